import type { Day } from './day';
import { GENDER, GENDERS, type MemberColumns, type MemberFilter } from './member';

/** How the cube is laid out: `[period][unit][sector][gender]`, the last sector being "sin sector". */
export interface CubeShape {
  units: number;
  /** Sectors in use plus one. */
  sectors: number;
  /** Last day of each period, ascending and evenly spaced; the first one holds everything before it too. */
  ends: Int32Array;
}

/** Persons accumulated up to the end of each period: any date is one slice, any span the difference of two. */
export interface MemberCube extends CubeShape {
  counts: Uint16Array | Uint32Array;
}

/** A cube of more cells than this makes its periods longer: 64 MB at two bytes each. */
export const MAX_CELLS = 32_000_000;
const WEEK = 7;

/** Cells of one period. */
export const sliceOf = ({ units, sectors }: CubeShape) => units * sectors * GENDERS;

/**
 * Weekly periods that end on `last`, as many as there are from the first day; two weeks, four… when weeks would not fit.
 */
export function planCube(
  units: number,
  sectors: number,
  first: Day,
  last: Day,
  maxCells = MAX_CELLS
): CubeShape {
  const slice = Math.max(1, units * sectors * GENDERS);
  let step = WEEK;
  const periods = () => Math.max(1, Math.ceil((last - first) / step) + 1);
  while (periods() > 1 && periods() * slice > maxCells) step *= 2;
  const count = periods();
  return {
    units,
    sectors,
    ends: Int32Array.from({ length: count }, (_, k) => last - (count - 1 - k) * step)
  };
}

/** The period that ends exactly on a day, or null when none does. */
function periodEnding(day: Day, { ends }: CubeShape): number | null {
  const step = ends.length > 1 ? ends[1] - ends[0] : 1;
  const k = (day - ends[0]) / step;
  return Number.isInteger(k) && k >= 0 && k < ends.length ? k : null;
}

/**
 * Sums the cube under a filter; null when it cannot say and SQL must: a date inside a period, or a filter of age,
 * which the cube does not hold. Members without a date stand in every slice, so a span leaves them out.
 */
export function sumCube(cube: MemberCube, filter: MemberFilter): MemberColumns | null {
  if (filter.edades) return null;
  const to = periodEnding(filter.fecha, cube);
  const from = filter.desde === null ? -1 : periodEnding(filter.desde - 1, cube);
  if (to === null || from === null) return null;
  const { units, sectors, counts } = cube;
  // A span that ends before it begins is empty, not negative.
  const [end, start] = [to, Math.min(from, to)].map((k) => k * sliceOf(cube));
  const personas = new Float64Array(units);
  const mujeres = new Float64Array(units);
  const conGenero = new Float64Array(units);
  const wanted = chosenSectors(filter, sectors);
  const [takesWomen, takesMen, takesUnknown] = [GENDER.mujer, GENDER.hombre, GENDER.sinDato].map(
    (g) => !filter.generos || filter.generos.includes(g)
  );
  for (let unit = 0; unit < units; unit++) {
    let women = 0;
    let men = 0;
    let unknown = 0;
    for (const sector of wanted) {
      const at = (unit * sectors + sector) * GENDERS;
      women += counts[end + at];
      men += counts[end + at + 1];
      unknown += counts[end + at + 2];
      if (from < 0) continue;
      women -= counts[start + at];
      men -= counts[start + at + 1];
      unknown -= counts[start + at + 2];
    }
    personas[unit] = (takesWomen ? women : 0) + (takesMen ? men : 0) + (takesUnknown ? unknown : 0);
    mujeres[unit] = women;
    conGenero[unit] = women + men;
  }
  return { personas, mujeres, conGenero };
}

function chosenSectors({ sectores }: MemberFilter, sectors: number): number[] {
  if (!sectores) return Array.from({ length: sectors }, (_, k) => k);
  const positions = sectores.map((s) => (s < 0 ? sectors - 1 : s));
  return [...new Set(positions)].filter((s) => s < sectors);
}
