import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packRows, unpackRows } from '../../src/lib/store/packed-rows';

describe('rows kept column by column', () => {
  it('come back as they were, few or many, alike or all different', () => {
    const row = fc.record({
      id: fc.string(),
      sector: fc.constantFrom('', 'obreros', 'género'),
      fecha: fc.option(fc.integer()),
      integrantes: fc.option(fc.nat())
    });
    fc.assert(
      fc.property(fc.array(row), fc.boolean(), (rows, many) => {
        const all = many ? Array.from({ length: 30 }, () => rows).flat() : rows;
        expect(unpackRows(packRows(all))).toEqual(all);
      })
    );
  });
});
