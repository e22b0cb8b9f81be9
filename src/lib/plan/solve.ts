import { coverGreedily, reachedWeight } from './covering';
import { Choice } from './choice';
import { interchange, medianGreedily, weightedKm } from './median';
import { boundMedian } from './median-bound';
import type { MilpSolver } from './milp';
import { coverModel, medianModel, satisfyModel, type PlanModel } from './models';
import { isMaximized, keepsRules, strayParts, type PlanAnswer, type PlanProblem } from './problem';
import { isSatisfied, satisfyGreedily } from './set-cover';

/** How a problem is solved. */
export interface SolveOptions {
  /** Without it the answer is the one found at once, with the bound that this gives. */
  solver: MilpSolver | null;
  /** Seconds in all. */
  seconds: number;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  /** A choice that stays where nothing better is found: of equally good ones it is the one people know. */
  hint?: readonly number[];
  /** Is told each better answer, the first one at once. */
  onAnswer?: (answer: PlanAnswer) => void;
}

/** What a choice is worth as the objective counts; NaN when it does not fit. */
export function valueOf(problem: PlanProblem, chosen: readonly number[]): number {
  if (!keepsRules(problem, chosen)) return NaN;
  if (problem.objective === 'mclp') return reachedWeight(problem, chosen);
  if (problem.objective === 'lscp') return isSatisfied(problem, chosen) ? chosen.length : NaN;
  return weightedKm(problem.distances!, chosen);
}

/** Whether all weights are whole numbers, so that answers closer than one are equal. */
const isWhole = ({ rows, objective }: PlanProblem) =>
  objective === 'lscp' || (objective === 'mclp' && rows.weight.every(Number.isInteger));

/** Two sums of the same numbers may differ by so much of them. */
const ROUNDING = 1e-9;

/** The best answer so far and the bound, told as they get better. */
class Progress {
  chosen: number[] | null = null;
  value = NaN;
  bound: number;
  /** Whether answers closer than one are equal. */
  readonly whole: boolean;
  private readonly sign: number;

  constructor(
    private readonly problem: PlanProblem,
    private readonly onAnswer?: (answer: PlanAnswer) => void
  ) {
    this.whole = isWhole(problem);
    this.sign = isMaximized(problem.objective) ? 1 : -1;
    this.bound = this.sign * Infinity;
  }

  /** Takes a choice when it fits and is better. */
  offer(chosen: readonly number[] | null): void {
    if (!chosen) return;
    const value = valueOf(this.problem, chosen);
    if (!Number.isFinite(value) || this.sign * value <= this.sign * this.value) return;
    [this.chosen, this.value] = [[...chosen], value];
    this.onAnswer?.(this.answer());
  }
  /** Takes a bound when it is nearer. */
  limit(bound: number): void {
    const tight = this.whole
      ? this.sign > 0
        ? Math.floor(bound + 1e-6 * Math.max(1, Math.abs(bound) * 1e-6))
        : Math.ceil(bound - 1e-6)
      : bound;
    if (this.sign * tight < this.sign * this.bound) this.bound = tight;
  }
  get proven(): boolean {
    return Math.abs(this.bound - this.value) <= ROUNDING * Math.max(1, Math.abs(this.value));
  }
  answer(): PlanAnswer {
    const { chosen, value, proven } = this;
    // A bound that lies a rounding error on the wrong side is the value itself.
    const isPast = chosen !== null && this.sign * this.bound < this.sign * value;
    return {
      chosen: chosen ?? [],
      value,
      bound: proven || isPast ? value : this.bound,
      proven: proven || isPast
    };
  }
}

/** Solves a model and, where units must hang together, again with what the stray parts lack until none is stray. */
function solveExactly(
  problem: PlanProblem,
  { model, read, write, base, columnOf }: PlanModel,
  solver: MilpSolver,
  progress: Progress,
  left: () => number
): 'infeasible' | null {
  const absoluteGap = progress.whole ? 0.999 : ROUNDING * Math.max(1, Math.abs(progress.value) || 1);
  for (;;) {
    const seconds = left();
    if (seconds <= 0) return null;
    const result = solver.solve(model, {
      start: progress.chosen && write(progress.chosen),
      seconds,
      absoluteGap,
      onBetter: (values, bound) => {
        progress.limit(bound + base);
        progress.offer(read(values));
      }
    });
    if (result.status === 'infeasible') return 'infeasible';
    progress.limit(result.bound + base);
    const chosen = result.values && read(result.values);
    progress.offer(chosen);
    if (!chosen || !problem.neighbours || progress.proven) return null;
    const strays = strayParts(problem, chosen);
    if (strays.length === 0) return null;
    for (const part of strays) cutStray(problem, part, chosen, model, columnOf);
  }
}

