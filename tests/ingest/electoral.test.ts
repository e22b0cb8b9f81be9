import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ElectoralProblem } from '../../src/lib/domain/electoral-problem';
import { ROW_KIND, ROW_KINDS } from '../../src/lib/domain/votes';
import { pairSections } from '../../src/lib/electoral/pairs';
import { weighDistricts } from '../../src/lib/electoral/district-map';
import { outcomeOf } from '../../src/lib/electoral/outcome';
import { compareVotes, sumVotes, totalVotes, unitFinder } from '../../src/lib/electoral/sum-votes';
import { readSections } from '../../src/lib/ingest/electoral/read-sections';
import { PlaceDecisions } from '../../src/lib/domain/decision';
import { unknownPlacesToCsv } from '../../src/lib/export/unknown-places-csv';
import { readDecisions } from '../../src/lib/ingest/decisions';
import { readVotes, type VoteReadingChoice } from '../../src/lib/ingest/electoral/read-votes';
import { FileError } from '../../src/lib/ingest/problem';
import { explainElectoral } from '../../src/lib/text/es/electoral-problems';
import { bytesOf, hasShared, real, root } from '../shared';
import { shippedContext } from './context';

const context = shippedContext();
const blob = (content: string | Uint8Array) => new Blob([content as BlobPart]);
const sections = (content: string | Uint8Array) => readSections(blob(content), context);
const votes = (content: string | Uint8Array, said: string | VoteReadingChoice = {}) => {
  const [name, choice] = typeof said === 'string' ? [said, {}] : ['votos.csv', said];
  return readVotes(blob(content), name, context, undefined, choice);
};
const kinds = (problems: readonly ElectoralProblem[]) =>
  Object.fromEntries(problems.map((p) => [p.tipo, [p.cuantos, ...p.renglones]]));

