import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Polygon as TopoPolygon, Topology } from 'topojson-specification';
import { stateLines } from './states';

/** A territory as a painter reads it, unit by unit, in degrees. */
export interface Shapes {
  count: number;
  geometry(position: number): Polygon | MultiPolygon;
  /** The lines between states, the coast and the outer border included. */
  readonly borders: MultiLineString;
}

/** Reads shapes from a topology whose municipalities stand in the order of the catalogue. */
export function toShapes(topology: Topology, claves: readonly string[]): Shapes {
  const layer = topology.objects.municipios as GeometryCollection;
  const geometries = layer.geometries.map((g, i) => ({ ...g, id: claves[i] }));
  let borders: MultiLineString | null = null;
  return {
    count: geometries.length,
    geometry: (position) =>
      (feature(topology, geometries[position] as TopoPolygon) as Feature<Polygon | MultiPolygon>).geometry,
    get borders() {
      return (borders ??= stateLines(topology, { ...layer, geometries }));
    }
  };
}
