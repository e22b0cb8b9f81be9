import type { Objective } from '../domain/plan';
import type { Lists } from './lists';

/** What is to be reached: places, districts or states. */
export interface Rows {
  /** Units that reach each row. */
  reach: Lists;
  /** How much each of those gives, parallel to `reach.items`; null is 1. */
  amount: Float64Array | null;
  /** How much a row needs; null is 1. */
  need: Float64Array | null;
  weight: Float64Array;
}

/** Distances between places that have weight and units, for `p-mediana`. */
export interface Distances {
  /** Units that have weight. */
  from: Uint32Array;
  weight: Float64Array;
  /** Units that may be near them: those that may be chosen. */
  to: Uint32Array;
  /** Km, row by row of `from`. */
  km: Float64Array;
  /** Km from each of `from` to what there is now; Infinity without any. */
  now: Float64Array;
}

/** A question to the planner. Positions are units of the frame. */
export interface PlanProblem {
  objective: Objective;
  units: number;
  /** 1 where there is presence now: it reaches too, and is kept. */
  present: Uint8Array;
  /** 1 where a new one may be opened. */
  open: Uint8Array;
  /** Units that are opened in any case. */
  must: readonly number[];
  /** Most new ones; Infinity leaves it to the question. */
  k: number;
  /** What each would cost, and the most that all may. */
  budget: { cost: Float64Array; most: number } | null;
  /** At least so many new ones in each group; −1 is of none. */
  least: { group: Int32Array; count: number } | null;
  /** Neighbours of each unit, when every new one must hang together with what there is; null when it need not. */
  neighbours: Lists | null;
  /** What is reached; empty for `p-mediana`. */
  rows: Rows;
  /** Share of the rows that must have what they need, 0–1; of `lscp` alone. */
  share: number;
  distances: Distances | null;
}

/** An answer: which, how good, and how much better it could be at most. */
export interface PlanAnswer {
  /** New units, in no order. */
  chosen: number[];
  /** Weight reached, new units, or weighted km, as the objective counts; NaN while nothing that fits was found. */
  value: number;
  /** No answer can be better than this: at least `value` where more is better, at most `value` where less is. */
  bound: number;
  proven: boolean;
}

/** Whether a larger value is better. */
export const isMaximized = (objective: Objective): boolean => objective === 'mclp';

/** How far an answer may be from the best one, 0–1: |bound − value| / bound. */
export function gapOf({ value, bound }: Pick<PlanAnswer, 'value' | 'bound'>): number {
  if (value === bound) return 0;
  return bound === 0 ? 1 : Math.abs(bound - value) / Math.abs(bound);
}

/** New units in each group, 0 where there is none yet. */
export function countGroups({ least }: PlanProblem, chosen: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  if (!least) return counts;
  for (const group of least.group) if (group >= 0) counts.set(group, 0);
  for (const unit of chosen) {
    const group = least.group[unit];
    if (group >= 0) counts.set(group, counts.get(group)! + 1);
  }
  return counts;
}

/** Whether a set of new units keeps every rule of the problem, whatever it is worth. */
export function keepsRules(problem: PlanProblem, chosen: readonly number[]): boolean {
  const { open, must, k, budget, least, neighbours } = problem;
  const set = new Set(chosen);
  if (set.size !== chosen.length || set.size > k) return false;
  if (chosen.some((unit) => !open[unit]) || must.some((unit) => !set.has(unit))) return false;
  if (budget && chosen.reduce((sum, unit) => sum + budget.cost[unit], 0) > budget.most * (1 + 1e-12))
    return false;
  if (least && [...countGroups(problem, chosen).values()].some((n) => n < least.count)) return false;
  return !neighbours || strayParts(problem, chosen).length === 0;
}

/**
 * Parts of a choice that do not hang together with what there is. Where there is nothing yet, the parts besides the
 * largest.
 */
export function strayParts(
  { present, neighbours }: Pick<PlanProblem, 'present' | 'neighbours'>,
  chosen: readonly number[]
): number[][] {
  if (!neighbours) return [];
  const { start, items } = neighbours;
  const wanted = new Set(chosen);
  const parts: { units: number[]; touches: boolean }[] = [];
  while (wanted.size) {
    const [first] = wanted;
    wanted.delete(first);
    const units = [first];
    let touches = false;
    for (const unit of units)
      for (let at = start[unit]; at < start[unit + 1]; at++) {
        const other = items[at];
        if (present[other]) touches = true;
        else if (wanted.delete(other)) units.push(other);
      }
    parts.push({ units, touches });
  }
  if (present.some((p) => p === 1)) return parts.filter((p) => !p.touches).map((p) => p.units);
  parts.sort((p, q) => q.units.length - p.units.length);
  return parts.slice(1).map((p) => p.units);
}
