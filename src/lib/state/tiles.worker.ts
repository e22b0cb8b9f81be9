/** Cuts the territory into tiles, so that the page never holds a coordinate. */
import { expose, transfer } from 'comlink';
import type { Topology } from 'topojson-specification';
import { Tiler, type UnitNames } from '../geo/tiles';

let settle: ((value: Tiler) => void) | null = null;
let tiler = new Promise<Tiler>((resolve) => (settle = resolve));

/** The newest territory asked for; what arrives of an older one is dropped. */
let newest = 0;

function replace(turn: number, make: () => Tiler): Pick<Tiler, 'boxes' | 'small'> | null {
  if (turn < newest) return null;
  const next = make();
  if (settle) settle(next);
  else tiler = Promise.resolve(next);
  settle = null;
  return { boxes: next.boxes, small: next.small };
}

const api = {
  /** Takes a topology from the site. Tiles asked for earlier wait for the first one. Null: a newer one was asked for. */
  async fetchTopology(turn: number, url: string, names: UnitNames) {
    newest = Math.max(newest, turn);
    const topology = (await (await fetch(url)).json()) as Topology;
    return replace(turn, () => new Tiler(topology, names));
  },

  /** Takes a topology as JSON bytes. */
  setTopology(turn: number, bytes: Uint8Array, names: UnitNames) {
    newest = Math.max(newest, turn);
    return replace(turn, () => new Tiler(JSON.parse(new TextDecoder().decode(bytes)) as Topology, names));
  },

  async tile(z: number, x: number, y: number): Promise<Uint8Array> {
    const bytes = (await tiler).tile(z, x, y).slice();
    return transfer(bytes, [bytes.buffer]);
  }
};

/** What the page may ask of this worker. */
export type TilesApi = typeof api;
expose(api);
