import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification
} from 'maplibre-gl';
import { CODE } from '../../scale/classify';
import { GROUND, type Theme } from '../../scale/palette';
import { GRATICULE } from '../graticule';
import type { DotsLayer, Layer, LineLayer, NamesLayer, Stops } from '../layer';
import { FONTS, LAYERS } from '../manifest';

/** Name of the source of municipalities, states and points. */
export const TERRITORY = 'territorio';
/** Name of the hatch of a theme among the map's images. */
export const HATCH = (theme: string) => `trama-${theme}`;
/** Name of the crossed hatch of municipalities cut between units. */
export const CROSSED = (theme: string) => `cruzado-${theme}`;

/** What the style depends on. `version` changes with the territory, so that old tiles are asked for again. */
export interface Setting {
  theme: Theme;
  version: number;
  bounds: [number, number, number, number];
}

/** The class of a unit, as the painter writes it; units not yet painted have none. */
const code = ['coalesce', ['feature-state', 'c'], CODE.noAplica];
const faded = ['==', ['feature-state', 'v'], 0];
const expression = (value: unknown) => value as ExpressionSpecification;

function byZoom(stops: Stops, base = 1): ExpressionSpecification | number {
  if (typeof stops === 'number') return stops;
  const way = base === 1 ? ['linear'] : ['exponential', base];
  return expression(['interpolate', way, ['zoom'], ...stops.flat()]);
}

/** The whole style for a setting. No glyphs are asked for: names are drawn with the fonts of the machine. */
export function composeStyle(setting: Setting): StyleSpecification {
  return {
    version: 8,
    sources: sourcesOf(setting),
    layers: LAYERS.flatMap((layer) => translate(layer, setting.theme))
  };
}

const empty: FeatureCollection = { type: 'FeatureCollection', features: [] };
const graticule: FeatureCollection = {
  type: 'FeatureCollection',
  features: GRATICULE.map((coordinates) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates }
  }))
};

const sourcesOf = ({ version, bounds }: Setting): Record<string, SourceSpecification> => ({
  reticula: { type: 'geojson', data: graticule },
  tierra: { type: 'geojson', data: empty, tolerance: 0.2 },
  localidades: { type: 'geojson', data: empty },
  electoral: { type: 'geojson', data: empty, tolerance: 0.2 },
  trayectos: { type: 'geojson', data: empty, tolerance: 0 },
  [TERRITORY]: {
    type: 'vector',
    tiles: [`tejido://${version}/{z}/{x}/{y}`],
    minzoom: 0,
    maxzoom: 9,
    bounds
  }
});

function translate(layer: Layer, theme: Theme): LayerSpecification[] {
  const ground = GROUND[theme];
  switch (layer.kind) {
    case 'sea':
      return [{ id: layer.id, type: 'background', paint: { 'background-color': ground[layer.color] } }];
    case 'area':
      return [{ id: layer.id, type: 'fill', source: layer.of, paint: { 'fill-color': ground[layer.color] } }];
    case 'line':
      return [lines(layer, ground[layer.color])];
    case 'classes':
      return classes(layer.id, layer.faded, theme);
    case 'dots':
      return [dots(layer, ground.none)];
    case 'names':
      return [names(layer, ground.label, ground.halo)];
  }
}

function lines(layer: LineLayer, color: string): LayerSpecification {
  const own = layer.of === 'municipios' || layer.of === 'entidades';
  const filter: FilterSpecification | null = layer.marks
    ? ['==', ['id'], -1]
    : layer.onlyAbroad
      ? ['!=', ['get', 'nombre'], 'Mexico']
      : null;
  return {
    id: layer.id,
    type: 'line',
    source: own ? TERRITORY : layer.of,
    ...(own ? { 'source-layer': layer.of } : {}),
    ...(filter ? { filter } : {}),
    layout: { 'line-join': 'round', 'line-cap': layer.of === 'entidades' ? 'round' : 'butt' },
    paint: {
      'line-color': color,
      'line-width': byZoom(layer.width, layer.base),
      'line-opacity': byZoom(layer.opacity ?? 1),
      ...(layer.dash ? { 'line-dasharray': [...layer.dash] } : {})
    }
  } as LayerSpecification;
}

function classes(id: string, opacity: number, theme: Theme): LayerSpecification[] {
  const source = { source: TERRITORY, 'source-layer': 'municipios' };
  const shown = (hidden: unknown) => expression(['case', hidden, 0, faded, opacity, 1]);
  return [
    {
      id: 'trama',
      type: 'fill',
      ...source,
      paint: { 'fill-pattern': HATCH(theme), 'fill-opacity': shown(['!=', code, CODE.sinDato]) }
    },
    {
      id: 'cortados',
      type: 'fill',
      ...source,
      paint: { 'fill-pattern': CROSSED(theme), 'fill-opacity': shown(['!=', code, CODE.cortado]) }
    },
    {
      id,
      type: 'fill',
      ...source,
      paint: {
        'fill-color': GROUND[theme].none,
        'fill-opacity': shown(['any', ['==', code, CODE.sinDato], ['==', code, CODE.cortado]]),
        'fill-antialias': false
      }
    }
  ];
}

const dots = ({ id, from, to, rank, radius }: DotsLayer, color: string): LayerSpecification => ({
  id,
  type: 'circle',
  source: TERRITORY,
  'source-layer': 'puntos',
  minzoom: from,
  maxzoom: to,
  filter: ['<', ['get', 'rango'], byZoom(rank)] as FilterSpecification,
  paint: {
    'circle-color': color,
    'circle-radius': byZoom(radius),
    'circle-opacity': expression(['case', ['any', ['>=', code, CODE.cero], faded], 0, 1])
  }
});

function names(layer: NamesLayer, color: string, halo: string): LayerSpecification {
  const local = layer.of === 'localidades';
  const [first, ...rest] = layer.people ?? [];
  return {
    id: layer.id,
    type: 'symbol',
    source: local ? 'localidades' : TERRITORY,
    ...(local ? {} : { 'source-layer': 'puntos' }),
    ...(layer.from === undefined ? {} : { minzoom: layer.from }),
    ...(layer.to === undefined ? {} : { maxzoom: layer.to }),
    ...(local ? { filter: ['>=', ['get', 'poblacion'], ['step', ['zoom'], first[1], ...rest.flat()]] } : {}),
    layout: {
      'text-field': ['get', 'nombre'],
      'text-font': FONTS,
      'text-size': expression([
        'interpolate',
        ['linear'],
        local ? ['get', 'poblacion'] : ['zoom'],
        ...layer.size.flat()
      ]),
      ...(local ? { 'text-padding': 6 } : { 'text-max-width': 7 }),
      'symbol-sort-key': ['-', 0, ['get', local ? 'poblacion' : 'rango']]
    },
    paint: { 'text-color': color, 'text-halo-color': halo, 'text-halo-width': 1.5 }
  } as LayerSpecification;
}
