import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { TABLE_KINDS, type TableKind, type TableRow } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { sumTable } from '../../src/lib/domain/contracts/sums';
import { parseDay } from '../../src/lib/domain/day';
import { PlaceDecisions } from '../../src/lib/domain/decision';
import { lineOf } from '../../src/lib/domain/line-runs';
import { DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { templateCsv } from '../../src/lib/export/template-csv';
import { readBridge } from '../../src/lib/ingest/bridge';
import { FileError } from '../../src/lib/ingest/problem';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { previewTable } from '../../src/lib/ingest/table/preview';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { identifyFile } from '../../src/lib/workers/files/identify-file';
import { bytesOf, example, hasShared, readJson, real } from '../shared';
import { anyTable, checkAnyTable } from './any-table';
import { context2025, shippedContext } from './context';

const shipped = shippedContext();
const read = (kind: TableKind, content: string | Uint8Array, context: ReadingContext = shipped) =>
  readTable(new Blob([content as BlobPart]), CONTRACTS[kind], context);
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => 'aceptado',
    (error) => (error instanceof FileError ? error.reason : String(error))
  );
const noticesOf = ({ notices }: { notices: { tipo: string }[] }) => notices.map((n) => n.tipo);
const CELLS = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';

describe.skipIf(!hasShared)('every example file with the 2025 frame', () => {
  let context: ReadingContext;
  beforeAll(async () => {
    const { bridge } = await readBridge(bytesOf(real('secciones_2017.csv')));
    context = { ...(await context2025()), bridge };
  });
  const expected = hasShared
    ? readJson<Record<string, Record<string, unknown>>>(example('esperado.json'))
    : {};

  it.each([
    ['cococis_limpio', 'cococis'],
    ['cococis_hoja_es', 'cococis'],
    ['cococis_por_nombre', 'cococis'],
    ['cococis_clave_ine', 'cococis'],
    ['afiliados', 'afiliados'],
    ['conferencias', 'conferencias'],
    ['asistencias', 'asistencias'],
    ['directivas', 'directivas'],
    ['academia', 'academia'],
    ['gestiones', 'gestiones'],
    ['encuestas', 'encuestas']
  ] as const)('%s gives what is expected', async (name, kind) => {
    const want = expected[`${name}.csv`];
    const { tally, rows, dropped, problems } = await read(kind, bytesOf(example(`${name}.csv`)), context);
    const sums = { ...sumTable(kind, rows, DEFAULT_STAGES), filas: tally.filas };
    const given: Record<string, unknown> = {
      ...sums,
      aceptadas: tally.aceptadas,
      aceptadas_sin_preguntar: tally.aceptadas,
      ambiguas: tally.ambiguas,
      desconocidas: tally.desconocidas,
      duplicadas: tally.duplicadas,
      problemas: tally.duplicadas + tally.desconocidas + tally.fueraDeRango,
      columnas_que_nunca_se_guardan: dropped
    };
    // People need the census, the count of misread keys another reading, and words are said elsewhere.
    const elsewhere = /^poblacion|^distintas|^lista_|^renglones_/;
    const asked = Object.keys(want).filter((k) => !elsewhere.test(k));
    expect(Object.fromEntries(asked.map((k) => [k, given[k]]))).toEqual(
      Object.fromEntries(asked.map((k) => [k, want[k]]))
    );
    expect(problems.filter((p) => p.bucket === null)).toEqual([]);
  });

  it('reads the 495 cells with INE keys where they are, and 239 elsewhere as INEGI’s', async () => {
    const bytes = bytesOf(example('cococis_clave_ine.csv'));
    const ine = (await read('cococis', bytes, context)).rows as TableRow[];
    const text = new TextDecoder().decode(bytes).replace('mun_ine', 'municipio');
    const inegi = await read('cococis', text, { ...context, keySystem: 'inegi' });
    const misread = new Map((inegi.rows as TableRow[]).map((row) => [row.id, row.cvegeo]));
    expect(ine.filter((row) => misread.get(row.id) !== row.cvegeo)).toHaveLength(
      expected['cococis_clave_ine.csv'].distintas_si_se_leen_como_inegi as number
    );
  });
});

