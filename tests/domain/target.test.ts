import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countDone,
  codeTargets,
  daysOf,
  lightOf,
  parseQuarter,
  quarterOf,
  TARGET_MEASURES
} from '../../src/lib/domain/target';
import { DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { parseDay, toIso } from '../../src/lib/domain/day';

describe('quarters', () => {
  it('are read as spreadsheets write them, and nothing else is', () => {
    const t4 = 2026 * 4 + 3;
    for (const text of [
      '2026-T4',
      'T4 2026',
      '4T2026',
      '2026-4',
      '2026 t4',
      '4º trimestre 2026',
      'Trim. 4 2026'
    ])
      expect([text, parseQuarter(text)]).toEqual([text, t4]);
    for (const text of ['', '2026', 'T5 2026', 'cuarto', '12-2026', '2026-T'])
      expect([text, parseQuarter(text)]).toEqual([text, null]);
    expect(daysOf(t4).map(toIso)).toEqual(['2026-10-01', '2026-12-31']);
  });

  it('hold each day once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15_000, max: 30_000 }), (day) => {
        const [first, last] = daysOf(quarterOf(day));
        expect(first).toBeLessThanOrEqual(day);
        expect(last).toBeGreaterThanOrEqual(day);
        expect(quarterOf(last + 1)).toBe(quarterOf(day) + 1);
      })
    );
  });
});

const STATES = [1, 1, 20];
const cells = fc
  .array(
    fc.record({
      fecha: fc.integer({ min: 20_000, max: 20_700 }),
      mun: fc.nat(STATES.length - 1),
      etapa: fc.integer({ min: -1, max: 2 }),
      integrantes: fc.integer({ min: -1, max: 40 })
    }),
    { maxLength: 60 }
  )
  .map((rows) => {
    const sorted = [...rows].sort((a, b) => a.fecha - b.fecha);
    return {
      units: STATES.length,
      places: STATES.length,
      fecha: Int32Array.from(sorted, (r) => r.fecha),
      mun: Int16Array.from(sorted, (r) => r.mun),
      sector: new Int16Array(sorted.length).fill(-1),
      etapa: Int8Array.from(sorted, (r) => r.etapa),
      integrantes: Int32Array.from(sorted, (r) => r.integrantes),
      mujeres: Int32Array.from(sorted, (r) => Math.floor(r.integrantes / 2)),
      seccion: null,
      punto: null
    };
  });

describe('what was done in a quarter', () => {
  it('adds up over the quarters to what there is on the last day', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 20_000, max: 20_700 }), (columns, until) => {
        const sources = { cells: columns, stages: DEFAULT_STAGES, states: STATES, conferences: null };
        const sum = (medida: 'municipios' | 'células' | 'integrantes') => {
          let total = 0;
          for (let q = quarterOf(20_000); q <= quarterOf(20_700); q++)
            total += countDone(medida, q, until, sources).byState.reduce((a, b) => a + b, 0);
          return total;
        };
        for (const medida of TARGET_MEASURES) {
          const { byState, byPlace } = countDone(medida, quarterOf(until), until, sources);
          for (const state of new Set(STATES))
            expect(byPlace.filter((_, m) => STATES[m] === state).reduce((a, b) => a + b, 0)).toBe(
              byState[state]
            );
        }
        const active = [...columns.fecha.keys()].filter(
          (i) => columns.etapa[i] === 0 && columns.fecha[i] <= until
        );
        expect(sum('células')).toBe(active.length);
        expect(sum('municipios')).toBe(new Set(active.map((i) => columns.mun[i])).size);
        expect(sum('integrantes')).toBe(
          active.reduce((total, i) => total + Math.max(0, columns.integrantes[i]), 0)
        );
      })
    );
  });
});

describe('the light of a plan', () => {
  const t4 = parseQuarter('2026-T4')!;
  const on = (iso: string) => parseDay(iso)!;

  it('follows the rule that is shown', () => {
    // On 15 November half of the quarter has passed: 46 of 92 days.
    const half = on('2026-11-15');
    expect(lightOf(10, 10, t4, half)).toBe('cumplida');
    expect(lightOf(10, 5, t4, half)).toBe('a-tiempo');
    expect(lightOf(10, 4, t4, half)).toBe('atrasada');
    expect(lightOf(10, 3, t4, half)).toBe('lejos');
    expect(lightOf(10, 0, t4, on('2026-09-30'))).toBe('por-empezar');
    expect(lightOf(0, 3, t4, half)).toBe('no-aplica');
    expect(lightOf(10, 9, t4, on('2027-02-01'))).toBe('atrasada');
    expect(lightOf(10, 7, t4, on('2027-02-01'))).toBe('lejos');
  });

  it('never gets worse by doing more', () => {
    const order = ['lejos', 'atrasada', 'a-tiempo', 'cumplida'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(80), fc.nat(200), (plan, done, days) => {
        const until = daysOf(t4)[0] + days;
        const [a, b] = [lightOf(plan, done, t4, until), lightOf(plan, done + 1, t4, until)];
        expect(order.indexOf(b)).toBeGreaterThanOrEqual(order.indexOf(a));
      })
    );
  });

  it('is of plans that can be read; the others are named', () => {
    const { targets, unread, unmeasured, repeated } = codeTargets([
      { entidad: '20', trimestre: '2026-T4', medida: 'municipios', plan: 12, nota: 'lluvias' },
      { entidad: '20', trimestre: 'pronto', medida: 'municipios', plan: 3, nota: '' },
      { entidad: '21', trimestre: '2026-T4', medida: 'árboles', plan: 3, nota: '' },
      { entidad: '20', trimestre: 'T4 2026', medida: 'municipios', plan: 15, nota: '' }
    ]);
    expect(targets).toEqual([
      { entidad: '20', quarter: t4, medida: 'municipios', plan: 12, nota: 'lluvias' }
    ]);
    expect(unread).toEqual(['20 pronto municipios']);
    expect(unmeasured).toEqual(['21 2026-T4 árboles']);
    // The quarter is the same, however it is written: one plan stays.
    expect(repeated).toEqual(['20 T4 2026 municipios']);
  });
});
