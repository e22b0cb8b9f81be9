import type { Feature, FeatureCollection } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { refuseDeep } from '../budget';
import { FileError } from '../problem';
import { fieldsOf, layerOf } from './features';
import { describeLayer } from './identify';
import { MOST_NESTED, type OpenedFile, type RawLayer } from './layer';
import { DEGREES, projectionByName, type Projection } from './projection';

type Named = { crs?: { properties?: { name?: unknown } } | null };

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null;
const isTopology = (json: unknown): json is Topology =>
  isObject(json) && json.type === 'Topology' && Array.isArray(json.arcs) && isObject(json.objects);
const isCollection = (json: unknown): json is FeatureCollection =>
  isObject(json) && Array.isArray(json.features);
/** The features of a collection, those of collections in it among them. */
function featuresOf(json: unknown, depth = 0): (Feature | null)[] {
  if (isCollection(json))
    return depth > MOST_NESTED ? [] : (json.features as unknown[]).flatMap((f) => featuresOf(f, depth + 1));
  return [json as Feature | null];
}

const isFeature = (json: unknown): json is Feature => isObject(json) && json.type === 'Feature';

/** The system that a `crs` member names, wherever it stands: the collection, or each geometry. */
function readProjection(...members: (Named | null | undefined)[]): Projection {
  for (const member of members) {
    const name = member?.crs?.properties?.name;
    if (typeof name === 'string') return projectionByName(name);
  }
  return DEGREES;
}

function toLayer(features: (Feature | null)[], whole: Named, encoding: string): RawLayer {
  const first = features.find((f) => f?.geometry);
  return layerOf(features, readProjection(whole, first as Named, first?.geometry as Named), encoding);
}

function topologyFeatures(json: Topology, name: string): (Feature | null)[] {
  try {
    const whole = feature(json, json.objects[name] as GeometryCollection) as FeatureCollection | Feature;
    return 'features' in whole ? whole.features : [whole];
  } catch {
    throw new FileError('capa-danada', { columnas: [name] });
  }
}

/** Stands before each record of a sequence of JSON texts. */
const RECORD = '\u001e';

/** Whether a text begins as JSON, or as a sequence of it. */
export const isJsonText = (text: string): boolean => /^\ufeff?\s*[{[]/.test(text.replace(RECORD, ''));

/** A text of JSON; one of a feature in each line (GeoJSONSeq, RFC 8142) becomes the collection of them. */
function parseJson(text: string): unknown {
  refuseDeep(text);
  try {
    return JSON.parse(text);
  } catch {
    try {
      const lines = text.replaceAll(RECORD, '').split(/\r?\n/);
      const features = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
      if (features.length > 1 && features.every(isFeature)) return { type: 'FeatureCollection', features };
    } catch {
      // Neither one thing nor the other.
    }
    throw new FileError('json-roto');
  }
}

/**
 * Opens the text of a GeoJSON, also with a feature in each line, or TopoJSON.
 * @param nombre name of the only layer of a GeoJSON
 * @throws FileError when it is no JSON or no map
 */
export function openMapJson(text: string, nombre: string, encoding: string): OpenedFile {
  if (!isJsonText(text)) throw new FileError('no-es-marco');
  const json = parseJson(text.replace(/^\ufeff/, ''));
  if (isTopology(json)) {
    const named = Object.entries(json.objects as Record<string, unknown>).filter(([, o]) => isObject(o));
    const layers = named.map(([name, written]) => {
      const object = written as unknown as GeometryCollection;
      const geometries = Array.isArray(object.geometries) ? object.geometries : [object];
      const fields = geometries.map((g) => fieldsOf(g as never));
      return {
        card: describeLayer(name, fields),
        read: async () => toLayer(topologyFeatures(json, name), json as Named, encoding)
      };
    });
    if (layers.length === 0) throw new FileError('json-sin-mapa');
    return { formato: 'topojson', layers };
  }
  const features = isCollection(json) ? featuresOf(json) : isFeature(json) ? [json] : [];
  if (features.length === 0) throw new FileError('json-sin-mapa');
  const card = describeLayer(nombre, features.map(fieldsOf));
  const read = async () => toLayer(features, json as Named, encoding);
  return { formato: 'geojson', layers: [{ card, read }] };
}
