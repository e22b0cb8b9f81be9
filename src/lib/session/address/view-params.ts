/** Writes a part of a view into an address, unless it is the default. */
export type Put = (name: string, value: string | number, fallback?: string | number) => void;

/** One of a list, else the fallback. */
export const oneOf = <T extends string>(value: string | null, list: readonly T[], fallback: T): T =>
  list.includes(value as T) ? (value as T) : fallback;
/** One of a list, or nothing. */
export const oneOrNull = <T extends string>(value: string | null, list: readonly T[]): T | null =>
  list.includes(value as T) ? (value as T) : null;
/** What fits a pattern, or nothing. */
export const matching = (value: string | null, pattern: RegExp) =>
  value && pattern.test(value) ? value : null;
/** A whole number within limits, else the fallback. */
export const wholeOf = (text: string | null, least: number, most: number, fallback: number): number => {
  const value = Math.trunc(Number(text ?? ''));
  return text && value >= least && value <= most ? value : fallback;
};
