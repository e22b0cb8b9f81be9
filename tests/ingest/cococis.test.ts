import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { parseDay } from '../../src/lib/domain/day';
import { FileError } from '../../src/lib/ingest/problem';
import { bytesOf, example, hasShared, readJson, textBytes } from '../shared';
import { context2025, readCococis, shippedContext } from './context';

const shipped = shippedContext();
const HEADER = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';
const read = (text: string) => readCococis(textBytes(text), shipped);
const rows = (...lines: string[]) => read([HEADER, ...lines].join('\n'));
const total = (t: Awaited<ReturnType<typeof read>>['tally']) =>
  t.aceptadas + t.ambiguas + t.desconocidas + t.duplicadas + t.fueraDeRango;
const reason = (bytes: Uint8Array) =>
  readCococis(bytes, shipped).then(
    () => 'aceptado',
    (error) => (error instanceof FileError ? error.reason : String(error))
  );

describe('buckets', () => {
  it('puts each row in the first bucket that applies', async () => {
    const { tally, problems } = await rows(
      'a,Uno,01001,2024-01-02,10,5,,activo',
      'a,Uno,01001,2024-01-02,10,5,,activo',
      'a,Otra,99999,31/02/2024,1,9,,activo',
      'b,Dos,99999,31/02/2024,1,9,,activo',
      'c,Tres,01001,31/02/2024,1,9,,activo',
      'd,Cuatro,01001,2024-01-02,1,9,,activo',
      'e,Cinco,01001,2024-01-02,doce,,,activo',
      'f,Seis,,2024-01-02,,,,activo'
    );
    expect(tally).toEqual({
      filas: 8,
      aceptadas: 1,
      duplicadas: 2,
      desconocidas: 2,
      ambiguas: 0,
      fueraDeRango: 3,
      ignoradas: 1
    });
    expect(problems.map((p) => [p.renglon, p.motivo])).toEqual([
      [3, 'duplicada'],
      [4, 'conflicto'],
      [5, 'clave-imposible'],
      [6, 'fecha-imposible'],
      [7, 'parte-mayor-que-todo'],
      [8, 'numero-imposible'],
      [9, 'sin-clave']
    ]);
    expect(problems[1].detalle).toEqual({
      primeroAceptado: true,
      renglon: 2,
      columnas: ['nombre', 'cvegeo', 'fecha_constitucion', 'integrantes', 'mujeres']
    });
  });

  it('never picks between two municipalities with one name', async () => {
    const { tally, problems } = await read(
      'id,entidad,municipio,estado\n1,Oaxaca,San Pedro Mixtepec,activo\n2,oaxaca,SAN JUAN BAUTISTA TUXTEPEC,activo\n3,Edomex,toluca,activo'
    );
    expect(tally).toMatchObject({ aceptadas: 2, ambiguas: 1 });
    expect(problems[0].detalle?.candidatos).toEqual(['20318', '20319']);
  });

  it('accepts a later municipality that the frame lacks and flags it', async () => {
    const { tally, rows: accepted, notices } = await rows('a,Uno,07120,2024-01-02,10,5,,activo');
    expect(tally.aceptadas).toBe(1);
    expect(accepted[0].clave).toBe('07120');
    expect(notices).toContainEqual({
      tipo: 'municipio-posterior',
      cuantos: 1,
      renglones: [2],
      valores: ['07120 Capitán Luis Ángel Vidal, de Siltepec']
    });
  });

  it('keeps titles, header, blanks and totals out of the rows and counts physical lines', async () => {
    const {
      tally,
      rows: accepted,
      problems
    } = await read(
      [
        'Padrón de células',
        '',
        HEADER,
        '"a","Uno\ndos",1001,2024-01-02,10,5,,activo',
        '',
        'b,Dos,88888,2024-01-02,,,,activo',
        ',TOTAL,,,11,,,'
      ].join('\r\n')
    );
    expect(tally).toMatchObject({ filas: 2, aceptadas: 1, desconocidas: 1, ignoradas: 5 });
    expect(accepted[0].nombre).toBe('Uno\ndos');
    expect(problems[0].renglon).toBe(7);
    expect(problems[1]).toMatchObject({
      renglon: 8,
      columna: 'integrantes',
      valor: '11',
      motivo: 'total-no-coincide',
      bucket: null,
      detalle: { sumas: [10, 10] }
    });
  });

  it('keeps a cell without a date, out of every count of coverage, and says so', async () => {
    const { rows: accepted, notices } = await rows('a,Uno,01001,,10,5,,activo');
    expect(accepted[0].fecha).toBeNull();
    expect(notices[0]).toMatchObject({ tipo: 'sin-fecha', renglones: [2] });
  });

  it('names stages outside of the list and dates that have not come, and keeps their rows', async () => {
    const text = `${HEADER}\na,Uno,01001,2024-01-02,1,1,,suspendido\nb,Dos,01001,2027-01-02,1,1,,activo`;
    const { tally, notices } = await readCococis(textBytes(text), {
      ...shipped,
      today: parseDay('2026-11-20')
    });
    expect(tally.aceptadas).toBe(2);
    expect(notices.map((n) => [n.tipo, n.renglones, n.valores])).toEqual([
      ['etapa-fuera-de-lista', [2], ['suspendido']],
      ['fecha-futura', [3], []]
    ]);
  });

  it('reads thousands, decimals of spreadsheets and blanks without inventing zeros', async () => {
    const { rows: accepted } = await rows(
      'a,Uno,01001,2/1/2024,"1,200",12.0,,activo',
      'b,Dos,01001,2024-01-02,,,,activo'
    );
    expect(accepted.map((r) => [r.integrantes, r.mujeres])).toEqual([
      [1200, 12],
      [null, null]
    ]);
  });
});

