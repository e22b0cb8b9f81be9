import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parityOf } from '../../src/lib/stats/parity';

describe('the share of women', () => {
  it('always comes with its n, and of a handful there is no percentage', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const [women, n] = [Math.min(a, b), Math.max(a, b)];
        const { mujeres, n: known, pct, estado } = parityOf(women, n);
        expect([mujeres, known]).toEqual([women, n]);
        expect(Number.isNaN(pct)).toBe(n < 5);
        if (n === 0) {
          expect(estado).toBe('sin-dato');
          return;
        }
        if (n < 5) {
          expect(estado).toBe('pocos-casos');
          return;
        }
        expect(pct).toBeCloseTo((100 * women) / n, 12);
        // Men's share is the mirror: parity is parity from both sides.
        const other = parityOf(n - women, n).estado;
        const mirror = { pocas: 'mayoria', mayoria: 'pocas', paridad: 'paridad' } as Record<string, string>;
        {
          expect(other).toBe(mirror[estado]);
          return;
        }
      })
    );
  });

  it('is parity from 40 to 60 percent, both included', () => {
    expect([39, 40, 50, 60, 61].map((w) => parityOf(w, 100).estado)).toEqual([
      'pocas',
      'paridad',
      'paridad',
      'paridad',
      'mayoria'
    ]);
  });
});
