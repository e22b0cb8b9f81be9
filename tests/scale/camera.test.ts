import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBox, project, projectBox, unproject, worldSize } from '../../src/lib/scale/camera';
import { placing } from '../../src/lib/map/canvas/drawing';
import { atStep, atZoom } from '../../src/lib/map/layer';

const place = fc.tuple(
  fc.double({ min: -118, max: -86, noNaN: true }),
  fc.double({ min: 14, max: 33, noNaN: true })
);

describe('the camera', () => {
  it('goes to the plane and back', () => {
    fc.assert(
      fc.property(place, ([lon, lat]) => {
        const at = unproject(...project(lon, lat));
        expect(at.lon).toBeCloseTo(lon, 9);
        expect(at.lat).toBeCloseTo(lat, 9);
      })
    );
  });

  it('shows a box whole inside what the panels leave free, as large as it fits', () => {
    fc.assert(
      fc.property(
        place,
        place,
        fc.integer({ min: 300, max: 1_600 }),
        fc.integer({ min: 250, max: 1_000 }),
        ([w, s], [dx, dy], width, height) => {
          const box = projectBox([w, s, w + 0.5 + Math.abs(dx + 102) / 4, s + 0.5 + Math.abs(dy - 23) / 4]);
          const padding = { top: 10, right: 20, bottom: 60, left: 30 };
          const camera = fitBox(box, { width, height }, padding);
          const { k, x, y } = placing({ camera, width, height });
          const seen = [x + box[0] * k, y + box[1] * k, x + box[2] * k, y + box[3] * k];
          expect(seen[0]).toBeGreaterThanOrEqual(30 - 1e-6);
          expect(seen[1]).toBeGreaterThanOrEqual(10 - 1e-6);
          expect(seen[2]).toBeLessThanOrEqual(width - 20 + 1e-6);
          expect(seen[3]).toBeLessThanOrEqual(height - 60 + 1e-6);
          const touches = Math.min(width - 50 - (seen[2] - seen[0]), height - 70 - (seen[3] - seen[1]));
          if (camera.zoom < 9) expect(touches).toBeCloseTo(0, 3);
        }
      )
    );
  });

  it('has a world of 512 pixels at zoom 0', () => expect([worldSize(0), worldSize(3)]).toEqual([512, 4_096]));
});

describe('stops by zoom', () => {
  it('interpolate as MapLibre does: linear, and exponential with base 2', () => {
    const stops = [
      [3, 1.5],
      [10, 190]
    ] as const;
    expect([atZoom(stops, 2), atZoom(stops, 11), atZoom(7, 4)]).toEqual([1.5, 190, 7]);
    expect(atZoom(stops, 6.5)).toBeCloseTo((1.5 + 190) / 2);
    expect(atZoom(stops, 9, 2)).toBeCloseTo(1.5 + (188.5 * (2 ** 6 - 1)) / (2 ** 7 - 1));
    expect([
      atStep(
        [
          [0, 9],
          [5, 4]
        ],
        4.9
      ),
      atStep(
        [
          [0, 9],
          [5, 4]
        ],
        5
      )
    ]).toEqual([9, 4]);
  });
});