describe('a table of secciones', () => {
  const HEADER = 'entidad,seccion,municipio_inegi,distrito_federal,estatus\n';

  it('names and counts what is wrong with its rows, and uses the others', async () => {
    const { catalog, rows, problems } = await sections(
      HEADER +
        '1,1,1001,1,\n' +
        '1,2,01001,2,vigente\n' +
        '1,2,01001,2,\n' +
        '1,3,01001,1,\n' +
        '1,3,01001,2,\n' +
        '1,4,01001,1,Baja\n' +
        '1,0,01001,1,\n' +
        '1,5,01001,,\n' +
        '1,6,01001,300,\n' +
        '1,,01001,1,\n' +
        '1,7,01999x,1,\n' +
        'Aguascalientes,8,01002,3,\n'
    );
    expect([rows, ...catalog.codes]).toEqual([12, 10_001, 10_002, 10_003, 10_005, 10_006, 10_007, 10_008]);
    expect(kinds(problems)).toEqual({
      repetida: [1, 4],
      'dos-distritos': [1, 6],
      retirada: [1, 7],
      'seccion-imposible': [1, 8],
      'sin-distrito': [1, 9],
      'distrito-imposible': [1, 10],
      'sin-seccion': [1, 11],
      'sin-municipio': [1, 12]
    });
    // A sección that two rows put in two districts is in neither.
    expect([...catalog.federal!]).toEqual([101, 102, 0, 0, 0, 101, 103]);
    for (const problem of problems) expect(explainElectoral(problem)).toContain('1 renglón');
  });

  it('reads keys that came as numbers, and districts with their state before them', async () => {
    const { catalog } = await sections('EDO;SECC;CVEGEO;DISTRITO_LOCAL\n1.0;338.0;1001.0;117\n');
    expect([...catalog.codes, ...catalog.claves, ...catalog.local!, catalog.federal]).toEqual([
      10_338,
      '01001',
      117,
      null
    ]);
  });

  it('takes an INE key for no INEGI one, and says which rows were joined by name', async () => {
    const text = 'entidad,seccion,id_municipio,municipio,distrito\n7,1,102,Tuxtla Gutiérrez,1\n7,2,101,,1\n';
    const { catalog, problems } = await sections(text);
    expect(catalog.claves).toEqual(['07101']);
    expect(kinds(problems)).toEqual({ 'por-nombre': [1, 2], 'sin-municipio': [1, 3] });
  });

  it.each([
    ['vigente', 'NO', 'SI'],
    ['vigente', '0', '1'],
    ['baja', 'SI', 'NO'],
    ['baja', 'x', ''],
    ['tipo de baja', 'FUSION', ''],
    ['fecha de baja', '12/03/2022', ''],
    ['estatus', 'Fusionada con la 12', 'Activa']
  ])('takes for retired what %s «%s» says', async (header, gone, kept) => {
    const { catalog, problems } = await sections(
      `entidad,seccion,municipio_inegi,distrito_federal,${header}\n1,1,01001,1,${gone}\n1,2,01001,1,${kept}\n`
    );
    expect([[...catalog.codes], kinds(problems)]).toEqual([[10_002], { retirada: [1, 2] }]);
  });

  it('names a status that it does not know, impossible numbers, and a column that stands twice', async () => {
    const { catalog, problems } = await sections(
      'entidad,seccion,municipio_inegi,distrito_federal,seccion,estatus,lista_nominal\n' +
        '1,1,01001,1,9,en revisión,5000000000\n1,2,14039,1,8,,100\n1,3,01001,1,7,,100\n1,3,01001,,7,,999\n'
    );
    expect(kinds(problems)).toEqual({
      'columna-repetida': [1],
      'estatus-desconocido': [1, 2],
      'numero-imposible': [1, 2],
      'otra-entidad': [1, 3],
      'sin-distrito': [1, 5],
      'repetida-distinta': [1, 5]
    });
    expect([[...catalog.lista!], [...catalog.federal!]]).toEqual([
      [-1, 100, 100],
      [101, 101, 101]
    ]);
    for (const problem of problems) expect(explainElectoral(problem)).not.toContain('undefined');
  });

  it('asks whose numbers they are where nothing else says the municipality, and takes the answer', async () => {
    const numbered = blob('entidad,distrito_federal,municipio,seccion\n1,1,1,338\n1,2,2,339\n');
    const reasonOf = (reading: Promise<unknown>) =>
      reading.then(
        () => 'leída',
        (error: FileError) => [error.reason, error.detail.evidencia?.inegi, error.detail.columnas]
      );
    expect(await reasonOf(readSections(numbered, context))).toEqual(['sistema-de-clave', 2, undefined]);
    expect(await reasonOf(readSections(numbered, { ...context, keySystem: 'ine' }))).toEqual([
      'secciones-clave-ine',
      undefined,
      ['municipio']
    ]);
    const said = await readSections(numbered, { ...context, keySystem: 'inegi' });
    expect([said.catalog.claves, said.problems]).toEqual([['01001', '01002'], []]);
    const bridge = new Map([['01001', ['01005']]]) as never;
    const { catalog, problems } = await readSections(numbered, { ...context, bridge });
    expect([catalog.claves, kinds(problems)]).toEqual([['01005'], { 'sin-municipio': [1, 3] }]);
  });

  it('says which secciones have no district without an empty value after the colon', async () => {
    const { problems } = await sections('entidad,seccion,municipio_inegi,distrito_federal\n1,1,01001,\n');
    expect(problems.map(explainElectoral)).toEqual([
      '1 renglón sin distrito: esa sección no entra en ninguno. Renglón 2. Por ejemplo: 010001.'
    ]);
  });

  it('refuses a table that says no sección', async () => {
    await expect(sections('entidad,municipio\n1,2\n')).rejects.toThrow(FileError);
  });

  it.skipIf(!hasShared)('gives the official pairs of municipality and district', async () => {
    const { catalog, keys, problems } = await sections(bytesOf(real('secciones_2017.csv')));
    expect([catalog.codes.length, keys.size, problems]).toEqual([68_364, 2_508, []]);
    const official = Papa.parse<Record<string, string>>(
      readFileSync(real('distrito_municipio_2017.csv'), 'utf8'),
      { header: true, skipEmptyLines: true }
    ).data;
    const pairs = pairSections(catalog, 'federal')!;
    expect([pairs.distritos.length, pairs.distrito.length, official.length]).toEqual([300, 2_550, 2_550]);
    const all = new Map(pairs.municipios.map((clave, i) => [clave as string, i]));
    const nothing = new Float64Array(all.size).fill(NaN);
    const map = weighDistricts(pairs, 'federal', 'secciones', all, { poblacion: nothing, areaKm2: nothing });
    const at = new Map(
      [...map.distrito.keys()].map((i) => [
        `${map.distritos[map.distrito[i]]} ${pairs.municipios[map.municipio[i]]}`,
        i
      ])
    );
    for (const row of official) {
      const i = at.get(`${row.distrito} ${row.cvegeo}`)!;
      expect(map.weight[i]).toBe(Number(row.n_secciones));
      expect(Math.abs(map.shareMunicipio[i] - Number(row.share_municipio))).toBeLessThan(1e-6);
      expect(Math.abs(map.shareDistrito[i] - Number(row.share_distrito))).toBeLessThan(1e-6);
    }
    expect(map.parts.filter((n) => n > 1)).toHaveLength(65);
  });
});

