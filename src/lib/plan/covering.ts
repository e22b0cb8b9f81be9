import { Choice } from './choice';
import { transpose, type Lists } from './lists';
import { keepsRules, strayParts, type PlanProblem } from './problem';

/** Rows reached while units come and go, and what each unit would add. Every row needs one unit. */
class Coverage {
  private readonly times: Int32Array;
  readonly gain: Float64Array;

  constructor(
    private readonly problem: PlanProblem,
    private readonly rowsOf: Lists
  ) {
    const { rows, units, present } = problem;
    this.times = new Int32Array(rows.weight.length);
    this.gain = new Float64Array(units);
    const { start, items } = rows.reach;
    rows.weight.forEach((weight, row) => {
      for (let at = start[row]; at < start[row + 1]; at++) this.gain[items[at]] += weight;
    });
    for (let unit = 0; unit < units; unit++) if (present[unit]) this.add(unit);
  }

  private turn(row: number, by: number): void {
    const { start, items } = this.problem.rows.reach;
    for (let at = start[row]; at < start[row + 1]; at++) this.gain[items[at]] += by;
  }
  add(unit: number): void {
    const { start, items } = this.rowsOf;
    for (let at = start[unit]; at < start[unit + 1]; at++)
      if (this.times[items[at]]++ === 0) this.turn(items[at], -this.problem.rows.weight[items[at]]);
  }
  remove(unit: number): void {
    const { start, items } = this.rowsOf;
    for (let at = start[unit]; at < start[unit + 1]; at++)
      if (--this.times[items[at]] === 0) this.turn(items[at], this.problem.rows.weight[items[at]]);
  }
}

/** Weight of the rows that units reach together with what there is; each row counts once. */
export function reachedWeight({ rows, present }: PlanProblem, chosen: readonly number[]): number {
  const reaches = Uint8Array.from(present);
  for (const unit of chosen) reaches[unit] = 1;
  const { start, items } = rows.reach;
  let sum = 0;
  rows.weight.forEach((weight, row) => {
    for (let at = start[row]; at < start[row + 1]; at++) if (reaches[items[at]]) return void (sum += weight);
  });
  return sum;
}

/** The unit that may come in with the best score; −1 when none scores. */
export function best(choice: Choice, score: (unit: number) => number): number {
  let [at, most] = [-1, 0];
  for (let unit = 0; unit < choice.problem.units; unit++) {
    const value = score(unit);
    if (value > most && choice.mayAdd(unit)) [at, most] = [unit, value];
  }
  return at;
}

/** Any unit that may come in for a group that lacks some; −1 for none. */
export function anyOwed(choice: Choice): number {
  const { least, units } = choice.problem;
  if (!least || !choice.owes) return -1;
  for (let unit = 0; unit < units; unit++) {
    if (least.group[unit] < 0 || !choice.mayAdd(unit)) continue;
    if (choice.lacks(least.group[unit])) return unit;
  }
  return -1;
}

function build(problem: PlanProblem, rowsOf: Lists, score: (gain: number, unit: number) => number): Choice {
  const choice = new Choice(problem);
  choice.addMust();
  const coverage = new Coverage(problem, rowsOf);
  for (const unit of choice.chosen) coverage.add(unit);
  const take = (unit: number) => {
    choice.add(unit);
    coverage.add(unit);
  };
  const tryTake = (unit: number) => {
    const may = choice.mayAdd(unit);
    if (may) take(unit);
    return may;
  };
  while (choice.chosen.length < problem.k) {
    const { gain } = coverage;
    const next = best(choice, (unit) => score(gain[unit], unit));
    if (next >= 0) {
      take(next);
      continue;
    }
    const owed = anyOwed(choice);
    if (owed >= 0) take(owed);
    else {
      // Where nothing beside the network gains, a way leads to the nearest that does.
      const way = choice.wayTo((unit) => gain[unit] > 0);
      if (!way || choice.chosen.length + way.length > problem.k || !way.every((unit) => tryTake(unit))) break;
    }
  }
  return choice;
}

/** Changes one unit for a better one as long as that gains. */
function improve(choice: Choice, rowsOf: Lists): void {
  const { problem } = choice;
  const coverage = new Coverage(problem, rowsOf);
  for (const unit of choice.chosen) coverage.add(unit);
  const { gain } = coverage;
  for (let again = true; again;) {
    again = false;
    for (const out of [...choice.chosen]) {
      if (choice.isFixed(out)) continue;
      choice.remove(out);
      coverage.remove(out);
      const whole = !problem.neighbours || strayParts(problem, choice.chosen).length === 0;
      const into = whole ? best(choice, (unit) => gain[unit]) : -1;
      const better = into >= 0 && gain[into] > gain[out] * (1 + 1e-12);
      again ||= better;
      choice.add(better ? into : out);
      coverage.add(better ? into : out);
    }
  }
}

/**
 * A good choice at once for `mclp`: the unit that gains most, one after another, then one changed for another as long
 * as that gains. Greedy alone reaches 63 % of the best (Nemhauser, Wolsey & Fisher 1978). Null when no choice that keeps
 * the rules was found this way.
 */
export function coverGreedily(problem: PlanProblem): number[] | null {
  const rowsOf = transpose(problem.rows.reach, problem.units);
  const { budget } = problem;
  const builds = [build(problem, rowsOf, (gain) => gain)];
  if (budget)
    builds.push(
      build(problem, rowsOf, (gain, unit) => gain / Math.max(budget.cost[unit], 1e-9 * budget.most))
    );
  let found: number[] | null = null;
  for (const choice of builds) {
    improve(choice, rowsOf);
    if (!keepsRules(problem, choice.chosen)) continue;
    if (!found || reachedWeight(problem, choice.chosen) > reachedWeight(problem, found))
      found = choice.chosen;
  }
  return found;
}
