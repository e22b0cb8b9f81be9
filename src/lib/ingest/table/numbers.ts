import { isAbsent, readFigure } from '../figures/number';

/**
 * A whole number as spreadsheets write it: null when absent, NaN when it is not one.
 * "1.000" is one or a thousand, depending on who wrote it: only a file that writes its decimals with a comma says.
 */
export function readCount(text: string, comma: boolean): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  if (isAbsent(text)) return null;
  const clean = text.replace(/[\s\u00a0]/g, '');
  if (comma)
    return /^\d{1,3}(?:\.\d{3})+(?:,0{1,2})?$|^\d+,0{1,2}$/.test(clean) ? readFigure(clean, true) : NaN;
  return /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?$/.test(clean) ? Number(clean.replaceAll(',', '')) : NaN;
}

/** A number with decimals, or a percentage; null when absent, NaN when it is none. Files of ours quote a leading minus. */
export const readDecimal = (text: string, comma: boolean): number | null =>
  readFigure(text.replace(/^['’](?=-)/, ''), comma);
