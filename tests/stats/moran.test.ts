import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothRates } from '../../src/lib/stats/empirical-bayes';
import { joinCounts } from '../../src/lib/stats/join-count';
import { findMoranTrouble, globalMoran, localMoran, moranI } from '../../src/lib/stats/moran';
import { falseDiscoveryRates } from '../../src/lib/stats/permutation';
import { weighNeighbours } from '../../src/lib/stats/spatial-weights';

const columbus = JSON.parse(readFileSync(new URL('../fixtures/columbus.json', import.meta.url), 'utf8')) as {
  crimen: number[];
  vecinos: number[][];
  moran: { crimen: number };
};

/** The formula with the whole matrix, over the units that have a value. */
function plainMoran(values: readonly number[], lists: readonly (readonly number[])[]) {
  const known = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
  const mean = known.reduce((sum, i) => sum + values[i], 0) / known.length;
  const weight = (i: number, j: number) => {
    const near = lists[i].filter((k) => known.includes(k));
    return near.includes(j) ? 1 / near.length : 0;
  };
  let [cross, all, squares] = [0, 0, 0];
  for (const i of known) {
    squares += (values[i] - mean) ** 2;
    for (const j of known) {
      all += weight(i, j);
      cross += weight(i, j) * (values[i] - mean) * (values[j] - mean);
    }
  }
  return { i: ((known.length / all) * cross) / squares, mean, squares, weight, known };
}

const UNITS = 14;
const cases = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: -5000, max: 5000 }).map((n) => n / 100) },
        { weight: 1, arbitrary: fc.constant(NaN) }
      ),
      {
        minLength: UNITS,
        maxLength: UNITS
      }
    ),
    fc.array(fc.uniqueArray(fc.nat(UNITS - 1), { maxLength: 5 }), { minLength: UNITS, maxLength: UNITS })
  )
  .map(([values, lists]) => {
    const near = lists.map((list, i) => list.filter((j) => j !== i));
    const weights = weighNeighbours(
      near,
      values.map((v) => Number(!Number.isNaN(v)))
    );
    return { values: Float64Array.from(values), near, weights };
  })
  .filter(({ values, weights }) => findMoranTrouble(values, weights) === null);

describe('Moran’s I', () => {
  it('equals the formula computed plainly', () => {
    fc.assert(
      fc.property(cases, ({ values, near, weights }) => {
        const plain = plainMoran([...values], near);
        if (plain.squares < 1e-6) return;
        expect(Math.abs(moranI(values, weights) - plain.i)).toBeLessThan(
          1e-12 * Math.max(1, Math.abs(plain.i))
        );
      })
    );
  });

  it('equals what is published of Columbus, and its local parts add up to it', () => {
    const weights = weighNeighbours(
      columbus.vecinos,
      columbus.crimen.map(() => 1)
    );
    const values = Float64Array.from(columbus.crimen);
    const { i, expected, p } = globalMoran(values, weights, 999, 1);
    expect(i).toBeCloseTo(columbus.moran.crimen, 9);
    expect(expected).toBeCloseTo(-1 / 48, 12);
    expect(p).toBe(0.001);
    const local = localMoran(values, weights, { tries: 99, seed: 1 });
    expect(local.i.reduce((a, b) => a + b, 0) / 49).toBeCloseTo(columbus.moran.crimen, 9);
  });

  it('does not change when values are moved or stretched, and says the same for the same seed', () => {
    fc.assert(
      fc.property(
        cases,
        fc.double({ min: 0.5, max: 9, noNaN: true }),
        fc.nat(99),
        ({ values, weights }, times, seed) => {
          const moved = values.map((v) => v * times + 3);
          const [a, b] = [globalMoran(values, weights, 49, seed), globalMoran(values, weights, 49, seed)];
          expect(a).toEqual(b);
          if (Math.abs(a.i) < 1e6) expect(moranI(moved, weights)).toBeCloseTo(a.i, 6);
          expect(a.p).toBeGreaterThan(0);
          expect(a.p).toBeLessThanOrEqual(0.52);
        }
      )
    );
  });

  it('of chance is small about as often as its p-value says', () => {
    const weights = weighNeighbours(
      columbus.vecinos,
      columbus.crimen.map(() => 1)
    );
    let state = 12345;
    const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
    let small = 0;
    for (let run = 0; run < 300; run++) {
      const values = Float64Array.from({ length: 49 }, random);
      if (globalMoran(values, weights, 99, run).p <= 0.05) small++;
    }
    // Each side has one time in twenty: 30 of 300, give or take four deviations of 5.2.
    expect(small).toBeGreaterThan(9);
    expect(small).toBeLessThan(51);
  });
});

