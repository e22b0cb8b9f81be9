import type { VoteOption, VoteTable } from '../domain/votes';

/** Positions of the parties of each option that is a coalition; empty for the others. */
export function partsOf(options: readonly VoteOption[]): number[][] {
  const at = new Map(options.map((o, i) => [o.id, i]));
  return options.map((o) => (o.tipo === 'coalicion' ? o.partes.flatMap((id) => at.get(id) ?? []) : []));
}

/**
 * Into which option the votes of each go, where a coalition that ran is one candidacy: the widest one takes its parties,
 * and one that shares a party with it joins it.
 * @param votes of each option in the place where the election is decided
 */
export function hostsOf(parts: readonly (readonly number[])[], votes: ArrayLike<number>): Int16Array {
  const into = Int16Array.from(parts.keys());
  const ran = [...parts.keys()]
    .filter((i) => parts[i].length > 0 && votes[i] > 0)
    .sort((a, b) => parts[b].length - parts[a].length || votes[b] - votes[a]);
  const taken = new Set<number>();
  for (const coalition of ran) {
    const shared = parts[coalition].find((p) => taken.has(p));
    into[coalition] = shared === undefined ? coalition : into[shared];
    for (const part of parts[coalition]) {
      if (taken.has(part)) continue;
      taken.add(part);
      into[part] = into[coalition];
    }
  }
  return into;
}

/**
 * The place in which the election of a row is decided, where parties run together or apart: the country, the state, or
 * the district that the file itself says. Without any of them each row decides for itself.
 */
export function racesOf({ cargo, nivel, claves, distrito }: VoteTable): (row: number) => string {
  if (/presidencia/.test(cargo)) return () => '';
  if (/senad|gubern/.test(cargo)) return (row) => claves[row].slice(0, 2) || `renglón ${row}`;
  if (nivel === 'seccion' && distrito && !/ayuntam/.test(cargo))
    return (row) => (distrito[row] ? String(distrito[row]) : `renglón ${row}`);
  return (row) => `renglón ${row}`;
}

const known = new WeakMap<VoteTable, Float64Array[] | null>();

/** Votes of each option row by row once every coalition that ran is one candidacy; null without coalitions. */
export function votesTogether(table: VoteTable): Float64Array[] | null {
  const before = known.get(table);
  if (before !== undefined) return before;
  const together = putTogether(table);
  known.set(table, together);
  return together;
}

function putTogether(table: VoteTable): Float64Array[] | null {
  const { opciones, votos, tipo } = table;
  const parts = partsOf(opciones);
  if (parts.every((p) => p.length === 0)) return null;
  const raceOf = racesOf(table);
  const races = new Map<string, number[]>();
  for (let row = 0; row < tipo.length; row++) {
    const race = raceOf(row);
    const rows = races.get(race);
    if (rows) rows.push(row);
    else races.set(race, [row]);
  }
  const together = votos.map((column) => column.slice());
  const total = new Float64Array(opciones.length);
  for (const rows of races.values()) {
    total.fill(0);
    for (let i = 0; i < total.length; i++)
      if (parts[i].length) for (const row of rows) if (votos[i][row] > 0) total[i] += votos[i][row];
    const into = hostsOf(parts, total);
    for (let i = 0; i < into.length; i++) {
      const host = into[i];
      if (host === i) continue;
      for (const row of rows) {
        const cast = votos[i][row];
        together[i][row] = 0;
        if (!Number.isNaN(cast)) together[host][row] = (together[host][row] || 0) + cast;
      }
    }
  }
  return together;
}