describe('columns and rows that mislead', () => {
  it('takes "Estado" for the state when another column has the stage, or its values are states', async () => {
    const both = await read('Folio,Estado,Municipio,Estatus\n1,Oaxaca,Oaxaca de Juárez,Activo');
    expect(both.rows).toMatchObject([{ clave: '20067', estado: 'Activo' }]);
    const one = await read('Folio,Estado,Municipio,Integrantes\n1,Oaxaca,Oaxaca de Juárez,5');
    expect(one.rows).toMatchObject([{ clave: '20067', estado: '' }]);
    expect(one.notices.map((n) => n.tipo)).toContain('sin-columna-de-etapa');
  });

  it.each([
    'TOTAL,,,,12,,,',
    ',,TOTAL,,12,,,',
    'Gran total,,,,12,,,',
    ',Total de integrantes,,,12,,,',
    'Fuente: padrón interno,,,,,,,',
    'Última actualización: noviembre,,,,,,,'
  ])('does not count %j as a row', async (line) => {
    const { tally } = await rows('a,Uno,01001,2024-01-02,12,5,,activo', line);
    expect(tally).toMatchObject({ filas: 1, aceptadas: 1, ignoradas: 2 });
  });

  it('keeps a cell whose name starts with "Total"', async () => {
    const { tally } = await rows('a,Total esperanza,01001,2024-01-02,12,5,,activo');
    expect(tally.aceptadas).toBe(1);
  });

  it.each([
    ['fuera-de-rango', '5512345678'],
    ['numero-imposible', '-3'],
    ['numero-imposible', '2.5']
  ])('%s: does not guess what %j members are', async (reason, text) => {
    const { problems } = await rows(`a,Uno,01001,2024-01-02,${text},,,activo`);
    expect(problems.map((p) => p.motivo)).toEqual([reason]);
    expect(JSON.stringify(problems)).not.toContain('5512345678');
  });

  it('reads a file full of broken quotes in a time that grows with its length', async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `${i},"La Unión" de Abajo,01001,2024-01-02,1,1,,activo`
    );
    const { tally } = await rows(...lines);
    expect(tally).toMatchObject({ filas: 20_000, aceptadas: 20_000 });
  });
});

describe('cells longer than anybody reads', () => {
  it('are cut, and told', async () => {
    const [name, sector] = ['x'.repeat(5_000), 'y'.repeat(20_000)];
    const text = `id,nombre,cvegeo,fecha_constitucion,estado,sector\nA,${name},01001,2026-01-10,activo,${sector}\n`;
    const { rows, notices } = await readCococis(textBytes(text), shipped);
    expect([rows[0].nombre?.length, rows[0].sector?.length]).toEqual([300, 10_000]);
    expect(notices.find((n) => n.tipo === 'celda-recortada')).toMatchObject({
      cuantos: 2,
      valores: ['nombre', 'sector']
    });
  });
});

