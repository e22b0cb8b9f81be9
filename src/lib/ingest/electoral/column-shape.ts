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
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value !== value) continue;
    filled++;
    sum += value;
    if (value > max) max = value;
    if (value < min) min = value;
    if (isAscending && value < last) isAscending = false;
    if (isSteady) {
      if (filled > 2 && value - last !== step) isSteady = false;
      step = value - last;
    }
    last = value;
    const whole = value | 0;
    if (whole === value && whole >= 0 && whole < SMALL) {
      distinct += 1 - small[whole];
      small[whole] = 1;
      continue;
    }
    if (!hasDecimals && !Number.isInteger(value)) hasDecimals = true;
    if (large.size <= MANY_VALUES) large.add(value);
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
