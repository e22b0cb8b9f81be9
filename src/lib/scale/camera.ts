/** Longitude, latitude and zoom of the middle of the map; a zoom of 0 shows the world in 512 pixels. */
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

/** Space covered by panels, pixels. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** A box on the plane of the map: the world is a square of side 1, `y` grows to the south. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** Zooms that the map goes to. */
export const ZOOMS = { least: 2.6, most: 13, closest: 9 } as const;

const TILE = 512;
const RADIANS = Math.PI / 180;

/** Pixels of the whole world at a zoom. */
export const worldSize = (zoom: number) => TILE * 2 ** zoom;

/** Web Mercator: a place on the plane. */
export const project = (lon: number, lat: number): [number, number] => [
  (lon + 180) / 360,
  (1 - Math.asinh(Math.tan(lat * RADIANS)) / Math.PI) / 2
];

/** The place at a point of the plane. */
export const unproject = (x: number, y: number): { lon: number; lat: number } => ({
  lon: 360 * x - 180,
  lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS
});

/** The box on the plane of one in degrees, `[west, south, east, north]`. */
export function projectBox([west, south, east, north]: readonly number[]): Box {
  const [x0, y0] = project(west, north);
  const [x1, y1] = project(east, south);
  return [x0, y0, x1, y1];
}

/** The camera that shows a box whole inside what the panels leave free. */
export function fitBox(
  [x0, y0, x1, y1]: Box,
  size: { width: number; height: number },
  padding: Padding,
  most: number = ZOOMS.closest
): Camera {
  const width = Math.max(1, size.width - padding.left - padding.right);
  const height = Math.max(1, size.height - padding.top - padding.bottom);
  const scale = Math.min(width / (x1 - x0), height / (y1 - y0));
  const zoom = Math.min(most, Math.max(ZOOMS.least, Math.log2(scale / TILE)));
  const k = worldSize(zoom);
  const x = (x0 + x1) / 2 - (padding.left - padding.right) / 2 / k;
  const y = (y0 + y1) / 2 - (padding.top - padding.bottom) / 2 / k;
  return { ...unproject(x, y), zoom };
}
