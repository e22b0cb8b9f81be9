import { CODE } from '../../scale/classify';
import { TERRITORY, type LayerFile } from './layer-file';

/** Name of the hatch of a theme among the map's images. */
export const HATCH = (theme: string) => `trama-${theme}`;

/** The class of a unit, as the painter writes it; units not yet painted have none. */
const code = ['coalesce', ['feature-state', 'c'], CODE.noAplica] as const;
/** Units that the filters leave out of the list fade. */
const faded = ['==', ['feature-state', 'v'], 0] as const;

/** The municipalities: hatched where *sin dato*, in the colour of their class elsewhere, with thin borders. */
export const municipios: LayerFile = {
  sources: ({ version, bounds }) => ({
    [TERRITORY]: {
      type: 'vector',
      tiles: [`tejido://${version}/{z}/{x}/{y}`],
      minzoom: 0,
      maxzoom: 9,
      bounds
    }
  }),
  layers: ({ theme, ground }) => [
    {
      id: 'trama',
      type: 'fill',
      source: TERRITORY,
      'source-layer': 'municipios',
      paint: {
        'fill-pattern': HATCH(theme),
        'fill-opacity': ['case', ['!=', code, CODE.sinDato], 0, faded, 0.22, 1] as never
      }
    },
    {
      id: 'municipios',
      type: 'fill',
      source: TERRITORY,
      'source-layer': 'municipios',
      paint: {
        'fill-color': ground.none,
        'fill-opacity': ['case', ['==', code, CODE.sinDato], 0, faded, 0.22, 1] as never,
        'fill-antialias': false
      }
    },
    {
      id: 'municipios-linea',
      type: 'line',
      source: TERRITORY,
      'source-layer': 'municipios',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ground.line,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.25, 6, 0.5, 9, 1.1],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 3.5, 0.16, 6, 0.34, 9, 0.5]
      }
    }
  ]
};
