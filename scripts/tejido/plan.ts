import loadHighs from 'highs';
import { countCoverage } from '../../src/lib/domain/cell-columns';
import { parseClaveEntidad, parseClaveMunicipio } from '../../src/lib/domain/clave';
import { OBJECTIVES, type Objective, type PlanReach } from '../../src/lib/domain/plan';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { nextByGain, orderByGain, valueBefore } from '../../src/lib/plan/marginal';
import { highsSolver } from '../../src/lib/plan/milp';
import { gapOf } from '../../src/lib/plan/problem';
import { solvePlan } from '../../src/lib/plan/solve';
import { explainNothing, findTroubles } from '../../src/lib/plan/trouble';
import { setUpPlan, type PlanSetup } from '../../src/lib/workers/jobs/plan-setup';
import { explainTrouble, PLAN_NOTES } from '../../src/lib/text/es/plan';
import { readWithSections } from './electoral';
import { describeNotices } from './notices';
import { asJson, parse } from './order';
import { sheetChoice, tableSheetOptions, type SheetArguments } from './sheets';
import { placesOf, readNumber, readWeight } from './plan-input';
import { readBudget, readGroups, type RuleArguments } from './plan-rules';
import { placeOptions, describeImport, readCellsFile, UsageError, type SheetOf } from './read';
import { readSmallTable } from './small-table';

/** Options of the order, as `parseArgs` wants them. */
export const planOptions = {
  ...placeOptions,
  cococis: { type: 'string' },
  ...tableSheetOptions,
  censo: { type: 'string' },
  valores: { type: 'string' },
  objetivo: { type: 'string' },
  nuevos: { type: 'string' },
  peso: { type: 'string' },
  alcance: { type: 'string' },
  entidad: { type: 'string' },
  obligatorios: { type: 'string' },
  vetados: { type: 'string' },
  conectado: { type: 'boolean' },
  minimo: { type: 'string' },
  porcentaje: { type: 'string' },
  por: { type: 'string' },
  umbral: { type: 'string' },
  cuenta: { type: 'string' },
  presupuesto: { type: 'string' },
  costo: { type: 'string' },
  segundos: { type: 'string' }
} as const;

/** What was written on the command line. */
export interface PlanArguments extends RuleArguments, SheetArguments {
  cococis?: string;
  objetivo?: string;
  nuevos?: string;
  peso?: string;
  alcance?: string;
  entidad?: string;
  obligatorios?: string;
  vetados?: string;
  conectado?: boolean;
  minimo?: string;
  porcentaje?: string;
  segundos?: string;
}

const SECONDS = 10;
const NEXT = 10;

function readObjective(text: string | undefined): Objective {
  const objective = OBJECTIVES.find((o) => o === text);
  if (objective) return objective;
  throw new UsageError(
    text === undefined
      ? 'Falta --objetivo: mclp, lscp o p-mediana.'
      : `No conozco el objetivo «${text}». Use mclp, lscp o p-mediana.`
  );
}

function readReach(text: string | undefined, objective: Objective): PlanReach {
  if (text === undefined && objective === 'p-mediana') return { kind: 'propio' };
  if (text === 'propio' || text === 'vecinos') return { kind: text };
  const km = /^km:(.+)$/.exec(text ?? '');
  if (km) return { kind: 'km', km: readNumber(km[1], '--alcance km:', 0, 5000, false)! };
  throw new UsageError(
    text === undefined
      ? 'Falta --alcance: propio, vecinos o km:D.'
      : `No conozco el alcance «${text}». Use propio, vecinos o km:D, con D en kilómetros.`
  );
}

/** Positions of the keys of a table with `cvegeo`; those that the frame lacks are an error that names them. */
async function readKeys(
  path: string | undefined,
  claves: readonly string[],
  choice: SheetOf
): Promise<number[]> {
  if (path === undefined) return [];
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const rows = await readSmallTable(path, ['cvegeo'], choice);
  return [
    ...new Set(
      rows.map(({ line, row }) => {
        const clave = parseClaveMunicipio(row.cvegeo ?? '');
        const at = clave === null ? undefined : positions.get(clave);
        if (at === undefined)
          throw new UsageError(
            `«${path}», renglón ${line}, columna cvegeo: «${row.cvegeo}» no está en el marco.`
          );
        return at;
      })
    )
  ];
}

