import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { example, hasShared, readJson, real } from '../shared';
import { askTejido, runTejido } from '../tejido';

const folder = mkdtempSync(join(tmpdir(), 'tejido-importar-'));
const save = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const CELLS = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';

describe.skipIf(!hasShared)('tejido importar, as a user runs it, with the 2025 frame', () => {
  const marco = ['--marco', real('agem_2025.topojson'), '--secciones', real('secciones_2017.csv')];
  const expected = hasShared
    ? readJson<Record<string, Record<string, unknown>>>(example('esperado.json'))
    : {};

  it.each([
    ['cococis_hoja_es', 'cococis'],
    ['cococis_clave_ine', 'cococis'],
    ['afiliados', 'afiliados'],
    ['conferencias', 'conferencias'],
    ['asistencias', 'asistencias'],
    ['directivas', 'directivas'],
    ['academia', 'academia'],
    ['gestiones', 'gestiones'],
    ['encuestas', 'encuestas']
  ])('%s.csv gives the expected sums at the top level', (name, kind) => {
    const answer = askTejido('importar', kind, example(`${name}.csv`), ...marco);
    const want = expected[`${name}.csv`];
    expect(answer.tipo).toBe(kind);
    expect(answer.importacion.filas).toBe(want.filas);
    const said = Object.keys(want).filter((k) => k in answer && k !== 'problemas');
    expect(said.length).toBeGreaterThan(0);
    expect(Object.fromEntries(said.map((k) => [k, answer[k]]))).toEqual(
      Object.fromEntries(said.map((k) => [k, want[k]]))
    );
    const { filas, ignoradas: _, ...parts } = answer.importacion as Record<string, number>;
    expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBe(filas);
    if (want.columnas_que_nunca_se_guardan)
      expect(answer.descartadas_por_privacidad).toEqual(want.columnas_que_nunca_se_guardan);
  });

  it('names the four bad rows of the sheet, its encoding and its separator', () => {
    const answer = askTejido('importar', 'cococis', example('cococis_hoja_es.csv'), ...marco);
    expect([answer.codificacion, answer.separador, answer.sistema_de_clave]).toEqual([
      'Windows-1252',
      ';',
      'inegi'
    ]);
    expect(answer.columnas).toMatchObject({ id: 'Folio', cvegeo: 'Clave municipio', estado: 'Estatus' });
    expect(answer.problemas.map((p: { motivo: string }) => p.motivo)).toEqual(
      expected['cococis_hoja_es.csv'].lista_problemas
    );
    expect(answer.importacion.ignoradas).toBe(5);
  });

  it('asks of four places, and a file of decisions answers', () => {
    const file = example('cococis_por_nombre.csv');
    const before = askTejido('importar', 'cococis', file, ...marco);
    expect(before.importacion).toMatchObject({ aceptadas: 400, ambiguas: 4, desconocidas: 1 });
    const decisions = save(
      'decisiones.csv',
      'tabla,id,entidad,municipio,clave,decision,cvegeo\n,,oaxaca,SAN JUAN MIXTEPEC,,elegir,20208\n,,Oaxaca,San Pedro Mixtepec,,elegir,20319\n,,Jalisco,Villa Inventada,,rechazar,\n'
    );
    const after = askTejido('importar', 'cococis', file, ...marco, '--decisiones', decisions);
    expect(after.importacion).toMatchObject({ filas: 405, aceptadas: 404, ambiguas: 0, desconocidas: 1 });
    expect(after.problemas[0].explicacion).toContain('Usted decidió dejarlo fuera');
  });

  it('gives the same of an example kept as XLSX', async () => {
    const text = readFileSync(example('cococis_limpio.csv'), 'utf8');
    const rows = Papa.parse<string[]>(text.trim()).data;
    const path = save('limpio.xlsx', await writeXlsx({ sheets: [{ name: 'Hoja1', rows }] }));
    const [book, csv] = [path, example('cococis_limpio.csv')].map((f) =>
      askTejido('importar', 'cococis', f, ...marco)
    );
    expect(book).toMatchObject({ formato: 'xlsx', hoja: 'Hoja1', codificacion: null, separador: null });
    expect(book.importacion).toEqual(csv.importacion);
    expect([book.integrantes, book.mujeres]).toEqual([csv.integrantes, csv.mujeres]);
  });
});

describe('tejido importar', () => {
  it('answers in words, and exits 0 though rows have problems', () => {
    const { code, out } = runTejido(
      'importar',
      'cococis',
      save('a.csv', `${CELLS},CURP\nx,N,99999,,1,1,,activo,\n`)
    );
    expect(code).toBe(0);
    expect(out).toContain('0 de 1 renglones aceptados; 1 con problema');
    expect(out).toContain('sin guardar: CURP');
  });

  it.each([
    [['importar'], /Falta el tipo de la tabla. Es una de: cococis/],
    [['importar', 'células', 'x.csv'], /No conozco la tabla «células»/],
    [['importar', 'cococis'], /Falta el archivo/],
    [['importar', 'cococis', 'a.csv', 'b.csv'], /No sé qué hacer con «b.csv»/],
    [['importar', 'cococis', '/no/existe.csv'], /No encontré el archivo/]
  ])('%j exits 2 with one sentence', (args, sentence) => {
    const { code, out, error } = runTejido(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error.trim().split('\n')).toHaveLength(1);
    expect(error).toMatch(sentence);
  });

  it('wants to be told the sheet when several would do', async () => {
    const rows = [
      ['id', 'cvegeo', 'integrantes'],
      ['a', '01001', 5]
    ];
    const sheets = ['Norte', 'Sur'].map((name) => ({ name, rows }));
    const path = save('dos.xlsx', await writeXlsx({ sheets }));
    const { code, error } = runTejido('importar', 'cococis', path, '--json');
    expect(code).toBe(2);
    expect(error).toMatch(/Norte y Sur.*--hoja/);
    expect(askTejido('importar', 'cococis', path, '--hoja', 'Sur').hoja).toBe('Sur');
  });

  it('refuses a list of persons as anything else', () => {
    const path = save('personas.csv', 'nombre,cvegeo,sexo,fecha_nacimiento\nAna Luz,01001,M,1990-01-01\n');
    const { code, error } = runTejido('importar', 'cococis', path, '--json');
    expect(code).toBe(2);
    expect(error).toContain('parece una tabla de afiliados');
    expect(error).not.toContain('Ana');
  });
});
