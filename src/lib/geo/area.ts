import type { MultiPolygon, Polygon, Position } from 'geojson';
import geodesic from 'geographiclib-geodesic';
import { polygonsOf } from './polygons';

const ellipsoid = geodesic.Geodesic.WGS84;

function ringArea(ring: Position[]): number {
  const polygon = ellipsoid.Polygon(false);
  for (let i = 0; i < ring.length - 1; i++) polygon.AddPoint(ring[i][1], ring[i][0]);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}

/** Area on the WGS84 ellipsoid, km², holes taken out. */
export function areaKm2(geometry: Polygon | MultiPolygon | null): number {
  let area = 0;
  for (const [outer, ...holes] of polygonsOf(geometry)) {
    area += ringArea(outer);
    for (const hole of holes) area -= ringArea(hole);
  }
  return area / 1e6;
}
