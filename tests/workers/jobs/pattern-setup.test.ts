import { describe, expect, it } from 'vitest';
import {
  findPattern,
  listNear,
  type PatternPlaces,
  type PatternSetup
} from '../../../src/lib/workers/jobs/pattern-setup';

/** A row of five, a degree apart; the last touches its neighbour at a corner only. */
const places: PatternPlaces = {
  lon: Float64Array.of(-100, -99, -98, -97, -96),
  lat: Float64Array.of(20, 20, 20, 20, 20),
  a: [0, 1, 2, 3],
  b: [1, 2, 3, 4],
  side: [1, 1, 1, 0]
};
const all = new Uint8Array(5).fill(1);
const setup = (more: Partial<PatternSetup>): PatternSetup => ({
  values: Float64Array.of(1, 2, 3, 4, 9),
  rate: null,
  split: null,
  weights: { kind: 'reina' },
  tries: 99,
  seed: 1,
  corrected: true,
  ...more
});

describe('who counts as near', () => {
  it('is who touches, who shares a border, the k nearest, or who is within the band', () => {
    expect(listNear({ kind: 'reina' }, places, all)[4]).toEqual([3]);
    expect(listNear({ kind: 'torre' }, places, all)[4]).toEqual([]);
    expect(listNear({ kind: 'knn', k: 2 }, places, all)[0]).toEqual([1, 2]);
    expect(listNear({ kind: 'banda', km: 110 }, places, all)[2]).toEqual([1, 3]);
    expect(listNear({ kind: 'banda', km: 50 }, places, all)[2]).toEqual([]);
  });

  it('is looked for among those with a figure', () => {
    const known = Uint8Array.of(1, 0, 1, 1, 1);
    expect(listNear({ kind: 'knn', k: 1 }, places, known)[0]).toEqual([2]);
  });
});

describe('a pattern', () => {
  it('is told what there is not to be found', () => {
    expect(findPattern(setup({ values: Float64Array.of(1, 1, 1, 1, 1) }), places)).toBe('constante');
    expect(findPattern(setup({ values: Float64Array.of(1, NaN, NaN, NaN, 2) }), places)).toBe('pocos');
    expect(findPattern(setup({ weights: { kind: 'banda', km: 1 } }), places)).toBe('sin-vecinos');
  });

  it('declares its islands, and draws rates of few towards that of all', () => {
    const plain = findPattern(setup({ weights: { kind: 'torre' } }), places);
    if (typeof plain === 'string') throw new Error(plain);
    expect(plain.moran.islands).toBe(1);
    expect(plain.local.group[4]).toBe('aislado');
    const smooth = findPattern(
      setup({
        values: Float64Array.of(0, 20, 10, 10, 1000),
        rate: {
          events: Float64Array.of(0, 20, 10, 10, 1),
          base: Float64Array.of(1000, 1000, 1000, 1000, 1),
          per: 1000
        }
      }),
      places
    );
    if (typeof smooth === 'string') throw new Error(smooth);
    // One person of one: hardly anything is known of that rate.
    expect(smooth.values[4]).toBeLessThan(100);
    expect(smooth.values[1]).toBeGreaterThan(10);
    expect(smooth.values[1]).toBeLessThanOrEqual(20);
  });

  it('counts pairs only where some have it and some have not', () => {
    const found = (values: number[], split: 'cero' | 'mediana') => {
      const pattern = findPattern(setup({ values: Float64Array.from(values), split }), places);
      return typeof pattern === 'string' ? pattern : pattern.joins;
    };
    expect(found([1, 2, 3, 4, 5], 'cero')).toBeNull();
    expect(found([1, 1, 0, 0, 0], 'cero')).toMatchObject({ ambos: 1, ninguno: 2, uno: 1 });
    expect(found([1, 2, 3, 4, 5], 'mediana')).toMatchObject({ ambos: 1, ninguno: 2, uno: 1 });
  });
});
