import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinClave, parseClaveMunicipio } from '../../src/lib/domain/clave';
import type { KeyBridge, KeySystem } from '../../src/lib/domain/key-system';
import { readBridge } from '../../src/lib/ingest/bridge';
import { readMembers } from '../../src/lib/ingest/table/read-kind';
import { reasonOf } from '../frames';
import { bytesOf, example, hasShared, real, textBytes } from '../shared';
import { context2025, shippedContext, readCococis } from './context';

/** Tuxtla Gutiérrez and Tuxtla Chico are numbered crosswise; 07113 exists only as INE's. */
const bridge = new Map([
  ['07101', ['07102']],
  ['07102', ['07101']],
  ['07113', ['07114']],
  ['20067', ['20066', '20067']]
]) as unknown as KeyBridge;
const read = (text: string, how: { bridge?: KeyBridge | null; keySystem?: KeySystem | null } = {}) =>
  readCococis(textBytes(text), { ...shippedContext(), bridge, keySystem: null, ...how });
const claves = async (...args: Parameters<typeof read>) => (await read(...args)).rows.map((r) => r.clave);

describe('the system of a file’s keys', () => {
  it('is what the header says, before any count', async () => {
    const ine = await read('id\tedo\tmun_ine\testado\na\t7\t101\tactivo\n');
    expect([ine.rows[0].clave, ine.evidence]).toEqual([
      '07102',
      { system: 'ine', by: 'encabezado', header: 'mun_ine', rows: 1, inegi: 1, ine: 1 }
    ]);
    expect(await claves('id,cvegeo,estado\na,07101,activo\n')).toEqual(['07101']);
    expect(await claves('id,cve_ent,cve_mun,estado\na,7,101,activo\n')).toEqual(['07101']);
    expect(await claves('id,clave ine,estado\na,7101,activo\n')).toEqual(['07102']);
  });

  it('is the one in which more rows exist when the header is silent', async () => {
    const more = 'id,entidad,municipio,estado\na,7,101,activo\nb,7,113,activo\n';
    // 07113 exists as INEGI's too: what decides is a key that only one system has.
    const only = 'id,entidad,municipio,estado\na,7,101,activo\nb,20,570,activo\n';
    await expect(read(more)).rejects.toMatchObject({ reason: 'sistema-de-clave' });
    const { evidence, rows } = await read(only);
    expect([evidence.system, evidence.by, evidence.inegi, evidence.ine]).toEqual(['inegi', 'conteo', 2, 1]);
    expect(rows.map((r) => r.clave)).toEqual(['07101', '20570']);
  });

  it('is asked on a tie, and a person decides', async () => {
    const tie = 'id,entidad,municipio,estado\na,Chiapas,101,activo\n';
    await expect(read(tie)).rejects.toMatchObject({
      reason: 'sistema-de-clave',
      detail: { evidencia: { system: null, rows: 1, inegi: 1, ine: 1 } }
    });
    expect(await claves(tie, { keySystem: 'ine' })).toEqual(['07102']);
    expect(await claves(tie, { keySystem: 'inegi' })).toEqual(['07101']);
    // A person goes before the header too.
    expect(await claves('id,cvegeo,estado\na,07101,activo\n', { keySystem: 'ine' })).toEqual(['07102']);
  });

  it('is never INE without a bridge, which the sentence asks for', async () => {
    const file = 'id,edo,mun_ine,estado\na,7,101,activo\n';
    expect(await reasonOf(read(file, { bridge: null }))).toBe('clave-ine');
    expect(await claves('id,entidad,municipio,estado\na,7,101,activo\n', { bridge: null })).toEqual([
      '07101'
    ]);
  });

  it('is INE’s in its own column beside INEGI’s keys, where these are missing', async () => {
    const both = 'id,cvegeo,edo,mun_ine,estado\na,07102,7,101,activo\nb,,7,102,activo\n';
    expect(await claves(both)).toEqual(['07102', '07101']);
    const without = await read(both, { bridge: null });
    expect([without.rows.map((r) => r.clave), without.problems[0].motivo]).toEqual([
      ['07102'],
      'clave-ine-desconocida'
    ]);
    // Said to be INEGI's by a person, a column with INE's name is read so.
    expect(await claves('id,edo,mun_ine,estado\na,7,101,activo\n', { keySystem: 'inegi' })).toEqual([
      '07101'
    ]);
  });

  it('does not matter to names, and puts unknown and ambiguous keys aside', async () => {
    const byName = await read('id,entidad,municipio,estado\na,Chiapas,Tuxtla Chico,activo\n');
    expect([byName.rows[0].clave, byName.evidence.rows]).toEqual(['07102', 0]);
    const { tally, problems } = await read(
      'id,edo,mun_ine,estado\na,7,101,activo\nb,7,999,activo\nc,20,67,activo\n'
    );
    expect([tally.filas, tally.aceptadas, tally.desconocidas, tally.ambiguas]).toEqual([3, 1, 1, 1]);
    expect(problems.map((p) => [p.motivo, p.valor, p.detalle?.candidatos])).toEqual([
      ['clave-ine-desconocida', '7 / 999', undefined],
      ['clave-ine-ambigua', '20 / 67', ['20066', '20067']]
    ]);
  });

  it('of names knows the other official ones', async () => {
    const text =
      'id,entidad,municipio,estado\na,Quintana Roo,Playa del Carmen,activo\nb,Quintana Roo,Solidaridad,activo\nc,Chiapas,Cintalapa de Figueroa,activo\n';
    expect(await claves(text)).toEqual(['23008', '23008', '07017']);
  });

  it('is decided for members as for cells', async () => {
    const members = (text: string, keySystem: KeySystem | null = null) =>
      readMembers(new Blob([text]), { ...shippedContext(), bridge, keySystem });
    const head = 'sexo,fecha_afiliacion,';
    const ine = await members(`${head}edo,mun_ine\nM,2026-01-01,7,101\n`);
    expect([ine.rows.claves, ine.evidence.system]).toEqual([['07102'], 'ine']);
    const tie = `${head}entidad,municipio\nM,2026-01-01,7,101\n`;
    expect(await reasonOf(members(tie))).toBe('sistema-de-clave');
    expect((await members(tie, 'ine')).rows.claves).toEqual(['07102']);
  });
});

