import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { polygonsOf } from './polygons';

/** The lines between states, the coast and the outer border included, of a layer whose ids are keys. */
export function stateLines(source: Topology, municipios: GeometryCollection) {
  return mesh(source, municipios as never, (a, b) => {
    const of = (g: { id?: string | number }) => String(g.id).slice(0, 2);
    return a === b || of(a as never) !== of(b as never);
  });
}

/** Bounding box of each state: `[west, south, east, north]`, degrees. */
export function stateBoxes(features: readonly Feature<Polygon | MultiPolygon>[]): Map<string, number[]> {
  const boxes = new Map<string, number[]>();
  for (const f of features) {
    const key = String(f.id).slice(0, 2);
    const box = boxes.get(key) ?? [Infinity, Infinity, -Infinity, -Infinity];
    for (const part of polygonsOf(f.geometry))
      for (const [x, y] of part[0]) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    boxes.set(key, box);
  }
  return boxes;
}
