import type { Lists } from './lists';

/** Units shared out among so many zones that hang together. */
export interface ZonePlan {
  /** Zone of each unit; −1 for units that are not shared out. */
  zone: Int32Array;
  /** Weight of each zone. */
  weight: Float64Array;
  /** How far the zone that is farthest from the mean is from it, as a share of the mean. */
  imbalance: number;
}

/** What is shared out. */
export interface ZoneProblem {
  /** Neighbours of each unit; links over water among them. */
  neighbours: Lists;
  /** 1 for the units to share out; they must hang together. */
  inside: Uint8Array;
  weight: Float64Array;
  k: number;
  /** How uneven zones may be for the sake of shorter borders, as a share of the mean; 0 evens them out all it can. */
  tolerance?: number;
}

/** A coordinator does not notice two parts in a hundred, and notices a zone that winds around another. */
export const TOLERANCE = 0.02;

const STARTS = 24;
const ROUNDS = 60;

/** The parts of some units that hang together, largest first. */
export function connectedParts(units: Iterable<number>, { start, items }: Lists): number[][] {
  const left = new Set(units);
  const parts: number[][] = [];
  for (const first of left) {
    left.delete(first);
    const part = [first];
    for (const unit of part)
      for (let at = start[unit]; at < start[unit + 1]; at++) if (left.delete(items[at])) part.push(items[at]);
    parts.push(part);
  }
  return parts.sort((p, q) => q.length - p.length);
}

/** How uneven zones are: the largest distance of a weight from the mean, as a share of it; 0 without any weight. */
export function imbalanceOf(weight: Float64Array): number {
  const mean = weight.reduce((a, b) => a + b, 0) / weight.length;
  return mean > 0 ? weight.reduce((most, w) => Math.max(most, Math.abs(w - mean)), 0) / mean : 0;
}

/** Whether a zone still hangs together without one of its units; a zone of that one alone must keep it. */
export function canLose(unit: number, zone: Int32Array, { start, items }: Lists): boolean {
  const own = zone[unit];
  const near: number[] = [];
  for (let at = start[unit]; at < start[unit + 1]; at++) if (zone[items[at]] === own) near.push(items[at]);
  if (near.length === 0) return false;
  // Walk from one of the neighbours without the unit: the others must be met.
  const wanted = new Set(near.slice(1));
  const seen = new Set([unit, near[0]]);
  const queue = [near[0]];
  for (const at of queue) {
    if (wanted.size === 0) return true;
    for (let n = start[at]; n < start[at + 1]; n++) {
      const other = items[n];
      if (zone[other] !== own || seen.has(other)) continue;
      seen.add(other);
      wanted.delete(other);
      queue.push(other);
    }
  }
  return wanted.size === 0;
}

/**
 * Shares units out among k zones that hang together, with weights as even as many starts and exchanges along their borders
 * make them, and within the tolerance with as few pairs of neighbours apart as that finds. Zones grow from units far from
 * each other, the lightest first; units move, one at a time, to a lighter neighbour as long as that evens them out; then to
 * where more of their neighbours are. Even shares that hang together are hard to find (NP-hard): the best found is given,
 * the same one every time.
 */
export function shareOut(problem: ZoneProblem, random: (limit: number) => number): ZonePlan {
  const { inside, weight, k, neighbours, tolerance = 0 } = problem;
  const units = [...inside.keys()].filter((i) => inside[i]);
  let best: (ZonePlan & { apart: number }) | null = null;
  for (let start = 0; start < STARTS; start++) {
    const zone = grow(problem, units, random);
    const sums = new Float64Array(k);
    for (const unit of units) sums[zone[unit]] += weight[unit];
    evenOut(problem, units, zone, sums, tolerance);
    if (imbalanceOf(sums) <= tolerance) shorten(problem, units, zone, sums, tolerance);
    const imbalance = imbalanceOf(sums);
    const apart = countApart(units, zone, neighbours);
    const [own, least] = [
      Math.max(imbalance, tolerance),
      best ? Math.max(best.imbalance, tolerance) : Infinity
    ];
    if (own < least || (own === least && apart < best!.apart))
      best = { zone, weight: sums, imbalance, apart };
  }
  const { zone, weight: sums, imbalance } = best!;
  return { zone, weight: sums, imbalance };
}

/** Pairs of neighbours that are in different zones, each counted twice. */
function countApart(units: readonly number[], zone: Int32Array, { start, items }: Lists): number {
  let apart = 0;
  for (const unit of units)
    for (let at = start[unit]; at < start[unit + 1]; at++)
      if (zone[items[at]] >= 0 && zone[items[at]] !== zone[unit]) apart++;
  return apart;
}

