import { describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { readSections } from '../../src/lib/ingest/electoral/read-sections';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { readVotes, type VoteReadingChoice } from '../../src/lib/ingest/electoral/read-votes';
import { totalVotes } from '../../src/lib/electoral/sum-votes';
import { shippedContext } from './context';

const context = shippedContext();

async function read(text: string | Uint8Array, choice: VoteReadingChoice = {}) {
  const got = await readVotes(new Blob([text as BlobPart]), 'votos.csv', context, undefined, choice);
  const { total, lista } = totalVotes(got.table);
  return {
    total: total[0],
    lista: lista[0],
    aparte: got.reading.filas_aparte.map(({ motivo, renglones }) => [motivo, renglones]),
    problemas: got.problems.map((p) => p.tipo)
  };
}
const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('a total under the key of a unit is no unit', () => {
  const ACTAS = 'ENTIDAD,SECCION,CASILLA,PAN,PRI,NULOS,TOTAL';
  const SECTIONS = 'ENTIDAD,SECCION,PAN,PRI,MORENA,MC,NULOS,TOTAL';
  const THREE = ['1,1,210,126,176,64,249,825', '1,2,261,73,288,140,244,1006', '1,3,188,238,95,299,269,1089'];
  const sum = (seccion: string) => `1,${seccion},659,437,559,503,762,2920`;

  it.each(['TOTAL', 'Suma', ''])('of a sección among its casillas, called «%s»', async (name) => {
    const text = lines(
      ACTAS,
      '1,1,B01,100,80,5,185',
      '1,1,C01,90,70,4,164',
      `1,1,${name},190,150,9,349`,
      '1,2,B01,60,50,3,113',
      `1,2,${name},60,50,3,113`
    );
    expect(await read(text)).toMatchObject({ total: 462, aparte: [['suma', [4, 6]]] });
  });

  it.each(['0', '0000', '9999', '999'])(
    'of a state under its sección %s, above or below',
    async (seccion) => {
      for (const rows of [
        [sum(seccion), ...THREE],
        [...THREE, sum(seccion)]
      ])
        expect(await read(lines(SECTIONS, ...rows))).toMatchObject({
          total: 2920,
          problemas: ['suma-sin-rotulo']
        });
    }
  );

  it('but few votes are soon the sum of fewer, and all of them count', async () => {
    const text = lines(ACTAS, '1,1,B01,1,0,0,1', '1,1,C01,0,1,0,1', '1,1,S01,1,1,0,2', '1,2,B01,60,50,3,113');
    expect(await read(text)).toMatchObject({ total: 117, aparte: [] });
  });

  it('but abroad, which is the sum of nothing, stays in a row of its own', async () => {
    const text = lines(SECTIONS, ...THREE, '1,0,9,4,7,3,1,24');
    expect(await read(text)).toMatchObject({ total: 2944, aparte: [['extranjero', [5]]] });
  });

  it('of a state that is called as one of its municipalities', async () => {
    const rows = [
      '01,Aguascalientes,001,Aguascalientes,100,80,5,185',
      '01,Aguascalientes,004,Cosío,90,70,4,164',
      '01,Aguascalientes,007,Rincón de Romos,60,50,3,113'
    ];
    const text = lines(
      'CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN,PAN,PRI,NULOS,TOTAL',
      '01,Aguascalientes,000,Aguascalientes,250,200,12,462',
      ...rows
    );
    expect(await read(text)).toMatchObject({ total: 462, aparte: [['suma', [2]]] });
    const bare = lines(
      'ENTIDAD,MUNICIPIO,PAN,PRI,NULOS,TOTAL',
      'Aguascalientes,Aguascalientes,250,200,12,462',
      'Aguascalientes,Aguascalientes,100,80,5,185',
      'Aguascalientes,Cosío,90,70,4,164',
      'Aguascalientes,Rincón de Romos,60,50,3,113'
    );
    expect(await read(bare)).toMatchObject({ total: 462, aparte: [['suma', [2]]] });
  });

  it('of the country beside one state', async () => {
    const text = lines('ENTIDAD,PAN,PRI,NULOS,TOTAL', 'AGUASCALIENTES,100,80,5,185', 'NACIONAL,100,80,5,185');
    expect(await read(text)).toMatchObject({ total: 185 });
  });
});

describe('the voters on the roll', () => {
  const at = (header: string, ...rows: string[]) =>
    read(
      lines(
        `ENTIDAD,SECCION,PAN,PRI,NULOS,TOTAL,${header}`,
        ...rows.map((r, i) => `1,${i + 1},100,80,5,185,${r}`)
      )
    );

  it('are the lista nominal, not the padrón, and all of them, not the men', async () => {
    expect((await at('PADRON,LISTA NOMINAL', '900,500', '800,600')).lista).toBe(1100);
    expect(
      (await at('LISTA NOMINAL HOMBRES,LISTA NOMINAL MUJERES,LISTA NOMINAL', '240,260,500', '290,310,600'))
        .lista
    ).toBe(1100);
  });

  it('of two years are neither, which is told, until somebody says which', async () => {
    const text = lines(
      'ENTIDAD,SECCION,PAN,PRI,NULOS,TOTAL,LISTA NOMINAL 2018,LISTA NOMINAL 2021',
      '1,1,100,80,5,185,480,500',
      '1,2,90,70,4,164,590,600'
    );
    expect(await read(text)).toMatchObject({ lista: NaN, problemas: ['varias-listas'] });
    expect((await read(text, { roll: 'LISTA NOMINAL 2021' })).lista).toBe(1100);
  });

  it('of a sección count once, however many of its casillas repeat them', async () => {
    const acta = (header: string, ...rows: string[]) =>
      read(lines(`ENTIDAD,SECCION,CASILLA,PAN,PRI,NULOS,TOTAL,${header}`, ...rows));
    const named = await acta(
      'LISTA_NOMINAL_SECCION',
      '1,1,B01,100,80,5,185,900',
      '1,1,C01,90,70,4,164,900',
      '1,2,B01,60,50,3,113,500'
    );
    expect(named.lista).toBe(1400);
    // No casilla has 1,200 voters.
    const large = await acta(
      'LISTA_NOMINAL',
      '1,1,B01,100,80,5,185,1200',
      '1,1,C01,90,70,4,164,1200',
      '1,2,B01,60,50,3,113,500'
    );
    expect(large.lista).toBe(1700);
    const halves = await acta(
      'LISTA_NOMINAL',
      '1,1,B01,100,80,5,185,500',
      '1,1,C01,190,170,4,364,500',
      '1,2,B01,60,50,3,113,500'
    );
    expect(halves.lista).toBe(1500);
  });
});

describe('what a file marks, asks about or lacks', () => {
  const acta = (seccion: number, mark: string) => `1,${seccion},B01,100,80,5,185,${mark}`;
  it.each([
    ['COMPUTADA', 'SI', 'NO'],
    ['SE_CONTABILIZA', '1', '0'],
    ['ACTA VALIDA', 'S', 'N'],
    ['CONTABILIZADA (S/N)', 'S', 'N'],
    ['ESTATUS', 'Computada', 'Acta no contabilizada'],
    ['SITUACION', 'CAPTURADA', 'POR CAPTURAR']
  ])('actas that «%s» says do not count', async (header, yes, no) => {
    const text = lines(
      `ENTIDAD,SECCION,CASILLA,PAN,PRI,NULOS,TOTAL,${header}`,
      acta(1, yes),
      acta(2, yes),
      acta(3, no)
    );
    expect(await read(text)).toMatchObject({ total: 370, aparte: [['no-contabilizada', [4]]] });
  });

  it.each([
    ['TIPO_ACTA', 'MR', 'RP'],
    ['PRINCIPIO', 'Mayoría relativa', 'Representación proporcional'],
    ['ANIO_ELECCION', '2018', '2021'],
    ['Proceso', '2017-2018', '2020-2021']
  ])('rows of two elections by «%s» are asked about', async (header, a, b) => {
    const text = lines(
      `ENTIDAD,SECCION,CASILLA,PAN,PRI,NULOS,TOTAL,${header}`,
      acta(1, a),
      acta(2, a),
      acta(3, b)
    );
    await expect(read(text)).rejects.toMatchObject({
      reason: 'varias-elecciones',
      detail: { claves: [a, b] }
    });
    expect(await read(text, { election: a })).toMatchObject({ total: 370 });
  });

  it.each([
    ['40.00,32.00,26.00,2.00', '38.50,33.50,25.00,3.00'],
    ['0.40,0.32,0.26,0.02', '0.385,0.335,0.25,0.03']
  ])('percentages without votes are refused', async (...rows) => {
    const text = lines('ENTIDAD,DISTRITO,PAN,PRI,MORENA,NULOS', ...rows.map((r, i) => `1,${i + 1},${r}`));
    await expect(read(text)).rejects.toMatchObject({ reason: 'solo-porcentajes' });
  });

  it('sheets of two years are never one table', async () => {
    const sheet = (name: string, municipio: string) => ({
      name,
      rows: [
        ['ENTIDAD', 'MUNICIPIO', 'PAN', 'PRI', 'NULOS', 'TOTAL'],
        ['Aguascalientes', municipio, 100, 80, 5, 185]
      ]
    });
    const book = await writeXlsx({ sheets: [sheet('2018', 'Calvillo'), sheet('2021', 'Cosío')] });
    await expect(read(book)).rejects.toMatchObject({ reason: 'varias-hojas' });
    const parts = await writeXlsx({ sheets: [sheet('Norte', 'Calvillo'), sheet('Sur', 'Cosío')] });
    expect(await read(parts)).toMatchObject({ total: 370 });
  });

  it('figures and names bear the marks of notes; states and districts their numbers', async () => {
    const marked = lines(
      'ENTIDAD,MUNICIPIO,PAN,PRI,NULOS,TOTAL',
      'Aguascalientes,Cosío 1/,567*,80,5,652',
      'Aguascalientes,Calvillo,90,70 1/,4,164'
    );
    expect(await read(marked)).toMatchObject({ total: 816, aparte: [] });
    for (const [header, ...rows] of [
      ['ENTIDAD,DISTRITO', '1. AGUASCALIENTES,1', '1. AGUASCALIENTES,2'],
      ['ENTIDAD,DISTRITO', 'AGUASCALIENTES,I JESUS MARIA', 'AGUASCALIENTES,II AGUASCALIENTES'],
      ['DISTRITO,CABECERA', '2101,HUAUCHINANGO', '2102,ZACATLAN']
    ])
      expect(
        await read(lines(`${header},PAN,PRI,NULOS,TOTAL`, ...rows.map((r) => `${r},100,80,5,185`)))
      ).toMatchObject({ total: 370, aparte: [] });
  });
});

describe('tables beside those of votes', () => {
  it('secciones in parts that a column names are added up; without one they are refused', async () => {
    const catalog = async (...rows: string[]) =>
      (await readSections(new Blob([lines(...rows)]), context)).catalog;
    const head = 'ENTIDAD,DISTRITO_FEDERAL,MUNICIPIO,SECCION';
    const rows = (parts: string[]) =>
      [300, 301, 302, 303].flatMap((s) => parts.map((p, i) => `1,1,Jesús María,${s}${p},${500 + 100 * i}`));
    const byPart = await catalog(`${head},CASILLA,LISTA_NOMINAL`, ...rows([',B', ',C1']));
    expect([...byPart.lista!]).toEqual([1100, 1100, 1100, 1100]);
    await expect(catalog(`${head},LISTA_NOMINAL`, ...rows(['', '']))).rejects.toMatchObject({
      reason: 'secciones-repetidas'
    });
  });

  it('the total of an election is none of its options', async () => {
    const table = lines(
      'anio,cargo,nivel,clave,opcion,votos',
      '2024,diputaciones,entidad,01,A,10',
      '2024,diputaciones,entidad,01,B,20',
      '2024,diputaciones,entidad,01,TOTAL,30'
    );
    const read = await readTable(new Blob([table]), CONTRACTS.resultados, context);
    expect(read.rows).toHaveLength(2);
    expect(read.notices).toContainEqual({
      tipo: 'opcion-total',
      cuantos: 1,
      renglones: [4],
      valores: ['TOTAL']
    });
    expect(read.tally).toMatchObject({ filas: 2, aceptadas: 2 });
  });
});

describe('tables of several years one under another', () => {
  const HEADER = 'ENTIDAD,SECCION,PAN,PRI,MORENA,TOTAL';
  const text = lines(
    '2018',
    HEADER,
    '1,1,10,20,30,60',
    '1,2,15,25,40,80',
    '1,3,15,20,41,76',
    '2021',
    HEADER,
    '1,4,11,21,31,63',
    '1,5,16,26,41,83',
    '1,6,16,22,41,79'
  );

  it('are elections of their own, though a bare year is all their title says', async () => {
    expect(await read(text)).toMatchObject({ total: 216, problemas: ['otra-tabla'] });
    expect(await read(text, { table: '2' })).toMatchObject({ total: 225, problemas: [] });
    expect(await read(text, { table: '2021' })).toMatchObject({ total: 225, problemas: [] });
    const { table } = await readVotes(new Blob([text]), 'v.csv', context, undefined, { table: '2' });
    expect(table.anio).toBe('2021');
  });

  it('say nothing of a person in their titles', async () => {
    const named = text.replace('\n2021\n', '\nJuan Pérez López\n').replace('2018', '5512345678');
    const got = await readVotes(new Blob([named]), 'v.csv', context);
    expect(JSON.stringify([got.reading, got.problems, got.table])).not.toMatch(/Juan|Pérez|5512345678/);
    const refused = await readVotes(new Blob([named]), 'v.csv', context, undefined, { table: 'otra' }).catch(
      (error) => error
    );
    expect(refused.reason).toBe('cuadro-desconocido');
    expect(JSON.stringify(refused.detail)).not.toMatch(/Juan|Pérez/);
  });
});
