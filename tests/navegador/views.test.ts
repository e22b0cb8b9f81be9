import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShippedCatalog } from '../../src/lib/domain/shipped';
import { fixture, readJson, root } from '../shared';
import {
  coloredOnMap,
  dropFiles,
  handedOver,
  headline,
  mapCanvas,
  painted,
  pixelAt,
  readResult,
  saved,
  Site,
  useFrame
} from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open()));
afterAll(() => site.close());

const plan = (page: Page, name: string) => page.locator(`[data-plan=${name}]`).waitFor({ state: 'attached' });
const chosen = (page: Page) => new URL(page.url()).searchParams.get('mun');
const count = async (page: Page) =>
  Number(
    (await page.getByTestId('cuenta-tabla').innerText())
      .replace(/^.*: /, '')
      .split(' ')[0]
      .replaceAll(',', '')
  );

describe('the three views', () => {
  it('draw the first map before MapLibre has arrived, and hand it over without moving it', async () => {
    const { page, conduct } = await site.visit('/?medida=celulas');
    await painted(page);
    expect(conduct.requests.filter((r) => /maplibre|webgl|duckdb/.test(r))).toEqual([]);
    expect(await page.locator('[data-dibuja]').getAttribute('data-dibuja')).toBe('lienzo');
    const box = (await mapCanvas(page).boundingBox())!;
    // Points over the sea, over the north and over the Yucatán coast.
    const points = [
      [0.45, 0.5],
      [0.52, 0.25],
      [0.6, 0.3]
    ].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    const look = async () => Promise.all(points.map(([x, y]) => pixelAt(page, x, y)));
    const first = await look();
    await handedOver(page);
    await page.waitForTimeout(500);
    // The land around may have arrived in between; the municipalities are where they were, but for a border's edge.
    const apart = (a: string, b: string) =>
      Math.max(...a.split(',').map((v, i) => Math.abs(Number(v) - Number(b.split(',')[i]))));
    const after = await look();
    expect(apart(after[1], first[1])).toBeLessThan(12);
    expect(apart(after[2], first[2])).toBeLessThan(12);

    // The machine takes the drawing away: the first picture takes over at once, with the same classes.
    const colored = await coloredOnMap(page);
    await page.evaluate(() => {
      const map = document.querySelector<HTMLCanvasElement>('.maplibregl-canvas')!;
      const lost = map.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
      (window as unknown as { lost: WEBGL_lose_context }).lost = lost;
      lost.loseContext();
    });
    await page.locator('[data-dibuja=lienzo]').waitFor({ state: 'attached' });
    const without = await look();
    expect(apart(without[1], first[1])).toBeLessThan(12);
    expect(await coloredOnMap(page)).toBe(colored);
    // It gives it back: the classes are where they were.
    await page.evaluate(() => (window as unknown as { lost: WEBGL_lose_context }).lost.restoreContext());
    await handedOver(page);
    await expect.poll(async () => apart((await look())[1], first[1])).toBeLessThan(12);
    await expect.poll(async () => apart((await look())[2], first[2])).toBeLessThan(12);
    await page.context().close();
  });

  it.each(['mapa', 'iguales', 'personas'] as const)(
    'show the same classes, choice, hover and keyboard: %s',
    async (vista) => {
      const { page, conduct } = await site.visit(`/?medida=celulas&universo=marco&vista=${vista}`, {
        reducedMotion: 'reduce'
      });
      await painted(page);
      if (vista === 'mapa') await handedOver(page);
      else await plan(page, vista);
      const covered = Number((await headline(page)).split(' ')[0].replaceAll(',', ''));
      expect(await coloredOnMap(page)).toBe(covered);
      const canvas = mapCanvas(page);
      const box = (await canvas.boundingBox())!;
      await canvas.focus();
      await page.keyboard.press('+');
      await expect.poll(() => new URL(page.url()).searchParams.get('mapa')).not.toBeNull();
      await page.waitForTimeout(600);
      await page.keyboard.press('Enter');
      await expect.poll(() => chosen(page) ?? '').toMatch(/^\d{5}$/);
      await page.keyboard.press('Escape');
      await expect.poll(() => chosen(page)).toBeNull();
      // Circles leave gaps: the pointer goes along a line until it meets somebody.
      const card = page.locator('.tarjeta strong');
      const y = box.y + 0.45 * box.height;
      let step = 0;
      const isHovered = async () => {
        await page.mouse.move(box.x + 0.5 * box.width + ((step++ * 3) % (0.2 * box.width)), y);
        await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown))));
        return (await card.count()) > 0;
      };
      while (!(await isHovered())) expect(step, 'moves of the pointer').toBeLessThan(1_000);
      const name = await card.innerText();
      await page.mouse.down();
      await page.mouse.up();
      await expect.poll(() => page.locator('#titulo-ficha').innerText()).toBe(name);
      // Time works here too.
      await page.getByRole('slider', { name: 'Fecha del mapa' }).fill('40');
      const then = Number((await headline(page)).split(' ')[0]);
      expect(then).toBeLessThan(covered);
      await expect.poll(() => coloredOnMap(page)).toBe(then);
      expect(conduct.errors).toEqual([]);
      await page.context().close();
    }
  );

  it('change with motion and without, and come back to the map', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { page, conduct } = await site.visit('/', { reducedMotion });
      await painted(page);
      await handedOver(page);
      await page.getByRole('radio', { name: 'Iguales' }).click();
      await plan(page, 'iguales');
      expect(await page.locator('[data-dibuja]').getAttribute('data-dibuja')).toBe('lienzo');
      await page.getByRole('radio', { name: 'Por personas' }).click();
      await plan(page, 'personas');
      await page.getByRole('radio', { name: 'Mapa', exact: true }).click();
      await handedOver(page);
      expect(new URL(page.url()).search).toBe('');
      expect(conduct.errors).toEqual([]);
      await page.context().close();
    }
  });

  it('make Oaxaca’s 570 readable: each is some ten pixels wide when the state fills the map', async () => {
    const { page } = await site.visit('/?ent=20&vista=iguales', { reducedMotion: 'reduce' });
    await painted(page);
    await plan(page, 'iguales');
    const { claves } = readJson<ShippedCatalog>(root, 'static/datos/catalogo.json');
    const box = (await mapCanvas(page).boundingBox())!;
    // Along a line, how many pixels each municipality lasts.
    const widths = new Map<string, number>();
    for (let k = 0; k < 80; k++) {
      await page.mouse.move(box.x + box.width / 2 + (k - 40) * 2, box.y + box.height * 0.42);
      const key = await page
        .locator('.tarjeta .apagado')
        .first()
        .innerText({ timeout: 1_000 })
        .catch(() => '');
      if (key) widths.set(key.slice(-5), (widths.get(key.slice(-5)) ?? 0) + 2);
    }
    expect([...widths.keys()].every((key) => claves.includes(key))).toBe(true);
    // The first and the last are cut by the ends of the line.
    const whole = [...widths.values()].slice(1, -1).sort((a, b) => a - b);
    expect(whole.length).toBeGreaterThan(4);
    expect(whole[whole.length >> 1]).toBeGreaterThanOrEqual(8);
    await page.context().close();
  });

  it('are laid out in the page for a frame that the site does not ship', async () => {
    const { page, conduct } = await site.visit('/?universo=marco', { reducedMotion: 'reduce' });
    await painted(page);
    await dropFiles(page, fixture('marco.geojson'));
    await useFrame(page);
    await readResult(page);
    for (const vista of ['Iguales', 'Por personas']) {
      await page.getByRole('radio', { name: vista }).click();
      await plan(page, vista === 'Iguales' ? 'iguales' : 'personas');
    }
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('go to a file as SVG, with every municipality as a shape of its own', async () => {
    for (const vista of ['mapa', 'iguales']) {
      const { page } = await site.visit(`/?vista=${vista}`, { reducedMotion: 'reduce' });
      await painted(page);
      if (vista === 'iguales') await plan(page, 'iguales');
      const { name, bytes } = await saved(page, () =>
        page.getByRole('button', { name: 'Guardar el mapa (SVG)' }).click()
      );
      const svg = bytes.toString('utf8');
      expect(name).toBe('tejido-mapa-2026-11-20-demostracion.svg');
      expect(svg.match(/<path d="M/g)!.length).toBeGreaterThan(2_458);
      expect(svg).toContain('Presencia por etapa');
      const valid = await page.evaluate(
        (text) => !new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror'),
        svg
      );
      expect(valid).toBe(true);
      await page.context().close();
    }
  });
});

describe('the map of two measures', () => {
  it('has nine classes that filter map and table, and a scatter plot that selects', async () => {
    const { page, conduct } = await site.visit('/?universo=marco&medida=integrantes');
    await painted(page);
    await page.getByLabel('Cruzar con').click();
    await page.getByRole('option', { name: '× Personas' }).click();
    const cells = page.getByRole('group', { name: /^Nueve clases/ }).getByRole('button');
    await expect.poll(() => cells.count()).toBe(9);
    const numbers = (await cells.allInnerTexts()).map((t) => Number(t.replaceAll(',', '')));
    const rest = await page.getByRole('region', { name: 'Leyenda' }).locator('li .cuenta').allInnerTexts();
    const total = [...numbers, ...rest.map((t) => Number(t.replaceAll(',', '')))].reduce((a, b) => a + b, 0);
    expect(total).toBe(2_458);
    await cells.nth(2).click();
    await expect.poll(() => count(page)).toBe(numbers[2]);
    await cells.nth(2).click();
    await expect.poll(() => count(page)).toBe(2_458);

    await page.getByRole('tab', { name: 'Dispersión' }).click();
    const chart = page.getByRole('img', { name: /municipios por Integrantes/ });
    await chart.waitFor();
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + 0.6 * box.width, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 20, box.y + 0.5 * box.height, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => new URL(page.url()).searchParams.get('rango')).not.toBeNull();
    const tab = page.getByRole('tab', { name: /^Municipios/ });
    const selected = Number(/\(([\d,]+)\)/.exec(await tab.innerText())![1].replaceAll(',', ''));
    expect(selected).toBeGreaterThan(0);
    expect(selected).toBeLessThan(2_458);
    // The same stretch by the keyboard: everybody with at least a million people.
    await page.getByRole('button', { name: 'Quitar selección' }).first().click();
    await page.getByLabel('Personas: desde').fill('1000000');
    await page.keyboard.press('Enter');
    await tab.click();
    await expect.poll(() => count(page)).toBeLessThan(30);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});
