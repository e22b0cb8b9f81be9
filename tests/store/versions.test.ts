import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TABLE_KINDS } from '../../src/lib/domain/contract';
import type { Version } from '../../src/lib/store/database';
import { datasetsOf, START, withoutDatasets } from '../../src/lib/store/versions';

const id: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const table = fc.oneof(id, fc.constantFrom('demo' as const, 'vacio' as const));
const maybe = fc.option(id, { nil: null });
const version: fc.Arbitrary<Version> = fc
  .record({
    tables: fc.dictionary(fc.constantFrom(...TABLE_KINDS), table),
    marco: maybe,
    censo: maybe,
    puente: maybe,
    decisiones: maybe,
    secciones: table,
    seccionesAntes: maybe,
    verificaciones: maybe,
    cifras: fc.array(id),
    electoral: fc.array(id),
    votos: fc.array(id)
  })
  .map(({ tables, ...rest }) => ({ ...START, ...tables, ...rest }));

describe('a version without some datasets', () => {
  it('names all others, and none of those', () => {
    fc.assert(
      fc.property(version, fc.uniqueArray(id), (v, gone) => {
        const left = datasetsOf(withoutDatasets(v, new Set(gone)));
        expect(left).toEqual(datasetsOf(v).filter((one) => !gone.includes(one)));
      })
    );
  });
});
