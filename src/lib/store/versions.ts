import { deleteDB } from 'idb';
import { TABLE_KINDS } from '../domain/contract';
import {
  closeDatabase,
  DATABASE,
  withDatabase,
  isTable,
  type DatasetCard,
  type KeptPayload,
  type ChangeEntry,
  type Payload,
  type RowsPayload,
  type StoreTransaction,
  type Version
} from './database';
import { packRows, unpackRows } from './packed-rows';
import { isWholeCard, isWholeEntry, isWholePayload, wholeVersion } from './whole';

/** The state before anything was loaded: the demonstration on the shipped frame. */
export const START: Version = {
  n: 0,
  cambio: 'inicio',
  archivo: '',
  cococis: 'demo',
  marco: null,
  censo: null
};

/** Undo goes back this many changes; older datasets that nothing uses are erased. */
const KEPT = 40;
/** Entries of the history that are kept. */
const LOGGED = 500;

/** Every version that is kept, oldest first, and the number of the one in use. */
export interface KeptHistory {
  versions: Version[];
  current: number;
}

/** Every dataset that a version names. */
export const datasetsOf = (v: Version): string[] =>
  [
    ...TABLE_KINDS.map((kind) => v[kind]),
    v.marco,
    v.censo,
    v.puente,
    v.decisiones,
    v.secciones,
    v.seccionesAntes,
    v.verificaciones,
    ...(v.cifras ?? []),
    ...(v.electoral ?? []),
    ...(v.votos ?? [])
  ].filter((id): id is string => typeof id === 'string' && id !== 'demo' && id !== 'vacio');

/** A version without some datasets: what they were is empty. */
export function withoutDatasets<V extends Version>(version: V, gone: ReadonlySet<string>): V {
  const left = (id: string | null | undefined) => (id && gone.has(id) ? null : id);
  const list = (ids: string[] | undefined) => ids?.filter((id) => !gone.has(id));
  const tables = TABLE_KINDS.filter((kind) => gone.has(version[kind] ?? '')).map((kind) => [kind, 'vacio']);
  return {
    ...version,
    ...Object.fromEntries(tables),
    marco: left(version.marco) ?? null,
    censo: left(version.censo) ?? null,
    puente: left(version.puente),
    decisiones: left(version.decisiones),
    secciones: gone.has(version.secciones ?? '') ? 'vacio' : version.secciones,
    seccionesAntes: left(version.seccionesAntes),
    verificaciones: left(version.verificaciones),
    cifras: list(version.cifras),
    electoral: list(version.electoral),
    votos: list(version.votos)
  };
}

/** Keeps a dataset and its card in one transaction: both or none. */
export async function keepDataset(card: DatasetCard, payload: Payload): Promise<void> {
  const tx = await withDatabase((db) => db.transaction(['tarjetas', 'datos'], 'readwrite'));
  await Promise.all([
    tx.objectStore('tarjetas').put(card),
    tx.objectStore('datos').put(asKept(payload), card.id),
    tx.done
  ]);
}

/** The content of a dataset, or null when it is gone or not whole. */
export async function readDataset(id: string): Promise<Payload | null> {
  const kept = await withDatabase((db) => db.get('datos', id));
  return isWholePayload(kept) ? asRead(kept) : null;
}

/** A payload as the browser keeps it: rows column by column. */
const asKept = (payload: Payload): KeptPayload =>
  isTable(payload) && payload.kind !== 'afiliados'
    ? { ...payload, rows: packRows(payload.rows) }
    : (payload as KeptPayload);

const asRead = (kept: KeptPayload): Payload =>
  'rows' in kept && 'columns' in kept.rows
    ? ({ ...kept, rows: unpackRows(kept.rows) } as RowsPayload)
    : (kept as Payload);

/** The card of a dataset, or null when it is gone or not whole. */
export async function readCard(id: string): Promise<DatasetCard | null> {
  const card = await withDatabase((db) => db.get('tarjetas', id));
  return isWholeCard(card) ? card : null;
}

const HINT = 'tejido.guardado';

/**
 * Whether this browser may keep versions, told at once: opening the database takes long enough to be seen. False means
 * nothing was kept since there is such a note; whoever believes it must still look.
 */
export function mayKeepVersions(): boolean {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return true;
  }
}

/** Leaves the note that versions are kept, or takes it away. */
export function noteVersions(kept: boolean): void {
  try {
    if (kept) localStorage.setItem(HINT, 'si');
    else localStorage.removeItem(HINT);
  } catch {
    // Without the note the next visit waits for the database.
  }
}

async function historyIn(tx: StoreTransaction): Promise<KeptHistory> {
  const kept = await tx.objectStore('versiones').getAll();
  const versions = kept.flatMap((v) => wholeVersion(v) ?? []).sort((a, b) => a.n - b.n);
  const current = await tx.objectStore('estado').get('actual');
  const isOne = versions.some((v) => v.n === current);
  return { versions, current: isOne ? (current as number) : (versions.at(-1)?.n ?? START.n) };
}

const wholeTransaction = (): Promise<StoreTransaction> =>
  withDatabase((db) => db.transaction(['versiones', 'tarjetas', 'datos', 'bitacora', 'estado'], 'readwrite'));

