import type { Row } from '../rows';
import { roleOf } from './roles';

const YEAR = /\b((?:19|20)\d\d)\b/;
export const ONLY_YEAR = /^\s*((?:19|20)\d\d)\s*(?:[/*a-z]{0,3})$/;
/** Rows that one header has at most. */
const MOST_LEVELS = 4;

const isNumber = (cell: string) => /^-?[\d.,\s]*\d[\d.,\s]*%?$/.test(cell.trim()) && !ONLY_YEAR.test(cell);
const filledIn = ({ cells }: Row) => cells.flatMap((c, i) => (c.trim() === '' ? [] : [i]));

/** The header of a table of figures: the words over each of its columns, from the upper row to the lower. */
export interface HeaderBlock {
  /** Position of its first row, and of the one after its last. */
  from: number;
  to: number;
  parts: string[][];
}

/**
 * The rows that are one header: the one that names the columns, those over it whose cells stand for several columns, and
 * those under it that part them.
 * @param at position of the row that names the columns
 * @param first position of the first row of data
 */
export function headerBlock(rows: readonly Row[], at: number, first: number): HeaderBlock {
  const isWords = (row: Row) => filledIn(row).length > 0 && !row.cells.some(isNumber);
  /** A title stands alone in the first cell; over the columns of places nothing else stands alone. */
  const isTitle = (row: Row) => {
    const filled = filledIn(row);
    return filled.length === 1 && filled[0] === 0;
  };
  const keys = rows[at].cells.flatMap((c, i) => (roleOf(c) === null ? [] : [i]));
  let from = at;
  /** What says something of the table has a colon, or stands over the columns of places alone. */
  const isRemark = (row: Row) =>
    row.cells.some((c) => /:\s*$/.test(c)) ||
    filledIn(row).every((i) => keys.includes(i) && (rows[at].cells[i] ?? '').trim() !== '');
  const isLevel = (row: Row) => isWords(row) && !isTitle(row) && !isRemark(row);
  while (from > 0 && at - from + 1 < MOST_LEVELS && isLevel(rows[from - 1])) from--;
  let to = at + 1;
  while (
    to < first &&
    to - from < MOST_LEVELS &&
    isWords(rows[to]) &&
    isUnder(rows[to], rows.slice(from, to))
  )
    to++;
  return { from, to, parts: partsOf(rows.slice(from, to)) };
}

/** Whether a row parts columns of the rows over it: nothing under the columns of places, and something where they are empty. */
function isUnder(row: Row, over: readonly Row[]): boolean {
  const filled = filledIn(row);
  const upper = (i: number) => over.map((r) => (r.cells[i] ?? '').trim()).filter(Boolean);
  return (
    filled.length > 1 &&
    filled.some((i) => upper(i).length === 0) &&
    filled.every(
      (i) => !upper(i).some((label) => roleOf(label) !== null) || upper(i).includes(row.cells[i].trim())
    )
  );
}

/** The words over each column; those of a merged cell are over all of its columns. */
function partsOf(levels: readonly Row[]): string[][] {
  const width = Math.max(0, ...levels.map((r) => r.cells.length));
  const text = (level: number, i: number) => (levels[level].cells[i] ?? '').replace(/\s+/g, ' ').trim();
  /** The column says where a row is: what stands over it is over no other. */
  const isOfPlace = (level: number, i: number) =>
    levels.some((_, lower) => lower > level && roleOf(text(lower, i)) !== null);
  const parts = Array.from({ length: width }, (): string[] => []);
  levels.forEach((_, level) => {
    let last = '';
    for (let i = 0; i < width; i++) {
      const own = text(level, i);
      const isParted = levels.some((_, lower) => lower > level && text(lower, i) !== '');
      // A cell with nothing under it is of its own column alone.
      if (own !== '') last = isParted && !isOfPlace(level, i) ? own : '';
      const label = own || (isParted ? last : '');
      if (label !== '' && parts[i].at(-1) !== label) parts[i].push(label);
    }
  });
  return parts;
}

/** What a column is called, the year over it, and the label by which it is shown. */
export interface ColumnLabel {
  /** As it is shown: its own words, or those over it. */
  label: string;
  nombre: string;
  periodo: string;
}

const spoken = (part: string) => part.replaceAll('_', ' ');

/** The label of a column by its parts, the year out of its name. */
export function labelOf(parts: readonly string[]): ColumnLabel {
  const years = parts.map((p) =>
    /\b(?:19|20)\d\d\s*[-–a]\s*(?:19|20)\d\d\b/.test(p) ? null : YEAR.exec(spoken(p))
  );
  const periodo = years.findLast((y) => y)?.[1] ?? '';
  const names = parts.map((p, i) =>
    (years[i] ? spoken(p).replace(YEAR, '') : spoken(p)).replace(/\s+/g, ' ').trim()
  );
  const nombre = names
    .filter((name, i) => name !== '' && (names[i - 1] ?? '').toLowerCase() !== name.toLowerCase())
    .join(', ');
  return { label: parts.at(-1) ?? '', nombre, periodo };
}

/** The header by which the role of a column is told: its own words, or those of its group with them. */
export function roleHeader(parts: readonly string[]): string {
  const [upper, lower] = [parts[0] ?? '', parts.at(-1) ?? ''];
  const ways = parts.length > 1 ? [`${lower} ${upper}`, `${upper} ${lower}`, lower] : [lower];
  return ways.find((header) => roleOf(header) !== null) ?? lower;
}
