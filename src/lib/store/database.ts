import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Municipio } from '../domain/catalog';
import type { KeyPairs } from '../domain/key-system';
import { isTableKind, type TableKind, type TableRow } from '../domain/contract';
import type { PlaceDecision } from '../domain/decision';
import type { SectionCatalog } from '../domain/district';
import type { Edit } from '../domain/edit';
import type { Indicator } from '../domain/indicator';
import { noLines, type LineRuns } from '../domain/line-runs';
import type { MemberRows } from '../domain/member';
import type { Problem } from '../domain/problem';
import type { VoteTable } from '../domain/votes';
import { packRows, type PackedRows } from './packed-rows';

/** What a dataset is about: a table of the network, or what its rows are read against. */
export type DatasetKind =
  | TableKind
  | 'marco'
  | 'censo'
  | 'cifras'
  | 'puente'
  | 'electoral'
  | 'decisiones'
  | 'secciones'
  | 'votos'
  | 'verificaciones';

/** Accepted rows of a table other than that of members, and those set aside; identifying columns were never read. */
export interface RowsPayload {
  kind: Exclude<TableKind, 'afiliados'>;
  rows: TableRow[];
  lines: LineRuns;
  pending: Problem[];
}

/** Members as codes: nothing that says who anybody is. */
export interface MembersPayload {
  kind: 'afiliados';
  rows: MemberRows;
  lines: LineRuns;
  pending: Problem[];
}

/** Changes by hand of a table that is kept under another id. */
export interface EditsPayload {
  kind: 'ediciones';
  base: string;
  edits: Edit[];
}

/** What people said of places that could not be told. */
export interface DecisionsPayload {
  kind: 'decisiones';
  decisions: PlaceDecision[];
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
  keys: KeyPairs;
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

/** Where secciones are, and the INEGI keys of each INE key that their table gives both of. */
export interface SectionsPayload {
  kind: 'secciones';
  catalog: SectionCatalog;
  keys: KeyPairs;
}

/** The votes of one election. */
export interface VotesPayload {
  kind: 'votos';
  table: VoteTable;
}

/** When each electoral record was last checked against its source, `AAAA-MM-DD`, by its id. */
export interface ChecksPayload {
  kind: 'verificaciones';
  fechas: [registro: string, fecha: string][];
}

/** A table of the network, whole. */
export type TablePayload = RowsPayload | MembersPayload;

/** The payloads that the page itself needs. */
export type TerritoryPayload =
  | FramePayload
  | CensusPayload
  | FiguresPayload
  | BridgePayload
  | ElectoralPayload
  | DecisionsPayload
  | ChecksPayload;

/** What only the worker of the facts needs. */
export type FactsPayload = TablePayload | EditsPayload | SectionsPayload | VotesPayload;

/** The content of a dataset. */
export type Payload = FactsPayload | TerritoryPayload;

/** A payload as it is kept: rows stand column by column. */
export type KeptPayload = Exclude<Payload, RowsPayload> | (Omit<RowsPayload, 'rows'> & { rows: PackedRows });

/** Whether a payload is a table of the network, whole. */
export const isTable = (payload: Payload | null | undefined): payload is TablePayload =>
  payload !== null && payload !== undefined && isTableKind(payload.kind);

/** Whether a payload stays in the worker of the facts. */
export const isFacts = (payload: Payload): payload is FactsPayload =>
  isTable(payload) || ['ediciones', 'secciones', 'votos'].includes(payload.kind);

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
  /** Moment at which it was made, ISO 8601; absent in older ones. */
  creado?: string;
  /** The dataset that it changes by hand. */
  base?: string;
}

/** Where a table comes from: a dataset id, the demonstration, or nowhere. */
export type TableOrigin = string | 'demo' | 'vacio';

/** What changed between two versions, for the history and the undo button. */
export type Change =
  'inicio' | DatasetKind | 'sin-demostracion' | 'quitar' | 'editar' | 'decidir' | 'verificar';

/** Which dataset of each kind was in use after a change. Tables that it does not name follow the cells. */
export interface Version extends Partial<Record<TableKind, TableOrigin>> {
  n: number;
  cambio: Change;
  archivo: string;
  /** Moment of the change, ISO 8601; absent in older versions. */
  cuando?: string;
  /** Rows that the change touched, for the history. */
  filas?: number;
  cococis: TableOrigin;
  marco: string | null;
  censo: string | null;
  /** Absent in versions kept before there were such datasets. */
  cifras?: string[];
  puente?: string | null;
  electoral?: string[];
  decisiones?: string | null;
  /** Absent in versions kept before: then elections follow the cells. */
  secciones?: TableOrigin;
  /** The catalogue of secciones that was in use before. */
  seccionesAntes?: string | null;
  votos?: string[];
  verificaciones?: string | null;
}

