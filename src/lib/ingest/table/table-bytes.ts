import { BUDGET } from '../budget';
import { FileError } from '../problem';
import { tableAsCsv } from './as-csv';
import { openTable } from './open';
import type { SheetChoice } from './source';
import { cutToTable, type TableChoice } from './stacked';

/**
 * Bytes of a table as a text: a text as it is; a sheet, a Parquet or dBase file, what comes in a zip or one of several
 * tables of a sheet as a CSV whose lines keep their number.
 * @throws FileError `demasiado-grande`; as `openTable` and `cutToTable`
 */
export async function tableBytes(
  file: Blob,
  { sheet, table, fits, planOf }: SheetChoice & { table: TableChoice }
): Promise<Uint8Array> {
  if (file.size > BUDGET.whole) throw new FileError('demasiado-grande', { megas: 300 });
  const source = await openTable(file, { sheet, fits, planOf });
  if (source.formato === 'texto' && !source.deZip && table === null)
    return new Uint8Array(await file.arrayBuffer());
  const head = source.heads.reduce((best, h) =>
    Math.max(0, ...h.rows.map((r) => r.cells.length)) > Math.max(0, ...best.rows.map((r) => r.cells.length))
      ? h
      : best
  );
  return tableAsCsv(await cutToTable(source, table), head.delimiter);
}
