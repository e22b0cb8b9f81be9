import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, hasShared, real, root } from '../shared';
import { askTejido } from '../tejido';
import { axeFindings, dropFiles, inEachLook, LOOKS, painted, readResult, saved, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const es = (n: number) => n.toLocaleString('es-MX');
const textOf = async (page: Page, id: string) => plain(await page.getByTestId(id).innerText());
async function pick(page: Page, label: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
  await page.getByRole('option', { name: option, exact: typeof option === 'string' }).click();
}
async function open(address: string) {
  const visit = await site.visit(address, { viewport: { width: 1400, height: 900 } });
  await painted(visit.page);
  await visit.page.getByRole('tab', { name: 'Mujeres' }).waitFor();
  return visit;
}

describe('municipal boards', () => {
  it('say what the command says, and every number opens its list', async () => {
    const { page, conduct } = await open('/directivas');
    const { directivas } = askTejido('resumen', '--directivas', join(root, 'static/demo/directivas.csv'));
    expect(await textOf(page, 'titular-directivas')).toBe(
      `${es(directivas.completas)} de ${es(directivas.municipios)} directivas completas`
    );
    expect(await textOf(page, 'resumen-directivas')).toContain(
      `${es(directivas.titulares)} titulares ${es(directivas.interinos)} interinos ${es(directivas.vacantes)} vacantes`
    );
    // Each figure opens the boards that it is of.
    await page
      .getByTestId('resumen-directivas')
      .getByRole('button', { name: /vacantes$/ })
      .click();
    await expect.poll(() => new URL(page.url()).searchParams.get('cuales')).toBe('vacantes');
    await page.getByTestId('titular-directivas').getByRole('button').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('cuales')).toBe('completas');
    const list = page.getByRole('combobox', { name: /^Lista/ });
    expect(plain(await list.innerText())).toContain(`Completas (${es(directivas.completas)})`);
    const { bytes, name } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar lista (CSV)' }).click()
    );
    expect(name).toBe('tejido-directivas-completas-2026-11-20-demostracion.csv');
    const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').replace('\ufeff', ''), {
      header: true
    });
    expect(data).toHaveLength(directivas.completas);
    expect(data.every((r) => r.cubiertos === '8' && r.vacantes === '0')).toBe(true);
    // Few women, or few men, could be told: neither leaves the tool.
    expect(data.every((r) => ['<5', 'reservado', '0', '8'].includes(r.mujeres))).toBe(true);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('propose who takes over a vacant post, or that of whoever leaves', async () => {
    const { page } = await open('/directivas');
    const row = (cargo: string, estado: string) => `01001,${cargo},${estado},M,2026-01-10,sí`;
    await dropFiles(page, {
      name: 'directivas.csv',
      text: [
        'cvegeo,cargo,estado,sexo,desde,capacitacion_completa',
        row('presidencia', 'vacante'),
        row('vicepresidencia de asuntos de la mujer', 'titular'),
        row('secretaría', 'titular'),
        row('electoral', 'titular'),
        row('tesorería', 'titular')
      ].join('\n')
    });
    await readResult(page);
    await expect.poll(() => textOf(page, 'titular-directivas')).toBe('0 de 1 directiva completa');
    expect(await textOf(page, 'resumen-directivas')).toContain('4 cargos sin dato');
    expect(await textOf(page, 'fuera-de-catalogo')).toContain(
      '1 renglón con un cargo que no está en el catálogo («tesorería»)'
    );
    await page.locator('[data-fila="0"]').focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => textOf(page, 'sucesion'))
      .toBe('«vicepresidencia de asuntos de la mujer» cubre «presidencia» como interino.');
    await pick(page, 'Si se va quien ocupa', 'electoral');
    await expect
      .poll(() => textOf(page, 'sucesion'))
      .toContain('Nadie puede suplir «electoral» según el catálogo');
    await pick(page, 'Si se va quien ocupa', 'vicepresidencia de asuntos de la mujer');
    await expect.poll(() => textOf(page, 'sucesion')).toContain('«secretaría» cubre «presidencia»');
    // The catalogue is the organisation's own: with other posts other boards are complete.
    await page.getByRole('link', { name: 'cambiarlo en Ajustes' }).click();
    for (const name of ['desarrollo local', 'asuntos sociales', 'solidaridad y derechos humanos'])
      await page.getByRole('button', { name: `Quitar «${name}»` }).click();
    await page.getByRole('button', { name: 'Quitar «capacitación y educación política»' }).click();
    await page.getByRole('button', { name: 'Quitar «presidencia»' }).click();
    await page.getByRole('link', { name: 'Directivas', exact: true }).click();
    await expect.poll(() => textOf(page, 'titular-directivas')).toBe('1 de 1 directiva completa');
    await page.context().close();
  });

  it('show what axe accepts, light and dark, wide and narrow', async () => {
    const { page } = await open('/directivas?mun=20067');
    for (const name of ['Directivas', 'Mujeres']) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tabpanel').locator('table:visible').first().waitFor();
      await inEachLook(
        page,
        async (look, width) => {
          expect([name, look, await axeFindings(page)]).toEqual([name, look, []]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        },
        [LOOKS[0], LOOKS[3]]
      );
    }
    await page.context().close();
  });

  it.skipIf(!hasShared)('of the example give on screen what is expected', async () => {
    const expected = JSON.parse(readFileSync(example('esperado.json'), 'utf8'))['directivas.csv'];
    const { page } = await open('/directivas');
    await dropFiles(page, real('agem_2025.topojson'), example('directivas.csv'));
    await page.getByRole('dialog').getByTestId('resultado').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await expect
      .poll(() => textOf(page, 'titular-directivas'))
      .toBe(`${expected.completas} de 677 directivas completas`);
    const said = await textOf(page, 'resumen-directivas');
    const [holders, acting] = said.match(/\d[\d,]*/g)!.map((n) => Number(n.replace(',', '')));
    expect(holders + acting).toBe(expected.cubiertos);
    await page.getByRole('tab', { name: 'Mujeres' }).click();
    const share = (100 * expected.mujeres) / expected.cubiertos;
    await expect
      .poll(() => textOf(page, 'mujeres'))
      .toContain(`En las directivas ${share.toFixed(1)} % (n = ${es(expected.cubiertos)})`);
    await page.context().close();
  });
});

