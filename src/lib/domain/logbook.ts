import { foldName } from './catalog';
import { BEYOND, NOWHERE } from './conference';
import type { TableRow } from './contract';
import { type Day, NO_DAY } from './day';
import { STRATEGIES, TagList } from './tags';

/** The three tables of the logbook. */
export const LOG_KINDS = ['actividades', 'acuerdos', 'experiencias'] as const;
/** One of them. */
export type LogKind = (typeof LOG_KINDS)[number];

/** How an agreement stands that is late: it waits, and its term has passed. */
export const OVERDUE = 'vencido';
/** How an entry stands whose table does not say it. */
export const NOT_SAID = 'sin dato';

/** The states of each table in their order; what else a table writes comes after. An experience has none. */
export const LOG_STATES: Record<LogKind, readonly string[]> = {
  actividades: ['realizada', 'programada', 'cancelada', NOT_SAID],
  acuerdos: [OVERDUE, 'pendiente', 'en curso', 'cumplido', 'cancelado', NOT_SAID],
  experiencias: []
};

/** An activity, an agreement or an experience. What its table does not have is empty, −1 or `NO_DAY`. */
export interface LogEntry {
  id: string;
  titulo: string;
  /** What there is to read of an experience. */
  texto: string;
  fecha: Day;
  plazo: Day;
  /** INEGI key of its municipality, empty for what is of none, and its position: `NOWHERE` or `BEYOND` without. */
  clave: string;
  place: number;
  /** Positions of its tags in the lists. */
  estrategias: readonly number[];
  ejes: readonly number[];
  sectores: readonly number[];
  /** Id of the conference in which it was agreed. */
  conferencia: string;
  estado: string;
  /** Who took part; −1 is *sin dato*. */
  participantes: number;
  mujeres: number;
}

/** What the logbook holds, and the lists that its tags are positions of. */
export interface LogFacts {
  strategies: string[];
  axes: string[];
  sectors: string[];
  entries: Record<LogKind, LogEntry[]>;
}

const TITLE: Record<LogKind, string> = {
  actividades: 'actividad',
  acuerdos: 'acuerdo',
  experiencias: 'experiencia'
};

const text = (row: TableRow, column: string): string => String(row[column] ?? '').trim();
const day = (row: TableRow, column: string): Day =>
  typeof row[column] === 'number' ? (row[column] as number) : NO_DAY;
const count = (row: TableRow, column: string): number =>
  typeof row[column] === 'number' ? (row[column] as number) : -1;

/**
 * Codes the rows of the three tables for a catalogue, the newest first and those without a date last.
 * @param claves INEGI keys of the catalogue in use, in its order
 * @param lists axes and sectors of the lists; what the tables write besides comes after them
 */
export function codeLogbook(
  tables: Record<LogKind, readonly TableRow[]>,
  claves: readonly string[],
  lists: { axes: readonly string[]; sectors: readonly string[] }
): LogFacts {
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const strategies = new TagList(STRATEGIES);
  const axes = new TagList(lists.axes.map((nombre) => ({ nombre })));
  const sectors = new TagList(lists.sectors.map((nombre) => ({ nombre })));
  const code =
    (kind: LogKind) =>
    (row: TableRow): LogEntry => {
      const clave = text(row, 'cvegeo');
      return {
        id: text(row, 'id'),
        titulo: text(row, TITLE[kind]),
        texto: text(row, 'resumen'),
        fecha: day(row, 'fecha'),
        plazo: day(row, 'plazo'),
        clave,
        place: clave === '' ? NOWHERE : (positions.get(clave) ?? BEYOND),
        estrategias: strategies.positionsOf(text(row, 'estrategia')),
        ejes: axes.positionsOf(text(row, 'eje')),
        sectores: [
          ...new Set([
            ...sectors.positionsOf(text(row, 'sector')),
            ...sectors.positionsOf(text(row, 'sector_invitado'))
          ])
        ],
        conferencia: text(row, 'conferencia'),
        estado: text(row, 'estado').toLowerCase(),
        participantes: count(row, 'participantes'),
        mujeres: count(row, 'mujeres')
      };
    };
  const entries = Object.fromEntries(
    LOG_KINDS.map((kind) => [kind, tables[kind].map(code(kind)).sort((a, b) => b.fecha - a.fecha)])
  ) as Record<LogKind, LogEntry[]>;
  return { strategies: strategies.names, axes: axes.names, sectors: sectors.names, entries };
}

/** How an entry stands on a day: as its table says, but an agreement that waits past its term is overdue. */
export function stateOf({ estado, plazo }: LogEntry, kind: LogKind, on: Day): string {
  if (kind === 'experiencias') return '';
  const waits = estado === 'pendiente' || estado === 'en curso' || estado === '';
  if (kind === 'acuerdos' && waits && plazo !== NO_DAY && plazo < on) return OVERDUE;
  return estado === '' ? NOT_SAID : estado;
}

/** Stands for entries that have no tag of a kind. */
export const UNTAGGED = -1;

