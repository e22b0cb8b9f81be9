import { parseShp } from 'shpjs';
import { encodingOf, readDbf } from '../dbf';
import { FileError } from '../problem';
import { describeLayer } from './identify';
import { asArea, type LayerFields, type OpenedFile, type RawLayer } from './layer';
import { projectGeometry, projectionByText, type Projection } from './projection';
import type { ZipFile } from '../zip';

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
  const fields: LayerFields[] = readDbf(nombre, dbf, encoding);
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
