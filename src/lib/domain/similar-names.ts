import { foldName } from './catalog';

const parts = (text: string): string[] => {
  const padded = ` ${foldName(text)} `;
  return Array.from({ length: Math.max(0, padded.length - 1) }, (_, i) => padded.slice(i, i + 2));
};

/** How alike two names are, 0–1: the pairs of letters that they share (Dice's coefficient). */
export function likeness(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)];
  if (x.length === 0 || y.length === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of x) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of y) {
    const n = left.get(pair) ?? 0;
    if (n === 0) continue;
    shared++;
    left.set(pair, n - 1);
  }
  return (2 * shared) / (x.length + y.length);
}

/** Names that are less alike than this help nobody. */
const LEAST = 0.4;
/** What a name is worth that has all the words of another, in their order: "Silao" for "Silao de la Victoria". */
const SHORT_NAME = 0.9;

/** How likely one name stands for another, 0–1: a short name of it, or one that is written alike. */
function resemblance(text: string, name: string): number {
  const [short, whole] = [` ${foldName(text)} `, ` ${foldName(name)} `];
  const isShort = short.trim() !== '' && whole.includes(short);
  return Math.max(likeness(text, name), isShort ? SHORT_NAME : 0);
}

/** The most alike of some named things, best first; those called so for short among them. Whoever asks chooses: likeness decides nothing. */
export function mostAlike<T extends { nombre: string }>(
  text: string,
  among: readonly T[],
  most: number
): T[] {
  return among
    .map((item) => ({ item, score: resemblance(text, item.nombre) }))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item);
}
