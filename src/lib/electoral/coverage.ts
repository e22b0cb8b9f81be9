import type { DistrictMap } from './district-map';

/** A figure that nobody can tell exactly, by position of the district: never under `min` nor over `max`. */
export interface Band {
  min: Float64Array;
  best: Float64Array;
  max: Float64Array;
}

/**
 * Active cells whose district is known, by pair of municipality and district, and the municipalities that also have one
 * whose district is not. Without it every cell is only known by its municipality.
 */
export interface PlacedCells {
  /** Cells, and their members, that are known to be in each pair. */
  cells: Float64Array;
  members: Float64Array;
  /** By position of the catalogue: an active cell is somewhere in the municipality, and nobody says where. */
  loose: Uint8Array;
}

/**
 * The pairs that the best estimate counts: those of every covered municipality, but of a cut one whose active cells are
 * all placed only the districts that they are in.
 * @param covered by position of the catalogue, 1 when the municipality has an active cell
 */
export function countedPairs(
  { distrito, municipio, whole }: DistrictMap,
  covered: ArrayLike<number>,
  placed: PlacedCells | null = null
): Uint8Array {
  const counted = new Uint8Array(distrito.length);
  for (let i = 0; i < distrito.length; i++) {
    const m = municipio[i];
    if (covered[m] && (whole[m] || !placed || placed.loose[m] || placed.cells[i] > 0)) counted[i] = 1;
  }
  return counted;
}

/**
 * Coverage of each district, 0–100, by the weights of the map. Least: only covered municipalities that are known to lie
 * wholly in the district. Most: every covered municipality counts with all of its share. Best: the pairs of `countedPairs`. NaN is
 * *sin dato*: nobody says what the district weighs.
 */
export function coverDistricts(
  map: DistrictMap,
  covered: ArrayLike<number>,
  placed: PlacedCells | null = null
): Band {
  const count = map.distritos.length;
  const [min, best, max] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const counted = countedPairs(map, covered, placed);
  for (let i = 0; i < map.distrito.length; i++) {
    const m = map.municipio[i];
    if (!covered[m]) continue;
    const d = map.distrito[i];
    const share = 100 * map.shareDistrito[i];
    max[d] += share;
    if (map.whole[m]) min[d] += share;
    if (counted[i]) best[d] += share;
  }
  // A district that weighs nothing by this base is not known to be uncovered.
  for (let d = 0; d < count; d++) if (!(map.sizes[d] > 0) || map.untold?.[d]) min[d] = best[d] = max[d] = NaN;
  return { min, best, max };
}

/**
 * What is counted by municipality, as far as it can be told by district: the least of those that lie wholly in it, the
 * most of all that touch it, and in between each municipality by the share of it that is there. Over all districts the
 * last add up to the whole. *Sin dato* (NaN) counts nothing.
 * @param placed how much of it is known to be in each pair; the rest of its municipality is shared out
 */
export function countDistricts(
  map: DistrictMap,
  figures: Float64Array,
  placed: Float64Array | null = null
): Band {
  const count = map.distritos.length;
  const [min, best, max] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const known = new Float64Array(figures.length);
  if (placed) for (let i = 0; i < placed.length; i++) known[map.municipio[i]] += placed[i];
  for (let i = 0; i < map.distrito.length; i++) {
    const m = map.municipio[i];
    if (!(figures[m] > 0)) continue;
    const d = map.distrito[i];
    const here = placed ? placed[i] : 0;
    const rest = figures[m] - known[m];
    max[d] += here + rest;
    best[d] += here + rest * map.shareMunicipio[i];
    min[d] += map.whole[m] ? here + rest : here;
  }
  return { min, best, max };
}

/** Positions of the municipalities that lie in more than one district, ascending. */
export const cutMunicipalities = ({ parts }: DistrictMap): number[] =>
  [...parts.keys()].filter((m) => parts[m] > 1);

/**
 * The fewest municipalities that would bring a district to a threshold, the greatest shares first; null when not even
 * all of them would.
 * @param counted pairs that count already
 * @param threshold 0–100
 */
export function missingFor(
  map: DistrictMap,
  district: number,
  counted: Uint8Array,
  threshold: number
): { municipio: number; adds: number }[] | null {
  if (map.untold?.[district]) return null;
  const open: { municipio: number; adds: number }[] = [];
  let reached = 0;
  for (let i = map.starts[district]; i < map.starts[district + 1]; i++) {
    const adds = 100 * map.shareDistrito[i];
    if (counted[i]) reached += adds;
    else open.push({ municipio: map.municipio[i], adds });
  }
  open.sort((a, b) => b.adds - a.adds || a.municipio - b.municipio);
  const chosen: typeof open = [];
  // Shares are sums of fractions: a threshold of all of it must not be missed by the last bit.
  while (reached < threshold - 1e-9) {
    const next = open[chosen.length];
    if (!next) return null;
    chosen.push(next);
    reached += next.adds;
  }
  return chosen;
}
