import { NO_DAY } from '../../src/lib/domain/day';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAlliances, listAlliances } from '../../src/lib/domain/alliances';
import { countryCode } from '../../src/lib/domain/country';
import { BEYOND, chooseConferences, codeConferences, NOWHERE } from '../../src/lib/domain/conference';
import { conferencesFrom } from '../../src/lib/domain/conference-origins';
import type { TableRow } from '../../src/lib/domain/contract';
import {
  absenceOf,
  countReach,
  countSectors,
  countWomen,
  STATE_COLUMNS
} from '../../src/lib/domain/sector-matrix';

const KEYS = ['01001', '01002', '09002', '20001', '20002', '20003'];
const LISTED = ['obreros', 'campesinos', 'género'];
const SECTORS = [...LISTED, 'otro sector', ''];
const ALL = { hasta: null, desde: null, sectores: null, una: null };

const conferences = fc
  .array(
    fc.record({
      sector: fc.constantFrom(...SECTORS),
      sector_invitado: fc.constantFrom(...SECTORS),
      cvegeo_sede: fc.constantFrom(...KEYS, '', '31099'),
      fecha: fc.oneof(fc.constant(null), fc.integer({ min: 19_000, max: 20_500 }))
    }),
    { maxLength: 25 }
  )
  .map((rows) => rows.map((row, i): TableRow => ({ id: `K${i}`, ...row })));
const groups = fc.array(
  fc.record({
    conferencia: fc.nat(30).map((i) => `K${i}`),
    cvegeo_origen: fc.constantFrom(...KEYS, '', '31099'),
    pais: fc.constantFrom('MX', 'US', 'GT', ''),
    asistentes: fc.oneof(fc.constant(null), fc.nat(40)),
    mujeres: fc.oneof(fc.constant(null), fc.nat(40))
  }),
  { maxLength: 120 }
);
const cases = fc.tuple(conferences, groups).map(([rows, people]) => ({
  rows,
  people: people as TableRow[],
  facts: codeConferences(rows, people as TableRow[], KEYS, LISTED)
}));
const total = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('sectors by state', () => {
  it('add up in both directions to what the tables say', () => {
    fc.assert(
      fc.property(cases, ({ rows, people, facts }) => {
        const matrix = countSectors(facts, chooseConferences(facts, ALL));
        for (const name of ['conferencias', 'asistentes', 'mujeres'] as const) {
          expect(total(matrix.bySector[name])).toBe(matrix.whole[name][0]);
          expect(total(matrix.byState[name])).toBe(matrix.whole[name][0]);
          for (let row = 0; row < matrix.rows; row++)
            expect(total(matrix.cells[name].subarray(row * STATE_COLUMNS, (row + 1) * STATE_COLUMNS))).toBe(
              matrix.bySector[name][row]
            );
        }
        expect(matrix.whole.conferencias[0]).toBe(rows.length);
        const known = people.filter((p) => rows.some((r) => r.id === p.conferencia));
        expect(matrix.whole.asistentes[0]).toBe(
          known.reduce((sum, p) => sum + ((p.asistentes as number | null) ?? 0), 0)
        );
        // Groups of unknown conferences are named, and none is lost.
        expect(facts.unknown.reduce((sum, [, n]) => sum + n, 0)).toBe(people.length - known.length);
      })
    );
  });

  it('count a municipality once in every total, and say why a cell has nobody', () => {
    fc.assert(
      fc.property(cases, ({ rows, people, facts }) => {
        const matrix = countSectors(facts, chooseConferences(facts, ALL));
        const came = people.filter(
          (p) =>
            (p.asistentes as number) > 0 &&
            KEYS.includes(p.cvegeo_origen as string) &&
            rows.some((r) => r.id === p.conferencia)
        );
        expect(matrix.whole.municipios[0]).toBe(new Set(came.map((p) => p.cvegeo_origen)).size);
        expect(total(matrix.byState.municipios)).toBe(matrix.whole.municipios[0]);
        for (let row = 0; row < matrix.rows; row++)
          for (let state = 0; state < STATE_COLUMNS; state++) {
            const cell = row * STATE_COLUMNS + state;
            const why = absenceOf(matrix, cell);
            expect(why === null).toBe(matrix.cells.asistentes[cell] > 0);
            if (why) expect(why === 'nadie-de-aqui').toBe(matrix.cells.conferencias[cell] > 0);
            expect(matrix.cells.municipios[cell]).toBeLessThanOrEqual(matrix.byState.municipios[state]);
          }
      })
    );
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(cases, ({ rows, people }) => {
        const of = (a: TableRow[], b: TableRow[]) => {
          const facts = codeConferences(a, b, KEYS, SECTORS.slice(0, 4));
          const chosen = chooseConferences(facts, ALL);
          return [
            countSectors(facts, chosen),
            countAlliances(facts, chosen),
            countReach(facts, chosen).asistentes
          ];
        };
        expect(of([...rows].reverse(), [...people].reverse())).toEqual(of(rows, people));
      })
    );
  });

  it('of a period leave out what has no date, and a day splits them in two', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 19_000, max: 20_500 }), ({ facts }, day) => {
        const count = (filter: object) => total(chooseConferences(facts, { ...ALL, ...filter }));
        const undated = [...facts.fecha].filter((d) => d === NO_DAY).length;
        expect(count({ hasta: day }) + count({ desde: day + 1 })).toBe(facts.ids.length - undated);
        expect(facts.undated).toHaveLength(undated);
        const each = [-1, 0, 1, 2, 3].reduce((sum, s) => sum + count({ sectores: [s] }), 0);
        expect(each).toBe(facts.ids.length);
      })
    );
  });
});

