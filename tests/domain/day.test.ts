import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay, toDay, toIso } from '../../src/lib/domain/day';

describe('days', () => {
  it('round trips every day of four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 80_000 }), (day) => {
        expect(parseDay(toIso(day))).toBe(day);
      })
    );
  });

  it('reads the Mexican order and the ISO order alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const [y, m, d] = toIso(day).split('-');
        expect(parseDay(`${Number(d)}/${Number(m)}/${y}`)).toBe(day);
      })
    );
  });

  it.each(['31/02/2025', '2025-02-31', '2025-13-01', '32/01/2025', '2025', 'ayer', '01/02/25', ''])(
    'has no day for %j',
    (text) => expect(parseDay(text)).toBeNull()
  );

  it('knows leap years', () => {
    expect(toDay(2024, 2, 29)).not.toBeNull();
    expect(toDay(2025, 2, 29)).toBeNull();
  });
});
