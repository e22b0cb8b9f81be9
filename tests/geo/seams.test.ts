import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findNeighbours, type Neighbours } from '../../src/lib/geo/adjacency';
import { pairsAcrossStates, sewStates } from '../../src/lib/geo/seams';
import { grid } from './grid';

const COLUMNS = 4;
const ROWS = 3;
const shapes = grid(COLUMNS, ROWS);
const stateOf = (i: number) => (i % COLUMNS < 2 ? '01' : '02');
const claves = shapes.map((_, i) => `${stateOf(i)}${String(i + 1).padStart(3, '0')}`);
const moved = ({ coordinates, ...rest }: Polygon, by: number): Polygon => ({
  ...rest,
  coordinates: coordinates.map((ring) => ring.map(([x, y]) => [x + by, y]))
});
const flat = ({ a, b, side }: Neighbours) => [...a].map((from, i) => `${from}-${b[i]}-${side[i]}`);

describe('states drawn by different hands', () => {
  const whole = findNeighbours(shapes);
  const known = pairsAcrossStates(whole, claves);

  it('have the neighbours of one drawing, however far apart their lines lie', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.4, noNaN: true }), fc.boolean(), (by, west) => {
        const apart = shapes.map((s, i) => ((stateOf(i) === '01') === west ? moved(s, by) : s));
        const drawn = findNeighbours(apart);
        const { neighbours, sewn } = sewStates(drawn, claves, known);
        expect(flat(neighbours)).toEqual(flat(whole));
        expect(sewn).toBe(known.length);
      })
    );
  });

  it('are not taken to meet for one stretch that falls together', () => {
    const apart = shapes.map((s, i) => (stateOf(i) === '02' && i !== 2 ? moved(s, 0.3) : s));
    expect(flat(sewStates(findNeighbours(apart), claves, known).neighbours)).toEqual(
      expect.arrayContaining(known.map((p) => `${claves.indexOf(p.a)}-${claves.indexOf(p.b)}-${p.side}`))
    );
  });

  it('that meet are as they are drawn', () => {
    const wrong = [{ a: claves[0], b: claves[COLUMNS * ROWS - 1], side: 1 }];
    expect(sewStates(whole, claves, wrong)).toEqual({ neighbours: whole, sewn: 0 });
  });

  it('take nothing from a municipality that the frame lacks', () => {
    const drawn = findNeighbours(shapes.map((s, i) => (stateOf(i) === '02' ? moved(s, 0.1) : s)));
    const lacking = claves.filter((_, i) => i !== 1);
    const positions = claves.map((c) => lacking.indexOf(c));
    const kept = [...drawn.a.keys()].filter((i) => drawn.a[i] !== 1 && drawn.b[i] !== 1);
    const less: Neighbours = {
      a: Uint16Array.from(kept, (i) => positions[drawn.a[i]]),
      b: Uint16Array.from(kept, (i) => positions[drawn.b[i]]),
      side: Uint8Array.from(kept, (i) => drawn.side[i])
    };
    const { sewn } = sewStates(less, lacking, known);
    expect(sewn).toBe(known.filter((p) => p.a !== claves[1] && p.b !== claves[1]).length);
    expect(sewn).toBeGreaterThan(0);
  });
});
