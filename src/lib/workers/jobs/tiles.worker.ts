/** Cuts the territory into tiles, away from the page. */
import { transfer } from 'comlink';
import { serveApi } from '../serve-api';
import type { MultiLineString } from 'geojson';
import { mesh } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { dropIslets, simplifyForDisplay } from '../../geo/frame';
import { Tiler, type UnitNames } from '../../geo/tiles';

/** Vertices of the shapes that tiles are cut from: more are not seen at the nearest zoom, and take their time. */
const TILED_VERTICES = 600_000;
/** Vertices of the shapes that the page itself draws. */
const DRAWN_VERTICES = 40_000;

/** Vertices of the electoral borders that the page holds. */
const BORDER_VERTICES = 120_000;

let latest = 0;
/** Tiles asked for before the first territory wait for it. */
let arrived: ((tiler: Tiler) => void) | null = null;
let tiler = new Promise<Tiler>((resolve) => (arrived = resolve));

/** Takes the place of the former territory, unless a newer one was asked for meanwhile: positions of the small units. */
async function use(turn: number, work: Promise<Tiler>): Promise<number[] | null> {
  latest = Math.max(latest, turn);
  const next = await work;
  if (turn < latest) return null;
  if (arrived) arrived(next);
  else tiler = Promise.resolve(next);
  arrived = null;
  return next.small;
}

const decode = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Topology;

/** What was cut and is not in use yet. */
let prepared: { id: string; tiler: Tiler; light: Topology } | null = null;

/** Tiles of a topology, and its shapes light enough for the page to draw. */
function cut(bytes: Uint8Array, names: UnitNames): { tiler: Tiler; light: Topology } {
  const topology = decode(bytes);
  const vertices = topology.arcs.reduce((sum, arc) => sum + arc.length, 0);
  const whole = { ...topology, objects: { municipios: topology.objects.municipios } };
  const light =
    vertices > DRAWN_VERTICES ? simplifyForDisplay(dropIslets(whole), DRAWN_VERTICES / vertices) : whole;
  const tiled = simplifyForDisplay(whole, TILED_VERTICES / vertices);
  return { tiler: new Tiler(tiled, names), light };
}

const api = {
  /** A topology of the site. */
  async fetchTopology(turn: number, url: string, names: UnitNames): Promise<number[] | null> {
    const load = async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return new Tiler((await response.json()) as Topology, names);
    };
    return use(turn, load());
  },

  /** Cuts a topology that is not in use yet, and a lighter one for the page to draw; rejects where it cannot be cut. */
  async prepare(id: string, bytes: Uint8Array, names: UnitNames): Promise<Topology> {
    prepared = { id, ...cut(bytes, names) };
    return prepared.light;
  },

  /** Puts a topology that this browser keeps in use, and gives a lighter one for the page to draw. */
  async setTopology(
    turn: number,
    id: string,
    bytes: Uint8Array,
    names: UnitNames
  ): Promise<{ small: number[] | null; light: Topology }> {
    const { tiler: next, light } = prepared?.id === id ? prepared : cut(bytes, names);
    prepared = null;
    return { small: await use(turn, Promise.resolve(next)), light };
  },

  /** Borders of electoral units, light enough for the page to hold. */
  async borders(bytes: Uint8Array): Promise<MultiLineString> {
    const { arcs, objects, ...rest } = decode(bytes);
    const vertices = arcs.reduce((sum, arc) => sum + arc.length, 0);
    // What simplifies knows the units of a topology by one name.
    const units = { ...rest, arcs, objects: { municipios: objects.unidades } } as Topology;
    const light = simplifyForDisplay(units, BORDER_VERTICES / vertices);
    return mesh(light, light.objects.municipios as never);
  },

  /** The borders between municipalities of different groups. */
  linesBetween: async (groups: Int32Array): Promise<MultiLineString> => (await tiler).linesBetween(groups),

  /** The bytes of a tile of the territory in use. */
  async tile(z: number, x: number, y: number): Promise<Uint8Array> {
    const bytes = (await tiler).tile(z, x, y).slice();
    return transfer(bytes, [bytes.buffer]);
  }
};

/** What the page may ask of this worker. */
export type TilesApi = typeof api;
serveApi(api);
