import { TERRITORY, type LayerFile } from './layer-file';

/** Names as the zoom allows: localities by their people (GeoNames), then every municipality. */
export const labels: LayerFile = {
  sources: () => ({ localidades: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } }),
  layers: ({ ground, fonts }) => [
    {
      id: 'nombres-municipio',
      type: 'symbol',
      source: TERRITORY,
      'source-layer': 'puntos',
      minzoom: 7.2,
      layout: {
        'text-field': ['get', 'nombre'],
        'text-font': fonts,
        'text-size': ['interpolate', ['linear'], ['zoom'], 7, 10.5, 11, 13],
        'text-max-width': 7,
        'symbol-sort-key': ['-', 0, ['get', 'rango']]
      },
      paint: { 'text-color': ground.label, 'text-halo-color': ground.halo, 'text-halo-width': 1.4 }
    },
    {
      id: 'localidades',
      type: 'symbol',
      source: 'localidades',
      maxzoom: 7.2,
      filter: [
        '>=',
        ['get', 'poblacion'],
        ['step', ['zoom'], 900_000, 4.6, 450_000, 5.4, 150_000, 6.3, 45_000]
      ] as never,
      layout: {
        'text-field': ['get', 'nombre'],
        'text-font': fonts,
        'text-size': ['interpolate', ['linear'], ['get', 'poblacion'], 50_000, 10, 2_000_000, 13],
        'text-padding': 6,
        'symbol-sort-key': ['-', 0, ['get', 'poblacion']]
      },
      paint: { 'text-color': ground.label, 'text-halo-color': ground.halo, 'text-halo-width': 1.5 }
    }
  ]
};
