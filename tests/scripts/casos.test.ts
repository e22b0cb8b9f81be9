import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caso } from '../shared';
import { askTejido, refuseTejido } from '../tejido';

const hasCases = existsSync(caso('README.md'));

describe.skipIf(!hasCases)('small inputs after official files', () => {
  const votos = (file: string, by: string) => askTejido('votos', caso(file), '--por', by);
  const units = (answer: { unidades: { clave: string; total: number }[] }) =>
    Object.fromEntries(answer.unidades.map((u) => [u.clave, u.total]));

  it.each(['f1_columna_vacia_al_principio.csv', 'f1b_columna_vacia_con_total.csv'])(
    'keep a column whose first rows are empty (%s)',
    (file) => {
      expect(votos(file, 'entidad')).toMatchObject({
        total: 16_611,
        por_opcion: { CAND_IND_01: 5_000, PAN: 6_010, PRI: 5_420, NULOS: 181 },
        problemas: []
      });
    }
  );

  it('count of a PREP what its own block counts, with the rest apart', () => {
    const answer = votos('f2_prep2018.csv', 'seccion');
    expect(answer).toMatchObject({
      total: 924,
      actas: { esperadas: 7, contabilizadas: 4, contadas: 4, cuadra: true },
      aparte: [
        { motivo: 'no-contabilizada', filas: 1 },
        { motivo: 'sin-acta', filas: 1 }
      ],
      muestra: { de: 'actas', tiene: 4, total: 7 }
    });
    expect(units(answer)).toEqual({ '010001': 514, '010002': 155, '010003': 255 });
    expect(Object.keys(answer.por_opcion)).toHaveLength(25);
    expect(votos('f2_prep2018.csv', 'entidad').total).toBe(924);
    expect(Object.keys(units(votos('f2_prep2018.csv', 'casilla')))).toContain('010001B0100');
  });

  it('have no id, day, percentage or sum among their options', () => {
    expect(votos('f2c_idcasilla_dia.csv', 'municipio')).toMatchObject({
      total: 268,
      ganador: 'Opcion_A',
      por_opcion: { Opcion_A: 148, Opcion_B: 119, nulos: 1 }
    });
    expect(votos('f2d_porcentajes.csv', 'municipio').total).toBe(260);
    const summed = votos('f14b_suma_sin_rotulo.csv', 'distrito');
    expect(summed).toMatchObject({ total: 309, por_opcion: { PAN: 190, PRI: 110 } });
    expect(summed.lectura.filas_aparte).toEqual([{ motivo: 'suma', cuantos: 1, renglones: [4] }]);
  });

  it('read thousands with a dot, and a state by its name', () => {
    expect(votos('f3_miles_con_punto.csv', 'municipio')).toMatchObject({
      total: 3_280,
      por_opcion: { PAN: 3_150, PRI: 120, NULOS: 10 }
    });
    expect(units(votos('f15_entidad_por_nombre.csv', 'distrito'))).toEqual({
      '0101': 165,
      '0102': 144,
      '0201': 156
    });
  });

  it('add up groups of people only when somebody says so', () => {
    const file = caso('f4_proyecciones_largas.csv');
    expect(refuseTejido('censo', file, '--json')).toContain('--sumar EDAD_QUIN');
    expect(askTejido('censo', file, '--sumar', 'EDAD_QUIN')).toMatchObject({ suma: 1_600, periodo: '2020' });
  });

  it('are no frame of INEGI where names say another key', () => {
    const file = caso('f5_ine_sin_control.geojson');
    expect(refuseTejido('marco', file, '--json')).toContain('01010 y 01011');
    expect(
      refuseTejido('cobertura', '--cococis', caso('f5_cococis.csv'), '--marco', file, '--json')
    ).toContain('parecen del INE');
  });

  it('carry the notice of the reader into every order', () => {
    const cells = ['--cococis', caso('f6_sin_etapa.csv')];
    for (const order of ['cobertura', 'ritmo', 'resumen'])
      expect(askTejido(order, ...cells).avisos).toMatchObject([{ tipo: 'sin-columna-de-etapa' }]);
    const secciones = ['--secciones', caso('f12_nombres_ine.csv')];
    expect(askTejido('distritos', ...cells, ...secciones).avisos).toMatchObject([
      { tipo: 'sin-columna-de-etapa' }
    ]);
    const plan = ['--objetivo', 'mclp', '--nuevos', '1', '--peso', 'unidades', '--alcance', 'propio'];
    expect(askTejido('plan', ...cells, ...plan).avisos.join(' ')).toContain('etapa');
  });

  it('are one catalogue over two sheets, and one census in a workbook', () => {
    const distritos = (file: string) =>
      askTejido('distritos', '--secciones', caso(file), '--cococis', caso('f12_cococis.csv'));
    expect(distritos('f7_catalogo_dos_hojas.xlsx').totales.secciones).toBe(3);
    expect(distritos('f12_nombres_ine.csv').totales).toMatchObject({ secciones: 10, municipios: 10 });
    for (const file of ['f8_censo.xlsx', 'f9_pob_tot.csv', 'f10_claves.csv'])
      expect(askTejido('censo', caso(file))).toMatchObject({ municipios: 2, suma: 1_000_526 });
  });

  it('are maps of two municipalities', () => {
    for (const file of ['f11_state_code.geojson', 'f11b_coleccion.geojson'])
      expect(askTejido('marco', caso(file)).municipios).toBe(2);
  });
});

