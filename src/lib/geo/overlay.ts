import type { MultiPolygon, Polygon } from 'geojson';
import { toEqualArea } from './equal-area';
import type { Geos, Shape } from './geos';
import { polygonsOf } from './polygons';
import { openValid } from './repair';

/** Shares smaller than this are noise of the drawing. */
export const LEAST_SHARE = 1e-6;

/** How one layer of polygons lies over another. Positions are those of the two lists. */
export interface Overlay {
  /** Share (0–1) of the area of `a` that lies inside `b`, for every pair above `LEAST_SHARE`; by `a`, then `b`. */
  pairs: { a: number; b: number; share: number; km2: number }[];
  /** Share (0–1) of each `a` that no `b` covers; never spread over the others. */
  uncovered: Float64Array;
  /** True areas of both layers, km². */
  areaA: Float64Array;
  areaB: Float64Array;
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf(geometry: MultiPolygon): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygonsOf(geometry))
    for (const [x, y] of outer) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  return box;
}

const meet = (p: Box, q: Box) => p[0] <= q[2] && q[0] <= p[2] && p[1] <= q[3] && q[1] <= p[3];

interface Layer {
  shapes: Shape[];
  boxes: Box[];
  areas: Float64Array;
}

function openLayer(geos: Geos, geometries: readonly (Polygon | MultiPolygon)[]): Layer {
  const flat = geometries.map(toEqualArea);
  const shapes = flat.map((g) => openValid(geos, g));
  return { shapes, boxes: flat.map(boxOf), areas: Float64Array.from(shapes, (s) => geos.area(s)) };
}

/**
 * Lays one layer of polygons over another, in an equal-area plane of the ellipsoid. Pairs whose boxes do not meet are
 * not looked at. Each unit is drawn once from its full detail.
 * @param report called with the share done, 0–1
 */
export function overlayLayers(
  geos: Geos,
  a: readonly (Polygon | MultiPolygon)[],
  b: readonly (Polygon | MultiPolygon)[],
  report: (share: number) => void = () => {}
): Overlay {
  const [first, second] = [openLayer(geos, a), openLayer(geos, b)];
  const pairs: Overlay['pairs'] = [];
  // Where no two of `b` overlap, what they cover of an `a` is the sum; else it must be drawn together first.
  const disjoint = geos.isCoverage(second.shapes);
  const uncovered = new Float64Array(a.length).fill(1);
  first.shapes.forEach((shape, i) => {
    if (i % 20 === 0) report(i / a.length);
    if (!(first.areas[i] > 0)) return;
    const near = [...second.boxes.keys()].filter((j) => meet(first.boxes[i], second.boxes[j]));
    if (near.length === 0) return;
    const prepared = geos.prepare(shape);
    const pieces: Shape[] = [];
    let sum = 0;
    for (const j of near) {
      const other = second.shapes[j];
      if (!prepared.intersects(other)) continue;
      const piece = geos.intersection(shape, other);
      const km2 = piece ? geos.area(piece) : 0;
      if (km2 > LEAST_SHARE * first.areas[i]) pairs.push({ a: i, b: j, share: km2 / first.areas[i], km2 });
      sum += km2;
      if (km2 > 0 && !disjoint) pieces.push(piece);
      else geos.close(piece);
    }
    prepared.close();
    const covered = pieces.length > 1 ? geos.union(pieces) : null;
    uncovered[i] = Math.max(0, 1 - (covered ? geos.area(covered) : sum) / first.areas[i]);
    // The union took its pieces over, even when it failed.
    if (covered) geos.close(covered);
    else if (pieces.length < 2) geos.close(...pieces);
  });
  geos.close(...first.shapes, ...second.shapes);
  report(1);
  return { pairs, uncovered, areaA: first.areas, areaB: second.areas };
}
