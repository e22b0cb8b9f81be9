import type { TableKind, TableRow } from '../contract';
import type { MemberRows } from '../member';
import { GENDER } from '../member';
import { matchStage, type Stage } from '../stage';
import { OPEN_PETITION } from './gestiones';

/** What the accepted rows of a table add up to, by name: numbers, or numbers by value of a column. */
export type Sums = Record<string, number | Record<string, number>>;

const total = (rows: readonly TableRow[], column: string) =>
  rows.reduce((sum, row) => sum + ((row[column] as number | null) ?? 0), 0);
const distinct = (rows: readonly TableRow[], column: string) =>
  new Set(rows.map((row) => row[column]).filter((v) => v !== '' && v !== null)).size;

function countBy(rows: readonly TableRow[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const value = String(row[column] ?? '') || 'sin dato';
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

const where = (rows: readonly TableRow[], column: string, ...values: string[]) =>
  rows.filter((row) => values.includes(row[column] as string));

/** Posts of the fullest board: a board that has all of them filled is complete. */
function completeBoards(rows: readonly TableRow[]): number {
  const posts = new Set(rows.map((row) => row.cargo));
  const filled = new Map<unknown, Set<unknown>>();
  for (const row of where(rows, 'estado', 'titular', 'interino')) {
    const known = filled.get(row.cvegeo);
    if (known) known.add(row.cargo);
    else filled.set(row.cvegeo, new Set([row.cargo]));
  }
  return [...filled.values()].filter((f) => f.size === posts.size).length;
}

const SUMS: Record<
  Exclude<TableKind, 'afiliados'>,
  (rows: readonly TableRow[], stages: readonly Stage[]) => Sums
> = {
  cococis(rows, stages) {
    const active = new Map<string, boolean>();
    const isActive = (estado: string) => {
      if (!active.has(estado)) active.set(estado, stages[matchStage(estado, stages)]?.activa ?? false);
      return active.get(estado)!;
    };
    return {
      integrantes: total(rows, 'integrantes'),
      mujeres: total(rows, 'mujeres'),
      municipios_con_cococi: distinct(rows, 'cvegeo'),
      municipios_con_cococi_activo: distinct(
        rows.filter((row) => isActive(row.estado as string)),
        'cvegeo'
      )
    };
  },
  conferencias: (rows) => ({ por_sector: countBy(rows, 'sector') }),
  asistencias: (rows) => ({
    asistentes: total(rows, 'asistentes'),
    mujeres: total(rows, 'mujeres'),
    municipios_de_origen: distinct(rows, 'cvegeo_origen')
  }),
  directivas(rows) {
    const filled = where(rows, 'estado', 'titular', 'interino');
    return {
      cubiertos: filled.length,
      mujeres: where(filled, 'sexo', 'M').length,
      completas: completeBoards(rows)
    };
  },
  academia: (rows) => ({
    viernes: where(rows, 'tipo', 'círculo de diálogo').length,
    mesas: where(rows, 'tipo', 'mesa de trabajo').length,
    asistentes: total(rows, 'asistentes_presencial') + total(rows, 'asistentes_en_linea')
  }),
  propuestas: (rows) => ({ municipios: distinct(rows, 'cvegeo'), por_estado: countBy(rows, 'estado') }),
  gestiones: (rows) => ({
    abiertas: where(rows, 'estado', ...OPEN_PETITION).length,
    beneficiarios: total(rows, 'beneficiarios'),
    por_estado: countBy(rows, 'estado')
  }),
  encuestas: (rows) => ({ encuestas: distinct(rows, 'encuesta') }),
  resultados: (rows) => ({ votos: total(rows, 'votos'), opciones: distinct(rows, 'opcion') }),
  metas: (rows) => ({ entidades: distinct(rows, 'entidad'), plan: total(rows, 'plan') }),
  actividades: (rows) => ({
    participantes: total(rows, 'participantes'),
    mujeres: total(rows, 'mujeres'),
    municipios: distinct(rows, 'cvegeo'),
    por_estado: countBy(rows, 'estado')
  }),
  acuerdos: (rows) => ({ municipios: distinct(rows, 'cvegeo'), por_estado: countBy(rows, 'estado') }),
  experiencias: (rows) => ({ municipios: distinct(rows, 'cvegeo') })
};

function sumMembers({ mun, genero, personas, claves }: MemberRows): Sums {
  let all = 0;
  let women = 0;
  for (let i = 0; i < mun.length; i++) {
    const n = personas ? personas[i] : 1;
    all += n;
    if (genero[i] === GENDER.mujer) women += n;
  }
  return { personas: all, mujeres: women, municipios: claves.length };
}

/** What the accepted rows of a table add up to. `stages` say which cells cover their municipality. */
export function sumTable(
  kind: TableKind,
  rows: readonly TableRow[] | MemberRows,
  stages: readonly Stage[]
): Sums {
  return kind === 'afiliados'
    ? sumMembers(rows as MemberRows)
    : SUMS[kind](rows as readonly TableRow[], stages);
}
