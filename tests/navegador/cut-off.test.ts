import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, dropFiles, headline, painted, readResult, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const CELLS = [
  'id,cvegeo,fecha_constitucion,integrantes,estado',
  'A,01001,2026-01-10,5,activo',
  'B,20067,2026-01-11,7,activo'
].join('\n');

describe('what does not arrive', () => {
  it('is said, and comes when the connection is back: a page, a part of one, a file that somebody drops', async () => {
    const { page, conduct } = await site.visit('/?universo=marco');
    await painted(page);
    await headline(page);
    await page.context().setOffline(true);

    // A part of the page.
    await page.getByRole('button', { name: 'Ayuda' }).click();
    const part = page.locator('p[role=alert]').filter({ hasText: 'No hay conexión' });
    await part.waitFor();

    // A file: nothing of it is lost.
    await dropFiles(page, { name: 'células.csv', text: CELLS });
    await page
      .getByText('No hay conexión: «células.csv» se queda en esta página', { exact: false })
      .waitFor();
    await page.context().setOffline(false);
    // Both come by themselves.
    await page.getByRole('heading', { name: 'Ayuda' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await readResult(page)).toContain('12 integrantes');
    await expect.poll(() => headline(page)).toMatch(/^2\b/);

    // A page.
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Bitácora' }).click();
    await page.getByRole('heading', { name: 'No hay conexión' }).waitFor();
    expect(await page.getByText('Esta página no existe').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Reintentar' }).click();
    await page.getByRole('heading', { name: 'Bitácora', level: 1 }).waitFor();
    expect(conduct.outside).toEqual([]);
    await page.context().close();
  });

  it('a part that breaks says so in its own place, and comes back', async () => {
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    const before = await headline(page);
    const breakDates = (all: boolean) =>
      page.evaluate((every) => {
        const dates = Intl.DateTimeFormat.prototype;
        const whole = Object.getOwnPropertyDescriptor(dates, 'format')!;
        const broken = {
          configurable: true,
          get(this: Intl.DateTimeFormat) {
            if (every || !this.resolvedOptions().day) throw new Error('dates are broken');
            return whole.get!.call(this);
          }
        };
        Object.assign(window, { mend: () => Object.defineProperty(dates, 'format', whole) });
        Object.defineProperty(dates, 'format', broken);
      }, all);
    // Of the board the history alone writes months without a day.
    await breakDates(false);
    await page.getByRole('tab', { name: 'Ritmo' }).click();
    const failure = page.getByRole('alert').filter({ hasText: 'Esta parte dejó de funcionar' });
    await failure.waitFor();
    expect(await failure.count()).toBe(1);
    expect(await headline(page)).toBe(before);
    expect(await axeFindings(page)).toEqual([]);
    await page.evaluate(() => (window as unknown as { mend(): void }).mend());
    await failure.getByRole('button', { name: 'Reintentar' }).click();
    await page
      .getByRole('img', { name: /semana/ })
      .first()
      .waitFor();
    expect(await failure.count()).toBe(0);

    // A page that breaks is left behind by going to another.
    await breakDates(true);
    await page.getByRole('slider', { name: 'Fecha del mapa' }).fill('40');
    await page.locator('main').getByRole('alert').first().waitFor();
    await page.getByRole('link', { name: 'Ajustes' }).click();
    await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
    expect(
      await page.locator('main').getByRole('alert').filter({ hasText: 'dejó de funcionar' }).count()
    ).toBe(0);
    await page.context().close();
  });

  it('a worker that falls silent is given up: the file is refused and the next one is read', async () => {
    const { page } = await site.visit('/datos?universo=marco');
    await painted(page);
    await dropFiles(page, { name: 'primera.csv', text: CELLS });
    await readResult(page);
    const reader = page.workers().find((w) => w.url().includes('files.worker'))!;
    await page.clock.install();
    void reader
      .evaluate(() => {
        for (;;);
      })
      .catch(() => {});
    await dropFiles(page, { name: 'segunda.csv', text: CELLS.replace('5,activo', '9,activo') });
    await page.getByText('segunda.csv', { exact: false }).first().waitFor();
    for (let i = 0; i < 24; i++) await page.clock.runFor(5_000);
    await page.getByRole('alert').filter({ hasText: '«segunda.csv»' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Lo que ya estaba cargado sigue igual.');
    await page.clock.resume();
    await dropFiles(page, { name: 'tercera.csv', text: CELLS.replace('7,activo', '8,activo') });
    await page.getByRole('dialog').getByRole('button', { name: 'Reemplazar la tabla' }).click();
    expect(await readResult(page)).toContain('13 integrantes');
    await page.context().close();
  });

  it('what the browser kept and erases under the page is kept again from memory, and said', async () => {
    const { page, conduct } = await site.visit('/datos?universo=marco');
    await painted(page);
    await dropFiles(
      page,
      { name: 'células.csv', text: CELLS },
      { name: 'cifras.csv', text: 'cvegeo,viviendas\n01001,3\n01002,8\n' }
    );
    await readResult(page);
    await page.getByText(/El navegador (prometió no borrarlo|no promete conservarlo)/).waitFor();
    const erase = async () => {
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'indexeddb' });
    };
    const said = (text: string) => page.getByText(text, { exact: false }).first();
    await erase();
    await said('Lo que está en uso se volvió a guardar').waitFor();
    await page.getByText('Guardado', { exact: true }).first().waitFor();
    await page.reload();
    await painted(page);
    for (const name of ['células.csv', 'cifras.csv']) await page.getByText(name).first().waitFor();
    expect(conduct.errors).toEqual([]);

    // Nobody looked at the table since this visit began: it is not in memory, and that is said too.
    await page.goto(new URL('/ajustes', page.url()).href);
    await dropFiles(page, {
      name: 'conferencias.csv',
      text: 'id,sector,cvegeo_sede,fecha\nK1,género,01001,2024-01-01\n'
    });
    await readResult(page);
    await page.goto(`${site.url}/?universo=marco`);
    await expect.poll(() => headline(page)).toBe('2 de 2,458 municipios con COCOCI activo');
    await erase();
    await said('pero no «conferencias.csv»: vuelva a cargarlo').waitFor();
    await page.getByText('Guardado', { exact: true }).first().waitFor();
    await page.goto(new URL('/datos?universo=marco', page.url()).href);
    for (const name of ['células.csv', 'cifras.csv']) await page.getByText(name).first().waitFor();
    expect(await page.locator('.en-uso').getByText('conferencias.csv').count()).toBe(0);

    // Tabs that had nothing to lose go on following one another.
    const fresh = await site.visit('/datos?universo=marco');
    await painted(fresh.page);
    const other = await fresh.page.context().newPage();
    await other.goto(`${site.url}/datos?universo=marco`);
    await painted(other);
    const cdp = await fresh.page.context().newCDPSession(fresh.page);
    await cdp.send('Storage.clearDataForOrigin', { origin: site.url, storageTypes: 'indexeddb' });
    await dropFiles(fresh.page, { name: 'células.csv', text: CELLS });
    await readResult(fresh.page);
    await other.getByText('células.csv').first().waitFor();
    await dropFiles(other, { name: 'cifras.csv', text: 'cvegeo,viviendas\n01001,3\n' });
    await readResult(other);
    await other.getByText('Guardado', { exact: true }).first().waitFor();
    await fresh.page.reload();
    for (const name of ['células.csv', 'cifras.csv']) await fresh.page.getByText(name).first().waitFor();
    expect(fresh.conduct.errors).toEqual([]);
    await fresh.page.context().close();
    await page.context().close();
  });
});
