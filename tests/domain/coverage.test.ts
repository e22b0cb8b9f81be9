import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/lib/domain/catalog';
import {
  belongsTo,
  countChange,
  LIST_IDS,
  listOutside,
  resolveUniverse,
  summarize,
  summarizeByEntidad,
  UNIVERSE_IDS,
  type CoverageColumns,
  type Population
} from '../../src/lib/domain/coverage';
import { listGoal, packSnapshot, unpackSnapshot, type Reference } from '../../src/lib/domain/shipped';
import { readJson, root } from '../shared';

const reference = readJson<Reference>(root, 'static/datos/referencia.json');
const shipped = readJson<{ claves: string[]; nombres: string[] }>(root, 'static/datos/catalogo.json');

const catalogOf = (claves: string[]): Catalog => ({
  nombre: 'prueba',
  fuente: '',
  municipios: claves.map((clave) => ({
    clave: clave as never,
    nombre: clave,
    areaKm2: 1,
    lon: 0,
    lat: 0,
    pob: null
  }))
});

const columnsOf = (
  activas: number[],
  primera: number[] = activas.map((a) => (a ? 100 : NaN))
): CoverageColumns => ({
  activas: Float64Array.from(activas),
  porEtapa: [Float64Array.from(activas), new Float64Array(activas.length)],
  integrantes: Float64Array.from(activas),
  mujeres: new Float64Array(activas.length),
  integrantesConMujeres: Float64Array.from(activas),
  primera: Float64Array.from(primera),
  ultima: Float64Array.from(primera)
});

const over = (
  scope: Uint8Array,
  columns: CoverageColumns,
  population: Population | null,
  date: number,
  before: CoverageColumns | null = null
) => ({ scope, columns, before, population, date });

const population = (values: number[]): Population => ({
  values: Float64Array.from(values),
  kind: 'censo',
  source: '',
  approximate: false
});

const unit = fc.record({
  key: fc
    .tuple(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 60 }))
    .map(([e, m]) => String(e).padStart(2, '0') + String(m).padStart(3, '0')),
  cells: fc.nat(3),
  first: fc.integer({ min: 0, max: 200 }),
  people: fc.option(fc.nat(100_000), { nil: NaN })
});
const units = fc.uniqueArray(unit, { selector: (u) => u.key, minLength: 1, maxLength: 60 });

describe('the declared goal', () => {
  const catalog = catalogOf(shipped.claves);
  const goal = listGoal(reference, catalog);

  it('has 2,446 units, one of them without a key', () => {
    expect(goal).toHaveLength(2446);
    expect(goal.filter((g) => !g.clave).map((g) => g.nombre)).toEqual(['Belisario Domínguez']);
    expect(new Set(goal.map((g) => g.clave)).size).toBe(2446);
  });

  it('matches 2,442 units of the shipped frame and names the four that it cannot show', () => {
    const universe = resolveUniverse('meta', catalog, goal);
    expect(universe.total).toBe(2446);
    expect(universe.member.reduce((a, b) => a + b, 0)).toBe(2442);
    expect(universe.unmatched.map((u) => u.clave)).toEqual(['07122', '07123', '07124', '']);
  });

  it('sums to 2,446 over the states', () => {
    const empty = columnsOf(shipped.claves.map(() => 0));
    const states = summarizeByEntidad(resolveUniverse('meta', catalog, goal), catalog, empty);
    expect(states.reduce((n, s) => n + s.total, 0)).toBe(2446);
    expect(states).toHaveLength(32);
    expect(states.find((s) => s.clave === '09')?.total).toBe(0);
  });

  it('counts the frame with and without the 16 alcaldías', () => {
    expect(resolveUniverse('marco', catalog, goal).total).toBe(2458);
    expect(resolveUniverse('marco-sin-cdmx', catalog, goal).total).toBe(2442);
  });
});

