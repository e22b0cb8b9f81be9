import type { Layer } from '../layer';

/** A unit of 30 km² is half a pixel on the national map: a dot shows it until the zoom shows its shape. */
export const smallUnits: readonly Layer[] = [
  {
    kind: 'dots',
    id: 'pequenos',
    from: 3,
    to: 7,
    rank: [
      [3, -62],
      [5, -68],
      [7, -88]
    ],
    radius: [
      [3, 1.5],
      [5, 2.1],
      [6.9, 2.8]
    ]
  }
];
