import Papa from 'papaparse';

/** A record of a delimited file and the physical line, from 1, on which it starts. */
export interface Row {
  line: number;
  cells: string[];
  /** The quotes of this line do not close; it was read without them. */
  brokenQuotes?: boolean;
}

/** What may separate the cells of a row. */
export const DELIMITERS = [',', ';', '\t', '|'] as const;
/** One of them. */
export type Delimiter = (typeof DELIMITERS)[number];

const NO_QUOTE = '\u0000';
/** Characters parsed at a time, so that a file full of broken quotes is not walked to its end for each of them. */
const WINDOW = 65_536;
const SHORT_WINDOW = 2_048;

/** Ends of line in a text, of any kind. */
export const countLines = (text: string) => {
  let lines = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) lines++;
  }
  return lines;
};

const readPlain = (line: string, delimiter: string): string[] =>
  (Papa.parse<string[]>(line, { delimiter, quoteChar: NO_QUOTE, newline: '\n' }).data[0] ?? ['']).map(
    (cell) => cell.replace(/^"|"$/g, '')
  );

/**
 * Splits text into records, keeping physical line numbers through quoted line breaks. A quote that never closes
 * would swallow the rest of the file: that one line is read without quotes and marked, and the rest goes on.
 * @param visit called with each record; returning false stops
 */
export function readRows(text: string, delimiter: string, visit: (row: Row) => boolean | void): void {
  const newline = /\r\n|\n|\r/.exec(text.slice(0, 1_000_000))?.[0] as '\r\n' | '\n' | '\r' | undefined;
  const source = newline === '\r' ? text : text.replace(/\r\n/g, '\n');
  const eol = newline === '\r' ? '\r' : '\n';
  let offset = 0;
  let line = 1;
  let size = WINDOW;
  while (offset < source.length) {
    const whole = offset + size >= source.length;
    const window = source.slice(offset, whole ? source.length : offset + size);
    let cursor = 0;
    let broken = false;
    let stopped = false;
    Papa.parse<string[]>(window, {
      delimiter,
      newline: eol,
      step: ({ data, errors, meta }, parser) => {
        const end = meta.cursor;
        // The last record of a window may go on in the next one.
        const unfinished = !whole && end >= window.length;
        // Text after a closing quote is wrong wherever the record ends; a quote that does not close may close later.
        const wrong = errors.some((e) => e.code === 'InvalidQuotes');
        if (unfinished || errors.some((e) => e.type === 'Quotes')) {
          broken = wrong || !unfinished;
          parser.abort();
          return;
        }
        const afterLastLine = cursor >= window.length && data.length === 1 && data[0] === '';
        if (afterLastLine) return;
        if (visit({ line, cells: data }) === false) {
          stopped = true;
          parser.abort();
        }
        line += countLines(window.slice(cursor, end));
        cursor = end;
      }
    });
    if (stopped) return;
    offset += cursor;
    if (broken) {
      const until = source.indexOf(eol, offset);
      const raw = source.slice(offset, until < 0 ? source.length : until);
      if (visit({ line, cells: readPlain(raw, delimiter), brokenQuotes: true }) === false) return;
      line++;
      offset += raw.length + 1;
    } else if (whole) return;
    // Where one quote is broken the next ones often are: little is read ahead until lines come whole again.
    size = broken ? SHORT_WINDOW : cursor === 0 ? size * 4 : Math.min(size * 4, WINDOW);
  }
}
