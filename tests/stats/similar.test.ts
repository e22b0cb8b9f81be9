import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestInRank, ranks } from '../../src/lib/stats/similar';

const figure = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -20, max: 20 }) },
  { weight: 1, arbitrary: fc.constant(NaN) }
);
const columns = fc.array(
  fc.array(figure, { minLength: 12, maxLength: 12 }).map((v) => Float64Array.from(v)),
  { minLength: 1, maxLength: 4 }
);

describe('who is like whom', () => {
  it('ranks from the lowest to the highest, equal values alike, and gaps stay gaps', () => {
    expect([...ranks(Float64Array.of(30, 10, NaN, 20, Infinity))]).toEqual([1, 0, NaN, 0.5, NaN]);
    expect([...ranks(Float64Array.of(5, 5, 9))]).toEqual([0.25, 0.25, 1]);
    expect([...ranks(Float64Array.of(7))]).toEqual([0.5]);
  });

  it('does not change with the units of a figure', () => {
    fc.assert(
      fc.property(columns, fc.nat(11), (traits, unit) => {
        const list = (those: Float64Array[]) => nearestInRank(those.map(ranks), unit, () => true, 5);
        expect(list(traits.map((trait) => trait.map((v) => 3 * v ** 3 + 1000)))).toEqual(list(traits));
      })
    );
  });

  it('has nobody nearer than those listed, and only those that may and share enough', () => {
    fc.assert(
      fc.property(columns, fc.nat(11), fc.integer({ min: 1, max: 6 }), (traits, unit, count) => {
        const ranked = traits.map(ranks);
        const may = (m: number) => m % 3 !== 0;
        const list = nearestInRank(ranked, unit, may, count);
        const own = ranked.filter((trait) => !Number.isNaN(trait[unit]));
        const distance = (m: number) => {
          const both = own.filter((trait) => !Number.isNaN(trait[m]));
          if (m === unit || !may(m) || both.length === 0 || 2 * both.length < own.length) return NaN;
          return both.reduce((sum, trait) => sum + Math.abs(trait[m] - trait[unit]), 0) / both.length;
        };
        const all = Array.from({ length: 12 }, (_, m) => distance(m))
          .filter((d) => !Number.isNaN(d))
          .sort((a, b) => a - b);
        expect(list.map((a) => a.distance)).toEqual(all.slice(0, count));
        for (const { unit: m, distance: d } of list) expect(distance(m)).toBe(d);
      })
    );
  });
});