describe('a bridge', () => {
  it('joins the keys that a table has side by side, whole or with their state apart', async () => {
    const whole = await readBridge(textBytes('ife,inegi\n7101,7102\n4xxx,4013\n'));
    expect([...whole.bridge]).toEqual([['07101', ['07102']]]);
    expect([whole.rows, whole.read, whole.unread]).toEqual([2, 1, [{ renglon: 3, valor: '4xxx / 4013' }]]);
    const apart = await readBridge(
      textBytes(
        'entidad,seccion,municipio_ine,municipio_inegi\n7,1,101,07102\n7,2,101,07102\n7,3,101,07101\n'
      )
    );
    expect([[...apart.bridge], apart.ambiguous]).toEqual([[['07101', ['07101', '07102']]], ['07101']]);
    expect(await reasonOf(readBridge(textBytes('entidad,municipio\n7,101\n')))).toBe('puente-sin-columnas');
  });

  it.skipIf(!hasShared)(
    'of the 2017 secciones reads every INE key of the example: 495 rows, 332 municipalities',
    async () => {
      const {
        bridge: official,
        rows,
        read: good,
        ambiguous
      } = await readBridge(bytesOf(real('secciones_2017.csv')));
      expect([rows, good, official.size, ambiguous]).toEqual([68364, 68364, 2508, []]);
      const cells = await readCococis(bytesOf(example('cococis_clave_ine.csv')), {
        ...(await context2025()),
        bridge: official
      });
      const active = new Set(cells.rows.filter((r) => r.estado === 'activo').map((r) => r.clave));
      expect([
        cells.tally.aceptadas,
        active.size,
        cells.evidence.rows,
        cells.evidence.ine,
        cells.evidence.inegi
      ]).toEqual([495, 332, 495, 495, 492]);
    }
  );
});

describe('keys', () => {
  it('come back the same after every way of writing them', () => {
    const key = fc.tuple(fc.integer({ min: 1, max: 32 }), fc.integer({ min: 1, max: 999 }));
    fc.assert(
      fc.property(key, ([state, number]) => {
        const clave = String(state).padStart(2, '0') + String(number).padStart(3, '0');
        const written = [
          clave,
          String(Number(clave)),
          ` ${clave.slice(0, 2)} ${clave.slice(2)} `,
          `'${clave}`,
          `${Number(clave)}.0`
        ];
        expect(written.map(parseClaveMunicipio)).toEqual(written.map(() => clave));
        expect(joinClave(String(state), String(number))).toBe(clave);
      })
    );
  });
});
