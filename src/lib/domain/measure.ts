import type { CoverageColumns, Population } from './coverage';
import type { Day } from './day';
import type { MemberColumns } from './member';
import type { Stage } from './stage';

/** Three things that are never mixed, plus a figure. */
export const STATUS = { dato: 0, cero: 1, sinDato: 2, noAplica: 3 } as const;
/** One of the four states of a figure. */
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** An indicator that a table brought, by its id. */
export type IndicatorMeasure = `cifra:${string}`;
/** What a table told of each municipality in words, by its id. */
export type ClassMeasure = `clase:${string}`;
/** What a table brought, figures or words. */
export type LoadedMeasure = IndicatorMeasure | ClassMeasure;
/** A measure; `cambio` is what a comparison of two dates shows. */
export type MeasureId = keyof typeof MEASURES | LoadedMeasure;
/** Whether a measure is an indicator that a table brought. */
export const isIndicator = (id: string): id is IndicatorMeasure => /^cifra:[a-z0-9-]+$/.test(id);
/** Whether a measure is of words that a table brought. */
export const isClassMeasure = (id: string): id is ClassMeasure => /^clase:[a-z0-9-]+$/.test(id);
/** Whether a table brought a measure. */
export const isLoaded = (id: string): id is LoadedMeasure => isIndicator(id) || isClassMeasure(id);
/** What became of a unit between two dates; 0 is without an active cell at both. */
export const CHANGE = { sinCobertura: 0, ganado: 1, perdido: 2, sigue: 3 } as const;

/** One figure and one status per position of the catalogue. */
export interface MeasureValues {
  id: MeasureId;
  values: Float64Array;
  status: Uint8Array;
}

/** Positions of the stages, active ones first. */
const stageOrder = (stages: readonly Stage[]) =>
  stages.map((_, k) => k).sort((a, b) => Number(stages[b].activa) - Number(stages[a].activa));

function presenceOf({ porEtapa }: CoverageColumns, position: number, order: readonly number[]): number {
  for (const k of order) if (porEtapa[k][position] > 0) return k + 1;
  return porEtapa[order.length][position] > 0 ? order.length + 1 : 0;
}

/**
 * Presence by stage of every unit: 0 without a cell, else 1 + the first stage of the list in which the unit has a
 * cell (active stages first); one past the list is a stage that the list does not have.
 */
export function presence(columns: CoverageColumns, stages: readonly Stage[]): Uint8Array {
  const order = stageOrder(stages);
  return Uint8Array.from(columns.activas, (_, i) => presenceOf(columns, i, order));
}

/** Days in the unit of the age measure: months of 30.4375 days, as long as a mean month. */
const DAYS_PER_MONTH = 30.4375;

/** Figure and status of the unit at a position. */
export type Measurer = (position: number) => readonly [value: number, status: Status];

/** What the measures are worked out from, by position of the catalogue. */
export interface MeasureContext {
  /** 1 for the units of the universe. */
  member: Uint8Array;
  columns: CoverageColumns;
  /** The answer at the date compared with. */
  before: CoverageColumns | null;
  /** Members under the filters; null when none are loaded. */
  members: MemberColumns | null;
  stages: readonly Stage[];
  population: Population | null;
  date: Day;
  /** Kilometres to the nearest unit with an active cell; null while they are not known. Worked out when asked for. */
  distances: () => Float64Array | null;
  /**
   * Figures of an indicator, or of words 1 + the position of their class; NaN where *sin dato*, infinite where *no
   * aplica*; null when it is not loaded.
   */
  indicator: (id: LoadedMeasure) => Float64Array | null;
}

const ABSENT = [NaN, STATUS.sinDato] as const;
const NOT_APPLICABLE = [NaN, STATUS.noAplica] as const;

/** What a measure is worked out from, with the order of the stages. */
interface Parts extends MeasureContext {
  order: readonly number[];
}

/** All that is told of a measure; its words are in the room of words. */
interface MeasureEntry {
  /** Names, whole numbers, figures per 10,000 persons, percents, or other amounts. */
  kind: 'name' | 'count' | 'rate' | 'share' | 'amount';
  /** What must be here before it can be worked out. */
  needs?: 'members' | 'distance';
  /** Its figures are of the persons of the network: those of few are not shared. */
  ofPersons?: true;
  /** Its figures spread evenly: on an axis they need no logarithm. */
  even?: true;
  /** How it falls into classes when nobody chose: natural breaks for small whole numbers, quantiles for skewed figures. */
  method?: 'jenks' | 'cuantiles';
  /** It is no choice: something else shows it. */
  unchosen?: true;
  /** Figure and status of a unit of the universe. */
  at: (parts: Parts, position: number) => readonly [number, Status];
}

const people = ({ population }: Parts, i: number) => (population ? population.values[i] : NaN);
const per10k = (persons: number, parts: Parts, i: number) =>
  people(parts, i) > 0 && !Number.isNaN(persons) ? count((10_000 * persons) / people(parts, i)) : ABSENT;

