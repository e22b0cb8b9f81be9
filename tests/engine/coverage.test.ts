import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cococi } from '../../src/lib/domain/cococi';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { codeFacts } from '../../src/lib/engine/code-facts';
import { createNodeEngine } from '../../src/lib/engine/node';
import { countCoverage, listCells, type CellFilter } from '../../src/lib/domain/cell-columns';
import { coverageQuestion } from '../../src/lib/engine/questions/coverage';
import { outsideQuestion } from '../../src/lib/engine/questions/outside';

const KEYS = ['01001', '01002', '20067', '20068', '32001'];
const catalog = { municipios: KEYS.map((clave) => ({ clave: clave as never })) };
const engine = createNodeEngine();
afterAll(() => engine.stop());

const cell = fc.record({
  id: fc.string({ maxLength: 6 }),
  nombre: fc.string({ maxLength: 6 }),
  clave: fc.constantFrom(...KEYS, '07120', '17034') as fc.Arbitrary<never>,
  fecha: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
  integrantes: fc.option(fc.nat(50), { nil: null }),
  mujeres: fc.option(fc.nat(20), { nil: null }),
  sector: fc.constantFrom('', 'jóvenes', 'pescadores'),
  estado: fc.constantFrom('activo', 'En formación', 'inactiva', 'suspendido'),
  seccion: fc.constant(null),
  punto: fc.constant(null)
}) satisfies fc.Arbitrary<Cococi>;

const filter = fc.record({
  fecha: fc.integer({ min: 0, max: 35 }),
  desde: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
  sectores: fc.option(fc.subarray([-1, 7, 10]), { nil: null })
});

/** The question again, straightforwardly, without SQL. */
function recount(cells: readonly Cococi[], f: CellFilter, clave: string) {
  const code = (s: string) => (s === '' ? -1 : s === 'jóvenes' ? 7 : 10);
  const stage = (c: Cococi) => ['activo', 'En formación', 'inactiva'].indexOf(c.estado);
  const mine = cells.filter(
    (c) =>
      c.clave === clave &&
      c.fecha !== null &&
      c.fecha <= f.fecha &&
      (f.desde === null || c.fecha >= f.desde) &&
      (!f.sectores || f.sectores.includes(code(c.sector)))
  );
  const active = mine.filter((c) => stage(c) === 0);
  const known = active.filter((c) => c.integrantes !== null);
  const both = known.filter((c) => c.mujeres !== null);
  const sum = (list: (number | null)[]) => list.reduce<number>((a, b) => a + (b ?? 0), 0);
  const dates = active.map((c) => c.fecha!);
  return {
    activas: active.length,
    etapas: [0, 1, 2, -1].map((k) => mine.filter((c) => stage(c) === k).length),
    integrantes: active.length && !known.length ? NaN : sum(known.map((c) => c.integrantes)),
    mujeres: sum(both.map((c) => c.mujeres)),
    base: sum(both.map((c) => c.integrantes)),
    primera: dates.length ? Math.min(...dates) : NaN,
    ultima: dates.length ? Math.max(...dates) : NaN,
    ids: mine.map((c) => c.id).sort()
  };
}

