import { Points } from './nearest';

/** For every unit, the others nearest to it, nearest first, and how far they are. */
export interface NearLists {
  /** How many each list holds. */
  k: number;
  /** Positions, `k` per unit. */
  positions: Uint16Array;
  /** Kilometres on the ellipsoid, `k` per unit. */
  km: Float64Array;
}

/** Enough for nearly every question to end inside the list. */
const LIST = 48;

/** Lists of the nearest units of every unit; takes a moment, so it runs in a worker. Places are degrees. */
export function listNearest(lon: ArrayLike<number>, lat: ArrayLike<number>): NearLists {
  const points = new Points(lon, lat);
  const k = Math.min(LIST, Math.max(points.count - 1, 0));
  const positions = new Uint16Array(points.count * k);
  const km = new Float64Array(points.count * k);
  for (let i = 0; i < points.count; i++)
    points.nearest(i, k).forEach((near, j) => {
      positions[i * k + j] = near.position;
      km[i * k + j] = near.km;
    });
  return { k, positions, km };
}

/** Distance from every unit to the nearest one with something, and which it is. */
export interface NearestWithPresence {
  /** Kilometres; 0 for the units that have it themselves, NaN when none has. */
  km: Float64Array;
  /** Position; −1 when none has. */
  who: Int32Array;
}

/** Which unit that has something is nearest to a unit, itself left out; null when no other has. */
export function nearestOther(
  from: number,
  has: (position: number) => boolean,
  { k, positions, km }: NearLists,
  points: Points
): { position: number; km: number } | null {
  for (let j = from * k; j < (from + 1) * k; j++)
    if (has(positions[j])) return { position: positions[j], km: km[j] };
  if (k >= points.count - 1) return null;
  return points.nearest(from, 1, has)[0] ?? null;
}

/** With as few as these, looking at each of them is quicker than looking around. */
const FEW = 250;

/** How far every unit is from the nearest one that has something. */
export function reachOf(
  has: (position: number) => boolean,
  lists: NearLists,
  points: Points
): NearestWithPresence {
  const km = new Float64Array(points.count).fill(NaN);
  const who = new Int32Array(points.count).fill(-1);
  const those: number[] = [];
  for (let i = 0; i < points.count; i++) if (has(i)) those.push(i);
  const find = (i: number) =>
    those.length > FEW ? nearestOther(i, has, lists, points) : points.nearestOf(i, those);
  for (const i of those) [km[i], who[i]] = [0, i];
  if (those.length)
    for (let i = 0; i < points.count; i++) {
      if (who[i] >= 0) continue;
      const near = find(i);
      if (near) [km[i], who[i]] = [near.km, near.position];
    }
  return { km, who };
}
