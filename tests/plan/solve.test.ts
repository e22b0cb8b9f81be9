import fc from 'fast-check';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { listNeighbours, packLists } from '../../src/lib/plan/lists';
import { nextByGain, orderByGain, valueBefore } from '../../src/lib/plan/marginal';
import { boundMedian } from '../../src/lib/plan/median-bound';
import { highsSolver, type MilpSolver } from '../../src/lib/plan/milp';
import {
  gapOf,
  isMaximized,
  keepsRules,
  type PlanAnswer,
  type PlanProblem
} from '../../src/lib/plan/problem';
import { priceOf } from '../../src/lib/plan/price';
import { solvePlan, valueOf } from '../../src/lib/plan/solve';
import { findClash, findTroubles } from '../../src/lib/plan/trouble';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});
const now = () => performance.now();

const UNITS = 9;
const each = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: UNITS, maxLength: UNITS });

/** Small problems of every objective and every mix of rules, feasible or not. */
const problems = fc
  .record({
    objective: fc.constantFrom('mclp' as const, 'lscp' as const, 'p-mediana' as const),
    edges: fc.uniqueArray(
      fc.tuple(fc.nat(UNITS - 1), fc.nat(UNITS - 1)).filter(([a, b]) => a < b),
      { selector: ([a, b]) => a * UNITS + b, minLength: 5, maxLength: 16 }
    ),
    present: each(fc.boolean()).map((all) => all.map((p, i) => p && i % 3 === 0)),
    open: each(fc.integer({ min: 0, max: 9 })).map((all) => all.map((n) => n > 0)),
    must: fc.uniqueArray(fc.nat(UNITS - 1), { maxLength: 2 }),
    k: fc.integer({ min: 1, max: 4 }),
    weight: each(fc.oneof(fc.nat(50), fc.double({ min: 0, max: 50, noNaN: true }))),
    budget: fc.option(fc.tuple(each(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 0, max: 25 })), {
      nil: null
    }),
    least: fc.option(fc.tuple(each(fc.integer({ min: -1, max: 2 })), fc.constantFrom(1, 1, 2)), {
      nil: null
    }),
    connected: fc.constantFrom(false, false, true),
    share: fc.constantFrom(1, 1, 0.5),
    amounts: fc.option(fc.tuple(each(fc.integer({ min: 1, max: 5 })), each(fc.integer({ min: 1, max: 8 }))), {
      nil: null
    }),
    xs: each(fc.integer({ min: 0, max: 30 })),
    ys: each(fc.integer({ min: 0, max: 30 }))
  })
  .map((r): PlanProblem => {
    const neighbours = listNeighbours(
      UNITS,
      r.edges.map((e) => e[0]),
      r.edges.map((e) => e[1])
    );
    const reach = packLists(
      Array.from({ length: UNITS }, (_, i) => [
        i,
        ...neighbours.items.subarray(neighbours.start[i], neighbours.start[i + 1])
      ])
    );
    const open = Uint8Array.from(r.open, (o, i) => Number(o && !r.present[i]));
    const to = Uint32Array.from([...open.keys()].filter((i) => open[i]));
    const km = (i: number, j: number) => Math.hypot(r.xs[i] - r.xs[j], r.ys[i] - r.ys[j]);
    const isMedian = r.objective === 'p-mediana';
    const there = [...r.present.keys()].filter((i) => r.present[i]);
    return {
      objective: r.objective,
      units: UNITS,
      present: Uint8Array.from(r.present, Number),
      open,
      must: r.must.filter((unit) => open[unit]),
      k: r.objective === 'lscp' ? Infinity : r.k,
      budget:
        r.budget && r.objective !== 'lscp'
          ? { cost: Float64Array.from(r.budget[0]), most: r.budget[1] }
          : null,
      least: r.least && { group: Int32Array.from(r.least[0]), count: r.least[1] },
      neighbours: r.connected ? neighbours : null,
      rows: isMedian
        ? { reach: packLists([]), amount: null, need: null, weight: new Float64Array() }
        : {
            reach,
            amount:
              r.objective === 'lscp' && r.amounts
                ? Float64Array.from(reach.items, (unit) => r.amounts![0][unit])
                : null,
            need: r.objective === 'lscp' && r.amounts ? Float64Array.from(r.amounts[1]) : null,
            weight: Float64Array.from(r.weight)
          },
      share: r.share,
      distances: isMedian
        ? {
            from: Uint32Array.from({ length: UNITS }, (_, i) => i),
            weight: Float64Array.from(r.weight),
            to,
            km: Float64Array.from({ length: UNITS * to.length }, (_, at) =>
              km(Math.floor(at / to.length), to[at % to.length])
            ),
            now: Float64Array.from({ length: UNITS }, (_, i) =>
              Math.min(Infinity, ...there.map((j) => km(i, j)))
            )
          }
        : null
    };
  });

