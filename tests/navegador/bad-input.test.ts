import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles, headline, mapCanvas, painted, Site, type Visit } from './site';

let site: Site;
let visit: Visit;
let before: string;
beforeAll(async () => {
  site = await Site.open({ webgl: false });
  visit = await site.visit('/');
  await painted(visit.page);
  before = await headline(visit.page);
});
afterAll(() => site.close());

const HEADER = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';
const frame = (...keys: string[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: keys.map((cvegeo) => ({
      type: 'Feature',
      properties: { cvegeo },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [-99, 19],
            [-98, 19],
            [-98, 20],
            [-99, 19]
          ]
        ]
      }
    }))
  });

describe('files that cannot be used', () => {
  it.each([
    ['foto.csv', '\u0001\u0002\u0003'.repeat(200), /no es texto/],
    ['vacio.csv', '', /está vacío/],
    ['encabezado.csv', HEADER, /sólo trae el encabezado/],
    ['separador.csv', `${HEADER.replaceAll(',', '^')}\n1^a^01001`, /no tiene un encabezado que yo reconozca/],
    ['afiliados.csv', 'cvegeo,sexo,fecha_afiliacion', /sólo trae el encabezado/],
    ['ine.csv', 'id,mun_ine,estado\n1,71,activo', /claves del INE/],
    ['mapa.json', '{"hola":1}', /no un mapa/],
    ['cortado.topojson', '{"type":"Topology","arcs":[[', /no es un JSON completo/],
    ['repetido.geojson', frame('01001', '01001'), /repite 1 clave \(01001\)/],
    ['faltante.geojson', frame('01001', ''), /1 polígono sin clave \(posiciones 2\)/],
    ['censo.csv', 'Población total\n1', /no tiene un encabezado|columna de población/],
    ['libro.xlsx', 'PK\u0003\u0004[Content_Types].xml', /libro dañado/],
    ['pagina.csv', '<!doctype html><html></html>', /página web/]
  ])('%s: a sentence that names it, and nothing lost', async (name, text, sentence) => {
    const { page } = visit;
    await dropFiles(page, { name, text });
    const alert = page.getByRole('alert').filter({ hasText: `«${name}»` });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(sentence);
    expect(await alert.innerText()).toContain('Lo que ya estaba cargado sigue igual.');
    await alert.getByRole('button', { name: 'Cerrar' }).click();
    expect(await headline(page)).toBe(before);
  });

  it('unknown keys are named by line, and the rest comes in', async () => {
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    await dropFiles(page, {
      name: 'c.csv',
      text: `${HEADER}\n1,a,88888,2024-01-01,1,1,,activo\n2,b,01001,2024-01-01,1,1,,activo`
    });
    const result = page.getByTestId('resultado');
    await result.getByText('clave desconocida').waitFor();
    const problems = result.getByRole('region', { name: 'Renglones con problema' });
    expect(await problems.locator('tbody tr').first().innerText()).toMatch(/^2\tcvegeo\t88888\t/);
    await page.context().close();
  });

  it('a file of 60 MB is read with the page alive, can be cancelled, and a file dropped meanwhile is told to wait', async () => {
    const { page, conduct } = await site.visit('/?universo=marco');
    await painted(page);
    const start = await headline(page);
    await page.evaluate((header) => {
      const line = (i: number) =>
        `${i},Célula número ${i} de una lista muy larga,01001,2024-01-01,10,5,campesinos,activo\n`;
      const parts = [header + '\n'];
      for (let i = 0, size = 0; size < 60 * 2 ** 20; i++) size += parts[parts.push(line(i)) - 1].length;
      const data = new DataTransfer();
      data.items.add(new File(parts, 'enorme.csv'));
      const small = new DataTransfer();
      small.items.add(new File(['x'], 'otro.csv'));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
      );
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: small, bubbles: true, cancelable: true })
      );
    }, HEADER);
    await page.getByText('«otro.csv» llegó mientras se lee otro archivo').waitFor();
    await page
      .getByText(/Leyendo «enorme.csv»/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Cancelar' }).click();
    await page.getByText('«enorme.csv» se canceló').waitFor();
    expect(await headline(page)).toBe(start);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('a browser that may not keep anything still shows the file, and says that it is not kept', async () => {
    const denied = (page: Page) =>
      page.addInitScript(() => {
        Object.defineProperty(globalThis, 'indexedDB', {
          value: {
            open() {
              throw new DOMException('denied', 'SecurityError');
            }
          }
        });
      });
    const { page } = await site.visit('/?universo=marco', {}, denied);
    await painted(page);
    await page.getByText('Este navegador no permite guardar', { exact: false }).first().waitFor();
    await dropFiles(page, { name: 'c.csv', text: `${HEADER}\n2,b,01001,2024-01-01,1,1,,activo` });
    await page.getByTestId('resultado').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => headline(page)).toBe('1 de 2,458 municipios con COCOCI activo');
    await page.context().close();
  });
});