/** Which entries are looked at; null is all. */
export interface LogFilter {
  desde: Day | null;
  /** Those up to this day; one without a date passes only where no day is asked for. */
  hasta: Day | null;
  sectores: readonly number[] | null;
  estrategia: number | null;
  eje: number | null;
  estado: string | null;
  /** First digits of the key of a municipality. */
  clave: string | null;
  /** Only what has no municipality, or one that the catalogue lacks. */
  lugar: 'sin-municipio' | 'fuera-del-marco' | null;
  /** Words that must all be in what there is to read. */
  palabras: string;
}

const hasTag = (tags: readonly number[], wanted: number | null) =>
  wanted === null || (wanted === UNTAGGED ? tags.length === 0 : tags.includes(wanted));

/** The entries that a filter lets through, in their order. @param on the day on which an agreement is overdue or not */
export function chooseEntries(
  entries: readonly LogEntry[],
  kind: LogKind,
  filter: LogFilter,
  on: Day
): LogEntry[] {
  const { desde, hasta, sectores, estrategia, eje, estado, clave, lugar } = filter;
  const words = foldName(filter.palabras).split(' ').filter(Boolean);
  return entries.filter((e) => {
    if (e.fecha === NO_DAY ? desde !== null || hasta !== null : isOutside(e.fecha, desde, hasta))
      return false;
    if (sectores && !sectores.some((s) => hasTag(e.sectores, s))) return false;
    if (!hasTag(e.estrategias, estrategia) || !hasTag(e.ejes, eje)) return false;
    if (clave && !e.clave.startsWith(clave)) return false;
    if (lugar && e.place !== (lugar === 'fuera-del-marco' ? BEYOND : NOWHERE)) return false;
    if (estado !== null && stateOf(e, kind, on) !== estado) return false;
    if (words.length === 0) return true;
    const read = foldName(`${e.id} ${e.titulo} ${e.texto}`);
    return words.every((word) => read.includes(word));
  });
}

const isOutside = (on: Day, from: Day | null, to: Day | null) =>
  (from !== null && on < from) || (to !== null && on > to);

/** How many entries stand in each state on a day: those of the table's order first, then what else is written. */
export function countStates(entries: readonly LogEntry[], kind: LogKind, on: Day): Map<string, number> {
  const counts = new Map(LOG_STATES[kind].map((state) => [state, 0]));
  if (kind === 'experiencias') return counts;
  for (const e of entries) {
    const state = stateOf(e, kind, on);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return counts;
}

/** Strategies by axis: entries of each pair, of each alone, and all. The last row and column are those without a tag. */
export interface TagTable {
  rows: number;
  columns: number;
  /** Position: row × `columns` + column. An entry with several tags counts in each of their cells. */
  cells: Float64Array;
  /** Here it counts once, so that they are not the sums of the cells where entries have several tags. */
  byStrategy: Float64Array;
  byAxis: Float64Array;
  whole: number;
}

/** Counts entries by their strategies and axes. */
export function countTags(
  entries: readonly LogEntry[],
  { strategies, axes }: Pick<LogFacts, 'strategies' | 'axes'>
): TagTable {
  const [rows, columns] = [strategies.length + 1, axes.length + 1];
  const table: TagTable = {
    rows,
    columns,
    cells: new Float64Array(rows * columns),
    byStrategy: new Float64Array(rows),
    byAxis: new Float64Array(columns),
    whole: entries.length
  };
  for (const { estrategias, ejes } of entries) {
    const down = estrategias.length ? estrategias : [rows - 1];
    const across = ejes.length ? ejes : [columns - 1];
    for (const row of down) {
      table.byStrategy[row]++;
      for (const column of across) table.cells[row * columns + column]++;
    }
    for (const column of across) table.byAxis[column]++;
  }
  return table;
}

/** Entries of each sector of the list, and last those of none; one with two sectors counts in both. */
export function countBySector(entries: readonly LogEntry[], sectors: number): Float64Array {
  const counts = new Float64Array(sectors + 1);
  for (const { sectores } of entries) for (const s of sectores.length ? sectores : [sectors]) counts[s]++;
  return counts;
}

/** Activities in these states had nobody yet, or nobody at all. */
const NOT_HELD = ['programada', 'cancelada'];

/** Those who took part in what was held: all that is said, women of the entries that say both, and of how many. */
export function countParticipants(entries: readonly LogEntry[]): {
  participantes: number;
  mujeres: number;
  n: number;
} {
  const sums = { participantes: 0, mujeres: 0, n: 0 };
  for (const { participantes, mujeres, estado } of entries) {
    if (participantes < 0 || NOT_HELD.includes(estado)) continue;
    sums.participantes += participantes;
    if (mujeres < 0) continue;
    sums.mujeres += mujeres;
    sums.n += participantes;
  }
  return sums;
}

/** Entries of each municipality of the catalogue, and of none of them: beyond it, or without a place. */
export function countPlaces(
  entries: readonly LogEntry[],
  units: number
): { each: Float64Array; municipios: number; fuera: number; sinLugar: number } {
  const each = new Float64Array(units);
  let [municipios, fuera, sinLugar] = [0, 0, 0];
  for (const { place } of entries) {
    if (place === BEYOND) fuera++;
    else if (place === NOWHERE) sinLugar++;
    else if (each[place]++ === 0) municipios++;
  }
  return { each, municipios, fuera, sinLugar };
}
