import type { MilpSolver } from './milp';
import { isMaximized, type PlanAnswer, type PlanProblem } from './problem';
import { solvePlan } from './solve';

/** What a rule costs, in units of the objective: never less than `least`, never more than `most`; equal when proven. */
export interface Price {
  least: number;
  most: number;
}

/** A sum of many figures may differ by so much of itself. */
const ROUNDING = 1e-9;

/**
 * What a rule costs: how much better the answer would be without it. Both answers lie between what was found and its
 * bound, and so does the price between the two ends of that.
 * @param answer to the problem with the rule; it keeps the rules of `without` too
 */
export function priceOf(
  answer: PlanAnswer,
  without: PlanProblem,
  options: { solver: MilpSolver | null; seconds: number; now: () => number }
): Price {
  const freed = solvePlan(without, { ...options, hint: answer.chosen });
  // What fits with the rule fits without it: there is always an answer.
  if (freed === 'infeasible') return { least: 0, most: 0 };
  const sign = isMaximized(without.objective) ? 1 : -1;
  const clean = (price: number) => (price <= ROUNDING * Math.max(1, Math.abs(answer.value)) ? 0 : price);
  return {
    least: clean(sign * (freed.value - answer.bound)),
    most: clean(sign * (freed.bound - answer.value))
  };
}
