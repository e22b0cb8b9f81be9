import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, dropFiles, painted, readResult, saved, Site } from './site';

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

  it('asks what units that come again are, and gives unknown municipalities a file that is dropped back', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    const dialog = page.getByRole('dialog');
    const repeated = [1, 1, 2, 2, 3, 3].map((seccion, i) => `1,${seccion},${10 + i},20,${30 + i}`);
    await dropFiles(page, {
      name: 'locales 2021.csv',
      text: ['entidad,seccion,PAN,PRI,total', ...repeated].join('\n')
    });
    await dialog.getByLabel('Una casilla u otra parte de la unidad: se suman').check();
    expect(plain(await dialog.innerText())).toContain('3 renglones repiten una unidad');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Seguir' }).click();
    expect(plain(await readResult(page))).toContain('195 votos en 6 renglones');

    const table = {
      name: 'ayuntamientos 2021.csv',
      text: 'estado,municipio,PAN,PRI,total\nJalisco,Tlaquepaque,5,7,12\nJalisco,Zapopan,8,1,9\nJalisco,Tonalá,2,3,5\n'
    };
    await dropFiles(page, table);
    const unknown = dialog.getByTestId('por-resolver');
    expect(plain(await unknown.innerText())).toContain(
      'Jalisco · Tlaquepaque: 1 renglón. Se parece a San Pedro Tlaquepaque (14098)'
    );
    const { bytes } = await saved(page, () =>
      unknown.getByRole('button', { name: 'Descargar para corregir' }).click()
    );
    await page.keyboard.press('Escape');
    const filled = bytes.toString('utf8').replace('Jalisco,Tlaquepaque,,,,', 'Jalisco,Tlaquepaque,,,14098,');
    await dropFiles(page, { name: 'corregidos.csv', text: filled }, table);
    const after = plain(await readResult(page));
    expect(after).toContain('26 votos en 3 renglones por municipio');
    expect(after).not.toContain('ninguna lista conoce');
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

describe('what would take the place of something fuller', () => {
  it('asks first, with both sizes, and both can stay', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    const people = (rows: number, of = 100) =>
      [
        'cvegeo,poblacion total',
        ...Array.from({ length: rows }, (_, i) => `010${String(i + 1).padStart(2, '0')},${of}`)
      ].join('\n');
    await dropFiles(page, { name: 'censo 2020.csv', text: people(11) });
    await readResult(page);
    await dropFiles(page, { name: 'capitales 2020.csv', text: people(3, 50) });
    const asked = page.getByTestId('desplaza');
    expect(plain(await asked.innerText())).toMatch(/En uso 11 municipios .* El archivo 3 municipios/);
    expect(await axeFindings(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Conservar los dos' }).click();
    await readResult(page);
    const used = page.locator('.en-uso li');
    expect(plain(await used.filter({ hasText: 'Censo' }).first().innerText())).toContain('censo 2020.csv');
    expect(plain(await used.filter({ hasText: 'Indicadores' }).first().innerText())).toContain(
      'capitales 2020.csv'
    );
    // Answering nothing leaves all as it was.
    await dropFiles(page, { name: 'otro.csv', text: people(2) });
    await asked.getByRole('button', { name: 'Dejar como estaba' }).click();
    await page.getByText('«otro.csv» no se cargó', { exact: false }).waitFor();

    const sections = (count: number, district: number) =>
      [
        'entidad,seccion,municipio_inegi,distrito_federal',
        ...Array.from({ length: count }, (_, i) => `1,${i + 1},01001,${district}`)
      ].join('\n');
    await dropFiles(page, { name: 'secciones.csv', text: sections(40, 1) });
    await readResult(page);
    await dropFiles(page, { name: 'muestra de secciones.csv', text: sections(5, 2) });
    expect(plain(await asked.innerText())).toMatch(/En uso 40 secciones .* El archivo 5 secciones/);
    await asked.getByRole('button', { name: 'Conservar los dos' }).click();
    expect(plain(await readResult(page))).toContain('40 secciones de 1 municipio');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});

describe('several elections in a file', () => {
  it('are offered by their title or their name, and each that is read is an election of its own', async () => {
    const { page, conduct } = await site.visit('/distritos?apartado=resultados&nivel=entidad');
    await painted(page);
    const table = (title: string, votes: number) =>
      [title, 'ENTIDAD,SECCION,PAN,PRI,NULOS,TOTAL']
        .concat(
          Array.from({ length: 8 }, (_, i) => `1,${i + 1},${votes + i},${30 + 2 * i},1,${votes + 31 + 3 * i}`)
        )
        .join('\n');
    const text = [table('Diputaciones', 50), '', table('Senadurías', 80)].join('\n');
    await dropFiles(page, { name: 'elecciones 2021.csv', text });
    const result = page.getByRole('dialog');
    await result.getByText('La hoja trae 1 cuadro más', { exact: false }).waitFor();
    expect(plain(await result.innerText())).toContain('732 votos en 8 renglones');
    await result.getByRole('button', { name: 'Leer «Senadurías» (renglón 13)' }).click();
    await result.getByText('972 votos en 8 renglones', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: /^Elección/ }).click();
    const elections = await page.getByRole('option').allInnerTexts();
    expect(elections.filter((name) => /(diputaciones|senadurías) 2021/i.test(name))).toHaveLength(2);
    await page.keyboard.press('Escape');

    const rows = (year: number, votes: number) => [1, 2, 3].map((s) => `1,${s},${year},${votes + s},30,1`);
    const mixed = ['ENTIDAD,SECCION,AÑO,PAN,PRI,NULOS', ...rows(2015, 10), ...rows(2018, 70)].join('\n');
    await dropFiles(page, { name: 'ayuntamientos.csv', text: mixed });
    await result.getByText('La tabla trae más de una elección', { exact: false }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await result.getByLabel('Las 2, cada una por separado').check();
    await result.getByRole('button', { name: 'Seguir' }).click();
    const both = plain(await readResult(page));
    expect(both).toContain('129 votos en 3 renglones');
    expect(both).toContain('309 votos en 3 renglones');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});

describe('a sample', () => {
  it('is said wherever it is looked at, stands behind whole elections, and shares out no votes that nobody marked', async () => {
    const { page } = await site.visit('/distritos?apartado=resultados&nivel=entidad');
    await painted(page);
    const rows = (n: number) =>
      Array.from({ length: n }, (_, i) => `1,${i + 1},${40 + ((7 * i) % 50)},${30 + ((5 * i) % 60)},2`);
    const header = 'ENTIDAD,SECCION,PAN,PRI,NULOS';
    await dropFiles(page, { name: 'diputaciones 2018.csv', text: [header, ...rows(30)].join('\n') });
    await readResult(page);
    await dropFiles(page, { name: 'conteo rapido 2021.csv', text: [header, ...rows(6)].join('\n') });
    expect(plain(await readResult(page))).toContain('sólo una parte de la elección');
    const total = page.getByTestId('total-votos');
    await expect.poll(async () => plain(await total.innerText())).toContain('30 renglones');
    expect(plain(await total.innerText())).toContain('no trae votos de coalición');
    expect(await page.getByTestId('muestra').count()).toBe(0);
    await page.getByRole('combobox', { name: /^Elección/ }).click();
    await page.getByRole('option', { name: /muestra$/ }).click();
    await expect
      .poll(async () => plain(await page.getByTestId('muestra').innerText()))
      .toBe('Muestra: 6 secciones. Lo que suma no es el resultado de la elección.');
    await page.context().close();
  });
});
