/** A figure that takes part in the weight of each unit. */
export interface WeightPart {
  /** NaN is *sin dato*, Infinity does not apply. */
  values: Float64Array;
  /** How much it counts against the others; any unit, not negative. */
  share: number;
  /** The less of it, the more it weighs. */
  less: boolean;
  /** Amounts add up over units; rates and indexes do not. */
  adds: boolean;
}

/** Points that a mix gives to the whole region. */
export const MIX_POINTS = 100;

/** Whether a weight is one figure as it is: of a rate or an index below zero, as of a mix, points are given. */
export function isAsItIs(parts: readonly WeightPart[], region: Uint8Array): boolean {
  const counting = parts.filter((part) => part.share > 0);
  if (counting.length !== 1 || counting[0].less) return false;
  return counting[0].adds || !counting[0].values.some((value, i) => region[i] === 1 && value < 0);
}

/**
 * Weight of each unit by one figure, as it is, or by several at once; NaN where a figure that counts is *sin dato*. In a
 * mix each figure hands out its part of 100 points over the region: an amount in proportion to itself, a rate or an index
 * — and anything of which less weighs more — in proportion to how far the unit is from the other end of the region.
 */
export function mixWeights(parts: readonly WeightPart[], region: Uint8Array): Float64Array {
  const counting = parts.filter((part) => part.share > 0);
  const whole = counting.reduce((sum, part) => sum + part.share, 0);
  const known = (value: number) => (Number.isFinite(value) ? value : NaN);
  if (isAsItIs(parts, region)) return counting[0].values.map(known);
  const mix = new Float64Array(region.length);
  for (const part of counting) {
    const points = pointsOf(part, region);
    for (let i = 0; i < mix.length; i++) mix[i] += (MIX_POINTS * part.share * points[i]) / whole;
  }
  return mix;
}

/** What a figure gives to each unit: 1 in all over the region, NaN where it is not known, and 0 where it does not apply. */
function pointsOf({ values, less, adds }: WeightPart, region: Uint8Array): Float64Array {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (!region[i] || !Number.isFinite(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const from = (value: number): number => {
    if (value === Infinity) return 0;
    if (less) return high - value;
    return adds ? Math.max(0, value) : value - low;
  };
  const points = values.map(from);
  let sum = 0;
  for (let i = 0; i < points.length; i++) if (region[i] && points[i] > 0) sum += points[i];
  return points.map((p) => (Number.isNaN(p) ? NaN : sum > 0 ? p / sum : 0));
}
