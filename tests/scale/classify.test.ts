import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUS, type MeasureValues } from '../../src/lib/domain/measure';
import {
  CLASS_METHODS,
  classify,
  CODE,
  findBreaks,
  histogram,
  legendRows,
  presenceRows,
  sortedFigures
} from '../../src/lib/scale/classify';
import { colorOf, GROUND, PALETTE_IDS, rampColors, stageColors } from '../../src/lib/scale/palette';

const measureOf = (
  values: number[],
  status: number[] = values.map((v) => (v === 0 ? STATUS.cero : STATUS.dato))
): MeasureValues => ({
  id: 'celulas',
  values: Float64Array.from(values),
  status: Uint8Array.from(status)
});
const figures = fc.array(fc.oneof(fc.nat(40), fc.double({ min: 0, max: 1e4, noNaN: true })), {
  maxLength: 80
});

describe('classes', () => {
  it('hold every unit exactly once, in order, with any method', () => {
    fc.assert(
      fc.property(
        figures,
        fc.constantFrom(...CLASS_METHODS),
        fc.integer({ min: 2, max: 7 }),
        (values, method, k) => {
          const m = measureOf(values);
          const sorted = sortedFigures(m);
          const breaks = findBreaks(sorted, method, k, [3, 1, 2e4]);
          expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
          expect(breaks.length).toBeLessThan(Math.max(k, 3));
          const classes = classify(m, breaks);
          const rows = legendRows(classes, sorted, breaks, false);
          expect(rows.reduce((n, r) => n + r.count, 0)).toBe(values.length);
          values.forEach((a, i) =>
            values.forEach((b, j) => {
              if (a > 0 && b > 0 && a <= b) expect(classes[i]).toBeLessThanOrEqual(classes[j]);
            })
          );
          expect(histogram(sorted, breaks).reduce((n, b) => n + b.count, 0)).toBe(sorted.length);
        }
      )
    );
  });

  it('never put zero, sin dato or no aplica in an interval', () => {
    const m = measureOf([0, 5, NaN, NaN], [STATUS.cero, STATUS.dato, STATUS.sinDato, STATUS.noAplica]);
    expect([...classify(m, [])]).toEqual([CODE.cero, 0, CODE.sinDato, CODE.noAplica]);
  });

  it('share units out evenly with quantiles and cut the range evenly with equal intervals', () => {
    const sorted = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    const counts = legendRows(
      classify(measureOf([...sorted]), findBreaks(sorted, 'cuantiles', 4)),
      sorted,
      findBreaks(sorted, 'cuantiles', 4),
      false
    );
    expect(counts.map((r) => r.count)).toEqual([25, 25, 25, 25]);
    expect(findBreaks(Float64Array.of(0.0001, 10), 'iguales', 2)[0]).toBeCloseTo(5, 3);
  });

  it('find the natural groups', () => {
    expect(findBreaks(Float64Array.of(1, 1, 2, 50, 51, 52, 900, 901), 'jenks', 3)).toEqual([50, 900]);
  });

  it('read counts as whole intervals that do not overlap', () => {
    const sorted = Float64Array.of(1, 1, 2, 3, 7);
    const rows = legendRows(classify(measureOf([...sorted]), [2, 5]), sorted, [2, 5], true);
    expect(rows.map((r) => [r.from, r.to])).toEqual([
      [1, 1],
      [2, 4],
      [5, 7]
    ]);
  });

  it('take the stage itself as the class of presence', () => {
    const m: MeasureValues = {
      id: 'presencia',
      values: Float64Array.of(0, 1, 3),
      status: Uint8Array.of(1, 0, 0)
    };
    const classes = classify(m, []);
    expect([...classes]).toEqual([CODE.cero, 0, 2]);
    expect(presenceRows(classes, 3).map((r) => [r.code, r.count])).toEqual([
      [0, 1],
      [1, 0],
      [2, 1],
      [CODE.cero, 1]
    ]);
  });
});

/** WCAG relative luminance of `#rrggbb` or `rgb(r, g, b)`. */
function luminance(color: string): number {
  const parts = color.startsWith('#')
    ? [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16))
    : color.match(/\d+/g)!.map(Number);
  const [r, g, b] = parts.map((v) =>
    v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('colours', () => {
  it('go in order of lightness, so that they can be read without hue', () => {
    for (const palette of PALETTE_IDS)
      for (const theme of ['claro', 'oscuro'] as const)
        for (let k = 2; k <= 7; k++) {
          const lights = rampColors(palette, k, theme).map(luminance);
          const sorted = [...lights].sort((a, b) => (theme === 'claro' ? b - a : a - b));
          expect(lights).toEqual(sorted);
        }
  });

  it('keep the lowest class apart from zero', () => {
    for (const theme of ['claro', 'oscuro'] as const)
      for (const palette of PALETTE_IDS) {
        const [low] = rampColors(palette, 5, theme);
        const [a, b] = [luminance(low), luminance(GROUND[theme].zero)].sort((x, y) => y - x);
        expect((a + 0.05) / (b + 0.05)).toBeGreaterThan(1.15);
      }
  });

  it('give the active stage the first colour wherever it stands', () => {
    const [, second] = stageColors([false, true], 'claro');
    expect(second).toBe(stageColors([true], 'claro')[0]);
  });

  it('have a colour of their own for zero, sin dato and no aplica', () => {
    const colors = rampColors('anil', 5, 'claro');
    const own = [CODE.cero, CODE.sinDato, CODE.noAplica].map((c) => colorOf(c, colors, 'claro'));
    expect(new Set([...own, ...colors]).size).toBe(8);
  });
});
