import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { FrameLevel } from '../../domain/frame-unit';

/** How boundaries come written. */
export type FrameFormat =
  'shapefile' | 'geojson' | 'topojson' | 'geopackage' | 'kml' | 'flatgeobuf' | 'geoparquet';

/** The fields of one unit, as the file writes them. */
export type LayerFields = Readonly<Record<string, unknown>>;

/** One unit of a layer; without geometry, or with one that is no area, it has none here. */
export interface RawUnit {
  fields: LayerFields;
  geometry: Polygon | MultiPolygon | null;
}

/** What a layer holds, read: coordinates in degrees, exactly as written or as the projection gives them. */
export interface RawLayer {
  units: RawUnit[];
  /** Name of the reference system, as found and, if it has one, its EPSG code. */
  crs: string;
  encoding: string;
}

/** A layer of an opened file: what can be known of it without reading its shapes. */
export interface LayerCard {
  nombre: string;
  /** What its units are, by their fields; null when its fields name no key. */
  nivel: FrameLevel | null;
  /** Its keys are INE's, by the names of its fields. */
  delIne: boolean;
  unidades: number;
  /** Its units are parts of a municipality: localities, AGEB, blocks. */
  masFina: boolean;
}

/** A file of boundaries, opened. `read` brings a layer whole. */
export interface OpenedFile {
  formato: FrameFormat;
  layers: { card: LayerCard; read(report?: (share: number) => void): Promise<RawLayer> }[];
}

/** Positions of a geometry, the closing ones too. */
export function countVertices(geometry: Polygon | MultiPolygon | null): number {
  if (!geometry) return 0;
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let vertices = 0;
  for (const part of parts) for (const ring of part) vertices += ring.length;
  return vertices;
}

interface Shape {
  type: string;
  coordinates?: unknown;
  geometries?: unknown;
}

/** Collections in collections that are looked into. */
export const MOST_NESTED = 20;

/** A place that is none: rings with one cannot be drawn. */
const NOWHERE: Position = [NaN, NaN];
const asPosition = (p: unknown): Position =>
  Array.isArray(p) && typeof p[0] === 'number' && typeof p[1] === 'number' ? (p as Position) : NOWHERE;
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** Rings as a polygon has them, whatever stands in their place: what is no ring has no positions. */
const asRings = (value: unknown): Position[][] => asList(value).map((ring) => asList(ring).map(asPosition));

/**
 * A geometry if it is an area with something in it; of a collection the areas, and nothing else. Nothing is taken for
 * granted of how it is nested.
 */
export function asArea(geometry: Shape | null | undefined, depth = 0): Polygon | MultiPolygon | null {
  if (geometry?.type === 'GeometryCollection') {
    const areas = asList(geometry.geometries).flatMap((part) => {
      const area = depth < MOST_NESTED ? asArea(part as Shape | null, depth + 1) : null;
      return area ? (area.type === 'Polygon' ? [area.coordinates] : area.coordinates) : [];
    });
    return areas.length ? { type: 'MultiPolygon', coordinates: areas } : null;
  }
  const parts = asList(geometry?.coordinates);
  if (parts.length === 0) return null;
  if (geometry?.type === 'Polygon') return { type: 'Polygon', coordinates: asRings(parts) };
  return geometry?.type === 'MultiPolygon' ? { type: 'MultiPolygon', coordinates: parts.map(asRings) } : null;
}
