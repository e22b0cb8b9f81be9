import { encodingOf, readDbf } from '../dbf';
import type { Row } from '../rows';
import { HEAD_ROWS, type TableSource } from './source';
import { textOf } from './typed-text';

/**
 * Opens a dBase table, as the attributes of a shapefile are kept. The names of its fields are line 1.
 * @param nombre of the file, for the refusal
 * @throws FileError when it is damaged
 */
export async function openDbf(blob: Blob, nombre = ''): Promise<TableSource> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const records = readDbf(nombre, bytes, encodingOf(bytes, null));
  const names = Object.keys(records[0] ?? {});
  const rows: Row[] = [
    { line: 1, cells: names },
    ...records.map((record, i) => ({ line: i + 2, cells: names.map((name) => textOf(record[name]).trim()) }))
  ];
  return {
    formato: 'dbf',
    encoding: null,
    heads: [{ delimiter: null, rows: rows.slice(0, HEAD_ROWS) }],
    hoja: null,
    hojas: [],
    async read(_, visit, report = () => {}) {
      for (const row of rows) if (visit(row) === false) return;
      report(1);
    }
  };
}
