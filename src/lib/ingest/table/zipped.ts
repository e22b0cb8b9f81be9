import { FileError } from '../problem';
import { openZip, type ZipFile } from '../zip';
import type { SheetChoice, TableSource } from './source';

const TABLE = /\.(csv|txt|tsv|xlsx|ods|parquet|dbf)$/i;
const MAP = /\.(shp|gpkg|geojson|topojson|kml|fgb)$/i;

/** Whether a zip holds boundaries, and not tables alone. */
export async function holdsMaps(zip: Blob): Promise<boolean> {
  const files = await openZip(zip);
  return files.some((f) => MAP.test(f.nombre)) || !files.some((f) => TABLE.test(f.nombre));
}

/**
 * Opens the table inside a zip: the only one that has what is looked for, or the one that is named.
 * @param openTable how a file in it is opened
 * @throws FileError `zip-sin-tablas` when there is none; `varias-hojas`, with their names, when several would do
 */
export async function openZippedTable(
  zip: Blob,
  choice: SheetChoice,
  openTable: (file: Blob, choice: SheetChoice) => Promise<TableSource>
): Promise<TableSource> {
  const files = (await openZip(zip)).filter((f) => TABLE.test(f.nombre));
  const open = async (file: ZipFile, sheet: string | null): Promise<TableSource> => ({
    ...(await openTable(new Blob([(await file.read()) as BlobPart]), { ...choice, sheet })),
    deZip: true
  });
  const named = files.find((f) => f.nombre === choice.sheet);
  if (named) return open(named, null);
  if (files.length === 1) return open(files[0], choice.sheet);
  const fitting: ZipFile[] = [];
  for (const file of files) {
    const source = await open(file, null).catch(() => null);
    if (source && choice.fits(source.heads)) fitting.push(file);
  }
  if (fitting.length === 1) return open(fitting[0], null);
  const names = (fitting.length ? fitting : files).map((f) => f.nombre);
  throw new FileError(names.length ? 'varias-hojas' : 'zip-sin-tablas', { columnas: names, claves: names });
}
