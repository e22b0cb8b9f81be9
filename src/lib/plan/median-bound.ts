import { countGroups, type Distances, type PlanProblem } from './problem';

/** The best bound found and the columns that it would open. */
export interface MedianBound {
  bound: number;
  columns: number[];
}

/** Steps are halved after so many that raise nothing, until they are this small. */
const PATIENCE = 40;
const LEAST_STEP = 1e-5;

/** A list of each place's units, nearest first. */
function sortNear({ from, to, km, now }: Distances): { order: Uint32Array; length: Uint32Array } {
  const order = new Uint32Array(from.length * to.length);
  const length = new Uint32Array(from.length);
  const all = Array.from(to, (_, j) => j);
  for (let i = 0; i < from.length; i++) {
    const row = i * to.length;
    // What is farther than what there is now never serves anybody.
    const near = all.filter((j) => km[row + j] < now[i]).sort((p, q) => km[row + p] - km[row + q]);
    order.set(near, row);
    length[i] = near.length;
  }
  return { order, length };
}

/**
 * A lower bound of `p-mediana`: every place is served once, relaxed with a multiplier each (Cornuéjols, Fisher &
 * Nemhauser 1977), raised by subgradient steps. It holds for any multipliers, so that stopping early is honest. Budget
 * and connection only make answers worse: leaving them out keeps the bound.
 * @param best weighted km of the best answer known
 * @param isOver whether to stop
 * @param onChoice is told the columns of each better bound, which are a choice to try
 */
export function boundMedian(
  problem: PlanProblem,
  best: () => number,
  isOver: () => boolean,
  onChoice: (columns: readonly number[]) => void
): MedianBound {
  const distances = problem.distances!;
  const { from, weight, to, km, now } = distances;
  const { order, length } = sortNear(distances);
  const fixed = new Set(problem.must);
  const isFixed = Array.from(to, (unit) => fixed.has(unit));
  const room = Math.max(0, Math.min(problem.k, to.length) - isFixed.filter(Boolean).length);
  const groupOf = problem.least ? Array.from(to, (unit) => problem.least!.group[unit]) : null;
  const owed = new Map<number, number>();
  for (const [group, n] of countGroups(problem, problem.must))
    owed.set(group, Math.max(0, problem.least!.count - n));
  /** Serving a place from a unit that is far, or from nothing, never costs more than this. */
  const cap = Float64Array.from(from, (_, i) => {
    const farthest = length[i] ? km[i * to.length + order[i * to.length + length[i] - 1]] : 0;
    return weight[i] * (Number.isFinite(now[i]) ? now[i] : farthest);
  });
  const u = Float64Array.from(from, (_, i) => {
    const second = order[i * to.length + Math.min(1, Math.max(0, length[i] - 1))];
    return length[i] ? Math.min(cap[i], weight[i] * km[i * to.length + second]) : cap[i];
  });
  const rho = new Float64Array(to.length);
  const served = new Int32Array(from.length);
  let [bound, columns]: [number, number[]] = [-Infinity, []];
  let [step, stale] = [2, 0];
  while (!isOver() && step > LEAST_STEP) {
    rho.fill(0);
    for (let i = 0; i < from.length; i++) {
      const row = i * to.length;
      for (let at = row; at < row + length[i]; at++) {
        const left = weight[i] * km[row + order[at]] - u[i];
        if (left >= 0) break;
        rho[order[at]] += left;
      }
    }
    const chosen = choose(rho);
    let value = 0;
    for (const part of u) value += part;
    for (const j of chosen) value += rho[j];
    if (value > bound) {
      [bound, columns, stale] = [value, chosen, 0];
      onChoice(chosen);
    } else if (++stale >= PATIENCE) [step, stale] = [step / 2, 0];
    if (bound >= best() * (1 - 1e-12)) break;
    served.fill(0);
    const isOpen = new Uint8Array(to.length);
    for (const j of chosen) isOpen[j] = 1;
    let norm = 0;
    for (let i = 0; i < from.length; i++) {
      const row = i * to.length;
      for (let at = row; at < row + length[i]; at++) {
        if (weight[i] * km[row + order[at]] >= u[i]) break;
        served[i] += isOpen[order[at]];
      }
      norm += (1 - served[i]) ** 2;
    }
    if (norm === 0) break;
    const stride = (step * Math.max(best() - value, 1e-9 * Math.abs(value))) / norm;
    for (let i = 0; i < from.length; i++)
      u[i] = Math.max(0, Math.min(cap[i], u[i] + stride * (1 - served[i])));
  }
  return { bound: Math.min(bound, best()), columns };

  /** Columns with the least sum: those that are fixed, what each group lacks, and the best of the rest. */
  function choose(values: Float64Array): number[] {
    const open = Array.from(to, (_, j) => j).filter((j) => isFixed[j]);
    const rest = Array.from(to, (_, j) => j)
      .filter((j) => !isFixed[j])
      .sort((p, q) => values[p] - values[q]);
    const left = new Map(owed);
    const [taken, others]: [number[], number[]] = [[], []];
    for (const j of rest) {
      const lacks = groupOf && groupOf[j] >= 0 ? left.get(groupOf[j])! : 0;
      if (lacks > 0) {
        left.set(groupOf![j], lacks - 1);
        taken.push(j);
      } else others.push(j);
    }
    // What saves nothing may stay closed.
    for (const j of others) if (taken.length < room && values[j] < 0) taken.push(j);
    return [...open, ...taken];
  }
}
