import { describe, expect, it } from 'vitest';
import { shippedContext } from '../ingest/context';
import { checkVoteTable, type Verdict } from './check-votes';

/** Tables read here; the long run reads many more. */
const TABLES = 1_500;
/** Asking about everything would be no reading. */
const MOST_ASKED = 0.1;

describe('tables of votes as institutes write them', () => {
  it('are read right or asked about, never wrong', async () => {
    const context = shippedContext();
    const wrong: [number, string, string][] = [];
    const count: Record<Verdict['kind'], number> = { bien: 0, pregunta: 0, rechaza: 0, mal: 0 };
    for (let seed = 0; seed < TABLES; seed++) {
      const { kind, why, traps } = await checkVoteTable(seed, context);
      count[kind]++;
      if (kind === 'mal') wrong.push([seed, why, traps.join(' ')]);
    }
    expect(wrong).toEqual([]);
    expect((count.pregunta + count.rechaza) / TABLES).toBeLessThan(MOST_ASKED);
  }, 60_000);
});
