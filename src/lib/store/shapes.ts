import { foldName } from '../domain/catalog';
import { openDatabase, type Shape } from './database';

const keyOf = (headers: readonly string[]) => headers.map(foldName).join('|');

/** Remembers how a file with these headers is read. */
export async function keepShape(headers: readonly string[], shape: Shape): Promise<void> {
  await (await openDatabase()).put('formas', shape, keyOf(headers));
}

/** How a file with these headers was read before; null when none was. */
export async function recallShape(headers: readonly string[]): Promise<Shape | null> {
  return (await (await openDatabase()).get('formas', keyOf(headers))) ?? null;
}

/** The secret of this browser's hashes of persons, made when it is first asked for; null when nothing can be kept. */
export async function readSalt(make: () => Uint8Array): Promise<Uint8Array> {
  const db = await openDatabase();
  const tx = db.transaction('estado', 'readwrite');
  const kept = (await tx.store.get('sal')) as Uint8Array | undefined;
  const salt = kept ?? make();
  if (!kept) await tx.store.put(salt, 'sal');
  await tx.done;
  return salt;
}