describe('women of the network', () => {
  it('always come with their n, and of a handful there is no percentage', async () => {
    const { page } = await open('/directivas?pestana=mujeres');
    await dropFiles(
      page,
      {
        name: 'directivas.csv',
        text: 'cvegeo,cargo,estado,sexo\n01001,presidencia,titular,H\n01001,electoral,titular,M\n01002,electoral,titular,M\n'
      },
      {
        name: 'conferencias.csv',
        text: 'id,sector,cvegeo_sede,fecha,modalidad\nK1,obreros,01001,2026-02-10,presencial\nK2,obreros,01001,2026-08-10,presencial\n'
      },
      {
        name: 'asistencias.csv',
        text: 'conferencia,cvegeo_origen,pais,asistentes,mujeres\nK1,01001,MX,10,3\nK2,01001,MX,3,3\n'
      }
    );
    await readResult(page);
    await expect.poll(() => textOf(page, 'mujeres')).toContain('En las directivas 2 de 3 pocos casos');
    await expect
      .poll(() => textOf(page, 'mujeres'))
      .toContain('En las conferencias 46.2 % (n = 13) en paridad');
    expect(await textOf(page, 'menores')).toContain(
      'En 2 de 2 directivas hay mujeres sólo en cargos menores.'
    );
    await page.getByText('Parte de mujeres por trimestre', { exact: true }).click();
    const quarter = page.getByRole('row', { name: /^2026-T1/ });
    expect(plain(await quarter.innerText())).toContain('30.0 % (n = 10)');
    expect(plain(await page.getByRole('row', { name: /^2026-T3/ }).innerText())).toContain('3 de 3');
    await page.getByRole('button', { name: 'Ver cuáles' }).click();
    await page.getByRole('row', { name: /^Asientos/ }).waitFor();
    await page.context().close();
  });
});
