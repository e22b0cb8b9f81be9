import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { square, writeDbf, writeShp, zip } from '../frames';
import { example, hasShared, real, root } from '../shared';
import { askTejido, runTejido } from '../tejido';
import {
  axeFindings,
  coloredOnMap,
  dropFiles,
  headline,
  painted,
  readPng,
  readResult,
  saved,
  Site,
  useFrame
} from './site';

let site: Site;
const folder = mkdtempSync(join(tmpdir(), 'tejido-territorio-'));
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const plain = (text: string) => text.replace(/\s+/g, ' ');
const write = async (name: string, content: Blob | string) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : Buffer.from(await content.arrayBuffer()));
  return path;
};
/** Keys of the demonstration's municipalities with an active cell on the day of the tests. */
const active = new Set(
  Papa.parse<Record<string, string>>(readFileSync(join(root, 'static/demo/cococis.csv'), 'utf8'), {
    header: true,
    skipEmptyLines: true
  })
    .data.filter((r) => r.estado === 'activo' && r.fecha_constitucion <= '2026-11-20')
    .map((r) => r.cvegeo)
);
/** The colour of electoral borders in the light theme. */
const PURPLE = '122,47,155';
const PRJ = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]';
/** Two invented municipalities of Aguascalientes with real keys, as one layer of a shapefile. */
const layer = (name: string, names = ['Poniente', 'Oriente']) => ({
  [`${name}.shp`]: writeShp([[square(-102.5, 21.5, 0.5)], [square(-102, 21.5, 0.5)]]),
  [`${name}.dbf`]: writeDbf([
    { CVEGEO: '01001', NOMGEO: names[0] },
    { CVEGEO: '01002', NOMGEO: names[1] }
  ]),
  [`${name}.prj`]: PRJ
});

