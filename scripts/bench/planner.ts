import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import loadHighs, { type Highs } from 'highs';
import { listNeighbours } from '../../src/lib/plan/lists';
import { highsSolver, modelData } from '../../src/lib/plan/milp';
import { coverModel } from '../../src/lib/plan/models';
import { coverGreedily, reachedWeight } from '../../src/lib/plan/covering';
import { gapOf, type PlanProblem } from '../../src/lib/plan/problem';
import { solvePlan } from '../../src/lib/plan/solve';
import { setUpPlan, type PlanPlaces, type PlanSetup } from '../../src/lib/workers/jobs/plan-setup';
import { localMoran } from '../../src/lib/stats/moran';
import { weighNeighbours } from '../../src/lib/stats/spatial-weights';
import type { ShippedCatalog, ShippedPopulation, ShippedTerritory } from '../../src/lib/domain/shipped';
import { root } from '../ensure.mjs';
import { time, type Result } from './result';

const read = <T>(file: string) => JSON.parse(readFileSync(join(root, 'static', 'datos', file), 'utf8')) as T;

/** The shipped frame without presence, which is the hardest question. */
function openCountry() {
  const { claves } = read<ShippedCatalog>('catalogo.json');
  const { lon, lat, lado, punto } = read<ShippedTerritory>('territorio.json');
  const { personas } = read<ShippedPopulation>('poblacion.json');
  const flat = [...lado, ...punto];
  const places: PlanPlaces = {
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    neighbours: listNeighbours(
      claves.length,
      flat.filter((_, i) => i % 2 === 0),
      flat.filter((_, i) => i % 2 === 1)
    )
  };
  const weight = Float64Array.from(personas, (n) => n ?? NaN);
  return { claves, places, weight };
}

/** A straightforward greedy: every gain anew at each step. */
function plainGreedy({ rows, units, k }: PlanProblem): number[] {
  const reached = new Uint8Array(rows.weight.length);
  const rowsOf: number[][] = Array.from({ length: units }, () => []);
  for (let row = 0; row < reached.length; row++)
    for (let at = rows.reach.start[row]; at < rows.reach.start[row + 1]; at++)
      rowsOf[rows.reach.items[at]].push(row);
  const chosen: number[] = [];
  while (chosen.length < k) {
    let [best, most] = [-1, 0];
    for (let unit = 0; unit < units; unit++) {
      const gain = rowsOf[unit].reduce((sum, row) => (reached[row] ? sum : sum + rows.weight[row]), 0);
      if (gain > most) [best, most] = [unit, gain];
    }
    if (best < 0) break;
    chosen.push(best);
    for (const row of rowsOf[best]) reached[row] = 1;
  }
  return chosen;
}

/** Seconds that HiGHS takes by itself, without a first answer and as it comes. */
function plainHighs(highs: Highs, problem: PlanProblem): number {
  const { model } = coverModel(problem);
  const start = performance.now();
  highs.withModel(modelData(highs, model), (m) => {
    m.options.set({ output_flag: false, time_limit: 60 });
    m.run();
  });
  return (performance.now() - start) / 1000;
}

/** The planner beside a plain HiGHS model and a straightforward greedy, and local Moran. */
export async function measurePlanner(): Promise<Result[]> {
  const { claves, places, weight } = openCountry();
  const units = claves.length;
  const highs = await loadHighs();
  const solver = highsSolver(highs);
  const ask = (change: Partial<PlanSetup>) =>
    setUpPlan(
      {
        objective: 'mclp',
        k: 100,
        weight,
        reach: { kind: 'vecinos' },
        region: new Uint8Array(units).fill(1),
        present: new Uint8Array(units),
        must: [],
        never: [],
        budget: null,
        least: null,
        connected: false,
        cover: { share: 1, groups: null },
        ...change
      },
      places
    );
  const now = () => performance.now();
  const solve = (problem: PlanProblem) => {
    const start = now();
    const answer = solvePlan(problem, { solver, seconds: 10, now });
    if (answer === 'infeasible') throw new Error('the bench asks what has an answer');
    return { answer, seconds: (now() - start) / 1000 };
  };
  const results: Result[] = [];
  const near = ask({});
  const greedy = reachedWeight(near, plainGreedy(near));
  results.push({
    what: `${units} municipios, k = 100, vecinos: primera respuesta`,
    value: await time(() => coverGreedily(near), 9),
    unit: 'ms',
    goal: '≤ 100',
    peers: [{ name: 'voraz sencillo, sin intercambios', value: await time(() => plainGreedy(near), 5) }]
  });
  const proof = solve(near);
  if (!proof.answer.proven) throw new Error('not proven');
  results.push({
    what: `lo mismo: óptimo probado (el voraz se queda en ${((100 * greedy) / proof.answer.value).toFixed(2)} %)`,
    value: proof.seconds,
    unit: 's',
    goal: '≤ 2',
    peers: [{ name: 'HiGHS solo, con su tolerancia de fábrica', value: plainHighs(highs, near) }]
  });
  const cases: [string, Partial<PlanSetup>][] = [
    ['k = 100, a 30 km', { reach: { kind: 'km', km: 30 } }],
    [
      'p-mediana de Oaxaca, k = 30',
      { objective: 'p-mediana', k: 30, region: Uint8Array.from(claves, (c) => Number(c.startsWith('20'))) }
    ]
  ];
  for (const [name, change] of cases) {
    const { answer, seconds } = solve(ask(change));
    results.push({
      what: `${name}: brecha en ${seconds.toFixed(1)} s`,
      value: 100 * gapOf(answer),
      unit: '%',
      goal: '≤ 1'
    });
  }
  const { start, items } = places.neighbours;
  const lists = Array.from({ length: units }, (_, i) => items.subarray(start[i], start[i + 1]));
  const known = weight.map((w) => (Number.isNaN(w) ? 0 : 1));
  const weights = weighNeighbours(lists, known);
  results.push({
    what: `Moran local, ${units} × 999`,
    value: await time(() => localMoran(weight, weights, { tries: 999, seed: 1 }), 5),
    unit: 'ms',
    goal: '≤ 1,000'
  });
  return results;
}
