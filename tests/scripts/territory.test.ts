import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { example, fixture, hasShared, real } from '../shared';
import { askTejido, refuseTejido, runTejido, scratch } from '../tejido';

const write = scratch();
const rows = (out: string) =>
  Papa.parse<Record<string, string>>(out, { header: true, skipEmptyLines: true }).data;
const refused = refuseTejido;

const points = write(
  'puntos.csv',
  'cvegeo,lon,lat\n01003,-102,22\n01001,-102,21\n01002,-102,23\n01004,-101,22\n'
);

describe('tejido marco', () => {
  it('says what a file of boundaries holds, and the areas of its municipalities', () => {
    const answer = askTejido('marco', fixture('marco.geojson'));
    expect(answer).toMatchObject({
      formato: 'geojson',
      capas: ['marco'],
      capa: 'marco',
      municipios: 3,
      claves_duplicadas: [],
      codificacion: 'UTF-8',
      reparadas: 1
    });
    const { out } = runTejido('marco', fixture('marco.geojson'), '--areas');
    const areas = rows(out);
    expect(Object.keys(areas[0])).toEqual(['cvegeo', 'area_km2']);
    expect(areas.reduce((sum, r) => sum + Number(r.area_km2), 0)).toBeCloseTo(answer.area_km2_total, 6);
  });

  it('lists the layers when it cannot choose one', () => {
    expect(refused('marco', fixture('marco.geojson'), '--capa', 'otra', '--json')).toContain(
      'Sus capas son: marco'
    );
    expect(refused('marco', points, '--json')).toContain('«');
  });

  it.skipIf(!hasShared)('reads Oaxaca as INEGI delivers it', () => {
    const { nombres_muestra, bbox, ...answer } = askTejido('marco', real('20_oaxaca.zip'));
    expect(answer).toMatchObject({
      capa: '20mun',
      municipios: 570,
      vertices: 291_995,
      codificacion: 'ISO-8859-1',
      reparadas: 0
    });
    expect([nombres_muestra.length, nombres_muestra[0], bbox.map(Math.round)]).toEqual([
      20,
      'Acatlán de Pérez Figueroa',
      [-99, 16, -94, 19]
    ]);
    expect(refused('marco', real('distritos_federales_2017_parcial.geojson'))).toContain(
      'distritos_federales_2017_parcial'
    );
  });
});

describe('tejido censo', () => {
  it('adds municipalities of the latest period, or of the one asked for', () => {
    const file = write('dos.csv', 'cvegeo,pob_2010,pob_2020\n01001,5,7\n01002,6,N/D\n');
    expect(askTejido('censo', file)).toMatchObject({
      municipios: 1,
      suma: 7,
      total_publicado: null,
      periodos: ['2010', '2020']
    });
    expect(askTejido('censo', file).problemas).toHaveLength(1);
    expect(askTejido('censo', file, '--periodo', '2010').suma).toBe(11);
    expect(refused('censo', file, '--periodo', '1990', '--json')).toContain('2010, 2020');
    expect(askTejido('censo', write('indice.csv', 'cvegeo,grado\n01001,0.5\n'))).toMatchObject({
      municipios: 1,
      suma: null
    });
  });

  it.skipIf(!hasShared)('reads the 2020 census', () =>
    expect(askTejido('censo', real('censo_2020.csv'))).toMatchObject({
      municipios: 2469,
      suma: 126_014_024,
      total_publicado: 126_014_024,
      codificacion: 'Windows-1252',
      periodos: ['2020'],
      problemas: []
    })
  );
});

describe('tejido cercanos and distancia', () => {
  it('order by distance, ties by key, and count within a radius', () => {
    const near = rows(runTejido('cercanos', '--puntos', points, '--k', '2', '--clave', '1003').out);
    expect(near.map((r) => [r.cvegeo, r.cvegeo_cercano])).toEqual([
      ['01003', '01004'],
      ['01003', '01001']
    ]);
    expect(
      askTejido('cercanos', '--puntos', points, '--k', '2', '--clave', '01003').filas.map(
        (r: { km: number }) => String(r.km)
      )
    ).toEqual(near.map((r) => r.km));
    const within = rows(runTejido('cercanos', '--puntos', points, '--radio', '111').out);
    expect(within.map((r) => [r.cvegeo, r.n])).toEqual([
      ['01001', '1'],
      ['01002', '1'],
      ['01003', '3'],
      ['01004', '1']
    ]);
    const pairs = write('pares.csv', 'cvegeo_a,cvegeo_b\n01001,01002\n01002,01001\n01001,01001\n');
    const km = rows(runTejido('distancia', '--puntos', points, '--pares', pairs).out).map((r) =>
      Number(r.km)
    );
    expect([km[0], km[2]]).toEqual([expect.closeTo(221.4606, 3), 0]);
    expect(km[0]).toBe(km[1]);
  });

  it('refuse bad use with one sentence that names the place', () => {
    expect(refused('cercanos', '--puntos', points)).toContain('--k');
    expect(refused('cercanos', '--puntos', points, '--k', '0')).toContain('«0»');
    const bad = write('malos.csv', 'cvegeo,lon,lat\n01001,-102,21\n01002,x,23\n');
    expect(refused('cercanos', '--puntos', bad, '--k', '1')).toContain('renglón 3, columna lon');
    expect(
      refused('distancia', '--puntos', points, '--pares', write('p.csv', 'cvegeo_a,cvegeo_b\n01001,09999\n'))
    ).toContain('09999');
  });
});

