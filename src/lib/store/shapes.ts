import { foldName } from '../domain/catalog';
import { withDatabase, type RememberedColumns, type VoteShape } from './database';

const keyOf = (headers: readonly string[]) => headers.map(foldName).join('|');

/** Remembers how a file with these headers is read. */
export async function keepShape(headers: readonly string[], shape: RememberedColumns): Promise<void> {
  await withDatabase((db) => db.put('formas', shape, keyOf(headers)));
}

/** How a file with these headers was read before; null when none was. */
export async function recallShape(headers: readonly string[]): Promise<RememberedColumns | null> {
  const kept = await withDatabase((db) => db.get('formas', keyOf(headers)));
  return kept && 'kind' in kept ? kept : null;
}

/** A column of figures of a table of votes. */
interface FigureHeader {
  at: number;
  columna: string;
}

/** Stands before the headers of tables of votes, with their places: a table of the network may have the same. */
const votesKeyOf = (columns: readonly FigureHeader[]) =>
  'votos ' + columns.map((c) => `${c.at}=${foldName(c.columna)}`).join('|');

/** Remembers which columns of figures of a table of votes are options. */
export async function keepVoteShape(columns: readonly FigureHeader[], shape: VoteShape): Promise<void> {
  await withDatabase((db) => db.put('formas', shape, votesKeyOf(columns)));
}

/** Which columns of a table of votes with these columns of figures were options; null when nobody said. */
export async function recallVoteShape(columns: readonly FigureHeader[]): Promise<VoteShape | null> {
  const kept = await withDatabase((db) => db.get('formas', votesKeyOf(columns)));
  return kept && 'options' in kept ? kept : null;
}

/** The secret of this browser's hashes of persons, made when it is first asked for; null when nothing can be kept. */
export async function readSalt(make: () => Uint8Array): Promise<Uint8Array> {
  const tx = await withDatabase((db) => db.transaction('estado', 'readwrite'));
  const kept = (await tx.store.get('sal')) as Uint8Array | undefined;
  const salt = kept ?? make();
  if (!kept) await tx.store.put(salt, 'sal');
  await tx.done;
  return salt;
}
