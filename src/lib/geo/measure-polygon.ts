import type { MultiPolygon, Polygon, Position } from 'geojson';
import geodesic from 'geographiclib-geodesic';
import polylabel from 'polylabel';
import { polygonsOf } from './adjacency';

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

const flatArea = (ring: Position[]) => {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(sum);
};

/** A point well inside the largest part (the pole of inaccessibility), degrees; null for an empty geometry. */
export function interiorPoint(geometry: Polygon | MultiPolygon | null): [number, number] | null {
  const parts = polygonsOf(geometry).filter((p) => p[0]?.length >= 4);
  if (parts.length === 0) return null;
  const largest = parts.reduce((best, part) => (flatArea(part[0]) > flatArea(best[0]) ? part : best));
  const shrink = Math.cos((largest[0][0][1] * Math.PI) / 180);
  const scaled = largest.map((ring) => ring.map(([x, y]): [number, number] => [x * shrink, y]));
  const size = Math.sqrt(flatArea(largest[0]));
  const [x, y] = polylabel(scaled, size / 100);
  return [x / shrink, y];
}
