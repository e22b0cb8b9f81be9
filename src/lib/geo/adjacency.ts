import type { MultiPolygon, Polygon, Position } from 'geojson';
import { polygonsOf } from './polygons';

/**
 * Pairs of neighbouring units, each once, with `a[i] < b[i]` as positions.
 * `side[i]` is 1 when they share a stretch of border and 0 when they only touch at a corner.
 */
export interface Neighbours {
  a: Uint16Array;
  b: Uint16Array;
  side: Uint8Array;
}

/** For each vertex or segment, the units that have it. Nearly all have one or two. */
class Owners {
  private first = new Map<number, number>();
  private more = new Map<number, number[]>();

  add(key: number, unit: number): void {
    const first = this.first.get(key);
    if (first === undefined) this.first.set(key, unit);
    else if (first !== unit) {
      const rest = this.more.get(key);
      if (!rest) this.more.set(key, [unit]);
      else if (!rest.includes(unit)) rest.push(unit);
    }
  }

  *shared(): Generator<number[]> {
    for (const [key, rest] of this.more) yield [this.first.get(key)!, ...rest];
  }
}

/**
 * Finds the neighbours among polygons by exactly equal vertices and exactly equal segments, with no tolerance.
 * Give it the original coordinates: quantising or simplifying invents and loses neighbours, and the arcs of a
 * topology lose corners and short borders. Pairs come sorted by `a`, then `b`.
 */
export function findNeighbours(geometries: readonly (Polygon | MultiPolygon | null)[]): Neighbours {
  const count = geometries.length;
  const vertexIds = new Map<number, Map<number, number>>();
  let vertices = 0;
  const idOf = ([x, y]: Position) => {
    let column = vertexIds.get(x);
    if (!column) vertexIds.set(x, (column = new Map()));
    let id = column.get(y);
    if (id === undefined) column.set(y, (id = vertices++));
    return id;
  };
  const corners = new Owners();
  const borders = new Owners();
  // Large enough for any vertex number and still exact: its square stays below 2^53.
  const span = 94_906_265;
  geometries.forEach((geometry, unit) => {
    for (const polygon of polygonsOf(geometry))
      for (const ring of polygon) {
        let previous = -1;
        for (const position of ring) {
          const id = idOf(position);
          corners.add(id, unit);
          if (previous >= 0 && previous !== id)
            borders.add(Math.min(previous, id) * span + Math.max(previous, id), unit);
          previous = id;
        }
      }
  });
  const pairs = new Map<number, number>();
  const mark = (owners: Owners, side: number) => {
    for (const units of owners.shared())
      for (let i = 0; i < units.length; i++)
        for (let j = i + 1; j < units.length; j++) {
          const key = Math.min(units[i], units[j]) * count + Math.max(units[i], units[j]);
          pairs.set(key, Math.max(side, pairs.get(key) ?? 0));
        }
  };
  mark(corners, 0);
  mark(borders, 1);
  const keys = [...pairs.keys()].sort((p, q) => p - q);
  return {
    a: Uint16Array.from(keys, (k) => Math.floor(k / count)),
    b: Uint16Array.from(keys, (k) => k % count),
    side: Uint8Array.from(keys, (k) => pairs.get(k)!)
  };
}

/** Positions of the neighbours of one unit, in order. */
export function neighboursOf(
  position: number,
  neighbours: Neighbours
): { position: number; side: boolean }[] {
  const found: { position: number; side: boolean }[] = [];
  for (let i = 0; i < neighbours.a.length; i++) {
    if (neighbours.a[i] === position)
      found.push({ position: neighbours.b[i], side: neighbours.side[i] === 1 });
    else if (neighbours.b[i] === position)
      found.push({ position: neighbours.a[i], side: neighbours.side[i] === 1 });
  }
  return found;
}