describe('the same table in another format', () => {
  const text = [
    CELLS,
    'C-1,Raíz,01001,2024-01-15,"1,200",12,género,activo',
    'C-2,"Dos, con coma",20067,31/02/2025,10,4,,activo',
    'C-3,Tres,99999,2024-02-02,5,1,,inactivo',
    'C-4,Cuatro,1002,15/03/2024,7,,campesinos,en formación'
  ].join('\n');
  const cells = Papa.parse<string[]>(text).data;
  const utf16 = (mark: boolean) => {
    const whole = (mark ? '\ufeff' : '') + text;
    return new Uint8Array(Uint16Array.from(whole, (c) => c.charCodeAt(0)).buffer);
  };
  // A workbook keeps numbers and dates as such.
  const typed = cells.map((row, i) =>
    row.map((cell, j) => {
      if (i === 0) return cell;
      if (j === 3 && /^\d{4}/.test(cell)) return new Date(`${cell}T00:00:00Z`);
      return j === 4 ? Number(cell.replace(',', '')) : cell;
    })
  );

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['XLSX', () => writeXlsx({ sheets: [{ name: 'Hoja1', rows: cells }] })],
    ['XLSX with numbers and dates', () => writeXlsx({ sheets: [{ name: 'Hoja1', rows: typed }] })],
    ['ODS', () => writeOds({ sheets: [{ name: 'Hoja1', rows: cells }] })],
    ['UTF-16', () => utf16(true)],
    ['UTF-16 without its mark', () => utf16(false)],
    ['Windows-1252', () => Uint8Array.from(text, (c) => c.charCodeAt(0))],
    ['cells pasted from a sheet', () => new TextEncoder().encode(Papa.unparse(cells, { delimiter: '\t' }))],
    ['semicolons', () => new TextEncoder().encode(Papa.unparse(cells, { delimiter: ';' }))],
    ['bars', () => new TextEncoder().encode(Papa.unparse(cells, { delimiter: '|', newline: '\r\n' }))],
    ['gzip', () => new Uint8Array(gzipSync(text))],
    [
      'Parquet',
      () =>
        new Uint8Array(
          parquetWriteBuffer({
            columnData: cells[0].map((name, j) => ({
              name,
              data: cells.slice(1).map((row) => row[j]),
              type: 'STRING'
            }))
          })
        )
    ]
  ])('%s gives the same rows and the same problems', async (_, bytes) => {
    const plain = await read('cococis', text);
    const other = await read('cococis', await bytes());
    expect(other.rows).toEqual(plain.rows);
    expect(other.tally).toEqual(plain.tally);
    expect(other.problems.map((p) => [p.renglon, p.motivo, p.valor])).toEqual(
      plain.problems.map((p) => [p.renglon, p.motivo, p.valor])
    );
    expect(plain.tally).toMatchObject({ filas: 4, aceptadas: 2, desconocidas: 1, fueraDeRango: 1 });
  });
});

