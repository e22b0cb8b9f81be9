import { foldName } from '../domain/catalog';
import type { ColumnContract } from '../domain/contract';
import { quotable } from '../domain/privacy';
import type { Delimiter, Row } from './rows';
import type { Head } from './table/source';

/** Where the header of a file is and which column of the file each canonical column is. */
export interface Header {
  /** Null where cells come apart by themselves. */
  delimiter: Delimiter | null;
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
  const taken = new Set<number>();
  for (const exact of [true, false])
    for (const { nombre, sinonimos } of contract) {
      if (columns.has(nombre)) continue;
      const names = exact ? [foldName(nombre)] : sinonimos;
      const at = folded.findIndex((h, i) => names.includes(h) && !taken.has(i));
      if (at < 0) continue;
      columns.set(nombre, at);
      taken.add(at);
    }
  return columns;
}

/**
 * A row of headers together with the row over it, whose cells may be merged over several columns: `own` takes the
 * upper word where the lower one is empty, `joined` are the ways to say both.
 */
function withUpper(row: Row, above: Row | undefined): { own: string[]; joined: string[][] } {
  const own = row.cells.map((c) => c.trim());
  const upper = (above?.cells ?? []).map((c) => c.trim());
  // A title stands alone, in the first cell.
  if (new Set(upper.filter(Boolean)).size < 2 && !upper.slice(1).some(Boolean)) return { own, joined: [] };
  let last = '';
  const groups = own.map((_, i) => (last = upper[i] || last));
  const both = (say: (group: string, cell: string) => string) =>
    own.map((cell, i) => (cell && groups[i] && groups[i] !== cell ? say(groups[i], cell) : cell));
  return {
    own: own.map((cell, i) => cell || (upper[i] ?? '')),
    joined: [
      both((group, cell) => `${group} ${cell}`),
      both((group, cell) => `${cell} ${group}`),
      // The total of a group is what the group counts.
      both((group, cell) => (foldName(cell) === 'total' ? group : cell))
    ]
  };
}

/** A row read as a header: each column by its own words, else by those of the header over it. */
function readHeader(row: Row, above: Row | undefined, contract: readonly ColumnContract[]) {
  const { own, joined } = withUpper(row, above);
  const columns = matchColumns(own, contract);
  for (const cells of joined) {
    const taken = new Set(columns.values());
    const rest = contract.filter((c) => !columns.has(c.nombre));
    const free = cells.map((c, i) => (taken.has(i) ? '' : c));
    for (const [name, at] of matchColumns(free, rest)) columns.set(name, at);
  }
  // A header may be a row of persons: it is quoted wherever columns are named.
  return { written: own.map((h) => quotable(h)), columns };
}

/** Every row among the first ones of each head that names at least `least` canonical columns, in the file's order. */
export function findHeaders(
  heads: readonly Head[],
  contract: readonly ColumnContract[],
  least = 2
): Header[] {
  const found: Header[] = [];
  for (const { delimiter, rows } of heads)
    rows.slice(0, SEARCHED_ROWS).forEach((row, i) => {
      // The row alone first: most are no header, and looking at two rows takes twice as long.
      if (matchColumns(row.cells, contract).size === 0) return;
      const { written, columns } = readHeader(row, rows[i - 1], contract);
      if (columns.size >= least) found.push({ delimiter, line: row.line, written, columns });
    });
  return found;
}

/**
 * Finds the header among the first rows of each head: the row that names most canonical columns.
 * Returns null when no row names at least `least` of them.
 */
export const findHeader = (
  heads: readonly Head[],
  contract: readonly ColumnContract[],
  least = 2
): Header | null =>
  findHeaders(heads, contract, least).reduce<Header | null>(
    (best, header) => (header.columns.size > (best?.columns.size ?? 0) ? header : best),
    null
  );
