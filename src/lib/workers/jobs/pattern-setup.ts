import { Points } from '../../geo/nearest';
import { smoothRates } from '../../stats/empirical-bayes';
import { joinCounts, type JoinCounts } from '../../stats/join-count';
import {
  findMoranTrouble,
  globalMoran,
  localMoran,
  type GlobalMoran,
  type LocalMoran,
  type MoranTrouble
} from '../../stats/moran';
import { weighNeighbours, type SpatialWeights } from '../../stats/spatial-weights';

/** Who counts as near: by a border or corner, by a border, the k nearest, or those within so many km. */
export type PatternWeights =
  { kind: 'reina' } | { kind: 'torre' } | { kind: 'knn'; k: number } | { kind: 'banda'; km: number };

/** Where things are, unit by unit of the frame, and which pairs touch. */
export interface PatternPlaces {
  /** Degrees of the interior points; NaN without. */
  lon: Float64Array;
  lat: Float64Array;
  /** Pairs of neighbours, each once, and 1 where they share more than a corner. */
  a: ArrayLike<number>;
  b: ArrayLike<number>;
  side: ArrayLike<number>;
}

/** What is asked of the pattern finder, unit by unit of the frame. */
export interface PatternSetup {
  /** NaN is left out: *sin dato*, what does not apply, and what is not of the region. */
  values: Float64Array;
  /** What rates are of, for so many, to draw those of few towards that of all; null leaves them as they are. */
  rate: { events: Float64Array; base: Float64Array; per: number } | null;
  /** Over what a unit has it, for the join counts: nothing at all, or the median of what is looked at; null without. */
  split: 'cero' | 'mediana' | null;
  weights: PatternWeights;
  tries: number;
  seed: number;
  /** Whether groups are corrected for how many units are looked at. */
  corrected: boolean;
}

/** What was found. */
export interface Pattern {
  /** What was looked at: the values, or rates drawn towards that of all. */
  values: Float64Array;
  moran: GlobalMoran;
  local: LocalMoran;
  joins: JoinCounts | null;
  /** Over this a unit has it. */
  threshold: number;
  tries: number;
  seed: number;
  weights: SpatialWeights;
}

/** Who is near each unit. @param known 1 for the units with a value: the nearest are looked for among them */
export function listNear(
  weights: PatternWeights,
  { lon, lat, a, b, side }: PatternPlaces,
  known: Uint8Array
): number[][] {
  const lists: number[][] = Array.from(known, () => []);
  if (weights.kind === 'reina' || weights.kind === 'torre') {
    for (let i = 0; i < a.length; i++) {
      if (weights.kind === 'torre' && !side[i]) continue;
      lists[a[i]].push(b[i]);
      lists[b[i]].push(a[i]);
    }
    return lists;
  }
  const points = new Points(lon, lat);
  return lists.map((_, i) => {
    if (!known[i]) return [];
    const near =
      weights.kind === 'knn'
        ? points.nearest(i, weights.k, (j) => known[j] === 1)
        : points.within(i, weights.km).filter((n) => known[n.position]);
    return near.map((n) => n.position);
  });
}

/** Looks for a pattern; tells why there is none to look for. Shares (0–1) of the work are told as it goes. */
export function findPattern(
  setup: PatternSetup,
  places: PatternPlaces,
  onProgress: (share: number) => void = () => {}
): Pattern | MoranTrouble {
  const { tries, seed } = setup;
  const smooth = setup.rate && smoothRates(setup.rate.events, setup.rate.base);
  // Smoothing says nothing of units that were left out.
  const values = smooth
    ? setup.values.map((v, i) => (Number.isNaN(v) ? NaN : setup.rate!.per * smooth[i]))
    : setup.values;
  const known = Uint8Array.from(values, (v) => Number(!Number.isNaN(v)));
  const weights = weighNeighbours(listNear(setup.weights, places, known), known);
  const trouble = findMoranTrouble(values, weights);
  if (trouble) return trouble;
  onProgress(0.1);
  const moran = globalMoran(values, weights, tries, seed);
  onProgress(0.5);
  const local = localMoran(values, weights, { tries, seed, by: setup.corrected ? 'q' : 'p' });
  onProgress(0.9);
  const threshold = setup.split === 'mediana' ? medianOf(values) : 0;
  const has = values.map((v) => (Number.isNaN(v) ? NaN : Number(v > threshold)));
  // Where all have it or none has there is nothing to be counted.
  const differs = setup.split !== null && has.includes(1) && has.includes(0);
  const joins = differs ? joinCounts(has, weights, tries, seed) : null;
  return { values, moran, local, joins, threshold, tries, seed, weights };
}

/** The lower of the two in the middle, of those with a value. */
function medianOf(values: Float64Array): number {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  return known[Math.floor((known.length - 1) / 2)];
}
