import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FrameUnit } from '../../src/lib/domain/frame-unit';

/**
 * The municipalities of `data/limites` at full detail, in key order, exactly as the source wrote them: integers of 1e-4
 * degrees are divided back.
 */
export function readShippedUnits(root: string): FrameUnit[] {
  const path = join(root, 'data', 'limites', 'municipios.topojson');
  const source = JSON.parse(readFileSync(path, 'utf8')) as Topology;
  const layer = source.objects.municipios as GeometryCollection<{ nombre: string }>;
  const collection = feature(source, layer) as FeatureCollection<Polygon | MultiPolygon, { nombre: string }>;
  const exact = JSON.parse(JSON.stringify(collection), (_, v) =>
    typeof v === 'number' ? Math.round(v * 1e4) / 1e4 : v
  ) as typeof collection;
  return exact.features.map((f) => ({
    clave: String(f.id) as FrameUnit['clave'],
    nombre: f.properties.nombre,
    pob: null,
    geometry: f.geometry
  }));
}
