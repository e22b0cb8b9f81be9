import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, fixture, hasShared, real } from '../shared';
import {
  coloredOnMap,
  dropFiles,
  handedOver,
  headline,
  mapCanvas,
  painted,
  pixelAt,
  readResult,
  saved,
  Site,
  useFrame
} from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const HEADER = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado,telefono';
const CELLS = {
  name: 'mis células.csv',
  text: [
    HEADER,
    '1,Telar,01001,2026-11-10,20,12,campesinos,activo,5500000001',
    '2,Cauce,01001,2026-01-10,10,4,,activo,5500000002',
    '3,Faro,20067,2025-01-10,8,,,en formación,5500000003',
    '4,Milpa,99999,2025-01-10,8,2,,activo,5500000004',
    '5,Raíz,01002,2025-02-31,8,2,,activo,5500000005'
  ].join('\n')
};

describe("the network's own files", () => {
  it('go from a dropped file to the headline, the table, the panel and the pixel', async () => {
    const drawn = await Site.open();
    const { page, conduct } = await drawn.visit('/?medida=celulas&universo=marco&mapa=8.5/21.85/-102.3');
    await painted(page);
    await dropFiles(page, CELLS);
    const result = await readResult(page);
    expect(result).toContain('3 + 0 + 1 + 0 + 1 = 5');
    expect(result).toContain('99999');
    expect(result).toContain('31/02/2025'.split('/').reverse().join('-'));
    expect(result).toContain('«telefono» identifica a personas');
    await expect.poll(() => headline(page)).toBe('1 de 2,458 municipios con COCOCI activo');
    await expect.poll(() => coloredOnMap(page)).toBe(1);
    expect(await page.getByText('Datos de demostración', { exact: true }).count()).toBe(0);
    // What the reader noticed stays at hand where the table is used.
    const notices = page.getByTestId('avisos');
    await notices.locator('summary').click();
    expect(await notices.innerText()).toMatch(/mis células\.csv[\s\S]*«telefono» identifica a personas/);

    await page.getByRole('button', { name: 'Células activas' }).last().click();
    await expect
      .poll(() => page.locator('tbody tr').first().innerText())
      .toMatch(/Aguascalientes.*\t2\t30\t/s);
    await page.locator('tbody th button').first().click();
    const panel = page.getByTestId('ficha');
    await panel.getByText('Células (2)').waitFor();
    expect(await panel.innerText()).toMatch(
      /Telar\s+Activo · desde 10 nov 2026 · 20 integrantes · campesinos/
    );
    expect(await panel.innerText()).toContain('16 (53.3 %)');

    // The middle of the map is in Aguascalientes, the only coloured municipality: Jenks of one figure has one class.
    const legend = await page
      .getByRole('region', { name: 'Leyenda' })
      .locator('li rect')
      .first()
      .getAttribute('fill');
    const box = (await mapCanvas(page).boundingBox())!;
    const [x, y] = [box.x + box.width / 2 + 30, box.y + box.height / 2 + 12];
    const shown = (color: string) => `rgb(${color.replaceAll(',', ', ')})`;
    expect(shown(await pixelAt(page, x, y)), 'drawn by the first painter').toBe(legend);
    await handedOver(page);
    await expect.poll(async () => shown(await pixelAt(page, x, y))).toBe(legend);
    expect(conduct.errors).toEqual([]);
    await drawn.close();
  });

  it('stay after a reload, can be undone, and are erased on request', async () => {
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    const before = await headline(page);
    await dropFiles(page, CELLS);
    await readResult(page);
    await expect.poll(() => headline(page)).toBe('1 de 2,458 municipios con COCOCI activo');
    await page.reload();
    await expect.poll(() => headline(page)).toBe('1 de 2,458 municipios con COCOCI activo');
    expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain('5500');
    const kept = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>(
        (ok) => (indexedDB.open('tejido').onsuccess = (e) => ok((e.target as IDBOpenDBRequest).result))
      );
      const all = await Promise.all(
        [...db.objectStoreNames].map(
          (name) =>
            new Promise(
              (ok) =>
                (db.transaction(name).objectStore(name).getAll().onsuccess = (e) =>
                  ok((e.target as IDBRequest).result))
            )
        )
      );
      db.close();
      return JSON.stringify(all);
    });
    expect(kept).toContain('Telar');
    expect(kept).not.toContain('5500000');

    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await page.getByRole('button', { name: /^Deshacer: la carga de células/ }).click();
    await page.getByRole('link', { name: 'Tablero' }).click();
    await expect.poll(() => headline(page)).toBe(before);
    await page.reload();
    expect(await headline(page)).toBe(before);

    await dropFiles(page, CELLS);
    await readResult(page);
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await page.getByRole('button', { name: 'Borrar todo' }).click();
    await page.getByRole('button', { name: 'Sí, borrar todo' }).click();
    await page.getByText('Se borró todo').waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Tablero' }).click();
    expect(await headline(page)).toBe(before);
    await page.context().close();
  });

  it('let the problems go as CSV', async () => {
    const { page } = await site.visit('/');
    await painted(page);
    await dropFiles(page, CELLS);
    const { name, bytes } = await saved(page, () =>
      page.getByRole('button', { name: /Descargar problemas/ }).click()
    );
    expect(name).toBe('problemas-mis células.csv');
    const text = bytes.toString('utf8');
    expect(text.trim().split(/\r?\n/)).toHaveLength(3);
    expect(text).toMatch(/,5,cvegeo,99999,clave desconocida,/);
    await page.context().close();
  });

  it('put another frame and its people under the same cells', async () => {
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    await dropFiles(page, CELLS, fixture('marco.geojson'));
    await useFrame(page);
    expect(await readResult(page)).toMatch(/3 \+ 0 \+ 1 \+ 0 \+ 1 = 5/);
    await expect.poll(() => headline(page)).toBe('1 de 3 municipios con COCOCI activo');
    await page.getByText('personas según el marco', { exact: false }).waitFor();
    expect((await page.locator('.lado').innerText()).replace(/\s+/g, ' ')).toContain(
      '100 de 150 personas según el marco «marco.geojson»'
    );
    await dropFiles(page, fixture('censo-inegi.csv'));
    expect(await readResult(page)).toContain('1,500');
    await expect
      .poll(async () => (await page.locator('.lado').innerText()).replace(/\s+/g, ' '))
      .toContain('1,000 de 1,200 personas · Archivo de prueba');
    await page.context().close();
  });

  it('follow the editable stages: a stage that counts as active covers', async () => {
    const { page } = await site.visit('/?universo=marco');
    await painted(page);
    await dropFiles(page, CELLS);
    await readResult(page);
    await page.getByRole('link', { name: 'Ajustes' }).click();
    await page.getByLabel('Cuenta como activa').nth(1).check();
    await page.getByRole('link', { name: 'Tablero' }).click();
    await expect.poll(() => headline(page)).toBe('2 de 2,458 municipios con COCOCI activo');
    await page.context().close();
  });

  it('follow a stage that is added, moved or taken away, on every page', async () => {
    const { page, conduct } = await site.visit('/ajustes');
    await painted(page);
    await page.getByRole('button', { name: 'Agregar' }).first().click();
    await page.getByLabel('Nombre de la etapa').nth(3).fill('Suspendido');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Subir «Suspendido»' }).click();
    await page.getByRole('button', { name: 'Quitar «Inactivo»' }).click();
    await page.getByRole('link', { name: 'Tablero' }).click();
    const legend = page.getByRole('region', { name: 'Leyenda' });
    await legend.getByText('Suspendido', { exact: true }).waitFor();
    await legend.getByText('Etapa fuera de la lista', { exact: true }).waitFor();
    expect(await headline(page)).toMatch(/ de 2,446 municipios con COCOCI activo$/);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('survive impatience: undo twice at once, then load again', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    await dropFiles(page, CELLS);
    await readResult(page);
    await page.getByRole('button', { name: /^Deshacer:/ }).dblclick();
    await page.getByText('Nada que deshacer').waitFor();
    await dropFiles(page, CELLS);
    await readResult(page);
    await page.getByRole('link', { name: 'Tablero' }).click();
    await expect.poll(() => headline(page)).toBe('1 de 2,446 municipios con COCOCI activo');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it.skipIf(!hasShared)(
    'with the official frame and census: 677 of 2,475 and 85,896,632 people',
    async () => {
      const { page, conduct } = await site.visit('/?medida=celulas&universo=marco&fecha=2026-11-20');
      await painted(page);
      await dropFiles(
        page,
        example('cococis_limpio.csv'),
        real('agem_2025.topojson'),
        real('censo_2020.csv')
      );
      await page.getByText('Resultado de 3 archivos').waitFor({ timeout: 60_000 });
      await readResult(page);
      await expect.poll(() => headline(page)).toBe('677 de 2,475 municipios con COCOCI activo');
      await expect.poll(() => coloredOnMap(page)).toBe(677);
      const side = (await page.locator('.lado').innerText()).replace(/\s+/g, ' ');
      expect(side).toContain(
        '85,896,632 de 126,014,024 personas · INEGI. Censo de Población y Vivienda 2020.'
      );
      expect(side).toContain('6 municipios sin dato de población');
      await page.getByRole('button', { name: /sin dato de población/ }).click();
      await expect.poll(() => page.getByTestId('cuenta-tabla').innerText()).toContain('6 municipios');
      await page.reload();
      await expect
        .poll(() => headline(page), { timeout: 30_000 })
        .toBe('677 de 2,475 municipios con COCOCI activo');
      expect(conduct.outside).toEqual([]);
      expect(conduct.errors).toEqual([]);
      await page.context().close();
    }
  );
});
