import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { example, hasShared, real, root } from '../shared';
import { askTejido, refuseTejido, scratch } from '../tejido';

const write = scratch();
const refused = refuseTejido;

const sections = write(
  'secciones.csv',
  'entidad,seccion,municipio_inegi,distrito_federal\n1,1,01001,1\n1,2,01001,1\n1,3,01001,2\n1,4,01002,2\n2,1,02001,1\n'
);
const cells = write(
  'cococis.csv',
  'id,nombre,cvegeo,fecha_constitucion,integrantes,estado,seccion\nC1,Uno,01001,2026-01-10,12,activo,\nC2,Dos,02001,2026-01-10,5,inactivo,\n'
);
const votes = write(
  'diputaciones federales 2024.csv',
  'entidad,seccion,PAN,PRI,PAN_PRI,nulos,total,lista_nominal\n1,1,10,5,2,1,18,100\n1,3,1,4,0,0,5,40\n1,77,3,3,0,0,6,10\n'
);

describe('tejido distritos', () => {
  it('gives every district with its municipalities, band and votes under the documented keys', () => {
    const answer = askTejido('distritos', '--secciones', sections, '--cococis', cells, '--votos', votes);
    expect(answer).toMatchObject({
      nivel: 'federal',
      base: 'secciones',
      base_estimada: false,
      fecha: '2026-01-10',
      partidos_entre_distritos: [
        { cvegeo: '01001', distritos: [{ clave: '0101' }, { clave: '0102', share_municipio: 1 / 3 }] }
      ],
      cubiertos_sin_distrito: [],
      totales: { distritos: 3, pares: 4, municipios: 3, partidos: 1, secciones: 5, municipios_cubiertos: 1 },
      importacion: { filas: 2, aceptadas: 2 },
      problemas: [],
      problemas_de_secciones: []
    });
    expect(
      answer.distritos.map((d: Record<string, unknown>) => [
        d.clave,
        d.pct_min,
        d.pct_cubierto,
        d.pct_max,
        d.base
      ])
    ).toEqual([
      ['0101', 0, 100, 100, 'secciones'],
      ['0102', 0, 50, 50, 'secciones'],
      ['0201', 0, 0, 0, 'secciones']
    ]);
    expect(answer.distritos[1].municipios).toEqual([
      { cvegeo: '01001', share_municipio: 1 / 3, share_distrito: 0.5, cubierto: true },
      { cvegeo: '01002', share_municipio: 1, share_distrito: 0.5, cubierto: false }
    ]);
    expect(answer.distritos[0].votos).toMatchObject({ total: 18, ganador: 'PAN', participacion: 18 });
    expect(answer.distritos[2].votos).toBeNull();
    expect(answer.votos.aparte).toMatchObject([
      { motivo: 'sin-correspondencia', total: 6, claves: ['010077'] }
    ]);
    expect(answer.municipios_sin_seccion).toContain('09002');
  });

  it('weighs by what the files say, and says what it lacks', () => {
    const base = ['distritos', '--secciones', sections, '--cococis', cells];
    expect(refused(...base, '--base', 'lista', '--json')).toContain('no trae lista nominal');
    expect(refused(...base, '--base', 'poblacion', '--json')).toContain('--censo');
    expect(refused(...base, '--nivel', 'local', '--json')).toContain('distrito local');
    expect(refused(...base, '--nivel', 'comarca', '--json')).toContain(
      'federal, local, entidad, circunscripcion'
    );
    expect(refused('distritos', '--cococis', cells, '--json')).toContain('--secciones');
    // Three of the four secciones of its state: what it lists is no district's.
    expect(refused(...base, '--base', 'lista', '--votos', votes, '--json')).toContain(
      'muestra: 3 secciones de 4'
    );
    const all = write(
      'todas.csv',
      'entidad,seccion,PAN,PRI,total,lista_nominal\n1,1,10,5,15,100\n1,2,1,1,2,0\n1,3,1,4,5,40\n1,4,1,2,3,0\n'
    );
    const listed = askTejido(...base, '--base', 'lista', '--votos', all, '--nivel', 'circunscripcion');
    expect(listed.distritos.map((d: { clave: string }) => d.clave)).toEqual(['1', '2']);
    expect(listed.totales.peso).toBe(140);
  });

  it.skipIf(!hasShared)('equals the official table of 2017', () => {
    const answer = askTejido(
      'distritos',
      ...['--secciones', real('secciones_2017.csv'), '--cococis', example('cococis_limpio.csv')],
      ...['--marco', real('agem_2025.topojson')]
    );
    expect(answer.totales).toMatchObject({ distritos: 300, pares: 2_550, partidos: 65 });
    expect(answer.municipios_sin_seccion).toHaveLength(18);
    for (const d of answer.distritos) {
      const sum = d.municipios.reduce((s: number, m: { share_distrito: number }) => s + m.share_distrito, 0);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-9);
      expect(d.pct_min <= d.pct_cubierto && d.pct_cubierto <= d.pct_max).toBe(true);
    }
  });
});

