import type { PlanProblem } from './problem';

/** New units while they are being chosen: what may still come in without breaking a rule. */
export class Choice {
  readonly chosen: number[] = [];
  readonly isIn: Uint8Array;
  private readonly must: Set<number>;
  private readonly missing = new Map<number, number>();
  /** New ones that the groups still lack. */
  private owed = 0;
  private spent = 0;
  private readonly hasPresence: boolean;

  constructor(
    readonly problem: PlanProblem,
    start: readonly number[] = []
  ) {
    this.isIn = new Uint8Array(problem.units);
    this.must = new Set(problem.must);
    this.hasPresence = problem.present.some((p) => p === 1);
    const { least } = problem;
    if (least) for (const group of least.group) if (group >= 0) this.missing.set(group, least.count);
    for (const count of this.missing.values()) this.owed += count;
    for (const unit of start) this.add(unit);
  }

  /** Whether a unit is one of those that stay in any case. */
  isFixed = (unit: number): boolean => this.must.has(unit);

  /** Whether there is a group that lacks units. */
  get owes(): boolean {
    return this.owed > 0;
  }

  /** Whether a group lacks units. */
  lacks = (group: number): boolean => (this.missing.get(group) ?? 0) > 0;

  /** Whether a unit has presence or was chosen. */
  private isNetwork = (unit: number): boolean => this.isIn[unit] === 1 || this.problem.present[unit] === 1;

  /** Whether a unit touches the network, or would be its first. */
  touches(unit: number): boolean {
    const { neighbours } = this.problem;
    if (!neighbours || (!this.hasPresence && this.chosen.length === 0)) return true;
    for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++)
      if (this.isNetwork(neighbours.items[at])) return true;
    return false;
  }

  /** Whether a unit can come in and leave room for what the groups lack. */
  mayAdd(unit: number): boolean {
    const { open, k, budget, least } = this.problem;
    if (!open[unit] || this.isIn[unit]) return false;
    if (budget && this.spent + budget.cost[unit] > budget.most * (1 + 1e-12)) return false;
    const helps = least && least.group[unit] >= 0 && this.missing.get(least.group[unit])! > 0 ? 1 : 0;
    if (k - this.chosen.length - 1 < this.owed - helps) return false;
    return this.touches(unit);
  }

  add(unit: number): void {
    const { budget, least } = this.problem;
    this.chosen.push(unit);
    this.isIn[unit] = 1;
    if (budget) this.spent += budget.cost[unit];
    const group = least?.group[unit] ?? -1;
    if (group < 0) return;
    const left = this.missing.get(group)!;
    this.missing.set(group, left - 1);
    if (left > 0) this.owed--;
  }

  remove(unit: number): void {
    const { budget, least } = this.problem;
    this.chosen.splice(this.chosen.indexOf(unit), 1);
    this.isIn[unit] = 0;
    if (budget) this.spent -= budget.cost[unit];
    const group = least?.group[unit] ?? -1;
    if (group < 0) return;
    const left = this.missing.get(group)!;
    this.missing.set(group, left + 1);
    if (left >= 0) this.owed++;
  }

  /** Fewest units that lead from the network to one that is wanted, that one last; null when there is no way. */
  wayTo(wanted: (unit: number) => boolean): number[] | null {
    const { neighbours, open, units, present } = this.problem;
    if (!neighbours) return null;
    const from = new Int32Array(units).fill(-1);
    const queue: number[] = [];
    for (let unit = 0; unit < units; unit++) {
      const isFirst = !this.hasPresence && this.chosen.length === 0 && open[unit] === 1;
      if (!isFirst && !(open[unit] && !this.isIn[unit] && this.touches(unit))) continue;
      from[unit] = unit;
      queue.push(unit);
    }
    for (const unit of queue) {
      if (wanted(unit)) {
        const way = [unit];
        while (from[way[0]] !== way[0]) way.unshift(from[way[0]]);
        return way;
      }
      for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++) {
        const other = neighbours.items[at];
        if (from[other] >= 0 || !open[other] || this.isIn[other] || present[other]) continue;
        from[other] = unit;
        queue.push(other);
      }
    }
    return null;
  }

  /** Brings in what stays in any case, with the units that tie it to the network. */
  addMust(): void {
    for (const unit of this.problem.must) {
      if (this.isIn[unit]) continue;
      if (this.touches(unit)) this.add(unit);
      else for (const step of this.wayTo((u) => u === unit) ?? [unit]) this.add(step);
    }
  }
}
