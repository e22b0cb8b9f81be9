import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../shared';
import { askTejido } from '../tejido';
import { coloredOnMap, headline, mapCanvas, painted, readPng, saved, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open()));
afterAll(() => site.close());

const demo = (...args: string[]) =>
  askTejido('cobertura', '--cococis', join(root, 'static/demo/cococis.csv'), ...args);

describe('the board with the demonstration', () => {
  it('is painted from the snapshot before the engine is asked for, and says the same as the command', async () => {
    const { page, conduct } = await site.visit('/?medida=celulas');
    await painted(page);
    expect(conduct.requests.filter((r) => /duckdb/.test(r))).toEqual([]);
    const { cubiertos, universo } = demo('--universo', 'meta', '--fecha', '2026-11-20');
    expect(await headline(page)).toBe(`${cubiertos} de 2,446 municipios con COCOCI activo`);
    expect(universo.total).toBe(2446);
    expect(await coloredOnMap(page)).toBe(cubiertos);
    await page.getByText('Datos de demostración', { exact: true }).waitFor();
    expect(await page.getByText(/personas en localidades \(GeoNames\)/).count()).toBe(1);
    await page.context().close();
  });

  it('opens every number as a list exactly as long', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    const { cubiertos } = demo('--universo', 'meta', '--fecha', '2026-11-20');
    const count = async () => (await page.getByTestId('cuenta-tabla').innerText()).replace(/\s+/g, ' ');
    await page.getByRole('button', { name: /Ver la lista: Con COCOCI activo$/ }).click();
    await expect.poll(count).toContain(`${cubiertos} municipios`);
    await page.getByRole('button', { name: /^Faltan/ }).click();
    await expect.poll(count).toContain(`${(2446 - cubiertos).toLocaleString('es-MX')} municipios`);
    // The units of the goal that no polygon has stand at the end of the list.
    await page.locator('tbody th button').first().focus();
    await page
      .locator('.marco')
      .first()
      .evaluate((node) => node.scrollTo(0, node.scrollHeight));
    await page.getByRole('rowheader', { name: 'Belisario Domínguez' }).waitFor();
    const recent = await page.getByRole('button', { name: /en 4 semanas/ }).innerText();
    await page.getByRole('button', { name: /en 4 semanas/ }).click();
    await expect.poll(count).toMatch(new RegExp(`: ${recent.split(' ')[0]} municipios?$`));
    await page.context().close();
  });

  it('changes number, map and table together without the engine, and keeps it all in the address', async () => {
    const { page, conduct } = await site.visit('/?medida=celulas&fecha=2025-06-30');
    await painted(page);
    const { cubiertos } = demo('--universo', 'meta', '--fecha', '2025-06-30');
    await expect.poll(() => headline(page)).toBe(`${cubiertos} de 2,446 municipios con COCOCI activo`);
    expect(conduct.requests.filter((r) => /duckdb/.test(r))).toEqual([]);
    await expect.poll(() => coloredOnMap(page)).toBe(cubiertos);

    await page.getByRole('combobox', { name: /^Entidad/ }).click();
    await page.getByRole('option', { name: 'Oaxaca' }).click();
    const oaxaca = demo('--universo', 'meta', '--fecha', '2025-06-30').por_entidad.find(
      (e: { cve_ent: string }) => e.cve_ent === '20'
    );
    await expect.poll(() => headline(page)).toBe(`${oaxaca.cubiertos} de 570 municipios con COCOCI activo`);
    await expect.poll(() => page.getByTestId('cuenta-tabla').innerText()).toContain('570');
    await page.getByRole('button', { name: 'Personas' }).click();
    await expect.poll(() => new URL(page.url()).search).toContain('orden=poblacion.desc');
    const first = page.locator('tbody th button').first();
    await expect.poll(() => first.innerText()).toBe('Oaxaca de Juárez');
    await first.click();
    await page.getByTestId('ficha').getByText('Clave INEGI 20067').waitFor();

    const link = page.url();
    expect(Object.fromEntries(new URL(link).searchParams)).toMatchObject({
      medida: 'celulas',
      fecha: '2025-06-30',
      ent: '20',
      orden: 'poblacion.desc',
      mun: '20067'
    });
    await page.goBack();
    await page.getByTestId('ficha').waitFor({ state: 'detached' });
    await page.goto(link);
    await page.getByTestId('ficha').getByText('Oaxaca de Juárez').waitFor();
    expect(await headline(page)).toBe(`${oaxaca.cubiertos} de 570 municipios con COCOCI activo`);
    expect(await page.locator('tr[aria-selected=true] th').innerText()).toBe('Oaxaca de Juárez');
    await page.context().close();
  });

  it('changes the denominator with its numerator', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    for (const [name, id, total] of [
      ['Marco cargado', 'marco', '2,458'],
      ['Marco sin alcaldías', 'marco-sin-cdmx', '2,442']
    ]) {
      const { cubiertos } = demo('--universo', id, '--fecha', '2026-11-20');
      await page.getByRole('radio', { name: new RegExp(name) }).click();
      await expect.poll(() => headline(page)).toBe(`${cubiertos} de ${total} municipios con COCOCI activo`);
    }
    await page.context().close();
  });

  it('goes back and forward through changes of view and of page', async () => {
    const { page, conduct } = await site.visit('/');
    await painted(page);
    const total = async () => (await headline(page)).split(' ')[2];
    await page.getByRole('radio', { name: /Marco cargado/ }).click();
    await expect.poll(total).toBe('2,458');
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await page.getByRole('heading', { name: 'Datos', level: 1 }).waitFor();
    await page.goBack();
    await expect.poll(total).toBe('2,458');
    await page.goBack();
    await expect.poll(total).toBe('2,446');
    expect(new URL(page.url()).search).toBe('');
    await page.goForward();
    await expect.poll(total).toBe('2,458');
    await page.goForward();
    await page.getByRole('heading', { name: 'Datos', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Tablero', exact: true }).click();
    await expect.poll(total).toBe('2,458');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('draws zero, sin dato and no aplica apart, each with its row in the legend', async () => {
    const { page } = await site.visit('/?medida=por10mil');
    await painted(page);
    const legend = page.getByRole('region', { name: 'Leyenda' });
    for (const row of ['Cero', 'Sin dato', 'No aplica'])
      await legend.getByText(row, { exact: true }).waitFor();
    const counts = (await legend.locator('li .cuenta').allInnerTexts()).map((t) =>
      Number(t.replaceAll(',', ''))
    );
    expect(counts.reduce((a, b) => a + b, 0)).toBe(2458);
    await page.context().close();
  });

  it('finds a municipality without accents and shows state and key of both San Pedro Mixtepec', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    await page.getByRole('combobox', { name: 'Buscar municipio' }).fill('san pedro mixtepec');
    const options = page.getByRole('option');
    await expect.poll(() => options.count()).toBe(2);
    expect((await options.allInnerTexts()).map((t) => t.replace(/\s+/g, ' '))).toEqual([
      'San Pedro Mixtepec Oaxaca · 20318',
      'San Pedro Mixtepec Oaxaca · 20319'
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('mun')).toMatch(/^2031[89]$/);
    await page.context().close();
  });

  it('can be used with the keyboard alone: table rows and escape', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    await page.locator('tbody th button').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Asientos');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('mun')).toBe('01002');
    await mapCanvas(page).focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('mun')).toBeNull();
    await page.context().close();
  });

  it('selects on the map with the keyboard: the municipality in the middle, and lets go of it', async () => {
    const { page } = await site.visit('/?mapa=9/17.07/-96.72');
    await painted(page);
    await mapCanvas(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('mun') ?? '').toMatch(/^20\d{3}$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).searchParams.get('mun')).toBeNull();
    await page.context().close();
  });

  it('lets the table go as CSV, as shown, marked as a demonstration', async () => {
    const { page } = await site.visit('/?ent=01&orden=nombre.desc');
    await painted(page);
    await headline(page);
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: /Guardar tabla/ }).click()
    );
    const lines = bytes.toString('utf8').trim().split(/\r?\n/);
    expect(name).toBe('tejido-municipios-2026-11-20-demostracion.csv');
    expect(lines).toHaveLength(12);
    expect(lines[1]).toMatch(/^01009,Tepezalá,/);
    expect(lines.slice(1).every((l) => l.endsWith('datos de demostración'))).toBe(true);
    await page.context().close();
  });

  it('lets the map go as a picture with its surroundings', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar el mapa (PNG)' }).click()
    );
    expect(name).toBe('tejido-mapa-2026-11-20-demostracion.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const { width, height, colors } = readPng(bytes);
    const map = await mapCanvas(page).boundingBox();
    expect(width).toBeGreaterThanOrEqual(1100);
    expect(height / width).toBeGreaterThan(map!.height / map!.width + 0.1);
    expect(colors.has('31,78,140')).toBe(true);
    await page.context().close();
  });
});
