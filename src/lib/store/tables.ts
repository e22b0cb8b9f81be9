import { editMembers } from '../domain/member-rows';
import { foldEdits, pendingAfter, rowsAfter, type Edit } from '../domain/edit';
import { isTable, type TablePayload } from './database';
import { readDataset } from './versions';

/** A table as it came and the changes by hand since then. */
export interface OpenTable {
  base: string;
  table: TablePayload;
  edits: readonly Edit[];
}

/** A table that is kept, and its changes; null when it is gone. */
export async function openKeptTable(id: string): Promise<OpenTable | null> {
  const payload = await readDataset(id);
  if (isTable(payload)) return { base: id, table: payload, edits: [] };
  if (payload?.kind !== 'ediciones') return null;
  const base = await readDataset(payload.base);
  return isTable(base) ? { base: payload.base, table: base, edits: payload.edits } : null;
}

/** A table with its changes made. Lines are those of the rows as they came. */
export function settleTable({ table, edits }: Pick<OpenTable, 'table' | 'edits'>): TablePayload {
  if (edits.length === 0) return table;
  const length = table.kind === 'afiliados' ? table.rows.mun.length : table.rows.length;
  const edited = foldEdits(edits, length);
  const pending = pendingAfter(table.pending, edited).map((p) => p.problema);
  if (table.kind === 'afiliados') return { ...table, rows: editMembers(table.rows, edited), pending };
  const rows = [...rowsAfter(length, (i) => table.rows[i], edited)].map((p) => p.row);
  return { ...table, rows, pending };
}

/** A table that is kept, with its changes made; null when it is gone. */
export async function readTableRows(id: string): Promise<TablePayload | null> {
  const open = await openKeptTable(id);
  return open && settleTable(open);
}
