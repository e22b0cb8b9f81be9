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

/**
 * Presence by stage of every unit: 0 without a cell, else 1 + the first stage of the list in which the unit has a
 * cell (active stages first); one past the list is a stage that the list does not have.
 */
export function presence(columns: CoverageColumns, stages: readonly Stage[]): Uint8Array {
  const order = stages.map((_, k) => k).sort((a, b) => Number(stages[b].activa) - Number(stages[a].activa));
  return Uint8Array.from(columns.activas, (_, i) => {
    for (const k of order) if (columns.porEtapa[k][i] > 0) return k + 1;
    return columns.porEtapa[stages.length][i] > 0 ? stages.length + 1 : 0;
  });
}

/** Days in the unit of the age measure: months of 30.4375 days, as long as a mean month. */
const DAYS_PER_MONTH = 30.4375;

/**
 * The measure for every unit. Units outside `member` are *no aplica*. Rates of units without people and shares
 * without a base are *sin dato* or *no aplica* as each measure's own line says; nothing becomes zero by absence.
 */
export function measure(
  id: MeasureId,
  member: Uint8Array,
  columns: CoverageColumns,
  stages: readonly Stage[],
  population: Population | null,
  date: Day
): MeasureValues {
  const n = member.length;
  const values = new Float64Array(n).fill(NaN);
  const status = new Uint8Array(n);
  const stageAt = id === 'presencia' ? presence(columns, stages) : null;
  for (let i = 0; i < n; i++) {
    const [value, state] = member[i] ? at(i) : ([NaN, STATUS.noAplica] as const);
    values[i] = value;
    status[i] = state;
  }
  return { id, values, status };

  function at(i: number): readonly [number, Status] {
    switch (id) {
      case 'presencia': {
        const stage = stageAt![i];
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

function count(value: number): readonly [number, Status] {
  if (Number.isNaN(value)) return [NaN, STATUS.sinDato];
  return [value, value === 0 ? STATUS.cero : STATUS.dato];
}
