import type { MultiPolygon, Polygon, Position } from 'geojson';
import polylabel from 'polylabel';
import { polygonsOf } from './polygons';

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
  // A ring without area has no inside; the search for one would never end.
  if (!(size > 0)) return [largest[0][0][0], largest[0][0][1]];
  const [x, y] = polylabel(scaled, size / 100);
  return [x / shrink, y];
}
