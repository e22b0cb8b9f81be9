import { GENDER, GENDERS, type MemberColumns, type MemberFilter } from '../../domain/member';
import { sliceOf, type CubeShape, type MemberCube } from '../../domain/member-cube';
import { floats } from '../duckdb';
import type { Engine, Question } from '../port';

const whole = (value: number) => String(Math.trunc(value));
const oneOf = (column: string, codes: readonly number[]) =>
  codes.length ? `${column} IN (${codes.map(whole).join(', ')})` : 'false';

/** Condition on `a`, a row of `afiliado`, without that of gender. */
function memberCondition({ fecha, desde, sectores, edades }: MemberFilter): string {
  const parts = [`a.dia <= ${whole(fecha)}`];
  if (desde !== null) parts.push(`a.dia >= ${whole(desde)}`);
  if (sectores) parts.push(oneOf('a.sector', sectores));
  if (edades) parts.push(oneOf('a.edad', edades));
  return parts.join(' AND ');
}

/** Persons per municipality under any filter, one row per unit of the catalogue. */
export const membersQuestion: Question<MemberFilter, MemberColumns> = {
  name: 'afiliados',
  sql: (filter) => `
    SELECT
      coalesce(sum(a.personas) FILTER (WHERE ${filter.generos ? oneOf('a.genero', filter.generos) : 'true'}), 0) AS personas,
      coalesce(sum(a.personas) FILTER (WHERE a.genero = ${GENDER.mujer}), 0) AS mujeres,
      coalesce(sum(a.personas) FILTER (WHERE a.genero <> ${GENDER.sinDato}), 0) AS con_genero
    FROM municipio m LEFT JOIN afiliado a ON a.mun = m.pos AND ${memberCondition(filter)}
    GROUP BY m.pos ORDER BY m.pos`,
  read: (answer) => ({
    personas: floats(answer, 'personas'),
    mujeres: floats(answer, 'mujeres'),
    conGenero: floats(answer, 'con_genero')
  })
};

/** Persons in places that the frame does not have: the code of each and how many. */
export const membersOutsideQuestion: Question<{ units: number }, { mun: number; personas: number }[]> = {
  name: 'afiliados-fuera',
  sql: ({ units }) => `
    SELECT mun, sum(personas) AS personas FROM afiliado WHERE mun >= ${whole(units)} GROUP BY mun ORDER BY mun`,
  read(answer) {
    const [mun, personas] = ['mun', 'personas'].map((name) => floats(answer, name));
    return Array.from(mun, (m, i) => ({ mun: m, personas: personas[i] }));
  }
};

/** Where the cube has something in some of its periods, and how many persons joined in each of them. */
const joinedQuestion: Question<
  { shape: CubeShape; from: number; to: number },
  { cell: Float64Array; persons: Float64Array }
> = {
  name: 'cubo',
  sql({ shape, from, to }) {
    const { ends, units, sectors } = shape;
    const step = ends.length > 1 ? ends[1] - ends[0] : 1;
    const period = `greatest(0, (a.dia::INTEGER - (${ends[0]}) + ${step - 1}) // ${step})`;
    const sector = `CASE WHEN a.sector < 0 THEN ${sectors - 1} ELSE a.sector END`;
    return `
      SELECT ((${period} * ${units} + a.mun) * ${sectors} + ${sector}) * ${GENDERS} + a.genero AS celda,
        sum(a.personas) AS personas
      FROM afiliado a
      WHERE a.mun < ${units} AND a.dia <= ${ends[to]} ${from > 0 ? `AND a.dia > ${ends[from - 1]}` : ''}
      GROUP BY 1`;
  },
  read: (answer) => ({ cell: floats(answer, 'celda'), persons: floats(answer, 'personas') })
};

/** Persons of the fullest cell, which decides how wide the cube's counts must be. */
const fullestQuestion: Question<Record<string, never>, number> = {
  name: 'celda-mayor',
  sql: () =>
    'SELECT coalesce(max(n), 0) AS n FROM (SELECT sum(personas) AS n FROM afiliado GROUP BY mun, sector, genero)',
  read: (answer) => floats(answer, 'n')[0]
};

/** Cells asked for at a time, so that no answer is large. */
const BLOCK_CELLS = 1_500_000;

/**
 * Builds the dense cube with the engine: block by block of periods it asks who joined, then accumulates.
 * @param report called with the share done, 0–1
 */
export async function buildCube(
  engine: Engine,
  shape: CubeShape,
  report: (share: number) => void = () => {}
): Promise<MemberCube> {
  const slice = sliceOf(shape);
  const periods = shape.ends.length;
  const fullest = await engine.ask(fullestQuestion, {});
  const counts = fullest < 2 ** 16 ? new Uint16Array(periods * slice) : new Uint32Array(periods * slice);
  const block = Math.max(1, Math.floor(BLOCK_CELLS / Math.max(1, slice)));
  for (let from = 0; from < periods; from += block) {
    const to = Math.min(from + block, periods) - 1;
    const { cell, persons } = await engine.ask(joinedQuestion, { shape, from, to });
    for (let i = 0; i < cell.length; i++) counts[cell[i]] += persons[i];
    report((to + 1) / periods);
  }
  for (let i = slice; i < counts.length; i++) counts[i] += counts[i - slice];
  return { ...shape, counts };
}
