import { describe, expect, it } from 'vitest';
import { explainNotice } from '../../src/lib/text/es/shared/problems';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { PersonNames, seemNames } from '../../src/lib/ingest/person-names';
import type { ReadingChoice } from '../../src/lib/ingest/table/context';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { shippedContext } from './context';

const context = shippedContext();
const names = new PersonNames(context.municipios);

describe('names of persons', () => {
  it.each([
    'Juan Pérez López',
    'PÉREZ LÓPEZ JUAN',
    'Rosa María Hernández',
    'Ma. del Carmen Ruiz Soto',
    'Pérez Hernández María Guadalupe',
    'C. Ana Torres'
  ])('«%s» seems one', (text) => expect(names.isName(text)).toBe(true));

  it.each([
    'Benito Juárez',
    'Emiliano Zapata',
    'Célula Rosa Luxemburgo',
    'Colectivo Emiliano Zapata',
    'Lázaro Cárdenas del Río',
    'Santa Rosa Jáuregui',
    'Unión de Colonos',
    'Jóvenes por Oaxaca',
    'Flor de Mayo',
    'Guadalupe Victoria',
    'Célula 12'
  ])('«%s» seems none', (text) => expect(names.isName(text)).toBe(false));

  it('are hardly ever those of the municipalities themselves, known or not', () => {
    const unknown = new PersonNames([]);
    const all = context.municipios.map((m) => m.nombre);
    expect(all.filter((name) => names.isName(name))).toEqual([]);
    expect(seemNames(all, unknown, true)).toBe(false);
  });

  it('are found in longer texts, and streets and heroes are not', () =>
    expect(
      names.within('Se vio con Juan Pérez López y con la maestra Rosa Hernández en la calle Benito Juárez')
    ).toEqual(['Juan Pérez López', 'Rosa Hernández']));
});

describe('a table whose texts seem to be names of persons', () => {
  const people = ['Juan Pérez López', 'Ana García Ruiz', 'Luis Hernández Cruz'];
  const cells = (texts: readonly string[]) =>
    ['nombre,cvegeo,fecha_constitucion,integrantes,estado']
      .concat(texts.map((text, i) => `${text},20067,2026-01-1${i},${5 + i},activo`))
      .join('\n');
  const read = (text: string, choice: ReadingChoice = {}, kind: 'cococis' | 'actividades' = 'cococis') =>
    readTable(new Blob([text]), CONTRACTS[kind], context, choice);

  it('is asked about and not dropped; nothing of them is in the question', async () => {
    const asked = await read(cells(people)).catch((error: unknown) => error);
    expect(asked).toMatchObject({ reason: 'nombres-de-personas', detail: { columnas: ['nombre'] } });
    expect(JSON.stringify(asked)).not.toMatch(/Pérez|Ruiz|Cruz/);
  });

  it('is read without them, or with them, as somebody says', async () => {
    const without = await read(cells(people), { names: 'personas' });
    expect([without.tally.aceptadas, JSON.stringify(without)]).toEqual([
      3,
      expect.not.stringMatching(/Pérez/)
    ]);
    const withThem = await read(cells(people), { names: 'grupos' });
    expect(JSON.stringify(withThem.rows)).toContain('Juan Pérez López');
  });

  it('is not asked about where they are groups and heroes', async () => {
    const groups = ['Emiliano Zapata', 'Benito Juárez', 'Colectivo Ana García'];
    expect((await read(cells(groups))).tally.aceptadas).toBe(3);
  });

  it('never quotes one that stands in the place of a municipality', async () => {
    const text = [
      'id,entidad,municipio,fecha_constitucion,estado',
      'A,Oaxaca,Juan Pérez López,2026-01-10,activo',
      'B,Oaxaca,Calle Reforma 25,2026-01-10,activo',
      'C,Oaxaca,Loma Perdida,2026-01-10,activo'
    ].join('\n');
    const { problems } = await read(text);
    expect(problems.map((p) => p.valor)).toEqual(['•••', '•••', 'Oaxaca / Loma Perdida']);
  });

  it('tells how many free texts seem to name somebody, and hides them when asked', async () => {
    const text = [
      'id,actividad,estrategia,fecha,cvegeo',
      'A,Reunión con Juan Pérez López en la plaza,Escuelas,2026-01-10,20067',
      'B,Asamblea de barrio,Escuelas,2026-01-11,20067',
      'C,Visita a Ana García y a Benito Juárez,Escuelas,2026-01-12,20067'
    ].join('\n');
    const told = await read(text, {}, 'actividades');
    const notice = told.notices.find((n) => n.tipo === 'parecen-nombres')!;
    expect(notice).toMatchObject({ cuantos: 2, renglones: [2, 4], valores: ['actividad'] });
    expect(explainNotice(notice)).toContain('2 celdas parecen traer nombres de personas');
    const hidden = await read(text, { hideNames: true }, 'actividades');
    expect(JSON.stringify(hidden.rows)).not.toMatch(/Pérez|García/);
    expect(JSON.stringify(hidden.rows)).toContain('Visita a ••• y a Benito Juárez');
    expect(hidden.notices.find((n) => n.tipo === 'nombres-ocultos')).toMatchObject({ cuantos: 2 });
  });
});