describe('where people came from', () => {
  it('holds every person of the conferences looked at: of a municipality, abroad, beyond or of nowhere', () => {
    fc.assert(
      fc.property(cases, fc.nat(24), ({ facts }, one) => {
        for (const filter of [ALL, { ...ALL, una: one }]) {
          const chosen = chooseConferences(facts, filter);
          const reach = countReach(facts, chosen);
          const { personas, conMunicipio } = reach.paises;
          // Who lives abroad and says a municipality is counted in it.
          const abroad = total(personas) - total(conMunicipio);
          const parts = total(reach.asistentes) + abroad + reach.fuera + reach.sinOrigen;
          expect(parts).toBe(countSectors(facts, chosen).whole.asistentes[0]);
          expect(reach.personas).toBe(parts);
          const reached = [...reach.asistentes].filter((n) => n > 0).length;
          expect(reached).toBe(countSectors(facts, chosen).whole.municipios[0]);
          expect(reach.municipios).toBe(reached);
          expect([...reach.conferencias].every((n, m) => n > 0 === reach.asistentes[m] > 0)).toBe(true);
        }
      })
    );
  });
});

describe('conferences with people from elsewhere', () => {
  it('add up to those of the same origin', () => {
    fc.assert(
      fc.property(cases, ({ facts }) => {
        const chosen = chooseConferences(facts, ALL);
        const reach = countReach(facts, chosen);
        const sum = (from: number) =>
          conferencesFrom(facts, chosen, from).reduce((people, c) => people + c.personas, 0);
        expect(sum(BEYOND)).toBe(reach.fuera);
        expect(sum(NOWHERE)).toBe(reach.sinOrigen);
        facts.countries.forEach((_, country) => {
          expect(sum(country)).toBe(reach.paises.personas[country]);
          expect(conferencesFrom(facts, chosen, country)).toHaveLength(reach.paises.conferencias[country]);
        });
      })
    );
  });
});

describe('the country of those who live abroad', () => {
  it('is one however it is written', () => {
    for (const us of ['US', 'us', 'USA', 'EUA', 'EE. UU.', 'EEUU', 'Estados Unidos', 'United States'])
      expect(countryCode(us)).toBe('US');
    for (const mx of ['MX', 'México', 'mexico', 'Méjico', 'MEX']) expect(countryCode(mx)).toBe('MX');
    expect(countryCode('Canadá')).toBe('CA');
    expect(countryCode('')).toBe('');
    expect(countryCode('Ruritania')).toBe('Ruritania');
  });
});

describe('women of the conferences', () => {
  it('are counted over the groups that say both figures, and add up by state', () => {
    fc.assert(
      fc.property(cases, ({ rows, people, facts }) => {
        const chosen = chooseConferences(facts, ALL);
        const told = people.filter(
          (p) => p.asistentes !== null && p.mujeres !== null && rows.some((r) => r.id === p.conferencia)
        );
        const sum = (column: string) => told.reduce((total, p) => total + (p[column] as number), 0);
        expect(countWomen(facts, chosen)).toEqual({ mujeres: sum('mujeres'), n: sum('asistentes') });
        const placed = told.filter((p) => p.cvegeo_origen !== '');
        const byState = [1, 9, 20, 31].reduce((total, s) => total + countWomen(facts, chosen, s).n, 0);
        expect(byState).toBe(placed.reduce((total, p) => total + (p.asistentes as number), 0));
      })
    );
  });
});

describe('alliances', () => {
  it('are symmetric, and each joint conference is in one pair', () => {
    fc.assert(
      fc.property(cases, ({ rows, facts }) => {
        const found = countAlliances(facts, chooseConferences(facts, ALL));
        const { size } = found;
        for (let a = 0; a < size; a++) {
          expect(found.conferencias[a * size + a]).toBe(0);
          for (let b = 0; b < size; b++) {
            expect(found.conferencias[a * size + b]).toBe(found.conferencias[b * size + a]);
            expect(found.municipios[a * size + b]).toBe(found.municipios[b * size + a]);
            expect(found.municipios[a * size + b]).toBeLessThanOrEqual(found.municipios[a * size + a]);
          }
        }
        const pairs = listAlliances(found);
        expect(pairs).toHaveLength((size * (size - 1)) / 2);
        const joint = rows.filter((r) => r.sector && r.sector_invitado && r.sector !== r.sector_invitado);
        expect(pairs.reduce((sum, p) => sum + p.conferencias, 0)).toBe(joint.length);
      })
    );
  });
});
