import { maskPersonal } from '../domain/privacy';
import { toIso, type Day } from '../domain/day';
import { isFacts, type DatasetCard, type DatasetKind, type Payload } from '../store/database';
import { keepDataset, makeRoom } from '../store/versions';
import type { AnyReport } from './import-report';
import type { ReadOutcome } from './read-outcome';

/** A dataset that was read or made, before it is kept. */
export interface Made {
  card: DatasetCard<AnyReport>;
  payload: Payload;
  problemsCsv: Blob | null;
}

/** A card of its own for a new dataset. */
export const makeCard = (
  kind: DatasetKind,
  nombre: string,
  fuente: string,
  today: Day
): Omit<DatasetCard, 'report'> => ({
  id: crypto.randomUUID(),
  kind,
  nombre: maskPersonal(nombre),
  fecha: toIso(today),
  creado: new Date().toISOString(),
  fuente: maskPersonal(fuente)
});

/** Keeps a dataset, if the browser can, and makes it ready to cross to the page. */
export async function keepMade({
  card,
  payload,
  problemsCsv
}: Made): Promise<Extract<ReadOutcome, { ok: true }>> {
  const keep = () =>
    keepDataset(card, payload).then(
      () => true,
      () => false
    );
  const kept = (await keep()) || (await makeRoom().then(keep, () => false));
  // Facts cross to the page only when they cannot be stored: the other worker must get them somehow.
  return { ok: true, kept, card, payload: isFacts(payload) && kept ? null : payload, problemsCsv };
}
