import { toIso } from '../../domain/day';
import { entryOf } from '../../domain/measure';
import { patternToCsv } from '../../export/pattern-csv';
import { WITHHELD } from '../../export/suppress';
import { PATTERNS } from '../../text/es/patrones';
import { board, territory, view, workspace } from '../../session/app.svelte';
import { patterns } from './patrones.svelte';
import { download } from '../../kit/save-file';

const known = (value: number) => (Number.isNaN(value) ? null : value);

/** Saves the pattern on screen; the figures of few persons stay here. */
export function savePattern(): void {
  const { found, rows, shown: measure } = patterns;
  if (!found) return;
  const demo = workspace.isDemo;
  const fecha = toIso(view.fecha);
  const { local, values } = found;
  const lines = rows.map((m) => {
    const { clave, nombre } = territory.catalog.municipios[m];
    const isWithheld = entryOf(measure)?.ofPersons && board.isTooFew(m);
    return {
      cvegeo: clave as string,
      municipio: nombre,
      entidad: territory.entidadName(clave),
      valor: isWithheld ? WITHHELD : values[m],
      grupo: PATTERNS.groups[local.group[m]!],
      i_local: isWithheld ? WITHHELD : known(local.i[m]),
      p: known(local.p[m]),
      q: known(local.q[m])
    };
  });
  const context = {
    medida: board.textOf(measure).name,
    vecinos: PATTERNS.weights[view.vecindad],
    permutaciones: found.tries,
    semilla: found.seed,
    fecha,
    demo
  };
  download(patternToCsv(lines, context), PATTERNS.file(fecha, demo));
}
