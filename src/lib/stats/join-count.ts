import { pseudoP, seededIndexes, shuffle } from './permutation';
import type { SpatialWeights } from './spatial-weights';

/** Pairs of neighbours by what both have, and the part of chance as extreme for each. */
export interface JoinCounts {
  /** Both have it, neither has, one of the two has. */
  ambos: number;
  ninguno: number;
  uno: number;
  p: { ambos: number; ninguno: number; uno: number };
}

/**
 * Join counts (Moran 1948) of a yes or no: each pair of neighbours once, half for each direction where only one names
 * the other. Values are shuffled over the units `tries` times.
 * @param values 1, 0, or NaN where nobody knows; the weights must leave those out
 */
export function joinCounts(
  values: Float64Array,
  weights: SpatialWeights,
  tries: number,
  seed: number
): JoinCounts {
  const at = Uint32Array.from([...values.keys()].filter((i) => !Number.isNaN(values[i])));
  const seen = countJoins(values, weights);
  const known = Float64Array.from(at, (unit) => values[unit]);
  const shuffled = values.slice();
  const random = seededIndexes(seed);
  const above = [0, 0, 0];
  for (let t = 0; t < tries; t++) {
    shuffle(known, random);
    at.forEach((unit, k) => (shuffled[unit] = known[k]));
    countJoins(shuffled, weights).forEach((n, k) => (above[k] += Number(n >= seen[k])));
  }
  const [ambos, ninguno, uno] = above.map((n) => pseudoP(n, tries));
  return { ambos: seen[0], ninguno: seen[1], uno: seen[2], p: { ambos, ninguno, uno } };
}

function countJoins(values: Float64Array, { start, items }: SpatialWeights): number[] {
  const counts = [0, 0, 0];
  for (let i = 0; i + 1 < start.length; i++)
    for (let at = start[i]; at < start[i + 1]; at++) {
      const sum = values[i] + values[items[at]];
      counts[sum === 2 ? 0 : sum === 0 ? 1 : 2] += 0.5;
    }
  return counts;
}
