import type { ClaveMunicipio } from './clave';
import type { Catalog, Entidad, LaterMunicipio } from './catalog';
import type { CoverageColumns, GoalUnit } from './coverage';

/** `static/datos/catalogo.json`: the shipped catalogue, column by column, in key order. */
export interface ShippedCatalog {
  nombre: string;
  fuente: string;
  /** Who the map credits for its boundaries, where that leads and the file of their licence; empty for none. */
  credito: { texto: string; enlace: string; licencia: string };
  claves: string[];
  nombres: string[];
}

/** `static/datos/poblacion.json`: people per position, of the boundaries' own file or of GeoNames localities; null is *sin dato*. */
export interface ShippedPopulation {
  fuente: string;
  /** People of localities, which do not add up to a census. */
  aproximada: boolean;
  personas: (number | null)[];
}

/** `static/datos/territorio.json`: what comes of the shapes, by position; neighbours flat: `[a, b, a, b, …]`. */
export interface ShippedTerritory {
  areaKm2: number[];
  lon: number[];
  lat: number[];
  lado: number[];
  punto: number[];
}

/**
 * `static/datos/cartograma.json`: places of the views in which every municipality is seen, by position. Hexagons stand
 * at half columns and rows; circles have coordinates and radii in cells.
 */
export interface ShippedLayouts {
  /** Mean displacement in cells; shares (0–1) of pairs of neighbours whose hexagons touch or are two apart. */
  fidelidad: { desplazamientoMedio: number; vecinosJuntos: number; vecinosCerca: number };
  iguales: { mediaColumna: number[]; fila: number[] };
  personas: { x: number[]; y: number[]; r: number[] };
}

/** `static/datos/referencia.json`: dated catalogues that a frame does not carry. */
export interface Reference {
  entidades: Entidad[];
  posteriores: LaterMunicipio[];
  /** Other official names of municipalities, of other years. */
  nombres: { clave: ClaveMunicipio; nombre: string }[];
  circunscripciones: { clave: number; entidades: string[] }[];
  /** The declared goal: keys that the shipped catalogue has, and the other units with their names. */
  meta: { nombre: string; fuente: string; claves: string[]; otras: GoalUnit[] };
}

/** A make-up of the five circunscripciones. */
export interface Conformacion {
  id: string;
  vigente_desde: string;
  fuente: string;
  confianza: 'H' | 'M';
  circunscripciones: { clave: number; entidades: string[] }[];
}

/** How many federal districts each state had in one drawing of them. */
export interface Distritacion {
  id: string;
  nombre: string;
  vigente_desde: string;
  /** The elections that used it. */
  elecciones: string;
  fuente: string;
  confianza: 'H' | 'M';
  distritos: Record<string, number>;
}

/** Municipalities of a state that elect their council without parties, since a year. */
export interface SinPartidos {
  entidad: string;
  vigente_desde: string;
  nota: string;
  claves: string[];
}

/** `static/datos/electoral.json`: dated catalogues of elections; the newest of each comes first. */
export interface ElectoralReference {
  conformaciones: Conformacion[];
  distritaciones: Distritacion[];
  sinPartidos: { fuente: string; consultado: string; confianza: 'H' | 'M'; listas: SinPartidos[] };
}

/** Every unit of the declared goal, in key order with the keyless ones last. */
export function listGoal(reference: Reference, catalog: Catalog): GoalUnit[] {
  const names = new Map(catalog.municipios.map((m) => [m.clave as string, m.nombre]));
  const keyed = reference.meta.claves.map((clave) => ({
    clave,
    entidad: clave.slice(0, 2),
    nombre: names.get(clave) ?? '',
    nota: ''
  }));
  const all = [...keyed, ...reference.meta.otras];
  const byKey = all.filter((g) => g.clave).sort((a, b) => a.clave.localeCompare(b.clave));
  return [...byKey, ...all.filter((g) => !g.clave)];
}

/** `static/datos/foto.json`: the answer of the first view, only for the units that have cells. */
export interface Snapshot {
  /** Last date of the demonstration, days since 1970-01-01. The answer holds for this date and any later one. */
  corte: number;
  unidades: number;
  posicion: number[];
  columnas: Record<string, (number | null)[]>;
  porEtapa: number[][];
}

const NUMERIC = ['activas', 'integrantes', 'mujeres', 'integrantesConMujeres', 'primera', 'ultima'] as const;
const ABSENT = new Set<string>(['primera', 'ultima']);

/** Keeps of an answer only the units with cells. */
export function packSnapshot(columns: CoverageColumns, corte: number): Snapshot {
  const posicion = [...columns.activas.keys()].filter((i) => columns.porEtapa.some((stage) => stage[i] > 0));
  const take = (values: Float64Array) => posicion.map((i) => (Number.isNaN(values[i]) ? null : values[i]));
  return {
    corte,
    unidades: columns.activas.length,
    posicion,
    columnas: Object.fromEntries(NUMERIC.map((name) => [name, take(columns[name])])),
    porEtapa: columns.porEtapa.map((stage) => posicion.map((i) => stage[i]))
  };
}

/** The whole answer again, equal to what the engine would give. */
export function unpackSnapshot(snapshot: Snapshot): CoverageColumns {
  const spread = (values: readonly (number | null)[], absent: number) => {
    const whole = new Float64Array(snapshot.unidades).fill(absent);
    snapshot.posicion.forEach((position, i) => (whole[position] = values[i] ?? NaN));
    return whole;
  };
  const named = Object.fromEntries(
    NUMERIC.map((name) => [name, spread(snapshot.columnas[name], ABSENT.has(name) ? NaN : 0)])
  ) as Omit<CoverageColumns, 'porEtapa'>;
  return { ...named, porEtapa: snapshot.porEtapa.map((stage) => spread(stage, 0)) };
}
