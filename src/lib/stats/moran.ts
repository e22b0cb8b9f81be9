import { falseDiscoveryRates, pseudoP, seededIndexes, shuffle } from './permutation';
import { degreeOf, lagOf, type SpatialWeights } from './spatial-weights';

/** How alike neighbours are in the whole. */
export interface GlobalMoran {
  /** Above `expected` neighbours are alike, below they differ. */
  i: number;
  /** −1 / (n − 1): what chance gives on average. */
  expected: number;
  /** Part of chance at least as extreme on that side. */
  p: number;
  /** Units with a value. */
  n: number;
  islands: number;
}

/** Where a unit stands among its neighbours. `aislado` has none. */
export const LOCAL_GROUPS = [
  'alto-alto',
  'bajo-bajo',
  'alto-bajo',
  'bajo-alto',
  'no significativo',
  'aislado'
] as const;
/** One of them. */
export type LocalGroup = (typeof LOCAL_GROUPS)[number];

/** How alike each unit and its neighbours are; NaN and null where there is no value. */
export interface LocalMoran {
  i: Float64Array;
  p: Float64Array;
  /** Share of false discoveries. */
  q: Float64Array;
  group: (LocalGroup | null)[];
}

/** Why there is nothing to be found. */
export type MoranTrouble = 'pocos' | 'constante' | 'sin-vecinos';

const isKnown = (value: number) => !Number.isNaN(value);

/** Why a pattern cannot be looked for; null when it can. */
export function findMoranTrouble(values: Float64Array, weights: SpatialWeights): MoranTrouble | null {
  const known = values.filter(isKnown);
  if (known.length < 3) return 'pocos';
  if (known.every((v) => v === known[0])) return 'constante';
  return weights.items.length === 0 ? 'sin-vecinos' : null;
}

/** Values less their mean; NaN where there is none. */
function centre(values: Float64Array): Float64Array {
  let sum = 0;
  let n = 0;
  for (const v of values) {
    if (!isKnown(v)) continue;
    sum += v;
    n++;
  }
  const mean = sum / n;
  return values.map((v) => v - mean);
}

/** Σ z² over the units with a value. */
const squares = (z: Float64Array) => z.reduce((sum, v) => (isKnown(v) ? sum + v * v : sum), 0);

/**
 * Moran's I (1950): n / S₀ × Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ², with n the units that have a value and S₀ the sum of the weights.
 * @param values NaN is *sin dato*; the weights must leave those out
 */
export function moranI(values: Float64Array, weights: SpatialWeights): number {
  return statistic(centre(values), weights);
}

function statistic(z: Float64Array, weights: SpatialWeights): number {
  let [cross, weight, n] = [0, 0, 0];
  for (let i = 0; i < z.length; i++) {
    if (!isKnown(z[i])) continue;
    n++;
    if (degreeOf(weights, i) === 0) continue;
    cross += z[i] * lagOf(weights, z, i);
    weight++;
  }
  return ((n / weight) * cross) / squares(z);
}

/** Moran's I with the part of chance that is as extreme: values are shuffled over the units `tries` times. */
export function globalMoran(
  values: Float64Array,
  weights: SpatialWeights,
  tries: number,
  seed: number
): GlobalMoran {
  const z = centre(values);
  const at = Uint32Array.from([...z.keys()].filter((i) => isKnown(z[i])));
  const i = statistic(z, weights);
  const known = Float64Array.from(at, (unit) => z[unit]);
  const random = seededIndexes(seed);
  const shuffled = z.slice();
  let above = 0;
  for (let t = 0; t < tries; t++) {
    shuffle(known, random);
    at.forEach((unit, k) => (shuffled[unit] = known[k]));
    if (statistic(shuffled, weights) >= i) above++;
  }
  const islands = at.filter((unit) => degreeOf(weights, unit) === 0).length;
  return { i, expected: -1 / (at.length - 1), p: pseudoP(above, tries), n: at.length, islands };
}

/**
 * Local Moran (Anselin 1995): zᵢ / m₂ × Σⱼ wᵢⱼ zⱼ with m₂ = Σ z² / n, so that the mean over units with neighbours is the
 * global I. Each unit keeps its value while its neighbours are drawn from the others (conditional permutation); the same
 * draws serve every unit. Groups count when their share of false discoveries is at most `most`; with `by: 'p'` when their
 * own part of chance is, and some of many then are chance.
 */
export function localMoran(
  values: Float64Array,
  weights: SpatialWeights,
  { tries, seed, most = 0.05, by = 'q' }: { tries: number; seed: number; most?: number; by?: 'q' | 'p' }
): LocalMoran {
  const z = centre(values);
  const units = [...z.keys()].filter((i) => isKnown(z[i]));
  const n = units.length;
  const scale = squares(z) / n;
  const known = Float64Array.from(units, (unit) => z[unit]);
  const nan = () => new Float64Array(values.length).fill(NaN);
  const local: LocalMoran = { i: nan(), p: nan(), q: nan(), group: Array.from(values, () => null) };
  const widest = units.reduce((most, unit) => Math.max(most, degreeOf(weights, unit)), 0);
  const draws = drawOthers(n - 1, widest, tries, seed);
  units.forEach((unit, own) => {
    const degree = degreeOf(weights, unit);
    if (degree === 0) return;
    const lag = lagOf(weights, z, unit);
    local.i[unit] = (z[unit] * lag) / scale;
    const sign = z[unit] > 0 ? 1 : -1;
    let above = 0;
    for (let t = 0; t < tries; t++) {
      let sum = 0;
      for (let at = t * widest; at < t * widest + degree; at++)
        // Numbers from its own on are those of the units after it.
        sum += known[draws[at] + Number(draws[at] >= own)];
      if (sign * sum >= sign * lag * degree - 1e-12 * Math.abs(lag * degree)) above++;
    }
    local.p[unit] = z[unit] === 0 ? 1 : pseudoP(above, tries);
  });
  local.q = falseDiscoveryRates(local.p);
  for (const unit of units) local.group[unit] = groupOf(unit);
  return local;

  function groupOf(unit: number): LocalGroup {
    if (degreeOf(weights, unit) === 0) return 'aislado';
    if (!(local[by][unit] <= most)) return 'no significativo';
    const lag = lagOf(weights, z, unit);
    if (z[unit] > 0) return lag > 0 ? 'alto-alto' : 'alto-bajo';
    return lag > 0 ? 'bajo-alto' : 'bajo-bajo';
  }
}

/** For each try, `count` different numbers below `limit`. */
function drawOthers(limit: number, count: number, tries: number, seed: number): Uint32Array {
  const random = seededIndexes(seed + 1);
  const draws = new Uint32Array(tries * count);
  const pool = Uint32Array.from({ length: limit }, (_, i) => i);
  for (let t = 0; t < tries; t++)
    for (let k = 0; k < count; k++) {
      const at = k + random(limit - k);
      const drawn = pool[at];
      pool[at] = pool[k];
      pool[k] = drawn;
      draws[t * count + k] = drawn;
    }
  return draws;
}
