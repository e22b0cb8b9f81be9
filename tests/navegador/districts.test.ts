import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, hasShared, real, root } from '../shared';
import { askTejido } from '../tejido';
import {
  axeFindings,
  dropFiles,
  follow,
  everythingKept,
  inEachLook,
  painted,
  readPng,
  readResult,
  saved,
  Site
} from './site';

let site: Site;
beforeAll(async () => (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const demo = (name: string) => join(root, 'static', 'demo', `${name}.csv`);
/** Waits until districts are counted and returns the headline. */
async function headlineOf(page: Page): Promise<string> {
  const headline = page.getByTestId('titular-distritos');
  await headline.waitFor();
  return plain(await headline.innerText());
}
/** Opens the page and waits until it can take files. */
async function open(address: string) {
  const visit = await site.visit(address);
  await painted(visit.page);
  await visit.page.getByRole('tab', { name: 'Catastro' }).waitFor();
  return visit;
}
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
async function pick(page: Page, label: string, option: string | RegExp) {
  await page.getByRole('combobox', { name: new RegExp(`^${label}`) }).click();
  await page.getByRole('option', { name: option, exact: typeof option === 'string' }).click();
}
const one = (value: number) =>
  value.toLocaleString('es-MX', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const coverageText = (d: { pct_cubierto: number; pct_min: number; pct_max: number }) =>
  d.pct_max - d.pct_min < 0.05
    ? `${one(d.pct_cubierto)} %`
    : `${one(d.pct_cubierto)} % (${one(d.pct_min)}–${one(d.pct_max)})`;

describe('districts of the demonstration', () => {
  it('are marked as invented, and say what the command says of the same files', async () => {
    const { page, conduct } = await site.look('/distritos');
    await page.getByText('Distritos de demostración, no oficiales', { exact: false }).first().waitFor();
    const answer = askTejido(
      'distritos',
      '--secciones',
      demo('secciones'),
      '--cococis',
      demo('cococis'),
      '--votos',
      demo('diputaciones_federales_2024_demostracion'),
      '--fecha',
      '2026-11-20'
    );
    expect(answer.totales.distritos).toBe(300);
    const reached = answer.distritos.filter(
      (d: { pct_cubierto: number }) => d.pct_cubierto >= 50 - 1e-9
    ).length;
    expect(await headlineOf(page)).toContain(
      `${reached} de 300 distritos federales con 50 % o más de cobertura`
    );
    await page
      .getByRole('button', { name: `${answer.totales.partidos} municipios cortados entre distritos` })
      .click();
    expect(await page.getByTestId('lista-municipios').getByRole('listitem').count()).toBe(
      answer.totales.partidos
    );
    const [first] = answer.distritos;
    await page.goto(new URL('/distritos?ent=01&dis=0101', page.url()).href);
    const panel = page.getByTestId('ficha-distrito');
    await panel.getByText(coverageText(first), { exact: true }).waitFor();
    expect(plain(await panel.innerText())).toContain('Distritos de demostración, no oficiales');
    expect(await panel.getByTestId('suma-distrito').innerText()).toBe('100.0 %');
    const { ganador, participacion } = first.votos;
    await panel.getByRole('row', { name: new RegExp(`^${ganador} `) }).waitFor();
    expect(plain(await panel.innerText())).toContain(`Participación ${one(participacion)} %`);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
  });

  it('change level, base and threshold, all of it in the address', async () => {
    const { page } = await site.visit('/distritos');
    await headlineOf(page);
    await pick(page, 'Nivel', 'Entidades (Senado)');
    await expect.poll(() => headlineOf(page)).toContain('de 32 entidades');
    await pick(page, 'Nivel', 'Circunscripciones');
    await expect.poll(() => headlineOf(page)).toContain('de 5 circunscripciones');
    await pick(page, 'Conformación', 'De 2017');
    const of2017 = askTejido(
      'distritos',
      ...['--secciones', demo('secciones'), '--cococis', demo('cococis'), '--fecha', '2026-11-20'],
      ...['--nivel', 'circunscripcion', '--conformacion', '2017', '--base', 'lista']
    );
    await pick(page, 'Pesar por', 'Lista nominal');
    for (const d of of2017.distritos)
      await page
        .getByRole('row', { name: new RegExp(`^${d.clave}\\.ª circunscripción`) })
        .getByText(`${one(d.pct_cubierto)} %`, { exact: true })
        .waitFor();
    const { search } = new URL(page.url());
    expect(search).toContain('nivel=circunscripcion');
    expect(search).toContain('conformacion=2017');
    expect(search).toContain('base=lista');
    await page.reload();
    await expect.poll(() => headlineOf(page)).toContain('de 5 circunscripciones');
    await pick(page, 'Nivel', 'Distritos locales');
    await page.getByText('No hay distritos locales cargados').waitFor();
    await page.context().close();
  });

  it('never paint a cut municipality as of one district: it is hatched, and says which ones it lies in', async () => {
    const drawn = await Site.open();
    const { page } = await drawn.visit('/distritos?ent=02', { viewport: { width: 1500, height: 900 } });
    await painted(page);
    await headlineOf(page);
    await page.locator('[data-dibuja=webgl]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /municipios cortados entre distritos/ }).click();
    const list = page.getByTestId('lista-municipios');
    const tijuana = plain(await list.getByRole('listitem').filter({ hasText: 'Tijuana' }).innerText());
    expect(tijuana).toMatch(/02004: Baja California \d\d \d+\.\d %( · Baja California \d\d \d+\.\d %)+/);
    await list.getByRole('button', { name: /^Tijuana/ }).click();
    const panel = page.getByTestId('ficha-distrito');
    await panel.getByText('Cortado entre distritos', { exact: false }).waitFor();
    const parts = (await panel.getByRole('listitem').allInnerTexts()).map((t) =>
      Number(/\((\d+\.\d) %/.exec(t)![1])
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.abs(parts.reduce((a, b) => a + b, 0) - 100)).toBeLessThan(0.1 * parts.length);
    // The hatch is on screen, in the map itself.
    const box = (await page.locator('.region-mapa').boundingBox())!;
    await expect
      .poll(async () => {
        const clip = { x: box.x + 10, y: box.y + 140, width: box.width - 380, height: 300 };
        return readPng(await page.screenshot({ clip })).colors.has('176,143,194');
      })
      .toBe(true);
    await page.context().close();
    await drawn.close();
  });

  it('read the same by keyboard, in the table that is the twin of the map', async () => {
    const { page } = await site.look('/distritos?nivel=entidad');
    await headlineOf(page);
    const first = page.locator('[data-fila="0"]');
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-fila'))).toBe('1');
    const name = await page.locator('[data-fila="1"]').innerText();
    await page.keyboard.press('Enter');
    await page.getByTestId('ficha-distrito').getByRole('heading', { name: name.trim() }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByTestId('ficha-distrito').count()).toBe(0);
    await page.getByRole('button', { name: 'Municipios' }).click();
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Municipios' }).getAttribute('aria-sort'))
      .toBe('descending');
    expect(await page.locator('[data-fila="0"]').innerText()).toBe('Oaxaca');
  });

  it('show what axe accepts in every part, light and dark, wide and narrow', async () => {
    const { page } = await site.visit('/distritos?dis=0101');
    await headlineOf(page);
    const names = ['Cobertura', 'Cuadrante', 'Resultados', 'Catastro'];
    const looks = [
      { width: 1280, colorScheme: 'light' },
      { width: 390, colorScheme: 'dark' }
    ] as const;
    const look = async (what: string) => {
      expect([what, await axeFindings(page)]).toEqual([what, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    };
    await inEachLook(
      page,
      async (seen) => {
        await page
          .getByTestId('ficha-distrito')
          .getByRole('heading', { name: 'Aguascalientes 01' })
          .waitFor();
        for (const name of names) {
          await tab(page, name);
          await page.waitForFunction(
            () => !document.querySelector('.hoja [role=status]')?.textContent?.includes('…')
          );
          await look(`${name}, ${seen}`);
        }
      },
      looks
    );
    await page.goto(new URL('/ficha?dis=0101', page.url()).href);
    await page.getByTestId('ficha-imprimible').getByText('Qué falta').waitFor();
    await inEachLook(page, look, looks);
    await page.context().close();
  });

  it('fit one page of paper, districts and states of any size', async () => {
    const { page } = await site.visit('/ficha');
    for (const query of ['dis=0101', 'dis=2005', 'nivel=entidad&dis=20', 'nivel=circunscripcion&dis=3']) {
      for (const path of ['/fuentes', `/ficha?${query}`]) await follow(page, site.url + path);
      await page.getByTestId('ficha-imprimible').getByText('Nulos').waitFor();
      const pdf = await page.pdf({ format: 'Letter', preferCSSPageSize: true });
      expect([query, pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length]).toEqual([query, 1]);
    }
    await page.context().close();
  });

  it('list the votes of each sección of a state, as the file has them', async () => {
    const { page } = await site.look('/distritos?apartado=resultados&por=seccion');
    await page.getByText('Elija una entidad para ver sus secciones').waitFor();
    await page.goto(new URL('/distritos?apartado=resultados&por=seccion&ent=06', page.url()).href);
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(demo('diputaciones_federales_2024_demostracion'), 'utf8'),
      { header: true, skipEmptyLines: true }
    );
    const [first] = data.filter((r) => r.entidad === '06');
    const row = page.getByRole('row', { name: /^Sección 0001 / });
    await row.getByText(Number(first.total).toLocaleString('es-MX'), { exact: true }).waitFor();
    await row.getByRole('button').click();
    await page
      .getByRole('region', { name: 'Sección 0001' })
      .getByRole('row', { name: /^Opción A / })
      .getByText(Number(first['Opción A']).toLocaleString('es-MX'), { exact: true })
      .waitFor();
  });

  it('say «sin elección por partidos» where no party runs, which is neither zero nor unknown', async () => {
    const { page } = await site.look(
      '/distritos?apartado=resultados&eleccion=2024-ayuntamientos-municipio&por=municipio&ent=20'
    );
    const row = page.getByRole('row', { name: /^Abejones/ });
    await row.getByText('sin elección por partidos').waitFor();
    await page.getByText('419 municipios eligen a su ayuntamiento', { exact: false }).waitFor();
    // In a federal election they vote as everybody does.
    await page.goto(new URL('/distritos?apartado=resultados&por=municipio&ent=20', page.url()).href);
    await expect
      .poll(async () => plain(await page.getByRole('row', { name: /^Abejones/ }).innerText()))
      .toMatch(/Opción [AB] \d+\.\d puntos/);
  });
});

describe("the electoral secretary's day", () => {
  it.skipIf(!hasShared)('secciones, a cut capital, its votes, a check and a page on paper', async () => {
    const { page, conduct } = await site.visit('/distritos', { viewport: { width: 1400, height: 900 } });
    await headlineOf(page);
    await dropFiles(
      page,
      real('agem_2025.topojson'),
      real('secciones_2017.csv'),
      example('cococis_limpio.csv')
    );
    const result = plain(await readResult(page));
    expect(result).toContain('68,364 secciones de 2,457 municipios');
    expect(result).toContain('300 distritos federales (columna «distrito_federal_2017»)');
    expect(result).toContain('2,508 claves del INE quedan unidas a la suya del INEGI');
    const answer = askTejido(
      'distritos',
      ...['--secciones', real('secciones_2017.csv'), '--cococis', example('cococis_limpio.csv')],
      ...['--marco', real('agem_2025.topojson'), '--fecha', '2026-11-20'],
      ...['--votos', real('votos_diputados_2015_seccion.csv')]
    );
    const reached = answer.distritos.filter(
      (d: { pct_cubierto: number }) => d.pct_cubierto >= 50 - 1e-9
    ).length;
    await expect.poll(() => headlineOf(page)).toContain(`${reached} de 300 distritos federales`);
    expect(await page.getByText('no oficiales').count()).toBe(0);
    // Of which drawing these districts are is told by their count, and that there is a later one.
    await page.getByText('Qué dice la franja').click();
    await page
      .getByText('Coincide con la Distritación de 2017 (elecciones de 2018 y 2021)', { exact: false })
      .waitFor();
    await page.getByText('Hay una posterior: Distritación de 2023', { exact: false }).waitFor();
    await page.getByRole('button', { name: '18 municipios sin distrito en los datos' }).waitFor();

    // The capital of Aguascalientes lies in two districts.
    await page.getByRole('button', { name: '65 municipios cortados entre distritos' }).click();
    await page
      .getByTestId('lista-municipios')
      .getByRole('button', { name: /^Aguascalientes, Aguascalientes/ })
      .click();
    const panel = page.getByTestId('ficha-distrito');
    const capital = answer.partidos_entre_distritos.find((m: { cvegeo: string }) => m.cvegeo === '01001');
    expect(capital.distritos.map((d: { clave: string }) => d.clave)).toEqual(['0102', '0103']);
    for (const { clave, share_municipio } of capital.distritos)
      await panel
        .getByText(`Aguascalientes ${clave.slice(2)} (${one(100 * share_municipio)} % del municipio)`)
        .waitFor();
    await panel.getByRole('button', { name: /Aguascalientes 03/ }).click();
    const third = answer.distritos.find((d: { clave: string }) => d.clave === '0103');
    await panel.getByText(coverageText(third), { exact: true }).waitFor();

    // Votes of 2015, on the districts of 2017.
    await dropFiles(
      page,
      real('votos_diputados_2015_seccion.csv'),
      real('votos_diputados_2015_municipio.csv')
    );
    expect(plain(await readResult(page))).toContain('39,603,887 votos en 67,583 renglones por sección');
    await tab(page, 'Resultados');
    await pick(page, 'Elección', /Diputaciones 2015 · por sección/);
    await expect
      .poll(async () => plain(await page.getByTestId('total-votos').innerText()))
      .toContain('39,603,887 votos en 67,583 renglones, participación 47.4 %');
    const withVotes = third.votos;
    const row = page.getByRole('row', { name: /^Aguascalientes 03/ });
    await row.getByText(`${one(withVotes.margen)} puntos`).waitFor();
    await row.getByText(withVotes.total.toLocaleString('es-MX'), { exact: true }).waitFor();
    // The two files of one election differ in ten municipalities.
    await pick(page, 'Sumar por', 'Municipio');
    await pick(page, 'Comparar con', /por municipio/);
    await page.getByRole('button', { name: 'Comparar los dos archivos, unidad por unidad' }).click();
    await expect
      .poll(async () => plain(await page.getByTestId('diferencias').innerText()))
      .toMatch(/^Difieren en 10 de 2,4\d\d unidades:/);

    // Checked today; undo takes it back.
    await page.goto(new URL('/distritos?dis=0103', page.url()).href);
    await panel.getByText('Nadie ha verificado este registro.').waitFor();
    await panel.getByRole('button', { name: 'Verificado hoy' }).click();
    await panel.getByText('Verificado el 20 nov 2026.').waitFor();
    await tab(page, 'Catastro');
    await expect
      .poll(async () => plain(await page.getByTestId('resumen-catastro').innerText()))
      .toMatch(/^307 de 308 registros vencidos o sin verificar/);
    await page.reload();
    await panel.getByText('Verificado el 20 nov 2026.').waitFor();
    await page.goto(new URL('/datos', page.url()).href);
    await page.getByRole('button', { name: /^Deshacer: una verificación/ }).click();
    await page.getByText('Se deshizo una verificación', { exact: false }).waitFor();
    await page.goto(new URL('/distritos?dis=0103', page.url()).href);
    await panel.getByText('Nadie ha verificado este registro.').waitFor();

    // On paper: one page, every figure with its source.
    await panel.getByRole('link', { name: 'Ficha para imprimir' }).click();
    const ficha = page.getByTestId('ficha-imprimible');
    await ficha.getByText(coverageText(third), { exact: true }).waitFor();
    await ficha.getByText('Diputaciones 2015', { exact: false }).first().waitFor();
    const text = plain(await ficha.innerText());
    expect(text).toContain(
      'Secciones: «secciones_2017.csv», columna distrito_federal_2017, cargada el 20 nov 2026'
    );
    expect(text).toContain('Células: cococis_limpio.csv, al 20 nov 2026');
    expect(text).toContain('Resultados: «votos_diputados_2015');
    const pdf = await page.pdf({ format: 'Letter', preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    expect([conduct.errors, conduct.violations, conduct.outside]).toEqual([[], [], []]);
    await page.context().close();
  });

  it('two catalogues compared: new, retired and moved secciones, also as a file', async () => {
    const { page } = await open('/distritos?apartado=catastro');
    const text = (rows: readonly string[]) =>
      `entidad,seccion,municipio_inegi,distrito_federal\n${rows.join('\n')}\n`;
    await dropFiles(page, {
      name: 'catalogo-2023.csv',
      text: text(['1,1,01001,1', '1,2,01001,2', '1,3,01002,1', '1,4,01002,1'])
    });
    await readResult(page);
    await dropFiles(page, {
      name: 'catalogo-2024.csv',
      text: text(['1,1,01001,1', '1,2,01001,3', '1,3,01003,1', '1,9,01002,1'])
    });
    await readResult(page);
    const part = page.getByTestId('comparacion-secciones');
    await part.getByText('De «catalogo-2023.csv» a «catalogo-2024.csv»:').waitFor();
    await part.getByRole('button', { name: 'Comparar con el anterior' }).click();
    await part.getByText('1 nueva, 1 retirada, 2 movidas; 1 igual.').waitFor();
    await part.getByText('Movidas (2)').click();
    await part.getByText('010002 · distrito federal: 0102 → 0103').waitFor();
    await part.getByText('010003 · municipio: 01002 → 01003').waitFor();
    const { bytes } = await saved(page, () =>
      part.getByRole('button', { name: /Guardar diferencias/ }).click()
    );
    const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').replace('\ufeff', ''), {
      header: true
    });
    expect(data.map((r) => [r.cambio, r.seccion])).toEqual([
      ['nueva', '010009'],
      ['retirada', '010004'],
      ['movida', '010002'],
      ['movida', '010003']
    ]);
    await page.context().close();
  });

  it('of several states add up, one undo at a time, and a bridge stays', async () => {
    const { page } = await open('/distritos?nivel=federal');
    const HEADER = 'entidad,seccion,municipio_ine,municipio_inegi,distrito_federal\n';
    await dropFiles(page, { name: 'puente.csv', text: 'municipio_ine,municipio_inegi\n07102,07101\n' });
    await readResult(page);
    await dropFiles(page, { name: 'ags.csv', text: `${HEADER}1,1,1,01001,1\n1,2,1,01001,2\n1,3,2,01002,\n` });
    await readResult(page);
    await page.getByText('1 sección sin distrito federal: no entra en ninguno.').waitFor();
    await dropFiles(page, { name: 'bc.csv', text: `${HEADER}2,1,1,02001,1\n` });
    const added = plain(await readResult(page));
    expect(added).toContain('4 secciones de 3 municipios');
    expect(added).toContain('Se sumó a «ags.csv»: 1 entidad que ya estaba sigue.');
    expect(await headlineOf(page)).toContain('de 3 distritos federales');
    await page.getByRole('row', { name: /^Baja California 01/ }).waitFor();
    await page.getByRole('row', { name: /^Aguascalientes 02/ }).waitFor();
    // A cell with an INE key of a state that only the bridge has.
    await dropFiles(page, {
      name: 'c.csv',
      text: 'id,nombre,mun_ine,fecha_constitucion,integrantes,estado\nC1,Uno,07102,2026-01-10,12,activo\n'
    });
    expect(plain(await readResult(page))).toContain('Aceptados 1 ');
    await page.goto(new URL('/datos', page.url()).href);
    await page.getByRole('button', { name: /^Deshacer: la carga de células/ }).click();
    await page.getByRole('button', { name: /^Deshacer: la carga de .*secciones/ }).click();
    await page.getByText('ags.csv', { exact: true }).first().waitFor();
    await page.goto(new URL('/distritos', page.url()).href);
    await expect.poll(() => headlineOf(page)).toContain('de 2 distritos federales');
    await page.context().close();
  });

  it('ask whose the numbers of municipalities are, and use the answer', async () => {
    const { page } = await open('/distritos');
    await dropFiles(page, {
      name: 'secciones.csv',
      text: 'entidad,seccion,municipio,distrito_federal\n1,1,1,1\n1,2,2,1\n'
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 de 2 existen como clave INEGI', { exact: false }).waitFor();
    await dialog.getByLabel('Del INEGI (cvegeo)').check();
    await dialog.getByRole('button', { name: 'Seguir' }).click();
    expect(plain(await readResult(page))).toContain('2 secciones de 2 municipios');
    await page.getByRole('row', { name: /^Aguascalientes 01/ }).waitFor();
    await page.context().close();
  });

  it('what was checked of invented districts says nothing of one’s own; ties, strangers and few persons', async () => {
    const { page } = await open('/distritos?dis=0101');
    const panel = page.getByTestId('ficha-distrito');
    await panel.getByRole('button', { name: 'Verificado hoy' }).click();
    await panel.getByText('Verificado el 20 nov 2026.').waitFor();
    await dropFiles(
      page,
      {
        name: 'secciones.csv',
        text: 'entidad,seccion,municipio_inegi,distrito_federal\n1,1,01001,1\n1,2,01002,2\n'
      },
      {
        name: 'cococis.csv',
        text: 'id,nombre,cvegeo,fecha_constitucion,integrantes,estado\nC1,Uno,01001,2026-01-10,3,activo\n'
      },
      {
        name: 'diputaciones federales 2024.csv',
        text: 'entidad,seccion,distrito_federal,PAN,PRI,nulos,total\n1,1,1,5,5,0,10\n1,2,2,3,5,0,8\n1,9,2,1,0,0,1\n'
      },
      { name: 'senado 2024.csv', text: 'entidad,PAN,PRI,nulos,total\n1,5,4,0,9\n2,7,6,0,13\n' }
    );
    await readResult(page);
    await panel.getByText('Nadie ha verificado este registro.').waitFor();
    await tab(page, 'Resultados');
    await pick(page, 'Elección', /Diputaciones federales 2024/);
    const tied = page.getByRole('row', { name: /^Aguascalientes 01/ });
    await tied.getByText('empate').waitFor();
    await tied.getByText('0.0 puntos').waitFor();
    // A file of results may have units that the map lacks: they stay in sight.
    await pick(page, 'Nivel', 'Entidades (Senado)');
    await pick(page, 'Elección', /Senadurías 2024/);
    await page
      .getByRole('row', { name: /^Baja California/ })
      .getByText('13', { exact: true })
      .waitFor();
    await page.goto(new URL('/ficha?dis=0101', page.url()).href);
    const sheet = page.getByTestId('ficha-imprimible');
    await sheet.getByText('menos de 5', { exact: false }).first().waitFor();
    await page.context().close();
  });

  it('cells with their sección count only in the district they are in', async () => {
    const { page } = await open('/distritos?ent=01');
    await dropFiles(
      page,
      {
        name: 'secciones.csv',
        text: 'entidad,seccion,municipio_inegi,distrito_federal\n1,1,01001,1\n1,2,01001,2\n1,3,01002,2\n'
      },
      {
        name: 'cococis.csv',
        text: 'id,nombre,cvegeo,fecha_constitucion,integrantes,estado,seccion\nC1,Uno,01001,2026-01-10,12,activo,0001\n'
      }
    );
    await readResult(page);
    await page
      .getByRole('row', { name: /^Aguascalientes 01/ })
      .getByText('100.0 % (0.0–100.0)')
      .waitFor();
    await page
      .getByRole('row', { name: /^Aguascalientes 02/ })
      .getByText('0.0 % (0.0–50.0)')
      .waitFor();
    await page.getByText('Qué dice la franja').click();
    await page.getByText('1 célula dice su sección o su punto; 1 se ubicaron en un distrito.').waitFor();
    await page.context().close();
  });
});

describe('electoral files with problems', () => {
  it('name and count what is wrong, keep what is right, and keep votes without a place apart', async () => {
    const { page } = await open('/distritos?apartado=resultados');
    await dropFiles(page, {
      name: 'catalogo.csv',
      text:
        'entidad,seccion,municipio_inegi,distrito_federal,estatus\n' +
        '1,1,1001,1,\n1,2,1001,2,\n1,2,1001,3,\n1,3,1001,1,Baja\n1,4,1001,1,\n1,4,1001,1,\n'
    });
    const catalogue = plain(await readResult(page));
    for (const sentence of [
      '1 renglón pone en otro distrito una sección que ya venía: quedó sin distrito. Renglón 4. Por ejemplo: 010002.',
      '1 renglón de secciones dadas de baja: no se usó. Renglón 5.',
      '1 renglón que repite una unidad con lo mismo: cuenta una vez. Renglón 7.'
    ])
      expect(catalogue).toContain(sentence);
    await dropFiles(page, {
      name: 'diputaciones federales 2024.txt',
      text: '5\nENTIDAD|SECCION|PAN|MORENA|NULOS|TOTAL|LISTA_NOMINAL\n1|1|5|6|1|12|100\n1|4|5|6|1|13|100\n1|9999|1|1|0|2|10\n1|0|3|3|0|6|0\n'
    });
    const votes = plain(await readResult(page));
    for (const sentence of [
      '33 votos en 4 renglones por sección.',
      'El archivo anuncia otro número de renglones que los que trae.',
      '1 renglón cuyo total no es la suma de sus columnas: se usó el total escrito. Renglón 4.'
    ])
      expect(votes).toContain(sentence);
    await expect
      .poll(async () => plain(await page.getByTestId('aparte').innerText()))
      .toMatch(
        /Unidades que el mapa elegido no tiene 1 renglón 2 .*Voto desde el extranjero 1 renglón 6|Voto desde el extranjero 1 renglón 6 .*Unidades que el mapa elegido no tiene 1 renglón 2/
      );
    await page
      .getByRole('row', { name: /^Aguascalientes 01 MORENA/ })
      .getByText('25', { exact: true })
      .waitFor();
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: /Guardar resultados/ }).click()
    );
    const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').replace('\ufeff', ''), {
      header: true,
      skipEmptyLines: true
    });
    expect(data.reduce((sum, r) => sum + (Number(r.total) || 0), 0)).toBe(33);
    await page.context().close();
  });

  it('a file keyed by names alone places nobody by guessing, and nothing loaded is lost', async () => {
    const { page } = await open('/distritos?apartado=resultados&por=municipio');
    await dropFiles(page, {
      name: 'ayuntamientos 2021.csv',
      text: 'municipio,pan,pri,nulos,total\nBenito Juárez,1,2,0,3\nColima,1,1,1,3\n'
    });
    expect(plain(await readResult(page))).toContain(
      '2 renglones con sólo el nombre del municipio, sin su entidad'
    );
    await expect
      .poll(async () => plain(await page.getByTestId('aparte').innerText()))
      .toContain('Renglones que no dicen de qué unidad son 2 renglones 6');
    await dropFiles(page, { name: 'rota.csv', text: 'entidad,seccion\n1,2\n' });
    await page.getByText('«rota.csv»', { exact: false }).first().waitFor();
    expect(plain(await page.getByTestId('total-votos').innerText())).toContain('6 votos en 2 renglones');
    await page.context().close();
  });

  it('keep nothing that identifies a person', async () => {
    const { page } = await open('/distritos');
    await dropFiles(page, {
      name: 'secciones.csv',
      text: 'entidad,seccion,municipio_inegi,distrito_federal,responsable,telefono\n1,1,01001,1,Ana Pérez Soto,0055512345\n'
    });
    await readResult(page);
    const kept = await everythingKept(page);
    expect(kept).not.toMatch(/Ana Pérez|0055512345/);
    expect(readFileSync(demo('secciones'), 'utf8').split('\n')[0]).not.toMatch(/nombre|telefono/);
    await page.context().close();
  });
});
