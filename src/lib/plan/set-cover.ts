import { Choice } from './choice';
import { anyOwed, best } from './covering';
import { NOTHING, NeedGauge } from './gauge';
import { keepsRules, type PlanProblem } from './problem';

/** What each row still needs after what there is and some new units gave. */
export function stillNeeded({ rows, present }: PlanProblem, chosen: readonly number[]): Float64Array {
  const { reach, amount, need, weight } = rows;
  const gives = Uint8Array.from(present);
  for (const unit of chosen) gives[unit] = 1;
  return weight.map((_, row) => {
    let left = need ? need[row] : 1;
    for (let at = reach.start[row]; at < reach.start[row + 1]; at++)
      if (gives[reach.items[at]]) left -= amount ? amount[at] : 1;
    return Math.max(0, left);
  });
}

/** Rows that must have what they need. */
export const wantedRows = ({ rows, share }: PlanProblem): number =>
  Math.ceil(share * rows.weight.length - 1e-9);

/** Whether as many rows as wanted have what they need. */
export const isSatisfied = (problem: PlanProblem, chosen: readonly number[]): boolean =>
  stillNeeded(problem, chosen).filter((left) => left <= NOTHING).length >= wantedRows(problem);

/**
 * A choice at once for `lscp`: what satisfies the largest part of the needs, one after another (Chvátal 1979), without
 * what turns out to be superfluous. Null when no choice that keeps the rules was found this way.
 */
export function satisfyGreedily(problem: PlanProblem): number[] | null {
  const choice = new Choice(problem);
  choice.addMust();
  // Each row counts alike: what is sought is few units.
  const gauge = new NeedGauge(problem, new Float64Array(problem.rows.weight.length).fill(1));
  for (const unit of choice.chosen) gauge.add(unit);
  const wanted = wantedRows(problem);
  const score = (unit: number) => gauge.gain(unit);
  const take = (unit: number) => {
    choice.add(unit);
    gauge.add(unit);
  };
  while (gauge.satisfied < wanted) {
    let next = best(choice, score);
    if (next < 0) {
      const way = choice.wayTo((unit) => score(unit) > 0);
      if (!way || choice.chosen.length + way.length > problem.k) return null;
      for (const unit of way.slice(0, -1)) take(unit);
      next = way.at(-1)!;
    }
    take(next);
  }
  for (let owed = anyOwed(choice); owed >= 0; owed = anyOwed(choice)) take(owed);
  // Those taken first may have become superfluous by those taken later.
  let chosen = choice.chosen;
  for (const unit of [...chosen].reverse()) {
    if (choice.isFixed(unit)) continue;
    const without = chosen.filter((u) => u !== unit);
    if (keepsRules(problem, without) && isSatisfied(problem, without)) chosen = without;
  }
  return keepsRules(problem, chosen) ? chosen : null;
}
