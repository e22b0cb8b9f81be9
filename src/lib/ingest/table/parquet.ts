import { parquetRead, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { asBuffer, proveParquet } from '../parquet-file';
import { FileError } from '../problem';
import type { Row } from '../rows';
import { HEAD_ROWS, type TableSource } from './source';
import { textOf } from './typed-text';

/** Rows decoded at a time. */
const BATCH = 50_000;

/**
 * Opens a Parquet file of one table. Its column names are line 1 and its rows the lines after it.
 * @throws FileError when it is damaged
 */
export async function openParquet(blob: Blob): Promise<TableSource> {
  const file = asBuffer(blob);
  const refuse = () => {
    throw new FileError('parquet-danado');
  };
  const metadata = await proveParquet(file).catch(refuse);
  const names = parquetSchema(metadata).children.map((c) => c.element.name);
  const total = Number(metadata.num_rows);
  const readPart = async (rowStart: number, rowEnd: number): Promise<Row[]> => {
    const columns: unknown[][] = [];
    // One after another: of several that are read together the library leaves the second failure to nobody.
    for (const name of names)
      await parquetRead({
        file,
        metadata,
        compressors,
        columns: [name],
        rowStart,
        rowEnd,
        rowFormat: 'array',
        onComplete: (read: unknown[][]) => void columns.push(read.map((row) => row[0]))
      }).catch(refuse);
    const height = rowEnd - rowStart;
    // A file that promises more rows than it has would be asked for them for ever.
    if (columns.some((c) => c.length !== height)) refuse();
    return Array.from({ length: height }, (_, i) => ({
      line: rowStart + i + 2,
      cells: columns.map((c) => textOf(c[i]))
    }));
  };
  const header: Row = { line: 1, cells: names };
  return {
    formato: 'parquet',
    encoding: null,
    heads: [{ delimiter: null, rows: [header, ...(await readPart(0, Math.min(total, HEAD_ROWS)))] }],
    hoja: null,
    hojas: [],
    async read(_, visit, report = () => {}) {
      if (visit(header) === false) return;
      for (let from = 0; from < total; from += BATCH) {
        for (const row of await readPart(from, Math.min(from + BATCH, total)))
          if (visit(row) === false) return;
        report(Math.min(1, (from + BATCH) / total));
      }
    }
  };
}
