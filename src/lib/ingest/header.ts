import { foldName } from '../domain/catalog';
import type { ColumnContract } from '../domain/contract';
import { quotable } from '../domain/privacy';
import { isAbsent, isWrittenFigure } from './figures/number';
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

/** Words under the name of a group that say in what its figures are counted: alone they are the group itself. */
const COUNTED = new Set(
  'voto votos num numero numeros no abs absoluto absolutos cantidad total votacion'.split(' ')
);
const SHARED = new Set(['porcentaje', 'porcentajes', 'porc', 'pct', 'relativo', 'relativos']);

/** A cell of a row, with what a merged cell over several columns repeats taken for empty. */
const ownCells = (cells: readonly string[]) =>
  cells.map((cell, i) => (cell.trim() === (cells[i - 1] ?? '').trim() ? '' : cell.trim()));

/**
 * A header whose groups have names of their own in the row under it: "PAN" over "Votos" and "%", "Votación por partido"
 * over the parties. Null where the row below is none of a header.
 */
function withLower(row: Row, below: Row | undefined, contract: readonly ColumnContract[]): Row | null {
  const upper = ownCells(row.cells);
  const lower = below?.cells.map((c) => c.trim()) ?? [];
  const own = lower.map((cell, i) => (cell === row.cells[i]?.trim() ? '' : cell));
  const named = own.flatMap((cell, i) => (cell === '' ? [] : [i]));
  if (named.length < 2 || named.some((i) => isWrittenFigure(own[i]) || isAbsent(own[i]))) return null;
  if (!named.some((i) => i > 0 && !upper[i])) return null;
  const roles = [...matchColumns(row.cells, contract).values()];
  if (roles.length === 0 || roles.some((i) => own[i] && !isCounted(own[i]))) return null;
  let group = '';
  const times = new Map<string, number>();
  for (const i of named) times.set(own[i], (times.get(own[i]) ?? 0) + 1);
  const cells = row.cells.map((_, i) => {
    if (upper[i]) group = upper[i];
    const cell = own[i] ?? '';
    if (cell === '') return upper[i];
    if (isShare(cell)) return `${group} %`;
    if (isCounted(cell)) return group;
    return times.get(cell)! > 1 && group ? `${group} ${cell}` : cell;
  });
  return { ...below!, cells };
}

const isCounted = (cell: string) => COUNTED.has(foldName(cell));
const isShare = (cell: string) => cell.trim() === '%' || SHARED.has(foldName(cell));

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
  for (const { delimiter, rows } of heads) {
    let underGroups = 0;
    rows.slice(0, SEARCHED_ROWS).forEach((row, i) => {
      // The row alone first: most are no header, and looking at two rows takes twice as long.
      if (row.line <= underGroups || matchColumns(row.cells, contract).size === 0) return;
      const whole = withLower(row, rows[i + 1], contract);
      if (whole) underGroups = whole.line;
      const { written, columns } = readHeader(whole ?? row, whole ? undefined : rows[i - 1], contract);
      if (columns.size >= least) found.push({ delimiter, line: (whole ?? row).line, written, columns });
    });
  }
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
