import type { Encoding } from '../decode';
import type { Delimiter, Row } from '../rows';
import type { HeldTable } from './held-table';

/** The first rows of a table, as one delimiter cuts them; null where cells come apart by themselves. */
export interface Head {
  delimiter: Delimiter | null;
  rows: readonly Row[];
}

/** A sheet of a workbook. */
export interface Sheet {
  nombre: string;
  oculta: boolean;
}

/** Called with each row; answering false ends the reading. */
export type VisitRow = (row: Row) => boolean | void;

/** A file of rows, opened: its beginning is at hand, the rest is read when asked for, as often as needed. */
export interface TableSource {
  formato: 'texto' | 'xlsx' | 'ods' | 'parquet' | 'dbf';
  /** Null where the format itself says it. */
  encoding: Encoding | null;
  heads: readonly Head[];
  /** The sheet that is read, and all of them; empty where there are none. */
  hoja: string | null;
  hojas: readonly Sheet[];
  /** It came out of a zip: the bytes of the file are not those of the table. */
  deZip?: true;
  /** What the line over the table says, where one of several in a sheet was chosen. */
  titulo?: string;
  /** Its last line. */
  hasta?: number;
  /** Sheets that were put one under another, each with the lines it has here; absent where one was read. */
  juntas?: readonly string[];
  /** Sheets that were not read, hidden ones told; absent without any. */
  sinLeer?: readonly string[];
  /**
   * Visits the rows in order, until one of the visits answers false.
   * @param report called with the share read, 0–1
   * @throws NotUtf8 when text that began as UTF-8 turns out not to be; FileError when the file is damaged
   */
  read(delimiter: Delimiter | null, visit: VisitRow, report?: (share: number) => void): Promise<void>;
  /**
   * Holds all rows after a line; much faster than a visit to each.
   * @param onWide called with the position of a row that has something beyond the last column
   * @throws as `read`
   */
  hold?(
    delimiter: Delimiter | null,
    held: HeldTable,
    after: number,
    onWide: (row: number) => void,
    report?: (share: number) => void
  ): Promise<void>;
}

/** Which sheet to read, and how to know one that has what is looked for. */
export interface SheetChoice {
  sheet: string | null;
  fits: (heads: readonly Head[]) => boolean;
  /**
   * The header of a sheet and the positions of the columns that name its rows: sheets of one header are one table when
   * no row is named twice. Without it several sheets that fit are asked about.
   */
  planOf?: (heads: readonly Head[]) => JoinPlan | null;
}

/** How sheets that may be one table are joined. */
export interface JoinPlan {
  header: { line: number; written: readonly string[] };
  /** Positions of the columns that name a row. */
  keys: readonly number[];
  /** What names a row, where the cells of those columns alone do not say it; null for rows that are of no unit. */
  nameOf?: (row: Row) => string | null;
  /** What the name of a sheet says of all its rows, such as a year: sheets that say other things are never one table. */
  tagOf?: (sheet: string) => string;
}

/** Rows looked at to find a header. */
export const HEAD_ROWS = 60;
