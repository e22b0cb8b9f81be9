import { expose } from 'comlink';
import loadHighs from 'highs';
import wasmUrl from 'highs/runtime?url';
import type { PlanTrouble } from '../domain/plan';
import { Points } from '../geo/nearest';
import { nextByGain, orderByGain, valueBefore, type Step } from '../plan/marginal';
import { highsSolver, type MilpSolver } from '../plan/milp';
import type { PlanAnswer, PlanProblem } from '../plan/problem';
import { solvePlan } from '../plan/solve';
import { tourByNearest, type Visit } from '../plan/tours';
import { findClash, findTroubles } from '../plan/trouble';
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
  /** Units that each of the steps reaches first. */
  opens: number[];
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

/** Units that others reach. */
function reachedBy(has: Uint8Array, { reach }: PlanSetup, places: PlanPlaces): Uint8Array {
  const { start, items } = listReach(reach, places);
  return has.map((_, i) => {
    for (let at = start[i]; at < start[i + 1]; at++) if (has[items[at]]) return 1;
    return 0;
  });
}

const api = {
  /**
   * Solves a question, from a choice that people know, with the number of the state of each unit besides the places: tells the first answer at once and each better one, and at last what it came to. Null when the
   * page's own troubles are told instead.
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
    const problem = setUpPlan(setup, places);
    const troubles = findTroubles(problem);
    if (troubles.length) return { troubles, rows: firstUnits(problem) };
    const points = new Points(places.lon, places.lat);
    const reachedBefore = reachedBy(setup.present, setup, places);
    const report = (answer: PlanAnswer, done: boolean): PlanReport => {
      const has = setup.present.slice();
      const seen = reachedBefore.slice();
      const { start: from, items } = listReach(setup.reach, places);
      const steps = orderByGain(problem, answer.chosen);
      const opens = steps.map(({ unit }) => {
        let count = 0;
        has[unit] = 1;
        for (let i = 0; i < seen.length; i++) {
          if (seen[i] || !setup.region[i]) continue;
          for (let at = from[i]; at < from[i + 1]; at++)
            if (items[at] === unit) {
              seen[i] = 1;
              count++;
              break;
            }
        }
        return count;
      });
      return {
        answer,
        steps,
        next: done ? nextByGain(problem, answer.chosen, NEXT) : [],
        before: valueBefore(problem),
        reachedBefore,
        reached: reachedBy(has, setup, places),
        opens,
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
    if (first !== 'infeasible' && Number.isFinite(first.value)) onReport(report(first, false));
    const exact = await loadSolver();
    const answer = solvePlan(problem, { solver: exact, seconds, now, hint });
    if (answer !== 'infeasible' && Number.isFinite(answer.value)) return { report: report(answer, true) };
    return {
      troubles: [
        answer === 'infeasible' ? findClash(problem, exact, seconds, now) : { kind: 'chocan', rules: [] }
      ],
      rows: firstUnits(problem)
    };
  }
};

/** The first unit of each row, by which it is named. */
const firstUnits = ({ rows }: PlanProblem): number[] =>
  Array.from(rows.weight, (_, row) => rows.reach.items[rows.reach.start[row]]);

/** What the page asks of this worker. */
export type PlanApi = typeof api;
expose(api);
