import { floats } from '../duckdb';
import type { Question } from '../port';
import { activeCondition, cellCondition } from './cell-filter';
import type { CellFilter } from '../../domain/cell-columns';

/** Cells per place that the frame does not have: its code, all its cells and the active ones. */
export const outsideQuestion: Question<
  CellFilter & { units: number },
  { mun: number; celulas: number; activas: number }[]
> = {
  name: 'fuera',
  sql: (filter) => `
    SELECT c.mun AS mun, count(*) AS celulas, count(*) FILTER (WHERE ${activeCondition(filter.stages)}) AS activas
    FROM cococi c WHERE c.mun >= ${Math.trunc(filter.units)} AND ${cellCondition(filter)}
    GROUP BY c.mun ORDER BY c.mun`,
  read(answer) {
    const [mun, celulas, activas] = ['mun', 'celulas', 'activas'].map((name) => floats(answer, name));
    return Array.from(mun, (m, i) => ({ mun: m, celulas: celulas[i], activas: activas[i] }));
  }
};
