import { toIso } from '../../domain/day';
import { STATE_COLUMNS } from '../../domain/sector-matrix';
import {
  alliancesToCsv,
  countriesToCsv,
  matrixToCsv,
  reachToCsv,
  type SectorProvenance
} from '../../export/sector-csv';
import { EXPORT } from '../../text/es/shared/export';
import { SECTORS } from '../../text/es/sectores';
import { territory, view, workspace } from '../../session/app.svelte';
import { sectors } from './sectores.svelte';
import { download } from '../../kit/save-file';

/** @param usesCells whether the file says something of the cells too */
const isDemo = (usesCells: boolean) =>
  [workspace.tables.conferencias, workspace.tables.asistencias].includes('demo') ||
  (usesCells && workspace.isDemo);

/** What is looked at, and which of it the file holds. */
function provenance(filtered: boolean, usesCells: boolean): SectorProvenance {
  const { conferencias, asistencias } = workspace.tables;
  const names = [conferencias, asistencias].map((t) =>
    t === 'demo' ? EXPORT.demo : t === 'vacio' ? '' : t.nombre
  );
  const filters = filtered
    ? [
        ...view.sectores,
        sectors.one < 0 ? '' : view.conf,
        view.ent === null ? '' : territory.entidadName(view.ent)
      ]
    : [];
  return {
    fecha: toIso(view.fecha),
    filtros: filters.filter(Boolean).join(', '),
    fuente: [...new Set(names.filter(Boolean))].join('; '),
    demo: isDemo(usesCells)
  };
}

/** Saves the matrix of sectors, all its figures. */
export function saveMatrix(): void {
  const rows = sectors.shown.flatMap((row) =>
    Array.from({ length: STATE_COLUMNS }, (_, i) => (i + 1) % STATE_COLUMNS).map((state) => {
      const clave = state ? String(state).padStart(2, '0') : '';
      const why = sectors.absenceAt(row, state);
      const of = (figure: 'conferencias' | 'asistentes' | 'municipios' | 'integrantes') =>
        sectors.valueOf(figure, row, state);
      return {
        sector: sectors.nameOf(row),
        entidad: clave,
        nombre_entidad: clave ? territory.entidadName(clave) : SECTORS.noCountry,
        conferencias: of('conferencias'),
        asistentes: of('asistentes'),
        mujeres: sectors.matrix!.cells.mujeres[row * STATE_COLUMNS + state],
        municipios: of('municipios'),
        integrantes: of('integrantes'),
        motivo: why ? SECTORS.absence[why] : ''
      };
    })
  );
  download(matrixToCsv(rows, provenance(false, true)), SECTORS.matrixFile(toIso(view.fecha), isDemo(true)));
}

/** Saves the list on screen: where people came from, or from where nobody did. */
export function saveReach(): void {
  const { reach } = sectors;
  if (!reach) return;
  const what = view.huecos ? 'huecos' : 'origenes';
  const rows = (view.huecos ? sectors.gaps : sectors.origins).map((m) => {
    const { clave, nombre } = territory.catalog.municipios[m];
    return {
      cvegeo: clave,
      municipio: nombre,
      entidad: territory.entidadName(clave),
      asistentes: reach.asistentes[m],
      mujeres: reach.mujeres[m],
      conferencias: reach.conferencias[m],
      cococi_activo: sectors.isCovered(m) ? SECTORS.reach.active : SECTORS.reach.inactive,
      poblacion: workspace.population.values[m],
      motivo: reach.asistentes[m] > 0 ? '' : sectors.textOf(m)
    };
  });
  download(
    reachToCsv(rows, provenance(true, true)),
    SECTORS.reach.file(what, toIso(view.fecha), isDemo(true))
  );
}

/** Saves where those who live abroad live. */
export function saveCountries(): void {
  download(
    countriesToCsv(sectors.countries, provenance(true, false)),
    SECTORS.reach.file('paises', toIso(view.fecha), isDemo(false))
  );
}

/** Saves every pair of sectors and what they have in common. */
export function saveAlliances(): void {
  const rows = sectors.pairs.map(({ a, b, conferencias, municipios }) => ({
    a: sectors.nameOf(a),
    b: sectors.nameOf(b),
    conferencias,
    municipios
  }));
  download(
    alliancesToCsv(rows, provenance(false, false)),
    SECTORS.alliances.file(toIso(view.fecha), isDemo(false))
  );
}
