import type { FeatureCollection } from 'geojson';
import type { LayerFile } from './layer-file';

/** Meridians and parallels every five degrees around the country. */
const graticule: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    ...Array.from({ length: 20 }, (_, i) => line([-150 + 5 * i, -12], [-150 + 5 * i, 56])),
    ...Array.from({ length: 14 }, (_, i) => line([-150, -10 + 5 * i], [-52, -10 + 5 * i]))
  ]
};

function line(from: number[], to: number[]) {
  return {
    type: 'Feature' as const,
    properties: {},
    geometry: { type: 'LineString' as const, coordinates: [from, to] }
  };
}

/**
 * Sea, graticule and, as soon as the first map is painted, the land (Natural Earth): the neighbours, and the country
 * itself below what a partial frame leaves out.
 */
export const base: LayerFile = {
  sources: () => ({
    reticula: { type: 'geojson', data: graticule },
    tierra: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, tolerance: 0.2 }
  }),
  layers: ({ ground }) => [
    { id: 'mar', type: 'background', paint: { 'background-color': ground.sea } },
    {
      id: 'reticula',
      type: 'line',
      source: 'reticula',
      paint: { 'line-color': ground.graticule, 'line-width': 0.7 }
    },
    { id: 'tierra', type: 'fill', source: 'tierra', paint: { 'fill-color': ground.land } },
    {
      // The two sources disagree by a few kilometres at the border: a stroke of land closes the gap.
      id: 'tierra-orilla',
      type: 'line',
      source: 'tierra',
      filter: ['!=', ['get', 'nombre'], 'Mexico'],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ground.land,
        'line-width': ['interpolate', ['exponential', 2], ['zoom'], 3, 1.5, 10, 190]
      }
    }
  ]
};