/** Moves units to where more of their neighbours are as long as the weights stay within the tolerance. */
function shorten(
  { neighbours, weight, k }: ZoneProblem,
  units: readonly number[],
  zone: Int32Array,
  sums: Float64Array,
  tolerance: number
): void {
  const mean = sums.reduce((a, b) => a + b, 0) / k;
  const [low, high] = [mean * (1 - tolerance), mean * (1 + tolerance)];
  const near = new Int32Array(k);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const unit of units) {
      const from = zone[unit];
      if (sums[from] - weight[unit] < low) continue;
      near.fill(0);
      for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++)
        if (zone[neighbours.items[at]] >= 0) near[zone[neighbours.items[at]]]++;
      let to = from;
      for (let z = 0; z < k; z++) if (near[z] > near[to] && sums[z] + weight[unit] <= high) to = z;
      if (to === from || !canLose(unit, zone, neighbours)) continue;
      zone[unit] = to;
      sums[from] -= weight[unit];
      sums[to] += weight[unit];
      moved = true;
    }
    if (!moved) return;
  }
}

/** Steps from some units to each of the others. */
function stepsFrom(from: readonly number[], { neighbours, inside }: ZoneProblem): Int32Array {
  const steps = new Int32Array(inside.length).fill(-1);
  for (const unit of from) steps[unit] = 0;
  const queue = [...from];
  for (const unit of queue)
    for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++) {
      const other = neighbours.items[at];
      if (!inside[other] || steps[other] >= 0) continue;
      steps[other] = steps[unit] + 1;
      queue.push(other);
    }
  return steps;
}

function grow(problem: ZoneProblem, units: readonly number[], random: (limit: number) => number): Int32Array {
  const { neighbours, inside, weight, k } = problem;
  const zone = new Int32Array(inside.length).fill(-1);
  const seeds = [units[random(units.length)]];
  while (seeds.length < k) {
    const steps = stepsFrom(seeds, problem);
    const far = Math.max(...units.map((u) => steps[u]));
    const farthest = units.filter((u) => steps[u] === far && !seeds.includes(u));
    seeds.push(farthest[random(farthest.length)]);
  }
  const sums = new Float64Array(k);
  const fronts: number[][] = seeds.map(() => []);
  const take = (unit: number, z: number) => {
    zone[unit] = z;
    sums[z] += weight[unit];
    for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++)
      if (inside[neighbours.items[at]] && zone[neighbours.items[at]] < 0)
        fronts[z].push(neighbours.items[at]);
  };
  seeds.forEach(take);
  for (let left = units.length - k; left > 0; left--) {
    let lightest = -1;
    for (let z = 0; z < k; z++) {
      // What others took meanwhile is no longer beside it to be taken.
      while (fronts[z].length && zone[fronts[z][0]] >= 0) fronts[z].shift();
      if (fronts[z].length && (lightest < 0 || sums[z] < sums[lightest])) lightest = z;
    }
    take(fronts[lightest].shift()!, lightest);
  }
  return zone;
}

/** Moves units along the borders of zones as long as the weights get more even, or until they are even enough. */
function evenOut(
  { neighbours, weight }: ZoneProblem,
  units: readonly number[],
  zone: Int32Array,
  sums: Float64Array,
  enough: number
): void {
  for (let round = 0; round < ROUNDS && (enough === 0 || imbalanceOf(sums) > enough); round++) {
    let moved = false;
    for (const unit of units) {
      const from = zone[unit];
      let [to, gain] = [-1, 1e-9];
      for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++) {
        const other = zone[neighbours.items[at]];
        if (other < 0 || other === from || other === to) continue;
        // How much the sum of squares shrinks.
        const less = 2 * weight[unit] * (sums[from] - sums[other] - weight[unit]);
        if (less > gain) [to, gain] = [other, less];
      }
      if (to < 0 || !canLose(unit, zone, neighbours)) continue;
      zone[unit] = to;
      sums[from] -= weight[unit];
      sums[to] += weight[unit];
      moved = true;
    }
    if (!moved && !exchange(units, zone, sums, weight, neighbours)) return;
  }
}

/** Exchanges two units across a border where that evens the weights out; whether any were. */
function exchange(
  units: readonly number[],
  zone: Int32Array,
  sums: Float64Array,
  weight: Float64Array,
  neighbours: Lists
): boolean {
  let any = false;
  const isBeside = (unit: number, z: number, but: number) => {
    for (let at = neighbours.start[unit]; at < neighbours.start[unit + 1]; at++)
      if (zone[neighbours.items[at]] === z && neighbours.items[at] !== but) return true;
    return false;
  };
  const border = units.filter((u) => {
    for (let at = neighbours.start[u]; at < neighbours.start[u + 1]; at++) {
      const z = zone[neighbours.items[at]];
      if (z >= 0 && z !== zone[u]) return true;
    }
    return false;
  });
  for (const a of border)
    for (const b of border) {
      const [p, q] = [zone[a], zone[b]];
      const shift = weight[a] - weight[b];
      // Only what makes the heavier one lighter, and not lighter than the other was.
      if (p === q || shift <= 0 || sums[p] - sums[q] - shift <= 1e-9) continue;
      if (!isBeside(a, q, b) || !isBeside(b, p, a) || !canLose(a, zone, neighbours)) continue;
      zone[a] = q;
      if (canLose(b, zone, neighbours) && isBeside(b, p, a)) {
        zone[b] = p;
        sums[p] -= shift;
        sums[q] += shift;
        any = true;
      } else zone[a] = p;
    }
  return any;
}
