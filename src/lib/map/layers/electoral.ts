import type { Layer } from '../layer';

/** Districts or secciones that a person loaded, above the states; nothing until they are. */
export const electoral: readonly Layer[] = [
  {
    kind: 'line',
    id: 'electoral-halo',
    of: 'electoral',
    color: 'halo',
    width: [
      [3, 1.6],
      [6, 3],
      [9, 4.6]
    ],
    opacity: [
      [3.5, 0.2],
      [6, 0.7]
    ]
  },
  {
    kind: 'line',
    id: 'electoral',
    of: 'electoral',
    color: 'district',
    width: [
      [3, 0.7],
      [6, 1.4],
      [9, 2.4]
    ],
    opacity: [
      [3.5, 0.55],
      [6, 0.95]
    ]
  }
];
