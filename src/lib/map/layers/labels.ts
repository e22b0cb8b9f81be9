import type { Layer } from '../layer';

/** Names as the zoom allows: localities by their people (GeoNames), then every municipality. */
export const labels: readonly Layer[] = [
  {
    kind: 'names',
    id: 'nombres-municipio',
    of: 'municipios',
    from: 7.2,
    size: [
      [7, 10.5],
      [11, 13]
    ]
  },
  {
    kind: 'names',
    id: 'localidades',
    of: 'localidades',
    to: 7.2,
    size: [
      [50_000, 10],
      [2_000_000, 13]
    ],
    people: [
      [0, 900_000],
      [4.6, 450_000],
      [5.4, 150_000],
      [6.3, 45_000]
    ]
  }
];
