import type { PlanRule, PlanTrouble } from '../domain/plan';
import { Choice } from './choice';
import type { MilpSolver } from './milp';
import { countGroups, type PlanAnswer, type PlanProblem } from './problem';
import { stillNeeded, wantedRows } from './set-cover';
import { solvePlan } from './solve';

/** What makes an answer impossible and can be told at once; empty when nothing is seen. */
export function findTroubles(problem: PlanProblem): PlanTrouble[] {
  const { open, must, k, budget, least, rows, objective, distances } = problem;
  const candidates = open.reduce((sum, o) => sum + o, 0);
  const weight = objective === 'p-mediana' ? distances!.weight : rows.weight;
  if (objective !== 'lscp' && !weight.some((w) => w > 0)) return [{ kind: 'sin-peso' }];
  if (candidates === 0 && objective !== 'lscp') return [{ kind: 'sin-candidatos' }];
  const troubles: PlanTrouble[] = [];
  if (must.length > k) troubles.push({ kind: 'mas-obligatorios-que-k', must: must.length, k });
  if (budget) {
    const needed = must.reduce((sum, unit) => sum + budget.cost[unit], 0);
    if (needed > budget.most * (1 + 1e-12))
      troubles.push({ kind: 'presupuesto-corto', needed, most: budget.most });
  }
  if (least) {
    const able = countGroups(
      problem,
      [...open.keys()].filter((unit) => open[unit])
    );
    const groups = [...able].filter(([, n]) => n < least.count).map(([group]) => group);
    if (groups.length) troubles.push({ kind: 'grupos-sin-candidatos', groups, count: least.count });
    const owed = [...countGroups(problem, must)].reduce(
      (sum, [, n]) => sum + Math.max(0, least.count - n),
      0
    );
    if (must.length + owed > k) troubles.push({ kind: 'minimos-pasan-de-k', owed: must.length + owed, k });
  }
  if (objective === 'lscp') {
    const left = stillNeeded(
      problem,
      [...open.keys()].filter((unit) => open[unit])
    );
    const never = [...left.keys()].filter((row) => left[row] > 1e-9);
    if (left.length - never.length < wantedRows(problem))
      troubles.push({ kind: 'inalcanzables', rows: never, wanted: wantedRows(problem) });
  }
  const lost = findLost(problem);
  if (lost.length) troubles.push({ kind: 'sin-camino', units: lost });
  return troubles;
}

/** Units that must be opened and that no way of units that may be ties to the network. */
function findLost(problem: PlanProblem): number[] {
  const { must, neighbours } = problem;
  if (!neighbours || must.length === 0) return [];
  const loose = { ...problem, k: Infinity, budget: null, least: null };
  const choice = new Choice({ ...loose, must: [] });
  // Without anything there yet, the first of them is the network.
  if (!problem.present.some((p) => p === 1)) choice.add(must[0]);
  return must.filter((unit) => !choice.isIn[unit] && choice.wayTo((u) => u === unit) === null);
}

/** Each rule with the problem that lacks it. */
function relaxations(problem: PlanProblem): [PlanRule, PlanProblem][] {
  const all: [PlanRule, boolean, Partial<PlanProblem>][] = [
    ['cuantos', Number.isFinite(problem.k), { k: Infinity }],
    ['presupuesto', problem.budget !== null, { budget: null }],
    ['minimos', problem.least !== null, { least: null }],
    ['conexion', problem.neighbours !== null, { neighbours: null }],
    ['obligatorios', problem.must.length > 0, { must: [] }]
  ];
  return all.filter(([, has]) => has).map(([rule, , change]) => [rule, { ...problem, ...change }]);
}

/** Why a problem that was looked at has no answer: its rules clash, or the time was too short to know. */
export const explainNothing = (
  answer: PlanAnswer | 'infeasible',
  problem: PlanProblem,
  solver: MilpSolver,
  seconds: number,
  now: () => number
): PlanTrouble =>
  answer === 'infeasible' ? findClash(problem, solver, seconds, now) : { kind: 'sin-tiempo', seconds };

/** Which rules clash in a problem that has no answer: those without which it has one. */
export function findClash(
  problem: PlanProblem,
  solver: MilpSolver,
  seconds: number,
  now: () => number
): PlanTrouble {
  const rules = relaxations(problem)
    .filter(([, relaxed]) => {
      const answer = solvePlan(relaxed, { solver, seconds, now });
      return answer !== 'infeasible' && Number.isFinite(answer.value);
    })
    .map(([rule]) => rule);
  return { kind: 'chocan', rules };
}
