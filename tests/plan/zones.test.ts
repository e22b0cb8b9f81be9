import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listNeighbours } from '../../src/lib/plan/lists';
import { imbalanceOf, connectedParts, shareOut, type ZoneProblem } from '../../src/lib/plan/zones';
import { seededIndexes } from '../../src/lib/stats/permutation';

/** A grid with some links missing, but in one piece. */
const grids = fc
  .record({
    side: fc.integer({ min: 2, max: 7 }),
    weights: fc.array(fc.nat(100), { minLength: 49, maxLength: 49 }),
    missing: fc.array(fc.nat(200), { maxLength: 20 }),
    k: fc.integer({ min: 1, max: 5 }),
    tolerance: fc.constantFrom(0, 0, 0.1, 0.5)
  })
  .map(({ side, weights, missing, k, tolerance }): ZoneProblem & { tolerance: number } => {
    const units = side * side;
    const pairs: [number, number][] = [];
    for (let i = 0; i < units; i++) {
      if (i % side < side - 1) pairs.push([i, i + 1]);
      if (i + side < units) pairs.push([i, i + side]);
    }
    const list = (edges: [number, number][]) =>
      listNeighbours(
        units,
        edges.map((e) => e[0]),
        edges.map((e) => e[1])
      );
    let kept = pairs;
    for (const m of missing) {
      const less = kept.filter((_, i) => i !== m % kept.length);
      if (connectedParts(Array(units).keys(), list(less)).length === 1) kept = less;
    }
    return {
      neighbours: list(kept),
      inside: new Uint8Array(units).fill(1),
      weight: Float64Array.from({ length: units }, (_, i) => weights[i]),
      k: Math.min(k, units),
      tolerance
    };
  });

describe('zones', () => {
  it('hang together, take every unit once, and say their own weights', () => {
    fc.assert(
      fc.property(grids, fc.nat(1000), (problem, seed) => {
        const { zone, weight, imbalance } = shareOut(problem, seededIndexes(seed));
        for (let z = 0; z < problem.k; z++) {
          const own = [...zone.keys()].filter((i) => zone[i] === z);
          expect(connectedParts(own, problem.neighbours)).toHaveLength(1);
          expect(own.reduce((sum, i) => sum + problem.weight[i], 0)).toBe(weight[z]);
        }
        expect(zone.every((z) => z >= 0 && z < problem.k)).toBe(true);
        expect(imbalanceOf(weight)).toBe(imbalance);
        expect(shareOut(problem, seededIndexes(seed)).zone).toEqual(zone);
        // Shorter borders cost no more evenness than was allowed.
        const evenest = shareOut({ ...problem, tolerance: 0 }, seededIndexes(seed)).imbalance;
        expect(imbalance).toBeLessThanOrEqual(Math.max(evenest, problem.tolerance) + 1e-9);
      }),
      { numRuns: 150 }
    );
  });

  it('of small grids are about as even as the best of all ways', () => {
    let [found, best] = [0, 0];
    fc.assert(
      fc.property(
        grids.map((g) => ({ ...g, tolerance: 0 })).filter((g) => g.inside.length <= 9 && g.k <= 3),
        (problem) => {
          const units = problem.inside.length;
          let least = Infinity;
          for (let code = 0; code < problem.k ** units; code++) {
            const zone = Array.from(
              { length: units },
              (_, i) => Math.floor(code / problem.k ** i) % problem.k
            );
            const sums = new Float64Array(problem.k);
            zone.forEach((z, i) => (sums[z] += problem.weight[i]));
            if (imbalanceOf(sums) >= least) continue;
            const whole = Array.from({ length: problem.k }, (_, z) =>
              zone.flatMap((own, i) => (own === z ? [i] : []))
            );
            if (whole.every((own) => connectedParts(own, problem.neighbours).length === 1))
              least = imbalanceOf(sums);
          }
          const { imbalance } = shareOut(problem, seededIndexes(1));
          expect(imbalance).toBeGreaterThanOrEqual(least - 1e-12);
          found += imbalance;
          best += least;
        }
      ),
      { numRuns: 60, seed: 11 }
    );
    expect(found).toBeLessThan(1.15 * best + 0.5);
  });
});