describe('a workbook as people keep it', () => {
  const sheet = [
    ['id', 'cvegeo', 'integrantes', 'estado'],
    ['a', '01001', 5, 'activo']
  ];

  it('has hidden sheets, which are named and not read', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Vieja', rows: [...sheet, ['b', '01002', 9, 'activo']], hidden: true },
        { name: 'Padrón', rows: sheet }
      ]
    });
    const { tally, hoja, notices } = await read('cococis', bytes);
    expect([hoja, tally.filas]).toEqual(['Padrón', 1]);
    expect(notices.find((n) => n.tipo === 'hojas-sin-leer')?.valores).toEqual(['Vieja (oculta)']);
    const hidden = await readTable(new Blob([bytes as BlobPart]), CONTRACTS.cococis, shipped, {
      sheet: 'Vieja'
    });
    expect(hidden.tally.filas).toBe(2);
  });

  it('may leave several sheets to choose from, and then a person says', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Norte', rows: sheet },
        { name: 'Sur', rows: sheet },
        { name: 'Notas', rows: [['hola', 'adiós']] }
      ]
    });
    const file = new Blob([bytes as BlobPart]);
    await expect(readTable(file, CONTRACTS.cococis, shipped)).rejects.toMatchObject({
      reason: 'varias-hojas',
      detail: { claves: ['Norte', 'Sur'] }
    });
    expect((await readTable(file, CONTRACTS.cococis, shipped, { sheet: 'Sur' })).hoja).toBe('Sur');
    expect(await reasonOf(readTable(file, CONTRACTS.cococis, shipped, { sheet: 'Este' }))).toBe(
      'hoja-desconocida'
    );
  });

  it('merges headers over columns, and a state over its rows', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Hoja1',
          rows: [
            ['Padrón de células', null, null, null, null],
            ['Folio', 'Lugar', null, 'Integrantes', null],
            [null, 'Entidad', 'Municipio', 'Total', 'Mujeres'],
            ['a', 'Oaxaca', 'Oaxaca de Juárez', 10, 4],
            ['b', null, 'San Dionisio del Mar', 5, 5]
          ],
          merges: [
            { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
            { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
            { startRow: 1, startCol: 3, endRow: 1, endCol: 4 },
            { startRow: 3, startCol: 1, endRow: 4, endCol: 1 }
          ]
        }
      ]
    });
    const { rows, columns } = await read('cococis', bytes);
    expect(columns).toMatchObject({ id: 'Folio', entidad: 'Entidad', mujeres: 'Mujeres' });
    expect((rows as TableRow[]).map((r) => [r.id, r.cvegeo, r.mujeres])).toEqual([
      ['a', '20067', 4],
      ['b', '20130', 5]
    ]);
  });

  it('holds formulas, of which the value is read, and line breaks inside cells', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Hoja1',
          rows: [
            ['id', 'nombre', 'cvegeo', 'integrantes', 'estado'],
            ['a', 'Raíz\ndel Pueblo', '01001', null, 'activo']
          ],
          cells: new Map([['1,3', { value: 7, formula: 'SUM(3,4)', formulaResult: 7 }]])
        }
      ]
    });
    const [row] = (await read('cococis', bytes)).rows as TableRow[];
    expect([row.nombre, row.integrantes]).toEqual(['Raíz\ndel Pueblo', 7]);
  });

  it('says what to do with an old one, one with a password and a damaged one', async () => {
    const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    const name = new Uint8Array(Uint16Array.from('EncryptedPackage', (c) => c.charCodeAt(0)).buffer);
    expect(await reasonOf(read('cococis', ole))).toBe('xls');
    expect(await reasonOf(read('cococis', Uint8Array.of(...ole, ...name)))).toBe('libro-con-clave');
    const whole = await writeXlsx({ sheets: [{ name: 'Hoja1', rows: sheet }] });
    expect(await reasonOf(read('cococis', whole.slice(0, whole.length / 2)))).toBe('libro-danado');
    const locked = await writeXlsx({
      sheets: [{ name: 'Hoja1', rows: sheet }],
      encryption: { password: 'x', spinCount: 10 }
    } as never);
    expect(await reasonOf(read('cococis', locked))).toBe('libro-con-clave');
    expect(await reasonOf(read('cococis', new TextEncoder().encode('PAR1 nada PAR1')))).toBe(
      'parquet-danado'
    );
  });
});

