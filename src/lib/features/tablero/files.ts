import { toIso } from '../../domain/day';
import { isClassMeasure, STATUS } from '../../domain/measure';
import { tableToCsv, type ExportRow } from '../../export/table-csv';
import { TABLE, UNIVERSE } from '../../text/es/shared/board';
import { UNMATCHED_REASON } from '../../text/es/tablero';
import { EXPORT } from '../../text/es/shared/export';
import { board, near, results, territory, view, workspace } from '../../session/app.svelte';
import { figureText, stageText } from '../../session/coverage/figures';
import { cellsSource, filtersOf, membersSource, peopleSource } from '../../session/coverage/provenance';
import { download } from '../../kit/save-file';

function membersAt(position: number) {
  const { members } = results;
  if (!members) return null;
  const { personas, mujeres, conGenero } = members;
  return { total: personas[position], mujeres: mujeres[position], conGenero: conGenero[position] };
}

/** Saves the table as shown: same rows, same order. */
export async function saveTable(): Promise<void> {
  // What is still being counted is waited for: a file is of one moment.
  await results.refresh();
  const { columns, answer } = board;
  if (!columns || !answer) return;
  if (board.wantsDistance) await near.ensure().catch(console.error);
  const context = board.measurerOf('cambio');
  const indicators = [...board.indicators.keys(), ...board.wordings.keys()].map((id) => ({
    id,
    name: board.textOf(id).name,
    at: board.measurerOf(id)!
  }));
  const raw = (value: number) => (Number.isNaN(value) ? null : value);
  const rows = board.rows.map((i): ExportRow => {
    const unit = territory.catalog.municipios[i];
    const outside = !board.universe.member[i];
    return {
      cvegeo: unit.clave,
      municipio: unit.nombre,
      entidad: territory.entidadName(unit.clave),
      etapa: outside ? '' : stageText(columns.presencia.values[i], board.stages),
      celulas_activas: raw(columns.celulas.values[i]),
      integrantes: raw(columns.integrantes.values[i]),
      mujeres: columns.mujeres.status[i] >= STATUS.sinDato ? null : answer.columns.mujeres[i],
      base_mujeres: raw(answer.columns.integrantesConMujeres[i]),
      meses_de_la_mas_nueva: raw(columns.edad.values[i]),
      personas: raw(workspace.population.values[i]),
      afiliados: outside ? null : membersAt(i),
      cambio: outside || !context ? null : figureText('cambio', context(i), board),
      km: outside ? null : raw(board.reach?.km[i] ?? NaN),
      cifras: Object.fromEntries(
        indicators.map(({ id, name, at }) => {
          const [value, status] = at(i);
          return [
            name,
            status >= STATUS.sinDato
              ? TABLE[status === STATUS.noAplica ? 'noAplicaLong' : 'sinDatoLong']
              : isClassMeasure(id)
                ? figureText(id, [value, status], board)
                : value
          ];
        })
      ),
      fuera: outside
    };
  });
  const unplaced = board.unplaced.map((u): ExportRow => ({
    cvegeo: u.clave,
    municipio: u.nombre,
    entidad: territory.entidadName(u.entidad),
    etapa: UNMATCHED_REASON[u.motivo],
    celulas_activas: null,
    integrantes: null,
    mujeres: null,
    base_mujeres: null,
    meses_de_la_mas_nueva: null,
    personas: null,
    afiliados: null,
    cambio: null,
    km: null,
    cifras: {},
    fuera: true
  }));
  const fecha = toIso(answer.fecha);
  const provenance = {
    fecha,
    universo: UNIVERSE[view.universo].name,
    filtros: filtersOf(answer, results.members !== null),
    fuenteCelulas: cellsSource(),
    fuentePersonas: peopleSource(),
    fuenteAfiliados: results.members ? membersSource() : '',
    contra: answer.before ? toIso(answer.before.fecha) : '',
    distancia: board.wantsDistance,
    cifras: indicators.map(({ name }) => name),
    demo: workspace.isDemo
  };
  download(tableToCsv([...rows, ...unplaced], provenance), EXPORT.tableFile(fecha, workspace.isDemo));
}
