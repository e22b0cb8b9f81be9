import { BEYOND, NOWHERE, type ConferenceFacts } from './conference';

/** Where people came from that no municipality of the map shows: a country by its position, or one of these two. */
export type Elsewhere = number | typeof BEYOND | typeof NOWHERE;

/**
 * Conferences chosen that had people from elsewhere, with how many, most first. What they add up to is what
 * `countReach` gives for the same origin.
 */
export function conferencesFrom(
  { conferencia, origen, pais, asistentes }: ConferenceFacts,
  chosen: ArrayLike<number>,
  from: Elsewhere
): { conferencia: number; personas: number }[] {
  const sums = new Map<number, number>();
  for (let g = 0; g < conferencia.length; g++) {
    const c = conferencia[g];
    if (c < 0 || !chosen[c] || asistentes[g] <= 0) continue;
    const isFrom = from >= 0 ? pais[g] === from : pais[g] < 0 && origen[g] === from;
    if (isFrom) sums.set(c, (sums.get(c) ?? 0) + asistentes[g]);
  }
  return [...sums]
    .map(([conferencia, personas]) => ({ conferencia, personas }))
    .sort((a, b) => b.personas - a.personas || a.conferencia - b.conferencia);
}
