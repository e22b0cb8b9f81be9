import { pairLevels, pairsOf } from '../../src/lib/electoral/pairs';
import { weighDistricts } from '../../src/lib/electoral/district-map';
import { Points } from '../../src/lib/geo/nearest';
import { listGroups, packLists } from '../../src/lib/plan/lists';
import type { CoverGroups, PlanPlaces } from '../../src/lib/workers/jobs/plan-setup';
import type { readWithSections } from './electoral';
import { readColumn, readNumber, readWeight, type WeightSheets } from './plan-input';
import { UsageError, type KeyArguments, type Reading } from './read';

/** What the rules of a plan are read from. */
export interface RuleArguments extends KeyArguments {
  censo?: string;
  valores?: string;
  presupuesto?: string;
  costo?: string;
  por?: string;
  umbral?: string;
  cuenta?: string;
}

const MOST = 1e12;

/** The budget by `--presupuesto` and `--costo`; null without. Those whose cost nobody knows are listed: they never come in. */
export async function readBudget(
  { presupuesto, costo, valores }: RuleArguments,
  claves: readonly string[],
  present: Uint8Array,
  places: PlanPlaces,
  sheets: WeightSheets
): Promise<{ cost: Float64Array; most: number; unknown: number[] } | null> {
  const most = readNumber(presupuesto, '--presupuesto', 0, MOST, false);
  if (most === null) return null;
  if (costo === undefined)
    throw new UsageError('Falta --costo: distancia o el nombre de una columna de --valores.');
  let cost: Float64Array;
  if (costo === 'distancia') {
    const points = new Points(places.lon, places.lat);
    const there = [...present.keys()].filter((m) => present[m]);
    cost = Float64Array.from(claves, (_, m) =>
      present[m] || !there.length ? 0 : (points.nearestOf(m, there)?.km ?? NaN)
    );
  } else {
    if (!valores)
      throw new UsageError(`El costo «${costo}» es una columna: diga en qué archivo con --valores F.`);
    cost = await readColumn(valores, costo, claves, sheets.valores);
  }
  const unknown = [...cost.keys()].filter((m) => !present[m] && !(cost[m] >= 0));
  return { cost: cost.map((c) => (c >= 0 ? c : 0)), most, unknown };
}

/** What states or districts must have, by `--por`, `--umbral` and `--cuenta`, with their names; null for municipalities. */
export async function readGroups(
  args: RuleArguments,
  places: Awaited<ReturnType<typeof readWithSections>>,
  stateOf: Int32Array,
  active: ArrayLike<number>,
  sheets: WeightSheets
): Promise<(CoverGroups & { names: string[] }) | null> {
  const { por, umbral, cuenta = 'municipios' } = args;
  if (por !== undefined && !['municipio', 'entidad', 'distrito'].includes(por))
    throw new UsageError(`No conozco «--por ${por}». Use municipio, entidad o distrito.`);
  if (!['municipios', 'celulas', 'personas'].includes(cuenta))
    throw new UsageError(`No conozco «--cuenta ${cuenta}». Use municipios, celulas o personas.`);
  const need = readNumber(umbral, '--umbral', 0, MOST, false) ?? 1;
  if (por !== 'entidad' && por !== 'distrito') {
    if (umbral !== undefined || args.cuenta !== undefined)
      throw new UsageError('--umbral y --cuenta son por entidad o por distrito: agregue --por.');
    return null;
  }
  const people =
    cuenta === 'personas' ? await readWeight({ ...args, peso: 'poblacion' }, places.reading, sheets) : null;
  const { units, shares, names } =
    por === 'entidad' ? statesOf(stateOf, places.reading) : districtsOf(args, places);
  const gives = Float64Array.from(units.items, (m, at) =>
    people ? people[m] * shares[at] : cuenta === 'celulas' && active[m] > 0 ? active[m] : 1
  );
  return { units, gives, need, names };
}

function statesOf(stateOf: Int32Array, { reference }: Reading) {
  const units = listGroups(stateOf);
  const names = Array.from({ length: units.start.length - 1 }, (_, g) => {
    const state = stateOf[units.items[units.start[g]]];
    return reference.entidades.find((e) => Number(e.clave) === state)?.nombre ?? String(state);
  });
  return { units, shares: new Float64Array(units.items.length).fill(1), names };
}

/** Municipalities of each federal district by the secciones: one that is cut counts in each, people by its part. */
function districtsOf(
  args: RuleArguments,
  { reading: { catalog }, sections }: Awaited<ReturnType<typeof readWithSections>>
) {
  if (!sections) throw new UsageError('Para --por distrito falta --secciones con la tabla de secciones.');
  const claves = catalog.municipios.map((m) => m.clave as string);
  const table = pairsOf(pairLevels(sections.catalog), 'federal', claves, () => null);
  if (!table?.distritos.length)
    throw new UsageError(`«${args.secciones}» no trae la columna con el distrito federal de cada sección.`);
  const none = new Float64Array(claves.length).fill(NaN);
  const map = weighDistricts(table, 'federal', 'secciones', new Map(claves.map((c, i) => [c, i])), {
    poblacion: none,
    areaKm2: none
  });
  const pairs = map.distritos.map((_, d) =>
    Array.from({ length: map.starts[d + 1] - map.starts[d] }, (_, i) => map.starts[d] + i)
  );
  return {
    units: packLists(pairs.map((list) => list.map((i) => map.municipio[i]))),
    shares: Float64Array.from(pairs.flat(), (i) => map.shareMunicipio[i]),
    names: map.distritos.map((clave) => `distrito ${clave}`)
  };
}