/** Every measure of the site, in the order in which they are offered. */
const MEASURES = {
  presencia: {
    kind: 'name',
    at: ({ columns, order }, i) => {
      const stage = presenceOf(columns, i, order);
      return [stage, stage ? STATUS.dato : STATUS.cero];
    }
  },
  celulas: { kind: 'count', method: 'jenks', at: ({ columns }, i) => count(columns.activas[i]) },
  integrantes: { kind: 'count', ofPersons: true, at: ({ columns }, i) => count(columns.integrantes[i]) },
  por10mil: {
    kind: 'rate',
    ofPersons: true,
    at: (parts, i) => per10k(parts.columns.integrantes[i], parts, i)
  },
  mujeres: {
    kind: 'share',
    ofPersons: true,
    even: true,
    method: 'jenks',
    at: ({ columns }, i) => {
      if (columns.activas[i] === 0) return NOT_APPLICABLE;
      const base = columns.integrantesConMujeres[i];
      return base > 0 ? count((100 * columns.mujeres[i]) / base) : ABSENT;
    }
  },
  edad: {
    kind: 'amount',
    even: true,
    at: ({ columns, date }, i) =>
      columns.activas[i] === 0 ? NOT_APPLICABLE : [(date - columns.ultima[i]) / DAYS_PER_MONTH, STATUS.dato]
  },
  afiliados: {
    kind: 'count',
    needs: 'members',
    ofPersons: true,
    at: ({ members }, i) => (members ? count(members.personas[i]) : ABSENT)
  },
  afiliados10mil: {
    kind: 'rate',
    needs: 'members',
    ofPersons: true,
    at: (parts, i) => (parts.members ? per10k(parts.members.personas[i], parts, i) : ABSENT)
  },
  afiliadas: {
    kind: 'share',
    needs: 'members',
    ofPersons: true,
    even: true,
    method: 'jenks',
    at: ({ members }, i) => {
      if (!members) return ABSENT;
      if (members.personas[i] === 0) return NOT_APPLICABLE;
      return members.conGenero[i] > 0 ? count((100 * members.mujeres[i]) / members.conGenero[i]) : ABSENT;
    }
  },
  distancia: {
    kind: 'amount',
    needs: 'distance',
    at: ({ distances }, i) => count(distances()?.[i] ?? NaN)
  },
  personas: { kind: 'count', at: (parts, i) => count(people(parts, i)) },
  cambio: {
    kind: 'name',
    unchosen: true,
    at: ({ columns, before }, i) => {
      const change = changeOf(columns.activas[i] > 0, (before?.activas[i] ?? 0) > 0);
      return [change, change ? STATUS.dato : STATUS.cero];
    }
  }
} satisfies Record<string, MeasureEntry>;

/** A measure of the site that can be chosen. */
export type ChosenMeasure = Exclude<keyof typeof MEASURES, 'cambio'>;

/** What is told of a measure; null of what a table brought, and of what is none. */
export const entryOf = (id: string | null): MeasureEntry | null =>
  id !== null && Object.hasOwn(MEASURES, id) ? MEASURES[id as keyof typeof MEASURES] : null;

/** What the map can colour by choice, in the order in which measures are offered. */
export const MEASURE_IDS = Object.keys(MEASURES).filter((id) => !entryOf(id)!.unchosen) as ChosenMeasure[];

/** Whether a measure cannot be worked out without members. */
export const needsMembers = (id: string | null): boolean => entryOf(id)?.needs === 'members';

/** Whether the figures of a measure are names, not amounts. */
export const isNamed = (id: MeasureId): boolean => entryOf(id)?.kind === 'name' || isClassMeasure(id);

/**
 * The measure, unit by unit. Units outside `member` are *no aplica*. Rates of units without people and shares
 * without a base are *sin dato* or *no aplica* as each measure's own entry says; nothing becomes zero by absence.
 */
export function measurer(id: MeasureId, context: MeasureContext): Measurer {
  const { member, stages } = context;
  const parts: Parts = { ...context, order: stageOrder(stages) };
  const entry = entryOf(id);
  const at = entry
    ? (i: number) => entry.at(parts, i)
    : (i: number) => indicatorAt(context.indicator(id as LoadedMeasure)?.[i] ?? NaN);
  return (position) => (member[position] ? at(position) : NOT_APPLICABLE);
}

const indicatorAt = (value: number): readonly [number, Status] =>
  value === Infinity ? NOT_APPLICABLE : count(value);

const changeOf = (now: boolean, then: boolean): number =>
  now ? (then ? CHANGE.sigue : CHANGE.ganado) : then ? CHANGE.perdido : CHANGE.sinCobertura;

/** The measure for every unit of the catalogue. */
export function measure(id: MeasureId, context: MeasureContext): MeasureValues {
  const at = measurer(id, context);
  const { length } = context.member;
  const values = new Float64Array(length);
  const status = new Uint8Array(length);
  for (let i = 0; i < length; i++) [values[i], status[i]] = at(i);
  return { id, values, status };
}

function count(value: number): readonly [number, Status] {
  if (Number.isNaN(value)) return ABSENT;
  return [value, value === 0 ? STATUS.cero : STATUS.dato];
}
