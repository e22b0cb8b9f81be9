import type { LineLayerSpecification } from 'maplibre-gl';
import { TERRITORY, type LayerFile } from './layer-file';

/** An outline that marks nobody until a filter says whom. */
const outline = (id: string, paint: LineLayerSpecification['paint']): LineLayerSpecification => ({
  id,
  type: 'line',
  source: TERRITORY,
  'source-layer': 'municipios',
  filter: ['==', ['id'], -1],
  layout: { 'line-join': 'round' },
  paint
});

/** Outline of the selected municipality, its neighbours and the one under the pointer. */
export const highlight: LayerFile = {
  layers: ({ ground }) => [
    outline('vecinos', {
      'line-color': ground.accent,
      'line-width': 1.2,
      'line-dasharray': [2, 1.6],
      'line-opacity': 0.9
    }),
    outline('senalado', { 'line-color': ground.label, 'line-width': 1.6 }),
    outline('elegido-halo', { 'line-color': ground.halo, 'line-width': 5.5 }),
    outline('elegido', { 'line-color': ground.accent, 'line-width': 2.6 })
  ]
};
