/** A unit that is like another. */
export interface Alike {
  unit: number;
  /** Mean difference of rank over the traits that both have, 0–1; 0 is alike in all. */
  distance: number;
  /** Traits that both have. */
  shared: number;
}

/**
 * Rank of each value among those known, 0 for the lowest to 1 for the highest, the middle one for equal values; NaN where
 * it is not known. Ranks put figures of any unit and any skewness side by side.
 */
export function ranks(values: Float64Array): Float64Array {
  const order = [...values.keys()]
    .filter((i) => Number.isFinite(values[i]))
    .sort((a, b) => values[a] - values[b]);
  const ranked = new Float64Array(values.length).fill(NaN);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to++;
    const middle = order.length > 1 ? (from + to) / 2 / (order.length - 1) : 0.5;
    for (let at = from; at <= to; at++) ranked[order[at]] = middle;
    from = to + 1;
  }
  return ranked;
}

/**
 * The units most like one, by the mean absolute difference of rank (Gower 1971 on ranks), nearest first. A trait that
 * either lacks does not count between the two; whoever shares less than half of the traits that the one has is left out.
 * @param traits ranks of each trait, unit by unit
 */
export function nearestInRank(
  traits: readonly Float64Array[],
  unit: number,
  may: (other: number) => boolean,
  count: number
): Alike[] {
  const own = traits.filter((trait) => !Number.isNaN(trait[unit]));
  if (own.length === 0) return [];
  const found: Alike[] = [];
  for (let other = 0; other < own[0].length; other++) {
    if (other === unit || !may(other)) continue;
    let [sum, shared] = [0, 0];
    for (const trait of own) {
      if (Number.isNaN(trait[other])) continue;
      sum += Math.abs(trait[other] - trait[unit]);
      shared++;
    }
    if (shared > 0 && 2 * shared >= own.length) found.push({ unit: other, distance: sum / shared, shared });
  }
  return found
    .sort((a, b) => a.distance - b.distance || b.shared - a.shared || a.unit - b.unit)
    .slice(0, count);
}
