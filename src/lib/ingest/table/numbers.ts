import { isAbsent, readFigure, type DecimalSign } from '../figures/number';

/** A whole number as spreadsheets write it: null when absent, NaN when it is not one. */
export function readCount(text: string, sign: DecimalSign): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (isAbsent(text)) return null;
  // A percentage, a power of ten or what is below zero counts nothing.
  const value = /[%e]|^-/i.test(text) ? NaN : readFigure(text, sign);
  return Number.isInteger(value) ? value : NaN;
}

/** A number with decimals, or a percentage; null when absent, NaN when it is none. */
export const readDecimal = (text: string, sign: DecimalSign): number | null => readFigure(text, sign);
