import { foldName } from '../domain/catalog';
import type { ColumnContract } from '../domain/cococi';
import { DELIMITERS, readRows, type Delimiter, type Row } from './rows';

/** Where the header of a file is and which column of the file each canonical column is. */
export interface Header {
  delimiter: Delimiter;
  line: number;
  /** Headers as written, in the file's order. */
  written: string[];
  /** Position in the file of each canonical column that was found. */
  columns: Map<string, number>;
}

const SEARCHED_ROWS = 40;

/** Canonical columns that a row of headers names; the first header that matches wins. */
export function matchColumns(
  cells: readonly string[],
  contract: readonly ColumnContract[]
): Map<string, number> {
  const folded = cells.map(foldName);
  const columns = new Map<string, number>();
  for (const exact of [true, false])
    for (const { nombre, sinonimos } of contract) {
      if (columns.has(nombre)) continue;
      const names = exact ? [foldName(nombre)] : sinonimos;
      const at = folded.findIndex((h, i) => names.includes(h) && ![...columns.values()].includes(i));
      if (at >= 0) columns.set(nombre, at);
    }
  return columns;
}

/**
 * Finds the header among the first rows by trying each delimiter and keeping the row that names most canonical
 * columns. Returns null when no row names at least `least` of them.
 */
export function findHeader(text: string, contract: readonly ColumnContract[], least = 2): Header | null {
  let best: Header | null = null;
  for (const delimiter of DELIMITERS) {
    const rows: Row[] = [];
    readRows(text.slice(0, 200_000), delimiter, (row) => rows.push(row) < SEARCHED_ROWS);
    for (const row of rows) {
      const columns = matchColumns(row.cells, contract);
      if (columns.size >= least && columns.size > (best?.columns.size ?? 0))
        best = { delimiter, line: row.line, written: row.cells.map((c) => c.trim()), columns };
    }
  }
  return best;
}
