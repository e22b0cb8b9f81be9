import { totalVotes } from '../../src/lib/electoral/sum-votes';
import { readVotes } from '../../src/lib/ingest/electoral/read-votes';
import { FileError } from '../../src/lib/ingest/problem';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { makeVoteTable } from './vote-tables';

/** What became of a made table: read right, asked about, refused, or read wrong. */
export type Verdict = { kind: 'bien' | 'pregunta' | 'rechaza' | 'mal'; why: string; traps: string[] };

const QUESTIONS = new Set(['votos-dudosos', 'numeros-dudosos', 'sistema-de-clave', 'votos-repetidos']);

/** Reads a made table and holds the reading against its truth. */
export async function checkVoteTable(seed: number, context: ReadingContext): Promise<Verdict> {
  const made = makeVoteTable(seed);
  try {
    const { table, reading } = await readVotes(new Blob([made.text]), 'tabla.csv', context);
    const sums = totalVotes(table);
    const got = Object.fromEntries(sums.opciones.map((o, k) => [o.id, sums.votos[k][0] || 0]));
    const wrong: string[] = [];
    if (sums.total[0] !== made.total && !(made.total === 0 && Number.isNaN(sums.total[0])))
      wrong.push(`total ${sums.total[0]} ≠ ${made.total}`);
    const missing = Object.entries(made.votes).filter(([name, votes]) => (got[name] ?? 0) !== votes);
    const more = Object.entries(got).filter(([name, votes]) => !(name in made.votes) && votes !== 0);
    // Of two columns with the same figures either one may be read.
    const isTwin = missing.length === more.length && missing.every(([, v]) => more.some(([, w]) => v === w));
    if (!isTwin) {
      for (const [name, votes] of missing) wrong.push(`${name} ${got[name]} ≠ ${votes}`);
      for (const [name, votes] of more) wrong.push(`${name} sobra (${votes})`);
    }
    return {
      kind: wrong.length ? 'mal' : 'bien',
      why: wrong.length ? `${wrong.join('; ')} · total «${reading.total}»` : '',
      traps: made.traps
    };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const kind = QUESTIONS.has(error.reason) ? 'pregunta' : 'rechaza';
    return { kind, why: `${error.reason} ${(error.detail.columnas ?? []).join(',')}`, traps: made.traps };
  }
}
