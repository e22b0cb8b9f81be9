import type { CoverageColumns, Population } from './coverage';
import type { Day } from './day';
import type { Stage } from './stage';

/** Three things that are never mixed, plus a figure. */
export const STATUS = { dato: 0, cero: 1, sinDato: 2, noAplica: 3 } as const;
/** One of the four states of a figure. */
export type Status = (typeof STATUS)[keyof typeof STATUS];

/** What the map can colour. */
export type MeasureId = 'presencia' | 'celulas' | 'integrantes' | 'por10mil' | 'mujeres' | 'edad';
/** Every measure, in the order in which they are offered. */
export const MEASURE_IDS: readonly MeasureId[] = [
  'presencia',
  'celulas',
  'integrantes',
  'por10mil',
  'mujeres',
  'edad'
];

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

/**
 * The measure, unit by unit. Units outside `member` are *no aplica*. Rates of units without people and shares
 * without a base are *sin dato* or *no aplica* as each measure's own line says; nothing becomes zero by absence.
 */
export function measurer(
  id: MeasureId,
  member: Uint8Array,
  columns: CoverageColumns,
  stages: readonly Stage[],
  population: Population | null,
  date: Day
): Measurer {
  const order = stageOrder(stages);
  return (position) => (member[position] ? at(position) : [NaN, STATUS.noAplica]);

  function at(i: number): readonly [number, Status] {
    switch (id) {
      case 'presencia': {
        const stage = presenceOf(columns, i, order);
        return [stage, stage ? STATUS.dato : STATUS.cero];
      }
      case 'celulas':
        return count(columns.activas[i]);
      case 'integrantes':
        return count(columns.integrantes[i]);
      case 'por10mil': {
        const people = population ? population.values[i] : NaN;
        const members = columns.integrantes[i];
        if (!(people > 0) || Number.isNaN(members)) return [NaN, STATUS.sinDato];
        return count((10_000 * members) / people);
      }
      case 'mujeres': {
        if (columns.activas[i] === 0) return [NaN, STATUS.noAplica];
        const base = columns.integrantesConMujeres[i];
        return base > 0 ? count((100 * columns.mujeres[i]) / base) : [NaN, STATUS.sinDato];
      }
      case 'edad':
        if (columns.activas[i] === 0) return [NaN, STATUS.noAplica];
        return [(date - columns.ultima[i]) / DAYS_PER_MONTH, STATUS.dato];
    }
  }
}

/** The measure for every unit of the catalogue. */
export function measure(
  id: MeasureId,
  ...rest: Parameters<typeof measurer> extends [unknown, ...infer R] ? R : never
): MeasureValues {
  const [member] = rest;
  const at = measurer(id, ...rest);
  const values = new Float64Array(member.length);
  const status = new Uint8Array(member.length);
  for (let i = 0; i < member.length; i++) [values[i], status[i]] = at(i);
  return { id, values, status };
}

function count(value: number): readonly [number, Status] {
  if (Number.isNaN(value)) return [NaN, STATUS.sinDato];
  return [value, value === 0 ? STATUS.cero : STATUS.dato];
}
