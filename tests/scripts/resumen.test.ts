import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { example, hasShared, real } from '../shared';
import { askTejido, runTejido } from '../tejido';

const folder = mkdtempSync(join(tmpdir(), 'tejido-resumen-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
type Cell = { sector: string | null; entidad: string | null; conferencias: number; asistentes: number };

describe('tejido resumen', () => {
  it.skipIf(!hasShared)('gives what is expected of the example', () => {
    const expected = JSON.parse(readFileSync(example('esperado.json'), 'utf8'));
    const answer = askTejido(
      'resumen',
      ...['--marco', real('agem_2025.topojson'), '--conferencias', example('conferencias.csv')],
      ...['--asistencias', example('asistencias.csv'), '--directivas', example('directivas.csv')],
      ...['--cococis', example('cococis_limpio.csv')]
    );
    expect(answer.conferencias).toMatchObject(expected['conferencias.csv']);
    expect(answer.asistencias).toMatchObject(expected['asistencias.csv']);
    expect(answer.directivas).toMatchObject(expected['directivas.csv']);
    const { integrantes, mujeres } = expected['cococis_limpio.csv'];
    expect(answer.cococis).toMatchObject({ filas: 1200, integrantes, mujeres });
    const sum = (of: (cell: Cell) => number) =>
      answer.sectores.reduce((total: number, cell: Cell) => total + of(cell), 0);
    expect([sum((c) => c.conferencias), sum((c) => c.asistentes)]).toEqual([140, 44_041]);
    // Migrants come from abroad too: they are of no state.
    expect(answer.sectores.some((c: Cell) => c.sector === 'migrantes' && c.entidad === null)).toBe(true);
    const rows = readFileSync(example('conferencias.csv'), 'utf8').trim().split('\n').slice(1);
    const joint = rows.map((r) => r.split(',')).filter(([, a, b]) => b !== '' && a !== b);
    const pairs = answer.alianzas as { a: string; b: string; conferencias: number }[];
    expect(pairs.reduce((total, p) => total + p.conferencias, 0)).toBe(joint.length);
    expect(new Set(pairs.map((p) => [p.a, p.b].sort().join())).size).toBe(pairs.length);
    expect(answer.problemas).toEqual([]);
  });

  it('counts the logbook: tags apart and together, places, and what is overdue on a day', () => {
    const activities = write(
      'actividades.csv',
      'id,actividad,cvegeo,fecha,estrategia,eje,participantes,mujeres,estado\n' +
        'A1,Huerto,20067,2026-03-01,autogestión; cogestión,agua,10,4,realizada\nA2,Taller,20067,2026-03-02,Gestoría,,20,,\nA3,Foro,,2026-03-02,,agua; paz,5,5,rara\n'
    );
    const agreements = write(
      'acuerdos.csv',
      'id,acuerdo,cvegeo,fecha,plazo,sector,sector_invitado,estado\n' +
        'C1,Uno,20067,2026-01-01,2026-03-31,jóvenes,obreros,pendiente\nC2,Dos,20067,2026-01-01,2026-04-01,jóvenes,,en curso\nC3,Tres,20067,2026-01-01,2025-12-01,,,cumplido\n'
    );
    const answer = askTejido(
      ...['resumen', '--actividades', activities, '--acuerdos', agreements, '--fecha', '2026-04-01']
    );
    expect(answer.actividades).toEqual({
      filas: 3,
      aceptadas: 3,
      municipios: 1,
      sin_municipio: 1,
      fuera_del_marco: 0,
      por_estrategia: { autogestión: 1, cogestión: 1, 'gestión social': 1, 'sin estrategia': 1 },
      por_eje: { agua: 2, paz: 1, 'sin eje': 1 },
      por_sector: { 'sin sector': 3 },
      participantes: 35,
      mujeres: 9,
      fecha: '2026-04-01',
      por_estado: { realizada: 1, programada: 0, cancelada: 0, 'sin dato': 1, rara: 1 }
    });
    // A term that ends before the act is a problem of its row, which is not lost.
    expect(answer.acuerdos.filas).toBe(3);
    expect(answer.acuerdos.por_estado).toMatchObject({ vencido: 1, 'en curso': 1 });
    expect(answer.acuerdos.por_sector).toMatchObject({ jóvenes: 2, obreros: 1 });
    expect(answer.importaciones.acuerdos).toMatchObject({ aceptadas: 2, fuera_de_rango: 1 });
    expect(answer.experiencias).toBeNull();
    const held = write(
      'conf.csv',
      'id,sector,cvegeo_sede,fecha,modalidad\nK1,obreros,01001,2026-01-10,presencial\n'
    );
    const agreed = write('acu.csv', 'id,acuerdo,conferencia\nC1,Uno,k1\nC2,Dos,K9\nC3,Tres,K9\n');
    const came = write(
      'asis.csv',
      'conferencia,cvegeo_origen,pais,asistentes,mujeres\nK1,02006,MX,7,3\nK1,01001,MX,5,2\n'
    );
    const { problemas, asistencias, acuerdos } = askTejido(
      ...['resumen', '--conferencias', held, '--acuerdos', agreed, '--asistencias', came]
    );
    // A table may say no place at all where no row needs one.
    expect(acuerdos).toMatchObject({ filas: 3, aceptadas: 3, sin_municipio: 3 });
    expect(problemas).toMatchObject([{ tabla: 'acuerdos', valor: 'K9', motivo: 'acuerdo-sin-conferencia' }]);
    expect(asistencias).toMatchObject({
      municipios_de_origen: 2,
      fuera_del_marco: [{ cvegeo: '02006', asistentes: 7 }]
    });
  });

  it('names and counts what does not fit, and loses nothing', () => {
    const conferences = write(
      'conferencias.csv',
      'id,sector,sector_invitado,cvegeo_sede,fecha,modalidad\n' +
        'K1,obreros,jóvenes,01001,2026-01-10,presencial\nK2,jóvenes,,,2026-02-10,virtual\nK3,pescadores,,09002,,presencial\n'
    );
    const people = write(
      'asistencias.csv',
      'conferencia,cvegeo_origen,pais,asistentes,mujeres\n' +
        'K1,01001,MX,10,4\nK1,01001,MX,5,9\nK2,,US,7,3\nK9,20001,MX,3,1\nK9,20002,MX,2,1\n'
    );
    const boards = write(
      'directivas.csv',
      'cvegeo,cargo,estado,sexo\n01001,presidencia,titular,M\n01001,presidencia,titular,H\n01001,tesorería,titular,H\n'
    );
    const answer = askTejido(
      'resumen',
      ...['--conferencias', conferences, '--asistencias', people, '--directivas', boards]
    );
    expect(answer.conferencias).toEqual({
      filas: 3,
      aceptadas: 3,
      por_sector: { obreros: 1, jóvenes: 1, pescadores: 1 },
      sin_fecha: ['K3']
    });
    expect(answer.asistencias.de_conferencia_desconocida).toEqual([{ conferencia: 'K9', filas: 2 }]);
    expect(answer.directivas).toMatchObject({
      filas: 3,
      cubiertos: 1,
      mujeres: 1,
      completas: 0,
      fuera_de_catalogo: [{ cargo: 'tesorería', filas: 1 }]
    });
    expect(answer.sectores).toMatchObject([
      { sector: 'obreros', entidad: '01', conferencias: 1, asistentes: 10, mujeres: 4, municipios: 1 },
      { sector: 'jóvenes', entidad: null, conferencias: 1, asistentes: 7, municipios: 0 },
      { sector: 'pescadores', entidad: '09', conferencias: 1, asistentes: 0 }
    ]);
    expect(answer.alianzas).toMatchObject([{ a: 'obreros', b: 'jóvenes', conferencias: 1 }]);
    const why = answer.problemas.map((p: { tabla: string; motivo: string; renglon: number | null }) => [
      p.tabla,
      p.renglon
    ]);
    expect(why).toEqual([
      ['asistencias', 3],
      ['directivas', 3],
      ['asistencias', null],
      ['conferencias', null],
      ['directivas', null]
    ]);
    for (const { filas, ...parts } of Object.values(answer.importaciones) as Record<string, number>[]) {
      const { ignoradas: _, ...buckets } = parts;
      expect(Object.values(buckets).reduce((a, b) => a + b, 0)).toBe(filas);
    }
  });

  it('says what it lacks', () => {
    const { code, out, error } = runTejido('resumen', '--json');
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain('--conferencias F');
    expect(
      askTejido('resumen', '--directivas', write('d.csv', 'cvegeo,cargo,estado\n01001,presidencia,vacante\n'))
    ).toMatchObject({
      conferencias: null,
      asistencias: null,
      sectores: [],
      alianzas: [],
      directivas: { vacantes: 1, completas: 0 }
    });
  });
});
