import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, dropFiles, painted, readResult, Site } from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
/** Nothing in these figures tells whether ALFA is an option: there is no total that it completes. */
const open = (votes: number) =>
  [
    'ENTIDAD,SECCION,PAN,PRI,ALFA,NULOS',
    `1,1,${votes},50,33,3`,
    '1,2,80,60,21,2',
    '1,3,40,90,47,4',
    '1,4,70,20,15,1',
    '2,1,90,50,31,3'
  ].join('\n');

describe('a table of votes that can be read in two ways', () => {
  it('is asked about with samples; the reading is shown, can be changed, and is remembered by shape', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    await dropFiles(page, { name: 'ayuntamientos 2021.csv', text: open(100) });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Columnas de «ayuntamientos 2021.csv»').waitFor();
    expect(await dialog.innerText()).toContain('33 · 21 · 47');
    const read = dialog.getByRole('button', { name: 'Leer así' });
    expect(await read.isDisabled()).toBe(true);
    expect(await dialog.getByLabel('PAN').inputValue()).toBe('opcion');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('ALFA').selectOption('opcion');
    await read.click();
    await dialog.getByTestId('resultado').waitFor();
    const first = plain(await dialog.innerText());
    expect(first).toContain('810 votos en 5 renglones por sección');
    expect(first).toContain('4 columnas son opciones');

    await dialog.getByRole('button', { name: 'Cambiar columnas' }).click();
    await dialog.getByLabel('ALFA').selectOption('nada');
    await read.click();
    await dialog.getByText('663 votos', { exact: false }).waitFor();
    await dialog.getByText('3 columnas son opciones', { exact: false }).click();
    expect(plain(await dialog.innerText())).toContain('ALFA: así se pidió.');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    // It took the place of the first reading.
    expect(await page.getByText('Resultados electorales', { exact: true }).count()).toBe(1);

    await dropFiles(page, { name: 'diputaciones 2021.csv', text: open(200) });
    expect(plain(await readResult(page))).toContain('763 votos en 5 renglones por sección');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('stays out when nobody answers, and nothing is lost', async () => {
    const { page } = await site.visit('/datos');
    await painted(page);
    await dropFiles(page, { name: 'ayuntamientos 2021.csv', text: open(100) });
    await page.getByRole('dialog').getByRole('button', { name: 'No cargar' }).click();
    await page.getByText('«ayuntamientos 2021.csv» no se cargó', { exact: false }).waitFor();
    await page.context().close();
  });
});