describe('how a file writes things', () => {
  const days = async (...dates: string[]) => {
    const lines = dates.map((d, i) => `${i};N${i};01001;${d};1;1;;activo`);
    const r = await read('cococis', [CELLS.replaceAll(',', ';'), ...lines].join('\n'));
    return { dates: (r.rows as TableRow[]).map((row) => row.fecha_constitucion), r };
  };
  const day = (iso: string) => parseDay(iso);

  it('puts the day first, unless some date can only have the month first', async () => {
    expect((await days('05/06/2024', '13/06/2024')).dates).toEqual([day('2024-06-05'), day('2024-06-13')]);
    const month = await days('05/06/2024', '06/13/2024');
    expect(month.dates).toEqual([day('2024-05-06'), day('2024-06-13')]);
    expect(noticesOf(month.r)).toContain('mes-dia');
    // Both at once is a slip of the pen in one of them, never a guess.
    const both = await days('14/06/2024', '06/14/2024');
    expect(both.r.problems.map((p) => p.motivo)).toEqual(['fecha-imposible']);
  });

  it('knows months by name, years of two digits and the numbers that Excel keeps', async () => {
    const { dates, r } = await days('14 de septiembre de 2024', '3-ene-24', '45550', '2024-05', 'sept 2024');
    expect(dates).toEqual([
      day('2024-09-14'),
      day('2024-01-03'),
      day('2024-09-15'),
      day('2024-05-01'),
      day('2024-09-01')
    ]);
    expect(noticesOf(r)).toContain('fechas-de-serie');
  });

  it('reads 1.200 as a thousand two hundred: people come whole; what could be one or a thousand is asked about', async () => {
    const header = 'encuesta;nivel;clave;opcion;porcentaje;muestra';
    const spanish = await read(
      'encuestas',
      `${header}\nE1;entidad;20;A;39,6;1.200\nE1;entidad;20;B;19,1;1.200`
    );
    expect((spanish.rows as TableRow[]).map((r) => [r.porcentaje, r.muestra])).toEqual([
      [39.6, 1200],
      [19.1, 1200]
    ]);
    const plain = await read('encuestas', `${header}\nE1;entidad;20;A;39.6;1.200`);
    expect((plain.rows as TableRow[]).map((r) => [r.porcentaje, r.muestra])).toEqual([[39.6, 1200]]);
    expect(noticesOf(plain)).toContain('coma-decimal');
    await expect(read('encuestas', `${header}\nE1;entidad;20;A;39.6;1.000`)).rejects.toThrow(
      'numeros-dudosos'
    );
  });

  it('takes percentages that a workbook keeps as fractions for what they are', async () => {
    const r = await read(
      'encuestas',
      'encuesta,nivel,clave,opcion,porcentaje\nE1,entidad,20,A,0.396\nE1,entidad,20,B,0.191'
    );
    expect((r.rows as TableRow[]).map((row) => row.porcentaje)).toEqual([39.6, 19.1]);
    expect(noticesOf(r)).toContain('fracciones');
  });

  it('keeps keys as text of fixed width at every level', async () => {
    const r = await read(
      'resultados',
      'anio,cargo,nivel,clave,opcion,votos\n2024,x,estado,1,A,5\n2024,x,distrito,102,A,5\n2024,x,municipio,1001,A,5\n2024,x,sección,10012,A,5\n2024,x,nacional,,A,5\n2024,x,barrio,1,A,5\n2024,x,estado,77,A,5'
    );
    expect((r.rows as TableRow[]).map((row) => row.clave)).toEqual(['01', '0102', '01001', '010012', '']);
    expect(r.problems.map((p) => p.motivo)).toEqual(['fuera-de-lista', 'entidad-desconocida']);
  });

  it('holds a total against its column, and says when it agrees with nothing', async () => {
    const rows = ['a,Uno,01001,2024-01-02,10,4,,activo', 'b,Dos,99999,2024-01-02,5,1,,activo'];
    const total = async (line: string) =>
      (await read('cococis', [CELLS, ...rows, line].join('\n'))).problems.filter((p) => p.bucket === null);
    // Of the accepted rows or of all: both are honest totals.
    expect(await total('TOTAL,,,,10,4,,')).toEqual([]);
    expect(await total('TOTAL,,,,15,5,,')).toEqual([]);
    expect(await total('TOTAL,,,,16,5,,')).toMatchObject([
      {
        renglon: 4,
        columna: 'integrantes',
        valor: '16',
        motivo: 'total-no-coincide',
        detalle: { sumas: [10, 15] }
      }
    ]);
  });

  it('stops where another table begins, and accounts for its rows', async () => {
    const r = await read(
      'cococis',
      [
        CELLS,
        'a,Uno,01001,2024-01-02,10,4,,activo',
        '',
        'id,sector,cvegeo_sede,fecha',
        'K1,género,01001,2024-01-01'
      ].join('\n')
    );
    expect(r.tally).toMatchObject({ filas: 1, aceptadas: 1, ignoradas: 4 });
    expect(r.problems).toMatchObject([{ renglon: 4, motivo: 'otra-tabla', detalle: { renglon: 1 } }]);
    expect(r.cuadros).toEqual([{ numero: 2, titulo: '', renglon: 4 }]);
  });

  it('offers the tables under the first one by their titles, and nothing of a person in them', async () => {
    const stacked = [
      CELLS,
      'a,Uno,01001,2024-01-02,10,4,,activo',
      'Conferencias de 2024',
      'id,sector,cvegeo_sede,fecha',
      'K1,género,01001,2024-01-01',
      'Enlace: María Guadalupe Hernández Ruiz, 55 1234 5678',
      CELLS,
      'b,Dos,01002,2024-01-02,10,4,,activo'
    ].join('\n');
    const r = await read('cococis', stacked);
    // Its title is no row of the first.
    expect(r.tally).toMatchObject({ filas: 1, aceptadas: 1, ignoradas: 7 });
    expect(r.problems.map((p) => p.motivo)).toEqual(['otra-tabla']);
    expect(r.cuadros).toEqual([
      { numero: 2, titulo: 'Conferencias de 2024', renglon: 4 },
      { numero: 3, titulo: '', renglon: 7 }
    ]);
    // The same header under a title is more of the same: what was read is not offered again.
    const more = [stacked.split('\n').slice(0, 2), 'De Zacatecas', stacked.split('\n')].flat().join('\n');
    const again = await read('cococis', more);
    expect([again.tally.filas, again.cuadros.map((c) => c.renglon)]).toEqual([3, [7, 10]]);
    // Also where a letter far below shows that the text is of another encoding.
    const latin = Buffer.from(
      `${CELLS}\n${'a,Uno,01001,,1,1,,activo\n'.repeat(30_000)}Segunda\n${stacked}\n`,
      'latin1'
    );
    const cut = await readTable(new Blob([latin as BlobPart]), CONTRACTS.cococis, shipped, {
      table: 'Segunda'
    });
    expect(cut.encoding).toBe('Windows-1252');
    expect(cut.tally.filas).toBe(1);
    const file = new Blob([stacked]);
    expect(await identifyFile(file)).toBe('cococis');
    expect(await identifyFile(file, null, '2')).toBe('conferencias');
    const preview = await previewTable(file, null, { sheet: null, cuadro: '2' });
    expect(preview?.columns.map((c) => c.header)).toEqual(['id', 'sector', 'cvegeo_sede', 'fecha']);
  });

  it('survives a thousand columns', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => `x${i}`);
    const r = await read('cococis', `${CELLS},${many}\na,Uno,01001,2024-01-02,1,1,,activo,${many}`);
    expect(r.tally.aceptadas).toBe(1);
    expect(r.guesses).toHaveLength(1008);
  });

  it('knows the line of every row', async () => {
    const r = await read(
      'cococis',
      [CELLS, 'a,"Uno\ndos",01001,,1,1,,x', '', 'b,Tres,01002,,1,1,,x', 'c,Cuatro,01003,,1,1,,x'].join('\n')
    );
    expect([0, 1, 2].map((fila) => lineOf(r.lines, fila).renglon)).toEqual([2, 5, 6]);
  });
});