describe.skipIf(!hasCases)('small inputs that stayed personal or broke the command', () => {
  const seguro = (name: string) => caso(`seguro/${name}`);

  it('a list of persons is no table of cells, whatever its headers are called', () => {
    const persons = seguro('p1_personas_como_celulas.csv');
    for (const order of [
      ['importar', 'cococis', persons],
      ['cobertura', '--cococis', persons]
    ]) {
      const said = refuseTejido(...order, '--json');
      expect(said).toContain('importar afiliados');
      expect(said).not.toMatch(/Zapellido/);
    }
    const { descartadas_por_privacidad, ...rest } = askTejido('importar', 'afiliados', persons);
    expect(descartadas_por_privacidad).toEqual(['Nombre', 'CURP', 'Teléfono']);
    expect(JSON.stringify(rest)).not.toMatch(/Zapellido|PELJ85|555/);
  });

  it('what identifies somebody is hidden wherever a value is quoted, and what stands beside it', () => {
    const told = JSON.stringify(askTejido('importar', 'cococis', seguro('p3_problemas_imprimen.csv')));
    expect(told).not.toMatch(/951|555|Juana/);
    const kept = JSON.stringify(askTejido('importar', 'propuestas', seguro('p2_telefono_en_texto.csv')));
    expect(kept).not.toMatch(/555|correo punto/);
  });

  it('signs that nobody sees are taken out, and it is said', () => {
    const { avisos, importacion } = askTejido('importar', 'cococis', seguro('h3_nul_en_celda.csv'));
    expect(importacion.aceptadas).toBe(5);
    expect(avisos.map((a: { tipo: string }) => a.tipo)).toContain('signos-invisibles');
  });

  it('what would be read for ever is refused', () => {
    expect(refuseTejido('importar', 'cococis', seguro('h2_bomba.csv.gz'), '--json')).toContain('8 MB');
    expect(refuseTejido('marco', seguro('h1_vista_infinita.gpkg'), '--json')).toContain('GeoPackage');
  });

  it.each([
    'g2_anillo_null.geojson',
    'g5_anillo_objeto.geojson',
    'g8_punto_null.geojson',
    't1_objeto_null.json'
  ])('well-formed JSON that is no map is told in one sentence: %s', (name) =>
    expect(refuseTejido('marco', seguro(name), '--json')).not.toContain('no esperaba')
  );
});
