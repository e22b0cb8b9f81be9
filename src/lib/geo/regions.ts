import { group } from 'd3-array';
import { quadtree } from 'd3-quadtree';
import { around, boxAround, cellHolding, centreOf, isConnected, type Cell } from './hex-grid';
import type { Disc } from './spread';

/** How much a free side of a cell weighs beside the square of a displacement of one cell. */
const SMOOTHNESS = 0.6;
const LEAST_GAIN = 0.3;
const ROUNDS = 12;

interface Point {
  x: number;
  y: number;
}
/** Square of the distance between two points. */
export const squared = (a: Point, b: Point) => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

/** Positions of the units of each state. */
export const unitsByState = (states: readonly string[]): Map<string, number[]> =>
  group(states.keys(), (i) => states[i]);

/** The pieces of a set of cells that hang together. */
function piecesOf(cells: ReadonlySet<Cell>): Set<Cell>[] {
  const left = new Set(cells);
  const pieces: Set<Cell>[] = [];
  for (const start of cells) {
    if (!left.delete(start)) continue;
    const piece = new Set([start]);
    const queue = [start];
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop())
      for (const next of around(cell))
        if (left.delete(next)) {
          piece.add(next);
          queue.push(next);
        }
    pieces.push(piece);
  }
  return pieces;
}

/** Which cells belong to which state, on the way to each having as many as it has units. */
export class Regions {
  private readonly owner = new Map<Cell, string>();
  private readonly cells = new Map<string, Set<Cell>>();
  private readonly wanted = new Map<string, number>();
  private readonly trees = new Map<string, ReturnType<typeof quadtree<Disc>>>();
  private readonly costs = new Map<string, number>();

  constructor(discs: readonly Disc[], states: readonly string[]) {
    const tree = quadtree<number>()
      .x((i) => discs[i].x)
      .y((i) => discs[i].y)
      .addAll([...discs.keys()]);
    for (const [state, units] of unitsByState(states)) {
      this.wanted.set(state, units.length);
      this.cells.set(state, new Set());
      this.trees.set(
        state,
        quadtree<Disc>()
          .x((d) => d.x)
          .y((d) => d.y)
          .addAll(units.map((u) => discs[u]))
      );
    }
    const seen = new Set<Cell>();
    for (const disc of discs) {
      const home = cellHolding(disc.x, disc.y);
      for (const cell of [home, ...around(home)]) {
        if (seen.has(cell)) continue;
        seen.add(cell);
        const at = centreOf(cell);
        const nearest = tree.find(at.x, at.y, 0.72);
        if (nearest !== undefined) this.give(cell, states[nearest]);
      }
    }
    // A state without any cell of its own begins at its first unit.
    for (const [state, units] of unitsByState(states)) {
      if (this.cellsOf(state).size) continue;
      this.give(cellHolding(discs[units[0]].x, discs[units[0]].y), state);
    }
    this.joinPieces();
  }

  cellsOf(state: string): Set<Cell> {
    return this.cells.get(state)!;
  }

  private give(cell: Cell, state: string | null): void {
    const before = this.owner.get(cell);
    if (before !== undefined) this.cellsOf(before).delete(cell);
    if (state === null) this.owner.delete(cell);
    else {
      this.owner.set(cell, state);
      this.cellsOf(state).add(cell);
    }
  }

  /** How far a cell is from the nearest unit of a state, squared. */
  private cost(cell: Cell, state: string): number {
    const key = `${state} ${cell}`;
    let cost = this.costs.get(key);
    if (cost === undefined) {
      const at = centreOf(cell);
      cost = squared(at, this.trees.get(state)!.find(at.x, at.y)!);
      this.costs.set(key, cost);
    }
    return cost;
  }

  /** Joins the pieces of each state to its largest one by a corridor; a piece that cannot be joined is freed. */
  private joinPieces(): void {
    for (const [state, cells] of this.cells) {
      const [main, ...rest] = piecesOf(cells).sort((a, b) => b.size - a.size);
      const whole = new Set(main);
      for (const piece of rest) {
        const corridor = this.corridor(piece, whole, state);
        if (corridor) for (const cell of [...piece, ...corridor]) whole.add(cell);
        else for (const cell of piece) this.give(cell, null);
      }
    }
  }