describe('official boundaries on the page', () => {
  it.skipIf(!hasShared)('the Oaxaca zip: 570 municipalities, 31 states missing, and one undo', async () => {
    const drawn = await Site.open();
    const { page, conduct } = await drawn.visit('/?universo=marco');
    await painted(page);
    const before = await headline(page);
    await dropFiles(page, real('20_oaxaca.zip'));
    const asked = page.getByTestId('desplaza');
    expect(plain(await asked.innerText())).toMatch(/En uso 2,458 municipios .* El archivo 570 municipios/);
    await useFrame(page);
    const result = plain(await readResult(page));
    expect(result).toContain('570 municipios en el marco');
    expect(result).toContain('Faltan 31 entidades: Aguascalientes,');
    expect(result).toContain('EPSG:6372');
    expect(result).toContain('291,995 vértices');
    expect(result).toContain('20038 Villa Hidalgo → Villa Hidalgo Yalálag');
    const command = askTejido(
      'cobertura',
      '--cococis',
      'static/demo/cococis.csv',
      '--marco',
      real('20_oaxaca.zip'),
      '--fecha',
      '2026-11-20'
    );
    await expect.poll(() => headline(page)).toBe(`${command.cubiertos} de 570 municipios con COCOCI activo`);
    await page.locator('[data-dibuja=webgl]').waitFor({ state: 'attached' });
    await expect.poll(() => coloredOnMap(page)).toBeGreaterThan(0);

    // The states of another file complete it instead of taking its place.
    await dropFiles(page, real('01_aguascalientes.zip'), real('23_quintanaroo.zip'));
    expect(plain(await readResult(page))).toContain('592 municipios en el marco');
    await expect.poll(() => headline(page)).toContain('de 592 municipios');
    await page.reload();
    await expect.poll(() => headline(page)).toContain('de 592 municipios');

    // Two versions of one state in one drop: nobody chooses between them.
    await dropFiles(page, real('01_aguascalientes.zip'), real('AGEM_01.geojson'));
    await page.getByText('que también viene en', { exact: false }).waitFor();
    expect(await headline(page)).toContain('de 592 municipios');

    await page.goto(page.url().replace(/\/\?.*/, '/datos'));
    await page.getByRole('button', { name: /^Deshacer/ }).click();
    await page.getByRole('button', { name: /^Deshacer/ }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Nada que deshacer' }).count()).toBe(1);
    await page.goto(new URL('/?universo=marco', page.url()).href);
    await expect.poll(() => headline(page)).toBe(before);
    expect([conduct.errors, conduct.outside, conduct.violations]).toEqual([[], [], []]);
    await drawn.close();
  });

  it.skipIf(!hasShared)('frame, bridge, INE-keyed cells, census and districts in one drop', async () => {
    const drawn = await Site.open();
    const { page, conduct } = await drawn.visit('/?universo=marco&mun=01001');
    await painted(page);
    await dropFiles(page, example('cococis_clave_ine.csv'));
    await page.getByText('Cargue primero una tabla de secciones', { exact: false }).waitFor();
    await dropFiles(
      page,
      example('cococis_clave_ine.csv'),
      real('distritos_federales_2017_parcial.geojson'),
      real('censo_2020.csv'),
      real('agem_2025.topojson'),
      real('secciones_2017.csv')
    );
    const result = plain(await readResult(page));
    for (const sentence of [
      '2,508 claves del INE quedan unidas a la suya del INEGI',
      '17 municipios nuevos',
      '07125 Honduras de la Sierra, de Siltepec',
      'Leí las claves como del INE, lo dice el encabezado «mun_ine»: 495 de 495 existen como clave INE, 492 como INEGI.',
      'suman 126,014,024 personas',
      '02007 San Felipe: incluido en su municipio de origen (Ensenada, Mexicali)',
      '5 distritos federales'
    ])
      expect(result).toContain(sentence);
    await expect.poll(() => headline(page)).toBe('332 de 2,475 municipios con COCOCI activo');
    await page.getByText('53,404,785', { exact: false }).first().waitFor();
    const panel = page.getByTestId('ficha');
    const share = askTejido(
      'traslape',
      '--a',
      real('agem_2025.topojson'),
      '--b',
      real('distritos_federales_2017_parcial.geojson'),
      '--clave-a',
      'cvegeo',
      '--clave-b',
      'distrito'
    ).pares.find((p: { a: string; b: string }) => p.a === '01001' && p.b === '0103').share;
    await panel.getByText(`0103 · ${(100 * share).toFixed(1)} % de su área`).waitFor();
    // Figures of 2020 of a later municipality are neither zero nor absent without a word.
    await page.getByRole('combobox', { name: 'Buscar municipio' }).fill('dzitbalche');
    await page.getByRole('option', { name: /Dzitbalché/ }).click();
    await panel.getByText('incluido en su municipio de origen (Calkiní)').waitFor();
    await page.getByRole('combobox', { name: 'Buscar municipio' }).fill('solidaridad');
    await page
      .getByRole('option', { name: /Playa del Carmen.*también «Solidaridad».*Quintana Roo · 23008/ })
      .click();
    await panel.getByText('Clave INEGI 23008').waitFor();
    // The districts are on the map and in its legend, and can be hidden.
    const legend = page.locator('section[aria-label=Leyenda]');
    const shown = legend.getByLabel('Límites: 5 distritos federales');
    await shown.waitFor();
    await page.goto(new URL('/?universo=marco&ent=01', page.url()).href);
    await painted(page);
    // Beside the legend, whose own line has that colour too.
    const clip = { x: 650, y: 70, width: 400, height: 300 };
    const onMap = async () => readPng(await page.screenshot({ clip })).colors.has(PURPLE);
    await expect.poll(onMap).toBe(true);
    await shown.uncheck();
    await expect.poll(onMap).toBe(false);
    expect(new URL(page.url()).searchParams.get('limites')).toBe('no');
    // Everything is here again after a reload.
    await page.goto(new URL('/?universo=marco', page.url()).href);
    await expect.poll(() => headline(page)).toBe('332 de 2,475 municipios con COCOCI activo');
    expect([conduct.errors, conduct.outside]).toEqual([[], []]);
    await drawn.close();
  });

  it('asks for the layer when two would do, and loads none if nobody says', async () => {
    const path = await write(
      'dos_capas.zip',
      await zip({ ...layer('01mun'), ...layer('01mun_2020', ['Viejo', 'Otro']) })
    );
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    const before = await headline(page);
    await dropFiles(page, path);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Trae más de una capa que sirve').waitFor();
    await dialog.getByRole('button', { name: 'No cargar' }).click();
    await page.getByText('«dos_capas.zip» no se cargó').waitFor();
    expect(await headline(page)).toBe(before);
    await dropFiles(page, path);
    await dialog.getByLabel('01mun_2020').check();
    await dialog.getByRole('button', { name: 'Seguir' }).click();
    // Its two municipalities stand for their state; the rest of the country stays as the site draws it.
    await page.getByTestId('desplaza').getByRole('button', { name: 'Conservar los dos' }).click();
    const result = plain(await readResult(page));
    expect(result).toContain('01001 Aguascalientes → Viejo');
    expect(result).toMatch(/los dibujos no coinciden: \d+ parejas de municipios vecinos se tomaron/);
    await expect.poll(() => headline(page)).toContain('de 2,449 municipios');
    // People of a second state are not taken for those of the country.
    const people = ['06001', '06002'].map((cvegeo, i) => ({
      type: 'Feature',
      properties: { cvegeo, nombre: `Colima ${i}`, pobtot: 100 },
      geometry: {
        type: 'Polygon',
        coordinates: [[0, 1, 2, 3, 0].map((k) => [-104 + i + (k % 3 ? 0.9 : 0), 19 + (k > 1 ? 0.9 : 0)])]
      }
    }));
    await dropFiles(page, {
      name: 'colima.geojson',
      text: JSON.stringify({ type: 'FeatureCollection', features: people })
    });
    expect(plain(await readResult(page))).toContain(
      '2 municipios del archivo traen sus personas, que no se usan'
    );
    await expect.poll(() => headline(page)).toContain('de 2,441 municipios');
    await page
      .getByText(/personas en localidades/)
      .first()
      .waitFor();
    const credits = plain(await page.locator('.creditos').innerText());
    expect(credits).toMatch(/dos_capas\.zip .*amCharts/);
    await page.reload();
    await expect.poll(() => headline(page)).toContain('de 2,441 municipios');
    await page.context().close();
  });

  it('asks whose keys they are on a tie, and remembers nothing for the next file', async () => {
    const bridge = {
      name: 'secciones.csv',
      text: 'entidad,seccion,municipio_ine,municipio_inegi\n7,1,101,07102\n7,2,102,07101\n'
    };
    const cells = {
      name: 'celulas.csv',
      text: 'id,entidad,municipio,fecha_constitucion,estado\nA,7,101,2026-01-05,activo\n'
    };
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    await dropFiles(page, bridge);
    await readResult(page);
    await dropFiles(page, cells);
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 de 1 existen como clave INEGI, 1 como INE').waitFor();
    await dialog.getByRole('radio', { name: /^Del INE \(/ }).check();
    await dialog.getByRole('button', { name: 'Seguir' }).click();
    expect(plain(await readResult(page))).toContain('Leí las claves como del INE, como usted eligió');
    await page.getByRole('button', { name: /Ver la lista: Con COCOCI activo$/ }).click();
    await expect.poll(() => page.locator('tbody tr').first().innerText()).toContain('Tuxtla Chico');
    await page.context().close();
  });

  const html = '<!DOCTYPE html><html><body>No encontrado</body></html>';
  it.each([
    ['descarga.zip', html, 'es una página web'],
    ['sin_dbf.zip', { '01mun.shp': writeShp([[square(-102, 21)]]), '01mun.prj': PRJ }, 'sin su .dbf'],
    ['sin_shp.zip', { '01mun.dbf': layer('x')['x.dbf'], '01mun.prj': PRJ }, 'pero no el .shp'],
    [
      'sin_prj.zip',
      { '01mun.shp': writeShp([[square(2e6, 1e6, 1e4)]]), '01mun.dbf': writeDbf([{ CVEGEO: '01001' }]) },
      'no el .prj que dice de qué proyección son'
    ],
    ['bomba.zip', { ...layer('01mun'), '01mun.shp': new Uint8Array(2 ** 26) }, 'ocupa muchísimo más'],
    [
      'otro_pais.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: { cvegeo: '01001' },
            geometry: { type: 'Polygon', coordinates: [square(2, 48)] }
          }
        ]
      }),
      'no es un mapa de México'
    ]
  ])('refuses %s with a sentence and a remedy, and loses nothing', async (name, content, sentence) => {
    const path = await write(
      name,
      typeof content === 'string' ? content : await zip(content as Record<string, string>)
    );
    const { page, conduct } = await site.visit('/');
    await painted(page);
    const before = await headline(page);
    await dropFiles(page, path);
    await page.getByText(sentence, { exact: false }).waitFor();
    await page.getByText('Lo que ya estaba cargado sigue igual.', { exact: false }).waitFor();
    expect([await headline(page), conduct.errors]).toEqual([before, []]);
    await page.context().close();
  });

  it('says that a file of 300 MB is too large while the page stays alive', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    await page.evaluate(() => {
      const piece = new Uint8Array(2 ** 20).fill(32);
      const file = new File(
        ['{"type":"FeatureCollection","features":[', ...Array.from({ length: 300 }, () => piece), ']}'],
        'enorme.geojson'
      );
      const data = new DataTransfer();
      data.items.add(file);
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })
        );
    });
    await page.getByText('«enorme.geojson» pasa de 200 MB', { exact: false }).waitFor();
    await page.getByRole('radio', { name: /Marco cargado/ }).check();
    await expect.poll(() => headline(page)).toContain('de 2,458 municipios');
  });
});

