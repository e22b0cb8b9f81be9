/** Which columns of a table add up to another one: decided by arithmetic over its rows, whatever they are called. */

/** Sums of counts may be off by this: votes shared out among parties come rounded. */
const TOLERANCE = 0.5;
/** Rows looked at while searching; what is found is held against all of them. */
const SEARCHED_ROWS = 3_000;
/** A search ends as soon as so many of the rows add up, or after these many tries. */
const SURE = 0.995;
const TRIES = 60;
/** Tries for what must hold in nearly all rows: one without a slip in it comes soon. */
const FEW_TRIES = 10;
const NEARLY_ALL = 0.95;
const MOST_TRIES = 400;
/** What all tries together may cost, as columns cubed. */
const COST = 3_000_000;
/** Least value by which rows are divided when they are put in echelon form. */
const EPSILON = 1e-7;

/** How many rows say both the sum and its addends, and in what share of them they agree. */
export interface Fit {
  share: number;
  compared: number;
  /** What they differ by in all, where they do not agree to the last decimal. */
  apart: number;
}

/**
 * In what share of the rows some columns add up to another one. A cell without a figure adds nothing; a row without any
 * figure, without the sum or with nothing in either is not compared.
 * @param rows positions to look at; all of them without
 */
export function fitOf(columns: readonly Float64Array[], sum: Float64Array, rows?: ArrayLike<number>): Fit {
  const count = rows ? rows.length : sum.length;
  const tolerance = isWhole(sum) && columns.every(isWhole) ? 0 : TOLERANCE;
  const total = new Float64Array(count);
  const known = new Uint8Array(count);
  // Column after column: row after row would jump from one to the next in memory.
  for (const column of columns)
    for (let k = 0; k < count; k++) {
      const value = column[rows ? rows[k] : k];
      if (value !== value) continue;
      total[k] += value;
      known[k] = 1;
    }
  let [compared, agree, apart] = [0, 0, 0];
  for (let k = 0; k < count; k++) {
    const wanted = sum[rows ? rows[k] : k];
    // Nothing equals nothing everywhere: such rows say nothing.
    if (Number.isNaN(wanted) || !known[k] || (wanted === 0 && total[k] === 0)) continue;
    compared++;
    const off = Math.abs(total[k] - wanted);
    apart += off;
    if (off <= tolerance) agree++;
  }
  return { share: compared ? agree / compared : 0, compared, apart };
}

const whole = new WeakMap<Float64Array, boolean>();

/** Whether a column holds whole numbers alone; remembered for each. */
export function isWhole(column: Float64Array): boolean {
  let known = whole.get(column);
  if (known === undefined) {
    known = column.every((v) => Number.isNaN(v) || Number.isInteger(v));
    whole.set(column, known);
  }
  return known;
}

/** A seeded generator: the same table is always read alike. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const at = (column: Float64Array, row: number) => (Number.isNaN(column[row]) ? 0 : column[row]);

/** Rows in reduced echelon form: the columns that stand for themselves, and how every other one is made of them. */
interface Echelon {
  /** Row of each column that is a pivot; −1 for the others. */
  pivotRow: Int32Array;
  /** Row by row, one entry per column and the sum last, each divided by the greatest value of its column. */
  matrix: Float64Array[];
  scale: Float64Array;
}

/** Eliminates with the columns in their order, so that the first ones stand for themselves. */
function echelon(columns: readonly Float64Array[], sum: Float64Array, rows: readonly number[]): Echelon {
  const width = columns.length;
  const scale = Float64Array.from([...columns, sum], (c) =>
    Math.max(1, ...rows.map((r) => Math.abs(at(c, r))))
  );
  const matrix = rows.map((row) =>
    Float64Array.from([...columns, sum], (column, i) => at(column, row) / scale[i])
  );
  const pivotRow = new Int32Array(width).fill(-1);
  let next = 0;
  for (let column = 0; column < width && next < matrix.length; column++) {
    let best = next;
    for (let row = next + 1; row < matrix.length; row++)
      if (Math.abs(matrix[row][column]) > Math.abs(matrix[best][column])) best = row;
    const pivot = matrix[best][column];
    if (Math.abs(pivot) < EPSILON) continue;
    [matrix[next], matrix[best]] = [matrix[best], matrix[next]];
    const own = matrix[next];
    for (let i = column; i <= width; i++) own[i] /= pivot;
    for (let row = 0; row < matrix.length; row++) {
      if (row === next) continue;
      const factor = matrix[row][column];
      if (factor === 0) continue;
      const other = matrix[row];
      for (let i = column; i <= width; i++) other[i] -= factor * own[i];
    }
    pivotRow[column] = next++;
  }
  return { pivotRow, matrix, scale };
}

/** Rows in which every column that is not always zero says something, and as many others. */
function pickRows(columns: readonly Float64Array[], rows: ArrayLike<number>, random: () => number): number[] {
  const picked = new Set<number>();
  const any = () => rows[Math.floor(random() * rows.length)];
  for (const column of columns)
    for (let tries = 0; tries < 40; tries++) {
      const row = any();
      if (at(column, row) === 0 || picked.has(row)) continue;
      picked.add(row);
      break;
    }
  // A sum must hold in more rows than there are columns to be found.
  for (let tries = 0; picked.size < columns.length + 4 && tries < 4 * columns.length; tries++)
    picked.add(any());
  return [...picked];
}

