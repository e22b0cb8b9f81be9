import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf } from '../../src/lib/site/page';
import { PAGES } from '../../src/lib/site/pages';
import { painted, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const EVERY_PAGE = PAGES.map(({ id }) => (id === 'renglones' ? '/renglones?renglones=cococis' : pathOf(id)));
/** Addresses that nobody should write, and somebody will. */
const ODD = [
  '/?fecha=0000-00-00&mun=99999',
  `/?buscar=${'x'.repeat(5_000)}`,
  '/?cruce=x,y&dispersion=a,b',
  '/distritos?dis=9999&nivel=zzz',
  '/planeador?k=1e99',
  '/patrones?banda=-1',
  '/zonas?k=NaN',
  '/metas?meta=x',
  '/bitacora?desde=9999-99-99',
  '/parecidos?mun=x'
];

describe('a window of 320 px, as at 400 % of zoom', () => {
  it('never scrolls sideways, and no drawing has a place that is no number, whatever the address', async () => {
    const { page, conduct } = await site.visit('/', { viewport: { width: 320, height: 640 } });
    await painted(page);
    for (const path of [...EVERY_PAGE, ...ODD]) {
      await page.goto(site.url + path);
      await page.getByRole('heading', { level: 1 }).or(page.getByTestId('titular')).first().waitFor();
      await page.locator('html[data-pintado=si], main h1').first().waitFor({ state: 'attached' });
      const seen = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        odd: [...document.querySelectorAll('svg *')].filter((e) =>
          [...e.attributes].some((a) => /NaN|Infinity|undefined/.test(a.value))
        ).length,
        words: /\b(NaN|undefined|Infinity|\[object)\b/.exec(document.body.innerText)?.[0] ?? ''
      }));
      expect([path, seen.width <= 320, seen.odd, seen.words]).toEqual([path, true, 0, '']);
    }
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});

describe('the focus', () => {
  it('returns to where it was after a dialog', async () => {
    const { page } = await site.look('/datos');
    await painted(page);
    for (const name of ['Ayuda', 'Pegar celdas']) {
      const button = page.getByRole('button', { name });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expect.poll(() => button.evaluate((b) => b === document.activeElement)).toBe(true);
    }
  });
});
