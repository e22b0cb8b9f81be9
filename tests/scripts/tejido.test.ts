import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { example, fixture, hasShared, real } from '../shared';
import { runByNpm, runTejido } from '../tejido';

const folder = mkdtempSync(join(tmpdir(), 'tejido-orden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const HEADER = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';

describe('tejido cobertura', () => {
  const cells = file(
    'c.csv',
    [
      HEADER,
      '1,a,01001,2024-01-10,5,2,,activo',
      '2,b,01001,2024-03-10,5,2,,inactivo',
      '3,c,07120,2024-03-01,5,2,,activo',
      '4,d,09002,2024-02-01,5,2,,activo',
      '5,e,99999,2024-02-01,5,2,,activo'
    ].join('\n')
  );

  it('answers on the shipped frame, with the latest date of the file and no people', () => {
    const { code, out } = runByNpm('cobertura', '--cococis', cells, '--json');
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      marco: { municipios: 2458 },
      universo: { id: 'marco', total: 2458, sin_correspondencia: [] },
      fecha: '2024-03-10',
      cubiertos: 2,
      poblacion_cubierta: null,
      poblacion_total: null,
      pct_poblacion: null,
      fuente_poblacion: null,
      importacion: {
        filas: 5,
        aceptadas: 4,
        ambiguas: 0,
        desconocidas: 1,
        duplicadas: 0,
        fuera_de_rango: 0,
        ignoradas: 1
      }
    });
    expect(answer.sin_poblacion).toHaveLength(2458);
    expect(answer.por_entidad).toHaveLength(32);
    expect(answer.universo.fuera_de_universo).toMatchObject([
      { cvegeo: '07120', origen: [{ cvegeo: '07080', nombre: 'Siltepec' }] }
    ]);
    expect(answer.problemas).toMatchObject([
      { renglon: 6, columna: 'cvegeo', valor: '99999', motivo: 'clave desconocida' }
    ]);
  });

  it('changes numerator and denominator together', () => {
    const of = (universo: string) => {
      const { cubiertos, universo: u } = JSON.parse(
        runTejido('cobertura', '--cococis', cells, '--universo', universo, '--json').out
      );
      return [
        cubiertos,
        u.total,
        u.fuera_de_universo.map((x: { cvegeo: string }) => x.cvegeo),
        u.sin_correspondencia.length
      ];
    };
    expect(of('marco-sin-cdmx')).toEqual([1, 2442, ['07120', '09002'], 0]);
    expect(of('meta')).toEqual([1, 2446, ['07120', '09002'], 4]);
  });

  it('goes back in time', () => {
    const { cubiertos } = JSON.parse(
      runTejido('cobertura', '--cococis', cells, '--fecha', '2024-01-15', '--json').out
    );
    expect(cubiertos).toBe(1);
  });

  it('takes the people of a census, and of the frame without one', () => {
    const near = file(
      'n.csv',
      `${HEADER}\n1,a,01001,2024-01-10,5,2,,activo\n2,b,01002,2024-01-10,5,2,,activo`
    );
    const own = JSON.parse(
      runTejido('cobertura', '--cococis', near, '--marco', fixture('marco.geojson'), '--json').out
    );
    expect(own).toMatchObject({
      poblacion_cubierta: 100,
      poblacion_total: 150,
      sin_poblacion: ['01002'],
      fuente_poblacion: 'marco.geojson'
    });
    const census = JSON.parse(
      runTejido(
        'cobertura',
        '--cococis',
        near,
        '--marco',
        fixture('marco.geojson'),
        '--censo',
        fixture('censo-inegi.csv'),
        '--json'
      ).out
    );
    expect(census).toMatchObject({
      poblacion_cubierta: 1200,
      poblacion_total: 1200,
      sin_poblacion: ['02001'],
      fuente_poblacion: 'Archivo de prueba'
    });
    expect(census.censo.fuera_del_marco).toEqual([{ cvegeo: '20067', poblacion: 300 }]);
  });

  it.each([
    [['cobertura'], /--cococis/],
    [['cobertura', '--cococis', 'no-existe.csv'], /no-existe\.csv/],
    [['cobertura', '--cococis', cells, '--universo', 'luna'], /luna/],
    [['cobertura', '--cococis', cells, '--fecha', '2024-02-31'], /2024-02-31/],
    [['cobertura', '--cococis', cells, '--nada'], /--nada/],
    [['cobertura', '--cococis', file('v.csv', '')], /vacío/],
    [['cobertura', '--cococis', cells, '--marco', file('m.json', '{}')], /no un mapa/],
    [['otra'], /otra/]
  ])('ends with 2 and a sentence for %j', (args, sentence) => {
    const { code, out, error } = runTejido(...args);
    expect([code, out]).toEqual([2, '']);
    expect(error).toMatch(sentence);
  });

  it.skipIf(!hasShared)('gives the numbers of the example with the 2025 frame and the 2020 census', () => {
    const { out } = runTejido(
      'cobertura',
      '--cococis',
      example('cococis_limpio.csv'),
      '--marco',
      real('agem_2025.topojson'),
      '--censo',
      real('censo_2020.csv'),
      '--json'
    );
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({
      cubiertos: 677,
      poblacion_cubierta: 85896632,
      poblacion_total: 126014024,
      universo: { total: 2475 }
    });
    expect(answer.pct_municipios).toBe((100 * 677) / 2475);
    expect(answer.por_entidad.reduce((n: number, e: { cubiertos: number }) => n + e.cubiertos, 0)).toBe(677);
    expect(answer.sin_poblacion).toEqual(['02007', '04013', '12082', '12083', '12084', '12085']);
  });

  it.skipIf(!hasShared)('does not lose the cells of later municipalities on the shipped frame', () => {
    const { importacion, universo } = JSON.parse(
      runTejido('cobertura', '--cococis', example('cococis_limpio.csv'), '--json').out
    );
    expect(importacion).toMatchObject({ filas: 1200, aceptadas: 1200 });
    expect(universo.fuera_de_universo.length).toBeGreaterThan(0);
    for (const unit of universo.fuera_de_universo) expect(unit.origen.length).toBeGreaterThan(0);
  });
});

