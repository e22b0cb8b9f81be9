import type { DistrictMap } from './district-map';

/** Classes that are no class of a district. */
export interface PaintCodes {
  /** For municipalities that lie in no district. */
  none: number;
  /** For those that lie in several: they are never painted as if they were of one. */
  cut: number;
}

/** The class of every municipality: that of its district when it lies whole in one. */
export function paintDistricts(
  { parts, distrito, municipio }: DistrictMap,
  classes: ArrayLike<number>,
  { none, cut }: PaintCodes
): Uint8Array {
  const painted = new Uint8Array(parts.length).fill(cut);
  for (let m = 0; m < parts.length; m++) if (parts[m] === 0) painted[m] = none;
  for (let i = 0; i < distrito.length; i++)
    if (parts[municipio[i]] === 1) painted[municipio[i]] = classes[distrito[i]];
  return painted;
}

/** The district of every municipality that lies whole in one; those that are cut stand each for itself, −1 is in none. */
export function groupMunicipalities({ parts, distrito, municipio, distritos }: DistrictMap): Int32Array {
  const groups = Int32Array.from(parts, (n, m) => (n === 0 ? -1 : distritos.length + m));
  for (let i = 0; i < distrito.length; i++) if (parts[municipio[i]] === 1) groups[municipio[i]] = distrito[i];
  return groups;
}
