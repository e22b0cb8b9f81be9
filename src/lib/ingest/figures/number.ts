/** What tables write where they know nothing: *sin dato*. */
const ABSENT = new Set([
  '',
  '*',
  '-',
  '--',
  'n/d',
  'nd',
  'n.d.',
  'na',
  'n/a',
  's/d',
  'sd',
  's. d.',
  'sin dato',
  'c',
  '…',
  '...',
  'null'
]);
/** What they write where there is nothing to know. */
const NOT_APPLICABLE = new Set(['no aplica', 'n. a.', 'n.a.']);

// Digits after a leading zero are a code, and numbers apart by a space are several, unless they are thousands.
const POINTS = /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[,\s]\d{3})+)(?:\.\d+)?(?:e[-+]?\d+)?$/i;
const COMMAS = /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[.\s]\d{3})+)(?:,\d+)?$/;

const clean = (cell: string) => cell.replaceAll('\u00a0', ' ').trim().replace(/\s*%$/, '');

export const isAbsent = (cell: string): boolean => ABSENT.has(cell.trim().toLowerCase());
export const isNotApplicable = (cell: string): boolean => NOT_APPLICABLE.has(cell.trim().toLowerCase());
/** Whether a cell is a number, whichever the sign of its decimals. */
export const isWrittenFigure = (cell: string): boolean =>
  POINTS.test(clean(cell)) || COMMAS.test(clean(cell));

/** Whether a number can only be read with a comma before its decimals. */
export const needsComma = (cell: string): boolean => COMMAS.test(clean(cell)) && !POINTS.test(clean(cell));

/** A figure as spreadsheets write it; null is *sin dato*, NaN is no number. `comma` stands before the decimals. */
export function readFigure(cell: string, comma: boolean): number | null {
  if (isAbsent(cell)) return null;
  const written = clean(cell);
  if (comma) return COMMAS.test(written) ? Number(written.replace(/[.\s]/g, '').replace(',', '.')) : NaN;
  return POINTS.test(written) ? Number(written.replace(/[,\s]/g, '')) : NaN;
}
