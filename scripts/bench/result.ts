/** One line of the table. Lower is better everywhere. */
export interface Result {
  what: string;
  value: number;
  unit: string;
  goal?: string;
  peers?: { name: string; value: number }[];
}

/** The middle of some numbers; the mean of the two middle ones when they are even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds of a piece of work: the median of some runs after one that does not count. */
export async function time(work: () => unknown, runs = 7): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return median(taken);
}