describe('the headline', () => {
  it('never passes 100 % and its parts sum, whatever the universe', () => {
    fc.assert(
      fc.property(units, fc.constantFrom(...UNIVERSE_IDS), (list, id) => {
        const catalog = catalogOf(list.map((u) => u.key));
        const goal = list
          .slice(0, 5)
          .map((u) => ({ clave: u.key, entidad: u.key.slice(0, 2), nombre: '', nota: '' }));
        const columns = columnsOf(
          list.map((u) => u.cells),
          list.map((u) => (u.cells ? u.first : NaN))
        );
        const universe = resolveUniverse(id, catalog, goal);
        const people = population(list.map((u) => u.people));
        const h = summarize(over(universe.member, columns, people, 150), universe.unmatched.length);
        expect(h.covered + h.remaining).toBe(h.total);
        expect(h.total).toBe(universe.total);
        expect(h.pct ?? 0).toBeLessThanOrEqual(100);
        expect(h.people!.covered).toBeLessThanOrEqual(h.people!.total);
        expect(h.recent).toBeLessThanOrEqual(h.covered);
        const states = summarizeByEntidad(universe, catalog, columns);
        expect(states.reduce((n, s) => n + s.covered, 0)).toBe(h.covered);
        expect(states.reduce((n, s) => n + s.total, 0)).toBe(h.total);
      })
    );
  });

  it('opens lists exactly as long as its numbers', () => {
    fc.assert(
      fc.property(units, (list) => {
        const catalog = catalogOf(list.map((u) => u.key));
        const columns = columnsOf(
          list.map((u) => u.cells),
          list.map((u) => (u.cells ? u.first : NaN))
        );
        const { member } = resolveUniverse('marco', catalog, []);
        const people = population(list.map((u) => u.people));
        const h = summarize(over(member, columns, people, 150), 0);
        const length = Object.fromEntries(
          LIST_IDS.map((id) => [
            id,
            list.filter((_, i) => belongsTo(id, i, over(member, columns, people, 150))).length
          ])
        );
        expect(length).toMatchObject({
          cubiertos: h.covered,
          faltan: h.remaining,
          nuevos: h.recent,
          universo: h.total,
          'sin-poblacion': h.people!.missing
        });
      })
    );
  });

  it('counts as recent what was first covered within 28 days', () => {
    const h = (first: number) =>
      summarize(over(Uint8Array.of(1), columnsOf([1], [first]), null, 100), 0).recent;
    expect([h(72), h(73), h(100)]).toEqual([0, 1, 1]);
  });

  it('has no people without a source, and lists who lacks a figure', () => {
    expect(summarize(over(Uint8Array.of(1), columnsOf([1]), null, 0), 0).people).toBeNull();
    const h = summarize(over(Uint8Array.of(1, 1), columnsOf([1, 1]), population([NaN, 10]), 0), 0);
    expect(h.people).toEqual({ covered: 10, total: 10, pct: 100, missing: 1 });
  });
});

describe('places outside of the universe', () => {
  it('names a later municipality with its parents and an alcaldía with its reason', () => {
    const catalog = catalogOf(['07080', '09002', '23005']);
    const universe = resolveUniverse('marco-sin-cdmx', catalog, []);
    const beyond = new Map([['07120', { celulas: 2, activas: 1 }]]);
    const found = listOutside(universe, catalog, columnsOf([1, 1, 0]), beyond, reference.posteriores);
    expect(found.map((u) => [u.clave, u.motivo, u.origen.map((o) => o.clave)])).toEqual([
      ['07120', 'posterior', ['07080']],
      ['09002', 'alcaldia', []]
    ]);
  });
});

describe('the snapshot', () => {
  it('gives back the answer it was packed from', () => {
    const columns = columnsOf([0, 2, 0, 1], [NaN, 5, NaN, 9]);
    const again = unpackSnapshot(JSON.parse(JSON.stringify(packSnapshot(columns, 10))));
    expect(again).toEqual(columns);
  });
});

describe('a comparison of two dates', () => {
  it('is the same seen from either end, and its lists are as long as its numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ then: fc.boolean(), now: fc.boolean(), inside: fc.boolean() }), {
          maxLength: 60
        }),
        (units) => {
          const at = (when: 'then' | 'now') => columnsOf(units.map((u) => (u[when] ? 1 : 0)));
          const scope = Uint8Array.from(units, (u) => (u.inside ? 1 : 0));
          const forth = over(scope, at('now'), null, 10, at('then'));
          const back = over(scope, at('then'), null, 5, at('now'));
          const { gained, lost } = countChange(forth);
          expect(countChange(back)).toEqual({ gained: lost, lost: gained });
          const covered = (c: typeof forth) => summarize(c, 0).covered;
          expect(covered(forth) - covered(back)).toBe(gained - lost);
          const listed = units.filter((_, i) => belongsTo('ganados', i, forth)).length;
          expect(listed).toBe(gained);
        }
      )
    );
  });
});
