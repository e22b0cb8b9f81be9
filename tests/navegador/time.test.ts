import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../shared';
import { askTejido } from '../tejido';
import { coloredOnMap, headline, painted, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const tejido = (order: string, ...args: string[]) =>
  askTejido(order, '--cococis', join(root, 'static/demo/cococis.csv'), ...args);
const slider = (page: Page) => page.getByRole('slider', { name: 'Fecha del mapa' });
const steps = async (page: Page) => Number(await slider(page).getAttribute('max'));
const covered = async (page: Page) => Number((await headline(page)).split(' ')[0].replaceAll(',', ''));
const count = async (page: Page) => (await page.getByTestId('cuenta-tabla').innerText()).replace(/\s+/g, ' ');

describe('the time bar', () => {
  it('moves number, map and list to any week, as the command says, and ends where the headline began', async () => {
    const { page, conduct } = await site.look('/?medida=celulas&universo=marco');
    await painted(page);
    const start = await headline(page);
    await expect.poll(() => steps(page)).toBeGreaterThan(190);
    const weeks: { fecha: string; cubiertos: number }[] = tejido('ritmo', '--fecha', '2026-11-20').semanas;
    expect(await steps(page)).toBe(weeks.length - 1);
    for (const k of [0, 60, 140]) {
      await slider(page).fill(String(k));
      await expect.poll(() => new URL(page.url()).searchParams.get('fecha')).toBe(weeks[k].fecha);
      expect(await covered(page)).toBe(weeks[k].cubiertos);
      expect(await coloredOnMap(page)).toBe(weeks[k].cubiertos);
    }
    expect(tejido('cobertura', '--fecha', weeks[60].fecha).cubiertos).toBe(weeks[60].cubiertos);
    await slider(page).fill(String(weeks.length - 1));
    await expect.poll(() => new URL(page.url()).searchParams.get('fecha')).toBeNull();
    expect(await headline(page)).toBe(start);
    expect(conduct.errors).toEqual([]);
  });

  it('goes a week at a time with its buttons and with the keyboard', async () => {
    const { page } = await site.look('/?universo=marco');
    await painted(page);
    await page.getByRole('button', { name: 'Una semana atrás' }).click();
    const date = () => new URL(page.url()).searchParams.get('fecha');
    await expect.poll(date).toBe('2026-11-13');
    await slider(page).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(date).toBe('2026-11-06');
    expect(await slider(page).getAttribute('aria-valuetext')).toMatch(
      /^6 de noviembre de 2026: [\d,]+ municipios/
    );
    await page.getByRole('button', { name: 'Una semana adelante' }).click();
    await expect.poll(date).toBe('2026-11-13');
  });

  it('plays the history forward, pauses where it is, and ends by itself on the last week', async () => {
    const { page } = await site.look('/?universo=marco');
    await painted(page);
    await expect.poll(() => steps(page)).toBeGreaterThan(190);
    const last = await steps(page);
    await slider(page).fill('20');
    await page.getByRole('button', { name: 'Reproducir la historia' }).click();
    const seen: number[] = [];
    await expect
      .poll(async () => {
        seen.push(await covered(page));
        return Number(await slider(page).inputValue());
      })
      .toBeGreaterThan(23);
    await page.getByRole('button', { name: 'Pausar' }).click();
    const paused = await page.getByTestId('fecha-mapa').innerText();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await expect.poll(() => new URL(page.url()).searchParams.get('fecha')).not.toBeNull();
    await page.waitForTimeout(600);
    expect(await page.getByTestId('fecha-mapa').innerText()).toBe(paused);

    await slider(page).fill(String(last - 2));
    await page.getByRole('button', { name: 'Reproducir la historia' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('fecha')).toBeNull();
    await page.getByRole('button', { name: 'Reproducir la historia' }).waitFor();
  });

  it('compares two dates: what was gained is as long as its number, on the map and in the list', async () => {
    const { page } = await site.look('/?universo=marco');
    await painted(page);
    await page.getByLabel('Comparar con').click();
    await page.getByRole('option', { name: 'Comparar: hace un año' }).click();
    const [now, then] = ['2026-11-20', '2025-11-21'].map((f) => tejido('cobertura', '--fecha', f).cubiertos);
    const gained = page.getByRole('button', { name: /Ver la lista: Ganados/ });
    expect(await gained.innerText()).toBe(`${now - then} ganados`);
    expect(await page.getByRole('button', { name: /Ver la lista: Perdidos/ }).innerText()).toBe('0 perdidos');
    const legend = page.getByRole('region', { name: 'Leyenda' });
    await legend.getByText('Cambio entre dos fechas').waitFor();
    expect((await legend.locator('li').first().innerText()).replace(/\s+/g, ' ')).toContain(
      `Ganado ${now - then}`
    );
    await gained.click();
    await expect.poll(() => count(page)).toContain(`Ganados entre las dos fechas: ${now - then} municipios`);
    // Seen from the other end, what was gained is lost.
    await page.goto(`${site.url}/?universo=marco&fecha=2025-11-21&contra=2026-11-20&lista=perdidos`);
    await painted(page);
    await expect.poll(() => count(page)).toContain(`Perdidos entre las dos fechas: ${now - then} municipios`);
  });

  it('stays calm with one week, with dates to come, and with none', async () => {
    const { page } = await site.visit('/?universo=marco&tabla=ritmo');
    await painted(page);
    const load = async (...days: string[]) => {
      const rows = days.map((d, i) => `${i},0100${1 + i},${d},activo`);
      const text = ['id,cvegeo,fecha_constitucion,estado', ...rows].join('\n');
      await page
        .getByLabel('Elegir archivos')
        .setInputFiles({ name: 'c.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      const replace = page.getByRole('button', { name: 'Reemplazar la tabla' });
      await page.getByTestId('resultado').or(replace).waitFor();
      if (await replace.isVisible()) await replace.click();
      await page.getByTestId('resultado').waitFor();
      await page.keyboard.press('Escape');
    };
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await load('2026-11-18', '2026-11-19');
    await page.getByRole('link', { name: 'Tablero', exact: true }).click();
    await page.goto(`${site.url}/?universo=marco&tabla=ritmo`);
    await page.getByText('Sólo hay una semana de datos').waitFor();
    expect(await page.getByTestId('pronostico').innerText()).toContain('Sin pronóstico');
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await load('2027-03-01', '2027-03-08');
    await page.goto(`${site.url}/?universo=marco&tabla=ritmo`);
    await page.getByText('Todavía no hay células activas con fecha').waitFor();
    expect(await headline(page)).toContain('0 de 2,458');
    await page.context().close();
  });
});

describe('pace and forecast', () => {
  it('say on screen what the command says, and change with the state', async () => {
    const { page } = await site.look('/?universo=marco&tabla=ritmo');
    await painted(page);
    const { pronostico, ritmo } = tejido('ritmo', '--fecha', '2026-11-20');
    const long = (iso: string) =>
      new Intl.DateTimeFormat('es-MX', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
    const panel = page.getByRole('region', { name: 'Ritmo', exact: true });
    await expect
      .poll(() => panel.getByTestId('pronostico').innerText())
      .toBe(`Entre el ${long(pronostico.desde)} y el ${long(pronostico.hasta)}`);
    expect(await panel.innerText()).toContain(`${ritmo[52].toFixed(1)} por semana`);
    await page.getByLabel('Quiero llegar el').fill('2030-01-01');
    await panel.getByText(/^Hacen falta [\d.]+ municipios por semana/).waitFor();
    await panel.getByText('Ver la tabla de semanas').click();
    await expect.poll(() => panel.locator('tbody tr').count()).toBeGreaterThan(190);
    await page.goto(`${site.url}/?universo=marco&tabla=ritmo&ent=09`);
    await expect.poll(() => panel.getByTestId('pronostico').innerText()).toContain('Ya se llegó');
  });
});
