import type { HeldTable } from './held-table';

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const SLASH = 47;
/** Whole numbers of more digits do not fit a number exactly. */
const MOST_DIGITS = 15;

/**
 * Holds the rows of a stretch of text without quotes, whose first row begins at its beginning: whole numbers are read
 * where they stand, and only what is something else becomes a text of its own.
 * @param line of its first row
 * @param after the header's line: rows up to it are passed over
 * @param onWide called with the position of a row that has something beyond the last column
 * @returns the line after its last row
 */
export function holdWindow(
  held: HeldTable,
  text: string,
  delimiter: string,
  line: number,
  after: number,
  onWide: (row: number) => void
): number {
  const cut = delimiter.charCodeAt(0);
  const { columns } = held;
  const width = columns.length;
  const { length } = text;
  let at = 0;
  for (; at < length; line++) {
    if (line <= after) {
      while (at < length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== RETURN) at++;
    } else {
      const row = held.begin();
      let [column, filled, hasWhole, isWide] = [0, false, false, false];
      for (;;) {
        const start = at;
        let value = 0;
        let isWhole = true;
        // A letter, a colon or a slash: no figure has one.
        let isWord = false;
        let code = 0;
        for (; at < length; at++) {
          code = text.charCodeAt(at);
          if (code === cut || code === LINE_FEED || code === RETURN) break;
          const digit = code - 48;
          if (digit >= 0 && digit <= 9) value = value * 10 + digit;
          else {
            isWhole = false;
            isWord ||= (code > 57 && code < 127) || code === SLASH;
          }
        }
        const size = at - start;
        if (column < width) {
          const own = columns[column];
          if (size === 0) own.putBlank(row);
          else if (isWhole && size <= MOST_DIGITS && !own.asText) {
            own.putWhole(row, value);
            filled = hasWhole = true;
          } else if (isWord && own.isFull) {
            own.putOther(row);
            filled = true;
          } else {
            own.put(row, text.slice(start, at));
            filled ||= isWhole || hasInk(text, start, at);
          }
        } else if (size > 0 && hasInk(text, start, at)) filled = isWide = true;
        column++;
        if (at >= length || code !== cut) break;
        at++;
      }
      for (; column < width; column++) columns[column].putBlank(row);
      if (filled) {
        if (isWide) onWide(row);
        held.end(line, hasWhole);
      }
    }
    if (text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    at++;
  }
  return line;
}

/** Whether there is more than blanks in a stretch of a text. */
function hasInk(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    // Blanks beyond the space and the tabulator are rare enough to be asked about.
    if (code > SPACE && code < 128) return true;
    if (code >= 128) return text.slice(at, to).trim() !== '';
  }
  return false;
}
