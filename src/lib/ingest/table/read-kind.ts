import { cocociOf, type Cococi } from '../../domain/cococi';
import type { TableRow } from '../../domain/contract';
import { AFILIADOS } from '../../domain/contracts/afiliados';
import { COCOCIS } from '../../domain/contracts/cococis';
import type { MemberRows } from '../../domain/member';
import type { ReadingChoice, ReadingContext } from './context';
import { readTable, type TableImport } from './read-table';

/** Reads a table of cells; see `readTable`. */
export async function readCells(
  file: Blob,
  context: ReadingContext,
  choice: ReadingChoice = {}
): Promise<TableImport<TableRow[]> & { cells: Cococi[] }> {
  const read = (await readTable(file, COCOCIS, context, choice)) as TableImport<TableRow[]>;
  return { ...read, cells: read.rows.map(cocociOf) };
}

/** Reads a table of members; see `readTable`. */
export const readMembers = (file: Blob, context: ReadingContext): Promise<TableImport<MemberRows>> =>
  readTable(file, AFILIADOS, context) as Promise<TableImport<MemberRows>>;
