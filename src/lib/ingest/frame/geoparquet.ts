import type { Feature, Geometry } from 'geojson';
import { parquetMetadataAsync, parquetReadObjects, parquetSchema, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { asBuffer, proveParquet } from '../parquet-file';
import { FileError } from '../problem';
import { fieldsOf, layerOf } from './features';
import { describeLayer } from './identify';
import type { OpenedFile } from './layer';
import { DEGREES, projectionByName, type Projection } from './projection';

/** What the key `geo` of the file says of a column of shapes (GeoParquet 1.1). */
interface GeoColumn {
  encoding?: string;
  geometry_types?: string[];
  crs?: { name?: string; id?: { authority?: string; code?: number | string } } | null;
}

/** The main column of shapes that a file declares; null when it declares none. */
function mainColumn(metadata: FileMetaData): { name: string; column: GeoColumn } | null {
  const text = metadata.key_value_metadata?.find((k) => k.key === 'geo')?.value;
  if (!text) return null;
  try {
    const geo = JSON.parse(text) as { primary_column?: string; columns?: Record<string, GeoColumn> };
    const name = geo.primary_column ?? '';
    const column = Object.hasOwn(geo.columns ?? {}, name) ? geo.columns![name] : null;
    return column ? { name, column } : null;
  } catch {
    return null;
  }
}

/** Whether a Parquet holds areas: boundaries, and not a table alone. */
export async function holdsAreas(blob: Blob): Promise<boolean> {
  const metadata = await parquetMetadataAsync(asBuffer(blob)).catch(() => null);
  const types = metadata && mainColumn(metadata)?.column.geometry_types;
  return Array.isArray(types) && (types.length === 0 || types.some((t) => /polygon/i.test(t)));
}

/** Degrees where nothing is said (OGC:CRS84 by default). */
function projectionOf({ crs }: GeoColumn): Projection {
  if (!crs) return DEGREES;
  const { authority, code } = crs.id ?? {};
  return projectionByName(authority && code !== undefined ? `${authority}:${code}` : (crs.name ?? ''));
}

/**
 * Opens a GeoParquet: its rows are the units of one layer.
 * @param nombre name of the layer
 * @throws FileError `parquet-danado` when it is damaged or writes its shapes in another way than WKB; `crs-desconocido`
 */
export async function openGeoParquet(blob: Blob, nombre: string): Promise<OpenedFile> {
  const file = asBuffer(blob);
  const refuse = () => {
    throw new FileError('parquet-danado');
  };
  const metadata = await proveParquet(file).catch(refuse);
  const main = mainColumn(metadata);
  if (!main || (main.column.encoding ?? 'WKB') !== 'WKB') return refuse();
  const rows: Record<string, unknown>[] = [];
  // One column after another: of several that fail together the library leaves the second failure to nobody.
  for (const { element } of parquetSchema(metadata).children) {
    const columns = [element.name];
    const read = await parquetReadObjects({ file, metadata, compressors, columns }).catch(refuse);
    read.forEach((row, i) => (rows[i] = { ...rows[i], ...row }));
  }
  const features = rows.map((row): Feature => {
    const { [main.name]: geometry, ...properties } = row;
    return { type: 'Feature', properties, geometry: geometry as Geometry };
  });
  const projection = projectionOf(main.column);
  const card = describeLayer(nombre, features.map(fieldsOf));
  return {
    formato: 'geoparquet',
    layers: [{ card, read: async () => layerOf(features, projection, 'UTF-8') }]
  };
}
