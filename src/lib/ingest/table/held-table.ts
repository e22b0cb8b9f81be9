import { readFigure, withoutMark, type DecimalSign } from '../figures/number';
import { Separators } from '../figures/separators';

/** Room for rows at the beginning; it doubles as they come. */
const FIRST_ROWS = 1_024;
/** A column with more different texts that are no figures holds names or codes of single rows: they are not kept. */
const MOST_TEXTS = 4_000;
/** Whole numbers of more digits do not fit a number exactly. */
const MOST_DIGITS = 15;
/** Text of every cell whose own was not kept. */
const OTHER_TEXT = '…';
const MAYBE_FIGURE = /^[-+'’]?\s*\d[\d.,\s'’\u00a0]*%?$/;

/** No figure begins so. */
const isLetter = (code: number) => (code > 96 && code < 123) || (code > 64 && code < 91);

/** The whole number that a text of digits is, or −1. */
function wholeOf(text: string): number {
  const { length } = text;
  if (length === 0 || length > MOST_DIGITS) return -1;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** One column of a table held whole: whole numbers as they are, every other text once. */
export class HeldColumn {
  /** Of each row a whole number, or −1 − position in `texts`. */
  private cells: Float64Array = new Float64Array(FIRST_ROWS);
  readonly texts: string[] = ['', OTHER_TEXT];
  private readonly known = new Map<string, number>([['', 0]]);
  /** Its texts never come again: no more of them are kept. */
  isFull = false;

  /** @param asText every cell is kept as a text, so that zeros before a key stay */
  constructor(
    readonly header: string,
    readonly at: number,
    readonly asText: boolean
  ) {}

  /** Makes room for so many rows, more than there is room for. */
  grow(rows: number): void {
    const more = new Float64Array(rows);
    more.set(this.cells);
    this.cells = more;
  }

  put(row: number, cell: string): void {
    this.cells[row] = this.asText ? -1 - this.codeOf(cell) : this.numberOr(cell);
  }

  /** Puts a whole number, not negative; never in a column that is kept as text. */
  putWhole(row: number, value: number): void {
    this.cells[row] = value;
  }

  /** Puts a text that is not kept. */
  putOther(row: number): void {
    this.cells[row] = -2;
  }

  putBlank(row: number): void {
    this.cells[row] = -1;
  }

  private numberOr(cell: string): number {
    const value = wholeOf(cell);
    return value >= 0 ? value : -1 - this.codeOf(cell);
  }

  private codeOf(cell: string): number {
    // A column of texts that never come again: only what may be a figure is looked at.
    if (this.isFull && (isLetter(cell.charCodeAt(0)) || !MAYBE_FIGURE.test(cell))) return 1;
    const before = this.known.get(cell);
    if (before !== undefined) return before;
    const text = cell.trim();
    const same = text === cell ? undefined : this.known.get(text);
    if (same !== undefined) return same;
    if (!this.asText && this.texts.length > MOST_TEXTS && !MAYBE_FIGURE.test(text)) {
      this.isFull = true;
      return 1;
    }
    const code = this.texts.push(text) - 1;
    this.known.set(text, code);
    return code;
  }

  /** Whether the cell of a row is a whole number written with digits alone. */
  isWhole = (row: number): boolean => this.cells[row] >= 0;

  /** Position in `texts` of the cell of a row; −1 for a whole number. */
  codeAt = (row: number): number => (this.cells[row] < 0 ? -1 - this.cells[row] : -1);

  /** The cell of a row as written, trimmed. */
  textAt(row: number): string {
    const cell = this.cells[row];
    return cell < 0 ? this.texts[-1 - cell] : String(cell);
  }

  /** What its cells say of the signs in numbers. */
  separators(): Separators {
    const found = new Separators();
    for (const text of this.texts) found.add(withoutMark(text));
    // Of whole numbers only their length matters.
    if (found.isOpen)
      for (const cell of this.cells)
        if (cell >= 1_000) {
          found.add('1000');
          break;
        }
    return found;
  }

  /**
   * The figure of every row: NaN where there is none.
   * @param noted called with that of a figure with the mark of a note after it
   * @param unread called with the position in `texts` of what is neither a figure nor a word for an absent one
   */
  figures(
    rows: number,
    sign: DecimalSign,
    unread: (code: number) => void = () => {},
    noted: (code: number) => void = () => {}
  ): Float64Array {
    const values = this.texts.map((text, code) => {
      // Of the texts that were not kept none is a figure.
      const value = code === 1 ? (this.isFull ? NaN : null) : readFigure(text, sign);
      if (value === null) return NaN;
      if (!Number.isNaN(value)) return value;
      const bare = withoutMark(text);
      const marked = bare === text ? NaN : (readFigure(bare, sign) ?? NaN);
      if (Number.isNaN(marked)) unread(code);
      else noted(code);
      return marked;
    });
    const out = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const cell = this.cells[row];
      out[row] = cell < 0 ? values[-1 - cell] : cell;
    }
    return out;
  }
}

/** A table held whole, column by column, with the line of each of its rows. */
export class HeldTable {
  rows = 0;
  readonly columns: HeldColumn[];
  private lineAt: Int32Array = new Int32Array(FIRST_ROWS);
  /** Rows without a single whole number among the columns that are no keys, by position. */
  readonly wordy: number[] = [];
  private readonly numeric: readonly HeldColumn[];

  /** @param keys positions of the columns that say where a row is: kept as texts */
  constructor(written: readonly string[], keys: ReadonlySet<number>) {
    this.columns = written.map((header, at) => new HeldColumn(header, at, keys.has(at)));
    this.numeric = this.columns.filter((c) => !keys.has(c.at));
  }

  /** Holds a row; a blank one is left out. */
  add(line: number, cells: readonly string[]): void {
    const { columns, rows } = this;
    const width = columns.length;
    let at = 0;
    while (at < cells.length && cells[at].trim() === '') at++;
    if (at === cells.length) return;
    this.begin();
    for (let i = 0; i < width; i++) columns[i].put(rows, i < cells.length ? cells[i] : '');
    const { numeric } = this;
    at = 0;
    while (at < numeric.length && !numeric[at].isWhole(rows)) at++;
    this.end(line, at < numeric.length);
  }

  /** Position of the row that comes next, with room for it; it is held once it is ended. */
  begin(): number {
    const { rows } = this;
    if (rows >= this.lineAt.length) this.reserve(rows * 2);
    return rows;
  }

  /** Makes room for so many rows at once. */
  reserve(rows: number): void {
    if (rows <= this.lineAt.length) return;
    const lines = new Int32Array(rows);
    lines.set(this.lineAt);
    this.lineAt = lines;
    for (const column of this.columns) column.grow(rows);
  }

  /** Holds the row that was begun. */
  end(line: number, hasWhole: boolean): void {
    if (!hasWhole) this.wordy.push(this.rows);
    this.lineAt[this.rows] = line;
    this.rows++;
  }

  lineOf = (row: number): number => this.lineAt[row];
}

/**
 * Holds a row of cells.
 * @param onWide called with its position when it has something beyond the last column
 */
export function holdRow(
  held: HeldTable,
  line: number,
  cells: readonly string[],
  onWide: (row: number) => void
): void {
  const width = held.columns.length;
  if (cells.length > width && cells.slice(width).some((c) => c.trim() !== '')) onWide(held.rows);
  held.add(line, cells);
}
