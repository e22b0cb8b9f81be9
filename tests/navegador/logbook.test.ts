import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../shared';
import { askTejido } from '../tejido';
import { axeFindings, dropFiles, inEachLook, LOOKS, painted, readResult, saved, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const demo = (name: string) => join(root, 'static', 'demo', `${name}.csv`);
const csv = (text: string) =>
  Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), { header: true, skipEmptyLines: true }).data;
const headlineOf = async (page: Page) => plain(await page.getByTestId('titular-bitacora').innerText());
const stateOf = (page: Page, name: string) => page.getByTestId('estados-bitacora').getByText(name);
async function open(address: string) {
  const visit = await site.visit(address, { viewport: { width: 1500, height: 900 } });
  await painted(visit.page);
  await visit.page.getByTestId('titular-bitacora').waitFor();
  return visit;
}
const summary = () =>
  askTejido(
    'resumen',
    ...['actividades', 'acuerdos', 'experiencias'].flatMap((kind) => [`--${kind}`, demo(kind)]),
    ...['--fecha', '2026-11-20']
  );

describe('the logbook', () => {
  it('counts activities as the command does, and a cell opens its list, its map and its file', async () => {
    const { page, conduct } = await open('/bitacora');
    const { actividades } = summary();
    expect(await headlineOf(page)).toContain(
      `${actividades.filas} actividades en ${actividades.municipios} municipios · ${actividades.participantes.toLocaleString('es-MX')} participantes`
    );
    expect(await headlineOf(page)).toContain(`${actividades.sin_municipio} sin municipio`);
    const table = page.getByTestId('matriz-bitacora');
    for (const [strategy, n] of Object.entries(actividades.por_estrategia))
      expect(
        plain(await table.getByRole('row', { name: new RegExp(`^${strategy} `) }).innerText()).endsWith(
          ` ${n}`
        )
      ).toBe(true);
    expect(await page.getByTestId('total-bitacora').innerText()).toBe(String(actividades.filas));
    const rows = csv(readFileSync(demo('actividades'), 'utf8'));
    const own = rows.filter((r) => r.estrategia.includes('cogestión') && r.eje.split('; ').includes('agua'));
    await table.getByRole('button', { name: `cogestión, agua: ${own.length}` }).click();
    const places = new Set(own.map((r) => r.cvegeo).filter(Boolean));
    await expect
      .poll(() => headlineOf(page))
      .toContain(`${own.length} actividades en ${places.size} municipios`);
    expect(new URL(page.url()).searchParams.toString()).toBe(
      new URLSearchParams({ estrategia: 'cogestión', eje: 'agua' }).toString()
    );
    // The legend counts the municipalities that the map colours.
    const counts = (await page.locator('.leyenda .cuenta').allInnerTexts()).map((n) =>
      Number(n.replace(',', ''))
    );
    expect(counts.slice(1).reduce((a, b) => a + b, 0)).toBe(places.size);
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar actividades (CSV)' }).click()
    );
    expect(name).toBe('tejido-actividades-2026-11-20-demostracion.csv');
    const file = csv(bytes.toString('utf8'));
    expect(file.map((r) => r.id).sort()).toEqual(own.map((r) => r.id).sort());
    expect(file.every((r) => r.nota === 'datos de demostración' && r.filtros === 'cogestión, agua')).toBe(
      true
    );
    expect(file.some((r) => /^[1-4]$/.test(r.mujeres))).toBe(false);
    // A row chooses its municipality, and then everything is of it.
    await page.getByRole('row').nth(8).getByRole('button').first().click();
    await page.getByTestId('municipio-bitacora').waitFor();
    expect(await headlineOf(page)).toMatch(/^\d+ actividad(es)? en 1 municipio /);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('says which agreements are overdue on the day one looks at', async () => {
    const { page } = await open('/bitacora?libro=acuerdos');
    const rows = csv(readFileSync(demo('acuerdos'), 'utf8'));
    const overdue = (on: string) =>
      rows.filter(
        (r) => r.fecha <= on && ['pendiente', 'en curso'].includes(r.estado) && r.plazo && r.plazo < on
      ).length;
    await stateOf(page, `Vencidos (${overdue('2026-11-20')})`).click();
    await expect
      .poll(() => headlineOf(page))
      .toMatch(new RegExp(`^${overdue('2026-11-20')} acuerdos en \\d+ municipios`));
    await page.goto(new URL('/bitacora?libro=acuerdos&fecha=2025-10-01', page.url()).href);
    await stateOf(page, `Vencidos (${overdue('2025-10-01')})`).waitFor();
    await stateOf(page, `Todos (${rows.filter((r) => r.fecha <= '2025-10-01').length})`).waitFor();
    // From an agreement to the conference in which it was made.
    const link = page.getByRole('row').nth(1).getByRole('link');
    const id = await link.innerText();
    await link.click();
    await expect.poll(() => new URL(page.url()).searchParams.get('conf')).toBe(id);
    expect(new URL(page.url()).pathname).toBe('/sectores');
    await page.context().close();
  });

  it('finds what others learned by words, sector and place', async () => {
    const { page } = await open('/bitacora?libro=experiencias');
    const rows = csv(readFileSync(demo('experiencias'), 'utf8'));
    await page.getByRole('searchbox', { name: 'Buscar' }).fill('bomba AGUA bitacora');
    const found = rows.filter((r) => /bomba de agua.*bitácora/i.test(r.resumen));
    await expect.poll(() => headlineOf(page)).toMatch(new RegExp(`^${found.length} experiencias en`));
    const list = page.getByTestId('experiencias');
    expect(await list.getByRole('article').count()).toBe(Math.min(20, found.length));
    const first = list.getByRole('article').first();
    const [sector] = (await first.locator('.marca').allInnerTexts()).map(plain);
    await first.getByRole('button', { name: sector }).click();
    const ofSector = found.filter((r) => r.sector === sector);
    await expect.poll(() => list.getByRole('article').count()).toBe(ofSector.length);
    await first.getByRole('button', { name: /^Ver .* en el mapa$/ }).click();
    await page.getByTestId('municipio-bitacora').waitFor();
    expect(ofSector.map((r) => r.cvegeo)).toContain(new URL(page.url()).searchParams.get('mun'));
    await page.context().close();
  });

  it('takes the axes of the list, names what else is written, and accounts for every row', async () => {
    const { page } = await site.visit('/ajustes');
    const axes = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Ejes' }) });
    await axes.getByRole('button', { name: 'Agregar' }).click();
    await axes.getByRole('textbox', { name: 'Nombre del eje' }).fill('Paz y justicia');
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Bitácora' }).click();
    await page.getByTestId('titular-bitacora').waitFor();
    await dropFiles(page, {
      name: 'mis actividades.csv',
      text: [
        'Folio,Actividad,Clave municipio,Fecha,Estrategia,Eje,Participantes,Mujeres,Responsable,Estatus',
        'A1,Huerto,20067,05/03/2026,Autogestion,paz y justicia,12,7,Fulana de Tal,hecha',
        'A2,Taller,20067,2026-04-05,Cogestión y Gestión social,PAZ Y JUSTICIA; otro eje,30,,Fulana de Tal,realizada',
        'A3,Foro en línea,,2026-04-06,,,40,22,,realizada',
        'A4,Asamblea,99999,2026-04-06,autogestión,,10,5,,realizada',
        'A5,Brigada,20068,2026-04-06,autogestión,,10,15,,realizada',
        'A1,Huerto,20067,05/03/2026,Autogestion,paz y justicia,12,7,,hecha'
      ].join('\n')
    });
    const said = await readResult(page);
    expect(plain(said)).toContain('3 + 1 + 1 + 0 + 1 = 6 renglones de datos');
    expect(said).toContain('Responsable');
    await expect.poll(() => headlineOf(page)).toContain('3 actividades en 1 municipio · 82 participantes');
    expect(await headlineOf(page)).toContain('mujeres: 55.8 % (n = 52)');
    expect(await headlineOf(page)).toContain('1 sin municipio');
    const table = page.getByTestId('matriz-bitacora');
    const heads = (await table.locator('thead th').allInnerTexts()).map(plain);
    expect(heads).toEqual(['Estrategia', 'Paz y justicia', 'otro eje', 'sin eje', 'Total']);
    expect(plain(await table.getByRole('row', { name: /^gestión social/ }).innerText())).toBe(
      'gestión social 1 1 0 1'
    );
    // With the organisation's own cells the invented tables leave.
    await dropFiles(page, {
      name: 'cococis.csv',
      text: 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,estado\nC1,Uno,20067,2026-10-05,12,7,activo\n'
    });
    await readResult(page);
    await page.getByRole('tab', { name: 'Acuerdos' }).click();
    await page.getByRole('heading', { name: 'No hay acuerdos cargados' }).waitFor();
    await page.context().close();
  });

  it('shows what axe accepts in every part, light and dark, wide and narrow', async () => {
    const { page } = await open('/bitacora');
    for (const name of ['Actividades', 'Acuerdos', 'Experiencias']) {
      await page.getByRole('tab', { name }).click();
      await page.getByTestId('titular-bitacora').waitFor();
      const check = async (look: string, width: number) => {
        expect([name, look, await axeFindings(page)]).toEqual([name, look, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), look).toBeLessThanOrEqual(
          width
        );
      };
      await inEachLook(page, check, name === 'Actividades' ? LOOKS : [LOOKS[0], LOOKS[3]]);
    }
    await page.context().close();
  });
});
