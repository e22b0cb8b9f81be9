import Papa from 'papaparse';
import { decode, type Encoding } from '../decode';
import { countLines, DELIMITERS, readRows, type Row } from '../rows';
import { readHead, readWindows } from '../stream';
import { holdRow } from './held-table';
import { holdWindow } from './held-window';
import { HEAD_ROWS, type Head, type TableSource, type VisitRow } from './source';

/** Most characters looked at to find a header. */
const HEAD_TEXT = 200_000;

/** The first rows of a text, as each delimiter cuts them. */
export function headsOf(text: string): Head[] {
  return DELIMITERS.map((delimiter) => {
    const rows: Row[] = [];
    readRows(text.slice(0, HEAD_TEXT), delimiter, (row) => rows.push(row) < HEAD_ROWS);
    return { delimiter, rows };
  });
}

/**
 * Opens a file of delimited text, plain or compressed with gzip.
 * @param encoding as which it is read; without it the first bytes say
 * @throws FileError when it is not text
 */
export async function openDelimited(file: Blob, encoding?: Encoding): Promise<TableSource> {
  const bytes = await readHead(file);
  const head = decode(bytes);
  const used = encoding ?? head.encoding;
  const text = used === head.encoding ? head.text : new TextDecoder('windows-1252').decode(bytes);
  return {
    formato: 'texto',
    encoding: used,
    heads: headsOf(text),
    hoja: null,
    hojas: [],
    async read(delimiter, visit, report = () => {}) {
      let line = 1;
      const share = (done: number) => report(Math.min(1, done / Math.max(1, file.size)));
      for await (const window of readWindows(file, used, share))
        if ((line = readWindow(window, delimiter ?? ',', line, visit)) === STOPPED) return;
    },
    async hold(delimiter, held, after, onWide, report = () => {}) {
      let line = 1;
      const share = (done: number) => report(Math.min(1, done / Math.max(1, file.size)));
      const cut = delimiter ?? ',';
      const visit = ({ line, cells }: Row) => {
        if (line > after) holdRow(held, line, cells, onWide);
      };
      let isFirst = true;
      for await (const window of readWindows(file, used, share)) {
        line = window.includes('"')
          ? readWindow(window, cut, line, visit)
          : holdWindow(held, window, cut, line, after, onWide);
        // Room for all rows at once, if the others are as long as the first ones; a little more is added then.
        if (isFirst)
          held.reserve(Math.min(MOST_RESERVED, Math.ceil((1.02 * held.rows * file.size) / window.length)));
        isFirst = false;
      }
    }
  };
}

/** Rows that room is made for before they are seen. */
const MOST_RESERVED = 2 ** 19;

/** Instead of a line, when nothing more is wanted. */
const STOPPED = -1;

/** Reads a window whose first record stands on a line; returns the line after it. */
function readWindow(window: string, delimiter: string, from: number, visit: VisitRow): number {
  // Two files joined into one may end their lines in two ways.
  const text = window.includes('\r') ? window.replace(/\r\n?/g, '\n') : window;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  if (text.endsWith('\n')) data.pop();
  // Quotes that hold an end of line or do not close: such records are told apart one by one.
  if (
    text.includes('"') &&
    (errors.length > 0 || data.length !== countLines(text) + (text.endsWith('\n') ? 0 : 1))
  ) {
    let stopped = false;
    readRows(window, delimiter, (row) => {
      stopped = visit({ ...row, line: from + row.line - 1 }) === false;
      return !stopped;
    });
    return stopped ? STOPPED : from + countLines(window);
  }
  let line = from;
  for (const cells of data) if (visit({ line: line++, cells }) === false) return STOPPED;
  return line;
}