describe('figures for places', () => {
  it('become measures with their source, a weight, a column of table and file, and go away with undo', async () => {
    const table = {
      name: 'viviendas.csv',
      text: 'cvegeo,indicador,periodo,valor,unidad,fuente\n01001,Viviendas,2020,300,viviendas,Conteo de prueba\n01002,Viviendas,2020,0,viviendas,Conteo de prueba\n20067,Viviendas,2020,700,viviendas,Conteo de prueba\n20067,Rezago,2020,0.75,índice,Conteo de prueba\n'
    };
    const { page } = await site.visit(
      '/?universo=marco&medida=cifra:viviendas-2020&peso=cifra:viviendas-2020'
    );
    await painted(page);
    await dropFiles(page, table);
    const result = plain(await readResult(page));
    expect(result).toContain('Viviendas, 2020: 3 municipios con dato');
    const legend = page.locator('section[aria-label=Leyenda]');
    await legend.getByText('Fuente: Conteo de prueba, 2020').waitFor();
    await expect.poll(() => coloredOnMap(page)).toBe(2);
    expect(plain(await legend.innerText())).toMatch(/Cero 1 Sin dato 2,455/);
    // Of the 1,000 dwellings, those of the municipalities with an active cell.
    const covered = (active.has('01001') ? 300 : 0) + (active.has('20067') ? 700 : 0);
    const headlineSection = page.locator('section[aria-labelledby=titulo-cobertura]');
    await expect
      .poll(async () => plain(await headlineSection.innerText()))
      .toContain(
        `${covered.toLocaleString('es-MX')} de 1,000 Viviendas (2020) · Conteo de prueba. 2,455 municipios sin dato`
      );
    await page.getByRole('columnheader', { name: 'Viviendas (2020)' }).getByRole('button').click();
    await expect
      .poll(() => page.locator('tbody tr').first().innerText())
      .toMatch(/Oaxaca de Juárez[\s\S]*700/);
    const { bytes } = await saved(page, () =>
      page.getByRole('button', { name: 'Guardar tabla (CSV)' }).click()
    );
    const [header, first] = bytes.toString('utf8').split(/\r?\n/);
    const at = header.split(',').indexOf('indicador: Viviendas (2020)');
    expect([at >= 0, first.split(',')[at]]).toEqual([true, '700']);

    // Words are classes in their order: on the map, in its legend, in the table and in the file.
    await dropFiles(page, {
      name: 'grado.csv',
      text: 'CVE_MUN,NOM_MUN,GM_2020\n01001,A,Muy bajo\n01002,B,Medio\n20067,C,Muy bajo\n20002,D,Muy alto\n20003,E,-\n'
    });
    expect(plain(await readResult(page))).toContain(
      'GM, 2020: 4 municipios con dato, en 3 clases (Muy bajo, Medio y Muy alto)'
    );
    await page.goto(new URL('/?universo=marco&medida=clase:gm-2020', page.url()).href);
    await expect.poll(() => coloredOnMap(page)).toBe(4);
    expect(plain(await legend.innerText())).toMatch(/Muy bajo 2 Medio 1 Muy alto 1 Sin dato 2,454/);
    const fills = await legend
      .locator('li rect')
      .evaluateAll((list) => list.map((r) => r.getAttribute('fill')));
    expect(new Set(fills.slice(0, 3)).size).toBe(3);
    await page.getByRole('columnheader', { name: 'GM (2020)' }).getByRole('button').click();
    await expect.poll(() => page.locator('tbody tr').first().innerText()).toMatch(/Muy alto/);
    const words = await saved(page, () => page.getByRole('button', { name: 'Guardar tabla (CSV)' }).click());
    expect(words.bytes.toString('utf8').split(/\r?\n/)[1]).toContain(',Muy alto,');
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(page.url().replace(/\/\?.*/, '/datos'));
    await page.getByRole('button', { name: 'Quitar «viviendas.csv»' }).click();
    await page.getByRole('button', { name: 'Quitar «grado.csv»' }).click();
    await page.getByText('Ningún indicador cargado').waitFor();
    await page.getByRole('button', { name: /^Deshacer: quitar un archivo/ }).click();
    await page.getByText('grado.csv').first().waitFor();
    await page.getByRole('button', { name: /^Deshacer: quitar un archivo/ }).click();
    await page.getByText('viviendas.csv').first().waitFor();
    await page.context().close();
  });
});

