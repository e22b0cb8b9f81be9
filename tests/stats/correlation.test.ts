import { describe, expect, it } from 'vitest';
import { STATUS, type MeasureValues } from '../../src/lib/domain/measure';
import { rankCorrelation } from '../../src/lib/stats/correlation';

const of = (values: number[], status = values.map(() => STATUS.dato as number)): MeasureValues => ({
  id: 'integrantes',
  values: Float64Array.from(values),
  status: Uint8Array.from(status)
});
const all = (n: number) => new Uint8Array(n).fill(1);
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('rank correlation', () => {
  it('is one for any rising relation and minus one for any falling one', () => {
    const x = upTo(20);
    expect(rankCorrelation(of(x), of(x.map((v) => v ** 3 + 1)), all(20))).toBeCloseTo(1);
    expect(rankCorrelation(of(x), of(x.map((v) => Math.exp(-v))), all(20))).toBeCloseTo(-1);
  });

  it('agrees with a value worked out by hand, ties included', () => {
    // IQ and hours of television, the usual textbook example: ρ = −29/165.
    const iq = [106, 86, 100, 101, 99, 103, 97, 113, 112, 110];
    const tv = [7, 0, 27, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(of(iq), of(tv), all(10))).toBeCloseTo(-29 / 165, 10);
  });

  it('says nothing of few units, of a constant, or of what is absent', () => {
    expect(rankCorrelation(of(upTo(9)), of(upTo(9)), all(9))).toBeNull();
    expect(rankCorrelation(of(upTo(12)), of(new Array(12).fill(3)), all(12))).toBeNull();
    const absent = upTo(12).map((i) => (i < 4 ? STATUS.sinDato : STATUS.dato) as number);
    expect(rankCorrelation(of(upTo(12), absent), of(upTo(12)), all(12))).toBeNull();
  });
});