describe('what is never kept', () => {
  it('refuses lists of persons and other tables of the network', async () => {
    expect(
      await reason(textBytes('nombre,cvegeo,sexo,fecha_afiliacion,estado\nAna,01001,M,2024-01-01,activo'))
    ).toBe('otra-tabla');
    expect(await reason(textBytes('cvegeo,cargo,estado,sexo\n01001,presidencia,vacante,'))).toBe(
      'otra-tabla'
    );
  });

  it.each([
    'Nombre,CURP,Entidad,Municipio,Fecha,Estatus',
    'Nombre,Clave de elector,Entidad,Municipio,Fecha,Estatus',
    'Nombre,Fecha de nacimiento,Entidad,Municipio,Fecha,Estatus',
    'Nombre,Edad,Entidad,Municipio,Fecha,Estatus'
  ])('a list of persons under headers of cells is refused: %s', async (header) => {
    const rows = ['Ana Ruiz Soto', 'Luis Paz Gil', 'Rosa Mora Luna'].map(
      (name, i) => `${name},x${i},Oaxaca,Oaxaca de Juárez,2026-01-1${i},activo`
    );
    expect(await reason(textBytes([header, ...rows].join('\n')))).toBe('otra-tabla');
  });

  it('a list of cells that says who answers for each stays one', async () => {
    const cells = ['Telar', 'Cauce', 'Faro'].map(
      (name, i) => `${name},PELJ85011${i}HDFRRN09,Oaxaca,Oaxaca de Juárez,2026-01-1${i},activo`
    );
    const text = ['Nombre,CURP del responsable,Entidad,Municipio,Fecha,Estatus', ...cells].join('\n');
    expect(await reason(textBytes(text))).toBe('aceptado');
  });

  it('quotes no header that is a value of a person, in what is read and in what is refused', async () => {
    const header = 'entidad,municipio,fecha,estado,Juan Pérez 2461234567,juan@gmail.com,PELJ800101HTLRPN09';
    const read = await readCococis(
      textBytes(`${header}\nOaxaca,Oaxaca de Juárez,2024-01-01,activo,1,2,3`),
      shipped
    );
    expect(JSON.stringify(read)).not.toMatch(/Juan|gmail|246123|PELJ/);
    const refused = await readCococis(textBytes('id,nombre,5512345678\n1,a,2'), shipped).catch((e) => e);
    expect(refused).toBeInstanceOf(FileError);
    expect(JSON.stringify(refused.detail)).not.toContain('5512345678');
  });

  it('drops identifying columns by name and masks what slipped into others', async () => {
    const {
      rows: accepted,
      dropped,
      problems
    } = await read(
      'id,nombre,cvegeo,telefono,CURP,Correo electrónico,estado\n1,Cauce AAAA760916MDFBFG00,01001,5512345678,AAAA760916MDFBFG00,a@b.mx,activo\n2,x,persona@ejemplo.mx,,,,activo'
    );
    expect(dropped).toEqual(['telefono', 'CURP', 'Correo electrónico']);
    expect(JSON.stringify([accepted, problems])).not.toMatch(/AAAA760916|5512345678|@/);
  });

  it('leaves the id of a cell alone', async () => {
    const { rows: accepted } = await rows('202600000123,Uno,01001,2024-01-02,1,1,,activo');
    expect(accepted[0].id).toBe('202600000123');
  });
});

describe('bad files get their sentence', () => {
  it.each([
    ['vacio', ''],
    ['vacio', '  \n \n'],
    ['solo-encabezado', HEADER],
    ['sin-encabezado', 'a^b^c\n1^2^3'],
    ['sin-columna-de-clave', 'id,nombre,estado\n1,Uno,activo'],
    ['clave-ine', 'id\testado\tmun_ine\n1\tactivo\t71'],
    ['html', '<!DOCTYPE html><html><body>404</body></html>']
  ])('%s', async (expected, text) => expect(await reason(textBytes(text))).toBe(expected));

  it.each([
    ['libro-danado', Uint8Array.of(0x50, 0x4b, 3, 4, ...textBytes('[Content_Types].xml'))],
    ['zip-danado', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)],
    ['xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
    ['gzip-danado', Uint8Array.of(0x1f, 0x8b, 1, 2, 3)],
    ['binario', Uint8Array.from({ length: 500 }, (_, i) => i % 7)]
  ])('%s', async (expected, bytes) => expect(await reason(bytes)).toBe(expected));

  it('survives a quote that never closes and loses no row to it', async () => {
    const { tally, notices } = await rows(
      'a,"Uno,01001,2024-01-02,1,1,,activo',
      'b,Dos,01002,2024-01-02,1,1,,activo',
      'c,"Tres" x,01003,2024-01-02,1,1,,activo',
      'd,Cuatro,01004,2024-01-02,1,1,,activo'
    );
    expect(tally).toMatchObject({ filas: 4, aceptadas: 4 });
    expect(notices.find((n) => n.tipo === 'comillas-rotas')?.renglones).toEqual([2, 4]);
  });
});

