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

/** Without what says nothing of the number: the sign of a percentage, the mark of a text, apostrophes between thousands. */
const clean = (cell: string) =>
  cell
    .replaceAll('\u00a0', ' ')
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^['’](?=-?\d)/, '')
    .replace(/(?<=\d)['’](?=\d{3})/g, ' ');

/** The mark of a note after a figure: `948990*`, `51536 1/`, `1,024 p/`, `7¹`. */
const MARK = /(?<=\d)(?:\s*\*{1,3}|\s+\d{1,2}\/|\s*[a-z]\/|[¹²³⁴-⁹†‡]+)$/iu;
/** The value of a cell that Excel was told to keep as text: `="700"`. */
const unwrapped = (cell: string) => /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;

/** A figure without the mark of a note after it; the same text where it has none. */
export const withoutMark = (cell: string): string => unwrapped(cell.trim()).replace(MARK, '');

export const isAbsent = (cell: string): boolean => ABSENT.has(cell.trim().toLowerCase());
export const isNotApplicable = (cell: string): boolean => NOT_APPLICABLE.has(cell.trim().toLowerCase());
/** Whether a cell is a number, whichever the sign of its decimals. */
export const isWrittenFigure = (cell: string): boolean =>
  POINTS.test(clean(cell)) || COMMAS.test(clean(cell));

/** Which sign stands before the decimals of a column; the other one, spaces and apostrophes part thousands. */
export type DecimalSign = 'punto' | 'coma';

/** A figure as spreadsheets write it; null is *sin dato*, NaN is no number. */
export function readFigure(cell: string, sign: DecimalSign): number | null {
  if (isAbsent(cell)) return null;
  const written = clean(cell);
  if (sign === 'coma')
    return COMMAS.test(written) ? Number(written.replace(/[.\s]/g, '').replace(',', '.')) : NaN;
  return POINTS.test(written) ? Number(written.replace(/[,\s]/g, '')) : NaN;
}

/**
 * A number that a file keeps as one, as text that can be read in one way only: thousandths alone would look like
 * thousands (`1.234`).
 */
export const numberAsText = (value: number): string =>
  /^-?\d{1,3}\.\d{3}$/.test(String(value)) ? `${value}0` : String(value);
