import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../shared';
import { axeFindings, dropFiles, headline, inEachLook, LOOKS, painted, readResult, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('goals by state and quarter', () => {
  it('stand beside what was done, with the light that the rule on the page gives', async () => {
    const { page, conduct } = await site.visit('/metas');
    await painted(page);
    // Of the demonstration: municipalities whose first active cell is of this quarter.
    const read = (file: string) =>
      Papa.parse<Record<string, string>>(readFileSync(join(root, 'static', 'demo', file), 'utf8'), {
        header: true,
        skipEmptyLines: true
      }).data;
    const first = new Map<string, string>();
    for (const { cvegeo, estado, fecha_constitucion: day } of read('cococis.csv'))
      if (estado === 'activo' && day <= '2026-11-20' && !(first.get(cvegeo)! <= day)) first.set(cvegeo, day);
    const done = [...first.values()].filter((day) => day >= '2026-10-01').length;
    const plan = read('metas.csv')
      .filter((r) => r.trimestre === '2026-T4' && r.medida === 'municipios')
      .reduce((sum, r) => sum + Number(r.plan), 0);
    await page.getByTestId('titular-metas').waitFor();
    expect(plain(await page.getByTestId('titular-metas').innerText())).toContain(
      `${done} de ${plan} en 2026-T4`
    );
    await dropFiles(
      page,
      {
        name: 'cococis.csv',
        text: [
          'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,estado',
          'C1,Uno,20067,2026-10-05,12,7,activo',
          'C2,Dos,20068,2026-11-05,10,4,activo',
          'C3,Tres,20068,2026-11-06,10,4,activo',
          'C4,Cuatro,21114,2026-02-05,10,4,activo',
          'C5,Cinco,21115,2026-11-05,10,4,en formación'
        ].join('\n')
      },
      {
        name: 'metas.csv',
        text: [
          'entidad,trimestre,medida,plan,nota',
          '20,2026-T4,municipios,2,',
          '21,2026-T4,municipios,3,caminos cerrados',
          '20,2026-T4,mujeres,40,',
          '01,pronto,municipios,3,',
          '21,T4 2026,municipios,9,'
        ].join('\n')
      }
    );
    await readResult(page);
    await expect
      .poll(async () => plain(await page.getByTestId('titular-metas').innerText()))
      .toContain('2 de 5 en 2026-T4');
    const goals = page.getByRole('table', { name: /plan y hecho$/ });
    const row = async (name: RegExp) => plain(await goals.getByRole('row', { name }).innerText());
    expect(await row(/^Oaxaca/)).toMatch(/^Oaxaca 2 2 100.0 % ● cumplida/);
    // A cell that is not active yet covers nobody.
    expect(await row(/^Puebla/)).toMatch(/^Puebla 3 0 0.0 % ■ lejos caminos cerrados/);
    const said = plain((await page.getByTestId('metas-sin-leer').allInnerTexts()).join(' '));
    expect(said).toContain('«01 pronto municipios»');
    expect(said).toContain(
      '1 renglón repite una entidad, trimestre y medida que ya venían («21 T4 2026 municipios»)'
    );
    // What was done opens the municipalities in which it was, and the light those states that have it.
    await page.getByRole('button', { name: 'Oaxaca, hecho: 2. Ver en qué municipios' }).click();
    await page.getByRole('heading', { name: 'Municipios nuevos en Oaxaca' }).waitFor();
    expect(plain(await page.getByTestId('titular-metas').innerText())).toContain(
      'Oaxaca: 2 de 2 · 2026-T4 · en el país, 2 de 5'
    );
    const places = page.getByRole('table', { name: 'Municipios en que se hizo, y cuánto' });
    await expect.poll(() => places.locator('[data-fila]').count()).toBe(2);
    await page
      .getByTestId('luces')
      .getByRole('button', { name: /^lejos \(1\)/ })
      .click();
    await expect.poll(() => goals.getByRole('row', { name: /^Oaxaca/ }).count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('luz')).toBe('lejos');
    await page
      .getByTestId('luces')
      .getByRole('button', { name: /^lejos/ })
      .click();
    await page.getByRole('combobox', { name: /^Qué se mide/ }).click();
    await page.getByRole('option', { name: 'Mujeres nuevas' }).click();
    // 15 of 40 on 20 November: 51 of 92 days passed, and 22 were due.
    expect(await row(/^Oaxaca/)).toMatch(/^Oaxaca 40 15 37.5 % ■ lejos/);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });
});

describe('home by role', () => {
  it('lands on the board with its questions, and the choice is in the address', async () => {
    const { page } = await site.visit('/inicio');
    await page.getByRole('link', { name: 'Comisión de sectores' }).click();
    await page.getByTestId('titular-sectores').waitFor();
    expect(new URL(page.url()).searchParams.get('rol')).toBe('sectores');
    const mine = page.getByRole('navigation', { name: 'Sus preguntas' });
    await mine.getByRole('link', { name: '¿De dónde no ha venido nadie?' }).click();
    await page.getByText('De aquí no ha venido nadie (', { exact: false }).waitFor();
    // A link opened by somebody else opens the same home.
    await page.reload();
    await mine.getByText('Comisión de sectores').waitFor();
    await mine.getByRole('link', { name: 'Cambiar de papel' }).click();
    await page.getByRole('link', { name: 'Coordinación nacional' }).click();
    expect(await headline(page)).toContain('municipios');
    await mine.getByRole('link', { name: '¿Qué metas del trimestre van lejos?' }).click();
    await page.getByTestId('titular-metas').waitFor();
    for (const path of ['/metas?rol=estatal', '/inicio?rol=electoral']) {
      await page.goto(new URL(path, page.url()).href);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await mine.waitFor();
      await inEachLook(
        page,
        async (look, width) => {
          expect([path, look, await axeFindings(page)]).toEqual([path, look, []]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        },
        [LOOKS[0], LOOKS[3]]
      );
    }
    await page.context().close();
  });
});