/** Something done to what is loaded, in the order in which it was done. */
export interface ChangeEntry {
  cuando: string;
  accion: 'hacer' | 'deshacer' | 'rehacer';
  cambio: Change;
  archivo: string;
  filas?: number;
}

/** How the columns of a file were read, for the next file with the same headers. */
export interface RememberedColumns {
  kind: TableKind;
  /** Canonical column of each header, by its position; empty where nothing is read. */
  columns: string[];
  dateOrder: 'dia-mes' | 'mes-dia' | null;
}

/** Positions of the options and of the total in tables of votes with the same columns; a total of null is none. */
export interface VoteShape {
  options: number[];
  total: number | null;
}

interface Schema extends DBSchema {
  tarjetas: { key: string; value: DatasetCard };
  datos: { key: string; value: KeptPayload };
  versiones: { key: number; value: Version };
  bitacora: { key: number; value: ChangeEntry };
  formas: { key: string; value: RememberedColumns | VoteShape };
  /** `actual` is the number of the version in use, `sal` the secret of this browser's hashes. */
  estado: { key: string; value: number | Uint8Array };
}

/** Every store of the database. */
export type StoreName = 'tarjetas' | 'datos' | 'versiones' | 'bitacora' | 'formas' | 'estado';
/** A transaction over some of the stores. */
export type StoreTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

/** Name of the database in this browser. */
export const DATABASE = 'tejido';
let opening: Promise<IDBPDatabase<Schema>> | null = null;

/** Cells and members as versions before 2 kept them. */
type OldPayload = { kind: 'cococis' | 'afiliados'; rows: Record<string, unknown>[] | MemberRows };

/** What was kept before there were rows set aside: cells had other names for their columns. */
function renew(old: OldPayload): KeptPayload {
  const rest = { lines: noLines(), pending: [] };
  if (old.kind === 'afiliados') return { kind: 'afiliados', rows: old.rows as MemberRows, ...rest };
  const rows = (old.rows as Record<string, unknown>[]).map(
    ({ clave, fecha, ...row }) =>
      ({ ...row, cvegeo: clave, fecha_constitucion: fecha }) as unknown as TableRow
  );
  return { kind: 'cococis', rows: packRows(rows), ...rest };
}

/** Called when the browser takes away what it kept, while the page is open. */
const lost = new Set<() => void>();

/** Calls a function when the browser takes away what it kept, while the page is open. */
export const onStoreLost = (tell: () => void): void => void lost.add(tell);

/** The browser's database, opened once per thread; a failed opening can be tried again. */
export function openDatabase(): Promise<IDBPDatabase<Schema>> {
  if (opening) return opening;
  const own = openDB<Schema>(DATABASE, 2, {
    async upgrade(db, from, _, tx) {
      if (from < 1) {
        db.createObjectStore('tarjetas', { keyPath: 'id' });
        db.createObjectStore('datos');
        db.createObjectStore('versiones', { keyPath: 'n' });
      }
      db.createObjectStore('bitacora', { autoIncrement: true });
      db.createObjectStore('formas');
      db.createObjectStore('estado');
      if (from < 1) return;
      const store = tx.objectStore('datos');
      for (let at = await store.openCursor(); at; at = await at.continue())
        if (isTableKind(at.value.kind)) await at.update(renew(at.value as unknown as OldPayload));
    },
    // Another tab erases or upgrades it: a connection that is kept open would hold it up, whichever is in use by now.
    blocking: (_, __, event) => {
      letGo();
      (event.target as IDBDatabase).close();
    },
    // The browser closed it by itself: somebody erased what it keeps, or it made room.
    terminated: () => {
      letGo();
      for (const tell of lost) tell();
    }
  }).catch((error) => {
    letGo();
    throw error;
  });
  const letGo = () => {
    if (opening === own) opening = null;
  };
  opening = own;
  return own;
}

/** Work on an open database; a connection that the browser has just closed is opened anew. */
export async function withDatabase<T>(work: (db: IDBPDatabase<Schema>) => T): Promise<Awaited<T>> {
  const own = openDatabase();
  try {
    return await work(await own);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error;
    if (opening === own) opening = null;
    return await work(await openDatabase());
  }
}

/** Lets go of the database so that another tab can erase or upgrade it. */
export async function closeDatabase(): Promise<void> {
  const open = opening;
  opening = null;
  (await open?.catch(() => null))?.close();
}