describe('what misleads', () => {
  const totals = async (kind: TableKind, text: string) => (await read(kind, text)).tally;

  it('a row that has a total in its name is a row, and the total of a state is none', async () => {
    expect(
      await totals(
        'resultados',
        'anio,cargo,nivel,clave,opcion,votos\n2024,x,entidad,20,Suma por Oaxaca,1000\n2024,x,entidad,20,B,2000\nTOTAL,,,,,3000'
      )
    ).toMatchObject({ filas: 2, aceptadas: 2, ignoradas: 2 });
    expect(
      await totals(
        'cococis',
        'nombre,entidad,municipio,integrantes,estado\nTotal Libertad,Oaxaca,,12,activo\nFuente de Vida,,Oaxaca de Juárez,,\nRaíz,Oaxaca,Oaxaca de Juárez,5,activo\nTotal Oaxaca,,,17,\nOaxaca,TOTAL,,17,'
      )
    ).toMatchObject({ filas: 3, aceptadas: 1, desconocidas: 2, ignoradas: 3 });
  });

  it('"No." that only numbers the rows names none of them, and "Estado" beside "Estatus" is where they are', async () => {
    const cells = await read(
      'cococis',
      'No.,Nombre,cvegeo,Integrantes,Estatus\n1,Uno,01001,5,activo\n2,Dos,01002,5,activo'
    );
    expect((cells.rows as TableRow[]).map((r) => r.id)).toEqual(['', '']);
    const petitions = await read(
      'gestiones',
      'Folio,Estado,Municipio,Tema,Fecha de apertura,Estatus\nG1,Oaxaca,Oaxaca de Juárez,agua,2026-01-01,resuelta'
    );
    expect((petitions.rows as TableRow[])[0]).toMatchObject({ cvegeo: '20067', estado: 'resuelta' });
  });

  it('a key and names of two municipalities are said, abbreviations are read, and a percentage has its sign', async () => {
    const r = await read(
      'cococis',
      'id,entidad,municipio,cvegeo,estado\na,Puebla,Tehuacán,20067,activo\nb,Oaxaca,Oaxaca de Juárez,20067,activo'
    );
    expect(r.notices.find((n) => n.tipo === 'clave-y-nombre')?.renglones).toEqual([2]);
    const short = await read(
      'cococis',
      'id,entidad,municipio,estado\na,SLP,Cd. Valles,activo\nb,NL,Gral. Escobedo,activo\nc,Veracruz,Mtz. de la Torre,activo\nd,Oaxaca,,activo'
    );
    expect(short.tally).toMatchObject({ aceptadas: 3, desconocidas: 1 });
    expect(short.problems[0].motivo).toBe('sin-clave');
    const polls = await read(
      'encuestas',
      'encuesta,nivel,clave,opcion,porcentaje\nE,entidad,20,A,0.8%\nE,entidad,20,B,0.5%'
    );
    expect((polls.rows as TableRow[]).map((row) => row.porcentaje)).toEqual([0.8, 0.5]);
  });

  it('a header over "Total" and "Mujeres" gives both', async () => {
    const r = await read(
      'cococis',
      'Folio,cvegeo,Integrantes,,Estatus\n,,Total,Mujeres,\na,01001,12,13,activo'
    );
    expect(r.problems.map((p) => p.motivo)).toEqual(['parte-mayor-que-todo']);
  });

  it('names of persons where a list should be, or in the first row of a file without header, are not shown', async () => {
    const r = await read(
      'gestiones',
      'folio,cvegeo,tema,autoridad,fecha_apertura,estado\nG1,01001,agua,Lic. Juan Pérez Aruz,2026-01-01,Entregado al C. Juan Pérez'
    );
    expect(JSON.stringify(r)).not.toMatch(/Juan|Pérez/);
    const lone = await read(
      'afiliados',
      'Juan Pérez López,GOCE850312HDFRRD09,9511234567,juan@x.mx\nx,y,z,w'
    ).catch((e: FileError) => e);
    expect(JSON.stringify((lone as FileError).detail)).not.toMatch(/Juan|GOCE|951|@/);
    const loose = await read(
      'cococis',
      `${CELLS},Observaciones,Líder\na,GOCE-850312-AB1,01001,,1,1,GOCE850312,activo,CURP GOCE 850312 HDFRRD 09 tel 9511234567,Ana Ruiz`
    );
    expect(JSON.stringify(loose)).not.toMatch(/GOCE|951|Ana/);
    expect(loose.dropped).toContain('Líder');
  });
});

