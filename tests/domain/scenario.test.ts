import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareScenarios, freshName, readScenario, type Scenario } from '../../src/lib/domain/scenario';

const scenario: fc.Arbitrary<Scenario> = fc.record({
  id: fc.string(),
  nombre: fc.string({ maxLength: 80 }),
  objetivo: fc.constantFrom('mclp' as const, 'lscp' as const, 'p-mediana' as const),
  pregunta: fc.string(),
  elegidos: fc.uniqueArray(
    fc
      .integer({ min: 1001, max: 32058 })
      .filter((n) => n % 1000 > 0)
      .map((n) => String(n).padStart(5, '0')),
    { maxLength: 12 }
  ),
  antes: fc.option(fc.integer({ min: 0, max: 9_999_999 }), { nil: null }),
  valor: fc.integer({ min: 0, max: 9_999_999 }),
  cota: fc.integer({ min: 0, max: 9_999_999 }),
  probado: fc.boolean(),
  marco: fc.string(),
  fecha: fc.constantFrom('2026-11-20', ''),
  demostracion: fc.boolean()
});

describe('a scenario', () => {
  it('is the same after a file, and nothing else is one', () => {
    fc.assert(
      fc.property(scenario, (s) => {
        expect(readScenario(JSON.parse(JSON.stringify(s)))).toEqual(s);
      })
    );
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readScenario(value);
        expect(read === null || Array.isArray(read.elegidos)).toBe(true);
      })
    );
    expect(
      readScenario({ nombre: 'x', objetivo: 'otro', pregunta: '', elegidos: [], valor: 1, cota: 1 })
    ).toBeNull();
  });

  it('shares out with another what both have and each alone', () => {
    fc.assert(
      fc.property(scenario, scenario, (a, b) => {
        const { ambos, soloA, soloB } = compareScenarios(a, b);
        expect([...ambos, ...soloA].sort()).toEqual([...a.elegidos].sort());
        expect([...ambos, ...soloB].sort()).toEqual([...b.elegidos].sort());
        const turned = compareScenarios(b, a);
        expect([turned.soloA, turned.soloB]).toEqual([soloB, soloA]);
      })
    );
  });

  it('gets a name of its own', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, taken) => {
        expect(taken).not.toContain(freshName(name, taken));
      })
    );
    expect(freshName('Abril', ['Abril', 'Abril (2)'])).toBe('Abril (3)');
  });
});