describe('laws', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '',
      '01001',
      '1001',
      '99999',
      'TOTAL',
      '"',
      '"a"b',
      '2024-01-01',
      '31/02/2024',
      '12',
      '-4',
      'activo',
      '=1+1',
      '\u0000'
    )
  );
  const table = fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 20 });

  it('never throws what is not a FileError and never loses a row, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (body, d, eol) => {
          const text = [HEADER.replaceAll(',', d), ...body.map((r) => r.join(d))].join(eol);
          try {
            const { tally, problems, rows: accepted } = await read(text);
            expect(total(tally)).toBe(tally.filas);
            expect(accepted).toHaveLength(tally.aceptadas);
            expect(problems.filter((p) => p.bucket)).toHaveLength(tally.filas - tally.aceptadas);
          } catch (error) {
            expect(error).toBeInstanceOf(FileError);
          }
        }
      ),
      { numRuns: 1500 }
    );
  });

  it('gives the same whatever the delimiter, the encoding mark or the end of line', async () => {
    const lines = ['a,Uno,01001,2024-01-02,10,5,género,activo', 'b,Dós,20067,2024-02-03,7,,,inactivo'];
    const plain = await rows(...lines);
    const text = [HEADER, ...lines].join('\n');
    const latin = Uint8Array.from(text, (c) => c.charCodeAt(0));
    const utf16 = Uint8Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).reduce<number[]>((all, _, i) => {
      const code = `\ufeff${text}`.charCodeAt(i);
      return [...all, code & 255, code >> 8];
    }, []);
    for (const bytes of [
      textBytes(`\ufeff${text}`),
      textBytes(text.replaceAll(',', ';')),
      textBytes(text.replaceAll(',', '\t').replaceAll('\n', '\r\n')),
      textBytes(text.replaceAll('\n', '\r')),
      latin,
      Uint8Array.from(utf16)
    ])
      expect((await readCococis(bytes, shipped)).rows).toEqual(plain.rows);
  });
});

describe.skipIf(!hasShared)('the example files with the 2025 frame', () => {
  let context: ReadingContext;
  beforeAll(async () => void (context = await context2025()));
  const expected = hasShared
    ? readJson<Record<string, Record<string, number>>>(example('esperado.json'))
    : {};
  const sum = (list: (number | null)[]) => list.reduce<number>((a, b) => a + (b ?? 0), 0);

  it.each(['cococis_limpio.csv', 'cococis_hoja_es.csv', 'cococis_por_nombre.csv'])(
    '%s gives what is expected',
    async (name) => {
      const { tally, rows: accepted } = await readCococis(bytesOf(example(name)), context);
      const want = expected[name];
      expect(tally.filas).toBe(want.filas);
      expect(tally.aceptadas).toBe(want.aceptadas ?? want.aceptadas_sin_preguntar);
      expect(tally.filas - tally.aceptadas - tally.ambiguas).toBe(want.problemas ?? want.desconocidas);
      expect(tally.ambiguas).toBe(want.ambiguas ?? 0);
      expect(new Set(accepted.map((r) => r.clave)).size).toBe(want.municipios_con_cococi);
      expect(sum(accepted.map((r) => r.integrantes))).toBe(want.integrantes);
      expect(sum(accepted.map((r) => r.mujeres))).toBe(want.mujeres);
    }
  );

  it.each([
    'afiliados.csv',
    'directivas.csv',
    'gestiones.csv',
    'conferencias.csv',
    'asistencias.csv',
    'academia.csv',
    'encuestas.csv'
  ])('does not take %s for cells', async (name) => {
    await expect(readCococis(bytesOf(example(name)), context)).rejects.toBeInstanceOf(FileError);
  });

  it('does not take INE keys for INEGI keys', async () => {
    await expect(readCococis(bytesOf(example('cococis_clave_ine.csv')), context)).rejects.toMatchObject({
      reason: 'clave-ine'
    });
  });
});
