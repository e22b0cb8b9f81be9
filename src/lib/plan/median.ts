import { Choice } from './choice';
import { anyOwed } from './covering';
import { keepsRules, strayParts, type Distances, type PlanProblem } from './problem';

/** Weighted km from each place with weight to the nearest of what there is and the new units. */
export function weightedKm({ from, weight, to, km, now }: Distances, chosen: readonly number[]): number {
  const columns = columnsOf(to, chosen);
  let sum = 0;
  for (let i = 0; i < from.length; i++) {
    let least = now[i];
    for (const j of columns) if (km[i * to.length + j] < least) least = km[i * to.length + j];
    sum += weight[i] * least;
  }
  return sum;
}

/** Columns of the distances that belong to units. */
function columnsOf(to: Uint32Array, chosen: readonly number[]): number[] {
  const at = new Map(Array.from(to, (unit, j) => [unit, j]));
  return chosen.map((unit) => at.get(unit)!);
}

/** The nearest and the second nearest of what is open, for each place with weight. */
class Nearest {
  readonly first: Float64Array;
  readonly who: Int32Array;
  readonly second: Float64Array;

  constructor(private readonly distances: Distances) {
    const { now } = distances;
    this.first = now.slice();
    this.who = new Int32Array(now.length).fill(-1);
    this.second = new Float64Array(now.length).fill(Infinity);
  }

  /** Counts anew with these columns open. */
  set(columns: readonly number[]): void {
    const { km, to, now } = this.distances;
    for (let i = 0; i < now.length; i++) {
      let [first, who, second] = [now[i], -1, Infinity];
      for (const j of columns) {
        const d = km[i * to.length + j];
        if (d < first) [second, first, who] = [first, d, j];
        else if (d < second) second = d;
      }
      [this.first[i], this.who[i], this.second[i]] = [first, who, second];
    }
  }
}

/** Far from everything: stands for the distance to nothing, so that sums stay finite. */
const FAR = 1e5;

/**
 * A choice at once for `p-mediana`: the unit that shortens most, one after another, then the interchange of Teitz & Bart
 * (1968) with the sums of Whitaker (1983), until nothing gains or the time is over. Null when nothing that keeps the
 * rules was found this way.
 * @param until moment of `now()` after which it stops, ms
 */
export function medianGreedily(problem: PlanProblem, now: () => number, until: number): number[] | null {
  const distances = problem.distances!;
  const { from, weight, to, km } = distances;
  const choice = new Choice(problem);
  choice.addMust();
  const at = new Map(Array.from(to, (unit, j) => [unit, j]));
  const nearest = new Nearest(distances);
  nearest.set(choice.chosen.map((unit) => at.get(unit)!));
  const near = nearest.first;
  while (choice.chosen.length < problem.k) {
    const gain = new Float64Array(to.length);
    for (let i = 0; i < from.length; i++) {
      const least = Math.min(near[i], FAR);
      for (let j = 0, row = i * to.length; j < to.length; j++)
        if (km[row + j] < least) gain[j] += weight[i] * (least - km[row + j]);
    }
    let next = -1;
    for (let j = 0; j < to.length; j++)
      if (gain[j] > (next < 0 ? 0 : gain[next]) && choice.mayAdd(to[j])) next = j;
    if (next < 0) {
      const owed = anyOwed(choice);
      if (owed < 0) break;
      next = at.get(owed)!;
    }
    choice.add(to[next]);
    for (let i = 0; i < from.length; i++) near[i] = Math.min(near[i], km[i * to.length + next]);
  }
  interchange(choice, distances, at, () => now() > until);
  return keepsRules(problem, choice.chosen) ? choice.chosen : null;
}

/** Changes one unit for another as long as that shortens. */
export function interchange(
  choice: Choice,
  distances: Distances,
  at: ReadonlyMap<number, number>,
  isOver: () => boolean
): void {
  const { from, weight, to, km } = distances;
  const nearest = new Nearest(distances);
  nearest.set(choice.chosen.map((unit) => at.get(unit)!));
  const free = () => choice.chosen.filter((unit) => !choice.isFixed(unit)).map((unit) => at.get(unit)!);
  for (let again = true; again && !isOver();) {
    again = false;
    for (let into = 0; into < to.length && !isOver(); into++) {
      if (choice.isIn[to[into]] || !choice.problem.open[to[into]]) continue;
      // What coming in shortens, and what each one going out then costs.
      let shortens = 0;
      const costs = new Map<number, number>(free().map((j) => [j, 0]));
      for (let i = 0; i < from.length; i++) {
        const d = km[i * to.length + into];
        const [first, who] = [Math.min(nearest.first[i], FAR), nearest.who[i]];
        if (d < first) shortens += weight[i] * (first - d);
        else if (costs.has(who))
          costs.set(who, costs.get(who)! + weight[i] * (Math.min(d, nearest.second[i], FAR) - first));
      }
      let [out, least] = [-1, Infinity];
      for (const [j, cost] of costs) if (cost < least) [out, least] = [j, cost];
      if (out < 0 || shortens - least <= 1e-9 * (shortens + least)) continue;
      choice.remove(to[out]);
      const whole = !choice.problem.neighbours || strayParts(choice.problem, choice.chosen).length === 0;
      const may = whole && choice.mayAdd(to[into]);
      choice.add(to[may ? into : out]);
      if (!may) continue;
      again = true;
      nearest.set(choice.chosen.map((unit) => at.get(unit)!));
    }
  }
}
