import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, quantile, simplify } from 'topojson-simplify';
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology
} from 'topojson-specification';
import type { Catalog, Municipio } from '../domain/catalog';
import type { FrameUnit } from '../domain/frame-unit';
import { findNeighbours, type Neighbours } from './adjacency';
import { areaKm2 } from './area';
import { interiorPoint } from './interior-point';

/** A list of municipalities with their shapes, ready to draw and to count. */
export interface Frame {
  catalog: Catalog;
  neighbours: Neighbours;
  /** Objects `municipios` (id = key), `entidades` (id = key) and `circunscripciones` (id = number). */
  topology: Topology;
}

type Regions = GeometryCollection<Record<string, unknown>>;

/** Makes one topology from the units' own coordinates; units keep their order. */
export function toTopology(units: readonly FrameUnit[]): Topology {
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: units.map((u) => ({ type: 'Feature', id: u.clave, properties: {}, geometry: u.geometry }))
  };
  return topology({ municipios: collection });
}

/** The units of a topology whose municipalities stand in the order of a catalogue, with their shapes. */
export function unitsOf(
  source: Topology,
  municipios: readonly Pick<Municipio, 'clave' | 'nombre' | 'pob'>[]
): FrameUnit[] {
  const { geometries } = source.objects.municipios as Regions;
  return municipios.map(({ clave, nombre, pob }, i) => ({
    clave,
    nombre,
    pob,
    geometry: (feature(source, geometries[i] as TopoPolygon) as Feature<Polygon | MultiPolygon>).geometry
  }));
}

/** Adds states and circunscripciones to a topology of municipalities, merged from the same arcs. */
export function addRegions(source: Topology, circunscripcionOf: (entidad: string) => string): Topology {
  const municipios = (source.objects.municipios as Regions).geometries as (TopoPolygon | TopoMultiPolygon)[];
  const group = (keyOf: (id: string) => string): Regions => {
    const members = new Map<string, (TopoPolygon | TopoMultiPolygon)[]>();
    for (const g of municipios) {
      const key = keyOf(String(g.id));
      members.set(key, [...(members.get(key) ?? []), g]);
    }
    const geometries = [...members]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([id, parts]) => ({ ...mergeArcs(source, parts as never), id }));
    return { type: 'GeometryCollection', geometries } as Regions;
  };
  return {
    ...source,
    objects: {
      municipios: source.objects.municipios,
      entidades: group((id) => id.slice(0, 2)),
      circunscripciones: group((id) => circunscripcionOf(id.slice(0, 2)))
    }
  };
}

/**
 * Keeps about `share` of the vertices (0–1, by triangle area). A ring made of one or two arcs keeps inner points
 * whatever the share, so that no small municipality or island collapses into a line.
 */
export function simplifyForDisplay(source: Topology, share: number): Topology {
  if (share >= 1) return source;
  const weighted = presimplify(source as never) as Topology;
  const threshold = quantile(weighted as never, share);
  const keep = (arc: number, points: number) => {
    const inner = (weighted.arcs[arc < 0 ? ~arc : arc] as unknown as [number, number, number][]).slice(1, -1);
    inner.sort((p, q) => q[2] - p[2]);
    for (const point of inner.slice(0, points)) point[2] = Infinity;
  };
  for (const ring of outerRings(source))
    if (ring.length <= 2) for (const arc of ring) keep(arc, 3 - ring.length);
  return simplify(weighted as never, threshold) as Topology;
}

/**
 * For the first paint only: drops the islets of each unit, keeping its largest ring. Holes stay.
 * The display topology brings them back.
 */
export function dropIslets(source: Topology): Topology {
  const geometries = (source.objects.municipios as Regions).geometries.map((g) => {
    if (g.type !== 'MultiPolygon') return g;
    const parts = (g as TopoMultiPolygon).arcs;
    const largest = parts.reduce((best, p) =>
      ringLength(source, p[0]) > ringLength(source, best[0]) ? p : best
    );
    return { ...g, type: 'Polygon', arcs: largest };
  });
  return { ...source, objects: { municipios: { type: 'GeometryCollection', geometries } as Regions } };
}

const outerRings = (source: Topology): number[][] =>
  (source.objects.municipios as Regions).geometries.flatMap((g) =>
    g.type === 'Polygon'
      ? [(g as TopoPolygon).arcs[0]]
      : g.type === 'MultiPolygon'
        ? (g as TopoMultiPolygon).arcs.map((p) => p[0])
        : []
  );

const ringLength = (source: Topology, ring: number[]) =>
  ring.reduce((sum, arc) => sum + source.arcs[arc < 0 ? ~arc : arc].length, 0);

/**
 * Builds a frame: neighbours, ellipsoidal areas and interior points from the full detail, and the topology that is drawn.
 * @param report called with the share done, 0–1
 */
export function buildFrame(
  units: readonly FrameUnit[],
  nombre: string,
  fuente: string,
  circunscripcionOf: (entidad: string) => string,
  report: (share: number) => void = () => {}
): Frame {
  const sorted = [...units].sort((a, b) => (a.clave < b.clave ? -1 : 1));
  const neighbours = findNeighbours(sorted.map((u) => u.geometry));
  report(0.3);
  const municipios: Municipio[] = sorted.map((u, i) => {
    if (i % 200 === 0) report(0.3 + (0.4 * i) / sorted.length);
    const [lon, lat] = interiorPoint(u.geometry) ?? [NaN, NaN];
    return { clave: u.clave, nombre: u.nombre, areaKm2: areaKm2(u.geometry), lon, lat, pob: u.pob };
  });
  report(0.7);
  const full = addRegions(toTopology(sorted), circunscripcionOf);
  report(0.9);
  return { catalog: { nombre, fuente, municipios }, neighbours, topology: full };
}
