import type { Polygon } from 'geojson';

/** Unit squares of a grid, row by row: neighbours are known by counting. */
export function grid(columns: number, rows: number, step = 1): Polygon[] {
  return Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [(i % columns) * step, Math.floor(i / columns) * step];
    return {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + step, y],
          [x + step, y + step],
          [x, y + step],
          [x, y]
        ]
      ]
    };
  });
}
