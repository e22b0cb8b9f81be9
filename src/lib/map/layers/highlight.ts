import { TERRITORY, type LayerFile } from './layer-file';

const NOBODY = ['==', ['id'], -1] as never;

/** Outline of the selected municipality, its neighbours and the one under the pointer. */
export const highlight: LayerFile = {
  layers: ({ ground }) => [
    {
      id: 'vecinos',
      type: 'line',
      source: TERRITORY,
      'source-layer': 'municipios',
      filter: NOBODY,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ground.accent,
        'line-width': 1.2,
        'line-dasharray': [2, 1.6],
        'line-opacity': 0.9
      }
    },
    {
      id: 'senalado',
      type: 'line',
      source: TERRITORY,
      'source-layer': 'municipios',
      filter: NOBODY,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ground.label, 'line-width': 1.6 }
    },
    {
      id: 'elegido-halo',
      type: 'line',
      source: TERRITORY,
      'source-layer': 'municipios',
      filter: NOBODY,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ground.halo, 'line-width': 5.5 }
    },
    {
      id: 'elegido',
      type: 'line',
      source: TERRITORY,
      'source-layer': 'municipios',
      filter: NOBODY,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ground.accent, 'line-width': 2.6 }
    }
  ]
};
