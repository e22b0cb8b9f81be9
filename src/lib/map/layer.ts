import type { GROUND } from '../scale/palette';

/** A surface of the map that is no value; each theme has its colour. */
export type Surface = keyof (typeof GROUND)['claro'];

/** A number, or one that grows with the zoom between stops. */
export type Stops = number | readonly (readonly [zoom: number, value: number])[];

/** Sea under everything. */
interface SeaLayer {
  kind: 'sea';
  id: string;
  color: Surface;
}

/** A filled area: the land around. */
interface AreaLayer {
  kind: 'area';
  id: string;
  of: 'tierra';
  color: Surface;
}

/** Lines. `marks` draws only the units that are so marked. */
export interface LineLayer {
  kind: 'line';
  id: string;
  of: 'reticula' | 'tierra' | 'municipios' | 'entidades' | 'electoral' | 'trayectos';
  color: Surface;
  width: Stops;
  /** Growth between stops: 1 is even, 2 doubles with each zoom. */
  base?: number;
  opacity?: Stops;
  dash?: readonly number[];
  marks?: 'vecinos' | 'senalado' | 'elegido';
  /** Leaves the country itself out. */
  onlyAbroad?: boolean;
}

/** Units in the colour of their class, hatched where *sin dato*; those that the filters leave out fade. */
interface ClassesLayer {
  kind: 'classes';
  id: string;
  faded: number;
}

/** Dots over the smallest units that have a figure, while their shapes are too small to be seen. */
export interface DotsLayer {
  kind: 'dots';
  id: string;
  from: number;
  to: number;
  /** Units whose rank (ten times the binary logarithm of square degrees) is under this. */
  rank: readonly (readonly [number, number])[];
  radius: readonly (readonly [number, number])[];
}

/** Names, the most populous first; a name that would cover another is left out. */
export interface NamesLayer {
  kind: 'names';
  id: string;
  of: 'localidades' | 'municipios';
  from?: number;
  to?: number;
  /** By zoom for municipalities, by people for localities. */
  size: readonly (readonly [number, number])[];
  /** The least people of a locality that is named, from each zoom on. */
  people?: readonly (readonly [number, number])[];
}

/** One layer, told once; the WebGL map and the canvas each draw it in their own way. */
export type Layer = SeaLayer | AreaLayer | LineLayer | ClassesLayer | DotsLayer | NamesLayer;

/** The value of stops at a zoom, as MapLibre interpolates: `base` 1 is linear. */
export function atZoom(stops: Stops, zoom: number, base = 1): number {
  if (typeof stops === 'number') return stops;
  const next = stops.findIndex(([z]) => z > zoom);
  if (next === 0) return stops[0][1];
  if (next < 0) return stops[stops.length - 1][1];
  const [[z0, v0], [z1, v1]] = [stops[next - 1], stops[next]];
  const share = base === 1 ? (zoom - z0) / (z1 - z0) : (base ** (zoom - z0) - 1) / (base ** (z1 - z0) - 1);
  return v0 + share * (v1 - v0);
}

/** The value of the last step not after a zoom. */
export const atStep = (steps: readonly (readonly [number, number])[], zoom: number): number =>
  (steps.findLast(([z]) => z <= zoom) ?? steps[0])[1];
