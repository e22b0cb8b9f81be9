/** A row of a table of votes as what looks for sums sees it. */
export interface SummedRow {
  /** What it says it is: a unit, a line of totals, or something that names no unit. */
  kind: 'unidad' | 'total' | 'sin-unidad';
  /** The cells that would name its unit are empty. */
  isBlank: boolean;
  /** What it says of the units it might be the sum of: its state and its district; empty where it says nothing. */
  groups: readonly string[];
}

/** What became of a row that is no unit: it is a sum, nearly one, or none. */
export type SumVerdict = 'suma' | 'casi' | 'no';

const TOLERANCE = 0.5;
/** A row without a unit whose sum is so near that of the others is a sum with a slip in it. */
const NEAR = 0.02;
const MOST_DIFFERING = 0.2;

type Sums = { values: Float64Array; rows: number };
const nothing = (width: number): Sums => ({ values: new Float64Array(width), rows: 0 });

/**
 * Which rows of a table are sums of others: those that name no unit and equal, in every figure, the sum of the units
 * above, of those since the sum before, of those below until the next one, of their state or district, or of all.
 * @param figures the columns of votes and their total; NaN adds nothing
 * @returns the verdict of each row that is no unit, by its position
 */
export function findSumRows(
  rows: readonly SummedRow[],
  figures: readonly Float64Array[]
): Map<number, SumVerdict> {
  const width = figures.length;
  const candidates = rows.flatMap((r, i) => (r.kind === 'unidad' ? [] : [i]));
  const verdicts = new Map<number, SumVerdict>();
  if (candidates.length === 0) return verdicts;
  const parts = [...candidates.map(() => nothing(width)), nothing(width)];
  const whole = nothing(width);
  const groups = new Map<string, Sums>();
  const add = (to: Sums, row: number) => {
    to.rows++;
    for (let k = 0; k < width; k++) if (!Number.isNaN(figures[k][row])) to.values[k] += figures[k][row];
  };
  let part = 0;
  rows.forEach((row, i) => {
    if (row.kind !== 'unidad') return void part++;
    add(parts[part], i);
    add(whole, i);
    for (const name of row.groups) {
      let group = groups.get(name);
      if (!group) groups.set(name, (group = nothing(width)));
      add(group, i);
    }
  });
  const above = nothing(width);
  candidates.forEach((row, n) => {
    above.rows += parts[n].rows;
    for (let k = 0; k < width; k++) above.values[k] += parts[n].values[k];
    const named = rows[row].groups.flatMap((g) => groups.get(g) ?? []);
    const sums = [above, parts[n], parts[n + 1], whole, ...named];
    const verdictsOf = sums.map((sum) => compare(figures, row, sum, rows[row]));
    verdicts.set(row, verdictsOf.includes('suma') ? 'suma' : verdictsOf.includes('casi') ? 'casi' : 'no');
  });
  return verdicts;
}

function compare(
  figures: readonly Float64Array[],
  row: number,
  sum: Sums,
  { isBlank, kind }: SummedRow
): SumVerdict {
  // One row that equals another says little, unless it names nothing at all.
  if (sum.rows === 0 || (sum.rows === 1 && !isBlank && kind !== 'total')) return 'no';
  let [compared, differ, shown, written, expected] = [0, 0, 0, 0, 0];
  figures.forEach((column, k) => {
    const value = column[row];
    if (Number.isNaN(value)) return;
    compared++;
    written += value;
    expected += sum.values[k];
    if (value !== 0) shown++;
    if (Math.abs(value - sum.values[k]) > TOLERANCE) differ++;
  });
  if (compared === 0 || shown === 0) return 'no';
  if (differ === 0) return 'suma';
  const isNear = Math.abs(written - expected) <= NEAR * expected || differ <= MOST_DIFFERING * compared;
  return isNear && (sum.rows > 1 || isBlank) ? 'casi' : 'no';
}
