import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Cococi } from '../domain/cococi';
import type { Municipio } from '../domain/catalog';
import type { MemberRows } from '../domain/member';

/** What a dataset is about. */
export type DatasetKind = 'cococis' | 'afiliados' | 'marco' | 'censo';

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

/** People per key. */
export interface CensusPayload {
  kind: 'censo';
  people: [clave: string, people: number][];
}

/** The content of a dataset. */
export type Payload = CellsPayload | MembersPayload | FramePayload | CensusPayload;

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
  cambio: 'inicio' | 'cococis' | 'afiliados' | 'marco' | 'censo' | 'sin-demostracion';
  archivo: string;
  /** A dataset id, the demonstration, or nothing. */
  cococis: string | 'demo' | 'vacio';
  /** The same; versions kept before there were members lack it. */
  afiliados?: string | 'demo' | 'vacio';
  marco: string | null;
  censo: string | null;
}

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
