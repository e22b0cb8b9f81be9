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

  it('keeps apart what is written alike, and says what the filters of the address are', async () => {
    const { page, conduct } = await open('/bitacora?fecha=2026-06-01&mun=99999');
    await page.getByText('El marco en uso no tiene el municipio 99999').waitFor();
    await page.getByRole('button', { name: 'Quitar la selección' }).click();
    await dropFiles(
      page,
      {
        name: 'actividades.csv',
        text: [
          'id,actividad,cvegeo,fecha,estrategia,eje,participantes,mujeres,estado',
          'A1,Huerto,20067,2026-03-05,Cogestión,ninguno,100,98,realizada',
          'A2,Taller,,,autogestión,,3,2,realizada',
          'A3,Foro,20067,2026-08-06,autogestión,agua,40,22,realizada'
        ].join('\n')
      },
      {
        name: 'experiencias.csv',
        text: 'id,experiencia,cvegeo,fecha,estrategia,eje,sector\nX1,Comité,06002,2026-01-01,autogestión,género,género\n'
      },
      {
        name: 'acuerdos.csv',
        text: 'id,acuerdo,cvegeo,fecha,plazo,conferencia,estado\nC1,Uno,20067,2026-01-01,2026-02-01,K001,pendiente\nC2,Dos,20067,2026-01-01,,NOEXISTE,pendiente\n'
      },
      {
        name: 'conferencias.csv',
        text: 'id,sector,cvegeo_sede,fecha,modalidad\nk001,obreros,01001,2026-01-10,presencial\n'
      }
    );
    await page.getByRole('dialog').getByTestId('resultado').nth(3).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => headlineOf(page)).toContain('1 actividad en 1 municipio · 100 participantes');
    expect(await page.getByTestId('sin-fecha').innerText()).toBe(
      '1 no tiene fecha y no entra en el periodo.'
    );
    await page.getByText('al 1 de junio de 2026').waitFor();
    await page.getByRole('button', { name: 'Quitar las fechas' }).click();
    await expect.poll(() => headlineOf(page)).toContain('3 actividades en 1 municipio · 143 participantes');
    // «ninguno» is no axis: its column is that of those without one, and it opens them.
    await page
      .getByTestId('matriz-bitacora')
      .getByRole('button', { name: 'todas las estrategias, sin eje: 2' })
      .click();
    await expect.poll(() => headlineOf(page)).toMatch(/^2 actividades en 1 municipio /);
    const { bytes, name } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar actividades (CSV)' }).click()
    );
    expect(name).toBe('tejido-actividades-2026-11-20.csv');
    // The men are few, and the women would tell them: they are withheld, and no false figure stands there.
    expect(csv(bytes.toString('utf8')).map((r) => [r.id, r.participantes, r.mujeres, r.nota])).toEqual([
      ['A1', '100', 'reservado', ''],
      ['A2', '<5', '<5', '']
    ]);
    await page.getByRole('button', { name: '1 sin municipio' }).click();
    await expect.poll(() => headlineOf(page)).toMatch(/^1 actividad en 0 municipios /);
    await page.goto(new URL('/bitacora?libro=experiencias', page.url()).href);
    await expect
      .poll(() => page.getByTestId('experiencias').locator('.marca').allInnerTexts())
      .toEqual(['género', 'autogestión', 'género']);
    await page.getByRole('tab', { name: 'Acuerdos' }).click();
    expect(plain(await page.getByTestId('sin-conferencia').innerText())).toContain('«NOEXISTE»');
    await page.getByText('NOEXISTE: no está').waitFor();
    await page.goto(new URL('/sectores?conf=NOEXISTE', page.url()).href);
    await page.getByText('No encontré la conferencia «NOEXISTE»: se ven todas.').waitFor();
    expect(conduct.errors).toEqual([]);
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
