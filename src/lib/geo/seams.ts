import { rollup } from 'd3-array';
import type { Neighbours } from './adjacency';

/** Two municipalities by key that are known to be neighbours; `side` is 1 where they share a stretch of border. */
export interface KnownPair {
  a: string;
  b: string;
  side: number;
}

/** The known pairs of a frame that lie across the line of two states. */
export function pairsAcrossStates({ a, b, side }: Neighbours, claves: readonly string[]): KnownPair[] {
  return Array.from(a, (from, i) => ({ a: claves[from], b: claves[b[i]], side: side[i] })).filter(
    (pair) => pair.a.slice(0, 2) !== pair.b.slice(0, 2)
  );
}

/**
 * Neighbours of a frame whose states were drawn by different hands: where the drawings of two states share less than half
 * of the stretches of border that are known, who touches whom across it is known too; where they meet, the drawing says.
 * @returns the neighbours, in order, and how many pairs were taken from what is known
 */
export function sewStates(
  drawn: Neighbours,
  claves: readonly string[],
  known: readonly KnownPair[]
): { neighbours: Neighbours; sewn: number } {
  const statesOf = (a: string, b: string) => [a.slice(0, 2), b.slice(0, 2)].sort().join(' ');
  const pairs = Array.from(drawn.a, (a, i) => ({ a, b: drawn.b[i], side: drawn.side[i] }));
  const count = (of: readonly { a: string; b: string; side: number }[]) =>
    rollup(
      of.filter((p) => p.side === 1),
      (group) => group.length,
      (p) => statesOf(p.a, p.b)
    );
  const [drawnBetween, knownBetween] = [
    count(pairs.map(({ a, b, side }) => ({ a: claves[a], b: claves[b], side }))),
    count(known)
  ];
  // One vertex or two may fall together by chance.
  const meet = (states: string) =>
    2 * (drawnBetween.get(states) ?? 0) >= (knownBetween.get(states) ?? Infinity);
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const sewn = known.flatMap(({ a, b, side }) => {
    const ends = [positions.get(a), positions.get(b)];
    if (ends[0] === undefined || ends[1] === undefined || meet(statesOf(a, b))) return [];
    return [{ a: Math.min(ends[0], ends[1]), b: Math.max(ends[0], ends[1]), side }];
  });
  if (!sewn.length) return { neighbours: drawn, sewn: 0 };
  const all = new Map([...pairs, ...sewn].map((p) => [p.a * claves.length + p.b, p]));
  const sorted = [...all.values()].sort((p, q) => p.a - q.a || p.b - q.b);
  return {
    neighbours: {
      a: Uint16Array.from(sorted, (p) => p.a),
      b: Uint16Array.from(sorted, (p) => p.b),
      side: Uint8Array.from(sorted, (p) => p.side)
    },
    sewn: all.size - pairs.length
  };
}
