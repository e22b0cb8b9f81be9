import type { CoverageColumns, Population } from './coverage';
import type { Day } from './day';
import type { MemberColumns } from './member';
import type { Stage } from './stage';

/** Three things that are never mixed, plus a figure. */
export const STATUS = { dato: 0, cero: 1, sinDato: 2, noAplica: 3 } as const;
/** One of the four states of a figure. */
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** What the map can colour by choice, in the order in which measures are offered. */
export const MEASURE_IDS = [
  'presencia',
  'celulas',
  'integrantes',
  'por10mil',
  'mujeres',
  'edad',
  'afiliados',
  'afiliados10mil',
  'afiliadas',
  'distancia',
  'personas'
] as const;
/** An indicator that a table brought, by its id. */
export type IndicatorMeasure = `cifra:${string}`;
/** What a table told of each municipality in words, by its id. */
export type ClassMeasure = `clase:${string}`;
/** What a table brought, figures or words. */
export type LoadedMeasure = IndicatorMeasure | ClassMeasure;
/** A measure; `cambio` is what a comparison of two dates shows. */
export type MeasureId = (typeof MEASURE_IDS)[number] | 'cambio' | LoadedMeasure;
/** Whether a measure is an indicator that a table brought. */
export const isIndicator = (id: string): id is IndicatorMeasure => /^cifra:[a-z0-9-]+$/.test(id);
/** Whether a measure is of words that a table brought. */
export const isClassMeasure = (id: string): id is ClassMeasure => /^clase:[a-z0-9-]+$/.test(id);
/** Whether a table brought a measure. */
export const isLoaded = (id: string): id is LoadedMeasure => isIndicator(id) || isClassMeasure(id);
/** Measures that need members. */
export const MEMBER_MEASURES: ReadonlySet<MeasureId> = new Set(['afiliados', 'afiliados10mil', 'afiliadas']);
/** Whether the figures of a measure are names, not amounts. */
export const isNamed = (id: MeasureId): boolean =>
  id === 'presencia' || id === 'cambio' || isClassMeasure(id);

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

/**
 * The measure, unit by unit. Units outside `member` are *no aplica*. Rates of units without people and shares
 * without a base are *sin dato* or *no aplica* as each measure's own line says; nothing becomes zero by absence.
 */
export function measurer(id: MeasureId, context: MeasureContext): Measurer {
  const { member, columns, before, members, stages, population, date } = context;
  const order = stageOrder(stages);
  const people = (i: number) => (population ? population.values[i] : NaN);
  const per10k = (persons: number, i: number) =>
    people(i) > 0 && !Number.isNaN(persons) ? count((10_000 * persons) / people(i)) : ABSENT;
  return (position) => (member[position] ? at(position) : NOT_APPLICABLE);

  function at(i: number): readonly [number, Status] {
    switch (id) {
      case 'presencia': {
        const stage = presenceOf(columns, i, order);
        return [stage, stage ? STATUS.dato : STATUS.cero];
      }
      case 'cambio': {
        const change = changeOf(columns.activas[i] > 0, (before?.activas[i] ?? 0) > 0);
        return [change, change ? STATUS.dato : STATUS.cero];
      }
      case 'celulas':
        return count(columns.activas[i]);
      case 'integrantes':
        return count(columns.integrantes[i]);
      case 'por10mil':
        return per10k(columns.integrantes[i], i);
      case 'mujeres': {
        if (columns.activas[i] === 0) return NOT_APPLICABLE;
        const base = columns.integrantesConMujeres[i];
        return base > 0 ? count((100 * columns.mujeres[i]) / base) : ABSENT;
      }
      case 'edad':
        if (columns.activas[i] === 0) return NOT_APPLICABLE;
        return [(date - columns.ultima[i]) / DAYS_PER_MONTH, STATUS.dato];
      case 'afiliados':
        return members ? count(members.personas[i]) : ABSENT;
      case 'afiliados10mil':
        return members ? per10k(members.personas[i], i) : ABSENT;
      case 'afiliadas': {
        if (!members) return ABSENT;
        if (members.personas[i] === 0) return NOT_APPLICABLE;
        return members.conGenero[i] > 0 ? count((100 * members.mujeres[i]) / members.conGenero[i]) : ABSENT;
      }
      case 'distancia':
        return count(context.distances()?.[i] ?? NaN);
      case 'personas':
        return count(people(i));
      default:
        return indicatorAt(context.indicator(id)?.[i] ?? NaN);
    }
  }
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