/** What is kept; no versions when nothing was loaded yet. */
export async function readHistory(): Promise<KeptHistory> {
  const tx = await wholeTransaction();
  const history = await historyIn(tx);
  await tx.done;
  return history;
}

/** A dataset that no version uses may be waiting, in another tab, for a person to say what to do with it. */
const WAITING_MS = 86_400_000;

/**
 * Erases datasets that no kept version uses; what a kept one changes by hand stays.
 * @param age milliseconds since which nothing used them
 */
async function sweep(tx: StoreTransaction, versions: readonly Version[], age = WAITING_MS): Promise<void> {
  const used = new Set(versions.flatMap(datasetsOf));
  const cards = tx.objectStore('tarjetas');
  for (const id of [...used]) {
    const base = (await cards.get(id))?.base;
    if (base) used.add(base);
  }
  const until = Date.now() - age;
  for (const { id, creado } of await cards.getAll())
    if (!used.has(id) && (!creado || Date.parse(creado) <= until))
      await Promise.all([tx.objectStore('datos').delete(id), cards.delete(id)]);
}

/** Erases every dataset that no kept version uses, for there is no room; whoever waits for one keeps its rows in memory. */
export async function makeRoom(): Promise<void> {
  const tx = await wholeTransaction();
  await sweep(tx, (await historyIn(tx)).versions, 0);
  await tx.done;
}

/** Erases a dataset that was read and not wanted. */
export async function dropDataset(id: string): Promise<void> {
  const tx = await wholeTransaction();
  const { versions } = await historyIn(tx);
  if (!versions.some((v) => datasetsOf(v).includes(id)))
    await Promise.all([tx.objectStore('datos').delete(id), tx.objectStore('tarjetas').delete(id)]);
  await tx.done;
}

async function log(tx: StoreTransaction, entry: ChangeEntry): Promise<void> {
  const store = tx.objectStore('bitacora');
  await store.add(entry);
  const keys = await store.getAllKeys();
  for (const key of keys.slice(0, Math.max(0, keys.length - LOGGED))) await store.delete(key);
}

const entryOf = (
  { cambio, archivo, filas }: Version,
  accion: ChangeEntry['accion'],
  now: string
): ChangeEntry => ({
  cuando: now,
  accion,
  cambio,
  archivo,
  ...(filas === undefined ? {} : { filas })
});

/**
 * Adds a version after the one in use; what had been undone can no longer be done again.
 * @param change worked out from the version in use, which another tab may have changed meanwhile
 */
export async function pushVersion(change: (inUse: Version) => Omit<Version, 'n'>): Promise<Version> {
  const tx = await wholeTransaction();
  const store = tx.objectStore('versiones');
  const { versions, current } = await historyIn(tx);
  if (versions.length === 0) await store.put(START);
  const before = versions.filter((v) => v.n <= current);
  for (const undone of versions.filter((v) => v.n > current)) await store.delete(undone.n);
  const inUse = before.at(-1) ?? START;
  const next: Version = { ...change(inUse), n: inUse.n + 1 };
  await store.put(next);
  await tx.objectStore('estado').put(next.n, 'actual');
  const remaining = [...(before.length ? before : [START]), next];
  for (const old of remaining.splice(0, Math.max(0, remaining.length - KEPT - 1))) await store.delete(old.n);
  await sweep(tx, remaining);
  await log(tx, entryOf(next, 'hacer', next.cuando ?? new Date().toISOString()));
  await tx.done;
  noteVersions(true);
  return next;
}

/**
 * Takes the last change back, or does again the one taken back last.
 * @returns the version in use afterwards, or null when there is none to go to
 */
export async function moveVersion(way: 'deshacer' | 'rehacer', now: string): Promise<Version | null> {
  const tx = await wholeTransaction();
  const { versions, current } = await historyIn(tx);
  const at = versions.findIndex((v) => v.n === current);
  const target = versions[way === 'deshacer' ? at - 1 : at + 1];
  if (at < 0 || !target) {
    await tx.done;
    return null;
  }
  await tx.objectStore('estado').put(target.n, 'actual');
  await log(tx, entryOf(way === 'deshacer' ? versions[at] : target, way, now));
  await tx.done;
  return target;
}

/** Takes a version away that could not be used, and what was noted of it; the one before is in use again. */
export async function dropVersion(n: number): Promise<void> {
  const tx = await wholeTransaction();
  const { versions } = await historyIn(tx);
  const before = versions.filter((v) => v.n < n).at(-1) ?? START;
  await tx.objectStore('versiones').delete(n);
  await tx.objectStore('estado').put(before.n, 'actual');
  const log = tx.objectStore('bitacora');
  const last = (await log.getAllKeys()).at(-1);
  if (last !== undefined) await log.delete(last);
  await tx.done;
}

/** What was done, newest first. */
export async function readLog(): Promise<ChangeEntry[]> {
  return (await withDatabase((db) => db.getAll('bitacora'))).filter(isWholeEntry).reverse();
}

/** Erases everything this browser keeps of the network; rejects when another tab does not let go of it. */
export async function eraseAll(): Promise<void> {
  noteVersions(false);
  await closeDatabase();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('another tab holds the database')), 4_000);
    deleteDB(DATABASE)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