describe('other tables of the network', () => {
  it('may be of no municipality where their contract says so', async () => {
    const r = await read(
      'asistencias',
      'conferencia,cvegeo_origen,pais,asistentes,mujeres\nK1,,US,5,2\nK1,,,5,2\nK1,01001,,3,9\nK1,01001,MX,3,1\nK1,01001,MX,3,1'
    );
    expect(r.tally).toMatchObject({ filas: 5, aceptadas: 3, desconocidas: 1, fueraDeRango: 1 });
    // Two groups may be alike: nobody is dropped.
    expect(noticesOf(r)).toEqual(expect.arrayContaining(['sin-municipio', 'iguales']));
    expect((r.rows as TableRow[])[1].pais).toBe('MX');
  });

  it('set two holders of one post aside, and a petition that closed before it was opened', async () => {
    const boards = await read(
      'directivas',
      'cvegeo,cargo,estado,sexo\n01001,presidencia,titular,M\n1001,Presidencia,interino,H\n01001,presidencia,titular,M'
    );
    expect(boards.problems.map((p) => [p.bucket, p.motivo])).toEqual([
      ['duplicadas', 'conflicto'],
      ['duplicadas', 'duplicada']
    ]);
    expect(boards.problems[0].detalle?.columnas).toEqual(['estado', 'sexo']);
    const petitions = await read(
      'gestiones',
      'folio,cvegeo,fecha_apertura,fecha_cierre,estado\nG1,01001,2025-03-01,2025-02-01,resuelta\nG2,01001,2025-03-01,,extraviada'
    );
    expect(petitions.problems.map((p) => p.motivo)).toEqual(['fechas-al-reves']);
    expect(petitions.notices.find((n) => n.tipo === 'valor-fuera-de-lista')?.valores).toEqual([
      'estado: extraviada'
    ]);
  });

  it('say which columns they need', async () => {
    await expect(read('encuestas', 'encuesta,nivel,clave\nE1,entidad,20')).rejects.toMatchObject({
      reason: 'faltan-columnas',
      detail: { claves: ['opcion', 'porcentaje'] }
    });
  });

  it.each(TABLE_KINDS)('%s: the template is read whole', async (kind) => {
    const { tally, problems } = await read(kind, templateCsv(CONTRACTS[kind]));
    expect([tally.filas, problems]).toEqual([2, []]);
  });
});

