/** Who is near whom, with row-standardised weights: each neighbour of a unit weighs 1 over how many it has. */
export interface SpatialWeights {
  /** Neighbours of `i` are `items[start[i]]` to before `items[start[i + 1]]`. A unit without any is an island. */
  start: Uint32Array;
  items: Uint32Array;
}

/** Neighbours one by one as weights; those not in `among` are left out. @param among 1 for the units that have a value */
export function weighNeighbours(
  lists: readonly ArrayLike<number>[],
  among: ArrayLike<number>
): SpatialWeights {
  const kept = lists.map((list, i) => (among[i] ? Array.from(list).filter((j) => j !== i && among[j]) : []));
  const start = new Uint32Array(lists.length + 1);
  kept.forEach((list, i) => (start[i + 1] = start[i] + list.length));
  const items = new Uint32Array(start[lists.length]);
  kept.forEach((list, i) => items.set(list, start[i]));
  return { start, items };
}

/** How many neighbours a unit has. */
export const degreeOf = ({ start }: SpatialWeights, i: number): number => start[i + 1] - start[i];

/** Mean of the values of a unit's neighbours; NaN of an island. */
export function lagOf({ start, items }: SpatialWeights, values: ArrayLike<number>, i: number): number {
  let sum = 0;
  for (let at = start[i]; at < start[i + 1]; at++) sum += values[items[at]];
  return sum / (start[i + 1] - start[i]);
}
