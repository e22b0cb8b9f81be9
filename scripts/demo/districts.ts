/** Invented districts: contiguous parts of each state, as many as its seats, with large municipalities cut. */
import type { Catalog } from '../../src/lib/domain/catalog';
import type { Neighbours } from '../../src/lib/geo/adjacency';

/** The share (0–1) of a municipality that lies in a district; the shares of a municipality add up to one. */
export interface DemoPart {
  municipio: number;
  /** Code of the district, `EEDD` as a number. */
  distrito: number;
  share: number;
}

/** A municipality, or what is left of it once whole districts were cut out. */
interface Node {
  municipio: number;
  people: number;
  links: Set<number>;
}

/** Times the quota from which a municipality is cut: the law's own tolerance. */
const CUT_FROM = 1.15;
/** What always stays of a cut municipality, so that it goes on joining its neighbours. */
const LEFT_OVER = 0.04;
const TREES = 40;

/** Cuts the large municipalities of a state into whole districts; what is left of them are nodes like the others. */
function cutLarge(units: readonly number[], people: Float64Array, seats: number) {
  const quota = units.reduce((sum, m) => sum + people[m], 0) / seats;
  const wholes = new Map<number, number>();
  for (const m of units)
    if (people[m] > CUT_FROM * quota)
      wholes.set(m, Math.max(1, Math.floor((people[m] * (1 - LEFT_OVER)) / quota)));
  const used = () => [...wholes.values()].reduce((a, b) => a + b, 0);
  // Somebody must be left for the rest of the state.
  while (used() >= seats) {
    const [most] = [...wholes].sort((a, b) => b[1] - a[1])[0];
    if (wholes.get(most) === 1) wholes.delete(most);
    else wholes.set(most, wholes.get(most)! - 1);
  }
  return { wholes, quota, left: seats - used() };
}

/** Joins the parts of a graph that nothing joins, islands among them, by their closest pair. */
function joinIslands(nodes: Node[], catalog: Catalog): void {
  const at = (node: Node) => catalog.municipios[node.municipio];
  for (;;) {
    const seen = new Set([0]);
    const queue = [0];
    while (queue.length)
      for (const next of nodes[queue.pop()!].links)
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(next);
        }
    if (seen.size === nodes.length) return;
    let best: [number, number, number] = [Infinity, 0, 0];
    for (const i of seen)
      nodes.forEach((node, k) => {
        if (seen.has(k)) return;
        const [p, q] = [at(nodes[i]), at(node)];
        const far = (p.lon - q.lon) ** 2 + (p.lat - q.lat) ** 2;
        if (far < best[0]) best = [far, i, k];
      });
    nodes[best[1]].links.add(best[2]);
    nodes[best[2]].links.add(best[1]);
  }
}

/** A spanning tree of some nodes, drawn at random: the parent of each, in the order in which they were reached. */
function drawTree(
  part: readonly number[],
  nodes: readonly Node[],
  random: () => number
): Map<number, number> {
  const inside = new Set(part);
  const root = part[Math.floor(random() * part.length)];
  const parent = new Map([[root, -1]]);
  const edges: [number, number][] = [...nodes[root].links].map((k) => [root, k]);
  while (edges.length) {
    const at = Math.floor(random() * edges.length);
    const [from, to] = edges[at];
    edges[at] = edges[edges.length - 1];
    edges.pop();
    if (!inside.has(to) || parent.has(to)) continue;
    parent.set(to, from);
    for (const k of nodes[to].links) edges.push([to, k]);
  }
  return parent;
}

/** Splits a connected part in as many connected ones as seats, of people as even as some random trees allow. */
function split(part: number[], seats: number, nodes: readonly Node[], random: () => number): number[][] {
  if (seats === 1) return [part];
  const few = Math.floor(seats / 2);
  const total = part.reduce((sum, k) => sum + nodes[k].people, 0);
  const target = (total * few) / seats;
  let best: { off: number; inside: Set<number> } | null = null;
  for (let t = 0; t < TREES; t++) {
    const parent = drawTree(part, nodes, random);
    const order = [...parent.keys()];
    const below = new Map(order.map((k) => [k, { people: nodes[k].people, size: 1 }]));
    for (const k of order.toReversed()) {
      const up = parent.get(k)!;
      if (up < 0) continue;
      const [mine, theirs] = [below.get(k)!, below.get(up)!];
      theirs.people += mine.people;
      theirs.size += mine.size;
    }
    for (const k of order) {
      const { people, size } = below.get(k)!;
      // Each side must have a node for each of its seats.
      if (parent.get(k)! < 0 || size < few || part.length - size < seats - few) continue;
      const off = Math.abs(people - target);
      if (best && off >= best.off) continue;
      const inside = new Set([k]);
      for (const other of order) if (inside.has(parent.get(other)!)) inside.add(other);
      best = { off, inside };
    }
  }
  if (!best) throw new Error('a part could not be split');
  const { inside } = best;
  const halves = [part.filter((k) => inside.has(k)), part.filter((k) => !inside.has(k))];
  return [...split(halves[0], few, nodes, random), ...split(halves[1], seats - few, nodes, random)];
}

/** Invents the districts of every state. `seats` are those of each, by its key. */
export function inventDistricts(
  catalog: Catalog,
  neighbours: Neighbours,
  people: Float64Array,
  seats: Readonly<Record<string, number>>,
  random: () => number
): DemoPart[] {
  const parts: DemoPart[] = [];
  const stateOf = (m: number) => catalog.municipios[m].clave.slice(0, 2);
  for (const [state, count] of Object.entries(seats).sort()) {
    const units = [...catalog.municipios.keys()].filter((m) => stateOf(m) === state);
    const { wholes, quota, left } = cutLarge(units, people, count);
    const at = new Map(units.map((m, i) => [m, i]));
    const nodes = units.map((m): Node => {
      const whole = wholes.get(m) ?? 0;
      const rest = whole ? Math.max(people[m] - whole * quota, LEFT_OVER * people[m]) : people[m];
      return { municipio: m, people: rest, links: new Set() };
    });
    neighbours.a.forEach((a, i) => {
      const [p, q] = [at.get(a), at.get(neighbours.b[i])];
      if (p === undefined || q === undefined || !neighbours.side[i]) return;
      nodes[p].links.add(q);
      nodes[q].links.add(p);
    });
    joinIslands(nodes, catalog);
    let number = Number(state) * 100;
    const all = [...nodes.keys()];
    for (const group of split(all, left, nodes, random)) {
      number++;
      for (const k of group) {
        const { municipio, people: rest } = nodes[k];
        parts.push({ municipio, distrito: number, share: rest / people[municipio] });
      }
    }
    for (const [municipio, whole] of wholes) {
      const rest = nodes[at.get(municipio)!].people / people[municipio];
      for (let i = 0; i < whole; i++)
        parts.push({ municipio, distrito: ++number, share: (1 - rest) / whole });
    }
  }
  return parts;
}
