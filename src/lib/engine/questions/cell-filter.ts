import type { CellFilter } from '../../domain/cell-columns';
import type { Stage } from '../../domain/stage';

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