/** The best value over all sets of units that may be opened; NaN when none fits. */
function bestOf(problem: PlanProblem): number {
  const open = [...problem.open.keys()].filter((i) => problem.open[i]);
  let best = NaN;
  for (let set = 0; set < 1 << open.length; set++) {
    const chosen = open.filter((_, i) => set & (1 << i));
    const value = valueOf(problem, chosen);
    if (Number.isNaN(value) || value === Infinity) continue;
    const better = isMaximized(problem.objective) ? value > best : value < best;
    if (Number.isNaN(best) || better) best = value;
  }
  return best;
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

describe('the order of a plan', () => {
  it('has every unit once, the gains add up, and so do those of what would come next', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const answer = solvePlan(problem, { solver: null, seconds: 1, now });
        if (answer === 'infeasible' || !Number.isFinite(answer.value)) return;
        const steps = orderByGain(problem, answer.chosen);
        expect(steps.map((s) => s.unit).sort()).toEqual([...answer.chosen].sort());
        const before = valueBefore(problem);
        const sum = steps.reduce((total, s) => total + s.gain, 0);
        if (problem.objective === 'mclp') expect(close(before + sum, answer.value)).toBe(true);
        if (problem.objective === 'p-mediana' && !Number.isNaN(before))
          expect(close(before - sum, answer.value)).toBe(true);
        if (problem.objective !== 'mclp') return;
        let [set, value] = [answer.chosen, answer.value];
        for (const { unit, gain } of nextByGain(problem, answer.chosen, 3)) {
          set = [...set, unit];
          const more = valueOf({ ...problem, k: Infinity, budget: null, least: null, must: [] }, set);
          expect(close(more - value, gain)).toBe(true);
          value = more;
        }
      }),
      { numRuns: 300 }
    );
  });

  it('counts all that is saved where what there is now is farther than any that may be chosen', () => {
    const steps = orderByGain(
      {
        objective: 'p-mediana',
        units: 3,
        present: Uint8Array.of(1, 0, 0),
        open: Uint8Array.of(0, 1, 0),
        must: [],
        k: 1,
        budget: null,
        least: null,
        neighbours: null,
        rows: { reach: packLists([]), amount: null, need: null, weight: new Float64Array() },
        share: 1,
        distances: {
          from: Uint32Array.of(2),
          weight: Float64Array.of(2),
          to: Uint32Array.of(1),
          km: Float64Array.of(10),
          now: Float64Array.of(90)
        }
      },
      [1]
    );
    expect(steps).toEqual([{ unit: 1, gain: 160 }]);
  });
});

describe('what makes a plan impossible', () => {
  it('is told only of plans that are, and rules named as clashing do clash', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const troubles = findTroubles(problem);
        const best = bestOf(problem);
        if (troubles.some((t) => t.kind === 'sin-peso' || t.kind === 'sin-candidatos')) return;
        if (troubles.length) expect(Number.isNaN(best), JSON.stringify(troubles)).toBe(true);
        else if (Number.isNaN(best)) {
          const clash = findClash(problem, solver, 5, now);
          if (clash.kind !== 'chocan') throw new Error(clash.kind);
          const without = {
            cuantos: { k: Infinity },
            presupuesto: { budget: null },
            minimos: { least: null }
          };
          for (const rule of clash.rules)
            if (rule in without)
              expect(bestOf({ ...problem, ...without[rule as keyof typeof without] })).not.toBeNaN();
        }
      }),
      { numRuns: 300 }
    );
  });
});

