import { Choice } from './choice';
import { reachedWeight } from './covering';
import { DistanceGauge, NeedGauge, type Gauge } from './gauge';
import { weightedKm } from './median';
import type { PlanProblem } from './problem';

/** A unit of an answer, and what it adds to those before it. */
export interface Step {
  unit: number;
  /**
   * Weight newly reached, share of the needs newly met by their weight, or weighted km saved. NaN for the first of
   * `p-mediana` where nothing was near before.
   */
  gain: number;
}

const gaugeOf = (problem: PlanProblem): Gauge =>
  problem.objective === 'p-mediana'
    ? new DistanceGauge(problem.distances!)
    : new NeedGauge(problem, problem.rows.weight);

/** Takes units one after another, that with the most gain first, as long as one may come in. */
function takeByGain(
  problem: PlanProblem,
  from: readonly number[],
  among: Iterable<number>,
  most: number
): Step[] {
  const rest = new Set(among);
  const gauge = gaugeOf(problem);
  for (const unit of from) gauge.add(unit);
  const network = new Choice({ ...problem, k: Infinity, budget: null, least: null }, from);
  const steps: Step[] = [];
  while (rest.size && steps.length < most) {
    let next: Step | null = null;
    for (const unit of rest) {
      if (!network.touches(unit)) continue;
      const gain = gauge.gain(unit);
      if (!next || gain > next.gain) next = { unit, gain };
    }
    if (!next) break;
    rest.delete(next.unit);
    gauge.add(next.unit);
    network.add(next.unit);
    steps.push(next);
  }
  return steps;
}

/**
 * The new units of an answer in the order of their gain, each after those before it; where they must hang together,
 * each beside what is there by then. The gains add up to what the whole set gains.
 */
export const orderByGain = (problem: PlanProblem, chosen: readonly number[]): Step[] =>
  takeByGain(
    problem,
    [],
    [...chosen].sort((a, b) => a - b),
    chosen.length
  );

/** What further units would add after an answer, those with the most gain first; without those that add nothing. */
export function nextByGain(problem: PlanProblem, chosen: readonly number[], count: number): Step[] {
  const taken = new Set(chosen);
  const open = [...problem.open.keys()].filter((unit) => problem.open[unit] && !taken.has(unit));
  return takeByGain(problem, chosen, open, count).filter((step) => step.gain > 0);
}

/** Value of the objective before anything new; NaN where nothing is near yet. */
export function valueBefore(problem: PlanProblem): number {
  if (problem.objective === 'lscp') return 0;
  if (problem.objective === 'mclp') return reachedWeight(problem, []);
  const value = weightedKm(problem.distances!, []);
  return Number.isFinite(value) ? value : NaN;
}
