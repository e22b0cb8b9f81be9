import type { MultiPolygon, Polygon } from 'geojson';
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

/** Gives equal pairs of numbers the same small number, by open addressing: a table of objects takes ten times as long. */
class PairIds {
  private slots = new Int32Array(1 << 16).fill(-1);
  private firsts = new Float64Array(1 << 15);
  private seconds = new Float64Array(1 << 15);
  private readonly numbers = new Float64Array(2);
  private readonly bits = new Uint32Array(this.numbers.buffer);
  size = 0;

  private slotOf(first: number, second: number): number {
    // Zero has two signs and is one place.
    this.numbers[0] = first + 0;
    this.numbers[1] = second + 0;
    const [a, b, c, d] = this.bits;
    let hash = Math.imul(
      a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35),
      0x27d4eb2f
    );
    hash ^= hash >>> 15;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.slots[slot];
      if (id < 0 || (this.firsts[id] === first && this.seconds[id] === second)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  idOf(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    const found = this.slots[slot];
    if (found >= 0) return found;
    if (this.size === this.firsts.length) {
      this.grow();
      return this.idOf(first, second);
    }
    const id = this.size++;
    this.slots[slot] = id;
    this.firsts[id] = first;
    this.seconds[id] = second;
    return id;
  }

  private grow(): void {
    const { firsts, seconds } = this;
    this.firsts = new Float64Array(2 * firsts.length);
    this.seconds = new Float64Array(2 * firsts.length);
    this.firsts.set(firsts);
    this.seconds.set(seconds);
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    for (let id = 0; id < this.size; id++) this.slots[this.slotOf(firsts[id], seconds[id])] = id;
  }
}

/** For each vertex or segment, the units that have it. Nearly all have one or two. */
class Owners {
  private first = new Int32Array(1 << 15).fill(-1);
  private readonly more = new Map<number, number[]>();

  add(id: number, unit: number): void {
    if (id >= this.first.length) {
      const larger = new Int32Array(2 * this.first.length).fill(-1);
      larger.set(this.first);
      this.first = larger;
    }
    const first = this.first[id];
    if (first < 0) this.first[id] = unit;
    else if (first !== unit) {
      const rest = this.more.get(id);
      if (!rest) this.more.set(id, [unit]);
      else if (!rest.includes(unit)) rest.push(unit);
    }
  }

  *shared(): Generator<number[]> {
    for (const [id, rest] of this.more) yield [this.first[id], ...rest];
  }
}

/**
 * Finds the neighbours among polygons by exactly equal vertices and exactly equal segments, with no tolerance.
 * Give it the original coordinates: quantising or simplifying invents and loses neighbours, and the arcs of a
 * topology lose corners and short borders. Pairs come sorted by `a`, then `b`.
 */
export function findNeighbours(geometries: readonly (Polygon | MultiPolygon | null)[]): Neighbours {
  const count = geometries.length;
  const vertices = new PairIds();
  const segments = new PairIds();
  const corners = new Owners();
  const borders = new Owners();
  geometries.forEach((geometry, unit) => {
    for (const polygon of polygonsOf(geometry))
      for (const ring of polygon) {
        let previous = -1;
        for (const [x, y] of ring) {
          const id = vertices.idOf(x, y);
          corners.add(id, unit);
          if (previous >= 0 && previous !== id)
            borders.add(segments.idOf(Math.min(previous, id), Math.max(previous, id)), unit);
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

/** Neighbours written flat, `[a, b, a, b, …]`: those that share a stretch of border, and those that touch at a corner. */
export function toNeighbours({
  lado,
  punto
}: {
  lado: readonly number[];
  punto: readonly number[];
}): Neighbours {
  const pairs: [a: number, b: number, side: number][] = [];
  for (let i = 0; i < lado.length; i += 2) pairs.push([lado[i], lado[i + 1], 1]);
  for (let i = 0; i < punto.length; i += 2) pairs.push([punto[i], punto[i + 1], 0]);
  pairs.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return {
    a: Uint16Array.from(pairs, (p) => p[0]),
    b: Uint16Array.from(pairs, (p) => p[1]),
    side: Uint8Array.from(pairs, (p) => p[2])
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
