import { foldName } from '../../domain/catalog';
import { textsOf } from '../../domain/cell-text';
import type { Contract, TableRow } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import { foldEdits, pendingAfter, type Edit, type Edited } from '../../domain/edit';
import { addLine, lineOf, noLines, type LineRuns } from '../../domain/line-runs';
import { memberAt } from '../../domain/member-rows';
import type { Bucket } from '../../domain/problem';
import type { DatasetCard, TablePayload } from '../../store/database';
import type { OpenTable } from '../../store/tables';
import type { TableReport } from '../import-report';

/** A table that is open: as it came, with the changes by hand since. */
export interface OpenedTable extends OpenTable {
  card: DatasetCard<TableReport>;
  contract: Contract;
  length: number;
  edited: Edited;
  rowAt(i: number): TableRow;
}

/** Rows of a table as it came. */
export const lengthOf = (table: TablePayload): number =>
  table.kind === 'afiliados' ? table.rows.mun.length : table.rows.length;

/** Opens a table and its changes by hand. */
export function asOpened(
  base: string,
  table: TablePayload,
  edits: readonly Edit[],
  card: DatasetCard<TableReport>
): OpenedTable {
  const length = lengthOf(table);
  const rowAt =
    table.kind === 'afiliados' ? (i: number) => memberAt(table.rows, i) : (i: number) => table.rows[i];
  return {
    base,
    table,
    edits,
    card,
    contract: CONTRACTS[table.kind],
    length,
    edited: foldEdits(edits, length),
    rowAt
  };
}

/** A row with its changes; null when it was taken out. */
export function rowNow({ length, edited, rowAt }: OpenedTable, fila: number): TableRow | null {
  if (fila >= length) return edited.added[fila - length] ?? null;
  return edited.changed.has(fila) ? edited.changed.get(fila)! : rowAt(fila);
}

/** The line of a row: of one that was mended, that on which it was set aside. */
export function lineOfRow(
  { length, edited, table }: OpenedTable,
  fila: number
): { renglon: number; archivo: number } {
  if (fila < length) return lineOf(table.lines, fila);
  const origin = edited.origins[fila - length];
  const problem = origin >= 0 ? table.pending[origin] : undefined;
  return { renglon: problem?.renglon ?? 0, archivo: problem?.archivo ?? 0 };
}

/** Lines of the rows as they stand after the changes. */
export function linesAfter(opened: OpenedTable): LineRuns {
  const lines = noLines();
  let at = 0;
  const total = opened.length + opened.edited.added.length;
  for (let fila = 0; fila < total; fila++) {
    if (!rowNow(opened, fila)) continue;
    const { renglon, archivo } = lineOfRow(opened, fila);
    addLine(lines, at++, renglon, archivo);
  }
  return lines;
}

/** Most members that are compared one by one. */
const MOST_COMPARED = 500_000;

/** The rows of a table as such; null for more members than can be held so. */
export function rowsOf(table: TablePayload): TableRow[] | null {
  if (table.kind !== 'afiliados') return table.rows;
  const { mun, hash } = table.rows;
  if (mun.length > MOST_COMPARED) return null;
  return Array.from(mun, (_, i) => {
    const row = memberAt(table.rows, i);
    // Whoever is known by a hash is the same person in both.
    return hash?.[i] ? { ...row, persona: hash[i] } : row;
  });
}

/** Positions of the rows of a bucket that have the words. */
export function listRows(
  opened: OpenedTable,
  bucket: Bucket,
  words: string,
  claves: ReadonlySet<string>
): Int32Array {
  const { contract, edited, length } = opened;
  const wanted = foldName(words);
  const has = (celdas: Record<string, string>) =>
    wanted === '' || foldName(Object.values(celdas).join(' ')).includes(wanted);
  const filas: number[] = [];
  if (bucket !== 'aceptadas') {
    for (const { pendiente, problema } of pendingAfter(opened.table.pending, edited))
      if (problema.bucket === bucket && has(problema.celdas ?? {})) filas.push(pendiente);
    return Int32Array.from(filas);
  }
  const key = contract.lugar?.columna;
  const total = length + edited.added.length;
  for (let fila = 0; fila < total; fila++) {
    const row = rowNow(opened, fila);
    if (!row) continue;
    if (wanted === '' || (key && claves.has(row[key] as string)) || has(textsOf(contract, row)))
      filas.push(fila);
  }
  return Int32Array.from(filas);
}
