import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, hasShared, real, root } from '../shared';
import { askTejido } from '../tejido';
import { axeFindings, dropFiles, inEachLook, LOOKS, painted, readPng, readResult, saved, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const demo = (name: string) => join(root, 'static', 'demo', `${name}.csv`);
const es = (n: number) => n.toLocaleString('es-MX');
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const headlineOf = async (page: Page) => plain(await page.getByTestId('titular-sectores').innerText());
const rowsOf = (bytes: Buffer) =>
  Papa.parse<Record<string, string>>(bytes.toString('utf8').replace('\ufeff', ''), { header: true }).data;
async function pick(page: Page, label: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
  await page.getByRole('option', { name: option, exact: typeof option === 'string' }).click();
}
async function open(address: string) {
  const visit = await site.visit(address, { viewport: { width: 1500, height: 900 } });
  await painted(visit.page);
  await visit.page.getByTestId('titular-sectores').waitFor();
  return visit;
}
type Cell = {
  sector: string;
  entidad: string | null;
  conferencias: number;
  asistentes: number;
  municipios: number;
};
const summary = () =>
  askTejido('resumen', '--conferencias', demo('conferencias'), '--asistencias', demo('asistencias')) as {
    asistencias: { asistentes: number; municipios_de_origen: number };
    conferencias: { filas: number; por_sector: Record<string, number> };
    sectores: Cell[];
    alianzas: { a: string; b: string; conferencias: number }[];
  };

describe('the matrix of sectors', () => {
  it('says cell by cell what the command says, and keeps «sin conferencia» apart from «nadie»', async () => {
    const { page, conduct } = await open('/sectores');
    const { sectores, asistencias, conferencias } = summary();
    expect(await headlineOf(page)).toContain(
      `${conferencias.filas} conferencias, ${es(asistencias.asistentes)} asistentes de ${es(asistencias.municipios_de_origen)} municipios`
    );
    const table = page.getByTestId('matriz');
    const cellOf = (sector: string, state: string) =>
      table.getByRole('button', { name: new RegExp(`^${sector}, ${state}: `) });
    const inOaxaca = sectores.filter((c) => c.entidad === '20');
    for (const { sector, asistentes } of inOaxaca.filter((c) => c.asistentes > 0))
      expect(await cellOf(sector, 'Oaxaca').innerText()).toBe(es(asistentes));
    const known = new Set(sectores.map((c) => `${c.sector} ${c.entidad}`));
    const sectors = Object.keys(conferencias.por_sector);
    const never = sectors.find((s) => !known.has(`${s} 03`))!;
    expect(await cellOf(never, 'Baja California Sur').getAttribute('aria-label')).toContain(
      'sin conferencia'
    );
    expect(await page.getByTestId('total-matriz').innerText()).toBe(es(asistencias.asistentes));
    await pick(page, 'La matriz cuenta', 'Municipios alcanzados');
    expect(await page.getByTestId('total-matriz').innerText()).toBe(es(asistencias.municipios_de_origen));
    await pick(page, 'La matriz cuenta', 'Conferencias');
    expect(await page.getByTestId('total-matriz').innerText()).toBe('150');
    for (const { sector, conferencias: n } of inOaxaca.filter((c) => c.conferencias > 0))
      expect(await cellOf(sector, 'Oaxaca').innerText()).toBe(es(n));
    // A cell opens its place on the map, and all of it is in the address.
    const [first] = inOaxaca.filter((c) => c.asistentes > 0);
    await cellOf(first.sector, 'Oaxaca').click();
    await expect
      .poll(() => new URL(page.url()).searchParams.toString())
      .toBe(new URLSearchParams({ ent: '20', sector: first.sector, cuenta: 'conferencias' }).toString());
    const { bytes, name } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar matriz (CSV)' }).click()
    );
    expect(name).toContain('demostracion');
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(sectors.length * 33);
    expect(rows.reduce((sum, r) => sum + Number(r.conferencias), 0)).toBe(150);
    expect(rows.every((r) => r.nota === 'datos de demostración')).toBe(true);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('is one stop for Tab, and arrows go from cell to cell', async () => {
    const { page } = await open('/sectores');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await page.getByTestId('matriz').locator('td button[tabindex="0"]').focus();
    expect(await focused()).toMatch(/^obreros, Aguascalientes: /);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toMatch(/^campesinos, Baja California: /);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('sector')).toBe('campesinos');
    expect(new URL(page.url()).searchParams.get('ent')).toBe('02');
    await page.context().close();
  });

  it('shows what axe accepts in every part, light and dark, wide and narrow', async () => {
    const { page } = await open('/sectores?sector=migrantes');
    for (const name of ['Matriz', 'Alcance', 'Alianzas', 'Calendario', 'Comparar']) {
      await tab(page, name);
      await page.getByRole('tabpanel').locator('table:visible, canvas:visible').first().waitFor();
      const check = async (look: string, width: number) => {
        expect([name, look, await axeFindings(page)]).toEqual([name, look, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), look).toBeLessThanOrEqual(
          width
        );
      };
      // The matrix, whose cells are painted, in all looks; the others in the two that differ in both.
      await inEachLook(page, check, name === 'Matriz' ? LOOKS : [LOOKS[0], LOOKS[3]]);
    }
    await page.context().close();
  });
});

describe("the commission's morning", () => {
  it('a sector, its reach, the list of gaps, and the file of it', async () => {
    const { page, conduct } = await open('/sectores?parte=alcance');
    await pick(page, 'Sector', 'jóvenes');
    const { sectores } = summary();
    const own = sectores.filter((c) => c.sector === 'jóvenes');
    const people = own.reduce((sum, c) => sum + c.asistentes, 0);
    const places = own.reduce((sum, c) => sum + c.municipios, 0);
    await expect
      .poll(() => headlineOf(page))
      .toContain(`${es(people)} asistentes de ${es(places)} municipios`);
    expect(await page.getByTestId('personas-alcance').innerText()).toBe(es(people));
    expect(plain(await page.getByTestId('distancia-alcance').innerText())).toMatch(
      /^la mitad, a [\d,]+ km o menos; en promedio [\d,]+ km; la más lejana [\d,]+ km$/
    );
    await page.getByText(`Orígenes (${es(places)})`).waitFor();
    await page.getByText(`De aquí no ha venido nadie (${es(2458 - places)})`).click();
    await page.getByRole('row').nth(3).waitFor();
    await pick(page, 'Entidad', 'Oaxaca');
    const inState = own.find((c) => c.entidad === '20')?.municipios ?? 0;
    await page.getByText(`De aquí no ha venido nadie (${es(570 - inState)})`).waitFor();
    const { bytes, name } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar huecos (CSV)' }).click()
    );
    expect(name).toMatch(/^tejido-huecos-2026-11-20-demostracion\.csv$/);
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(570 - inState);
    expect(rows.every((r) => r.cvegeo.startsWith('20') && r.asistentes === '0' && r.motivo !== '')).toBe(
      true
    );
    expect(rows[0].filtros).toBe('jóvenes, Oaxaca');
    // The address opens the same view.
    await page.reload();
    await page.getByText(`De aquí no ha venido nadie (${es(570 - inState)})`).waitFor();
    // A municipality of the list is one of the map.
    const chosen = page.getByRole('tabpanel').locator('[data-fila]').first();
    const place = plain(await chosen.innerText());
    await chosen.click();
    expect(plain(await page.getByTestId('municipio-sectores').innerText())).toContain(`${place}, Oaxaca`);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('draws the ways of the people of one conference, and lets them go with it', async () => {
    const { page } = await open('/sectores?parte=calendario');
    const map = (await page.locator('.region-mapa').boundingBox())!;
    // The middle of the country, away from what stands over the map.
    const box = { x: map.x + 250, y: map.y + 280, width: 290, height: 230 };
    const draws = async () => readPng(await page.screenshot({ clip: box })).colors;
    /** A colour that the ways alone bring: more red than the sea, the land and the classes have beside so little blue. */
    const hasWay = (colors: Set<string>) =>
      [...colors].some((c) => {
        const [r, g, b] = c.split(',').map(Number);
        return r > 150 && r - g > 50 && g - b > 20;
      });
    await expect.poll(async () => hasWay(await draws())).toBe(false);
    const conferences = readFileSync(demo('conferencias'), 'utf8').split('\n');
    const seated = conferences.find((r) => r.endsWith('presencial'))!.split(',')[0];
    await page.goto(new URL(`/sectores?parte=calendario&conf=${seated}`, page.url()).href);
    await expect.poll(async () => (await headlineOf(page)).startsWith('1 conferencia,')).toBe(true);
    await expect.poll(async () => hasWay(await draws())).toBe(true);
    await page.getByRole('button', { pressed: true, name: new RegExp(seated) }).click();
    await expect.poll(async () => hasWay(await draws())).toBe(false);
    await page.context().close();
  });

  it('alliances are a table, a drawing and a list of who never met, as the command says', async () => {
    const { page } = await open('/sectores?parte=alianzas');
    const { alianzas } = summary();
    const table = page.getByTestId('matriz-alianzas');
    await table.waitFor();
    const [pair] = [...alianzas].sort((x, y) => y.conferencias - x.conferencias);
    const names = (await table.locator('thead th').allInnerTexts()).slice(1).map(plain);
    const cell = async (a: string, b: string) =>
      plain(
        await table
          .getByRole('row', { name: new RegExp(`^${a} `) })
          .locator('td')
          .nth(names.indexOf(b))
          .innerText()
      );
    expect(await cell(pair.a, pair.b)).toBe(String(pair.conferencias));
    expect(await cell(pair.b, pair.a)).toBe(String(pair.conferencias));
    expect(await page.getByTestId('nunca').getByRole('listitem').count()).toBe(45 - alianzas.length);
    await page.getByRole('img', { name: `une a los ${alianzas.length} pares`, exact: false }).waitFor();
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar alianzas (CSV)' }).click()
    );
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(45);
    expect(rows.reduce((sum, r) => sum + Number(r.conferencias_conjuntas), 0)).toBe(
      alianzas.reduce((sum, p) => sum + p.conferencias, 0)
    );
    await page.context().close();
  });

  it('names what does not fit between the tables, and loses nothing of the rest', async () => {
    const { page } = await open('/sectores');
    await dropFiles(
      page,
      {
        name: 'conferencias.csv',
        text: 'id,sector,sector_invitado,cvegeo_sede,fecha,modalidad\nK1,obreros,jóvenes,01001,2026-01-10,presencial\nK2,pescadores,,09002,,presencial\nK3,migrantes,,,2026-02-01,virtual\n'
      },
      {
        name: 'asistencias.csv',
        text: 'conferencia,cvegeo_origen,pais,asistentes,mujeres\nK1,01001,MX,10,4\nK1,01002,MX,5,9\nK2,20001,MX,3,1\nK3,,US,7,3\nK1,20003,EE. UU.,4,2\nK9,20002,MX,2,1\n'
      }
    );
    await readResult(page);
    await expect.poll(() => headlineOf(page)).toContain('3 conferencias, 24 asistentes de 3 municipios');
    const said = plain((await page.getByTestId('aviso-sectores').allInnerTexts()).join(' '));
    expect(said).toContain('1 grupo de asistentes nombra una conferencia que no está en la tabla («K9»)');
    expect(said).toContain('1 conferencia sin fecha («K2»)');
    const cellOf = (name: RegExp) => page.getByTestId('matriz').getByRole('button', { name });
    expect(await cellOf(/^pescadores, Ciudad de México: /).innerText()).toBe('0');
    expect(await cellOf(/^pescadores, Oaxaca: /).innerText()).toBe('3');
    expect(await cellOf(/^campesinos, Oaxaca: /).innerText()).toBe('·');
    await tab(page, 'Alcance');
    await expect
      .poll(async () => plain(await page.getByTestId('paises').innerText()))
      .toBe('Estados Unidos 11');
    // Who lives abroad and says where they are from counts in both, and their distance is not known.
    await page.getByText('Migrantes, por país en que viven').click();
    expect(
      plain(
        await page
          .getByTestId('tabla-paises')
          .getByRole('row', { name: /^Estados Unidos/ })
          .innerText()
      )
    ).toBe('Estados Unidos 11 5 2 4');
    await page.getByText('Orígenes (3)').waitFor();
    // The figure opens the conferences that it adds up, and one of them is looked at alone.
    await page.getByTestId('paises').getByRole('button').click();
    const elsewhere = page.getByTestId('de-otra-parte');
    await expect
      .poll(async () => plain(await elsewhere.innerText()))
      .toContain('11 personas, por conferencia');
    expect(plain((await elsewhere.getByRole('listitem').allInnerTexts()).join(' | '))).toMatch(
      /^K3 · .* · 7 \| K1 · .* · 4$/
    );
    await elsewhere.getByRole('button', { name: 'K3' }).click();
    await expect
      .poll(async () => plain(await page.getByTestId('paises').innerText()))
      .toBe('Estados Unidos 7');
    await page.goBack();
    await elsewhere.getByRole('button', { name: 'Cerrar la lista' }).click();
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar países (CSV)' }).click()
    );
    expect(rowsOf(bytes)[0]).toMatchObject({
      pais: 'Estados Unidos',
      asistentes: '11',
      dicen_su_municipio: '<5'
    });
    await page.context().close();
  });

  it.skipIf(!hasShared)('the example gives on screen what is expected of it', async () => {
    const expected = JSON.parse(readFileSync(example('esperado.json'), 'utf8'));
    const { page } = await open('/sectores');
    await dropFiles(
      page,
      real('agem_2025.topojson'),
      example('conferencias.csv'),
      example('asistencias.csv')
    );
    await page.getByRole('dialog').getByTestId('resultado').nth(2).waitFor();
    await page.keyboard.press('Escape');
    const { asistentes, municipios_de_origen } = expected['asistencias.csv'];
    await expect
      .poll(() => headlineOf(page))
      .toContain(`140 conferencias, ${es(asistentes)} asistentes de ${es(municipios_de_origen)} municipios`);
    await pick(page, 'La matriz cuenta', 'Conferencias');
    for (const [sector, n] of Object.entries(expected['conferencias.csv'].por_sector)) {
      const row = page.getByTestId('matriz').getByRole('row', { name: new RegExp(`^${sector} `) });
      expect(await row.locator('td.total').innerText()).toBe(String(n));
    }
    await page.context().close();
  });
});
