import type { Layer } from '../layer';

/** Ways of people to where they met: thin, so that many of them read as a texture. */
export const ways: readonly Layer[] = [
  {
    kind: 'line',
    id: 'trayectos',
    of: 'trayectos',
    color: 'way',
    width: [
      [3, 0.7],
      [6, 1.2],
      [9, 2]
    ],
    opacity: 0.6
  }
];
