/** Meridians and parallels every five degrees around the country: lines of `[longitude, latitude]`. */
export const GRATICULE: readonly [number, number][][] = [
  ...Array.from({ length: 20 }, (_, i) => [at(-150 + 5 * i, -12), at(-150 + 5 * i, 56)]),
  ...Array.from({ length: 14 }, (_, i) => [at(-150, -10 + 5 * i), at(-52, -10 + 5 * i)])
];

function at(longitude: number, latitude: number): [number, number] {
  return [longitude, latitude];
}
