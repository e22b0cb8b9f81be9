import { quantileSorted } from 'd3-array';
import { isNamed, STATUS, type MeasureValues } from '../domain/measure';
import { CODE, sortedFigures, type LegendRow } from './classify';
import type { Theme } from './palette';

/** Levels of each measure on the map of two: low, middle, high. */
export const LEVELS = 3;

/**
 * Colours by class `3 × level of the second + level of the first`: the first grows to blue-green, the second to purple,
 * both together to dark blue (after J. Stevens, bivariate choropleth maps). On a dark ground high is light.
 */
const COLORS: Record<Theme, readonly string[]> = {
  claro: ['#d9dbe6', '#9fdcdc', '#46b9bd', '#dca6d2', '#a0a6d0', '#4a90b6', '#bb59a8', '#8757a5', '#313f8c'],
  oscuro: ['#414d55', '#3a7a80', '#2fb3b5', '#774a70', '#6d77ad', '#58a9dc', '#c667b2', '#b58ae2', '#c3d2ff']
};

/** The nine colours of a theme. */
export const bivariateColors = (theme: Theme): string[] => [...COLORS[theme]];

/** How the figures of one measure fall into three levels. */
export interface Levels {
  /** Where the middle and the high level begin; of a named measure they are not used. */
  limits: readonly [number, number];
  /** Level of a figure, 0–2. */
  levelOf(value: number): number;
}

/**
 * Three levels with as many units each: thirds of the figures that are neither zero nor absent. Of presence the levels
 * are its meaning: none or out of the list, not active yet, active.
 * @param active whether each stage covers, for presence
 */
export function thirds(measure: MeasureValues, active: readonly boolean[]): Levels {
  if (isNamed(measure.id))
    return { limits: [NaN, NaN], levelOf: (value) => (value === 0 ? 0 : active[value - 1] ? 2 : 1) };
  const sorted = sortedFigures(measure) as unknown as number[];
  const at = (share: number) => quantileSorted(sorted, share) ?? NaN;
  const [low, high] = [at(1 / 3), at(2 / 3)];
  return { limits: [low, high], levelOf: (value) => (value >= high ? 2 : value >= low ? 1 : 0) };
}

/**
 * Class of every unit by two measures. Where either does not apply nothing applies; where either is unknown the pair
 * is unknown; two zeros are zero, and one zero beside a figure is the low level of its measure.
 */
export function crossClasses(
  first: MeasureValues,
  second: MeasureValues,
  levels: readonly [Levels, Levels]
): Uint8Array {
  return Uint8Array.from(first.status, (one, i) => {
    const other = second.status[i];
    if (one === STATUS.noAplica || other === STATUS.noAplica) return CODE.noAplica;
    if (one === STATUS.sinDato || other === STATUS.sinDato) return CODE.sinDato;
    if (one === STATUS.cero && other === STATUS.cero) return CODE.cero;
    const level = (status: number, { levelOf }: Levels, value: number) =>
      status === STATUS.cero ? 0 : levelOf(value);
    return LEVELS * level(other, levels[1], second.values[i]) + level(one, levels[0], first.values[i]);
  });
}

/** The nine classes with their counts, then the three states that have units. */
export function crossRows(classes: Uint8Array): LegendRow[] {
  const counts = new Uint32Array(256);
  for (const code of classes) counts[code]++;
  const row = (code: number) => ({ code, from: NaN, to: NaN, count: counts[code] });
  return [
    ...Array.from({ length: LEVELS * LEVELS }, (_, code) => row(code)),
    ...Object.values(CODE)
      .filter((code) => counts[code] > 0)
      .map(row)
  ];
}
