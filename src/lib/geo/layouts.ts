import type { Neighbours } from './adjacency';
import { layTiles, reportTiles, type TileInput, type TileMap, type TileReport } from './cartogram';
import { layCircles, type Circles } from './dorling';

/** What a layout needs to know of each unit. */
export interface LayoutUnits {
  claves: readonly string[];
  /** Interior points, degrees. */
  lon: Float64Array;
  lat: Float64Array;
  areaKm2: Float64Array;
  neighbours: Neighbours;
}

const MIDDLE_LATITUDE = 23.5;
const KM_PER_DEGREE = 111.2;

/** Places on a plane measured in cells: a square cell is as large as the mean unit; `y` grows to the south. */
function toPlane({ claves, lon, lat, areaKm2, neighbours }: LayoutUnits): TileInput {
  const cell = Math.sqrt(areaKm2.reduce((a, b) => a + b, 0) / claves.length);
  const wide = (KM_PER_DEGREE * Math.cos((MIDDLE_LATITUDE * Math.PI) / 180)) / cell;
  const high = KM_PER_DEGREE / cell;
  return {
    x: lon.map((l) => l * wide),
    y: lat.map((l) => -l * high),
    states: claves.map((clave) => clave.slice(0, 2)),
    neighbours
  };
}

/** A hexagon per unit, and how faithful they are. Takes seconds: it runs in a script or in a worker. */
export function layOutTiles(
  units: LayoutUnits,
  report?: (share: number) => void
): { tiles: TileMap; report: TileReport } {
  const input = toPlane(units);
  const tiles = layTiles(input, report);
  return { tiles, report: reportTiles(input, tiles) };
}

/** How faithful tiles are to the true places of units. */
export const reportOn = (units: LayoutUnits, tiles: TileMap): TileReport =>
  reportTiles(toPlane(units), tiles);

/** A circle per unit with the area of its people; `people` is NaN where *sin dato*. */
export function layOutCircles(
  units: LayoutUnits,
  people: Float64Array,
  report?: (share: number) => void
): Circles {
  const { x, y, states, neighbours } = toPlane(units);
  return layCircles(x, y, people, states, neighbours, report);
}
