import { transpose, type Lists } from './lists';
import type { Distances, PlanProblem } from './problem';

/** What units would add, while some come in. */
export interface Gauge {
  /** What a unit that is not in would add now. */
  gain(unit: number): number;
  add(unit: number): void;
}

/** Measures how much of what rows need units give, each row by its weight: what there is counts first. */
export class NeedGauge implements Gauge {
  private readonly rowsOf: Lists;
  private readonly gives: Float64Array;
  private readonly left: Float64Array;
  /** Rows that have what they need. */
  satisfied = 0;

  /** @param weight of each row */
  constructor(
    private readonly problem: PlanProblem,
    private readonly weight: Float64Array
  ) {
    const { rows, units, present } = problem;
    this.rowsOf = transpose(rows.reach, units);
    this.gives = new Float64Array(this.rowsOf.items.length).fill(1);
    if (rows.amount) {
      const next = this.rowsOf.start.slice();
      rows.reach.items.forEach((unit, at) => (this.gives[next[unit]++] = rows.amount![at]));
    }
    this.left = weight.map((_, row) => this.needOf(row));
    this.satisfied = this.left.filter((left) => left <= NOTHING).length;
    for (let unit = 0; unit < units; unit++) if (present[unit]) this.add(unit);
  }

  private needOf = (row: number): number => this.problem.rows.need?.[row] ?? 1;

  gain(unit: number): number {
    const { rowsOf, left, gives, weight } = this;
    let sum = 0;
    for (let at = rowsOf.start[unit]; at < rowsOf.start[unit + 1]; at++) {
      const row = rowsOf.items[at];
      if (left[row] > NOTHING) sum += (weight[row] * Math.min(gives[at], left[row])) / this.needOf(row);
    }
    return sum;
  }

  add(unit: number): void {
    const { rowsOf, left, gives } = this;
    for (let at = rowsOf.start[unit]; at < rowsOf.start[unit + 1]; at++) {
      const row = rowsOf.items[at];
      if (left[row] <= NOTHING) continue;
      left[row] -= gives[at];
      if (left[row] <= NOTHING) this.satisfied++;
    }
  }
}

/** A need smaller than this is a rounding error. */
export const NOTHING = 1e-9;

/** Measures the weighted km that units save. */
export class DistanceGauge implements Gauge {
  private readonly near: Float64Array;
  private readonly columnOf: Map<number, number>;

  constructor(private readonly distances: Distances) {
    // Where nothing is near yet, all is as far as the farthest.
    const farther = (most: number, d: number) => (d > most && d < Infinity ? d : most);
    const farthest = distances.now.reduce(farther, distances.km.reduce(farther, 0));
    this.near = distances.now.map((d) => Math.min(d, farthest));
    this.columnOf = new Map(Array.from(distances.to, (unit, j) => [unit, j]));
  }

  gain(unit: number): number {
    const { from, weight, to, km } = this.distances;
    const column = this.columnOf.get(unit)!;
    let sum = 0;
    for (let i = 0; i < from.length; i++) {
      const d = km[i * to.length + column];
      if (d < this.near[i]) sum += weight[i] * (this.near[i] - d);
    }
    return sum;
  }

  add(unit: number): void {
    const { from, to, km } = this.distances;
    const column = this.columnOf.get(unit)!;
    for (let i = 0; i < from.length; i++) this.near[i] = Math.min(this.near[i], km[i * to.length + column]);
  }
}
