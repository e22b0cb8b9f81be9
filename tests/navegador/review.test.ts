import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, hasShared, real } from '../shared';
import { axeFindings, dropFiles, headline, painted, readResult, saved, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const CELLS = [
  'id,entidad,municipio,fecha_constitucion,integrantes,estado',
  'a,Oaxaca,San Pedro Mixtepec,2026-01-01,5,activo',
  'b,OAXACA,san pedro mixtepec,2026-01-01,6,activo',
  'c,Oaxaca,San Juan Mixtepec,2026-01-01,7,activo',
  'd,Veracruz,Jalapa,2026-01-01,8,activo',
  'e,Veracruz,Zzz,2026-01-01,9,activo',
  'f,Colima,Colima,2026-01-01,1,activo'
].join('\n');

async function open(text = CELLS): Promise<Page> {
  const { page } = await site.visit('/datos?universo=marco');
  await painted(page);
  await dropFiles(page, { name: 'c.csv', text });
  await page.getByRole('link', { name: 'Revisar los municipios' }).click();
  await page.getByTestId('lugar').first().waitFor();
  return page;
}

const card = (page: Page, place: string) => page.getByTestId('lugar').filter({ hasText: `«${place}»` });
const waiting = (page: Page) => page.getByTestId('por-revisar').innerText();
/** Presses Tab until the focus is where it is wanted. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let i = 0; i < 60; i++) {
    const here = await page.evaluate(() => {
      const e = document.activeElement as HTMLInputElement;
      const label = e.labels?.[0]?.innerText ?? e.getAttribute('aria-label') ?? e.innerText ?? '';
      return label.replace(/\s+/g, ' ');
    });
    if (name.test(here)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no focus on ${name}`);
}

describe('the queue of places', () => {
  it('is worked by keyboard alone, with nothing for axe to find on any step', async () => {
    const page = await open();
    expect(await waiting(page)).toBe('4 lugares por revisar, en 5 renglones.');
    expect(await axeFindings(page)).toEqual([]);
    // Nothing is chosen for anybody.
    expect(await page.locator('input[type=radio]:checked').count()).toBe(0);
    expect(
      await card(page, 'Oaxaca / San Pedro Mixtepec').getByRole('img').getAttribute('aria-label')
    ).toContain('1, San Pedro Mixtepec y 2, San Pedro Mixtepec');

    await page.getByRole('link', { name: 'Volver a Datos' }).focus();
    await tabTo(page, /San Pedro Mixtepec 20318/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /Usar en los 2 renglones iguales/);
    await page.keyboard.press('Enter');
    await page.getByText('San Pedro Mixtepec: 2 renglones aceptados').waitFor();
    await expect.poll(() => waiting(page)).toBe('3 lugares por revisar, en 3 renglones.');
    expect(await axeFindings(page)).toEqual([]);

    await tabTo(page, /^Posponer/);
    await page.keyboard.press('Enter');
    await page.getByText('1 lugar pospuesto: siguen al final.').waitFor();
    expect(await page.getByTestId('lugar').last().innerText()).toContain('San Juan Mixtepec');
    expect(await axeFindings(page)).toEqual([]);

    // A name that is like the one that was meant, and is offered, not taken.
    await page.getByRole('link', { name: 'Volver a Datos' }).focus();
    await tabTo(page, /^(\d )?Xalapa/);
    await page.keyboard.press('Space');
    await tabTo(page, /Usar este municipio/);
    await page.keyboard.press('Enter');
    await page.getByText('Xalapa: 1 renglón aceptado').waitFor();

    await card(page, 'Veracruz / Zzz').getByRole('button', { name: 'Dejar fuera' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('1 renglón queda fuera').waitFor();
    await page.getByRole('heading', { name: 'Lugares que usted dejó fuera' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Volver a revisar' }).click();
    await expect.poll(() => waiting(page)).toMatch(/^2 lugares por revisar/);

    // Searched by name, among those of its state first.
    const zzz = card(page, 'Veracruz / Zzz');
    await zzz.getByRole('combobox').focus();
    await page.keyboard.type('Coatepec');
    // The one of its own state goes first, and the first one has the mark.
    await expect.poll(() => page.getByRole('option').first().getAttribute('data-highlighted')).not.toBeNull();
    await page.keyboard.press('Enter');
    await zzz.getByRole('button', { name: 'Usar este municipio' }).click();
    await page.getByText('Coatepec: 1 renglón aceptado').waitFor();
    await page.goto(`${site.url}/?universo=marco`);
    await expect.poll(() => headline(page)).toBe('4 de 2,458 municipios con COCOCI activo');
    await page.context().close();
  });

  it('is decided row by row where alike names are different places, and undone', async () => {
    const page = await open();
    const pedro = card(page, 'Oaxaca / San Pedro Mixtepec');
    await pedro.getByRole('button', { name: 'Uno por uno' }).click();
    expect(await axeFindings(page)).toEqual([]);
    await pedro.getByLabel('Municipio de este renglón: Células, renglón 2').selectOption('20318');
    await pedro.getByLabel('Municipio de este renglón: Células, renglón 3').selectOption('20319');
    await pedro.getByRole('button', { name: 'Guardar 2 decisiones' }).click();
    await page.getByText('2 renglones aceptados').waitFor();
    await page.getByRole('link', { name: 'Volver a Datos' }).click();
    await page.getByRole('link', { name: 'Ver y corregir los renglones de células' }).click();
    await expect
      .poll(() => page.locator('tbody').innerText())
      .toMatch(/20318 San Pedro Mixtepec.*20319 San Pedro Mixtepec/s);
    await page.getByRole('link', { name: 'Volver a Datos' }).click();
    await page.getByRole('button', { name: /^Deshacer: una decisión de la revisión/ }).click();
    await page.getByText('1 renglón aceptado, 5 con problema').waitFor();
    await page.context().close();
  });

  it('remembers what was decided: for the next file, and in a file that another person opens', async () => {
    const page = await open();
    const juan = card(page, 'Oaxaca / San Juan Mixtepec');
    await juan.getByRole('radio').nth(1).check();
    await juan.getByRole('button', { name: 'Usar este municipio' }).click();
    await page.getByText('San Juan Mixtepec: 1 renglón aceptado').waitFor();
    const file = await saved(page, () => page.getByRole('button', { name: 'Descargar decisiones' }).click());
    expect(file.name).toBe('tejido-decisiones.csv');
    expect(file.bytes.toString('utf8')).toMatch(
      /^\ufefftabla,id,entidad,municipio,clave,decision,cvegeo\r\n,,Oaxaca,San Juan Mixtepec,,elegir,20209/
    );
    await page.getByRole('link', { name: 'Volver a Datos' }).click();
    const again = CELLS.replace('7,activo', '70,activo');
    await dropFiles(page, { name: 'c.csv', text: again });
    await page.getByRole('button', { name: 'Reemplazar la tabla' }).click();
    const result = await readResult(page);
    expect(result).toContain('2 + 0 + 2 + 2 + 0 = 6');
    expect(result).toContain('por lo que usted decidió de su municipio (renglón 4)');
    await page.context().close();

    const { page: other } = await site.visit('/datos');
    await painted(other);
    await dropFiles(
      other,
      { name: 'tejido-decisiones.csv', text: file.bytes.toString('utf8') },
      { name: 'c.csv', text: CELLS }
    );
    expect(await readResult(other)).toContain('2 + 0 + 2 + 2 + 0 = 6');
    await other.context().close();
  });

  it('finds by itself what was loaded later, and only that', async () => {
    const page = await open(
      'id,mun_ine,entidad,municipio,estado\na,,Jalisco,Nadie,activo\nb,,Oaxaca,San Pedro Mixtepec,activo'
    );
    await page.getByRole('button', { name: 'Volver a buscar los municipios' }).click();
    await page.getByText('Nada nuevo: faltan los mismos.').waitFor();
    expect(await waiting(page)).toMatch(/^2 lugares/);
    await page.context().close();
  });

  it.skipIf(!hasShared)(
    'of the example has three places in five rows, and 404 of 405 rows after it',
    async () => {
      const { page, conduct } = await site.visit('/datos?universo=marco');
      await painted(page);
      await dropFiles(page, real('agem_2025.topojson'), example('cococis_por_nombre.csv'));
      await page.getByText('Resultado de 2 archivos').waitFor({ timeout: 60_000 });
      await page.getByRole('link', { name: 'Revisar los municipios' }).click();
      await expect.poll(() => waiting(page)).toBe('3 lugares por revisar, en 5 renglones.');
      for (const [place, key] of [
        ['Oaxaca / San Juan Mixtepec', '20208'],
        ['Oaxaca / San Pedro Mixtepec', '20319']
      ]) {
        await card(page, place)
          .getByRole('radio', { name: new RegExp(key) })
          .check();
        await card(page, place).getByRole('button', { name: 'Usar en los 2 renglones iguales' }).click();
        await card(page, place).waitFor({ state: 'detached' });
      }
      await page.getByRole('link', { name: 'Volver a Datos' }).click();
      await page.getByText('404 renglones aceptados, 1 con problema').waitFor();
      expect(conduct.errors).toEqual([]);
      await page.context().close();
    }
  );
});
