import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from './polygons';

function inRing(x: number, y: number, ring: Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Finds the polygon that holds a point, in degrees. Boxes go first, so most polygons are never walked. */
export class Locator {
  private readonly boxes: { west: number; south: number; east: number; north: number; position: number }[];

  constructor(private readonly geometries: readonly (Polygon | MultiPolygon)[]) {
    this.boxes = geometries.map((g, position) => {
      const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity, position };
      for (const [ring] of polygonsOf(g))
        for (const [x, y] of ring) {
          box.west = Math.min(box.west, x);
          box.east = Math.max(box.east, x);
          box.south = Math.min(box.south, y);
          box.north = Math.max(box.north, y);
        }
      return box;
    });
  }

  /** Position of the polygon around the point, −1 when none is. */
  find(lon: number, lat: number): number {
    for (const box of this.boxes) {
      if (lon < box.west || lon > box.east || lat < box.south || lat > box.north) continue;
      const holds = polygonsOf(this.geometries[box.position]).some(
        ([ring, ...holes]) => inRing(lon, lat, ring) && !holes.some((h) => inRing(lon, lat, h))
      );
      if (holds) return box.position;
    }
    return -1;
  }
}
