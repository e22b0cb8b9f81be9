import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Cococi } from '../domain/cococi';
import type { Municipio } from '../domain/catalog';
import type { ClaveMunicipio } from '../domain/clave';
import type { Indicator } from '../domain/indicator';
import type { MemberRows } from '../domain/member';

/** What a dataset is about. */
export type DatasetKind = 'cococis' | 'afiliados' | 'marco' | 'censo' | 'cifras' | 'puente' | 'electoral';

/** Accepted rows only: identifying columns were never read. */
export interface CellsPayload {
  kind: 'cococis';
  rows: Cococi[];
}

/** Members as codes: nothing that says who anybody is. */
export interface MembersPayload {
  kind: 'afiliados';
  rows: MemberRows;
}

/** A frame built in this browser: its catalogue and neighbours, and its topology as JSON bytes. */
export interface FramePayload {
  kind: 'marco';
  municipios: Municipio[];
  neighbours: { a: Uint16Array; b: Uint16Array; side: Uint8Array };
  topology: Uint8Array;
}

/** People per key, and whatever else the table says of each municipality; older ones lack the latter. */
export interface CensusPayload {
  kind: 'censo';
  people: [clave: string, people: number][];
  indicators?: Indicator[];
}

/** Indicators by municipality. */
export interface FiguresPayload {
  kind: 'cifras';
  indicators: Indicator[];
}

/** INEGI keys of each INE key. */
export interface BridgePayload {
  kind: 'puente';
  keys: [ine: string, inegi: readonly ClaveMunicipio[]][];
}

/** Districts or secciones: their shapes, and how they lie over the municipalities of a frame. */
export interface ElectoralPayload {
  kind: 'electoral';
  units: { clave: string; nombre: string; areaKm2: number }[];
  /** Topology of the object `unidades`, as JSON bytes. */
  topology: Uint8Array;
  /** The frame over which it was laid; empty is the shipped one. */
  frame: string;
  /** Share (0–1) of a municipality inside a unit, and of the unit inside the municipality. */
  pairs: { clave: string; unit: number; share: number; shareOfUnit: number }[];
  /** Share (0–1) of each municipality that no unit covers. */
  uncovered: [clave: string, share: number][];
}

/** The content of a dataset. */
export type Payload =
  | CellsPayload
  | MembersPayload
  | FramePayload
  | CensusPayload
  | FiguresPayload
  | BridgePayload
  | ElectoralPayload;

/** The payloads that the page itself needs. */
export type TerritoryPayload = Exclude<Payload, CellsPayload | MembersPayload>;

/** What the page needs to know of a dataset without opening it. `report` is what its import said. */
export interface DatasetCard<Report = unknown> {
  id: string;
  kind: DatasetKind;
  /** Name of the file. */
  nombre: string;
  /** When it came in, `AAAA-MM-DD`. */
  fecha: string;
  fuente: string;
  report: Report;
}

/** Which dataset of each kind was in use after a change. */
export interface Version {
  n: number;
  /** What changed, for the undo button. */
  cambio: 'inicio' | DatasetKind | 'sin-demostracion' | 'quitar';
  archivo: string;
  /** A dataset id, the demonstration, or nothing. */
  cococis: string | 'demo' | 'vacio';
  /** The same; versions kept before there were members lack it. */
  afiliados?: string | 'demo' | 'vacio';
  marco: string | null;
  censo: string | null;
  /** Absent in versions kept before there were such datasets. */
  cifras?: string[];
  puente?: string | null;
  electoral?: string[];
}

/** Every dataset that a version uses. */
export const datasetsOf = (v: Version): string[] =>
  [v.cococis, v.afiliados, v.marco, v.censo, v.puente, ...(v.cifras ?? []), ...(v.electoral ?? [])].filter(
    (id): id is string => typeof id === 'string'
  );

interface Schema extends DBSchema {
  tarjetas: { key: string; value: DatasetCard };
  datos: { key: string; value: Payload };
  versiones: { key: number; value: Version };
}

/** Name of the database in this browser. */
export const DATABASE = 'tejido';
let opening: Promise<IDBPDatabase<Schema>> | null = null;

/** The browser's database, opened once per thread; a failed opening can be tried again. */
export function openDatabase(): Promise<IDBPDatabase<Schema>> {
  opening ??= openDB<Schema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('tarjetas', { keyPath: 'id' });
      db.createObjectStore('datos');
      db.createObjectStore('versiones', { keyPath: 'n' });
    },
    blocking: () => void closeDatabase()
  }).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Lets go of the database so that another tab can erase or upgrade it. */
export async function closeDatabase(): Promise<void> {
  const open = opening;
  opening = null;
  (await open?.catch(() => null))?.close();
}
