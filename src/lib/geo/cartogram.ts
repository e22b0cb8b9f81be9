import { linearSumAssignment } from 'linear-sum-assignment';
import type { Neighbours } from './adjacency';
import { centreOf } from './hex-grid';
import { Regions, squared, unitsByState } from './regions';
import { spread, type Disc } from './spread';

/** A place on the plane for every unit, all alike: hexagons of width 1 whose centres stand on one grid. */
export interface TileMap {
  x: Float64Array;
  y: Float64Array;
}

/** Units to be laid out: where they really are and to which state they belong. */
export interface TileInput {
  /** Plane coordinates in cells: the whole country has about as many square cells as it has units. */
  x: Float64Array;
  y: Float64Array;
  states: readonly string[];
  neighbours: Neighbours;
}

const TICKS = 400;
/** The country begins smaller than it is, so that the crowded south grows more than the empty north shrinks. */
const SHRINK = 0.85;

/**
 * A hexagon per unit such that no two overlap, every state hangs together and neighbours stay near. Units are first
 * pushed apart until each has the same room; the grid's cells go to the state of the nearest unit; cells pass from
 * state to state along chains until each has as many as units, never breaking one apart; within each state the
 * assignment with the least sum of squared displacements is exact (Jonker-Volgenant).
 * @param report called with the share done
 */
export function layTiles(input: TileInput, report: (share: number) => void = () => {}): TileMap {
  const discs = Array.from(input.x, (x, i): Disc => ({ x: SHRINK * x, y: SHRINK * input.y[i], r: 0.5 }));
  const loose = spread(discs, input.states, input.neighbours, {
    link: 0.55,
    home: 0.01,
    ticks: TICKS,
    report: (share) => report(0.5 * share)
  });
  const regions = new Regions(loose, input.states);
  regions.settle();
  report(0.6);
  for (let round = 0; round < 2; round++) {
    regions.polish();
    regions.fillHoles();
  }
  report(0.75);
  const tiles: TileMap = { x: new Float64Array(loose.length), y: new Float64Array(loose.length) };
  const members = unitsByState(input.states);
  let done = 0;
  for (const [state, units] of members) {
    const cells = [...regions.cellsOf(state)].sort((a, b) => a - b);
    const cost = units.map((u) => cells.map((c) => squared(centreOf(c), loose[u])));
    const { rowAssignments } = linearSumAssignment(cost, { maximaze: false });
    units.forEach((u, i) => {
      const at = centreOf(cells[rowAssignments[i]]);
      tiles.x[u] = at.x;
      tiles.y[u] = at.y;
    });
    done += units.length;
    report(0.75 + (0.25 * done) / loose.length);
  }
  return tiles;
}

/** How faithful a tile map is. Distances in cells. */
export interface TileReport {
  /** Mean distance between a unit's tile and where it really is, after the best shift and scale. */
  meanShift: number;
  /** Share of the pairs that share a border whose tiles touch, and that are at most two cells apart; 0–1. */
  touching: number;
  near: number;
}

/** Measures a tile map against the true places. */
export function reportTiles({ x, y, neighbours }: TileInput, tiles: TileMap): TileReport {
  const n = x.length;
  const mean = (values: Float64Array) => values.reduce((a, b) => a + b, 0) / n;
  const [mx, my, tx, ty] = [x, y, tiles.x, tiles.y].map(mean);
  let cross = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    cross += (x[i] - mx) * (tiles.x[i] - tx) + (y[i] - my) * (tiles.y[i] - ty);
    size += (x[i] - mx) ** 2 + (y[i] - my) ** 2;
  }
  const scale = cross / size;
  let shift = 0;
  for (let i = 0; i < n; i++)
    shift += Math.hypot(tiles.x[i] - tx - scale * (x[i] - mx), tiles.y[i] - ty - scale * (y[i] - my));
  let [pairs, touching, near] = [0, 0, 0];
  neighbours.a.forEach((a, i) => {
    if (!neighbours.side[i]) return;
    const b = neighbours.b[i];
    const distance = Math.hypot(tiles.x[a] - tiles.x[b], tiles.y[a] - tiles.y[b]);
    pairs++;
    if (distance < 1.01) touching++;
    if (distance < 2.01) near++;
  });
  return { meanShift: shift / n, touching: touching / pairs, near: near / pairs };
}
