import type { Layer } from '../layer';

/** The municipalities in the colour of their class, with thin borders. */
export const municipios: readonly Layer[] = [
  { kind: 'classes', id: 'municipios', faded: 0.22 },
  {
    kind: 'line',
    id: 'municipios-linea',
    of: 'municipios',
    color: 'line',
    width: [
      [3, 0.25],
      [6, 0.5],
      [9, 1.1]
    ],
    opacity: [
      [3.5, 0.16],
      [6, 0.34],
      [9, 0.5]
    ]
  }
];
