import type { Catalog, LaterMunicipio } from './catalog';
import type { Day } from './day';

/** How the denominator is chosen. */
export type UniverseId = 'meta' | 'marco' | 'marco-sin-cdmx';
/** Every denominator, the declared goal first. */
export const UNIVERSE_IDS: readonly UniverseId[] = ['meta', 'marco', 'marco-sin-cdmx'];

/** A unit of the declared goal; an empty key is a unit that no catalogue has. */
export interface GoalUnit {
  clave: string;
  entidad: string;
  nombre: string;
  nota: string;
}

/** Why a unit of the declared goal has no place on the map. */
export interface Unmatched extends GoalUnit {
  motivo: 'sin-clave' | 'no-esta-en-el-marco';
}

/** The denominator in use over one catalogue. */
export interface Universe {
  id: UniverseId;
  /** Units of the denominator, matched or not. */
  total: number;
  /** One byte per position of the catalogue: 1 when the unit belongs to the universe. */
  member: Uint8Array;
  /** Units of the declared goal that this catalogue cannot show. They stay in the total. */
  unmatched: Unmatched[];
}

const isCdmx = (clave: string) => clave.startsWith('09');

/**
 * The units that count. The declared goal keeps its own total even when the frame cannot show all of it;
 * the other two are exactly the frame's units, so that coverage never passes 100 %.
 */
export function resolveUniverse(id: UniverseId, catalog: Catalog, goal: readonly GoalUnit[]): Universe {
  const keys = catalog.municipios.map((m) => m.clave as string);
  if (id !== 'meta') {
    const member = Uint8Array.from(keys, (k) => (id === 'marco' || !isCdmx(k) ? 1 : 0));
    return { id, total: member.reduce((a, b) => a + b, 0), member, unmatched: [] };
  }
  const wanted = new Set(goal.filter((g) => g.clave).map((g) => g.clave));
  const present = new Set(keys);
  return {
    id,
    total: goal.length,
    member: Uint8Array.from(keys, (k) => (wanted.has(k) ? 1 : 0)),
    unmatched: goal
      .filter((g) => !present.has(g.clave))
      .map((g) => ({ ...g, motivo: g.clave ? 'no-esta-en-el-marco' : 'sin-clave' }))
  };
}

/**
 * The answer of the coverage question: one place per position of the catalogue.
 * Counts are of cells whose date is not after the date asked. NaN is *sin dato*.
 */
export interface CoverageColumns {
  /** Cells in an active stage. */
  activas: Float64Array;
  /** Cells per stage, stage by stage; the last one holds the cells whose stage is not on the list. */
  porEtapa: Float64Array[];
  /** Members of active cells; NaN when there are active cells and none says how many. */
  integrantes: Float64Array;
  /** Women of active cells, over those that say both figures. */
  mujeres: Float64Array;
  /** Members of the active cells that also say how many are women: the base of the share. */
  integrantesConMujeres: Float64Array;
  /** First and last day on which an active cell was constituted; NaN without one. */
  primera: Float64Array;
  ultima: Float64Array;
}

/** People per position (NaN is *sin dato*) and where the figure comes from. */
export interface Population {
  /** Tells one indicator from another; absent for people. */
  id?: string;
  values: Float64Array;
  /** `cifra` is an indicator that weighs in place of people. */
  kind: 'censo' | 'marco' | 'geonames' | 'cifra';
  source: string;
  approximate: boolean;
}

/** What the coordinator reads first. Percentages are 0–100. */
export interface Headline {
  total: number;
  covered: number;
  pct: number | null;
  remaining: number;
  /** Covered at the date and not yet covered 28 days before. */
  recent: number;
  people: { covered: number; total: number; pct: number | null; missing: number } | null;
}

/** "En las últimas 4 semanas". */
export const RECENT_DAYS = 28;

/** Why a unit is in one of the lists behind the headline. */
export type ListId =
  'cubiertos' | 'faltan' | 'nuevos' | 'ganados' | 'perdidos' | 'universo' | 'con-poblacion' | 'sin-poblacion';
/** Every list, in no particular order. */
export const LIST_IDS: readonly ListId[] = [
  'cubiertos',
  'faltan',
  'nuevos',
  'ganados',
  'perdidos',
  'universo',
  'con-poblacion',
  'sin-poblacion'
];

/** What the lists and the headline are counted over. */
export interface CountedUnits {
  /** One byte per position: 1 when the unit counts. */
  scope: Uint8Array;
  columns: CoverageColumns;
  /** The answer at the date compared with; null without comparison. */
  before: CoverageColumns | null;
  population: Population | null;
  date: Day;
}

