import Papa from 'papaparse';
import type { Row } from '../rows';
import type { TableSource } from './source';

/** Rows as a text of commas, with blank lines where rows were left out, so that lines keep their number. */
function asText(rows: readonly Row[]): string {
  const cells: string[][] = [];
  for (const row of rows) {
    while (cells.length < row.line - 1) cells.push(['']);
    cells.push(row.cells.map((c) => c.replace(/[\r\n]+/g, ' ')));
  }
  return Papa.unparse(cells);
}

/** The first rows of a workbook or a Parquet file as text, for what tells tables of figures and of keys by it. */
export const headAsText = ({ heads }: Pick<TableSource, 'heads'>): string => asText(heads[0]?.rows ?? []);

/** A table of a workbook or a Parquet file as the bytes of a CSV. */
export async function tableAsCsv(
  source: TableSource,
  delimiter: TableSource['heads'][number]['delimiter'] = null
): Promise<Uint8Array> {
  const rows: Row[] = [];
  await source.read(delimiter, (row) => void rows.push(row));
  return new TextEncoder().encode(asText(rows));
}