describe('what identifies anybody', () => {
  const persons = [
    ['Ana López Pérez', 'LOPA900101MDFPRN01', '5512345678', 'ana@ejemplo.invalid', 'Calle Luna 5'],
    ['Luis Díaz Ruiz', 'DIRL850505HDFZSS02', '5587654321', 'luis@ejemplo.invalid', 'Av. Sol 12'],
    ['Eva Mora Gil', 'MOGE700707MDFRLV03', '5511112222', 'eva@ejemplo.invalid', 'Col. Centro 8']
  ];
  const kept = (r: Awaited<ReturnType<typeof read>>) =>
    JSON.stringify([r.rows, r.problems, r.notices, r.guesses, r.columns]);
  const SECRET =
    /López|Díaz|Mora Gil|LOPA|DIRL|MOGE|5512345678|55876|ejemplo\.invalid|Calle|Luna|Av\. Sol|Centro 8/;

  it.each(TABLE_KINDS)('%s: columns are known by their header, named and dropped', async (kind) => {
    const { columnas } = CONTRACTS[kind];
    const shown = columnas.filter((c) => c.ejemplos[0] !== '' && c.tipo !== 'persona');
    const header = [
      ...shown.map((c) => c.nombre),
      'Nombre completo',
      'CURP',
      'Teléfono',
      'Correo electrónico',
      'Domicilio'
    ];
    const lines = persons.map((p, i) =>
      [...shown.map((c) => (c.tipo === 'identificador' ? `${c.ejemplos[0]}${i}` : c.ejemplos[0])), ...p].join(
        ','
      )
    );
    const r = await read(kind, [header, ...lines].join('\n'));
    expect(r.dropped).toEqual(['Nombre completo', 'CURP', 'Teléfono', 'Correo electrónico', 'Domicilio']);
    expect(kept(r)).not.toMatch(SECRET);
  });

  it('columns are known by what they hold, whatever their header', async () => {
    const header = `${CELLS},dato1,dato2,dato3,dato4,dato5`;
    const lines = persons.map(([, ...p], i) => `${i},N,01001,2024-01-02,1,1,,activo,x${i},${p}`);
    const r = await read('cococis', [header, ...lines].join('\n'));
    expect(r.dropped).toEqual(['dato2', 'dato3', 'dato4', 'dato5']);
    expect(kept(r)).not.toMatch(SECRET);
  });

  it('a column of names is known in a list of persons', async () => {
    const first = [
      'Ana',
      'Luis',
      'Eva',
      'Juan',
      'Sara',
      'Hugo',
      'Rosa',
      'Iván',
      'Olga',
      'Raúl',
      'Inés',
      'Abel',
      'Lía'
    ];
    const lines = first.map((n, i) => `01001,M,2024-01-02,${n} Ramírez Ortega,${'abcdefghijklm'[i]}`);
    const r = await read('afiliados', ['cvegeo,sexo,fecha_afiliacion,quien,grupo', ...lines].join('\n'));
    expect(r.dropped).toEqual(['quien']);
  });

  it('a mapped column that holds telephones or CURPs is not read either', async () => {
    const lines = persons.map((p) => `${p[1]},N,01001,2024-01-02,1,1,${p[2]},activo`);
    const r = await read('cococis', [CELLS, ...lines].join('\n'));
    expect(r.dropped).toEqual(['id', 'sector']);
    expect(kept(r)).not.toMatch(SECRET);
    expect((r.rows as TableRow[]).every((row) => row.sector === '')).toBe(true);
  });

  it('the same person has the same number with the same salt, and another with another', async () => {
    const text = 'nombre,curp,cvegeo,sexo\nAna López,LOPA900101MDFPRN01,01001,M';
    const hash = async (salt: Uint8Array) => {
      const { rows } = await read('afiliados', text, { ...shipped, salt });
      return (rows as { hash: Float64Array }).hash[0];
    };
    const [one, other] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
    expect(await hash(one)).toBe(await hash(one));
    expect(await hash(one)).not.toBe(await hash(other));
  });
});