/** Answers `tejido plan`. Documented keys in Spanish. */
export async function plan(args: PlanArguments) {
  if (!args.cococis) throw new UsageError('Falta --cococis con el archivo de células.');
  const objective = readObjective(args.objetivo);
  const reach = readReach(args.alcance, objective);
  const asked = readNumber(args.nuevos, '--nuevos', 1, 100_000, true);
  if (asked === null && args.presupuesto === undefined && objective !== 'lscp')
    throw new UsageError('Falta --nuevos con cuántos municipios nuevos, o --presupuesto.');
  const share = (readNumber(args.porcentaje, '--porcentaje', 0, 100, false) ?? 100) / 100;
  const least = readNumber(args.minimo, '--minimo', 1, 1000, true);
  const seconds = readNumber(args.segundos, '--segundos', 0.1, 3600, false) ?? SECONDS;
  const sheets = sheetChoice(args, ['valores', 'censo', 'obligatorios', 'vetados', 'secciones'], 'cococis');
  const { reading, sections } = await readWithSections(args, sheets.of.secciones);
  const { catalog, frame } = reading;
  const claves = catalog.municipios.map((m) => m.clave as string);
  const state = args.entidad === undefined ? null : parseClaveEntidad(args.entidad);
  if (args.entidad !== undefined && (!state || !claves.some((c) => c.startsWith(state))))
    throw new UsageError(`«${args.entidad}» no es una entidad de este marco: use su clave de dos dígitos.`);
  const region = Uint8Array.from(claves, (clave) => Number(!state || clave.startsWith(state)));
  const weight = await readWeight(args, reading, sheets.of);
  const cells = await readCellsFile(args.cococis, reading, sheets.first);
  const coded = codeFacts(cells.cells, catalog, DEFAULT_STAGES, DEFAULT_SECTORS);
  const { columns } = countCoverage(coded.columns, {
    fecha: cells.lastDay ?? 0,
    desde: null,
    sectores: null,
    stages: DEFAULT_STAGES
  });
  const present = Uint8Array.from(claves, (_, i) => Number(columns.activas[i] > 0));
  const notes: string[] = [];
  if (asked !== null && objective === 'lscp') notes.push(PLAN_NOTES.countIgnored);
  const must = await readKeys(args.obligatorios, claves, sheets.of.obligatorios);
  const never = await readKeys(args.vetados, claves, sheets.of.vetados);
  const both = must.filter((unit) => never.includes(unit));
  if (both.length)
    throw new UsageError(
      `Están a la vez en obligatorios y en vetados: ${both.map((i) => claves[i]).join(', ')}. Deje cada uno en un solo archivo.`
    );
  const outside = must.filter((unit) => !region[unit]);
  if (outside.length)
    throw new UsageError(
      `Son obligatorios y no son de la entidad ${state}: ${outside.map((i) => claves[i]).join(', ')}.`
    );
  const kept = must.filter((unit) => present[unit]);
  if (kept.length) notes.push(PLAN_NOTES.alreadyPresent(kept.map((i) => claves[i])));
  const stateOf = Int32Array.from(claves, (clave, i) => (region[i] ? Number(clave.slice(0, 2)) : -1));
  const places = placesOf(frame);
  const budget = await readBudget(args, claves, present, places, sheets.of);
  const groups = await readGroups(args, { reading, sections }, stateOf, columns.activas, sheets.of);
  const setup: PlanSetup = {
    objective,
    k: asked ?? Infinity,
    weight,
    reach,
    region,
    present,
    must: must.filter((unit) => !present[unit]),
    never: [...new Set([...never, ...(budget?.unknown ?? [])])],
    budget,
    least: least === null ? null : { group: stateOf, count: least },
    connected: args.conectado ?? false,
    cover: {
      share,
      groups
    }
  };
  const problem = setUpPlan(setup, places);
  const names = {
    unit: (i: number) => `${catalog.municipios[i].nombre} (${claves[i]})`,
    group: (g: number) => reading.reference.entidades.find((e) => Number(e.clave) === g)?.nombre ?? String(g),
    row: (r: number) => {
      if (!groups) return names.unit(problem.rows.reach.items[problem.rows.reach.start[r]]);
      const { start, items } = groups.units;
      return groups.names.filter((_, g) => items.subarray(start[g], start[g + 1]).some((m) => region[m]))[r];
    }
  };
  const troubles = findTroubles(problem);
  if (troubles.length) throw new UsageError(troubles.map((t) => explainTrouble(t, names)).join(' '));
  const solver = highsSolver(await loadHighs());
  const now = () => performance.now();
  const start = now();
  let first: number | null = null;
  const answer = solvePlan(problem, {
    solver,
    seconds,
    now,
    onAnswer: () => (first ??= (now() - start) / 1000)
  });
  if (answer === 'infeasible' || !Number.isFinite(answer.value))
    throw new UsageError(explainTrouble(explainNothing(answer, problem, solver, seconds, now), names));
  const took = (now() - start) / 1000;
  const before = valueBefore(problem);
  const step = ({ unit, gain }: { unit: number; gain: number }) => ({
    cvegeo: claves[unit],
    ganancia: Number.isFinite(gain) ? gain : null
  });
  return {
    ...describeImport(cells),
    objetivo: objective,
    elegidos: orderByGain(problem, answer.chosen).map(step),
    valor_antes: Number.isFinite(before) ? before : null,
    valor: answer.value,
    cota: answer.bound,
    brecha: gapOf(answer),
    probado: answer.proven,
    segundos: took,
    segundos_primera: first ?? took,
    presentes: present.filter((p, i) => p && region[i]).length,
    candidatos: problem.open.reduce((sum, o) => sum + o, 0),
    gasto: budget && answer.chosen.reduce((sum, unit) => sum + budget.cost[unit], 0),
    sin_costo: (budget?.unknown ?? []).filter((i) => region[i]).map((i) => claves[i]),
    sin_peso: claves.filter((_, i) => region[i] && Number.isNaN(weight[i])),
    siguientes: nextByGain(problem, answer.chosen, NEXT).map(step),
    avisos: [...notes, ...describeNotices(cells.notices).map((n) => n.explicacion)]
  };
}

/** Runs `tejido plan`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, planOptions);
  const answer = await plan(values);
  if (values.json) return asJson(answer);
  return `${PLAN_NOTES.summary(answer.elegidos.length, answer.valor_antes, answer.valor, answer.brecha, answer.probado)} Con --json sale todo.\n`;
}
