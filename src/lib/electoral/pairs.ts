import {
  districtOf,
  type ClaveDistrito,
  type DistrictLevel,
  type PairTable,
  type SectionCatalog
} from '../domain/district';
import { mergeDistricts } from './district-map';

/** Room for the number of a municipality of the catalogue beside the code of a district. */
const STEP = 4_096;

/** What the pairs lack when no sección says them. */
const NO_SECTIONS = {
  secciones: null,
  lista: null,
  poblacion: null,
  unplaced: null,
  unweighed: { lista: null, poblacion: null }
};

/** The number of the unit that each sección lies in: a district, 0 where nobody says it, or its state. */
const unitsOf = (catalog: SectionCatalog, kind: 'federal' | 'local' | 'entidad'): ArrayLike<number> | null =>
  kind === 'entidad' ? catalog.codes.map((code) => Math.floor(code / 10_000)) : catalog[kind];

/** What a pair is made of. */
type PairSums = Record<'secciones' | 'lista' | 'poblacion' | 'sinLista' | 'sinPoblacion', number>;

/**
 * The pairs of a catalogue of secciones: how many of each municipality lie in each district or state, with the voters
 * and the people of those secciones. One without municipality or without district belongs to no pair; that a part of a
 * municipality has no district, and that a sección has no figure, is counted.
 * @returns null when the catalogue has no districts of that kind
 */
export function pairSections(
  catalog: SectionCatalog,
  kind: 'federal' | 'local' | 'entidad'
): PairTable | null {
  const districts = unitsOf(catalog, kind);
  if (!districts) return null;
  const { municipio, claves, lista, poblacion } = catalog;
  const found = new Map<number, PairSums>();
  const unplaced = new Uint16Array(claves.length);
  for (let i = 0; i < districts.length; i++) {
    if (municipio[i] < 0) continue;
    if (districts[i] === 0) {
      unplaced[municipio[i]]++;
      continue;
    }
    const key = districts[i] * STEP + municipio[i];
    let pair = found.get(key);
    if (!pair)
      found.set(key, (pair = { secciones: 0, lista: 0, poblacion: 0, sinLista: 0, sinPoblacion: 0 }));
    pair.secciones++;
    if (lista && lista[i] >= 0) pair.lista += lista[i];
    else pair.sinLista++;
    if (poblacion && poblacion[i] >= 0) pair.poblacion += poblacion[i];
    else pair.sinPoblacion++;
  }
  const order = [...claves.keys()].sort((a, b) => (claves[a] < claves[b] ? -1 : 1));
  const rank = new Int32Array(claves.length);
  order.forEach((at, i) => (rank[at] = i));
  const districtIn = (key: number) => Math.floor(key / STEP);
  const keys = [...found.keys()].sort(
    (a, b) => districtIn(a) - districtIn(b) || rank[a % STEP] - rank[b % STEP]
  );
  const codes = [...new Set(keys.map(districtIn))];
  const at = new Map(codes.map((code, i) => [code, i]));
  const column = (of: keyof PairSums) => Float64Array.from(keys, (key) => found.get(key)![of]);
  return {
    distritos: codes.map((code) =>
      kind === 'entidad' ? (String(code).padStart(2, '0') as ClaveDistrito) : districtOf(code)
    ),
    municipios: order.map((i) => claves[i]),
    distrito: Uint16Array.from(keys, (key) => at.get(districtIn(key))!),
    municipio: Uint16Array.from(keys, (key) => rank[key % STEP]),
    secciones: column('secciones'),
    lista: lista && column('lista'),
    poblacion: poblacion && column('poblacion'),
    area: null,
    unplaced: Uint16Array.from(order, (i) => unplaced[i]),
    unweighed: {
      lista: lista && Uint16Array.from(column('sinLista')),
      poblacion: poblacion && Uint16Array.from(column('sinPoblacion'))
    }
  };
}

/** The pairs of each level that a catalogue of secciones says, or that shapes laid over each other do. */
export type PairsByLevel = Record<'federal' | 'local' | 'entidad', PairTable | null>;

/** All that a catalogue of secciones says. */
export const pairLevels = (catalog: SectionCatalog): PairsByLevel => ({
  federal: pairSections(catalog, 'federal'),
  local: pairSections(catalog, 'local'),
  entidad: pairSections(catalog, 'entidad')
});

/** Every municipality whole in its state: what needs no sección. */
export function pairStates(claves: readonly string[]): PairTable {
  const estados = [...new Set(claves.map((c) => c.slice(0, 2)))].sort();
  const at = new Map(estados.map((e, i) => [e, i]));
  const order = [...claves].sort();
  return {
    distritos: estados as ClaveDistrito[],
    municipios: order as PairTable['municipios'],
    distrito: Uint16Array.from(order, (c) => at.get(c.slice(0, 2))!),
    municipio: Uint16Array.from(order.keys()),
    ...NO_SECTIONS,
    area: null
  };
}

/**
 * The pairs of a level; null when nothing says them.
 * @param claves of the catalogue in use: states need no secciones
 * @param groupOf gives the circunscripción of a state
 */
export function pairsOf(
  pairs: PairsByLevel,
  level: DistrictLevel,
  claves: readonly string[],
  groupOf: (entidad: string) => string | null
): PairTable | null {
  if (level === 'federal' || level === 'local') return pairs[level];
  const states = pairs.entidad ?? pairStates(claves);
  return level === 'entidad' ? states : mergeDistricts(states, groupOf);
}

/** Districts laid over municipalities, of one file or several: how their areas meet. */
export interface LaidDistricts {
  units: readonly { clave: string; areaKm2: number }[];
  /** Share (0–1) of a municipality inside a unit, and of the unit inside the municipality. */
  pairs: readonly { clave: string; unit: number; share: number; shareOfUnit: number }[];
}

/** Of two maps that do not coincide exactly: a part under this share of both is a seam and no pair. */
const SEAM = 0.05;

/** The pairs of shapes, weighed by the area that they share; null without any. */
export function pairShapes(layers: readonly LaidDistricts[]): PairTable | null {
  const found = new Map<string, number>();
  for (const { units, pairs } of layers)
    for (const { clave, unit, share, shareOfUnit } of pairs) {
      // Districts never cross states: what lies beyond the line is a seam too.
      if (units[unit].clave.slice(0, 2) !== clave.slice(0, 2)) continue;
      if (share < SEAM && shareOfUnit < SEAM) continue;
      const key = `${units[unit].clave} ${clave}`;
      found.set(key, (found.get(key) ?? 0) + shareOfUnit * units[unit].areaKm2);
    }
  if (found.size === 0) return null;
  const keys = [...found.keys()].sort();
  const names = (at: 0 | 1) => [...new Set(keys.map((k) => k.split(' ')[at]))].sort();
  const [distritos, municipios] = [names(0), names(1)];
  const positions = [distritos, municipios].map((list) => new Map(list.map((name, i) => [name, i])));
  const column = (at: 0 | 1) => Uint16Array.from(keys, (k) => positions[at].get(k.split(' ')[at])!);
  return {
    distritos: distritos as ClaveDistrito[],
    municipios: municipios as PairTable['municipios'],
    distrito: column(0),
    municipio: column(1),
    ...NO_SECTIONS,
    area: Float64Array.from(keys, (k) => found.get(k)!)
  };
}
