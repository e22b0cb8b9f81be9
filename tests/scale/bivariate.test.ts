import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STATUS, type MeasureId, type MeasureValues } from '../../src/lib/domain/measure';
import { bivariateColors, crossClasses, crossRows, thirds } from '../../src/lib/scale/bivariate';
import { CODE } from '../../src/lib/scale/classify';

const { dato, cero, sinDato, noAplica } = STATUS;
const of = (id: MeasureId, figures: [number, number][]): MeasureValues => ({
  id,
  values: Float64Array.from(figures, ([v]) => v),
  status: Uint8Array.from(figures, ([, s]) => s)
});
const figure = fc.oneof(
  fc.integer({ min: 1, max: 500 }).map((v): [number, number] => [v, dato]),
  fc.constantFrom<[number, number][]>([0, cero], [NaN, sinDato], [NaN, noAplica])
);

describe('the map of two measures', () => {
  it('keeps the three states apart and everybody in exactly one class', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 80 }), (pairs) => {
        const [a, b] = [0, 1].map((k) =>
          of(
            'integrantes',
            pairs.map((p) => p[k])
          )
        );
        const levels = [thirds(a, []), thirds(b, [])] as const;
        const classes = crossClasses(a, b, levels);
        expect(crossRows(classes).reduce((n, r) => n + r.count, 0)).toBe(pairs.length);
        pairs.forEach(([[, s], [, t]], i) => {
          if (s === noAplica || t === noAplica) expect(classes[i]).toBe(CODE.noAplica);
          else if (s === sinDato || t === sinDato) expect(classes[i]).toBe(CODE.sinDato);
          else if (s === cero && t === cero) expect(classes[i]).toBe(CODE.cero);
          else expect(classes[i]).toBeLessThan(9);
        });
        // Exchanging the measures exchanges rows and columns.
        const turned = crossClasses(b, a, [levels[1], levels[0]]);
        classes.forEach((c, i) => expect(turned[i]).toBe(c < 9 ? 3 * (c % 3) + Math.floor(c / 3) : c));
      })
    );
  });

  it('cuts distinct figures into thirds', () => {
    const m = of(
      'personas',
      Array.from({ length: 30 }, (_, i): [number, number] => [i + 1, dato])
    );
    const { levelOf } = thirds(m, []);
    const counts = [0, 0, 0];
    m.values.forEach((v) => counts[levelOf(v)]++);
    expect(counts).toEqual([10, 10, 10]);
  });

  it('reads presence by its meaning, not by its order', () => {
    const { levelOf } = thirds(of('presencia', [[1, dato]]), [false, true]);
    expect([0, 1, 2, 3].map(levelOf)).toEqual([0, 1, 2, 1]);
  });

  it.each(['claro', 'oscuro'] as const)('has nine different colours: %s', (theme) => {
    expect(new Set(bivariateColors(theme)).size).toBe(9);
  });
});
