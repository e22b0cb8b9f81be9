import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNeighbours, neighboursOf } from '../../src/lib/geo/adjacency';
import { unitsOfFile } from '../frames';
import { hasShared, readJson, real, root } from '../shared';
import { grid } from './grid';

const count = (n: ReturnType<typeof findNeighbours>, side: number) => n.side.filter((s) => s === side).length;

describe('neighbours', () => {
  it('counts sides and corners of a grid', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (c, r) => {
        const found = findNeighbours(grid(c, r));
        expect(count(found, 1)).toBe((c - 1) * r + c * (r - 1));
        expect(count(found, 0)).toBe(2 * (c - 1) * (r - 1));
        found.a.forEach((a, i) => expect(a).toBeLessThan(found.b[i]));
        expect(new Set(found.a.map((a, i) => a * 100 + found.b[i])).size).toBe(found.a.length);
      })
    );
  });

  it('does not depend on the order of units or the sense of rings', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...Array(9).keys()], { minLength: 9 }),
        fc.boolean(),
        (order, reverse) => {
          const plain = grid(3, 3);
          const moved = order.map((i) => ({
            ...plain[i],
            coordinates: plain[i].coordinates.map((ring) => (reverse ? [...ring].reverse() : ring))
          }));
          const pairs = (n: ReturnType<typeof findNeighbours>, name: (i: number) => number) =>
            [...n.a].map((a, i) => [name(a), name(n.b[i])].sort().join('-') + n.side[i]).sort();
          expect(pairs(findNeighbours(moved), (i) => order[i])).toEqual(
            pairs(findNeighbours(plain), (i) => i)
          );
        }
      )
    );
  });

  it('is exact: a gap of a billionth of a degree is a gap', () => {
    const [a, b] = grid(2, 1);
    b.coordinates[0].forEach((p) => (p[0] += 1e-9));
    expect(findNeighbours([a, b]).a).toHaveLength(0);
  });

  it('is symmetric when asked from either side', () => {
    const n = findNeighbours(grid(3, 3));
    expect(neighboursOf(4, n)).toHaveLength(8);
    expect(neighboursOf(0, n).map((x) => x.position)).toEqual([1, 3, 4]);
  });

  it('has 7,201 pairs on the shipped frame, 7,092 of them by a side', () => {
    const { lado, punto } = readJson<{ lado: number[]; punto: number[] }>(
      root,
      'static/datos/territorio.json'
    );
    expect([lado.length / 2, punto.length / 2]).toEqual([7092, 7201 - 7092]);
  });

  it.skipIf(!hasShared)('has 7,247 pairs on the 2025 frame, 7,137 of them by a side', async () => {
    const units = await unitsOfFile(real('agem_2025.topojson'));
    const found = findNeighbours(units.map((u) => u.geometry));
    expect([found.a.length, count(found, 1)]).toEqual([7247, 7137]);
  });
});
