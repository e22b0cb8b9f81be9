import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinClave, parseClaveEntidad, parseClaveMunicipio } from '../../src/lib/domain/clave';

describe('municipal keys', () => {
  it.each([
    ['01001', '01001'],
    ['1001', '01001'],
    [' 01 001 ', '01001'],
    ['14039.0', '14039'],
    ["'09015", '09015']
  ])('reads %j as %s', (written, key) => expect(parseClaveMunicipio(written)).toBe(key));

  it.each(['', '99999', '33001', '00001', '01000', '123', '123456', '1.5', 'abc', '01-001', '1e3'])(
    'refuses %j',
    (written) => expect(parseClaveMunicipio(written)).toBeNull()
  );

  it('gives back any key that lost its leading zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 999 }), (e, m) => {
        const key = String(e).padStart(2, '0') + String(m).padStart(3, '0');
        expect(parseClaveMunicipio(String(Number(key)))).toBe(key);
        expect(joinClave(String(e), String(m))).toBe(key);
      })
    );
  });

  it('reads states from 1 to 32 only', () => {
    expect(parseClaveEntidad('9')).toBe('09');
    expect(parseClaveEntidad('33')).toBeNull();
    expect(parseClaveEntidad('Jalisco')).toBeNull();
  });
});
