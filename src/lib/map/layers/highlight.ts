import type { Layer } from '../layer';

/** Outline of the neighbours of the selected municipality, of the one under the pointer, and of itself. */
export const highlight: readonly Layer[] = [
  {
    kind: 'line',
    id: 'vecinos',
    of: 'municipios',
    marks: 'vecinos',
    color: 'accent',
    width: 1.2,
    dash: [2, 1.6],
    opacity: 0.9
  },
  { kind: 'line', id: 'senalado', of: 'municipios', marks: 'senalado', color: 'label', width: 1.6 },
  { kind: 'line', id: 'elegido-halo', of: 'municipios', marks: 'elegido', color: 'halo', width: 5.5 },
  { kind: 'line', id: 'elegido', of: 'municipios', marks: 'elegido', color: 'accent', width: 2.6 }
];