describe('tejido vecinos', () => {
  it('prints each pair once, in order, with a header', () => {
    const { code, out } = runTejido('vecinos');
    const [header, ...rows] = out.trim().split('\n');
    expect([code, header, rows.length]).toEqual([0, 'cvegeo_a,cvegeo_b,tipo', 7201]);
    expect(rows.filter((r) => r.endsWith(',lado'))).toHaveLength(7092);
    expect(rows.every((r) => r.slice(0, 5) < r.slice(6, 11))).toBe(true);
    expect(new Set(rows).size).toBe(7201);
  });

  it('reads another frame', () => {
    expect(runTejido('vecinos', '--marco', fixture('marco.geojson')).out).toBe(
      'cvegeo_a,cvegeo_b,tipo\n01001,01002,lado\n'
    );
  });
});

describe('tejido ritmo', () => {
  const weekly = file(
    'semanas.csv',
    [
      HEADER,
      // Four municipalities a week for fifty-two weeks, the last on the last day of the file.
      ...Array.from({ length: 208 }, (_, i) => {
        const day = new Date(Date.UTC(2024, 0, 7 + 7 * (i >> 2))).toISOString().slice(0, 10);
        return `${i},a,20${String(i + 1).padStart(3, '0')},${day},5,2,,activo`;
      })
    ].join('\n')
  );

  it('gives weeks whose every step cobertura --fecha repeats, a pace and a range', () => {
    const { code, out } = runTejido('ritmo', '--cococis', weekly, '--llegar', '2026-01-01', '--json');
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      universo: { id: 'marco', total: 2458 },
      fecha: '2024-12-29',
      ritmo: { 4: 4, 12: 4, 52: 4 },
      pronostico: { metodo: expect.stringContaining('cuasi-Poisson'), share_intervalo: 0.8 },
      motivo: null
    });
    expect(answer.semanas).toHaveLength(52);
    expect(answer.semanas.at(-1)).toEqual({ fecha: '2024-12-29', cubiertos: 208, nuevos: 4 });
    // A constant pace needs (2,458 − 208) / 4 weeks.
    const weeks = (Date.parse(answer.pronostico.central) - Date.parse('2024-12-29')) / (7 * 86_400_000);
    expect(weeks).toBe(563);
    expect(answer.pronostico.desde < answer.pronostico.central).toBe(true);
    expect(answer.pronostico.central < answer.pronostico.hasta).toBe(true);
    expect(answer.ritmo_necesario.por_semana).toBeCloseTo((2_458 - 208) / (368 / 7));
    for (const week of [answer.semanas[0], answer.semanas[9]])
      expect(
        JSON.parse(runTejido('cobertura', '--cococis', weekly, '--fecha', week.fecha, '--json').out).cubiertos
      ).toBe(week.cubiertos);
  });

  it('says why it foretells nothing, and refuses bad use with one sentence', () => {
    const short = file('corto.csv', [HEADER, '1,a,01001,2024-01-10,5,2,,activo'].join('\n'));
    const answer = JSON.parse(runTejido('ritmo', '--cococis', short, '--json').out);
    expect(answer).toMatchObject({ pronostico: null, motivo: 'La historia tiene menos de 16 semanas.' });
    expect(answer.semanas).toEqual([{ fecha: '2024-01-10', cubiertos: 1, nuevos: 1 }]);
    const none = file('sin-fecha.csv', [HEADER, '1,a,01001,,5,2,,activo'].join('\n'));
    expect(JSON.parse(runTejido('ritmo', '--cococis', none, '--json').out)).toMatchObject({
      fecha: null,
      semanas: [],
      ritmo: { 4: null, 12: null, 52: null },
      pronostico: null
    });
    for (const args of [
      ['ritmo', '--json'],
      ['ritmo', '--cococis', weekly, '--llegar', 'mañana'],
      ['ritmo', '--cococis', weekly, '--universo', 'otro']
    ]) {
      const { code, out, error } = runTejido(...args);
      expect([code, out, error.trim().split('\n').length]).toEqual([2, '', 1]);
    }
  });

  it.skipIf(!hasShared)('ends on the coverage of the example file', () => {
    const answer = JSON.parse(
      runTejido(
        'ritmo',
        '--cococis',
        example('cococis_limpio.csv'),
        '--marco',
        real('agem_2025.topojson'),
        '--json'
      ).out
    );
    expect(answer.semanas.at(-1)).toMatchObject({ cubiertos: 677 });
    expect(answer.pronostico.desde < answer.pronostico.hasta).toBe(true);
    expect(answer.prueba.aciertos / answer.prueba.pruebas).toBeGreaterThan(0.6);
  });
});
