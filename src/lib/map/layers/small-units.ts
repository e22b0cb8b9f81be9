import { CODE } from '../../scale/classify';
import { TERRITORY, type LayerFile } from './layer-file';

/**
 * Dots over the smallest municipalities that have a figure, while the map is too far out to see their polygons:
 * a unit of 30 km² is half a pixel on the national map.
 */
export const smallUnits: LayerFile = {
  layers: ({ ground }) => [
    {
      id: 'pequenos',
      type: 'circle',
      source: TERRITORY,
      'source-layer': 'puntos',
      minzoom: 3,
      maxzoom: 7,
      filter: ['<', ['get', 'rango'], ['interpolate', ['linear'], ['zoom'], 3, -62, 5, -68, 7, -88]],
      paint: {
        'circle-color': ground.none,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 3, 1.5, 5, 2.1, 6.9, 2.8],
        'circle-opacity': [
          'case',
          [
            'any',
            ['>=', ['coalesce', ['feature-state', 'c'], CODE.noAplica], CODE.cero],
            ['==', ['feature-state', 'v'], 0]
          ],
          0,
          1
        ] as never
      }
    }
  ]
};
