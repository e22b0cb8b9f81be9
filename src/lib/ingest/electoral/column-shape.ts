/** Rows from which on the shape of a column says something. */
export const LEAST_SHAPED = 6;
/** Codes go no further. */
export const MOST_CODES = 12;

/** Whole numbers below this are told apart in a table of their own, and so many others at the most. */
const SMALL = 2 ** 16;
const MANY_VALUES = 20_000;

/** How the values of a column behave, over rows where it has one. */
export interface ColumnShape {
  filled: number;
  max: number;
  sum: number;
  isZero: boolean;
  isConstant: boolean;
  hasDecimals: boolean;
  /** Only 0 and 1. */
  isMark: boolean;
  isAscending: boolean;
  /** It grows by the same from row to row. */
  isSteady: boolean;
  isUnique: boolean;
  /** Small whole numbers from 1 on, as codes are. */
  isCode: boolean;
}

/**
 * Shape of a column of figures.
 * @param values one a row; NaN is *sin dato* and says nothing
 */
export function shapeOf(values: Float64Array): ColumnShape {
  let [filled, max, min, sum, last] = [0, -Infinity, Infinity, 0, -Infinity];
  let [hasDecimals, isAscending, isSteady, step] = [false, true, true, NaN];
  const small = new Uint8Array(SMALL);
  const large = new Set<number>();
  let distinct = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    filled++;
    sum += value;
    if (value > max) max = value;
    if (value < min) min = value;
    if (value < last) isAscending = false;
    if (filled > 2 && value - last !== step) isSteady = false;
    step = value - last;
    last = value;
    if (!Number.isInteger(value)) hasDecimals = true;
    if (value < SMALL && Number.isInteger(value) && value >= 0) {
      distinct += 1 - small[value];
      small[value] = 1;
    } else if (large.size <= MANY_VALUES) large.add(value);
  }
  distinct += large.size;
  const isConstant = distinct === 1;
  return {
    filled,
    max,
    sum,
    isZero: filled === 0 || (max === 0 && min === 0),
    isConstant: isConstant && filled > 1,
    hasDecimals,
    isMark: filled > 0 && min >= 0 && max <= 1 && !hasDecimals,
    isAscending: isAscending && distinct > 2,
    isSteady,
    isUnique: filled > 1 && (distinct === filled || large.size > MANY_VALUES),
    isCode: filled >= LEAST_SHAPED && min >= 1 && max <= MOST_CODES && !hasDecimals
  };
}
