import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { interiorPoint } from './interior-point';
import { polygonsOf } from './polygons';
import { stateLines } from './states';

const EXTENT = 4096;
/** Ten times the logarithm of an area of some 160 km², in square degrees: the rank under which a unit is small. */
const SMALL_RANK = -62;
/** Beyond this zoom the map stretches the last tiles. */
export const MAX_TILE_ZOOM = 9;

/** The keys and names that a topology may leave out, in the order of its municipalities. */
export interface UnitNames {
  claves: readonly string[];
  nombres: readonly string[];
}

const index = (data: FeatureCollection, tolerance: number) =>
  new GeoJSONVT(data, {
    maxZoom: MAX_TILE_ZOOM,
    indexMaxZoom: 4,
    tolerance,
    extent: EXTENT,
    buffer: 64,
    promoteId: undefined
  });

/**
 * Cuts a topology into vector tiles with the layers `municipios` (polygons), `entidades` (lines between states) and
 * `puntos` (an interior point per municipality with its name and area). The id of a feature is its key as an integer.
 */
export class Tiler {
  private readonly layers: Record<string, GeoJSONVT>;
  private readonly layer: GeometryCollection;
  /** Positions of the units too small for the national map, whose dots must be painted too. */
  readonly small: number[];

  constructor(
    private readonly topology: Topology,
    names: UnitNames
  ) {
    const layer = nameGeometries(topology.objects.municipios as GeometryCollection, names.claves);
    this.layer = layer;
    const units = (feature(topology, layer) as FeatureCollection<Polygon | MultiPolygon>).features.map(
      (f, i) => ({
        ...f,
        id: Number(names.claves[i]),
        properties: {}
      })
    );
    const ranks = units.map((u) => Math.round(Math.log2(roughArea(u.geometry) + 1e-6) * 10));
    this.small = [...ranks.keys()].filter((i) => ranks[i] < SMALL_RANK);
    const points: Feature[] = units.flatMap((u, i) => {
      const at = interiorPoint(u.geometry);
      if (!at) return [];
      const properties = {
        nombre: names.nombres[i],
        rango: ranks[i]
      };
      return [
        {
          type: 'Feature' as const,
          id: u.id,
          properties,
          geometry: { type: 'Point' as const, coordinates: at }
        }
      ];
    });
    const lines: Feature = { type: 'Feature', properties: {}, geometry: stateLines(topology, layer) };
    const collect = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features });
    this.layers = {
      // With the library's own tolerance the smallest municipalities vanish.
      municipios: index(collect(units), 0.1),
      entidades: index(collect([lines]), 0.5),
      puntos: index(collect(points), 0)
    };
  }

  /** The borders between municipalities of different groups, by position. */
  linesBetween(groups: ArrayLike<number>): MultiLineString {
    const at = new Map(this.layer.geometries.map((g, i) => [g as unknown, i]));
    return mesh(
      this.topology,
      this.layer as never,
      (a, b) => a !== b && groups[at.get(a)!] !== groups[at.get(b)!]
    );
  }

  /** The bytes of one tile; an empty tile has no bytes. */
  tile(z: number, x: number, y: number): Uint8Array {
    const found = Object.entries(this.layers).flatMap(([name, layer]) => {
      const tile = layer.getTile(z, x, y);
      return tile ? [[name, tile] as const] : [];
    });
    if (found.length === 0) return new Uint8Array();
    return fromGeojsonVt(Object.fromEntries(found), { version: 2, extent: EXTENT });
  }
}

/** Gives each geometry its key: a topology may leave ids out and rely on the order. */
const nameGeometries = (layer: GeometryCollection, claves: readonly string[]): GeometryCollection => ({
  ...layer,
  geometries: layer.geometries.map((g, i) => ({ ...g, id: claves[i] }))
});

/** Area of the largest ring in square degrees: enough to rank labels and to find the smallest units. */
function roughArea(geometry: Polygon | MultiPolygon): number {
  let largest = 0;
  for (const [ring] of polygonsOf(geometry)) {
    let sum = 0;
    for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
    largest = Math.max(largest, Math.abs(sum) / 2);
  }
  return largest;
}