/** Whether the unit at a position belongs to a list. The headline counts exactly these. */
export function belongsTo(list: ListId, position: number, counted: CountedUnits): boolean {
  const { scope, columns, before, population, date } = counted;
  if (!scope[position]) return false;
  const covered = columns.activas[position] > 0;
  switch (list) {
    case 'universo':
      return true;
    case 'cubiertos':
      return covered;
    case 'faltan':
      return !covered;
    case 'nuevos':
      return covered && columns.primera[position] > date - RECENT_DAYS;
    case 'ganados':
      return covered && before !== null && before.activas[position] === 0;
    case 'perdidos':
      return !covered && before !== null && before.activas[position] > 0;
    case 'con-poblacion':
      return covered && !!population && !Number.isNaN(population.values[position]);
    case 'sin-poblacion':
      return !population || Number.isNaN(population.values[position]);
  }
}

/**
 * Counts the headline over the units in scope.
 * `unplaced` are the units of the universe that the catalogue cannot show: they count in the total and remain.
 */
export function summarize(counted: CountedUnits, unplaced: number): Headline {
  const { scope, columns, population } = counted;
  let placed = 0;
  let covered = 0;
  let recent = 0;
  let missing = 0;
  let peopleTotal = 0;
  let peopleCovered = 0;
  for (let i = 0; i < scope.length; i++) {
    if (!scope[i]) continue;
    placed++;
    const has = columns.activas[i] > 0;
    if (has) covered++;
    if (belongsTo('nuevos', i, counted)) recent++;
    const people = population ? population.values[i] : NaN;
    if (Number.isNaN(people)) missing++;
    else {
      peopleTotal += people;
      if (has) peopleCovered += people;
    }
  }
  const total = placed + unplaced;
  return {
    total,
    covered,
    pct: total ? (100 * covered) / total : null,
    remaining: total - covered,
    recent,
    people: population && {
      covered: peopleCovered,
      total: peopleTotal,
      pct: peopleTotal ? (100 * peopleCovered) / peopleTotal : null,
      missing
    }
  };
}

/** Units that a comparison of two dates tells apart. */
export function countChange(counted: CountedUnits): { gained: number; lost: number } {
  let gained = 0;
  let lost = 0;
  for (let i = 0; i < counted.scope.length; i++) {
    if (belongsTo('ganados', i, counted)) gained++;
    if (belongsTo('perdidos', i, counted)) lost++;
  }
  return { gained, lost };
}

/** A place with cells that the universe does not count, with the municipalities it came from when it is a later one. */
export interface OutsideUnit {
  clave: string;
  nombre: string;
  celulas: number;
  activas: number;
  origen: { clave: string; nombre: string }[];
  motivo: 'posterior' | 'no-esta-en-el-marco' | 'fuera-de-la-meta' | 'alcaldia';
}

/**
 * Names every municipality with cells that the universe leaves out: those the frame does not have yet and those
 * that the chosen denominator does not count. Nothing is moved to the parent. `names` are of places beyond the frame.
 */
export function listOutside(
  universe: Universe,
  catalog: Catalog,
  columns: CoverageColumns,
  unplacedCells: ReadonlyMap<string, { celulas: number; activas: number }>,
  later: readonly LaterMunicipio[],
  names: ReadonlyMap<string, string> = new Map()
): OutsideUnit[] {
  const parents = new Map(later.map((l) => [l.clave as string, l]));
  const outside: OutsideUnit[] = [];
  catalog.municipios.forEach((m, i) => {
    if (universe.member[i]) return;
    const celulas = columns.porEtapa.reduce((sum, stage) => sum + stage[i], 0);
    if (celulas === 0) return;
    outside.push({
      clave: m.clave,
      nombre: m.nombre,
      celulas,
      activas: columns.activas[i],
      origen: parents.get(m.clave)?.origen ?? [],
      motivo: isCdmx(m.clave) ? 'alcaldia' : 'fuera-de-la-meta'
    });
  });
  for (const [clave, { celulas, activas }] of unplacedCells) {
    const known = parents.get(clave);
    outside.push({
      clave,
      nombre: known?.nombre ?? names.get(clave) ?? '',
      celulas,
      activas,
      origen: known?.origen ?? [],
      motivo: known ? 'posterior' : 'no-esta-en-el-marco'
    });
  }
  return outside.sort((a, b) => a.clave.localeCompare(b.clave));
}

/** Covered and total per entidad, every entidad of the catalogue, zeros included, in key order. */
export function summarizeByEntidad(
  universe: Universe,
  catalog: Catalog,
  columns: CoverageColumns
): { clave: string; covered: number; total: number }[] {
  const states = new Map<string, { clave: string; covered: number; total: number }>();
  const at = (clave: string) => {
    const found = states.get(clave) ?? { clave, covered: 0, total: 0 };
    states.set(clave, found);
    return found;
  };
  catalog.municipios.forEach((m, i) => {
    const state = at(m.clave.slice(0, 2));
    if (!universe.member[i]) return;
    state.total++;
    if (columns.activas[i] > 0) state.covered++;
  });
  for (const unit of universe.unmatched) at(unit.entidad).total++;
  return [...states.values()].sort((a, b) => a.clave.localeCompare(b.clave));
}
