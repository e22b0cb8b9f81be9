import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinKeys, type KeyPairs } from '../../src/lib/domain/key-system';
import type { SectionCatalog } from '../../src/lib/domain/district';
import { joinSections, statesOf } from '../../src/lib/electoral/join-sections';
import { pairSections } from '../../src/lib/electoral/pairs';

/** A catalogue of some states, with or without each of its columns. */
const catalogOf = (states: readonly number[]) =>
  fc
    .record({
      rows: fc.uniqueArray(
        fc.record({
          state: fc.constantFrom(...states),
          seccion: fc.integer({ min: 1, max: 30 }),
          municipio: fc.integer({ min: 0, max: 3 }),
          district: fc.nat(4),
          lista: fc.integer({ min: -1, max: 900 })
        }),
        { selector: (r) => `${r.state} ${r.seccion}`, minLength: 1, maxLength: 30 }
      ),
      hasLocal: fc.boolean(),
      hasRoll: fc.boolean()
    })
    .map(({ rows, hasLocal, hasRoll }): SectionCatalog => {
      const sorted = [...rows].sort((a, b) => a.state - b.state || a.seccion - b.seccion);
      const keyOf = (r: (typeof rows)[number]) =>
        r.municipio === 0 ? null : `${String(r.state).padStart(2, '0')}00${r.municipio}`;
      const claves = [...new Set(sorted.map(keyOf).filter((c) => c !== null))].sort();
      const code = (r: (typeof rows)[number]) => (r.district ? r.state * 100 + r.district : 0);
      return {
        codes: Uint32Array.from(sorted, (r) => r.state * 10_000 + r.seccion),
        municipio: Int16Array.from(sorted, (r) => claves.indexOf(keyOf(r) ?? '')),
        claves: claves as never,
        federal: Uint16Array.from(sorted, code),
        local: hasLocal ? Uint16Array.from(sorted, code) : null,
        lista: hasRoll ? Int32Array.from(sorted, (r) => r.lista) : null,
        poblacion: null
      };
    });

/** Everything that a catalogue says, sección by sección. */
const said = (c: SectionCatalog) =>
  Array.from(c.codes, (code, i) => ({
    code,
    municipio: c.municipio[i] < 0 ? null : c.claves[c.municipio[i]],
    federal: c.federal?.[i] ?? 0,
    local: c.local?.[i] ?? 0,
    lista: c.lista?.[i] ?? -1
  }));

describe('tables of secciones that are added to each other', () => {
  it('of different states say all that each says, in either order', () => {
    fc.assert(
      fc.property(catalogOf([1, 2]), catalogOf([7, 15]), (a, b) => {
        const joined = joinSections(a, b);
        expect(said(joined)).toEqual([...said(a), ...said(b)]);
        expect(joinSections(b, a)).toEqual(joined);
        expect(statesOf(joined)).toEqual([...statesOf(a), ...statesOf(b)]);
        // What each state weighs stays the same.
        const total = (c: SectionCatalog) =>
          pairSections(c, 'entidad')!.secciones!.reduce((sum, n) => sum + n, 0);
        expect(total(joined)).toBe(total(a) + total(b));
      })
    );
  });

  it('of one state are what the newer says, with the columns that only the older has', () => {
    fc.assert(
      fc.property(catalogOf([1, 2]), catalogOf([1]), (older, newer) => {
        const joined = joinSections(older, newer);
        const before = new Map(said(older).map((s) => [s.code, s]));
        const stay = said(older).filter((s) => s.code >= 20_000);
        const come = said(newer).map((s) => ({
          ...s,
          local: newer.local ? s.local : (before.get(s.code)?.local ?? 0),
          lista: newer.lista ? s.lista : (before.get(s.code)?.lista ?? -1)
        }));
        expect(said(joined)).toEqual([...come, ...stay]);
        expect([...joined.codes]).toEqual([...joined.codes].sort((a, b) => a - b));
      })
    );
  });

  it('keep the INE keys of both, and all the places of a key on which they differ', () => {
    const a = [
      ['20001', ['20001']],
      ['20002', ['20005']]
    ] as unknown as KeyPairs;
    const b = [
      ['20002', ['20004']],
      ['21001', ['21001']]
    ] as unknown as KeyPairs;
    expect(joinKeys(a, b)).toEqual([
      ['20001', ['20001']],
      ['20002', ['20004', '20005']],
      ['21001', ['21001']]
    ]);
  });
});