describe('local Moran', () => {
  it('equals the formula; islands and units without a value stand apart', () => {
    fc.assert(
      fc.property(cases, ({ values, near, weights }) => {
        const { mean, squares, weight, known } = plainMoran([...values], near);
        if (squares < 1e-6) return;
        const local = localMoran(values, weights, { tries: 19, seed: 3 });
        for (let i = 0; i < UNITS; i++) {
          if (!known.includes(i)) expect([local.group[i], local.i[i]]).toEqual([null, NaN]);
          else if (!known.some((j) => weight(i, j) > 0))
            expect([local.group[i], local.p[i]]).toEqual(['aislado', NaN]);
          else {
            const plain =
              ((values[i] - mean) / (squares / known.length)) *
              known.reduce((sum, j) => sum + weight(i, j) * (values[j] - mean), 0);
            expect(Math.abs(local.i[i] - plain)).toBeLessThan(1e-9 * Math.max(1, Math.abs(plain)));
          }
        }
      })
    );
  });

  it('finds two halves of a grid, high beside high and low beside low', () => {
    const SIDE = 12;
    const near = Array.from({ length: SIDE * SIDE }, (_, i) => {
      const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
      return [-1, 0, 1].flatMap((dx) =>
        [-1, 0, 1].flatMap((dy) => {
          const [a, b] = [x + dx, y + dy];
          return a >= 0 && a < SIDE && b >= 0 && b < SIDE && (dx || dy) ? [b * SIDE + a] : [];
        })
      );
    });
    const values = Float64Array.from(near, (_, i) => (i % SIDE < SIDE / 2 ? 10 : 0) + ((i * 7919) % 13) / 13);
    const local = localMoran(
      values,
      weighNeighbours(
        near,
        values.map(() => 1)
      ),
      { tries: 999, seed: 5 }
    );
    expect(local.group[5 * SIDE + 2]).toBe('alto-alto');
    expect(local.group[5 * SIDE + 9]).toBe('bajo-bajo');
    const groups = local.group.filter((g) => g === 'alto-bajo' || g === 'bajo-alto');
    expect(groups).toEqual([]);
  });
});

describe('false discoveries', () => {
  it('are never fewer than the p-value says, keep its order, and equal the rule of the step up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (p) => {
          const q = falseDiscoveryRates(p);
          const order = [...p.keys()].sort((a, b) => p[a] - p[b]);
          order.forEach((i, rank) => {
            expect(q[i]).toBeGreaterThanOrEqual(p[i] - 1e-12);
            const plain = Math.min(1, ...order.slice(rank).map((j, r) => (p[j] * p.length) / (rank + r + 1)));
            expect(q[i]).toBeCloseTo(plain, 12);
          });
        }
      )
    );
    expect([...falseDiscoveryRates([0.01, NaN, 0.02])]).toEqual([0.02, NaN, 0.02]);
  });
});

describe('join counts', () => {
  it('add up to the pairs of neighbours', () => {
    fc.assert(
      fc.property(cases, ({ values, weights }) => {
        const yes = values.map((v) => (Number.isNaN(v) ? NaN : Number(v > 0)));
        const { ambos, ninguno, uno } = joinCounts(yes, weights, 9, 1);
        expect(ambos + ninguno + uno).toBe(weights.items.length / 2);
      })
    );
  });
  it('know a chessboard from a half', () => {
    const near = Array.from({ length: 36 }, (_, i) =>
      [i % 6 > 0 ? i - 1 : -1, i % 6 < 5 ? i + 1 : -1, i - 6, i + 6].filter((j) => j >= 0 && j < 36)
    );
    const weights = weighNeighbours(
      near,
      near.map(() => 1)
    );
    const board = joinCounts(
      Float64Array.from(near, (_, i) => ((i % 6) + Math.floor(i / 6)) % 2),
      weights,
      199,
      2
    );
    expect([board.ambos, board.ninguno, board.uno, board.p.uno]).toEqual([0, 0, 60, 0.005]);
    const half = joinCounts(
      Float64Array.from(near, (_, i) => Number(i < 18)),
      weights,
      199,
      2
    );
    expect([half.ambos, half.ninguno, half.uno, half.p.ambos]).toEqual([27, 27, 6, 0.005]);
  });
});

describe('smoothed rates', () => {
  it('lie between the rate and that of all, nearer to the latter the fewer people', () => {
    const unit = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 3, maxLength: 20 }), (units) => {
        const base = units.map(([n]) => n);
        const events = units.map(([n, share]) => Math.round(n * share));
        const mean = events.reduce((a, b) => a + b, 0) / base.reduce((a, b) => a + b, 0);
        const smooth = smoothRates(events, base);
        smooth.forEach((rate, i) => {
          const raw = events[i] / base[i];
          expect(rate).toBeGreaterThanOrEqual(Math.min(raw, mean) - 1e-12);
          expect(rate).toBeLessThanOrEqual(Math.max(raw, mean) + 1e-12);
        });
      })
    );
    expect([...smoothRates([1, 2], [0, NaN])]).toEqual([NaN, NaN]);
  });
});
