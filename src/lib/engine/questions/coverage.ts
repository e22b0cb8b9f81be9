import type { CoverageColumns } from '../../domain/coverage';
import { floats } from '../duckdb';
import type { Question } from '../port';
import { activeCondition, cellCondition } from './cell-filter';
import type { CellFilter } from '../../domain/cell-columns';

/**
 * Cells, members and dates per municipality: exactly one row per unit of the catalogue, in its order.
 * Columns: `activas` cells; `e0…` cells per stage, then outside of the list; `integrantes`, `mujeres` persons;
 * `base` members of cells that say both figures; `primera`, `ultima` days since 1970-01-01.
 */
export const coverageQuestion: Question<CellFilter, CoverageColumns> = {
  name: 'cobertura',
  sql(filter) {
    const active = activeCondition(filter.stages);
    const both = `${active} AND c.integrantes IS NOT NULL AND c.mujeres IS NOT NULL`;
    const stages = [...filter.stages.keys(), -1];
    return `
      SELECT
        count(c.mun) FILTER (WHERE ${active}) AS activas,
        ${stages.map((k, i) => `count(c.mun) FILTER (WHERE c.etapa = ${k}) AS e${i}`).join(', ')},
        CASE WHEN count(c.mun) FILTER (WHERE ${active}) = 0 THEN 0
             ELSE sum(c.integrantes) FILTER (WHERE ${active}) END AS integrantes,
        coalesce(sum(c.mujeres) FILTER (WHERE ${both}), 0) AS mujeres,
        coalesce(sum(c.integrantes) FILTER (WHERE ${both}), 0) AS base,
        min(c.fecha) FILTER (WHERE ${active}) AS primera,
        max(c.fecha) FILTER (WHERE ${active}) AS ultima
      FROM municipio m LEFT JOIN cococi c ON c.mun = m.pos AND ${cellCondition(filter)}
      GROUP BY m.pos ORDER BY m.pos`;
  },
  read: (answer, filter) => ({
    activas: floats(answer, 'activas'),
    porEtapa: Array.from({ length: filter.stages.length + 1 }, (_, i) => floats(answer, `e${i}`)),
    integrantes: floats(answer, 'integrantes'),
    mujeres: floats(answer, 'mujeres'),
    integrantesConMujeres: floats(answer, 'base'),
    primera: floats(answer, 'primera'),
    ultima: floats(answer, 'ultima')
  })
};