describe('who is near', () => {
  it('the panel names the nearest active cell, and the filter and the measure say the same distance', async () => {
    const { page } = await site.look('/?universo=marco&mun=20001');
    await painted(page);
    const { out } = runTejido('cercanos', '--k', '2457', '--clave', '20001');
    const closest = Papa.parse<Record<string, string>>(out, { header: true, skipEmptyLines: true }).data.find(
      (r) => active.has(r.cvegeo_cercano)
    )!;
    const near = page.getByTestId('mas-cercano');
    await expect
      .poll(async () => plain(await near.innerText()))
      .toContain(`, a ${Number(closest.km).toFixed(1)} km`);
    expect(await near.getByRole('link').getAttribute('href')).toContain(`mun=${closest.cvegeo_cercano}`);
    await page.goto(page.url().replace(/\?.*/, '?universo=marco&medida=distancia'));
    await page
      .locator('section[aria-label=Leyenda]')
      .getByText('Kilómetros en línea recta', { exact: false })
      .waitFor();
    const total = Number((await headline(page)).split(' ')[0].replace(',', ''));
    await expect
      .poll(async () => plain(await page.locator('section[aria-label=Leyenda]').innerText()))
      .toContain(`Cero ${total}`);
    const count = async () => Number((await page.getByTestId('cuenta-tabla').innerText()).replace(/\D/g, ''));
    const field = page.getByLabel(/A menos de/);
    await field.fill('0');
    await field.press('Enter');
    await expect.poll(count).toBe(total);
    await field.fill('15');
    await field.press('Enter');
    await expect.poll(count).toBeGreaterThan(total);
    expect(new URL(page.url()).searchParams.get('cerca')).toBe('15');
  });
});