describe('a table of votes', () => {
  it('names and counts what is wrong with its rows, and loses no vote', async () => {
    const { table, rows, problems } = await votes(
      'EDO,SECCION,PAN,PRI,NULOS,TOTAL,LISTA NOMINAL\n' +
        '1,1,5,6,1,12,100\n' +
        '1,2,5,6,1,13,100\n' +
        '1,3,5,6,1,12,10\n' +
        '1,4,5,x,1,6,100\n' +
        '1,1,5,6,1,12,100\n' +
        '1,0,1,1,0,2,\n' +
        '99,7,1,1,0,2,100\n' +
        'TOTAL,,21,25,4,50,\n'
    );
    expect(rows).toBe(7);
    expect(kinds(problems)).toEqual({
      'total-no-cuadra': [1, 3],
      'mas-votos-que-lista': [1, 4],
      'numero-imposible': [1, 5],
      repetida: [1, 6],
      'seccion-imposible': [1, 8],
      'total-del-archivo': [1, 9]
    });
    expect([...table.tipo].map((t) => ROW_KINDS[t])).toEqual([
      'unidad',
      'unidad',
      'unidad',
      'unidad',
      'extranjero',
      'sin-ubicar'
    ]);
    expect(totalVotes(table).total[0]).toBe(12 + 13 + 12 + 6 + 2 + 2);
  });

  it('reads a pipe-delimited file whose first line counts its rows, and sums its polling places', async () => {
    const text =
      '"3"\nID_ESTADO|SECCION|TIPO_CASILLA|PAN|MORENA|NO_REGISTRADAS|NULOS|TOTAL_VOTOS_CALCULADOS|LISTA_NOMINAL\n' +
      '1|338|B|10|20|0|1|31|500\n1|338|C|1|2|0|0|3|500\n1|339|B|4|4|1|0|9|400\n';
    const { table, rows, problems } = await votes(
      text.replace('"3"', '3'),
      'diputaciones_federales_2024.txt'
    );
    expect([rows, problems, table.claves]).toEqual([3, [], ['010338', '010339']]);
    expect([...table.total, ...table.lista]).toEqual([34, 9, 1_000, 400]);
    expect([table.anio, table.cargo]).toEqual(['2024', 'diputaciones federales']);
    const wrong = await votes(text.replace('"3"', '4'));
    expect(kinds(wrong.problems)).toEqual({ 'renglones-anunciados': [1, 1] });
  });

  it('counts a polling place once, and takes no remark for a place or a total', async () => {
    const { table, rows, problems } = await votes(
      'entidad,seccion,clave_casilla,observaciones,pan,pri,nulos,total,lista_nominal\n' +
        '1,338,B1,Exterior de la escuela,1,2,0,3,10\n1,338,C1,Total de votos corregido,4,5,1,10,20\n' +
        '1,338,C1,Total de votos corregido,4,5,1,10,20\n1,339,B1,,,,,,30\n'
    );
    expect([rows, kinds(problems)]).toEqual([4, { repetida: [1, 4], 'sin-acta': [1, 5] }]);
    expect([table.claves, [...table.total], [...table.tipo]]).toEqual([
      ['010338', '010339'],
      [13, NaN],
      [ROW_KIND.unidad, ROW_KIND['sin-acta']]
    ]);
  });

  it('keeps annulled votes in a row of their own', async () => {
    const { table } = await votes(
      'edon,seccion,pan,pri,nul,tot,tepjf\n1,1,1,2,0,3,\n1,2,4,5,1,10,anulada\n1,3,1,1,0,2,0\n'
    );
    const { sums, apart } = sumVotes(table, unitFinder(table, 'entidad')!);
    expect([sums.total[0], apart.map((a) => [a.why, a.sums.total[0], a.claves])]).toEqual([
      5,
      [['anulada', 10, ['010002']]]
    ]);
  });

  it('takes as votes only what INE counts as votes in its own files', async () => {
    const sicee =
      'ID_ESTADO,NOMBRE_ESTADO,ID_DISTRITO_LOCAL,CABECERA_DISTRITAL_LOCAL,ID_MUNICIPIO,MUNICIPIO,SECCION,CASILLAS,ACTAS_CASILLA-MEC,' +
      'PAN,PRI,MORENA,PAN_PRI,CC_PAN_PRI,CAND_IND1,NUM_VOTOS_VALIDOS,NUM_VOTOS_CAN_NREG,NUM_VOTOS_NULOS,TOTAL_VOTOS,LISTA_NOMINAL\n' +
      '15,MEXICO,16,X,13,ATIZAPAN,421,3,3,10,20,30,1,2,4,67,0,3,70,200\n15,MEXICO,16,X,13,ATIZAPAN,422,2,2,1,2,3,0,0,0,6,0,0,6,90\n';
    const a = await votes(sicee, 'diputaciones locales 2024.csv');
    expect(a.problems).toEqual([]);
    expect(a.table.opciones.map((o) => [o.id, o.tipo])).toEqual([
      ['PAN', 'partido'],
      ['PRI', 'partido'],
      ['MORENA', 'partido'],
      ['PAN_PRI', 'coalicion'],
      ['CC_PAN_PRI', 'coalicion'],
      ['CAND_IND1', 'independiente'],
      ['NUM_VOTOS_CAN_NREG', 'no-registrados'],
      ['NUM_VOTOS_NULOS', 'nulos']
    ]);
    // Its districts are local ones: they say nothing of federal ones.
    expect(unitFinder(a.table, 'federal')).toBeNull();
    expect(sumVotes(a.table, unitFinder(a.table, 'local')!).sums.claves).toEqual(['1516']);
    const computos =
      'CLAVE_CASILLA|CLAVE_ACTA|ID_ESTADO|NOMBRE_ESTADO|ID_DISTRITO|NOMBRE_DISTRITO|SECCION|ID_CASILLA|TIPO_CASILLA|EXT_CONTIGUA|TIPO_ACTA|' +
      'NUM_BOLETAS_SOBRANTES|TOTAL_CIUDADANOS_VOTARON|NUM_BOLETAS_EXTRAIDAS|PAN|PRI|PAN_PRI|CAND_IND_01|CNR|VN|TOTAL_VOTOS_CALCULADOS|LISTA_NOMINAL_CASILLA|CONTABILIZADA\n' +
      "'010338B01'|'010338B0101'|1|AGUASCALIENTES|1|JESUS MARIA|338|1|B|0|2|100|31|31|10|15|2|1|1|2|31|131|1\n" +
      "'010338C01'|'010338C0101'|1|AGUASCALIENTES|1|JESUS MARIA|338|1|C|0|2|90|10|10|4|5|0|0|0|1|10|100|1\n";
    const b = await votes(computos, 'diputaciones federales 2018.txt');
    expect([b.problems, b.table.claves, ...b.table.total, ...b.table.lista]).toEqual([
      [],
      ['010338'],
      41,
      231
    ]);
    expect(b.table.opciones.map((o) => o.id)).toEqual(['PAN', 'PRI', 'PAN_PRI', 'CAND_IND_01', 'CNR', 'VN']);
  });

  it('has no district, remark or sum among its parties, and two columns of one name are two options', async () => {
    const { table, problems, rows, unused } = await votes(
      'entidad,seccion,Distrito Local IEE,PAN,PAN,PRI,total\n1,338,18,5,7,3,15\n1,339,18,5,7,3,15\nSUMA,,,10,14,6,30\nFuente: INE,,,,,,\n'
    );
    expect([table.opciones.map((o) => o.id), rows]).toEqual([['PAN', 'PAN (2)', 'PRI'], 2]);
    expect([totalVotes(table).total[0], unused]).toEqual([30, ['Distrito Local IEE']]);
    expect(kinds(problems)).toEqual({ 'columna-repetida': [1] });
  });

  it('counts no impossible number, and mixes no two elections', async () => {
    const text =
      'entidad,seccion,anio,cargo,PAN,PRI,nulos,total\n1,1,2021,diputaciones federales,5,6,1,12\n' +
      '1,2,2021,diputaciones federales,99999999999999999999,1e30,1,3\n1,3,2024,presidencia,5,6,1,12\n';
    await expect(votes(text)).rejects.toMatchObject({
      reason: 'varias-elecciones',
      detail: { claves: ['diputaciones federales 2021', 'presidencia 2024'] }
    });
    await expect(votes(text, { election: 'gubernatura' })).rejects.toMatchObject({
      reason: 'eleccion-desconocida'
    });
    const other = await votes(text, { election: 'Presidencia 2024' });
    expect([other.table.anio, other.table.claves, totalVotes(other.table).total[0]]).toEqual([
      '2024',
      ['010003'],
      12
    ]);
    const { table, problems } = await votes(text, { election: 'diputaciones federales 2021' });
    expect(kinds(problems)).toEqual({
      'numero-imposible': [2, 3, 3],
      'total-no-cuadra': [1, 3],
      'varias-elecciones': [1, 4]
    });
    expect([table.claves, totalVotes(table).total[0], table.anio, table.cargo]).toEqual([
      ['010001', '010002'],
      15,
      '2021',
      'diputaciones federales'
    ]);
  });

  it('asks whether units that come again are parts or slips, and does as it is told', async () => {
    const rows = [1, 1, 1, 2, 2, 3].map((seccion, i) => `1,${seccion},${10 + i},20,${30 + i}`);
    const text = `entidad,seccion,PAN,PRI,total\n${rows.join('\n')}\n`;
    await expect(votes(text)).rejects.toMatchObject({
      reason: 'votos-repetidos',
      detail: { cuantas: 3, renglon: 3 }
    });
    const parts = await votes(text, { repeats: 'sumar' });
    expect(parts.table.claves).toEqual(['010001', '010002', '010003']);
    expect([...parts.table.total]).toEqual([30 + 31 + 32, 33 + 34, 35]);
    const first = await votes(text, { repeats: 'primera' });
    expect([...first.table.total]).toEqual([30, 33, 35]);
    expect(kinds(first.problems)).toEqual({ 'repetida-distinta': [3, 3, 4, 6] });
  });

  it('lists the municipalities that nobody knows, in a file that is filled in and read again', async () => {
    const rows =
      'Jalisco,Tlaquepaque,5,7,12\nJalisco,Tlaquepaque,1,1,2\nJalisco,Zapopan,8,1,9\nJalisco,Xyzw,2,3,5\n';
    const text = `estado,municipio,PAN,PRI,total\n${rows}`;
    const { unknownPlaces } = await votes(text, { repeats: 'sumar' });
    expect(unknownPlaces.map((p) => [p.municipio, p.filas, p.candidatos[0]?.clave])).toEqual([
      ['Tlaquepaque', 2, '14098'],
      ['Xyzw', 1, undefined]
    ]);
    const csv = unknownPlacesToCsv(unknownPlaces);
    const filled = csv.replace('Jalisco,Tlaquepaque,,,,', 'Jalisco,Tlaquepaque,,,14098,');
    const { decisions, unread } = await readDecisions(blob(filled));
    expect(unread).toHaveLength(1);
    const again = await readVotes(
      blob(text),
      'votos.csv',
      { ...context, decisions: new PlaceDecisions(decisions) },
      undefined,
      { repeats: 'sumar' }
    );
    expect(again.unknownPlaces.map((p) => p.municipio)).toEqual(['Xyzw']);
    expect(again.table.total[again.table.claves.indexOf('14098')]).toBe(14);
    // The same file serves a table of secciones.
    const catalog = await readSections(
      blob('entidad,seccion,municipio,distrito\nJalisco,1,Tlaquepaque,1\nJalisco,2,Zapopan,2\n'),
      { ...context, decisions: new PlaceDecisions(decisions) }
    );
    expect([catalog.catalog.claves, catalog.unknownPlaces]).toEqual([['14098', '14120'], []]);
  });

  it('takes a coalition as one where it ran together: in the district that the file says', async () => {
    const { table } = await votes(
      'entidad,seccion,distrito,PAN,PRI,PVEM,PRI_PVEM,total\n1,1,3,100,60,50,0,210\n1,2,3,100,60,50,9,219\n1,3,1,90,60,50,0,200\n'
    );
    const { sums } = sumVotes(table, unitFinder(table, 'seccion')!);
    const winners = sums.claves.map((_, i) => outcomeOf(sums, i, 'sumadas').candidaturas[0]);
    expect(winners).toEqual([
      { id: 'PRI_PVEM', votos: 110 },
      { id: 'PRI_PVEM', votos: 119 },
      { id: 'PAN', votos: 90 }
    ]);
    // What each candidacy has in all is what it has in the places where it ran.
    const whole = outcomeOf(totalVotes(table), 0, 'sumadas').candidaturas;
    expect(whole).toEqual([
      { id: 'PAN', votos: 290 },
      { id: 'PRI_PVEM', votos: 229 },
      { id: 'PRI', votos: 60 },
      { id: 'PVEM', votos: 50 }
    ]);
  });

  it('takes municipal numbers for nobody’s until somebody says whose they are', async () => {
    const numbered = blob('entidad,municipio,PAN,PRI,nulos,total\n1,2,5,3,1,9\n');
    const read = (more: object) => readVotes(numbered, 'a.csv', { ...context, ...more });
    await expect(read({})).rejects.toMatchObject({ reason: 'sistema-de-clave' });
    await expect(read({ keySystem: 'ine' })).rejects.toMatchObject({ reason: 'clave-ine' });
    expect((await read({ keySystem: 'inegi' })).table.claves).toEqual(['01002']);
    const bridge = new Map([['01002', ['01005']]]) as never;
    expect((await read({ bridge, keySystem: 'ine' })).table.claves).toEqual(['01005']);
  });

  it('is no table of other figures, and says so when it has only its header', async () => {
    const figures = 'CVE_ZM,NOM_ZM,CVE_ENT,CVE_MUN,NOM_MUN,POB_2015,MC,CF\n01.01,A,01,01001,A,877190,1,1\n';
    await expect(votes(figures)).rejects.toMatchObject({ reason: 'votos-sin-columnas' });
    await expect(votes('entidad,seccion,PAN,PRI,nulos,total\n')).rejects.toMatchObject({
      reason: 'solo-encabezado'
    });
    // Somebody who says that it is one is believed where there is anything that only elections have.
    const { table } = await votes('cvegeo,PAN,Movimiento Local,MORENA\n01001,5,6,7\n');
    expect(totalVotes(table).total[0]).toBe(18);
  });

  it('guesses no municipality from a name alone', async () => {
    const { table, problems } = await votes(
      'municipio,pan,pri,nulos,total\nBenito Juárez,1,2,0,3\nAguascalientes,1,1,1,3\n'
    );
    expect(kinds(problems)).toEqual({ 'sin-entidad': [2, 2, 3] });
    expect([...table.tipo].map((t) => ROW_KINDS[t])).toEqual(['sin-ubicar', 'sin-ubicar']);
    expect(totalVotes(table).total[0]).toBe(6);
  });

  it('joins by state and name only what is one, and says so', async () => {
    const { table, problems } = await votes(
      'entidad,municipio,pan,pri,nulos,total\nOaxaca,San Pedro Mixtepec,1,2,0,3\nJalisco,Guadalajara,1,1,1,3\n'
    );
    expect(kinds(problems)).toEqual({ 'municipio-ambiguo': [1, 2], 'por-nombre': [1, 3] });
    expect(table.claves).toEqual(['', '14039']);
  });

  it.skipIf(!hasShared)('of 2015 adds up to its votes, and to the summed file but for ten', async () => {
    const { catalog } = await sections(bytesOf(real('secciones_2017.csv')));
    const bySection = await votes(bytesOf(real('votos_diputados_2015_seccion.csv')), 'votos_2015.csv');
    expect([bySection.rows, totalVotes(bySection.table).total[0]]).toEqual([67_583, 39_603_887]);
    expect(kinds(bySection.problems)['mas-votos-que-lista'][0]).toBe(14);
    const byMunicipality = await votes(bytesOf(real('votos_diputados_2015_municipio.csv')));
    const [a, b] = [bySection, byMunicipality].map(
      ({ table }) => sumVotes(table, unitFinder(table, 'municipio', { catalog })!).sums
    );
    expect(b.claves).toHaveLength(2_449);
    const differing = compareVotes(a, b).map((d) => d.clave);
    expect(differing).toEqual([
      '12023',
      '12077',
      '16053',
      '16088',
      '19006',
      '19026',
      '21114',
      '21119',
      '23005',
      '23011'
    ]);
    // On the map of its own year, and on a later one, every vote has its place or stands apart.
    for (const map of [null, catalog]) {
      const { sums, apart } = sumVotes(
        bySection.table,
        unitFinder(bySection.table, 'federal', { catalog: map })!
      );
      expect(sums.claves).toHaveLength(300);
      const all = [...sums.total, ...apart.map((p) => p.sums.total[0])];
      expect(all.reduce((x, y) => x + y, 0)).toBe(39_603_887);
    }
  });

  it.skipIf(!hasShared)('of 2015 has as one what ran as one, district by district', async () => {
    const { table } = await votes(bytesOf(real('votos_diputados_2015_seccion.csv')), 'diputaciones 2015.csv');
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(real('votos_diputados_2015_seccion.csv'), 'utf8'),
      { header: true, skipEmptyLines: true }
    );
    // Another count: sums by district first, then one candidacy where there are common votes.
    const districts = new Map<string, Record<string, number>>();
    for (const row of data) {
      const key = `${row.edon} ${row.disn}`;
      const sums = districts.get(key) ?? {};
      for (const name of ['pri', 'pvem', 'pri_pvem', 'prd', 'pt', 'prd_pt'])
        sums[name] = (sums[name] ?? 0) + Number(row[name]);
      districts.set(key, sums);
    }
    const expected: Record<string, number> = {};
    const add = (name: string, n: number) => (expected[name] = (expected[name] ?? 0) + n);
    for (const d of districts.values())
      for (const [a, b, both] of [
        ['pri', 'pvem', 'pri_pvem'],
        ['prd', 'pt', 'prd_pt']
      ])
        if (d[both] > 0) add(both, d[a] + d[b] + d[both]);
        else {
          add(a, d[a]);
          add(b, d[b]);
        }
    const got = Object.fromEntries(
      outcomeOf(totalVotes(table), 0, 'sumadas').candidaturas.map((c) => [c.id, c.votos])
    );
    expect(got).toMatchObject(expected);
  });

  it.skipIf(!hasShared)('of 2021 keeps its impossible key apart and its marks out', async () => {
    const { table, problems, unused } = await votes(
      bytesOf(real('votos_diputados_2021_municipio_muestra.csv')),
      'votos_diputados_2021.csv'
    );
    expect(unused).toEqual(['ord', 'dpanc', 'dpric', 'dmorenac']);
    expect(kinds(problems)['municipio-desconocido']).toEqual([1, 34]);
    expect(table.claves.filter(Boolean)).toHaveLength(81);
    // INEGI's keys, not INE's: the two of Aguascalientes that are crossed.
    expect(table.claves).toContain('01010');
  });
});

