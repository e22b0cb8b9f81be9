import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FrameUnit } from '../../src/lib/domain/frame-unit';

/** `data/limites/marco.json`: what the shipped boundaries are, and how they are written. */
export interface ShippedFrameCard {
  nombre: string;
  fuente: string;
  /** Who the map credits, and where that leads; empty without an address. */
  credito: string;
  enlace: string;
  /** File of the licence beside it; empty when the credit is all it asks. */
  licencia: string;
  /** Coordinates are whole numbers of this many decimals of a degree. */
  decimales: number;
  /** The line of the page of sources. */
  entrada: Record<'que' | 'fuente' | 'fecha' | 'licencia' | 'enlace' | 'confianza', string>;
}

const at = (root: string, file: string) => join(root, 'data', 'limites', file);

export const readShippedCard = (root: string) =>
  JSON.parse(readFileSync(at(root, 'marco.json'), 'utf8')) as ShippedFrameCard;

/** Numbers of a geometry, each put through a function. */
const map = <T>(geometry: T, change: (value: number) => number): T =>
  JSON.parse(JSON.stringify(geometry), (_, v) => (typeof v === 'number' ? change(v) : v)) as T;

/**
 * The municipalities of `data/limites` at full detail, in key order, exactly as the source wrote them: whole numbers are
 * divided back.
 */
export function readShippedUnits(root: string): FrameUnit[] {
  const source = JSON.parse(readFileSync(at(root, 'municipios.topojson'), 'utf8')) as Topology;
  const scale = 10 ** readShippedCard(root).decimales;
  type Properties = { nombre: string; pob?: number };
  const layer = source.objects.municipios as GeometryCollection<Properties>;
  const { features } = feature(source, layer) as FeatureCollection<Polygon | MultiPolygon, Properties>;
  return features.map((f) => ({
    clave: String(f.id) as FrameUnit['clave'],
    nombre: f.properties.nombre,
    pob: f.properties.pob ?? null,
    geometry: map(f.geometry, (v) => Math.round(v * scale) / scale)
  }));
}

/** Writes municipalities as a topology of whole numbers, which holds every coordinate of so many decimals exactly. */
export function writeShippedUnits(root: string, units: readonly FrameUnit[], decimals: number): void {
  const scale = 10 ** decimals;
  const whole: FeatureCollection = {
    type: 'FeatureCollection',
    features: units.map(({ clave, nombre, pob, geometry }) => ({
      type: 'Feature',
      id: clave,
      properties: pob === null ? { nombre } : { nombre, pob },
      geometry: map(geometry, (v) => Math.round(v * scale))
    }))
  };
  const result = topology({ municipios: whole });
  result.arcs = result.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([px, py]) => {
      const step = [px - x, py - y];
      [x, y] = [px, py];
      return step;
    });
  });
  result.transform = { scale: [1 / scale, 1 / scale], translate: [0, 0] };
  delete result.bbox;
  writeFileSync(at(root, 'municipios.topojson'), JSON.stringify(result));
}

export const writeShippedCard = (root: string, card: ShippedFrameCard): void =>
  writeFileSync(at(root, 'marco.json'), JSON.stringify(card, null, 2) + '\n');
