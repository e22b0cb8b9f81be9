import { rank } from 'd3-array';
import { STATUS, type MeasureValues } from '../domain/measure';

const LEAST_UNITS = 10;

/** Ranks from 0, ties sharing the mean of theirs. */
function meanRanks(values: readonly number[]): Float64Array {
  const lowest = rank(values);
  const ties = new Map<number, number>();
  for (const r of lowest) ties.set(r, (ties.get(r) ?? 0) + 1);
  return Float64Array.from(lowest, (r) => r + (ties.get(r)! - 1) / 2);
}

/**
 * Spearman's rank correlation, −1 to 1, over the units in scope that have both figures (zero is one); null with fewer
 * than ten of them or when a measure is the same everywhere.
 */
export function rankCorrelation(
  first: MeasureValues,
  second: MeasureValues,
  scope: Uint8Array
): number | null {
  const units = Array.from(scope.keys()).filter(
    (i) => scope[i] && first.status[i] < STATUS.sinDato && second.status[i] < STATUS.sinDato
  );
  if (units.length < LEAST_UNITS) return null;
  const [a, b] = [first, second].map((m) => meanRanks(units.map((i) => m.values[i])));
  const middle = (units.length - 1) / 2;
  let [cross, left, right] = [0, 0, 0];
  for (let k = 0; k < units.length; k++) {
    cross += (a[k] - middle) * (b[k] - middle);
    left += (a[k] - middle) ** 2;
    right += (b[k] - middle) ** 2;
  }
  return left && right ? cross / Math.sqrt(left * right) : null;
}
