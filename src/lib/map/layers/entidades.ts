import { TERRITORY, type LayerFile } from './layer-file';

/** Borders of the states, above every municipality. */
export const entidades: LayerFile = {
  layers: ({ ground }) => [
    {
      id: 'entidades',
      type: 'line',
      source: TERRITORY,
      'source-layer': 'entidades',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': ground.state,
        'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.6, 6, 1.2, 9, 2.2],
        'line-opacity': 0.85
      }
    }
  ]
};