  /** The fewest cells between a piece and the rest of its state, taken from whoever can spare them; null when nobody can. */
  private corridor(piece: ReadonlySet<Cell>, whole: ReadonlySet<Cell>, state: string): Cell[] | null {
    const from = new Map<Cell, Cell | null>([...piece].map((c) => [c, null]));
    const queue = [...piece];
    let end: Cell | null = null;
    for (let i = 0; i < queue.length && end === null; i++)
      for (const next of around(queue[i])) {
        if (from.has(next)) continue;
        from.set(next, queue[i]);
        if (whole.has(next)) end = next;
        else if (this.owner.has(next)) queue.push(next);
      }
    if (end === null) return null;
    const path: Cell[] = [];
    for (let cell = from.get(end)!; !piece.has(cell); cell = from.get(cell)!) path.push(cell);
    const before = path.map((cell) => this.owner.get(cell)!);
    path.forEach((cell) => this.give(cell, state));
    const broken = [...new Set(before)].some((owner) => !isConnected(this.cellsOf(owner)));
    if (!broken) return path;
    path.forEach((cell, i) => this.give(cell, before[i]));
    return null;
  }

  /** Passes cells along until every state has as many as it wants. */
  settle(): void {
    const missing = (state: string) => this.wanted.get(state)! - this.cellsOf(state).size;
    for (let guard = 0; guard < 20_000; guard++) {
      const states = [...this.cells.keys()];
      const poor = states.filter((s) => missing(s) > 0).sort((a, b) => missing(b) - missing(a));
      const rich = states.filter((s) => missing(s) < 0).sort((a, b) => missing(a) - missing(b));
      if (poor.length === 0 && rich.length === 0) return;
      const moved = poor.length ? poor.some((s) => this.pull(s, missing)) : rich.some((s) => this.push(s));
      if (!moved) break;
    }
    throw new Error('the states cannot be laid out');
  }

  /**
   * The shortest chain of states from one to the first that `ends` accepts, over borders where a cell can pass.
   * @param passes whether the second state can be reached from the first
   */
  private chain(
    start: string,
    ends: (state: string) => boolean,
    passes: (from: string, to: string) => boolean
  ): string[] | null {
    const from = new Map<string, string | null>([[start, null]]);
    const queue = [start];
    for (const state of queue) {
      if (ends(state)) {
        const chain: string[] = [];
        for (let s: string | null = state; s !== null; s = from.get(s) ?? null) chain.unshift(s);
        return chain;
      }
      for (const next of this.statesAround(state))
        if (!from.has(next) && passes(state, next)) {
          from.set(next, state);
          queue.push(next);
        }
    }
    return null;
  }

  /** A poor state takes a cell from the next of a chain, that one from the next, and the last from the sea or its own surplus. */
  private pull(poor: string, missing: (state: string) => number): boolean {
    const ends = (state: string) =>
      (state !== poor && missing(state) < 0) || this.freeAround(state).length > 0;
    const chain = this.chain(poor, ends, (taker, giver) => this.passable(giver, taker) !== null);
    if (!chain) return false;
    for (let i = 0; i + 1 < chain.length; i++) if (!this.pass(chain[i + 1], chain[i])) return i > 0;
    const last = chain[chain.length - 1];
    if (missing(last) > 0) this.give(this.cheapest(this.freeAround(last), last)!, last);
    return true;
  }

  /** A rich state hands a cell on along a chain whose last one lets its farthest outer cell go. */
  private push(rich: string): boolean {
    const sea = this.outside();
    const ends = (state: string) => this.outerCell(state, sea) !== null;
    const chain = this.chain(rich, ends, (giver, taker) => this.passable(giver, taker) !== null);
    if (!chain) return false;
    for (let i = 0; i + 1 < chain.length; i++) if (!this.pass(chain[i], chain[i + 1])) return i > 0;
    const spare = this.outerCell(chain[chain.length - 1], sea);
    if (spare !== null) this.give(spare, null);
    return true;
  }

  /** The best cell that a state can hand to another without breaking apart; null when none can go. */
  private passable(giver: string, taker: string): Cell | null {
    const cells = this.cellsOf(giver);
    if (cells.size < 2) return null;
    const border = [...cells]
      .filter((c) => around(c).some((n) => this.owner.get(n) === taker))
      .sort((a, b) => this.gain(a, giver, taker) - this.gain(b, giver, taker) || a - b);
    return border.find((c) => isConnected(cells, c)) ?? null;
  }

  /** Hands a cell from one state to another; false when none can go. */
  private pass(giver: string, taker: string): boolean {
    const cell = this.passable(giver, taker);
    if (cell === null) return false;
    this.give(cell, taker);
    return true;
  }

  private gain = (cell: Cell, giver: string, taker: string) =>
    this.cost(cell, taker) - this.cost(cell, giver);