/** Some rows of a table, evenly taken. */
export function sampleRows(rows: number, most = SEARCHED_ROWS): Int32Array {
  const count = Math.min(rows, most);
  return Int32Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

/** Columns that add up to another, and how well. */
export interface Addends extends Fit {
  /** Positions among the columns given. */
  columns: number[];
}

const ofWeights = ({ pivotRow, matrix, scale }: Echelon, width: number): number[] =>
  Array.from({ length: width }, (_, i) => i).filter(
    (i) => pivotRow[i] >= 0 && (matrix[pivotRow[i]][width] * scale[width]) / scale[i] > 0.5
  );

/**
 * The columns that add up to another one in most rows, found by elimination over rows taken by chance: a few rows that
 * do not add up spoil some tries, not all. Of columns that are sums of one another the earlier ones are taken.
 * @returns null when nothing adds up in at least `least` of the rows
 */
export function findAddends(
  columns: readonly Float64Array[],
  sum: Float64Array,
  least = 0.6
): Addends | null {
  const rows = sampleRows(sum.length);
  const usable = rows.filter((row) => !Number.isNaN(sum[row]));
  if (columns.length === 0 || usable.length <= columns.length) return null;
  const random = seeded(columns.length * 7_919 + sum.length);
  let best: Addends | null = null;
  const tries =
    least >= NEARLY_ALL ? FEW_TRIES : Math.max(TRIES, Math.min(MOST_TRIES, COST / columns.length ** 3));
  for (let attempt = 0; attempt < tries && (best?.share ?? 0) < SURE; attempt++) {
    const found = ofWeights(echelon(columns, sum, pickRows(columns, usable, random)), columns.length);
    if (found.length === 0) continue;
    const fit = fitOf(
      found.map((i) => columns[i]),
      sum,
      usable
    );
    if (fit.share > (best?.share ?? 0)) best = { columns: found, ...fit };
  }
  if (!best || best.share < least) return null;
  const whole = fitOf(
    best.columns.map((i) => columns[i]),
    sum
  );
  return { columns: best.columns, ...whole };
}

/** Steps of a search among all subsets before it gives up. */
const MOST_STEPS = 150_000;

/**
 * Every set of columns that adds up exactly to another one in all rows: for tables of few rows, where elimination says
 * little. Columns that are always zero are in none.
 * @param most sets after which the search ends
 * @returns null when there are too many to look at
 */
export function subsetsAdding(
  columns: readonly Float64Array[],
  sum: Float64Array,
  most = 64
): number[][] | null {
  // Whole numbers add up exactly; of a few rows nothing else would say anything.
  const tolerance = [sum, ...columns].every(isWhole) ? 0 : TOLERANCE;
  const rows = Array.from(sum.keys()).filter((row) => !Number.isNaN(sum[row]));
  const order = Array.from(columns.keys())
    .filter((i) => rows.some((row) => at(columns[i], row) !== 0))
    .sort(
      (a, b) =>
        rows.reduce((s, r) => s + at(columns[b], r), 0) - rows.reduce((s, r) => s + at(columns[a], r), 0)
    );
  // What the columns from each position on may still add, row by row.
  const rest = order.map(() => new Float64Array(rows.length));
  for (let i = order.length - 1; i >= 0; i--)
    rows.forEach((row, k) => (rest[i][k] = at(columns[order[i]], row) + (rest[i + 1]?.[k] ?? 0)));
  const left = Float64Array.from(rows, (row) => sum[row]);
  const found: number[][] = [];
  const chosen: number[] = [];
  let steps = 0;
  const search = (i: number): boolean => {
    if (++steps > MOST_STEPS) return false;
    if (left.every((v) => Math.abs(v) <= tolerance)) {
      found.push([...chosen]);
      if (found.length >= most) return false;
      // What would be added now is more than zero somewhere.
      return true;
    }
    if (i === order.length || rows.some((_, k) => left[k] > rest[i][k] + tolerance)) return true;
    const column = columns[order[i]];
    if (rows.every((row, k) => at(column, row) <= left[k] + tolerance)) {
      rows.forEach((row, k) => (left[k] -= at(column, row)));
      chosen.push(order[i]);
      const goOn = search(i + 1);
      chosen.pop();
      rows.forEach((row, k) => (left[k] += at(column, row)));
      if (!goOn) return false;
    }
    return search(i + 1);
  };
  const ended = search(0);
  return ended || found.length >= most ? found : null;
}

/** Whether each of some columns is the sum of a group of others, every one of which is in exactly one group. */
export function refines(finer: readonly Float64Array[], coarser: readonly Float64Array[]): boolean {
  if (coarser.length === 0) return finer.every((c) => c.every((v) => v === 0 || Number.isNaN(v)));
  if (finer.length <= coarser.length) return false;
  const [first, ...others] = coarser;
  for (const group of subsetsAdding(finer, first) ?? []) {
    if (group.length < 2 && coarser.length === 1 && finer.length > 1) continue;
    const left = finer.filter((_, i) => !group.includes(i));
    if (others.length === 0 ? left.length === 0 : refines(left, others)) return true;
  }
  return false;
}
