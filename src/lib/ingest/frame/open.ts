import { decode, gunzip } from '../decode';
import { FileError, readSuspiciously } from '../problem';
import { isParquet, isXlsx, isZip } from '../table/signature';
import { isFlatGeobuf, openFlatGeobuf } from './flatgeobuf';
import { openGeoPackage } from './geopackage';
import { openGeoParquet } from './geoparquet';
import { isKmlText, openKml } from './kml';
import type { OpenedFile } from './layer';
import { isJsonText, openMapJson } from './map-json';
import { openShapefiles } from './shapefile';
import { BUDGET } from '../budget';
import { openZip } from '../zip';

/** What the surroundings must lend to open some files. */
export interface OpeningTools {
  /** Address of SQLite's WebAssembly, for a GeoPackage in a browser. */
  sqliteWasm?: string;
}

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);
const isGzip = (head: Uint8Array) => startsWith(head, 0x1f, 0x8b);
const isSqlite = (head: Uint8Array) =>
  new TextDecoder('latin1').decode(head.subarray(0, 15)) === 'SQLite format 3';
const isLoneShp = (head: Uint8Array) => startsWith(head, 0, 0, 0x27, 0x0a);
const bare = (name: string) =>
  name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/(\.(geo|topo)?json[ls]?|\.geojsonseq|\.kml|\.kmz|\.fgb|\.(geo)?parquet)?(\.gz|\.zip)?$/i, '');

/** Whether the first bytes of a file are those of a file of boundaries; text is judged by its first letter. */
export function looksLikeFrame(head: Uint8Array): boolean {
  if (isZip(head)) return !isXlsx(head);
  if (isSqlite(head) || isLoneShp(head) || isFlatGeobuf(head)) return true;
  const text = new TextDecoder().decode(head);
  return isJsonText(text) || isKmlText(text);
}

/**
 * Opens a file of boundaries, whatever its name says: zipped shapefiles, GeoJSON, TopoJSON, GeoPackage, KML,
 * FlatGeobuf, each also inside a zip or compressed with gzip, and GeoParquet.
 * @throws FileError when it is none of them, is damaged or does not fit
 */
export async function openFrameFile(file: Blob, name: string, tools: OpeningTools = {}): Promise<OpenedFile> {
  const { formato, layers } = await readSuspiciously(name, () => openAny(file, name, tools));
  return {
    formato,
    layers: layers.map(({ card, read }) => ({
      card,
      read: (report) => readSuspiciously(card.nombre || name, () => read(report))
    }))
  };
}

async function openAny(file: Blob, name: string, tools: OpeningTools): Promise<OpenedFile> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  if (isZip(head)) return isXlsx(head) ? refuseWorkbook() : openZipped(file, tools);
  if (isLoneShp(head)) throw new FileError('shp-suelto');
  if (isParquet(head)) return openGeoParquet(file, bare(name));
  if (file.size > BUDGET.zipped) throw new FileError('demasiado-grande', { megas: BUDGET.zipped / 2 ** 20 });
  return openBytes(new Uint8Array(await file.arrayBuffer()), name, tools);
}

function refuseWorkbook(): never {
  throw new FileError('xlsx');
}

async function openBytes(bytes: Uint8Array, name: string, tools: OpeningTools): Promise<OpenedFile> {
  const open = isGzip(bytes) ? await gunzip(bytes) : bytes;
  if (open.length > BUDGET.zipped)
    throw new FileError('demasiado-grande', { megas: BUDGET.zipped / 2 ** 20 });
  if (isSqlite(open)) return openGeoPackage(open, tools.sqliteWasm);
  if (isFlatGeobuf(open)) return openFlatGeobuf(open, bare(name));
  const { text, encoding } = decode(open);
  if (isKmlText(text)) return openKml(text, bare(name), encoding);
  return openMapJson(text, bare(name), encoding);
}

async function openZipped(file: Blob, tools: OpeningTools): Promise<OpenedFile> {
  const files = await openZip(file);
  const other = files.filter((f) => /\.(gpkg|geojson|topojson|json|kml|fgb)$/i.test(f.nombre));
  if (files.some((f) => /\.shp$/i.test(f.nombre)) || other.length === 0) return openShapefiles(files);
  const opened: OpenedFile[] = [];
  for (const f of other) opened.push(await openBytes(await f.read(), f.nombre, tools));
  return { formato: opened[0].formato, layers: opened.flatMap((o) => o.layers) };
}
