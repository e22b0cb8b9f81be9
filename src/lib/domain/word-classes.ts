import { foldName } from './catalog';

/** What the words of a column are, as classes of a map: their names, lowest first where they have an order. */
export interface WordClasses {
  nombres: string[];
  ordenadas: boolean;
}

/** Colours that can be told apart without an order; more words than these are no classes. */
export const MOST_WORDS = 7;

/** Degrees as CONAPO, CONEVAL and the surveys write them, lowest first. */
const DEGREES = [
  ['nulo', 'nula', 'ninguno', 'ninguna'],
  ['muy bajo', 'muy baja'],
  ['bajo', 'baja'],
  ['medio', 'media', 'moderado', 'moderada'],
  ['alto', 'alta'],
  ['muy alto', 'muy alta']
];
const rankOf = (word: string) => DEGREES.findIndex((names) => names.includes(word));
/** Degrees may come numbered: «1. Muy bajo». */
const numberOf = (word: string) => Number(/^(\d{1,2})\b/.exec(word)?.[1] ?? NaN);

/**
 * Puts words in order, lowest first: degrees by what they mean, numbered ones by their number, others by the alphabet.
 * @param words as written, each once
 */
export function orderWords(words: readonly string[]): WordClasses {
  const folded = words.map(foldName);
  const numbers = folded.map(numberOf);
  const isNumbered = new Set(numbers).size === words.length && !numbers.some(Number.isNaN);
  const ranks = isNumbered ? numbers : folded.map(rankOf);
  const ordenadas =
    words.length > 1 && (isNumbered || (!ranks.includes(-1) && new Set(ranks).size === words.length));
  const order = [...words.keys()].sort((a, b) =>
    ordenadas ? ranks[a] - ranks[b] : folded[a] < folded[b] ? -1 : 1
  );
  return { nombres: order.map((i) => words[i]), ordenadas };
}
