import type { MultiPolygon, Polygon, Position } from 'geojson';

/** The polygons of a geometry, each a list of rings with the outer one first; none for an empty geometry. */
export const polygonsOf = (geometry: Polygon | MultiPolygon | null): Position[][][] =>
  !geometry ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
