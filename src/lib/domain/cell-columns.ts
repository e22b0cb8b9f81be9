import type { CoverageColumns } from './coverage';
import type { Day } from './day';
import type { Stage } from './stage';

/** Which cells are counted. */
export interface CellFilter {
  /** The date shown: cells constituted after it do not exist yet. */
  fecha: Day;
  /** Only cells constituted on this day or later; null for all. */
  desde: Day | null;
  /** Positions of sectors; −1 is "sin sector"; null for all. */
  sectores: readonly number[] | null;
  stages: readonly Stage[];
}

/**
 * The cells that have a date as plain columns of codes, oldest first: what the page counts when a control moves.
 * A `mun` from `units` on is a place that the frame does not have; `integrantes` and `mujeres` are −1 where *sin dato*.
 */
export interface CellColumns {
  units: number;
  /** Units and the places beyond them. */
  places: number;
  fecha: Int32Array;
  mun: Int16Array;
  sector: Int16Array;
  etapa: Int8Array;
  integrantes: Int32Array;
  mujeres: Int32Array;
  /** Number of the sección of each, 0 where *sin dato*; null when no cell has one. */
  seccion: Uint16Array | null;
  /** Point of each as `[lon, lat, lon, lat, …]`, NaN where *sin dato*; null when no cell has one. */
  punto: Float64Array | null;
}

/** Cells and active cells of each place that the frame does not have, from code `units` on. */
export interface BeyondCounts {
  celulas: Float64Array;
  activas: Float64Array;
}

/** First row whose day is later than `day`, in a column that ascends. */
export function rowAfter(days: Int32Array, day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Visits the rows of the active cells of a filter, oldest first. */
export function eachActive(
  { fecha, etapa, sector }: CellColumns,
  filter: CellFilter,
  visit: (row: number) => void
): void {
  const wanted = filter.sectores && new Set(filter.sectores);
  const end = rowAfter(fecha, filter.fecha);
  for (let row = filter.desde === null ? 0 : rowAfter(fecha, filter.desde - 1); row < end; row++)
    if (etapa[row] >= 0 && filter.stages[etapa[row]].activa && (!wanted || wanted.has(sector[row])))
      visit(row);
}

/**
 * Counts the cells of a filter per municipality: the same answer as the engine's coverage question, in one pass over
 * the rows between two dates.
 */
export function countCoverage(
  cells: CellColumns,
  filter: CellFilter
): { columns: CoverageColumns; beyond: BeyondCounts } {
  const { places, units, mun, etapa, sector, integrantes, mujeres, fecha } = cells;
  const column = (fill = 0) => new Float64Array(places).fill(fill);
  const listed = filter.stages.length;
  const porEtapa = Array.from({ length: listed + 1 }, () => column());
  const [activas, members, known, women, base] = [column(), column(), column(), column(), column()];
  const [first, last] = [column(NaN), column(NaN)];
  const active = filter.stages.map((s) => s.activa);
  const wanted = filter.sectores && new Set(filter.sectores);
  const end = rowAfter(fecha, filter.fecha);
  for (let row = filter.desde === null ? 0 : rowAfter(fecha, filter.desde - 1); row < end; row++) {
    if (wanted && !wanted.has(sector[row])) continue;
    const place = mun[row];
    const stage = etapa[row];
    porEtapa[stage < 0 ? listed : stage][place]++;
    if (stage < 0 || !active[stage]) continue;
    if (activas[place]++ === 0) first[place] = fecha[row];
    last[place] = fecha[row];
    if (integrantes[row] < 0) continue;
    known[place]++;
    members[place] += integrantes[row];
    if (mujeres[row] < 0) continue;
    women[place] += mujeres[row];
    base[place] += integrantes[row];
  }
  for (let i = 0; i < units; i++) if (activas[i] > 0 && known[i] === 0) members[i] = NaN;
  const inside = (values: Float64Array) => values.subarray(0, units);
  return {
    columns: {
      activas: inside(activas),
      porEtapa: porEtapa.map(inside),
      integrantes: inside(members),
      mujeres: inside(women),
      integrantesConMujeres: inside(base),
      primera: inside(first),
      ultima: inside(last)
    },
    beyond: {
      activas: activas.slice(units),
      celulas: Float64Array.from({ length: places - units }, (_, i) =>
        porEtapa.reduce((sum, stage) => sum + stage[units + i], 0)
      )
    }
  };
}

/** A cell as a list shows it, but for its name; NaN is *sin dato*, `sector` −1 without sector. */
export interface ListedCell {
  /** Its row in the columns. */
  row: number;
  fecha: Day;
  etapa: number;
  sector: number;
  integrantes: number;
  mujeres: number;
}

/** The cells of one municipality under a filter, whatever their stage, newest first. */
export function listCells(cells: CellColumns, filter: CellFilter, mun: number): ListedCell[] {
  const wanted = filter.sectores && new Set(filter.sectores);
  const known = (value: number) => (value < 0 ? NaN : value);
  const found: ListedCell[] = [];
  const first = filter.desde === null ? 0 : rowAfter(cells.fecha, filter.desde - 1);
  for (let row = rowAfter(cells.fecha, filter.fecha) - 1; row >= first; row--) {
    if (cells.mun[row] !== mun || (wanted && !wanted.has(cells.sector[row]))) continue;
    found.push({
      row,
      fecha: cells.fecha[row],
      etapa: cells.etapa[row],
      sector: cells.sector[row],
      integrantes: known(cells.integrantes[row]),
      mujeres: known(cells.mujeres[row])
    });
  }
  return found;
}
