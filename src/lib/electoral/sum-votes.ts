import { findSection, type SectionCatalog } from '../domain/district';
import { votesTogether } from './coalitions';
import {
  addsUp,
  ROW_KINDS,
  UNCOUNTED,
  type Apart,
  type VoteOption,
  type VoteSample,
  type VoteTable
} from '../domain/votes';

/** Votes by unit, column by column. NaN is *sin dato*. */
export interface VoteSums {
  opciones: VoteOption[];
  claves: string[];
  /** Rows of the table that each unit sums. */
  filas: Float64Array;
  votos: Float64Array[];
  /** The same with every coalition that ran as one candidacy, race by race; null without coalitions. */
  juntos: Float64Array[] | null;
  total: Float64Array;
  lista: Float64Array;
  /** The options do not add up to what the file says itself: nobody is told to be first. */
  dudosa?: boolean;
}

/** Votes of one election on one map: those of its units, and those that no unit has. All together are the file's. */
export interface VotesOnMap {
  sums: VoteSums;
  apart: { why: Apart; sums: VoteSums; /** Keys of the rows, first ones. */ claves: string[] }[];
  /** What part of the election the file is; null for a whole one. */
  muestra?: VoteSample | null;
}

const NAMED_KEYS = 500;

/** Stands for a unit that a row cannot be of, because its municipality or another one of the district is cut. */
export const CUT = Symbol('cut');

/** The unit of each row of a table, or null for one that no unit has. */
export type UnitOf = (row: number) => string | null | typeof CUT;

/**
 * Sums the rows of a table by unit. Voters abroad, annulled votes, places that nobody can tell and rows that the map
 * does not have are summed apart: nothing is shared out among the units.
 */
export function sumVotes(table: VoteTable, unitOf: UnitOf): VotesOnMap {
  const groups = new Map<string, number[]>();
  const apart = new Map<Apart, number[]>();
  const put = <K>(map: Map<K, number[]>, key: K, row: number) => {
    const rows = map.get(key);
    if (rows) rows.push(row);
    else map.set(key, [row]);
  };
  for (let row = 0; row < table.tipo.length; row++) {
    const kind = ROW_KINDS[table.tipo[row]];
    const unit = kind === 'unidad' ? unitOf(row) : null;
    if (typeof unit === 'string') put(groups, unit, row);
    else if (kind !== 'unidad') put(apart, kind, row);
    else put(apart, unit === CUT ? 'cortado' : 'sin-correspondencia', row);
  }
  const claves = [...groups.keys()].sort();
  const written = new Map(table.escritos);
  return {
    sums: sumGroups(
      table,
      claves,
      claves.map((c) => groups.get(c)!)
    ),
    apart: [...apart].map(([why, rows]) => ({
      why,
      sums: sumGroups(table, [why], [rows]),
      claves: rows.slice(0, NAMED_KEYS).map((row) => written.get(row) || table.claves[row])
    }))
  };
}

function sumGroups(table: VoteTable, claves: string[], groups: readonly number[][]): VoteSums {
  const sum = (values: Float64Array) =>
    Float64Array.from(groups, (rows) => {
      let total = NaN;
      for (const row of rows)
        if (!Number.isNaN(values[row])) total = (Number.isNaN(total) ? 0 : total) + values[row];
      return total;
    });
  return {
    opciones: table.opciones,
    claves,
    filas: Float64Array.from(groups, (rows) => rows.length),
    votos: table.votos.map(sum),
    juntos: votesTogether(table)?.map(sum) ?? null,
    total: sum(table.total),
    lista: sum(table.lista),
    dudosa: !addsUp(table)
  };
}

/** Units to which votes can be summed. */
export type VoteUnit =
  'casilla' | 'seccion' | 'municipio' | 'federal' | 'local' | 'entidad' | 'circunscripcion';

/** What says where the rows of a table are. */
export interface PlaceSources {
  /** May be of another year than the votes. */
  catalog?: SectionCatalog | null;
  /** The district that a municipality lies in whole; `CUT` when it or another of the district is cut, null in none. */
  wholeIn?: ((municipio: string) => string | null | typeof CUT) | null;
  /** The circunscripción of a state. */
  groupOf?: (entidad: string) => string | null;
}

/**
 * How the rows of a table find their unit; null when nothing at hand can say.
 * Secciones go through a catalogue of them; municipalities only where they lie whole in one district. Without a
 * catalogue districts are those of the file's own map.
 */
