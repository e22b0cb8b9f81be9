import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { NO_DAY_16, NO_SECTOR, type MemberFilter, type MemberRows } from '../../src/lib/domain/member';
import { planCube, sumCube } from '../../src/lib/domain/member-cube';
import { codeMembers } from '../../src/lib/engine/code-members';
import { createNodeEngine } from '../../src/lib/engine/node';
import { buildCube, membersOutsideQuestion, membersQuestion } from '../../src/lib/engine/questions/members';

const KEYS = ['01001', '01002', '20067', '32001'];
const SECTORS = ['obreros', 'jóvenes'];
const LAST = 20_000;
const engine = createNodeEngine();
afterAll(() => engine.stop());

const member = fc.record({
  mun: fc.nat(5),
  dia: fc.option(fc.integer({ min: LAST - 100, max: LAST + 20 }), { nil: NO_DAY_16 }),
  sector: fc.constantFrom(0, 1, NO_SECTOR),
  genero: fc.nat(2),
  edad: fc.nat(5),
  personas: fc.constantFrom(1, 1, 1, 7)
});
type Member = Record<'mun' | 'dia' | 'sector' | 'genero' | 'edad' | 'personas', number>;

/** Sectors of the file: one of the list and one of its own; places: the catalogue's and two beyond it. */
const toRows = (members: readonly Member[]): MemberRows => ({
  claves: [...KEYS, '07120', '17034'],
  sectores: ['Jovenes', 'pescadores'],
  mun: Uint16Array.from(members, (m) => m.mun),
  dia: Int16Array.from(members, (m) => m.dia),
  sector: Uint8Array.from(members, (m) => m.sector),
  genero: Uint8Array.from(members, (m) => m.genero),
  edad: Uint8Array.from(members, (m) => m.edad),
  personas: members.some((m) => m.personas > 1) ? Uint32Array.from(members, (m) => m.personas) : null
});

const filter: fc.Arbitrary<MemberFilter> = fc.record({
  fecha: fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((k) => LAST - 7 * k),
    fc.integer({ min: 0, max: 12 }).map((k) => LAST - 7 * k),
    fc.integer({ min: LAST - 110, max: LAST + 30 })
  ),
  desde: fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 16 }).map((k) => LAST - 7 * k + 1),
      fc.integer({ min: LAST - 110, max: LAST })
    ),
    { nil: null }
  ),
  sectores: fc.option(fc.subarray([-1, 0, 1, 2]), { nil: null }),
  generos: fc.option(fc.subarray([0, 1, 2]), { nil: null }),
  edades: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.subarray([0, 1, 2, 3, 4, 5]) }
  )
});

async function load(members: readonly Member[], maxCells?: number) {
  await engine.load({ units: KEYS.length, cells: 0, stream: new Uint8Array() });
  const coded = codeMembers(toRows(members), KEYS, SECTORS);
  await engine.loadMembers(coded.batches);
  const first = coded.days?.first ?? LAST;
  const shape = planCube(KEYS.length, coded.sectors.length + 1, first, Math.max(LAST, first), maxCells);
  return { coded, cube: await buildCube(engine, shape) };
}

/** The filter again, row by row, without SQL and without cube. */
function recount(members: readonly Member[], f: MemberFilter, unit: number) {
  const sectorOf = (s: number) => (s === NO_SECTOR ? -1 : s === 0 ? 1 : 2);
  const mine = members.filter(
    (m) =>
      m.mun === unit &&
      m.dia <= f.fecha &&
      (f.desde === null || m.dia >= f.desde) &&
      (!f.sectores || f.sectores.includes(sectorOf(m.sector))) &&
      (!f.edades || f.edades.includes(m.edad))
  );
  const sum = (list: readonly Member[]) => list.reduce((n, m) => n + m.personas, 0);
  return [
    sum(mine.filter((m) => !f.generos || f.generos.includes(m.genero))),
    sum(mine.filter((m) => m.genero === 0)),
    sum(mine.filter((m) => m.genero < 2))
  ];
}

describe('the cube of members', () => {
  it('equals SQL for thousands of random filters, and both equal a plain recount', async () => {
    let summed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(member, { maxLength: 60 }),
        fc.array(filter, { minLength: 60, maxLength: 60 }),
        async (members, filters) => {
          const { cube } = await load(members);
          for (const f of filters) {
            const bySql = await engine.ask(membersQuestion, f);
            const byCube = sumCube(cube, f);
            if (byCube) {
              summed++;
              expect(byCube).toEqual(bySql);
            }
            KEYS.forEach((_, i) =>
              expect([bySql.personas[i], bySql.mujeres[i], bySql.conGenero[i]]).toEqual(
                recount(members, f, i)
              )
            );
          }
        }
      ),
      { numRuns: 35 }
    );
    // The cube answered a good part of them: the equality is not empty.
    expect(summed).toBeGreaterThan(200);
  }, 240_000);

  it('does not depend on how long its periods are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 40 }), async (members) => {
        const f = { fecha: LAST, desde: null, sectores: null, generos: null, edades: null };
        const weekly = sumCube((await load(members)).cube, f);
        const coarse = await load(members, 200);
        expect(sumCube(coarse.cube, f)).toEqual(weekly);
      }),
      { numRuns: 20 }
    );
  });

  it('makes its periods longer when weeks do not fit, and always ends on the last day', () => {
    const weekly = planCube(2_458, 11, LAST - 365, LAST);
    const coarse = planCube(2_458, 11, LAST - 3_650, LAST, 9_000_000);
    expect([...weekly.ends.slice(-2)]).toEqual([LAST - 7, LAST]);
    expect(coarse.ends.at(-1)).toBe(LAST);
    expect(coarse.ends.at(-1)! - coarse.ends.at(-2)!).toBeGreaterThan(7);
    expect(coarse.ends[0]).toBeLessThanOrEqual(LAST - 3_650);
  });

  it('keeps apart the persons in places that the frame lacks', async () => {
    const one = { dia: LAST, sector: 0, genero: 0, edad: 1, personas: 3 };
    const { coded } = await load([
      { ...one, mun: 4 },
      { ...one, mun: 0 },
      { ...one, mun: 4 }
    ]);
    const beyond = await engine.ask(membersOutsideQuestion, { units: KEYS.length });
    expect(beyond.map((b) => [coded.outside[b.mun - KEYS.length], b.personas])).toEqual([['07120', 6]]);
  });
});
