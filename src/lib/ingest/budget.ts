import { FileError } from './problem';

const MEGA = 2 ** 20;

/**
 * What reading one file may take, whatever the file: beyond it a modest machine runs out of memory or of patience. Every
 * limit that is passed is told, with what it is.
 */
export const BUDGET = {
  /** Bytes of a file that is read whole, and of one compressed with gzip when it is open. */
  whole: 320 * MEGA,
  opened: 2_048 * MEGA,
  /** Bytes of one file of a zip when it is open, of all that are read of it, and of a workbook. */
  zipped: 200 * MEGA,
  zippedTogether: 400 * MEGA,
  workbook: 1_600 * MEGA,
  /** No file that a program wrote shrinks more than this, in a zip of maps or in a workbook. */
  shrunk: 250,
  sheetShrunk: 400,
  /** Files inside a zip. */
  entries: 20_000,
  /** Bytes of a line of text, and of a quoted text that never closes. */
  line: 8 * MEGA,
  quote: 4 * MEGA,
  /** Rows, columns and cells of a table. Excel has 16,384 columns. */
  rows: 5_000_000,
  columns: 16_384,
  cells: 300_000_000,
  /** Depth of a JSON, and vertices of a map. */
  nesting: 200,
  vertices: 40_000_000,
  /** Seconds that reading may take in all. */
  seconds: 900
} as const;

/** What a limit is of, as it is told. */
export type Limited = 'renglones' | 'columnas' | 'celdas' | 'vértices' | 'segundos' | 'archivos' | 'niveles';

/** Refuses what passes a limit. */
export function overBudget(of: Limited, most: number): never {
  throw new FileError('pasa-del-limite', { claves: [of], cuantas: most });
}

/** Rows between two looks at the clock. */
const LOOK = 10_000;

/** Counts what a reading takes of its budget. */
export class Spending {
  private rows = 0;
  private cells = 0;
  private readonly until: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.until = now() + 1_000 * BUDGET.seconds;
  }

  /** Adds a row of so many cells. @throws FileError `pasa-del-limite` */
  row(width: number): void {
    if (width > BUDGET.columns) overBudget('columnas', BUDGET.columns);
    this.cells += width;
    if (++this.rows > BUDGET.rows) overBudget('renglones', BUDGET.rows);
    if (this.cells > BUDGET.cells) overBudget('celdas', BUDGET.cells);
    if (this.rows % LOOK === 0 && this.now() > this.until) overBudget('segundos', BUDGET.seconds);
  }

  /** Adds rows that are held column by column. @throws FileError `pasa-del-limite` */
  held(rows: number, width: number): void {
    if (width > BUDGET.columns) overBudget('columnas', BUDGET.columns);
    if (rows > BUDGET.rows) overBudget('renglones', BUDGET.rows);
    if (rows * width > BUDGET.cells) overBudget('celdas', BUDGET.cells);
    if (this.now() > this.until) overBudget('segundos', BUDGET.seconds);
  }
}

/**
 * Depth of a JSON text, by its brackets outside of strings.
 * @throws FileError `pasa-del-limite` where it is deeper than any map or table
 */
export function refuseDeep(text: string): void {
  let [depth, quoted] = [0, false];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 92) i++;
      else if (code === 34) quoted = false;
    } else if (code === 34) quoted = true;
    else if (code === 91 || code === 123) {
      if (++depth > BUDGET.nesting) overBudget('niveles', BUDGET.nesting);
    } else if (code === 93 || code === 125) depth--;
  }
}
