import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatWeight, parseWeight } from '../../src/lib/domain/plan-weight';
import { MIX_POINTS, mixWeights, type WeightPart } from '../../src/lib/plan/weights';

const part = (values: number[], more: Partial<WeightPart> = {}): WeightPart => ({
  values: Float64Array.from(values),
  share: 100,
  less: false,
  adds: true,
  ...more
});
const all = (n: number) => new Uint8Array(n).fill(1);

describe('what places weigh in a plan', () => {
  it('is the figure itself when there is one, and *sin dato* stays', () => {
    expect([...mixWeights([part([5, NaN, 0, Infinity])], all(4))]).toEqual([5, NaN, 0, NaN]);
    expect([...mixWeights([part([5, 1]), part([9, 9], { share: 0 })], all(2))]).toEqual([5, 1]);
  });

  it('hands 100 points out over the region, each figure its part', () => {
    const figures = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(figures, fc.integer({ min: 1, max: 100 }), fc.boolean(), fc.boolean()), {
          minLength: 2,
          maxLength: 4
        }),
        (given) => {
          const parts = given.map(([values, share, less, adds]) => part(values, { share, less, adds }));
          const mix = mixWeights(parts, all(5));
          const whole = parts.reduce((sum, p) => sum + p.share, 0);
          // A figure that is the same everywhere, where only differences count, hands nothing out.
          const handed = parts
            .filter((p) =>
              p.less || !p.adds ? new Set(p.values).size > 1 : p.values.some((value) => value > 0)
            )
            .reduce((sum, p) => sum + p.share, 0);
          expect(mix.reduce((a, b) => a + b, 0)).toBeCloseTo((MIX_POINTS * handed) / whole, 9);
          expect(mix.every((points) => points >= 0)).toBe(true);
        }
      )
    );
  });

  it('turns a figure round where less weighs more, also one below zero', () => {
    const mix = mixWeights([part([-1.5, 0.5, -0.5], { less: true, adds: false })], all(3));
    expect([...mix].map((p) => Math.round(p))).toEqual([67, 0, 33]);
  });

  it('is *sin dato* where one of its figures is, and what does not apply gives nothing', () => {
    const mix = mixWeights([part([1, NaN, 1]), part([1, 1, Infinity])], all(3));
    expect(mix[1]).toBeNaN();
    expect([mix[0], mix[2]].map((p) => Math.round(p))).toEqual([50, 25]);
  });

  it('goes into an address and comes back', () => {
    expect(formatWeight(parseWeight('poblacion'))).toBe('poblacion');
    expect(formatWeight(parseWeight('poblacion*60.cifra:rezago-2020*40*menos'))).toBe(
      'poblacion*60.cifra:rezago-2020*40*menos'
    );
    expect(parseWeight('nada.poblacion*700.lista*-1')).toEqual([]);
  });
});
