import Papa from 'papaparse';

/** A record of a delimited file and the physical line, from 1, on which it starts. */
export interface Row {
  line: number;
  cells: string[];
  /** The quotes of this line do not close; it was read without them. */
  brokenQuotes?: boolean;
}

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const NO_QUOTE = '\u0000';

const countLines = (text: string) => {
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
  let stopped = false;
  while (offset < source.length && !stopped) {
    const rest = offset === 0 ? source : source.slice(offset);
    let cursor = 0;
    let broken = false;
    Papa.parse<string[]>(rest, {
      delimiter,
      newline: eol,
      step: ({ data, errors, meta }, parser) => {
        if (errors.some((e) => e.type === 'Quotes')) {
          broken = true;
          parser.abort();
          return;
        }
        const end = meta.cursor;
        const afterLastLine = cursor >= rest.length && data.length === 1 && data[0] === '';
        if (afterLastLine) return;
        if (visit({ line, cells: data }) === false) {
          stopped = true;
          parser.abort();
        }
        line += countLines(rest.slice(cursor, end));
        cursor = end;
      }
    });
    if (!broken) return;
    const until = rest.indexOf(eol, cursor);
    const raw = rest.slice(cursor, until < 0 ? rest.length : until);
    if (visit({ line, cells: readPlain(raw, delimiter), brokenQuotes: true }) === false) return;
    line++;
    offset += until < 0 ? rest.length : until + 1;
  }
}