describe('the demonstration of elections', () => {
  const demo = (name: string) => bytesOf(join(root, 'static', 'demo', name));

  it('has the 300 districts of the law, contiguous, with the large municipalities cut', async () => {
    const { catalog, problems } = await sections(demo('secciones.csv'));
    expect(problems).toEqual([]);
    const { distritos } = JSON.parse(
      readFileSync(join(root, 'data', 'catalogos', 'distritaciones.json'), 'utf8')
    ).distritaciones[0];
    const pairs = pairSections(catalog, 'federal')!;
    const perState = new Map<string, number>();
    for (const d of pairs.distritos) perState.set(d.slice(0, 2), (perState.get(d.slice(0, 2)) ?? 0) + 1);
    expect(Object.fromEntries(perState)).toEqual(distritos);
    const parts = new Uint8Array(pairs.municipios.length);
    for (const m of pairs.municipio) parts[m]++;
    expect(pairs.municipios).toHaveLength(2_458);
    const cut = parts.filter((n) => n > 1).length;
    expect(cut).toBeGreaterThan(40);
    expect(cut).toBeLessThan(70);
    // Contiguous: only what no border joins to its own state stands apart.
    const { lado } = JSON.parse(readFileSync(join(root, 'static', 'datos', 'territorio.json'), 'utf8')) as {
      lado: number[];
    };
    const beside = new Map<number, number[]>();
    for (let i = 0; i < lado.length; i += 2)
      for (const [a, b] of [
        [lado[i], lado[i + 1]],
        [lado[i + 1], lado[i]]
      ])
        beside.set(a, [...(beside.get(a) ?? []), b]);
    const pieces = (members: readonly number[]) => {
      const left = new Set(members);
      let count = 0;
      for (const first of left) {
        count++;
        const queue = [first];
        left.delete(first);
        while (queue.length)
          for (const next of beside.get(queue.pop()!) ?? []) if (left.delete(next)) queue.push(next);
      }
      return count;
    };
    const stateOf = (m: number) => pairs.municipios[m].slice(0, 2);
    const all = [...pairs.municipios.keys()];
    const apart = (state: string) => pieces(all.filter((m) => stateOf(m) === state)) - 1;
    const broken = new Map<string, number>();
    pairs.distritos.forEach((clave, d) => {
      const members = [...pairs.municipio].filter((_, i) => pairs.distrito[i] === d);
      const more = pieces(members) - 1;
      if (more) broken.set(clave.slice(0, 2), (broken.get(clave.slice(0, 2)) ?? 0) + more);
    });
    for (const [state, more] of broken) expect(more, state).toBeLessThanOrEqual(apart(state));
  });

  it('has elections whose rows add up', async () => {
    for (const name of [
      'diputaciones_federales_2021_demostracion.csv',
      'diputaciones_federales_2024_demostracion.csv',
      'ayuntamientos_2024_demostracion.csv'
    ]) {
      const { problems, table } = await votes(demo(name), name);
      expect([name, problems]).toEqual([name, []]);
      expect(table.cargo).not.toBe('');
    }
  });
});

describe('seats', () => {
  it.each([0, 1])('of each drawing sum to 300 (%i)', (i) => {
    const { distritaciones } = JSON.parse(
      readFileSync(join(root, 'data', 'catalogos', 'distritaciones.json'), 'utf8')
    ) as { distritaciones: { distritos: Record<string, number> }[] };
    const seats = Object.values(distritaciones[i].distritos);
    expect([seats.length, seats.reduce((a, b) => a + b, 0)]).toEqual([32, 300]);
  });
});
