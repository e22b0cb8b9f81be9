import { foldName } from '../../domain/catalog';

/** Whose voters a column of rolls says over and over, in each of the rows of the same: coarser first. */
export const ROLL_SPANS = ['entidad', 'distrito', 'municipio', 'seccion'] as const;
/** One of them. */
export type RollSpan = (typeof ROLL_SPANS)[number];

const NAMED: Record<RollSpan, RegExp> = {
  entidad: /\b(entidad|estado|estatal)\b/,
  distrito: /\b(distrito|dto|dtto|distrital)\b/,
  municipio: /\b(municipio|mun|mpio|municipal)\b/,
  seccion: /\b(seccion|secc|seccional)\b/
};
/** INE halves the roll of a sección among its casillas: equal halves come about by chance, one in two. */
const LEAST_COINCIDENCES: Record<RollSpan, number> = { entidad: 6, distrito: 6, municipio: 6, seccion: 14 };
const NEARLY_ALL = 0.95;
/** Voters of one casilla at most (LGIPE art. 253-3), with some room. */
const MOST_OF_CASILLA = 800;

/**
 * The places whose voters a column of rolls repeats in each of their rows, as files of casillas do with the roll of their
 * sección: adding them up would count everybody several times.
 * @param header as written: it may say it
 * @param rolls of each row; NaN where nothing is said
 * @param votes of each row: where those of a place exceed its roll, the roll is that of the row
 * @param groupOf what names the place of a row; null for none
 * @param ofCasillas each row is a polling place
 */
export function repeatedRoll(
  header: string,
  rolls: Float64Array,
  votes: Float64Array,
  groupOf: (row: number, span: RollSpan) => number | null,
  ofCasillas: boolean
): RollSpan | null {
  const folded = foldName(header);
  for (const span of ROLL_SPANS) {
    const places = new Map<number, { roll: number; rows: number; votes: number; isOne: boolean }>();
    rolls.forEach((roll, row) => {
      if (!(roll > 0)) return;
      const name = groupOf(row, span);
      if (name === null) return;
      const place = places.get(name);
      const cast = Number.isNaN(votes[row]) ? 0 : votes[row];
      if (!place) places.set(name, { roll, rows: 1, votes: cast, isOne: true });
      else {
        place.rows++;
        place.votes += cast;
        if (place.roll !== roll) place.isOne = false;
      }
    });
    const several = [...places.values()].filter((p) => p.rows > 1);
    const alike = several.filter((p) => p.isOne);
    if (several.length === 0 || alike.length < NEARLY_ALL * several.length) continue;
    if (alike.some((p) => p.votes > p.roll)) continue;
    const coincidences = alike.reduce((sum, p) => sum + p.rows - 1, 0);
    // No casilla has so many: the roll is that of all of them.
    if (span === 'seccion' && ofCasillas && alike.every((p) => p.roll > MOST_OF_CASILLA)) return span;
    if (NAMED[span].test(folded) || coincidences >= LEAST_COINCIDENCES[span]) return span;
  }
  return null;
}
