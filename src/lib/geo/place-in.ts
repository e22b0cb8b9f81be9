import type { Circles } from './dorling';

/** Moves and scales a plane so that it fills a box as well as it can, without stretching it. */
export function placeIn(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  { x, y, r }: { x: Float64Array; y: Float64Array; r: Float64Array }
): Circles {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  x.forEach((cx, i) => {
    left = Math.min(left, cx - r[i]);
    right = Math.max(right, cx + r[i]);
    top = Math.min(top, y[i] - r[i]);
    bottom = Math.max(bottom, y[i] + r[i]);
  });
  const scale = Math.min((x1 - x0) / (right - left), (y1 - y0) / (bottom - top));
  const dx = (x0 + x1) / 2 - (scale * (left + right)) / 2;
  const dy = (y0 + y1) / 2 - (scale * (top + bottom)) / 2;
  return { x: x.map((v) => dx + scale * v), y: y.map((v) => dy + scale * v), r: r.map((v) => scale * v) };
}
