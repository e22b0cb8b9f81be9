/** Whole numbers from 0 to before `limit`, the same ones for the same seed (xorshift32, Marsaglia 2003). */
export function seededIndexes(seed: number): (limit: number) => number {
  // Seeds that are near each other must not begin alike, and zero would stay zero.
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ (seed >>> 3)) | 0 || 0x6d2b79f5;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let i = 0; i < 16; i++) next();
  return (limit) => Math.floor((next() / 0x1_0000_0000) * limit);
}

/** Shuffles in place (Fisher & Yates). */
export function shuffle(values: Float64Array | Uint32Array, random: (limit: number) => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random(i + 1);
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}

/**
 * Part of chance that is at least as extreme as what was seen, on the side where it lies: (times + 1) / (tries + 1), the
 * pseudo p-value of GeoDa and PySAL (North, Curtis & Sham 2002 on the 1).
 * @param above how many of the tries were at least as large as what was seen
 */
export const pseudoP = (above: number, tries: number): number =>
  (Math.min(above, tries - above) + 1) / (tries + 1);

/**
 * Each p-value with the share of false discoveries that calling it and all smaller ones real would bring (Benjamini &
 * Hochberg 1995). NaN stays NaN and is not counted.
 */
export function falseDiscoveryRates(p: ArrayLike<number>): Float64Array {
  const q = new Float64Array(p.length).fill(NaN);
  const order = Array.from({ length: p.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(p[i]))
    .sort((a, b) => p[a] - p[b]);
  let least = 1;
  for (let rank = order.length; rank > 0; rank--) {
    least = Math.min(least, (p[order[rank - 1]] * order.length) / rank);
    q[order[rank - 1]] = least;
  }
  return q;
}
