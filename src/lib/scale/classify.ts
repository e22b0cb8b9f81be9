import { extent, quantileSorted } from 'd3-array';
import { ckmeans } from 'simple-statistics';
import { entryOf, isNamed, STATUS, type MeasureId, type MeasureValues } from '../domain/measure';

/** How values are cut into classes. */
export type ClassMethod = 'cuantiles' | 'jenks' | 'iguales' | 'manual';
/** Every method, in the order in which they are offered. */
export const CLASS_METHODS: readonly ClassMethod[] = ['cuantiles', 'jenks', 'iguales', 'manual'];

/** Method for a measure when nobody chose one: natural breaks for small whole numbers, quantiles for skewed figures. */
export const defaultMethod = (id: MeasureId): ClassMethod => entryOf(id)?.method ?? 'cuantiles';

/**
 * Class codes that are no interval of values. Intervals are 0, 1, 2… `cortado` is a municipality that lies in several
 * of the units that are coloured.
 */
export const CODE = { cero: 100, sinDato: 101, noAplica: 102, cortado: 103 } as const;

/** More classes than this cannot be told apart by colour. */
export const MAX_CLASSES = 7;

/** The figures that a class can hold: neither zero nor absent, ascending. */
export function sortedFigures({ values, status }: MeasureValues): Float64Array {
  return values.filter((_, i) => status[i] === STATUS.dato).sort();
}

/**
 * Inner limits of at most `count` classes, ascending and without repeats; fewer when the values are few.
 * A class goes from its lower limit, included, to the next one. Jenks is exact (ckmeans).
 */
export function findBreaks(
  sorted: Float64Array,
  method: ClassMethod,
  count: number,
  manual: readonly number[] = []
): number[] {
  if (sorted.length === 0) return [];
  const [low, high] = extent(sorted) as [number, number];
  const inside = (limits: number[]) =>
    [...new Set(limits)].filter((v) => v > low && v <= high).sort((a, b) => a - b);
  const steps = Array.from({ length: count - 1 }, (_, i) => (i + 1) / count);
  switch (method) {
    case 'manual':
      return inside([...manual]);
    case 'iguales':
      return inside(steps.map((p) => low + p * (high - low)));
    case 'cuantiles':
      return inside(steps.map((p) => quantileSorted(sorted as unknown as number[], p) ?? low));
    case 'jenks': {
      const distinct = new Set(sorted).size;
      if (distinct < 2) return [];
      return inside(
        ckmeans([...sorted], Math.min(count, distinct))
          .slice(1)
          .map((group) => group[0])
      );
    }
  }
}

/** Class code of every unit. A named measure is its own class: the position of its name. */
export function classify(measure: MeasureValues, breaks: readonly number[]): Uint8Array {
  const { id, values, status } = measure;
  const named = isNamed(id);
  return Uint8Array.from(values, (value, i) => {
    switch (status[i]) {
      case STATUS.cero:
        return CODE.cero;
      case STATUS.sinDato:
        return CODE.sinDato;
      case STATUS.noAplica:
        return CODE.noAplica;
      default:
        return named ? value - 1 : classOf(value, breaks);
    }
  });
}

/** Which interval a value falls in. */
export function classOf(value: number, breaks: readonly number[]): number {
  let k = 0;
  while (k < breaks.length && value >= breaks[k]) k++;
  return k;
}

/** One line of the legend: a class, its limits (NaN for codes without interval) and how many units it has. */
export interface LegendRow {
  code: number;
  from: number;
  to: number;
  count: number;
}

/**
 * Legend of intervals, lowest first, then the three states that have units. Counts (`whole`) read "1 – 2", "3 – 5":
 * the upper limit of a class is the last whole number before the next one.
 */
export function legendRows(
  classes: Uint8Array,
  sorted: Float64Array,
  breaks: readonly number[],
  whole: boolean
): LegendRow[] {
  const counts = countCodes(classes);
  const limits = sorted.length ? [sorted[0], ...breaks, sorted[sorted.length - 1]] : [];
  const last = limits.length - 2;
  const intervals = limits.slice(0, -1).map((limit, code) => {
    const from = whole ? Math.ceil(limit) : limit;
    const next = limits[code + 1];
    const to = whole && code < last ? Math.ceil(next) - 1 : next;
    return { code, from, to, count: counts.get(code) ?? 0 };
  });
  return [...intervals, ...stateRows(counts)];
}

/** Legend of presence: one row per stage (the last is "fuera de la lista"), then the three states. */
export function presenceRows(classes: Uint8Array, stages: number): LegendRow[] {
  return namedRows(classes, stages + 1).filter((r) => r.code !== stages || r.count > 0);
}

/** Legend of names: one row for each of the first `names` classes, then the three states. */
export function namedRows(classes: Uint8Array, names: number): LegendRow[] {
  const counts = countCodes(classes);
  const rows = Array.from({ length: names }, (_, code) => ({
    code,
    from: NaN,
    to: NaN,
    count: counts.get(code) ?? 0
  }));
  return [...rows, ...stateRows(counts)];
}

function countCodes(classes: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const code of classes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

const stateRows = (counts: Map<number, number>): LegendRow[] =>
  Object.values(CODE)
    .filter((code) => counts.has(code))
    .map((code) => ({ code, from: NaN, to: NaN, count: counts.get(code)! }));

/** Bars of a histogram over the figures: `bins` equal steps, each with its count and the class of its middle. */
export function histogram(sorted: Float64Array, breaks: readonly number[], bins = 32) {
  if (sorted.length === 0) return [];
  const low = sorted[0];
  const width = (sorted[sorted.length - 1] - low) / bins || 1;
  const bars = Array.from({ length: bins }, (_, i) => ({
    from: low + i * width,
    count: 0,
    code: classOf(low + (i + 0.5) * width, breaks)
  }));
  for (const value of sorted) bars[Math.min(bins - 1, Math.floor((value - low) / width))].count++;
  return bars;
}

/** Classes of counts from 1 as whole numbers, both ends in them; the last has no end. Units: those of the breaks. */
export function countIntervals(breaks: readonly number[]): (readonly [from: number, to: number | null])[] {
  const from = (code: number) => (code === 0 ? 1 : Math.ceil(breaks[code - 1]));
  return [...breaks, null].map((to, code) => [
    from(code),
    to === null ? null : Math.max(from(code), Math.ceil(to) - 1)
  ]);
}
