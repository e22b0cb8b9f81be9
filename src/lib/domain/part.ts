/** Catalogues of two years differ by less than this; what has a smaller share of the other is a part. */
const PART = 0.9;

/** Whether some of a whole are only a part of it, and not nearly all. */
export const isPart = (some: number, of: number): boolean => some < PART * of;
