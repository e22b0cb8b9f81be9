import type { Layer } from '../layer';

/**
 * Sea, graticule and, once it has arrived, the land (Natural Earth): the neighbours, and the country itself below what
 * a partial frame leaves out.
 */
export const base: readonly Layer[] = [
  { kind: 'sea', id: 'mar', color: 'sea' },
  { kind: 'line', id: 'reticula', of: 'reticula', color: 'graticule', width: 0.7 },
  { kind: 'area', id: 'tierra', of: 'tierra', color: 'land' },
  {
    // The two sources disagree by a few kilometres at the border: a stroke of land closes the gap.
    kind: 'line',
    id: 'tierra-orilla',
    of: 'tierra',
    onlyAbroad: true,
    color: 'land',
    width: [
      [3, 1.5],
      [10, 190]
    ],
    base: 2
  }
];
