import type { Day } from '../../domain/day';
import type { Stage } from '../../domain/stage';

/** Which cells a question counts. */
export interface CellFilter {
  /** The date shown: cells constituted after it do not exist yet. */
  fecha: Day;
  /** Only cells constituted on this day or later; null for all. */
  desde: Day | null;
  /** Positions of sectors; −1 is "sin sector"; null for all. */
  sectores: readonly number[] | null;
  stages: readonly Stage[];
}

const whole = (value: number) => String(Math.trunc(value));

/** Condition on `c`, a row of `cococi`. Only whole numbers enter the text. */
export function cellCondition({ fecha, desde, sectores }: CellFilter): string {
  const parts = [`c.fecha <= ${whole(fecha)}`];
  if (desde !== null) parts.push(`c.fecha >= ${whole(desde)}`);
  if (sectores) parts.push(sectores.length ? `c.sector IN (${sectores.map(whole).join(', ')})` : 'false');
  return parts.join(' AND ');
}

/** Condition that the cell is in an active stage. */
export function activeCondition(stages: readonly Stage[]): string {
  const active = stages.flatMap((s, k) => (s.activa ? [k] : []));
  return active.length ? `c.etapa IN (${active.join(', ')})` : 'false';
}
