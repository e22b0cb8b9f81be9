import type { Database } from 'sql.js';
import { FileError } from '../problem';
import { describeLayer } from './identify';
import type { LayerFields, OpenedFile, RawLayer } from './layer';
import { projectGeometry, projectionByName, projectionByText, type Projection } from './projection';
import { readGeoPackageGeometry } from './wkb';

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

function* select(db: Database, sql: string): Generator<LayerFields> {
  const statement = db.prepare(sql);
  try {
    while (statement.step()) yield statement.getAsObject() as LayerFields;
  } finally {
    statement.free();
  }
}

function readShape(blob: Uint8Array, layer: string) {
  try {
    return readGeoPackageGeometry(blob);
  } catch {
    throw new FileError('capa-danada', { columnas: [layer] });
  }
}

function projectionOf(db: Database, srs: number): Projection {
  const [row] = [...select(db, `SELECT * FROM gpkg_spatial_ref_sys WHERE srs_id = ${srs}`)];
  if (!row) throw new FileError('crs-desconocido', { columnas: [String(srs)] });
  if (row.organization === 'EPSG' || row.organization === 'epsg') {
    try {
      return projectionByName(`EPSG:${row.organization_coordsys_id}`);
    } catch {
      // A code that is not in the list: its text describes it.
    }
  }
  return projectionByText(String(row.definition));
}

/**
 * Opens a GeoPackage with SQLite.
 * @param wasm address of SQLite's WebAssembly; not needed in Node
 * @throws FileError when it is damaged or holds no layer
 */
export async function openGeoPackage(bytes: Uint8Array, wasm?: string): Promise<OpenedFile> {
  const { default: openSqlite } = await import('sql.js');
  const sqlite = await openSqlite(wasm ? { locateFile: () => wasm } : undefined);
  let db: Database;
  let tables: LayerFields[];
  try {
    db = new sqlite.Database(bytes);
    tables = [
      ...select(
        db,
        // A view may be of any length, and without an end.
        `SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns
          WHERE table_name IN (SELECT name FROM sqlite_master WHERE type = 'table') ORDER BY table_name`
      )
    ];
  } catch {
    throw new FileError('gpkg-danado');
  }
  if (tables.length === 0) throw new FileError('gpkg-danado');
  const layers = tables.map(({ table_name, column_name, srs_id }) => {
    const nombre = String(table_name);
    const geometry = String(column_name);
    const table = quote(nombre);
    const names = [...select(db, `PRAGMA table_info(${table})`)]
      .map((column) => String(column.name))
      .filter((name) => name !== geometry);
    const fields = [...select(db, `SELECT ${names.map(quote).join(', ') || '1'} FROM ${table}`)];
    const read = async (): Promise<RawLayer> => {
      const projection = projectionOf(db, Number(srs_id));
      const units = [...select(db, `SELECT * FROM ${table}`)].map((row) => {
        const { [geometry]: blob, ...rest } = row;
        const shape = blob instanceof Uint8Array ? readShape(blob, nombre) : null;
        if (shape) projectGeometry(shape, projection);
        return { fields: rest, geometry: shape };
      });
      return { units, crs: projection.nombre, encoding: 'UTF-8' };
    };
    return { card: describeLayer(nombre, fields), read };
  });
  return { formato: 'geopackage', layers };
}
