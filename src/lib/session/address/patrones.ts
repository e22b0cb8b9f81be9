import { choice, choiceOfNumbers, flag, whole } from './field';

/** Who counts as near in a pattern. */
export const NEARNESS = ['reina', 'torre', 'knn', 'banda'] as const;
/** How many times chance is tried. */
export const TRIES = [999, 4999, 9999] as const;

/** What the page of patterns is asked. */
export const patrones = {
  vecindad: choice(NEARNESS, 'reina'),
  /** The k nearest, and km of the band. */
  kvecinos: whole(1, 50, 4),
  kmvecinos: whole(1, 1000, 50),
  permuta: choiceOfNumbers(TRIES, 999),
  /** Of the chance of patterns and zones: the same gives the same. */
  semilla: whole(0, 999_999_999, 1),
  /** Whether groups are corrected for how many municipalities are looked at. */
  corrige: flag(true),
  /** Whether rates of few are drawn towards that of all. */
  suaviza: flag(false),
  /** Whether the map draws who is near whom. */
  enlaces: flag(false)
};
