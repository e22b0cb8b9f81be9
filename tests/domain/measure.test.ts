import { describe, expect, it } from 'vitest';
import type { CoverageColumns, Population } from '../../src/lib/domain/coverage';
import type { MemberColumns } from '../../src/lib/domain/member';
import { measure, presence, STATUS, type MeasureContext } from '../../src/lib/domain/measure';
import { DEFAULT_STAGES, matchSector, matchStage, DEFAULT_SECTORS } from '../../src/lib/domain/stage';

/** Units: nothing; one active cell of 20 with 10 women; one active cell that says nothing; one in formation. */
const columns: CoverageColumns = {
  activas: Float64Array.of(0, 1, 1, 0),
  porEtapa: [
    Float64Array.of(0, 1, 1, 0),
    Float64Array.of(0, 0, 0, 1),
    new Float64Array(4),
    new Float64Array(4)
  ],
  integrantes: Float64Array.of(0, 20, NaN, 0),
  mujeres: Float64Array.of(0, 10, 0, 0),
  integrantesConMujeres: Float64Array.of(0, 20, 0, 0),
  primera: Float64Array.of(NaN, 10, 20, NaN),
  ultima: Float64Array.of(NaN, 10, 20, NaN)
};
const people: Population = {
  values: Float64Array.of(100, 1000, 1000, NaN),
  kind: 'censo',
  source: '',
  approximate: false
};
const all = Uint8Array.of(1, 1, 1, 1);
const { dato, cero, sinDato, noAplica } = STATUS;
const members: MemberColumns = {
  personas: Float64Array.of(0, 50, 10, 4),
  mujeres: Float64Array.of(0, 20, 0, 1),
  conGenero: Float64Array.of(0, 40, 0, 4)
};
const over = (member: Uint8Array, date: number): MeasureContext => ({
  member,
  columns,
  before: null,
  members,
  stages: DEFAULT_STAGES,
  population: people,
  date,
  distances: () => Float64Array.of(3.5, 0, 0, NaN),
  indicator: (id) => (id === 'cifra:viviendas-2020' ? Float64Array.of(0, 12, NaN, Infinity) : null)
});
const statusOf = (id: Parameters<typeof measure>[0]) => [...measure(id, over(all, 20)).status];

describe('three states that are never mixed', () => {
  it.each([
    ['presencia', [cero, dato, dato, dato]],
    ['celulas', [cero, dato, dato, cero]],
    ['integrantes', [cero, dato, sinDato, cero]],
    ['por10mil', [cero, dato, sinDato, sinDato]],
    ['mujeres', [noAplica, dato, sinDato, noAplica]],
    ['edad', [noAplica, dato, dato, noAplica]],
    ['afiliados', [cero, dato, dato, dato]],
    ['afiliados10mil', [cero, dato, dato, sinDato]],
    ['afiliadas', [noAplica, dato, sinDato, dato]],
    ['personas', [dato, dato, dato, sinDato]],
    ['cambio', [cero, dato, dato, cero]],
    ['distancia', [dato, cero, cero, sinDato]],
    ['cifra:viviendas-2020', [cero, dato, sinDato, noAplica]],
    ['cifra:no-hay', [sinDato, sinDato, sinDato, sinDato]]
  ] as const)('%s', (id, expected) => expect(statusOf(id)).toEqual(expected));

  it('has nothing to say of a unit outside of the universe', () => {
    const outside = measure('celulas', over(Uint8Array.of(0, 0, 0, 0), 20));
    expect([...outside.status]).toEqual([noAplica, noAplica, noAplica, noAplica]);
    expect([...outside.values].every(Number.isNaN)).toBe(true);
  });

  it('computes rates and shares', () => {
    expect(measure('por10mil', over(all, 20)).values[1]).toBe(200);
    expect(measure('mujeres', over(all, 20)).values[1]).toBe(50);
    expect(measure('edad', over(all, 20 + 30.4375)).values[2]).toBe(1);
  });

  it('keeps a rate without people as sin dato, not as zero or infinity', () => {
    const none = { ...people, values: Float64Array.of(0, 0, 0, 0) };
    expect([...measure('por10mil', { ...over(all, 20), population: none }).status]).toEqual([2, 2, 2, 2]);
  });

  it('takes the most advanced stage, active ones first whatever their place in the list', () => {
    const reordered = [DEFAULT_STAGES[1], DEFAULT_STAGES[0]];
    const both = {
      ...columns,
      activas: Float64Array.of(1),
      porEtapa: [Float64Array.of(1), Float64Array.of(1), Float64Array.of(0)]
    };
    expect(presence(both, reordered)[0]).toBe(2);
  });
});

describe('editable lists', () => {
  it.each([
    ['ACTIVA', 0],
    ['en formacion', 1],
    ['Inactivos', 2],
    ['suspendida', -1]
  ])('reads the stage %j', (text, at) => expect(matchStage(text, DEFAULT_STAGES)).toBe(at));

  it('reads sectors without accents or case', () => {
    expect(matchSector('JOVENES', DEFAULT_SECTORS)).toBe(7);
    expect(matchSector('pescadores', DEFAULT_SECTORS)).toBe(-1);
  });
});