describe('the coverage question', () => {
  it('equals a straightforward recount, unit by unit, for any cells and filters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 40 }), filter, async (cells, chosen) => {
        // The free sector always has the same code here.
        const coded = codeFacts(cells, catalog, DEFAULT_STAGES, [...DEFAULT_SECTORS, 'pescadores']);
        await engine.load(coded.facts);
        const f = { ...chosen, stages: DEFAULT_STAGES };
        const a = await engine.ask(coverageQuestion, f);
        // What the page counts on columns is the engine's answer, value by value.
        const counted = countCoverage(coded.columns, f);
        expect(counted.columns).toEqual(a);
        for (const [i, clave] of KEYS.entries()) {
          const want = recount(cells, f, clave);
          expect({
            activas: a.activas[i],
            etapas: a.porEtapa.map((s) => s[i]),
            integrantes: a.integrantes[i],
            mujeres: a.mujeres[i],
            base: a.integrantesConMujeres[i],
            primera: a.primera[i],
            ultima: a.ultima[i],
            ids: listCells(coded.columns, f, i)
              .map((c) => cells[coded.order[c.row]].id)
              .sort()
          }).toEqual(want);
        }
        const beyond = await engine.ask(outsideQuestion, { ...f, units: KEYS.length });
        for (const [i, clave] of coded.outside.entries()) {
          const want = recount(cells, f, clave);
          const got = beyond.find((b) => b.mun === KEYS.length + i);
          expect([got?.celulas ?? 0, got?.activas ?? 0]).toEqual([want.ids.length, want.activas]);
          const { celulas, activas } = counted.beyond;
          expect([celulas[i], activas[i]]).toEqual([want.ids.length, want.activas]);
        }
      }),
      { numRuns: 120 }
    );
  });

  it('does not depend on the order of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 30 }), async (cells) => {
        const f = { fecha: 30, desde: null, sectores: null, stages: DEFAULT_STAGES };
        const ask = async (rows: Cococi[]) => {
          await engine.load(codeFacts(rows, catalog, DEFAULT_STAGES, DEFAULT_SECTORS).facts);
          return engine.ask(coverageQuestion, f);
        };
        expect(await ask([...cells].reverse())).toEqual(await ask(cells));
      }),
      { numRuns: 30 }
    );
  });

  it('has one row per unit and none lost when there are no cells', async () => {
    await engine.load(codeFacts([], catalog, DEFAULT_STAGES, DEFAULT_SECTORS).facts);
    const a = await engine.ask(coverageQuestion, {
      fecha: 0,
      desde: null,
      sectores: null,
      stages: DEFAULT_STAGES
    });
    expect([...a.activas]).toEqual([0, 0, 0, 0, 0]);
    expect([...a.primera].every(Number.isNaN)).toBe(true);
  });

  it('covers nothing when no stage is active', async () => {
    const stages = DEFAULT_STAGES.map((s) => ({ ...s, activa: false }));
    await engine.load(
      codeFacts(
        [
          {
            id: '1',
            nombre: '',
            clave: '01001' as never,
            fecha: 1,
            integrantes: 1,
            mujeres: 1,
            sector: '',
            estado: 'activo',
            seccion: null,
            punto: null
          }
        ],
        catalog,
        stages,
        DEFAULT_SECTORS
      ).facts
    );
    const a = await engine.ask(coverageQuestion, { fecha: 5, desde: null, sectores: null, stages });
    expect(a.activas[0]).toBe(0);
    expect(a.porEtapa[0][0]).toBe(1);
  });
});

describe('the engine', () => {
  it('starts again after it was stopped, and after a start that failed', async () => {
    const one = createNodeEngine();
    await one.load(codeFacts([], catalog, DEFAULT_STAGES, DEFAULT_SECTORS).facts);
    await one.stop();
    const f = { fecha: 0, desde: null, sectores: null, stages: DEFAULT_STAGES };
    await one.load(codeFacts([], catalog, DEFAULT_STAGES, DEFAULT_SECTORS).facts);
    expect((await one.ask(coverageQuestion, f)).activas).toHaveLength(5);
    await one.stop();
  });

  it('keeps the facts it has when a load breaks', async () => {
    await engine.load(codeFacts([], catalog, DEFAULT_STAGES, DEFAULT_SECTORS).facts);
    await expect(engine.load({ units: 2, cells: 3, stream: new Uint8Array([1, 2, 3]) })).rejects.toThrow();
    const f = { fecha: 0, desde: null, sectores: null, stages: DEFAULT_STAGES };
    expect((await engine.ask(coverageQuestion, f)).activas).toHaveLength(5);
  });

  it('never asks the network for an extension', async () => {
    await expect(
      engine.ask({ name: 'x', sql: () => 'SELECT current_date', read: (t) => t.numRows }, {})
    ).rejects.toThrow();
  });
});