describe('decisions about places', () => {
  const text =
    'id,entidad,municipio,integrantes,estado\na,Oaxaca,San Pedro Mixtepec,5,activo\nb,OAXACA,san pedro mixtepec,6,activo\nc,Veracruz,Jalapa de Enríquez,7,activo';
  const decided = (...list: ConstructorParameters<typeof PlaceDecisions>[0] & object) =>
    read('cococis', text, { ...shipped, decisions: new PlaceDecisions(list) });
  const place = { entidad: 'Oaxaca', municipio: 'San Pedro Mixtepec', clave: '' };

  it('hold for all that write the place alike, or for one row alone, which goes first', async () => {
    expect((await read('cococis', text)).tally).toMatchObject({ aceptadas: 0, ambiguas: 2, desconocidas: 1 });
    const all = {
      ...place,
      tabla: '' as const,
      id: '',
      decision: 'elegir' as const,
      cvegeo: '20318' as never
    };
    const one = { ...all, tabla: 'cococis' as const, id: 'b', cvegeo: '20319' as never };
    const r = await decided(all, one);
    expect((r.rows as TableRow[]).map((row) => [row.id, row.cvegeo])).toEqual([
      ['a', '20318'],
      ['b', '20319']
    ]);
    expect(noticesOf(r)).toContain('decididas');
  });

  it('that leave a place out keep its rows in their bucket, and say so', async () => {
    const r = await decided({ ...place, tabla: '', id: '', decision: 'rechazar', cvegeo: '' });
    expect(r.tally).toMatchObject({ aceptadas: 0, ambiguas: 2 });
    expect(r.problems.slice(0, 2).every((p) => p.detalle?.rechazada)).toBe(true);
  });

  it('of a municipality that does not exist decide nothing', async () => {
    const r = await decided({ ...place, tabla: '', id: '', decision: 'elegir', cvegeo: '20999' as never });
    expect(r.tally.ambiguas).toBe(2);
  });
});

describe('whatever comes', () => {
  it('a telephone among counts is in no sum that is told', async () => {
    const text = 'conferencia,cvegeo_origen,pais,asistentes\n,,,5512345678\nTOTAL,,,99999';
    const { problems } = await read('asistencias', new TextEncoder().encode(text));
    expect(problems.some((p) => p.motivo === 'total-no-coincide')).toBe(true);
    expect(JSON.stringify(problems)).not.toContain('5512345678');
  });

  it('no file of any table throws what is not a FileError, and every row is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (table) => void (await checkAnyTable(table, shipped))),
      { numRuns: 1_500 }
    );
  });
});
