import { parseDbf, parseShp } from 'shpjs';
import { FileError } from '../problem';
import { describeLayer } from './identify';
import { asArea, type Fields, type OpenedFile, type RawLayer } from './layer';
import { projectGeometry, projectionByText, type Projection } from './projection';
import type { ZipFile } from './zip';

/** What a `.cpg` says, as INEGI and others write it. */
function encodingByName(cpg: string): string | null {
  const name = cpg.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (/^(utf8|65001|cp65001)$/.test(name)) return 'UTF-8';
  if (/^(iso)?(8859|88591|885901)$|^latin1$|^iso88591$/.test(name)) return 'ISO-8859-1';
  if (/1252/.test(name)) return 'Windows-1252';
  return null;
}

/** Whether text reads well as UTF-8; a letter may be cut at the end of a field. */
function readsAsUtf8(records: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(records);
  const strange = text.split('\ufffd').length - 1;
  const letters = text.match(/[\u00a1-\u024f]/g)?.length ?? 0;
  return letters > strange;
}

/**
 * The encoding of a `.dbf`: its own bytes say whether it is UTF-8; otherwise it is the Latin letters of a single byte.
 * The `.cpg` only gives the name, for it is often absent or wrong.
 */
export function encodingOf(dbf: Uint8Array, cpg: string | null): string {
  const said = cpg === null ? null : encodingByName(cpg);
  const records = dbf.subarray(dbf[8] + 256 * dbf[9]);
  if (records.every((b) => b < 0x80)) return said ?? 'ASCII';
  if (readsAsUtf8(records)) return 'UTF-8';
  return said && said !== 'UTF-8' ? said : 'Windows-1252';
}

const LABEL: Record<string, string> = { 'UTF-8': 'utf-8', ASCII: 'utf-8' };

function readFields(nombre: string, dbf: Uint8Array, encoding: string): Fields[] {
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  const whole =
    dbf.length >= 32
      ? view.getUint16(8, true) + view.getUint32(4, true) * view.getUint16(10, true)
      : Infinity;
  if (dbf.length < whole) throw new FileError('capa-danada', { columnas: [`${nombre}.dbf`] });
  try {
    return parseDbf(dbf, LABEL[encoding] ?? 'windows-1252');
  } catch {
    throw new FileError('capa-danada', { columnas: [`${nombre}.dbf`] });
  }
}

function readShapes(shp: Uint8Array): (GeoJSON.Geometry | null)[] {
  try {
    return parseShp(shp) as (GeoJSON.Geometry | null)[];
  } catch {
    throw new FileError('capa-danada', { columnas: ['.shp'] });
  }
}

/** The files of a layer lie in one folder and have one name. */
const partsOf = (files: readonly ZipFile[], shp: ZipFile) => (extension: string) =>
  files.find(
    (f) =>
      f.carpeta === shp.carpeta &&
      f.nombre.toLowerCase() === `${shp.nombre.slice(0, -4)}.${extension}`.toLowerCase()
  );

/**
 * The shapefile layers among the files of a zip, fields read and shapes not yet. Layers of the same name in two folders
 * are called with them.
 * @throws FileError when there is none, or when a layer lacks its `.shp` or `.dbf`
 */
export async function openShapefiles(files: readonly ZipFile[]): Promise<OpenedFile> {
  const of = (extension: string) =>
    files
      .filter((f) => f.nombre.toLowerCase().endsWith(`.${extension}`))
      .sort((a, b) => (a.carpeta + a.nombre < b.carpeta + b.nombre ? -1 : 1));
  const bare = ({ nombre }: ZipFile) => nombre.slice(0, -4);
  const shapes = of('shp');
  if (shapes.length === 0)
    throw new FileError(of('dbf').length ? 'zip-sin-shp' : 'zip-sin-capas', {
      columnas: of('dbf').map(bare)
    });
  const nameOf = (shp: ZipFile) =>
    shapes.some((other) => other !== shp && bare(other) === bare(shp)) ? shp.carpeta + bare(shp) : bare(shp);
  const layers: OpenedFile['layers'] = [];
  for (const shp of shapes) layers.push(await openLayer(nameOf(shp), shp, partsOf(files, shp)));
  return { formato: 'shapefile', layers };
}

async function openLayer(
  nombre: string,
  shp: ZipFile,
  part: (extension: string) => ZipFile | undefined
): Promise<OpenedFile['layers'][number]> {
  const text = async (extension: string) => {
    const file = part(extension);
    return file ? new TextDecoder().decode(await file.read()) : null;
  };
  const dbf = await part('dbf')?.read();
  if (!dbf) throw new FileError('zip-sin-dbf', { columnas: [nombre] });
  const encoding = encodingOf(dbf, await text('cpg'));
  const fields = readFields(nombre, dbf, encoding);
  const card = describeLayer(nombre, fields);
  const read = async (report: (share: number) => void = () => {}): Promise<RawLayer> => {
    const shapes = readShapes(await shp.read());
    report(0.5);
    if (shapes.length !== fields.length) throw new FileError('capa-danada', { columnas: [`${nombre}.shp`] });
    const wkt = await text('prj');
    const projection: Projection | null = wkt === null ? null : projectionByText(wkt);
    const units = fields.map((f, i) => {
      if (i % 200 === 0) report(0.5 + (0.5 * i) / fields.length);
      const geometry = asArea(shapes[i]);
      if (geometry && projection) projectGeometry(geometry, projection);
      return { fields: f, geometry };
    });
    return { units, crs: projection?.nombre ?? '', encoding };
  };
  return { card, read };
}
