import type { Neighbours } from './adjacency';
import { separate, spread, type Disc } from './spread';

/** Circles whose areas are as the people of each unit; `y` grows to the south. */
export interface Circles {
  x: Float64Array;
  y: Float64Array;
  r: Float64Array;
}

/** Share of the country's own area that all circles fill together. */
const FILLED = 0.62;
/** Radius of the smallest circle beside that of a unit with the mean of people: nobody vanishes. */
const LEAST = 0.16;
const TICKS = 200;

/**
 * Dorling's cartogram: a circle per unit, as near its place as the others allow, none over another. A unit without
 * a figure of people gets the smallest circle; the drawing tells it apart.
 * @param x, y plane coordinates in cells, as in the tile map
 * @param people NaN where *sin dato*
 */
export function layCircles(
  x: Float64Array,
  y: Float64Array,
  people: Float64Array,
  states: readonly string[],
  neighbours: Neighbours,
  report: (share: number) => void = () => {}
): Circles {
  const known = people.filter((p) => p > 0);
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length);
  // A cell has an area of one: as many cells as units fill the country.
  const unit = Math.sqrt(FILLED / Math.PI);
  const discs = Array.from(x, (cx, i): Disc => {
    const size = people[i] > 0 ? Math.sqrt(people[i] / mean) : 0;
    return { x: cx, y: y[i], r: unit * Math.max(LEAST, size) };
  });
  const near = spread(discs, states, neighbours, { link: 0.12, home: 0.06, ticks: TICKS, report });
  const placed = separate(near);
  return {
    x: Float64Array.from(placed, (d) => d.x),
    y: Float64Array.from(placed, (d) => d.y),
    r: Float64Array.from(placed, (d) => d.r)
  };
}
