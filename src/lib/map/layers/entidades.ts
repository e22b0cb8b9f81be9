import type { Layer } from '../layer';

/** Borders of the states, above every municipality. */
export const entidades: readonly Layer[] = [
  {
    kind: 'line',
    id: 'entidades',
    of: 'entidades',
    color: 'state',
    width: [
      [3, 0.6],
      [6, 1.2],
      [9, 2.2]
    ],
    opacity: 0.85
  }
];
