import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, dropFiles, headline, inEachLook, LOOKS, painted, Site, useFrame } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const PAGES = [
  '/',
  '/?mun=20067&medida=por10mil&tabla=entidades&ent=20',
  '/?vista=iguales&contra=2025-11-21&tabla=ritmo&llegar=2030-01-01',
  '/?vista=personas&medida=integrantes&cruce=personas&celda=8&tabla=dispersion',
  '/datos',
  '/ajustes',
  '/fuentes',
  '/oficiales',
  '/renglones?tabla=gestiones',
  '/revision'
];

describe('everyone can use it', () => {
  it.each(PAGES)('axe finds nothing, light and dark, wide and narrow: %s', async (path) => {
    const { page, conduct } = await site.visit(path, { reducedMotion: 'reduce' });
    const check = async (look: string) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (path.startsWith('/?') || path === '/') await painted(page);
      if (path.includes('mun='))
        await page
          .getByTestId('ficha')
          .getByText(/Células \(\d+\)/)
          .waitFor();
      if (path.includes('vista='))
        await page.locator('[data-plan=iguales], [data-plan=personas]').waitFor({ state: 'attached' });
      if (path.includes('tabla=ritmo')) await page.getByTestId('pronostico').waitFor();
      if (path.includes('tabla=dispersion')) await page.getByText(/Correlación de rangos/).waitFor();
      expect(await axeFindings(page), look).toEqual([]);
      const demo = page.getByText('Datos de demostración', { exact: true });
      expect(await demo.locator('visible=true').count(), `${look}: the mark`).toBeGreaterThan(0);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, look).toBeLessThanOrEqual(0);
    };
    // The others each in both widths and both themes, crossed in turn.
    const [a, b, c, d] = LOOKS;
    await inEachLook(page, check, path === '/' ? LOOKS : PAGES.indexOf(path) % 2 ? [a, d] : [b, c]);
    expect([conduct.outside, conduct.violations, conduct.errors]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('axe finds nothing in the result screen and the help', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    await dropFiles(page, { name: 'c.csv', text: 'id,cvegeo,estado\n1,99999,activo\n2,01001,activo' });
    await page.getByTestId('resultado').waitFor();
    const check = () => axeFindings(page);
    expect(await check()).toEqual([]);
    await page.keyboard.press('Escape');
    // A map with all there is to say of it, a table of figures, and a question.
    const ring = (west: number) => [
      [west, 21],
      [west, 22],
      [west + 1, 22],
      [west + 1, 21],
      [west, 21]
    ];
    const units = [
      [-103, '01001'],
      [-102, '01002']
    ] as const;
    const features = units.map(([west, cvegeo]) => ({
      type: 'Feature',
      properties: { cvegeo, nombre: 'Otro' },
      geometry: { type: 'Polygon', coordinates: [ring(west)] }
    }));
    await dropFiles(
      page,
      { name: 'marco.geojson', text: JSON.stringify({ type: 'FeatureCollection', features }) },
      { name: 'puente.csv', text: 'entidad,municipio_ine,municipio_inegi\n1,2,01001\n' },
      { name: 'cifras.csv', text: 'cvegeo,viviendas\n01001,3\n01002,x\n07125,4\n' }
    );
    await page.getByTestId('desplaza').waitFor();
    expect(await check()).toEqual([]);
    await useFrame(page);
    await page.getByTestId('resultado').nth(2).waitFor();
    expect(await check()).toEqual([]);
    await page.keyboard.press('Escape');
    await dropFiles(page, { name: 'c.csv', text: 'id,entidad,municipio,estado\n1,1,2,activo\n' });
    await page.getByRole('dialog').getByText('1 de 1 existen').waitFor();
    expect(await check()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('«c.csv» no se cargó').waitFor();
    await page.getByRole('button', { name: 'Ayuda' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await check()).toEqual([]);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('crosses the filters with Tab and changes nothing', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    await page.getByRole('button', { name: /^Entidad/ }).focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press('Tab');
    expect(new URL(page.url()).search).toBe('');
    await page.context().close();
  });
});

describe('nothing leaves the device', () => {
  it('serves every page under a policy that allows this origin alone', async () => {
    for (const path of ['/', '/datos', '/ajustes', '/fuentes', '/no-existe']) {
      const response = await fetch(site.url + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("connect-src 'self' blob:");
      expect(policy).not.toMatch(/https?:|\*|'unsafe-inline'|'unsafe-eval'/);
    }
  });

  it('stops a request to another origin, should anything ever try', async () => {
    const { page, conduct } = await site.visit('/');
    await painted(page);
    const answer = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'salió',
        () => 'detenida'
      )
    );
    expect(answer).toBe('detenida');
    await expect.poll(() => conduct.violations.length).toBeGreaterThan(0);
    await page.context().close();
  });

  it('asks for nothing outside on a whole visit: board, filter, panel, pages', async () => {
    const { page, conduct } = await site.visit('/?mun=20067&sector=campesinos');
    await painted(page);
    await headline(page);
    for (const name of ['Datos', 'Ajustes', 'Fuentes y métodos', 'Tablero'])
      await page.getByRole('link', { name, exact: true }).click();
    await headline(page);
    expect(conduct.outside).toEqual([]);
    expect(conduct.violations).toEqual([]);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});