/** Whoever is in a stray part needs one of the units around it (a node separator). */
function cutStray(
  { neighbours, present, open }: PlanProblem,
  part: readonly number[],
  chosen: readonly number[],
  model: PlanModel['model'],
  columnOf: Int32Array
): void {
  const { start, items } = neighbours!;
  const inside = new Set(part);
  const around = new Set<number>();
  for (const unit of part)
    for (let at = start[unit]; at < start[unit + 1]; at++)
      if (!inside.has(items[at]) && open[items[at]]) around.add(items[at]);
  const columns = [...around].map((unit) => columnOf[unit]);
  const ones = columns.map(() => 1);
  if (present.some((p) => p === 1)) {
    for (const unit of part) model.row(0, Infinity, [...columns, columnOf[unit]], [...ones, -1]);
    return;
  }
  // Without anything present, units inside and outside of the part are not both there without one around it.
  const other = chosen.find((unit) => !inside.has(unit) && !around.has(unit));
  if (other === undefined) return;
  for (const unit of part)
    model.row(-1, Infinity, [...columns, columnOf[unit], columnOf[other]], [...ones, -1, -1]);
}

/** Answers a problem: a good choice at once, then a better one and a nearer bound until it is proven or the time is over. */
export function solvePlan(problem: PlanProblem, options: SolveOptions): PlanAnswer | 'infeasible' {
  const { solver, seconds, now, hint, onAnswer } = options;
  const start = now();
  const left = () => seconds - (now() - start) / 1000;
  const progress = new Progress(problem, onAnswer);
  // Before anything is told it has a bound: all the weight there is, or nothing.
  progress.limit(problem.objective === 'mclp' ? problem.rows.weight.reduce((a, b) => a + b, 0) : 0);
  progress.offer(hint ?? null);
  if (problem.objective === 'mclp') progress.offer(coverGreedily(problem));
  else if (problem.objective === 'lscp') progress.offer(satisfyGreedily(problem));
  else return solveMedian(problem, options, progress, start);
  if (!solver || progress.proven) return progress.answer();
  const model = problem.objective === 'mclp' ? coverModel(problem) : satisfyModel(problem);
  return solveExactly(problem, model, solver, progress, left) ?? progress.answer();
}

/** Part of the time for the first choice, and for the bound. */
const FIRST = 0.15;
const BOUND = 0.7;

function solveMedian(
  problem: PlanProblem,
  { solver, seconds, now }: SolveOptions,
  progress: Progress,
  start: number
): PlanAnswer | 'infeasible' {
  const left = () => seconds - (now() - start) / 1000;
  const until = (part: number) => start + 1000 * seconds * part;
  progress.offer(medianGreedily(problem, now, until(FIRST)));
  const small = solver && medianModel(problem);
  if (solver && small) return solveExactly(problem, small, solver, progress, left) ?? progress.answer();
  const distances = problem.distances!;
  const at = new Map(Array.from(distances.to, (unit, j) => [unit, j]));
  let tried = 0;
  const { bound } = boundMedian(
    problem,
    () => (Number.isNaN(progress.value) ? Number.MAX_VALUE : progress.value),
    () => now() > until(BOUND),
    (columns) => {
      // The choice of a better bound is often near a better answer.
      if (tried++ % 10 || problem.neighbours || problem.budget) return;
      const choice = new Choice(
        problem,
        columns.map((j) => distances.to[j])
      );
      if (choice.chosen.length < problem.k) return;
      if (valueOf(problem, choice.chosen) < progress.value * 1.02)
        interchange(choice, distances, at, () => now() > until(BOUND));
      progress.offer(choice.chosen);
    }
  );
  progress.limit(bound);
  return progress.answer();
}
