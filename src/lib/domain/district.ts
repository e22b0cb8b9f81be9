import type { ClaveMunicipio } from './clave';

declare const brand: unique symbol;

/** Key of a district, `EEDD`: two digits of its state and two of its own. Federal and local ones share the digits. */
export type ClaveDistrito = string & { readonly [brand]: 'distrito' };

/** At which level elections are looked at: districts, the constituency of a senator, or one of the five groups of states. */
export const DISTRICT_LEVELS = ['federal', 'local', 'entidad', 'circunscripcion'] as const;
/** One of them. */
export type DistrictLevel = (typeof DISTRICT_LEVELS)[number];

/** What a part of a municipality is weighed by. */
export const WEIGHT_BASES = ['secciones', 'lista', 'poblacion', 'area'] as const;
/** One of them. */
export type WeightBase = (typeof WEIGHT_BASES)[number];

/** Key of a district from the number of its state and its own; null when either is none. */
export function joinDistrict(entidad: number, distrito: number): ClaveDistrito | null {
  const whole = Number.isInteger(entidad) && Number.isInteger(distrito);
  if (!whole || entidad < 1 || entidad > 32 || distrito < 1 || distrito > 99) return null;
  return districtOf(entidad * 100 + distrito);
}

/** The key of a district kept as a number: 101 is `0101`. */
export const districtOf = (code: number): ClaveDistrito => String(code).padStart(4, '0') as ClaveDistrito;

/** A sección as one number, its state before its four digits: 10338 is the 0338 of Aguascalientes. */
export const sectionCode = (entidad: number, seccion: number): number => entidad * 10_000 + seccion;

/** The key of a sección as text, `EESSSS`. */
export const sectionKey = (code: number): string => String(code).padStart(6, '0');

/**
 * A catalogue of secciones, column by column, in key order: where each one is. The two weights are −1 where *sin dato*
 * and null where the table has no such column.
 */
export interface SectionCatalog {
  /** `sectionCode` of each, ascending and without repeats. */
  codes: Uint32Array;
  /** Position in `claves`; −1 where nobody says the municipality. */
  municipio: Int16Array;
  claves: ClaveMunicipio[];
  /** Codes of districts, 0 where nobody says them; null without such a column. */
  federal: Uint16Array | null;
  local: Uint16Array | null;
  lista: Int32Array | null;
  poblacion: Int32Array | null;
}

/** Position of a sección in a catalogue; −1 when it lists no such one. */
export function findSection({ codes }: SectionCatalog, code: number): number {
  let low = 0;
  let high = codes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (codes[middle] === code) return middle;
    if (codes[middle] < code) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Which municipalities meet which districts, pair by pair, by district and then by municipality, and what each pair
 * weighs. A column is null where nothing says it; `area` is of shapes laid over each other, km².
 */
export interface PairTable {
  distritos: ClaveDistrito[];
  municipios: ClaveMunicipio[];
  /** Positions in the two lists. */
  distrito: Uint16Array;
  municipio: Uint16Array;
  secciones: Float64Array | null;
  lista: Float64Array | null;
  poblacion: Float64Array | null;
  area: Float64Array | null;
  /** By municipality: secciones of it that lie in no district anybody says. Null without secciones. */
  unplaced: Uint16Array | null;
  /** By pair: secciones that nobody says this weight of; they weigh nothing. Null without the weight. */
  unweighed: Record<'lista' | 'poblacion', Uint16Array | null>;
}
