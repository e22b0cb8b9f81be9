import type { MultiPolygon, Polygon } from 'geojson';
import proj4 from 'proj4';
import { FileError } from '../problem';

/** How the coordinates of a layer become degrees; `toDegrees` is null when they already are. */
export interface Projection {
  nombre: string;
  toDegrees: ((position: [number, number]) => [number, number]) | null;
}

/** Degrees that nobody named: what GeoJSON says by default. */
export const DEGREES: Projection = { nombre: 'EPSG:4326', toDegrees: null };

/** Systems in degrees that stand within a metre of WGS84: nothing is to be done with them. */
const IN_DEGREES = new Set([4326, 4979, 6365, 6364, 6363, 4483, 4482, 4269, 4258, 7912]);

const LAMBERT =
  '+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 +units=m +no_defs';

/**
 * Projected systems in which Mexican boundaries are delivered, by EPSG code: INEGI's Lambert on ITRF2008 and ITRF92,
 * UTM 11–16 on WGS84, ITRF2008 and ITRF92, and web Mercator. Source: EPSG Geodetic Parameter Dataset.
 */
function definitionOf(code: number): string | null {
  if (code === 6372 || code === 6362) return `${LAMBERT} +ellps=GRS80`;
  if (code === 3857 || code === 900913) return proj4.defs('EPSG:3857') ? 'EPSG:3857' : null;
  for (const [first, zone, ellipsoid] of [
    [32611, 11, 'WGS84'],
    [6366, 11, 'GRS80'],
    [4484, 11, 'GRS80']
  ] as const)
    if (code >= first && code < first + 6)
      return `+proj=utm +zone=${zone + code - first} +ellps=${ellipsoid} +units=m +no_defs`;
  return null;
}

function open(definition: string, nombre: string): Projection {
  const converter = proj4(definition, 'EPSG:4326');
  return { nombre, toDegrees: (position) => converter.forward(position) };
}

/** The system that a GeoJSON `crs` names (`EPSG:6365`, `urn:ogc:def:crs:EPSG::6372`, `…CRS84`). */
export function projectionByName(name: string): Projection {
  if (/CRS:?84/i.test(name)) return DEGREES;
  const code = Number(/EPSG:(?:[\d.]*:)?(\d+)$/i.exec(name.trim())?.[1]);
  if (IN_DEGREES.has(code)) return { nombre: `EPSG:${code}`, toDegrees: null };
  const definition = definitionOf(code);
  if (!definition) throw new FileError('crs-desconocido', { columnas: [name] });
  return open(definition, `EPSG:${code}`);
}

const parameter = (wkt: string, name: string) =>
  Number(new RegExp(`PARAMETER\\["${name}",\\s*([-+.\\d eE]+)\\]`, 'i').exec(wkt)?.[1]);

/** INEGI's own projection, which its `.prj` describes without a code. */
const isLambertOfInegi = (wkt: string) =>
  /Lambert_Conformal_Conic/i.test(wkt) &&
  parameter(wkt, 'Central_Meridian') === -102 &&
  parameter(wkt, 'Standard_Parallel_1') === 17.5 &&
  parameter(wkt, 'Standard_Parallel_2') === 29.5 &&
  parameter(wkt, 'Latitude_Of_Origin') === 12;

/** The system that a `.prj` or a GeoPackage describes in well-known text. */
export function projectionByText(wkt: string): Projection {
  const name = /^\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|COMPD_CS)\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1];
  if (name === undefined) throw new FileError('crs-desconocido', { columnas: [wkt.trim().slice(0, 60)] });
  if (!/PROJCS|PROJCRS/i.test(wkt)) {
    if (/CLARKE|NAD27|North_American_1927/i.test(wkt))
      throw new FileError('crs-desconocido', { columnas: [name] });
    return { nombre: name, toDegrees: null };
  }
  try {
    return open(wkt, isLambertOfInegi(wkt) ? `${name} (EPSG:6372)` : name);
  } catch {
    throw new FileError('crs-desconocido', { columnas: [name] });
  }
}

/** Turns a geometry into degrees in place: equal positions stay exactly equal. */
export function projectGeometry(geometry: Polygon | MultiPolygon, { toDegrees }: Projection): void {
  if (!toDegrees) return;
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const part of parts)
    for (const ring of part)
      for (let i = 0; i < ring.length; i++) {
        const [x, y] = ring[i];
        ring[i] = Number.isFinite(x) && Number.isFinite(y) ? toDegrees([x, y]) : [NaN, NaN];
      }
}
