/** Shades of a table whose cells are coloured by how much they hold. */
export const SHADES = 5;

/** The shade of a cell that holds a part, 0–1, of what the fullest one holds; −1 of an empty one. */
export const shadeOf = (share: number): number =>
  share > 0 ? Math.min(SHADES - 1, Math.floor(SHADES * share * 0.999)) : -1;
