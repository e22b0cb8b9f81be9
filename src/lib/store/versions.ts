import { deleteDB } from 'idb';
import {
  closeDatabase,
  DATABASE,
  datasetsOf,
  openDatabase,
  type DatasetCard,
  type Payload,
  type Version
} from './database';

/** The state before anything was loaded: the demonstration on the shipped frame. */
export const START: Version = {
  n: 0,
  cambio: 'inicio',
  archivo: '',
  cococis: 'demo',
  afiliados: 'demo',
  marco: null,
  censo: null
};

/** Undo goes back this many changes; older datasets that nothing uses are erased. */
const KEPT = 10;

/** Keeps a dataset and its card in one transaction: both or none. */
export async function keepDataset(card: DatasetCard, payload: Payload): Promise<void> {
  const db = await openDatabase();
  const tx = db.transaction(['tarjetas', 'datos'], 'readwrite');
  await Promise.all([
    tx.objectStore('tarjetas').put(card),
    tx.objectStore('datos').put(payload, card.id),
    tx.done
  ]);
}

/** The content of a dataset, or null when it is gone. */
export async function readDataset(id: string): Promise<Payload | null> {
  return (await (await openDatabase()).get('datos', id)) ?? null;
}

/** The card of a dataset, or null when it is gone. */
export async function readCard(id: string): Promise<DatasetCard | null> {
  return (await (await openDatabase()).get('tarjetas', id)) ?? null;
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

/** Every version kept, oldest first; the last one is in use. */
export async function listVersions(): Promise<Version[]> {
  const kept = await (await openDatabase()).getAll('versiones');
  return kept.sort((a, b) => a.n - b.n);
}

/** Adds a version after the current one and erases what no kept version uses. */
export async function pushVersion(version: Omit<Version, 'n'>): Promise<Version> {
  const db = await openDatabase();
  const tx = db.transaction(['versiones', 'tarjetas', 'datos'], 'readwrite');
  const versions = tx.objectStore('versiones');
  const kept = (await versions.getAll()).sort((a, b) => a.n - b.n);
  if (kept.length === 0) await versions.put(START);
  const next = { ...version, n: (kept.at(-1)?.n ?? START.n) + 1 };
  await versions.put(next);
  const remaining = [...(kept.length ? kept : [START]), next];
  for (const old of remaining.splice(0, Math.max(0, remaining.length - KEPT - 1)))
    await versions.delete(old.n);
  const used = new Set(remaining.flatMap(datasetsOf));
  for (const id of await tx.objectStore('datos').getAllKeys())
    if (!used.has(id))
      await Promise.all([tx.objectStore('datos').delete(id), tx.objectStore('tarjetas').delete(id)]);
  await tx.done;
  noteVersions(true);
  return next;
}

/** Takes the last change back; returns the version in use afterwards, or null when there is nothing to undo. */
export async function popVersion(): Promise<Version | null> {
  const db = await openDatabase();
  const tx = db.transaction('versiones', 'readwrite');
  const kept = (await tx.store.getAll()).sort((a, b) => a.n - b.n);
  if (kept.length < 2) return null;
  await tx.store.delete(kept.at(-1)!.n);
  await tx.done;
  return kept.at(-2)!;
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
