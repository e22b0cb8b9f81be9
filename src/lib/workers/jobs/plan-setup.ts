import type { Objective, PlanReach } from '../../domain/plan';
import { Points } from '../../geo/nearest';
import { countLists, packLists, type Lists } from '../../plan/lists';
import { connectedParts } from '../../plan/zones';
import type { Distances, PlanProblem, Rows } from '../../plan/problem';

/** Where things are, unit by unit of the frame. */
export interface PlanPlaces {
  /** Degrees of the interior points; NaN without. */
  lon: Float64Array;
  lat: Float64Array;
  neighbours: Lists;
}

/** What a person asks of the planner, unit by unit of the frame. */
export interface PlanSetup {
  objective: Objective;
  k: number;
  /** Weight of each unit; NaN is *sin dato* and counts 0. */
  weight: Float64Array;
  reach: PlanReach;
  /** 1 for the units that may be opened and whose weight counts. */
  region: Uint8Array;
  present: Uint8Array;
  must: readonly number[];
  never: readonly number[];
  budget: { cost: Float64Array; most: number } | null;
  /** At least so many new ones in each group; −1 is of none. */
  least: { group: Int32Array; count: number } | null;
  connected: boolean;
  /** What `lscp` must reach. */
  cover: Cover;
}

/** Groups of units (states, districts) and how much each needs of what its units give. */
export interface CoverGroups {
  /** Units of each group; one that lies in several is of each of them. */
  units: Lists;
  /** What each of those gives once it has presence, parallel to `units.items`; what nobody knows is 0. */
  gives: Float64Array;
  need: number;
}

/**
 * What is satisfied by `lscp`: every unit of the region within reach, or every group with units in the region having as
 * much as it needs, what is there now included. `share` of them is enough, 0–1.
 */
export interface Cover {
  share: number;
  groups: CoverGroups | null;
}

/** Units that reach each unit. */
export function listReach(reach: PlanReach, { lon, lat, neighbours }: PlanPlaces): Lists {
  const units = Array.from(lon.keys());
  if (reach.kind === 'propio') return packLists(units.map((i) => [i]));
  if (reach.kind === 'vecinos') {
    const { start, items } = neighbours;
    return packLists(units.map((i) => [i, ...items.subarray(start[i], start[i + 1])]));
  }
  const points = new Points(lon, lat);
  return packLists(units.map((i) => [i, ...points.within(i, reach.km).map((near) => near.position)]));
}

/** Weight as it counts: what nobody says is 0, and nothing outside of the region. */
const weightOf = ({ weight, region }: PlanSetup) => weight.map((w, i) => (region[i] && w > 0 ? w : 0));

function rowsOf(setup: PlanSetup, reach: Lists): Rows {
  const weight = weightOf(setup);
  const { region, cover, objective } = setup;
  if (objective === 'lscp' && cover.groups) {
    const { units, gives, need } = cover.groups;
    const rows: number[][] = [];
    const amounts: number[] = [];
    for (let group = 0; group < countLists(units); group++) {
      const row: number[] = [];
      for (let at = units.start[group]; at < units.start[group + 1]; at++) {
        if (!region[units.items[at]]) continue;
        row.push(units.items[at]);
        amounts.push(gives[at] > 0 ? gives[at] : 0);
      }
      if (row.length) rows.push(row);
    }
    return {
      reach: packLists(rows),
      amount: Float64Array.from(amounts),
      need: new Float64Array(rows.length).fill(need),
      weight: Float64Array.from(rows, (row) => row.reduce((sum, unit) => sum + weight[unit], 0))
    };
  }
  const wanted = [...region.keys()].filter((i) => region[i] && (objective === 'lscp' || weight[i] > 0));
  return {
    reach: packLists(wanted.map((i) => [...reach.items.subarray(reach.start[i], reach.start[i + 1])])),
    amount: null,
    need: null,
    weight: Float64Array.from(wanted, (i) => weight[i])
  };
}

function distancesOf(setup: PlanSetup, open: Uint8Array, { lon, lat }: PlanPlaces): Distances {
  const weight = weightOf(setup);
  const points = new Points(lon, lat);
  const there = [...setup.present.keys()].filter((i) => setup.present[i]);
  const from = Uint32Array.from([...weight.keys()].filter((i) => weight[i] > 0));
  const to = Uint32Array.from([...open.keys()].filter((i) => open[i]));
  const now = Float64Array.from(from, (i) =>
    setup.present[i] ? 0 : (points.nearestOf(i, there)?.km ?? Infinity)
  );
  const km = new Float64Array(from.length * to.length).fill(Infinity);
  from.forEach((i, row) =>
    to.forEach((j, column) => {
      // A unit farther than what there is now never serves this one.
      if (i === j) km[row * to.length + column] = 0;
      else if (points.chord(i, j) < now[row]) km[row * to.length + column] = points.distance(i, j);
    })
  );
  return { from, weight: Float64Array.from(from, (i) => weight[i]), to, km, now };
}

/**
 * The problem that a question is, over the places of a frame.
 * @param reach units that reach each unit, of whoever has them already
 */
export function setUpPlan(
  setup: PlanSetup,
  places: PlanPlaces,
  reach = listReach(setup.reach, places)
): PlanProblem {
  const { objective, region, present, must, never } = setup;
  const shut = new Set(never);
  const open = region.map((inside, i) => Number(inside && !present[i] && !shut.has(i)));
  const isMedian = objective === 'p-mediana';
  return {
    objective,
    units: region.length,
    present,
    open,
    must,
    k: objective === 'lscp' ? Infinity : setup.k,
    budget: objective === 'lscp' ? null : setup.budget,
    least: setup.least,
    neighbours: setup.connected ? places.neighbours : null,
    rows: isMedian
      ? { reach: packLists([]), amount: null, need: null, weight: new Float64Array() }
      : rowsOf(setup, reach),
    share: setup.cover.share,
    distances: isMedian ? distancesOf(setup, open, places) : null
  };
}

/**
 * Neighbours of some units with links between those of their parts that are nearest to each other, so that all hang
 * together, as islands do with the coast that they are reached from. The links come apart: whoever shows zones says them.
 */
export function linkParts(
  units: readonly number[],
  { lon, lat, neighbours }: PlanPlaces
): { neighbours: Lists; links: [number, number][] } {
  const points = new Points(lon, lat);
  const lists = Array.from({ length: countLists(neighbours) }, (_, i) => [
    ...neighbours.items.subarray(neighbours.start[i], neighbours.start[i + 1])
  ]);
  const [main, ...others] = connectedParts(units, neighbours);
  const joined = [...(main ?? [])];
  const links: [number, number][] = [];
  while (others.length) {
    let nearest: { part: number; a: number; b: number; chord: number } | null = null;
    others.forEach((part, at) => {
      for (const a of part)
        for (const b of joined) {
          const chord = points.chord(a, b);
          if (!nearest || chord < nearest.chord) nearest = { part: at, a, b, chord };
        }
    });
    // Where no place is known any link is as good as another.
    const { part, a, b } = nearest ?? { part: 0, a: others[0][0], b: joined[0] };
    links.push([a, b]);
    lists[a].push(b);
    lists[b].push(a);
    joined.push(...others.splice(part, 1)[0]);
  }
  return { neighbours: packLists(lists), links };
}
