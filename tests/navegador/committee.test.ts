import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, demoCovered, demoRows } from '../shared';
import { askTejido, scratch } from '../tejido';
import { expectAccessible, saved, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());
const file = scratch();
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const savedRows = async (page: Page, name: string) =>
  csvRows((await saved(page, () => page.getByRole('button', { name }).click())).bytes.toString('utf8'));
const covered = demoCovered();

describe('whether a pattern is real', () => {
  it('is said first, in a sentence, with the figures of the command', async () => {
    const { page, conduct } = await site.visit('/patrones?ent=20&vecindad=knn&kvecinos=5&semilla=7');
    const sentence = async () => plain(await page.getByTestId('frase-patron').innerText());
    await page.getByTestId('frase-patron').waitFor();
    const rows = await savedRows(page, 'Guardar patrón (CSV)');
    expect(rows).toHaveLength(570);
    for (const { cvegeo, valor } of rows) expect(Number(valor)).toBe(Number(covered.has(cvegeo)));
    const values = file('presencia.csv', Papa.unparse(rows.map(({ cvegeo, valor }) => ({ cvegeo, valor }))));
    const ask = (weights: string) =>
      askTejido(
        'patrones',
        '--valores',
        values,
        '--pesos',
        weights,
        '--semilla',
        '7',
        '--permutaciones',
        '999'
      );
    const command = ask('knn:5');
    expect(await sentence()).toBe(plain(command.frase));
    const local = new Map(command.local.map((l: { cvegeo: string }) => [l.cvegeo, l]));
    for (const row of rows) {
      const l = local.get(row.cvegeo) as { i: number; p: number; q: number; grupo: string };
      expect([Number(row.i_local), Number(row.p), Number(row.q)]).toEqual([l.i, l.p, l.q]);
    }
    // Pairs of neighbours, as counted from the borders.
    await page.getByRole('combobox', { name: /^Quién es vecino de quién/ }).click();
    await page.getByRole('option', { name: 'Comparten borde (torre)' }).click();
    const byBorder = ask('torre');
    await expect.poll(sentence).toBe(plain(byBorder.frase));
    const pairs = plain(await page.getByTestId('pares').innerText());
    const es = (n: number) => n.toLocaleString('es-MX');
    expect(pairs).toContain(
      `En los dos ${es(byBorder.conteos.ambos)} ${byBorder.conteos.p.ambos.toFixed(3)}`
    );
    expect(pairs).toContain(`En uno sí y en el otro no ${es(byBorder.conteos.uno)}`);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('says what it cannot be looked for in', async () => {
    const { page } = await site.look('/patrones?ent=20&vecindad=banda&kmvecinos=1');
    await expect
      .poll(async () => plain(await page.getByTestId('sin-patron').innerText()))
      .toContain('Ningún municipio con dato es vecino de otro.');
  });
});

describe('zones of coordinators', () => {
  it('are those of the command, and change by hand without coming apart', async () => {
    const { page, conduct } = await site.visit('/zonas?ent=20&zonas=6&pesa=unidades');
    await page.getByTestId('titular-zonas').waitFor();
    const before = await savedRows(page, 'Guardar zonas (CSV)');
    const command = askTejido('zonas', '--entidad', '20', '--k', '6', '--peso', 'unidades');
    const zonesOf = (rows: typeof before) =>
      Array.from({ length: 6 }, (_, z) => rows.filter((r) => Number(r.zona) === z + 1).map((r) => r.cvegeo));
    expect(zonesOf(before)).toEqual(command.zonas.map((z: { municipios: string[] }) => z.municipios));
    const sizes = plain(await page.getByTestId('zonas').innerText());
    command.zonas.forEach((z: { municipios: string[] }, i: number) =>
      expect(sizes).toContain(`Zona ${i + 1} ${z.municipios.length} ${z.municipios.length} `)
    );
    // One of the first zone's that stands at its edge goes over to the next.
    let moved = '';
    for (const key of command.zonas[0].municipios) {
      await page.evaluate(
        (mun) => history.replaceState({}, '', `?ent=20&zonas=6&pesa=unidades&mun=${mun}`),
        key
      );
      await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
      const card = page.getByTestId('municipio-zona');
      await card.waitFor();
      const offer = card.getByRole('button', { name: /^Pasar a la zona/ });
      if ((await offer.count()) === 0) continue;
      moved = key;
      await offer.first().click();
      break;
    }
    expect(moved).not.toBe('');
    await expect
      .poll(async () => plain(await page.getByTestId('movidos').innerText()))
      .toContain('1 municipio movido a mano');
    const after = await savedRows(page, 'Guardar zonas (CSV)');
    const changed = after.filter((r) => r.zona !== before.find((b) => b.cvegeo === r.cvegeo)!.zona);
    expect(changed.map((r) => [r.cvegeo, r.a_mano])).toEqual([[moved, 'sí']]);
    // The link brings it back; taking it back is one step.
    await page.reload();
    await page.getByTestId('movidos').waitFor();
    await page.getByRole('button', { name: 'Quitar los cambios a mano' }).click();
    await expect.poll(() => page.getByTestId('movidos').count()).toBe(0);
    // A change that is of other zones does not count, and says so.
    await page.goto(new URL(`/zonas?ent=20&zonas=6&pesa=unidades&movidos=${moved}-60`, page.url()).href);
    await expect
      .poll(async () => plain(await page.getByTestId('movidos').innerText()))
      .toContain('1 cambio ya no cabe en este reparto y no cuenta.');
    await page.goto(new URL('/zonas?ent=02&zonas=40', page.url()).href);
    await expect
      .poll(async () => plain(await page.getByTestId('sin-zonas').innerText()))
      .toContain('Pida menos zonas.');
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });
});

describe('similar municipalities', () => {
  it('are those with the nearest rank, among those where the network is', async () => {
    const { page } = await site.look('/parecidos?mun=20067&rasgos=lista');
    await page.getByTestId('parecidos').waitFor();
    const voters = new Map<string, number>();
    for (const s of demoRows('secciones.csv'))
      if (s.lista_nominal)
        voters.set(s.municipio_inegi, (voters.get(s.municipio_inegi) ?? 0) + Number(s.lista_nominal));
    const rank = new Map([...voters].sort((a, b) => a[1] - b[1]).map(([key], i) => [key, i]));
    const away = (key: string) => Math.abs(rank.get(key)! - rank.get('20067')!);
    const nearest = [...rank.keys()]
      .filter((key) => key !== '20067' && covered.has(key))
      .sort((a, b) => away(a) - away(b));
    const first = page.getByTestId('parecidos').locator('tbody tr').nth(1);
    const said = plain(await first.innerText());
    await first.getByRole('button').click();
    const key = () => new URL(page.url()).searchParams.get('mun')!;
    await expect.poll(key).not.toBe('20067');
    expect(away(key())).toBe(away(nearest[0]));
    expect(said).toContain(` ${voters.get(key())!.toLocaleString('es-MX')}`);
  });
});

describe('the pages of the committee', () => {
  it('show what axe accepts, light and dark, wide and narrow', async () => {
    // Each page in one of the looks: together they have all four.
    await expectAccessible(site, [
      ['/patrones?ent=29&enlaces=si', 'frase-patron'],
      ['/zonas?ent=29&zonas=3&mun=29001', 'titular-zonas'],
      ['/parecidos?mun=29001', 'parecidos'],
      [
        '/planeador?ent=29&nuevos=3&limite=presupuesto&pesa=poblacion*60.peticiones*40&minimo=1&mun=29001',
        'gasto'
      ]
    ]);
  });
});