  private freeAround(state: string): Cell[] {
    const free = new Set<Cell>();
    for (const cell of this.cellsOf(state))
      for (const next of around(cell)) if (!this.owner.has(next)) free.add(next);
    return [...free];
  }

  private cheapest(cells: readonly Cell[], state: string): Cell | null {
    let best: Cell | null = null;
    for (const cell of cells)
      if (
        best === null ||
        this.cost(cell, state) < this.cost(best, state) ||
        (this.cost(cell, state) === this.cost(best, state) && cell < best)
      )
        best = cell;
    return best;
  }

  private statesAround(state: string): Set<string> {
    const found = new Set<string>();
    for (const cell of this.cellsOf(state))
      for (const next of around(cell)) {
        const owner = this.owner.get(next);
        if (owner !== undefined && owner !== state) found.add(owner);
      }
    return new Set([...found].sort());
  }

  /** Fills the holes inside the country: a state around a hole takes it, and its surplus is handed on to the sea. */
  fillHoles(): void {
    for (let round = 0; round < ROUNDS; round++) {
      const holes = this.findHoles();
      if (holes.length === 0) return;
      for (const hole of holes) if (!this.owner.has(hole)) this.fillHole(hole);
      this.settle();
    }
  }

  private fillHole(hole: Cell): void {
    const first = [...new Set(around(hole).flatMap((c) => this.owner.get(c) ?? []))].sort(
      (a, b) => this.cost(hole, a) - this.cost(hole, b) || (a < b ? -1 : 1)
    )[0];
    if (first === undefined) return;
    // The state that fills the hole is rich by one cell until the next settling.
    this.give(hole, first);
  }

  /** The free cells that the sea does not reach, lowest first. */
  private findHoles(): Cell[] {
    const outside = this.outside();
    const holes = new Set<Cell>();
    for (const cell of this.owner.keys())
      for (const next of around(cell)) if (!this.owner.has(next) && !outside.has(next)) holes.add(next);
    return [...holes].sort((a, b) => a - b);
  }

  /** The free cells that the sea reaches, as far as two cells beyond the country. */
  private outside(): Set<Cell> {
    const within = boxAround(this.owner.keys());
    const start = within.corner;
    const reached = new Set([start]);
    const queue = [start];
    for (let cell = queue.pop(); cell !== undefined; cell = queue.pop())
      for (const next of around(cell))
        if (!reached.has(next) && !this.owner.has(next) && within.holds(next)) {
          reached.add(next);
          queue.push(next);
        }
    return reached;
  }

  private freeSides = (cell: Cell) => around(cell).filter((n) => !this.owner.has(n)).length;
  /** How little a cell suits a state: far from its units, or sticking out into the sea. */
  private strain = (cell: Cell, state: string) => this.cost(cell, state) + SMOOTHNESS * this.freeSides(cell);

  /** The cell at the edge of the country that a state misses least; null when it has none to give. */
  private outerCell(state: string, sea: ReadonlySet<Cell>): Cell | null {
    const cells = this.cellsOf(state);
    const atSea = [...cells].filter((c) => around(c).some((n) => sea.has(n)));
    const edge = this.byStrain(atSea, state);
    return edge.find((c) => isConnected(cells, c)) ?? null;
  }

  /** Cells with the most strain first. */
  private byStrain(cells: readonly Cell[], state: string): Cell[] {
    const strain = new Map(cells.map((c) => [c, this.strain(c, state)]));
    return [...cells].sort((a, b) => strain.get(b)! - strain.get(a)! || a - b);
  }

  /** Moves outlying cells to free places that suit their state better, while something is gained. */
  polish(): void {
    for (let round = 0; round < ROUNDS; round++) {
      let moved = 0;
      for (const state of this.cells.keys()) while (this.improve(state) && moved++ < 5_000);
      if (!moved) return;
    }
  }

  private improve(state: string): boolean {
    const cells = this.cellsOf(state);
    const free = this.byStrain(this.freeAround(state), state).slice(-3).reverse();
    for (const worst of this.byStrain([...cells], state).slice(0, 3)) {
      if (!isConnected(cells, worst)) continue;
      const before = this.strain(worst, state);
      this.give(worst, null);
      for (const better of free) {
        if (!around(better).some((n) => cells.has(n))) continue;
        if (this.strain(better, state) + LEAST_GAIN >= before) continue;
        this.give(better, state);
        return true;
      }
      this.give(worst, state);
    }
    return false;
  }
}