describe('search', () => {
  it('finds states by their old name and opens them', async () => {
    const { page } = await site.look('/?universo=marco');
    await painted(page);
    await page.getByRole('combobox', { name: 'Buscar municipio' }).fill('distrito federal');
    await page.getByRole('option', { name: /Ciudad de México.*también «Distrito Federal»/ }).click();
    await expect.poll(() => headline(page)).toContain('de 16 municipios');
  });
});

it('the page of official data names each file and links only outside', async () => {
  const { page, conduct } = await site.visit('/datos');
  await page.getByRole('link', { name: 'Obtener los datos oficiales' }).click();
  await page.getByRole('heading', { name: 'Obtener los datos oficiales' }).waitFor();
  for (const title of [
    'Límites de los municipios',
    'Población por municipio',
    'Secciones electorales con las dos claves'
  ])
    await page.getByRole('heading', { name: title }).waitFor();
  expect(conduct.outside).toEqual([]);
  await page.context().close();
});

describe('what is asked about a file', () => {
  it('is of that file alone, and INE’s zip offers each of its layers', async () => {
    const ine = (name: string, rows: Record<string, string>[]) => ({
      [`${name}.shp`]: writeShp(rows.map((_, i) => [square(-103 + i, 21.5)])),
      [`${name}.dbf`]: writeDbf(rows.map((r) => ({ ...r, CONTROL: '1' }))),
      [`${name}.prj`]: PRJ
    });
    const official = await write(
      'ine_01.zip',
      await zip({
        ...ine('MUNICIPIO', [{ ENTIDAD: '1', MUNICIPIO: '1', NOMBRE: 'AGUASCALIENTES' }]),
        ...ine('DISTRITO_FEDERAL', [
          { ENTIDAD: '1', DISTRITO_F: '1' },
          { ENTIDAD: '1', DISTRITO_F: '2' }
        ]),
        ...ine('SECCION', [{ ENTIDAD: '1', DISTRITO_F: '1', MUNICIPIO: '1', SECCION: '45' }])
      })
    );
    const frame = await write(
      'marco.zip',
      await zip({ ...layer('01mun'), ...layer('01mun_2020', ['Viejo', 'Otro']) })
    );
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    const dialog = page.getByRole('dialog');
    const answer = async (file: string, name: string) => {
      await dialog.getByText(`Una pregunta sobre «${file}»`).waitFor();
      await dialog.getByLabel(name, { exact: true }).check();
      await dialog.getByRole('button', { name: 'Seguir' }).click();
    };
    await dropFiles(page, official, frame);
    await answer('ine_01.zip', 'DISTRITO_FEDERAL');
    await answer('marco.zip', '01mun_2020');
    await useFrame(page);
    const result = plain(await readResult(page));
    expect(result).toContain('2 distritos federales');
    expect(result).toContain('01001 Aguascalientes → Viejo');
    // Another layer of the same zip stands beside the first.
    await dropFiles(page, official);
    await answer('ine_01.zip', 'SECCION');
    expect(plain(await readResult(page))).toContain('1 sección');
    await page.getByText('ine_01.zip · DISTRITO_FEDERAL', { exact: true }).waitFor();
    await page.getByText('ine_01.zip · SECCION', { exact: true }).waitFor();
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});
