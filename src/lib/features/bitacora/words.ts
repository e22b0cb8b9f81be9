import { NOWHERE } from '../../domain/conference';
import type { LogEntry } from '../../domain/logbook';
import type { Territory } from '../../session/territory/territory.svelte';
import { LOG } from '../../text/es/bitacora';

/** Where an entry was, in words; a municipality that the frame lacks by its key. */
export function placeOf({ place, clave }: LogEntry, territory: Territory): string {
  if (place === NOWHERE) return LOG.nowhere;
  return place < 0 ? clave : `${territory.catalog.municipios[place].nombre}, ${territory.entidadName(clave)}`;
}

/** Names of the tags of an entry. */
export const tagNames = (tags: readonly number[], names: readonly string[]): string =>
  tags.map((t) => names[t]).join(', ');