describe('an engine that fails', () => {
  it('says so, keeps the last answer and starts again on request', async () => {
    const broken = (page: Page) =>
      page.route(/duckdb.*\.wasm/, (route) => route.fulfill({ status: 404, body: 'no' }));
    const { page } = await site.visit('/?mun=20067&medida=afiliados', {}, broken);
    await painted(page);
    const start = await headline(page);
    await page.getByText('El motor de consultas se detuvo').waitFor();
    // What needs no engine goes on.
    await page
      .getByTestId('ficha')
      .getByText(/Células \(\d+\)/)
      .waitFor();
    expect(await headline(page)).toBe(start);
    await page.unroute(/duckdb.*\.wasm/);
    await page.getByRole('button', { name: 'Reiniciar el motor' }).click();
    await page.getByText('El motor de consultas se detuvo').waitFor({ state: 'detached' });
    const legend = page.locator('section[aria-label=Leyenda]');
    await legend
      .getByText(/personas/i)
      .first()
      .waitFor();
    expect(await headline(page)).toBe(start);
    await page.context().close();
  });
});

describe('a machine without WebGL', () => {
  it('gets the whole map drawn: hover, choice, zoom and keyboard', async () => {
    const blind = (page: Page) =>
      page.addInitScript(() => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (
          this: HTMLCanvasElement,
          kind: string,
          ...rest: unknown[]
        ) {
          return /webgl/.test(kind) ? null : Reflect.apply(original, this, [kind, ...rest]);
        } as typeof original;
      });
    const { page } = await site.visit('/', {}, blind);
    await page.locator('html[data-mapa=lienzo]').waitFor({ state: 'attached' });
    await page.locator('[data-plan=completa]').waitFor({ state: 'attached' });
    const canvas = mapCanvas(page);
    const box = (await canvas.boundingBox())!;
    const camera = () => new URL(page.url()).searchParams.get('mapa');
    await page.mouse.move(box.x + 0.55 * box.width, box.y + 0.3 * box.height);
    await page.mouse.wheel(0, -400);
    await expect.poll(camera).not.toBeNull();
    await canvas.focus();
    const before = camera();
    await page.keyboard.press('+');
    await expect.poll(camera).not.toBe(before);
    await page.keyboard.press('Enter');
    await page.getByTestId('ficha').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('ficha').waitFor({ state: 'detached' });
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.4 * box.height);
    await page.locator('.tarjeta strong').waitFor();
    const hovered = await page.locator('.tarjeta strong').innerText();
    await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.4 * box.height);
    expect(await page.locator('#titulo-ficha').innerText()).toBe(hovered);
    await page.getByRole('button', { name: 'Cerrar municipio' }).click();
    expect(await headline(page)).toMatch(/ de 2,446 municipios con COCOCI activo$/);
    await page.getByRole('button', { name: 'Sin presencia' }).click();
    await expect.poll(() => page.getByTestId('cuenta-tabla').innerText()).toMatch(/^1,\d{3} municipios$/);
    await page.locator('tbody th button').first().click();
    await page.getByTestId('ficha').waitFor();
    await page.context().close();
  });
});
