import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { joinClave, parseClaveMunicipio, type ClaveMunicipio } from '../domain/clave';
import type { FrameUnit } from '../domain/frame-unit';
import { decode, gunzip } from './decode';
import { FileError } from './problem';

type Properties = Record<string, unknown>;

const KEY_NAMES = ['cvegeo', 'cve_geo', 'clave'];
const NAME_NAMES = ['nombre', 'nomgeo', 'nom_mun', 'nom_agem', 'municipio', 'name'];

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));

/** The first of some names that the unit has, whatever the case it is written in; empty without one. */
function pick(properties: Properties, names: readonly string[]): string {
  const byName = new Map(Object.entries(properties).map(([key, value]) => [key.toLowerCase(), text(value)]));
  return names.map((name) => byName.get(name) ?? '').find((value) => value !== '') ?? '';
}

function keyOf(f: Feature): ClaveMunicipio | null {
  const properties = (f.properties ?? {}) as Properties;
  const whole = pick(properties, KEY_NAMES);
  if (whole) return parseClaveMunicipio(whole);
  const state = pick(properties, ['cve_ent', 'cve_agee']);
  const number = pick(properties, ['cve_mun', 'cve_agem']);
  if (state && number) return joinClave(state, number);
  return f.id === undefined ? null : parseClaveMunicipio(String(f.id));
}

/** People of the unit; empty, zero and text that is no number are all *sin dato*: no municipality is empty. */
function peopleOf(properties: Properties): number | null {
  const written = pick(properties, ['pob', 'pobtot', 'poblacion']).replaceAll(',', '');
  const value = Number(written);
  return written !== '' && Number.isFinite(value) && value > 0 ? value : null;
}

const isTopology = (json: unknown): json is Topology =>
  typeof json === 'object' &&
  json !== null &&
  (json as Topology).type === 'Topology' &&
  Array.isArray((json as Topology).arcs);
const isCollection = (json: unknown): json is FeatureCollection =>
  typeof json === 'object' && json !== null && Array.isArray((json as FeatureCollection).features);

function featuresOf(json: unknown): Feature[] {
  if (isCollection(json)) return json.features;
  if (!isTopology(json)) throw new FileError('json-sin-mapa');
  const layers = Object.values(json.objects ?? {}).map((object) => {
    try {
      const whole = feature(json, object as GeometryCollection) as FeatureCollection | Feature;
      return 'features' in whole ? whole.features : [whole];
    } catch {
      throw new FileError('json-sin-mapa');
    }
  });
  const keyed = (layer: Feature[]) => layer.filter((f) => f && keyOf(f)).length;
  return layers.reduce((best, layer) => (keyed(layer) > keyed(best) ? layer : best), layers[0] ?? []);
}

const isArea = (f: Feature): f is Feature<Polygon | MultiPolygon> =>
  (f.geometry?.type === 'Polygon' || f.geometry?.type === 'MultiPolygon') &&
  f.geometry.coordinates.length > 0;

function firstPosition(geometry: Polygon | MultiPolygon): number[] {
  const nested = geometry.type === 'Polygon' ? geometry.coordinates[0] : geometry.coordinates[0]?.[0];
  return nested?.[0] ?? [];
}

/** Drops rings that a clean drawing cannot have: fewer than four positions or places that are no numbers. */
function cleanGeometry(geometry: Polygon | MultiPolygon): MultiPolygon | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const isRing = (ring: number[][]) =>
    ring.length >= 4 && ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  const kept = parts
    .filter((part) => part.length > 0 && isRing(part[0]))
    .map((part) => part.filter(isRing).map((ring) => ring.map(([x, y]) => [x, y])));
  return kept.length ? { type: 'MultiPolygon', coordinates: kept } : null;
}

/**
 * Reads a TopoJSON or GeoJSON of municipalities with INEGI keys (`cvegeo`, or `cve_ent` + `cve_mun`, or the id).
 * Returns the units in key order with coordinates in degrees, exactly as written.
 * @throws FileError when it is no map, lacks or repeats keys, or is in projected coordinates
 */
export async function readFrameFile(bytes: Uint8Array): Promise<FrameUnit[]> {
  const { text: content } = decode(await gunzip(bytes));
  let json: unknown;
  try {
    json = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch {
    throw new FileError('json-roto');
  }
  const features = featuresOf(json);
  if (features.length === 0) throw new FileError('json-sin-mapa');
  const keys = features.map((f) => (f ? keyOf(f) : null));
  const missing = keys.flatMap((k, i) => (k ? [] : [String(i + 1)]));
  if (missing.length === keys.length) throw new FileError('json-sin-claves', { cuantas: keys.length });
  if (missing.length)
    throw new FileError('claves-faltantes', { claves: missing.slice(0, 10), cuantas: missing.length });
  const repeated = [...new Set(keys.filter((k, i) => keys.indexOf(k) !== i) as string[])];
  if (repeated.length)
    throw new FileError('claves-repetidas', { claves: repeated.slice(0, 10), cuantas: repeated.length });
  const empty: string[] = [];
  const units: FrameUnit[] = [];
  features.forEach((f, i) => {
    const geometry = isArea(f) ? cleanGeometry(f.geometry) : null;
    if (!geometry) return empty.push(keys[i]!);
    const properties = (f.properties ?? {}) as Properties;
    units.push({
      clave: keys[i]!,
      nombre: pick(properties, NAME_NAMES) || keys[i]!,
      pob: peopleOf(properties),
      geometry
    });
  });
  if (empty.length)
    throw new FileError('sin-geometria', { claves: empty.slice(0, 10), cuantas: empty.length });
  const projected = units.some((u) => {
    const [x, y] = firstPosition(u.geometry);
    return Math.abs(x) > 180 || Math.abs(y) > 90;
  });
  if (projected) throw new FileError('coordenadas-proyectadas');
  return units.sort((a, b) => (a.clave < b.clave ? -1 : 1));
}
