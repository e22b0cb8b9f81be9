import type { SectionCatalog } from '../domain/district';
import type { VoteSample, VoteTable } from '../domain/votes';

/** Secciones come and go between two maps; fewer than this share of those of its states are a part. */
const LEAST_SHARE = 0.9;

/** What part of an election a table has, as far as it or a catalogue of secciones says; null for a whole one. */
export const sampleIn = (table: VoteTable, catalog: SectionCatalog | null): VoteSample | null =>
  table.muestra ?? partOf(table, catalog);

/**
 * What part of the secciones of its own states a table of votes has, by a catalogue of secciones; null where it has
 * nearly all of them, or its rows are no secciones.
 */
function partOf({ nivel, claves }: VoteTable, catalog: SectionCatalog | null): VoteSample | null {
  if (!catalog || (nivel !== 'seccion' && nivel !== 'casilla')) return null;
  const own = new Set(
    claves
      .filter(Boolean)
      .map((clave) => clave.slice(0, 6))
      .filter((c) => c.length === 6)
  );
  const states = new Set([...own].map((clave) => Number(clave.slice(0, 2))));
  let total = 0;
  for (const code of catalog.codes) if (states.has(Math.floor(code / 10_000))) total++;
  return total > 0 && own.size < LEAST_SHARE * total ? { de: 'secciones', tiene: own.size, total } : null;
}