describe('tejido traslape and puente', () => {
  it('gives shares and what none covers', () => {
    const square = (west: number, wide: number, properties: object) => ({
      type: 'Feature',
      properties,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, 21],
            [west, 22],
            [west + wide, 22],
            [west + wide, 21],
            [west, 21]
          ]
        ]
      }
    });
    const map = (name: string, ...features: object[]) =>
      write(name, JSON.stringify({ type: 'FeatureCollection', features }));
    const a = map('a.geojson', square(-103, 1, { k: 'uno' }), square(-100, 1, { k: 'dos' }));
    const b = map('b.geojson', square(-103, 0.5, { D: 'x' }));
    const { out } = runTejido('traslape', '--a', a, '--b', b, '--clave-a', 'k', '--clave-b', 'd');
    expect(rows(out)).toEqual([{ a: 'uno', b: 'x', share: expect.stringMatching(/^0\.(5|4999)/) }]);
    expect(askTejido('traslape', '--a', a, '--b', b, '--clave-a', 'k', '--clave-b', 'D').sin_cubrir).toEqual([
      { a: 'dos', share: 1 },
      { a: 'uno', share: expect.closeTo(0.5, 6) }
    ]);
    expect(refused('traslape', '--a', a, '--b', b, '--clave-a', 'nada', '--clave-b', 'D')).toContain(
      'Sus campos son: k'
    );
  });

  it.skipIf(!hasShared)(
    'finds the parents of the 17 new municipalities, with the columns of the official table',
    () => {
      const found = rows(
        runTejido('puente', '--de', 'data/limites/municipios.topojson', '--a', real('agem_2025.topojson')).out
      );
      expect(Object.keys(found[0])).toEqual([
        'cvegeo_nuevo',
        'nombre',
        'cvegeo_padre',
        'nombre_padre',
        'overlap_share',
        'share_padre',
        'principal'
      ]);
      expect(new Set(found.map((r) => r.cvegeo_nuevo)).size).toBe(17);
    }
  );
});

describe.skipIf(!hasShared)('tejido cobertura with any frame and any key', () => {
  it('reads INE’s keys through the table of secciones, and says what to load without it', () => {
    const base = [
      'cobertura',
      '--cococis',
      example('cococis_clave_ine.csv'),
      '--marco',
      real('agem_2025.topojson')
    ];
    const answer = askTejido(...base, '--secciones', real('secciones_2017.csv'));
    expect([
      answer.cubiertos,
      answer.sistema_de_clave,
      answer.evidencia_de_clave.existen_ine,
      answer.evidencia_de_clave.existen_inegi
    ]).toEqual([332, 'ine', 495, 492]);
    expect(refused(...base, '--json')).toContain('secciones');
  });

  it('asks on a tie, which --clave decides', () => {
    const tie = write(
      'empate.csv',
      'id,entidad,municipio,fecha_constitucion,estado\na,7,101,2026-01-01,activo\n'
    );
    const base = ['cobertura', '--cococis', tie, '--secciones', real('secciones_2017.csv')];
    expect(refused(...base, '--json')).toContain('--clave');
    const covered = (clave: string) =>
      askTejido(...base, '--clave', clave).por_entidad.find((e: { cve_ent: string }) => e.cve_ent === '07')
        .cubiertos;
    expect([covered('ine'), covered('inegi')]).toEqual([1, 1]);
  });

  it('joins the states of several files', () => {
    const { marco } = askTejido(
      'cobertura',
      '--cococis',
      example('cococis_limpio.csv'),
      '--marco',
      real('01_aguascalientes.zip'),
      '--marco',
      real('23_quintanaroo.zip')
    );
    expect(marco.municipios).toBe(22);
    expect(
      refused(
        'cobertura',
        '--cococis',
        example('cococis_limpio.csv'),
        '--marco',
        real('01_aguascalientes.zip'),
        '--marco',
        real('AGEM_01.geojson')
      )
    ).toContain('Aguascalientes');
  });
});
