import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, demoCovered, demoRows, root, shippedKeys } from '../shared';
import { askTejido, scratch } from '../tejido';
import { axeFindings, dropFiles, expectAccessible, LOOKS, painted, readResult, saved, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());
const file = scratch();
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const es = (n: number) => n.toLocaleString('es-MX');
const proof = async (page: Page) => plain(await page.getByTestId('prueba').innerText());
const proven = (page: Page) => expect.poll(() => proof(page)).toBe('Óptimo probado');
const cococis = join(root, 'static', 'demo', 'cococis.csv');
/** The new municipalities in their order, as the file that leaves has them. */
async function planOf(page: Page) {
  const { bytes } = await saved(page, () => page.getByRole('button', { name: 'Guardar plan (CSV)' }).click());
  return csvRows(bytes.toString('utf8'));
}

describe('the committee’s plan', () => {
  it('is that of the command, proven, and follows every lock', async () => {
    const { page, conduct } = await site.visit('/planeador?ent=20&pesa=unidades');
    const command = (...more: string[]) =>
      askTejido(
        'plan',
        '--cococis',
        cococis,
        '--objetivo',
        'mclp',
        '--peso',
        'unidades',
        '--alcance',
        'vecinos',
        '--entidad',
        '20',
        ...more
      );
    await proven(page);
    const first = command('--nuevos', '25');
    expect(first.probado).toBe(true);
    const said = async () => plain(await page.locator('.hoja').innerText());
    expect(await said()).toContain(`de ${es(first.valor_antes)} a ${es(first.valor)}.`);
    const rows = await planOf(page);
    expect(rows).toHaveLength(25);
    expect(rows.reduce((sum, r) => sum + Number(r.ganancia), 0)).toBe(first.valor - first.valor_antes);
    expect(rows[0]).toMatchObject({ prueba: 'óptimo probado', aviso: 'datos de demostración' });
    // Two without presence that the plan leaves out.
    const active = demoCovered();
    const taken = new Set(rows.map((r) => r.cvegeo));
    const absent = shippedKeys()
      .filter((key) => key.startsWith('20') && !active.has(key) && !taken.has(key))
      .slice(0, 2);
    // One that the plan has never comes in, and two that it has not do.
    const out = page.locator('[data-fila="0"]').first();
    await out.click();
    await page.getByTestId('municipio-plan').getByRole('button', { name: 'Que no entre' }).click();
    for (const key of absent) {
      await page.getByRole('combobox', { name: 'Agregar uno que entre' }).fill(key);
      await page.getByRole('option').first().click();
    }
    await expect.poll(() => page.getByTestId('candado-obliga').getByRole('listitem').count()).toBe(2);
    await expect.poll(async () => (await said()).includes(`a ${es(first.valor)}.`)).toBe(false);
    await proven(page);
    const locked = await planOf(page);
    const keys = locked.map((r) => r.cvegeo);
    expect(keys).not.toContain(rows[0].cvegeo);
    const { obliga, veta } = Object.fromEntries(new URL(page.url()).searchParams);
    expect(obliga.split('.')).toEqual(absent);
    for (const key of absent) expect(keys).toContain(key);
    expect(veta).toBe(rows[0].cvegeo);
    expect(locked).toHaveLength(25);
    // What it costs that one never comes in: how much more the best plan with only the other two reaches.
    const must = file('obligatorios.csv', `cvegeo\n${absent.join('\n')}\n`);
    const freed = command('--nuevos', '25', '--obligatorios', must).valor;
    const reached = first.valor_antes + locked.reduce((sum, r) => sum + Number(r.ganancia), 0);
    const cost = freed - reached;
    await expect
      .poll(async () => plain(await page.getByTestId('candado-veta').innerText()))
      .toContain(cost === 0 ? 'no cuesta nada' : `cuesta ${es(cost)} municipios`);
    // Who goes where: each place once, two a week, in the table and in the calendar.
    await page.getByTestId('resumen-calendario').waitFor();
    expect(plain(await page.getByTestId('resumen-calendario').innerText())).toMatch(
      /^25 municipios en 13 semanas, hasta el \d+ de \w+ de 2027\.$/
    );
    const calendar = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar calendario (.ics)' }).click()
    );
    const ics = calendar.bytes.toString('utf8').replace(/\r?\n[ \t]/g, '');
    expect(ics.match(/^BEGIN:VEVENT/gm)).toHaveLength(25);
    // The day on screen is Friday 20 November 2026.
    expect(ics).toContain('DTSTART;VALUE=DATE:20261123');
    expect(ics).toContain('DTEND;VALUE=DATE:20261128');
    for (const key of keys) expect(ics).toContain(`UID:plan-${key}-`);
    // With forty more is reached, and the link opens the same.
    await page.getByRole('spinbutton', { name: 'Municipios nuevos' }).fill('40');
    await page.getByRole('spinbutton', { name: 'Municipios nuevos' }).press('Enter');
    await expect
      .poll(async () => (await page.locator('table').first().getAttribute('aria-rowcount')) ?? '')
      .toBe('41');
    await proven(page);
    await page.reload();
    await proven(page);
    expect(await planOf(page)).toHaveLength(40);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('is kept under a name, stands beside another, and goes to another committee in a file', async () => {
    // Twenty-five in Oaxaca, two that must come in and one that never does.
    const covered = demoCovered();
    const [a, b, never] = shippedKeys().filter((key) => key.startsWith('20') && !covered.has(key));
    const { page, conduct } = await site.visit(
      `/planeador?ent=20&pesa=unidades&obliga=${a}.${b}&veta=${never}`
    );
    await proven(page);
    const kept = page.getByTestId('escenarios');
    const keep = async (name: string) => {
      await kept.getByRole('textbox', { name: 'Nombre del escenario' }).fill(name);
      await kept.getByRole('button', { name: 'Guardar escenario' }).click();
    };
    await keep('Veinticinco');
    const small = (await planOf(page)).map((r) => r.cvegeo);
    await page.getByRole('spinbutton', { name: 'Municipios nuevos' }).fill('40');
    await page.getByRole('spinbutton', { name: 'Municipios nuevos' }).press('Enter');
    await expect.poll(async () => (await planOf(page)).length).toBe(40);
    await proven(page);
    await keep('Cuarenta');
    const large = (await planOf(page)).map((r) => r.cvegeo);
    for (const plan of [small, large])
      expect([plan.includes(a), plan.includes(b), plan.includes(never)]).toEqual([true, true, false]);
    const calendar = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar calendario (.ics)' }).click()
    );
    expect(calendar.bytes.toString('utf8').match(/^BEGIN:VEVENT/gm)).toHaveLength(40);
    for (const name of ['Veinticinco', 'Cuarenta'])
      await kept.getByRole('checkbox', { name: `Comparar ${name}` }).check();
    const both = small.filter((key) => large.includes(key)).length;
    const table = plain(await page.getByTestId('comparacion').innerText());
    expect(table).toContain(
      `Municipios nuevos 25 40 En ambos ${both} ${both} Sólo en éste ${25 - both} ${40 - both}`
    );
    const legend = async () => plain(await page.locator('section.leyenda').innerText());
    await expect.poll(legend).toContain(`Sólo en «Cuarenta» ${40 - both}`);
    expect(await legend()).toMatch(/En ninguno \d+$/);
    expect(await axeFindings(page)).toEqual([]);
    const { bytes } = await saved(page, () =>
      kept.getByRole('button', { name: 'Guardar en archivo: Cuarenta' }).click()
    );
    for (const name of ['Veinticinco', 'Cuarenta'])
      await kept.getByRole('button', { name: `Borrar: ${name}` }).click();
    await kept.getByText('Todavía no hay escenarios.').waitFor();
    await expect.poll(legend).toContain('Nuevo en el plan');
    const field = kept.getByLabel('Abrir un archivo de escenario');
    await field.setInputFiles({ name: 'otro.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await page.getByText('«otro.json» no es un archivo de escenario').waitFor();
    // Dropped anywhere, it is opened too.
    await dropFiles(page, { name: 'plan.json', text: bytes.toString('utf8') });
    await page.getByText('Abrí el escenario «Cuarenta»').waitFor();
    await page.goto(new URL('/planeador', page.url()).href);
    await kept.getByRole('button', { name: 'Abrir: Cuarenta' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('nuevos')).toBe('40');
    expect(new URL(page.url()).searchParams.get('ent')).toBe('20');
    await proven(page);
    expect((await planOf(page)).map((r) => r.cvegeo)).toEqual(large);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('says in words why there is none, and answers again when that is mended', async () => {
    const { page } = await site.look('/planeador?pesa=unidades&nuevos=5&minimo=1');
    await expect
      .poll(async () => plain((await page.getByTestId('sin-plan').allInnerTexts()).join(' ')))
      .toContain(
        'Los obligatorios y los mínimos por grupo suman 32 y pide 5 municipios nuevos. Suba el número o baje los mínimos.'
      );
    await page.getByRole('spinbutton', { name: 'Mínimo de nuevos' }).fill('0');
    await page.getByRole('spinbutton', { name: 'Mínimo de nuevos' }).press('Enter');
    await proven(page);
    expect(await page.getByTestId('sin-plan').count()).toBe(0);
  });

  it('keeps to a budget, weighs by petitions, and reaches every district with the fewest', async () => {
    const { page } = await site.look(
      '/planeador?ent=20&pesa=peticiones&alcance=propio&limite=presupuesto&tope=100&fijo=20'
    );
    await proven(page);
    const rows = await planOf(page);
    const spent = rows.reduce((sum, r) => sum + Number(r.costo), 0);
    expect(spent).toBeGreaterThan(60);
    expect(spent).toBeLessThanOrEqual(100);
    expect(rows.every((r) => Number(r.costo) > 20)).toBe(true);
    expect(plain(await page.getByTestId('gasto').innerText())).toBe(
      `Cuesta ${spent.toLocaleString('es-MX', { maximumFractionDigits: 2 })} de 100.`
    );
    // Each one gains its own open petitions, as the file lists them.
    const open = demoRows('gestiones.csv').filter((g) =>
      ['recibida', 'gestionada', 'sin respuesta'].includes(g.estado)
    );
    for (const { cvegeo, ganancia } of rows)
      expect(Number(ganancia)).toBe(open.filter((g) => g.cvegeo === cvegeo).length);
    const covered = demoCovered();
    const before = open.filter((g) => g.cvegeo.startsWith('20') && covered.has(g.cvegeo)).length;
    expect(plain(await page.locator('.hoja').innerText())).toContain(`de ${es(before)} a `);

    // From nothing: two municipalities in each federal district are more than one of them has, so that nine of ten it is.
    const districts = new Map<string, Set<string>>();
    for (const s of demoRows('secciones.csv')) {
      if (s.entidad !== '20') continue;
      const all = districts.get(s.distrito_federal) ?? new Set();
      districts.set(s.distrito_federal, all.add(s.municipio_inegi));
    }
    expect([...districts].filter(([, all]) => all.size < 2).map(([d]) => d)).toEqual(['01']);
    expect(districts.size).toBe(10);
    await page.goto(
      new URL('/planeador?ent=20&busca=lscp&cubre=distrito&pide=2&conserva=no', page.url()).href
    );
    await expect
      .poll(async () => plain((await page.getByTestId('sin-plan').allInnerTexts()).join(' ')))
      .toContain('Ni con todo lo que se puede abrir se alcanza a Oaxaca 01.');
    await page.getByRole('spinbutton', { name: 'Basta con este %' }).fill('90');
    await page.getByRole('spinbutton', { name: 'Basta con este %' }).press('Enter');
    await proven(page);
    const few = new Set((await planOf(page)).map((r) => r.cvegeo));
    const satisfied = [...districts.values()].filter(
      (all) => [...all].filter((key) => few.has(key)).length >= 2
    );
    expect(satisfied).toHaveLength(9);
    expect(plain(await page.getByTestId('titular-plan').innerText())).toBe(
      `Bastan ${few.size} municipios nuevos para alcanzar al 90 % de los distritos`
    );
  });

  it('ends with the last word however fast the questions change, and shows none where it cannot be asked', async () => {
    const { page } = await site.look('/planeador?ent=20');
    await page.getByTestId('titular-plan').waitFor();
    const turnTo = (query: string) =>
      page.evaluate((search) => {
        history.replaceState({}, '', search);
        dispatchEvent(new PopStateEvent('popstate'));
      }, query);
    for (const ent of ['21', '30', '15', '07', '21']) {
      await turnTo(`?ent=${ent}&nuevos=12&pesa=unidades`);
      await page.waitForTimeout(150);
    }
    await proven(page);
    await page.getByTestId('siguientes').waitFor();
    const command = askTejido(
      ...['plan', '--cococis', cococis, '--objetivo', 'mclp', '--peso', 'unidades', '--alcance', 'vecinos'],
      ...['--entidad', '21', '--nuevos', '12']
    );
    const said = async () => plain(await page.locator('.hoja').innerText());
    expect(await said()).toContain(`de ${es(command.valor_antes)} a ${es(command.valor)}. Óptimo probado`);
    await turnTo('?ent=21&limite=presupuesto&cuesta=cifra:nada');
    await page.getByTestId('sin-costo').waitFor();
    expect(await page.getByTestId('titular-plan').count()).toBe(0);
  });

  it('weighs by a table of one’s own: what has no cost cannot come in, and an index below zero gives points', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    const own = shippedKeys().filter((key) => key.startsWith('20'));
    const text = own
      .map((key, i) => `${key},${((i % 41) - 20) / 10},${i === 3 ? '' : 100 + (i % 7)}`)
      .join('\n');
    await dropFiles(page, { name: 'propios.csv', text: `cvegeo,indice de rezago,costo de abrir\n${text}\n` });
    await readResult(page);
    await page.goto(
      new URL(
        `/planeador?ent=20&pesa=cifra:indice-de-rezago&alcance=propio&limite=presupuesto&cuesta=cifra:costo-de-abrir&tope=1000&veta=${own[3]}`,
        page.url()
      ).href
    );
    await proven(page);
    expect(plain(await page.getByTestId('sin-dato-costo').innerText())).toBe(
      '1 municipio no tiene dato de costo: no puede entrar.'
    );
    expect(await page.getByTestId('candado-veta').innerText()).toContain(
      'no puede entrar: sin dato de costo'
    );
    const rows = await planOf(page);
    expect(rows.length).toBeGreaterThan(7);
    // All the points of the state are 100, however far below zero the index begins.
    const points = (key: string) => (own.indexOf(key) % 41) / 10;
    const whole = own.reduce((sum, key) => sum + points(key), 0);
    for (const { cvegeo, ganancia } of rows)
      expect(Number(ganancia)).toBeCloseTo((100 * points(cvegeo)) / whole, 9);
    await page.context().close();
  });

  it('can be stopped, and keeps what it had with how far it may be from the best', async () => {
    const { page } = await site.look('/planeador?ent=20&pesa=unidades&unido=si&nuevos=30');
    await page.getByTestId('titular-plan').waitFor();
    const stop = page.getByRole('button', { name: 'Dejar así' });
    if (await stop.isVisible()) await stop.click();
    await expect.poll(() => stop.count()).toBe(0);
    expect(await proof(page)).toMatch(/^(Óptimo probado|A lo más \d.* por debajo de lo mejor posible)$/);
    expect(await planOf(page)).toHaveLength(30);
  });

  it('shows what axe accepts for every objective, light and dark, wide and narrow', async () => {
    await expectAccessible(
      site,
      [
        ['/planeador?ent=23&busca=lscp&mun=23005', 'titular-plan'],
        ['/planeador?ent=29&busca=p-mediana&nuevos=3', 'titular-plan']
      ],
      [LOOKS[0], LOOKS[3]]
    );
  });
});