describe('tejido distritos with what a table leaves open', () => {
  it('counts in the least only municipalities all of whose secciones have their district', () => {
    const loose = write(
      'incompleta.csv',
      'entidad,seccion,municipio_inegi,distrito_federal,lista_nominal\n1,1,01001,1,90\n1,2,01001,,50\n1,3,01002,1,\n'
    );
    const answer = askTejido('distritos', '--secciones', loose, '--cococis', cells);
    expect(answer.distritos).toMatchObject([{ clave: '0101', pct_min: 0, pct_cubierto: 50, pct_max: 50 }]);
    expect(answer.municipios_con_secciones_sin_distrito).toEqual(['01001']);
    // Half of its secciones have no roll: by that base nothing is known of the district.
    const byRoll = askTejido('distritos', '--secciones', loose, '--cococis', cells, '--base', 'lista');
    expect(byRoll.distritos).toMatchObject([
      { clave: '0101', pct_min: null, pct_cubierto: null, pct_max: null, secciones_sin_peso: 1 }
    ]);
    expect([byRoll.totales.secciones_sin_peso, byRoll.totales.pct_cubierto]).toEqual([1, null]);
  });

  it('says whose numbers it would have to know', () => {
    const ine = write('ine.csv', 'entidad,seccion,municipio_ine,distrito_federal\n1,1,1,1\n');
    const said = refused('distritos', '--secciones', ine, '--cococis', cells, '--json');
    expect(said).toContain('sólo con números del INE (columna «municipio_ine»)');
    const bare = write('numeros.csv', 'entidad,seccion,municipio,distrito_federal\n1,1,1,1\n');
    expect(refused('distritos', '--secciones', bare, '--cococis', cells, '--json')).toContain(
      '--clave inegi'
    );
    const answer = askTejido('distritos', '--secciones', bare, '--cococis', cells, '--clave', 'inegi');
    expect(answer.distritos).toMatchObject([{ clave: '0101', pct_cubierto: 100 }]);
  });
});

describe('tejido votos', () => {
  it('adds up a file, by unit and by option, with what no unit has apart', () => {
    const answer = askTejido(
      'votos',
      votes,
      '--secciones',
      sections,
      '--por',
      'distrito',
      '--coaliciones',
      'repartidas'
    );
    expect(answer).toMatchObject({
      nivel: 'seccion',
      anio: '2024',
      cargo: 'diputaciones federales',
      filas: 3,
      total: 29,
      lista_nominal: 150,
      por_opcion: { PAN: 14, PRI: 12, PAN_PRI: 2, nulos: 1 },
      por_candidatura: { PAN: 15, PRI: 13 },
      unidades: [
        { clave: '0101', total: 18, lista_nominal: 100, participacion: 18, ganador: 'PAN' },
        { clave: '0102', total: 5, ganador: 'PRI' }
      ],
      aparte: [{ motivo: 'sin-correspondencia', filas: 1, total: 6 }],
      problemas: [{ motivo: 'sin-correspondencia', cuantos: 1, valores: ['010077'] }]
    });
    expect(answer.participacion).toBeCloseTo((100 * 29) / 150, 12);
  });

  it('needs a table of secciones to leave the file’s own units, and says so', () => {
    expect(refused('votos', votes, '--por', 'municipio', '--json')).toContain('--secciones');
    expect(refused('votos', votes, '--por', 'colonia', '--json')).toContain('municipio');
    expect(refused('votos', cells, '--json')).toContain('no es una tabla de votos');
    expect(refused('votos', '--json')).toContain('Falta el archivo');
    expect(refused('votos', votes, '--secciones', sections, '--secciones', sections, '--json')).toContain(
      '--secciones una sola vez'
    );
    const roman = write('romanos.csv', 'entidad,seccion,municipio_inegi,distrito_federal\n1,1,01001,III\n');
    expect(refused('distritos', '--secciones', roman, '--cococis', cells, '--json')).toContain(
      'con un distrito que no es un número del 1 al 99'
    );
    const byState = write('senado 2024.csv', 'entidad,PAN,PRI,nulos,total\n1,4,3,1,8\n');
    const finer = refused('votos', byState, '--por', 'municipio', '--json');
    expect(finer).toContain('viene por entidad: no dice qué pasó en cada municipio');
    const numbered = write('ayuntamientos 2021.csv', 'entidad,municipio,PAN,PRI,nulos,total\n1,2,4,3,1,8\n');
    expect(refused('votos', numbered, '--json')).toContain('Use --clave inegi o --clave ine.');
    expect(askTejido('votos', numbered, '--clave', 'inegi', '--por', 'municipio').unidades).toMatchObject([
      { clave: '01002', cvegeo: '01002', total: 8 }
    ]);
    expect(askTejido('votos', votes, '--por', 'entidad').unidades).toMatchObject([
      { clave: '01', total: 29 }
    ]);
  });

  it.skipIf(!hasShared)('names the ten municipalities on which the two files of 2015 differ', () => {
    const answer = askTejido(
      'votos',
      real('votos_diputados_2015_seccion.csv'),
      ...['--secciones', real('secciones_2017.csv'), '--por', 'municipio'],
      ...['--contra', real('votos_diputados_2015_municipio.csv')]
    );
    expect([answer.total, answer.filas, answer.unidades.length]).toEqual([39_603_887, 67_583, 2_448]);
    expect(answer.diferencias.map((d: { clave: string }) => d.clave)).toEqual([
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
  });

  it('reads the demonstration too', () => {
    const answer = askTejido(
      'votos',
      join(root, 'static', 'demo', 'ayuntamientos_2024_demostracion.csv'),
      '--por',
      'entidad'
    );
    expect([answer.nivel, answer.unidades.length, answer.problemas]).toEqual(['municipio', 32, []]);
  });
});
