import {
  forceCollide,
  forceLink,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum
} from 'd3-force';
import type { Neighbours } from './adjacency';

/** A unit as a disc on the plane: `y` grows to the south. */
export interface Disc {
  x: number;
  y: number;
  r: number;
}

interface Node extends SimulationNodeDatum {
  home: Disc;
  state: string;
}

/** How strongly discs are pulled, and for how long. */
export interface SpreadOptions {
  /** Towards neighbours that share a border; 0–1. */
  link: number;
  /** Towards where the unit really is; 0–1. */
  home: number;
  ticks: number;
  /** Called with the share done. */
  report?: (share: number) => void;
}

/**
 * Pushes discs apart until they hardly overlap while neighbours pull one another and the country keeps its shape.
 * The same discs give the same answer: d3-force draws its jitter from a generator with a fixed seed.
 */
export function spread(
  discs: readonly Disc[],
  states: readonly string[],
  neighbours: Neighbours,
  { link, home, ticks, report = () => {} }: SpreadOptions
): Disc[] {
  const nodes = discs.map((disc, i): Node => ({ x: disc.x, y: disc.y, home: disc, state: states[i] }));
  const links: SimulationLinkDatum<Node>[] = [];
  neighbours.a.forEach((a, i) => {
    if (neighbours.side[i]) links.push({ source: a, target: neighbours.b[i] });
  });
  const gap = (l: SimulationLinkDatum<Node>) => (l.source as Node).home.r + (l.target as Node).home.r;
  const sameState = (l: SimulationLinkDatum<Node>) =>
    (l.source as Node).state === (l.target as Node).state ? 1 : 0.35;
  const simulation = forceSimulation(nodes)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .velocityDecay(0.5)
    .force('home-x', forceX<Node>((n) => n.home.x).strength(home))
    .force('home-y', forceY<Node>((n) => n.home.y).strength(home))
    .force(
      'collide',
      forceCollide<Node>((n) => n.home.r)
        .strength(0.9)
        .iterations(3)
    )
    .stop();
  simulation.force(
    'link',
    forceLink<Node, SimulationLinkDatum<Node>>(links)
      .distance(gap)
      .strength((l) => link * sameState(l))
  );
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    if (tick % 20 === 0) report(tick / ticks);
  }
  return nodes.map((n) => ({ x: n.x!, y: n.y!, r: n.home.r }));
}

/** Angle between one try and the next around a taken place: the golden one visits every side evenly. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Share of a radius by which a disc keeps off the others. */
const GAP = 0.015;

/**
 * Moves every disc to the nearest free place, largest first, so that none overlaps another and none changes its size.
 */
export function separate(discs: readonly Disc[]): Disc[] {
  const order = [...discs.keys()].sort((a, b) => discs[b].r - discs[a].r || a - b);
  const board = new Map<string, Disc[]>();
  const squares = ({ x, y, r }: Disc) => {
    const found: string[] = [];
    for (let i = Math.floor(x - r); i <= Math.floor(x + r); i++)
      for (let j = Math.floor(y - r); j <= Math.floor(y + r); j++) found.push(`${i},${j}`);
    return found;
  };
  const collides = (disc: Disc) =>
    squares(disc).some((key) =>
      board
        .get(key)
        ?.some((o) => (o.x - disc.x) ** 2 + (o.y - disc.y) ** 2 < ((o.r + disc.r) * (1 + GAP)) ** 2)
    );
  const placed: Disc[] = [];
  for (const i of order) {
    const wish = discs[i];
    let disc = wish;
    for (let step = 1; collides(disc); step++) {
      const away = 0.3 * wish.r * Math.sqrt(step) + 0.02 * Math.sqrt(step);
      disc = {
        r: wish.r,
        x: wish.x + away * Math.cos(step * GOLDEN),
        y: wish.y + away * Math.sin(step * GOLDEN)
      };
    }
    placed[i] = disc;
    const wide = { ...disc, r: disc.r * (1 + 2 * GAP) };
    for (const key of squares(wide)) board.set(key, [...(board.get(key) ?? []), disc]);
  }
  return placed;
}
