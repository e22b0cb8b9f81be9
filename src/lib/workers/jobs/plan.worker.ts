import { serveApi } from '../serve-api';
import loadHighs from 'highs';
import wasmUrl from 'highs/runtime?url';
import type { PlanRule, PlanTrouble } from '../../domain/plan';
import { Points } from '../../geo/nearest';
import { transpose, type Lists } from '../../plan/lists';
import { nextByGain, orderByGain, valueBefore, type Step } from '../../plan/marginal';
import { highsSolver, type MilpSolver } from '../../plan/milp';
import { priceOf, type Price } from '../../plan/price';
import type { PlanAnswer, PlanProblem } from '../../plan/problem';
import { solvePlan } from '../../plan/solve';
import { tourByNearest, type Visit } from '../../plan/tours';
import { explainNothing, findTroubles } from '../../plan/trouble';
import { listReach, setUpPlan, type PlanPlaces, type PlanSetup } from './plan-setup';

const NEXT = 10;
/** What the first answer may take where even that is long. */
const FIRST_SECONDS = 0.5;

/** An answer of the planner as the page shows it. Positions are units of the frame. */
export interface PlanReport {
  answer: PlanAnswer;
  /** The new units in the order of their gain. */
  steps: Step[];
  /** What would come next. */
  next: Step[];
  /** Value of the objective before; NaN where nothing is near yet. */
  before: number;
  /** 1 for the units reached by what there is, and by that and the plan. */
  reachedBefore: Uint8Array;
  reached: Uint8Array;
  /** Units that each of the steps is the first to reach. */
  opens: number[][];
  /** Where to go first, and from there always to the nearest, state by state. */
  tours: Visit[];
  /** Whether this is the last word. */
  done: boolean;
  /** Seconds since the question. */
  seconds: number;
}

let solver: Promise<MilpSolver> | null = null;
const loadSolver = () =>
  (solver ??= loadHighs({ locateFile: () => wasmUrl }).then((highs) => highsSolver(highs)));

/** Rules that are told what they cost. */
type PricedRule = Extract<PlanRule, 'minimos' | 'conexion'>;
/** What a condition of the plan costs: that on a unit, or a rule. */
export interface LockPrice extends Price {
  of: number | PricedRule;
}

/** Marks what a unit reaches and returns what it reaches first, of the region. */
function markReach(unit: number, reaches: Lists, seen: Uint8Array, region: Uint8Array): number[] {
  const first: number[] = [];
  for (let at = reaches.start[unit]; at < reaches.start[unit + 1]; at++) {
    const other = reaches.items[at];
    if (!seen[other] && region[other]) first.push(other);
    seen[other] = 1;
  }
  return first;
}

const api = {
  /**
   * Solves a question: tells the first answer at once and each better one, and returns what it came to, or why there is
   * none.
   * @param places with the number of the state of each unit
   * @param hint a choice that people know, which stays where nothing is better
   */
  async plan(
    setup: PlanSetup,
    places: PlanPlaces & { state: Int32Array },
    seconds: number,
    hint: readonly number[],
    onReport: (report: PlanReport) => void
  ): Promise<{ report: PlanReport } | { troubles: PlanTrouble[]; rows: number[] }> {
    const now = () => performance.now();
    const start = now();
    const reach = listReach(setup.reach, places);
    const problem = setUpPlan(setup, places, reach);
    const troubles = findTroubles(problem);
    if (troubles.length) return { troubles, rows: firstUnits(problem) };
    const points = new Points(places.lon, places.lat);
    const reaches = transpose(reach, problem.units);
    const reachedBefore = new Uint8Array(problem.units);
    setup.present.forEach((has, unit) => has && markReach(unit, reaches, reachedBefore, setup.region));
    const report = (answer: PlanAnswer, done: boolean): PlanReport => {
      const reached = reachedBefore.slice();
      const steps = orderByGain(problem, answer.chosen);
      return {
        answer,
        steps,
        next: done ? nextByGain(problem, answer.chosen, NEXT) : [],
        before: valueBefore(problem),
        reachedBefore,
        opens: steps.map(({ unit }) => markReach(unit, reaches, reached, setup.region)),
        reached,
        tours: tourByNearest(
          steps.map((s) => s.unit),
          (unit) => places.state[unit],
          points.distance
        ),
        done,
        seconds: (now() - start) / 1000
      };
    };
    // The first answer needs no solver: it is there while that one is on its way.
    const first = solvePlan(problem, { solver: null, seconds: FIRST_SECONDS, now, hint });
    if (first !== 'infeasible' && first.proven) return { report: report(first, true) };
    if (first !== 'infeasible' && Number.isFinite(first.value)) onReport(report(first, false));
    const exact = await loadSolver();
    const answer = solvePlan(problem, {
      solver: exact,
      seconds,
      now,
      hint: first === 'infeasible' ? hint : first.chosen,
      onAnswer: (better) => onReport(report(better, false))
    });
    if (answer !== 'infeasible' && Number.isFinite(answer.value)) return { report: report(answer, true) };
    return {
      troubles: [explainNothing(answer, problem, exact, seconds, now)],
      rows: firstUnits(problem)
    };
  },

  /**
   * What each condition costs, told one after another and returned together: every unit that must come in, the units that somebody vetoed, and
   * the rules.
   * @param seconds for each
   */
  async price(
    setup: PlanSetup,
    places: PlanPlaces,
    answer: PlanAnswer,
    vetoed: readonly number[],
    seconds: number,
    onPrice: (price: LockPrice) => void
  ): Promise<LockPrice[]> {
    const solver = await loadSolver();
    const reach = listReach(setup.reach, places);
    const changes: [LockPrice['of'], Partial<PlanSetup>][] = [
      ...setup.must.map((unit): [number, Partial<PlanSetup>] => [
        unit,
        { must: setup.must.filter((u) => u !== unit) }
      ]),
      ...vetoed.map((unit): [number, Partial<PlanSetup>] => [
        unit,
        { never: setup.never.filter((u) => u !== unit) }
      ])
    ];
    if (setup.least) changes.push(['minimos', { least: null }]);
    if (setup.connected) changes.push(['conexion', { connected: false }]);
    return changes.map(([of, change]) => {
      const without = setUpPlan({ ...setup, ...change }, places, reach);
      const price = { of, ...priceOf(answer, without, { solver, seconds, now: () => performance.now() }) };
      onPrice(price);
      return price;
    });
  }
};

/** The first unit of each row, by which it is named. */
const firstUnits = ({ rows }: PlanProblem): number[] =>
  Array.from(rows.weight, (_, row) => rows.reach.items[rows.reach.start[row]]);

/** What the page asks of this worker. */
export type PlanApi = typeof api;
serveApi(api);
