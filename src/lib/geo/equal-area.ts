import type { MultiPolygon, Polygon } from 'geojson';
import { polygonsOf } from './polygons';

/** WGS84: semi-major axis, km, and eccentricity. */
const AXIS_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
const E = Math.sqrt(FLATTENING * (2 - FLATTENING));

/**
 * Cylindrical equal-area coordinates on the WGS84 ellipsoid, km: areas in this plane are true areas. Source: J. P.
 * Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, equations 3-12 and 10-13 to 10-15.
 */
export function toEqualArea(geometry: Polygon | MultiPolygon): MultiPolygon {
  const place = ([lon, lat]: number[]) => {
    const sin = Math.sin((lat * Math.PI) / 180);
    const q =
      (1 - E * E) * (sin / (1 - E * E * sin * sin) - Math.log((1 - E * sin) / (1 + E * sin)) / (2 * E));
    return [(AXIS_KM * lon * Math.PI) / 180, (AXIS_KM * q) / 2];
  };
  return {
    type: 'MultiPolygon',
    coordinates: polygonsOf(geometry).map((part) => part.map((ring) => ring.map(place)))
  };
}
