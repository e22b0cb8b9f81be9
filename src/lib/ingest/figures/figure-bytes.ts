import { headAsText, tableAsCsv } from '../table/as-csv';
import { openTable } from '../table/source';
import { cutToTable, type TableChoice } from '../table/stacked';
import { looksLikeFigures } from './plan';

/**
 * Bytes of a table of figures as `readFigures` wants them: a text as it is; a sheet, a Parquet file or one of several
 * tables of a sheet as a CSV whose lines keep their number.
 * @throws FileError as `openTable` and `cutToTable`
 */
export async function figureBytes(
  file: Blob,
  sheet: string | null = null,
  table: TableChoice = null
): Promise<Uint8Array> {
  const source = await openTable(file, {
    sheet,
    fits: (heads) => looksLikeFigures(headAsText({ heads }))
  });
  if (source.formato === 'texto' && !source.deZip && table === null)
    return new Uint8Array(await file.arrayBuffer());
  const head = source.heads.reduce((best, h) =>
    Math.max(0, ...h.rows.map((r) => r.cells.length)) > Math.max(0, ...best.rows.map((r) => r.cells.length))
      ? h
      : best
  );
  return tableAsCsv(await cutToTable(source, table), head.delimiter);
}
