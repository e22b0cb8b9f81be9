import { TRIALS } from './trials';

/** A stretch of a trial, asked of a process of its own. */
export interface Stretch {
  trial: string;
  from: number;
  to: number;
}

/** What a stretch came to. */
export interface StretchResult extends Stretch {
  kinds: Record<string, number>;
  failures: { seed: number; note: string }[];
}

const ready = new Map<string, Awaited<ReturnType<(typeof TRIALS)[number]['prepare']>>>();

process.on('message', async ({ trial, from, to }: Stretch) => {
  const found = TRIALS.find((t) => t.name === trial)!;
  const run = ready.get(trial) ?? (await found.prepare());
  ready.set(trial, run);
  const result: StretchResult = { trial, from, to, kinds: {}, failures: [] };
  for (let seed = from; seed < to; seed++) {
    let verdict;
    try {
      verdict = await run(seed);
    } catch (error) {
      verdict = { failed: true, kind: 'error', note: String((error as Error).stack ?? error) };
    }
    result.kinds[verdict.kind] = (result.kinds[verdict.kind] ?? 0) + 1;
    if (verdict.failed) result.failures.push({ seed, note: verdict.note });
  }
  process.send!(result);
});