describe('a plan', () => {
  it('is as good as the best of all sets, for every objective and rule, and says so', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const best = bestOf(problem);
        const answer = solvePlan(problem, { solver, seconds: 20, now });
        if (Number.isNaN(best)) {
          expect(answer === 'infeasible' || !Number.isFinite(answer.value)).toBe(true);
          return;
        }
        if (answer === 'infeasible') throw new Error(`infeasible, and ${best} can be had`);
        expect(keepsRules(problem, answer.chosen)).toBe(true);
        expect(close(answer.value, best), `${answer.value} is not ${best}`).toBe(true);
        expect(answer.proven).toBe(true);
        expect(gapOf(answer)).toBe(0);
        expect(valueOf(problem, answer.chosen)).toBe(answer.value);
      }),
      { numRuns: 600 }
    );
  });

  it('is the one that was known when that is as good as any', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const first = solvePlan(problem, { solver, seconds: 20, now });
        if (first === 'infeasible' || !Number.isFinite(first.value)) return;
        const hint = [...first.chosen].reverse();
        const again = solvePlan(problem, { solver, seconds: 20, now, hint });
        expect(again).toEqual({ ...first, chosen: hint });
      }),
      { numRuns: 150 }
    );
  });

  it('gets better and its bound nearer with each thing that is told', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const told: PlanAnswer[] = [];
        const onAnswer = (answer: PlanAnswer) => void told.push(answer);
        const last = solvePlan(problem, { solver, seconds: 20, now, onAnswer });
        if (last !== 'infeasible' && Number.isFinite(last.value)) told.push(last);
        const sign = isMaximized(problem.objective) ? 1 : -1;
        told.forEach((answer, i) => {
          expect(keepsRules(problem, answer.chosen)).toBe(true);
          expect(gapOf(answer)).toBeGreaterThanOrEqual(0);
          if (i === 0) return;
          expect(sign * answer.value).toBeGreaterThanOrEqual(sign * told[i - 1].value);
          expect(sign * answer.bound).toBeLessThanOrEqual(sign * told[i - 1].bound);
        });
      }),
      { numRuns: 200 }
    );
  });

  it('found at once keeps the rules and is never better than the bound', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const answer = solvePlan(problem, { solver: null, seconds: 1, now });
        const best = bestOf(problem);
        if (answer === 'infeasible' || Number.isNaN(answer.value)) return;
        expect(keepsRules(problem, answer.chosen)).toBe(true);
        if (isMaximized(problem.objective)) {
          expect(answer.bound).toBeGreaterThanOrEqual(answer.value);
          expect(answer.bound).toBeGreaterThanOrEqual(best * (1 - 1e-9));
        } else {
          expect(answer.bound).toBeLessThanOrEqual(answer.value);
          expect(answer.bound).toBeLessThanOrEqual(best * (1 + 1e-9) + 1e-9);
        }
      }),
      { numRuns: 400 }
    );
  });

  it('of distances has a bound that no set is under', () => {
    const sums = { bound: 0, best: 0 };
    fc.assert(
      fc.property(
        problems.filter(
          (p) => p.objective === 'p-mediana' && p.distances!.to.length > 0 && !p.budget && !p.neighbours
        ),
        (problem) => {
          const best = bestOf(problem);
          if (Number.isNaN(best)) return;
          let steps = 0;
          const { bound } = boundMedian(
            problem,
            () => best,
            () => steps++ > 300,
            () => {}
          );
          expect(bound).toBeLessThanOrEqual(best * (1 + 1e-9));
          // Relaxed, the problem is seldom far from its answer.
          sums.bound += bound;
          sums.best += best;
        }
      ),
      { numRuns: 300, seed: 7 }
    );
    expect(sums.bound).toBeGreaterThan(0.9 * sums.best);
  });
});

describe('what a condition costs', () => {
  it('is the difference to the best without it, and lies within what is told where nothing is proven', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const free = { ...problem, must: [], least: null, neighbours: null };
        const [bound, unbound] = [bestOf(problem), bestOf(free)];
        const exact = solvePlan(problem, { solver, seconds: 5, now });
        if (exact === 'infeasible' || Number.isNaN(bound)) return;
        const cost = Math.abs(unbound - bound);
        const told = priceOf(exact, free, { solver, seconds: 5, now });
        expect(close(told.least, cost) && close(told.most, cost)).toBe(true);
        const quick = solvePlan(problem, { solver: null, seconds: 1, now });
        if (quick === 'infeasible' || Number.isNaN(quick.value)) return;
        const { least, most } = priceOf(quick, free, { solver: null, seconds: 1, now });
        const slack = 1e-6 * Math.max(1, cost);
        expect(least - slack <= cost && cost <= most + slack).toBe(true);
      }),
      { numRuns: 150 }
    );
  });
});