export function unitFinder(
  table: VoteTable,
  unit: VoteUnit,
  { catalog = null, wholeIn = null, groupOf }: PlaceSources = {}
): UnitOf | null {
  const { nivel, claves, distrito, municipio } = table;
  const own = (row: number) => claves[row] || null;
  if (nivel === 'nacional') return null;
  if (nivel === unit || (nivel === 'distrito' && unit === 'federal')) return own;
  if (nivel === 'distrito-local' && unit === 'local') return own;
  if (nivel === 'circunscripcion') return null;
  const isFine = nivel === 'seccion' || nivel === 'casilla';
  const sectionOf = (row: number) => claves[row].slice(0, 6) || null;
  if (unit === 'seccion') return isFine ? sectionOf : null;
  if (unit === 'casilla') return null;
  const stateOf = (row: number) => claves[row].slice(0, 2) || null;
  if (unit === 'entidad') return stateOf;
  if (unit === 'circunscripcion')
    return groupOf
      ? (row) => {
          const state = stateOf(row);
          return state && groupOf(state);
        }
      : null;
  const isDistrict = unit === 'federal' || unit === 'local';
  if (isFine) {
    if (catalog && (unit === 'municipio' || (isDistrict && catalog[unit])))
      return (row) =>
        throughCatalog(catalog, unit as 'municipio' | 'federal' | 'local', claves[row].slice(0, 6));
    if (municipio && unit === 'municipio')
      return (row) => (municipio[row] ? String(municipio[row]).padStart(5, '0') : null);
    if (distrito && unit === table.mapa)
      return (row) => (distrito[row] ? String(distrito[row]).padStart(4, '0') : null);
  }
  return nivel === 'municipio' && isDistrict && wholeIn ? (row) => wholeIn(claves[row]) : null;
}

/**
 * The district of each municipality, where all those of the district lie whole in it: with one of them cut, votes by
 * municipality say only a part of the district.
 */
export function wholeDistricts(
  { municipio, claves, ...catalog }: SectionCatalog,
  kind: 'federal' | 'local'
): (municipio: string) => string | null | typeof CUT {
  const districts = new Map<number, Set<number>>();
  catalog[kind]?.forEach((code, i) => {
    if (municipio[i] < 0) return;
    const found = districts.get(municipio[i]);
    // Code 0 is a part that nobody says the district of.
    if (found) found.add(code);
    else districts.set(municipio[i], new Set([code]));
  });
  const cut = new Set([...districts.values()].filter((d) => d.size > 1).flatMap((d) => [...d]));
  const whole = new Map([...districts].map(([m, d]) => [claves[m] as string, d]));
  return (clave) => {
    const own = whole.get(clave);
    if (!own) return null;
    const [code] = own;
    if (own.size > 1 || cut.has(code)) return CUT;
    return code ? String(code).padStart(4, '0') : null;
  };
}

function throughCatalog(
  catalog: SectionCatalog,
  unit: 'municipio' | 'federal' | 'local',
  clave: string
): string | null {
  const at = findSection(catalog, Number(clave));
  if (at < 0) return null;
  if (unit === 'municipio') return catalog.claves[catalog.municipio[at]] ?? null;
  const code = catalog[unit]![at];
  return code ? String(code).padStart(4, '0') : null;
}

/** Votes of every row that its file counts, whatever it is of: what a file adds up to. */
export function totalVotes(table: VoteTable): VoteSums {
  return sumGroups(table, [''], [[...table.tipo.keys()].filter((row) => !UNCOUNTED.has(table.tipo[row]))]);
}

/** A unit whose votes differ between two tables of the same election. NaN is a unit that one of them lacks. */
export interface VoteDifference {
  clave: string;
  total: [a: number, b: number];
  /** Ids of the options that differ. */
  opciones: string[];
}

/** The units that two sums of one election do not agree on, in key order; options are matched by their folded id. */
export function compareVotes(a: VoteSums, b: VoteSums): VoteDifference[] {
  const fold = (id: string) => id.toLowerCase();
  const inB = new Map(b.opciones.map((o, i) => [fold(o.id), i]));
  const shared = a.opciones.flatMap((o, i) =>
    inB.has(fold(o.id)) ? [[i, inB.get(fold(o.id))!] as const] : []
  );
  const [rowsA, rowsB] = [a, b].map((s) => new Map(s.claves.map((c, i) => [c, i])));
  const differs = (x: number, y: number) => !(x === y || (Number.isNaN(x) && Number.isNaN(y)));
  return [...new Set([...a.claves, ...b.claves])].sort().flatMap((clave): VoteDifference[] => {
    const [i, k] = [rowsA.get(clave) ?? -1, rowsB.get(clave) ?? -1];
    const total: [number, number] = [i < 0 ? NaN : a.total[i], k < 0 ? NaN : b.total[k]];
    const opciones =
      i < 0 || k < 0
        ? []
        : shared.filter(([p, q]) => differs(a.votos[p][i], b.votos[q][k])).map(([p]) => a.opciones[p].id);
    return differs(...total) || opciones.length ? [{ clave, total, opciones }] : [];
  });
}
