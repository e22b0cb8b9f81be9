import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import type { Position } from 'geojson';
import type { KeyBridge, KeySystem } from '../src/lib/domain/key-system';
import { FileError } from '../src/lib/ingest/problem';
import { openTerritory, readElectoral, readTerritory } from '../src/lib/workers/files/read-territory';

/** A file of a folder, or bytes under a name. */
export const fileOf = (path: string) => ({ name: basename(path), blob: new Blob([readFileSync(path)]) });
export const named = (name: string, content: Blob | Uint8Array | string) => ({
  name,
  blob: content instanceof Blob ? content : new Blob([content as BlobPart])
});

/** What reading boundaries needs to know of keys; by default every INEGI key exists and there is no bridge. */
export const keys = (bridge: KeyBridge | null = null, chosen: KeySystem | null = null) => ({
  exists: () => true,
  bridge,
  chosen
});

export const readMap = async (
  file: { name: string; blob: Blob },
  layer: string | null = null,
  how = keys()
) => readTerritory(await openTerritory(file), { layer, keys: how });

export const readDistricts = async (file: { name: string; blob: Blob }) =>
  readElectoral(await openTerritory(file), { layer: null });

/** The municipalities of a file of boundaries. */
export const unitsOfFile = async (path: string) => (await readMap(fileOf(path))).units;

/** Why a file is refused, or `aceptado`. */
export const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'aceptado',
    (error) => (error instanceof FileError ? error.reason : String(error))
  );

/** A zip of named contents. */
export async function zip(files: Record<string, string | Uint8Array>): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'));
  for (const [name, content] of Object.entries(files))
    await writer.add(
      name,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
    );
  return writer.close();
}

/** A `.shp` of polygons; null is a record without shape. Rings come as they are written. */
export function writeShp(shapes: readonly (Position[][] | null)[]): Uint8Array {
  const records = shapes.map((rings) => {
    if (!rings) return new DataView(new ArrayBuffer(4));
    const points = rings.flat();
    const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points.length));
    view.setInt32(0, 5, true);
    view.setInt32(36, rings.length, true);
    view.setInt32(40, points.length, true);
    let start = 0;
    rings.forEach((ring, i) => {
      view.setInt32(44 + 4 * i, start, true);
      start += ring.length;
    });
    points.forEach(([x, y], i) => {
      view.setFloat64(44 + 4 * rings.length + 16 * i, x, true);
      view.setFloat64(44 + 4 * rings.length + 16 * i + 8, y, true);
    });
    return view;
  });
  const size = 100 + records.reduce((sum, r) => sum + 8 + r.byteLength, 0);
  const whole = new DataView(new ArrayBuffer(size));
  whole.setInt32(0, 9994);
  whole.setInt32(24, size / 2);
  whole.setInt32(28, 1000, true);
  whole.setInt32(32, 5, true);
  let at = 100;
  records.forEach((record, i) => {
    whole.setInt32(at, i + 1);
    whole.setInt32(at + 4, record.byteLength / 2);
    new Uint8Array(whole.buffer).set(new Uint8Array(record.buffer), at + 8);
    at += 8 + record.byteLength;
  });
  return new Uint8Array(whole.buffer);
}

/** A `.dbf` of text fields, in Latin-1 or UTF-8. */
export function writeDbf(
  rows: readonly Record<string, string>[],
  encoding: 'latin1' | 'utf8' = 'utf8'
): Uint8Array {
  const names = Object.keys(rows[0]);
  const width = 40;
  const headerLength = 32 + 32 * names.length + 1;
  const recordLength = 1 + width * names.length;
  const bytes = Buffer.alloc(headerLength + recordLength * rows.length, ' ');
  bytes.fill(0, 0, headerLength);
  bytes[0] = 3;
  bytes.writeUInt32LE(rows.length, 4);
  bytes.writeUInt16LE(headerLength, 8);
  bytes.writeUInt16LE(recordLength, 10);
  names.forEach((name, i) => {
    bytes.write(name.slice(0, 10), 32 + 32 * i, 'latin1');
    bytes.write('C', 32 + 32 * i + 11);
    bytes[32 + 32 * i + 16] = width;
  });
  bytes[headerLength - 1] = 13;
  rows.forEach((row, r) =>
    names.forEach((name, i) =>
      bytes.write(row[name].slice(0, width), headerLength + r * recordLength + 1 + i * width, encoding)
    )
  );
  return new Uint8Array(bytes);
}

/** INEGI's projection as its `.prj` writes it. */
export const LAMBERT =
  'PROJCS["MEXICO_ITRF_2008_LCC",GEOGCS["MEXICO_ITRF_2008",DATUM["D_ITRF_2008",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",2500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-102.0],PARAMETER["Standard_Parallel_1",17.5],PARAMETER["Standard_Parallel_2",29.5],PARAMETER["Latitude_Of_Origin",12.0],UNIT["Meter",1.0]]';

/** A square of a degree whose lower left corner is given, clockwise as shapefiles want it. */
export const square = (x: number, y: number, side = 1): Position[] => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y]
];
