import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { example, hasShared } from '../shared';
import { coloredOnMap, dropFiles, everythingKept, headline, painted, readResult, saved, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const figures = async (page: Page) =>
  (await page.getByRole('region', { name: 'Leyenda' }).locator('li').allInnerTexts()).map((t) =>
    t.replace(/\s+/g, ' ').trim()
  );
/** Every figure of a column of the table, by scrolling through all of it, is too slow: the CSV has them all. */
async function memberSum(page: Page): Promise<number> {
  const { bytes } = await saved(page, () => page.getByRole('button', { name: /Guardar tabla/ }).click());
  const [header, ...rows] = bytes.toString('utf8').replace('\ufeff', '').trim().split(/\r?\n/);
  const at = header.split(',').indexOf('afiliados');
  expect(at).toBeGreaterThan(0);
  return rows.reduce((sum, row) => sum + (Number(row.split(',')[at]) || 0), 0);
}

describe('members', () => {
  it('of the demonstration are counts that follow gender, age, sector and date', async () => {
    const { page } = await site.look('/?medida=afiliados&universo=marco');
    await painted(page);
    await expect.poll(() => coloredOnMap(page)).toBeGreaterThan(500);
    const all = await coloredOnMap(page);
    const whole = await figures(page);
    for (const [name, param] of [
      ['Mujeres', 'sexo'],
      ['60 y más', 'grupo']
    ]) {
      await page.getByRole('button', { name, exact: true }).click();
      await expect.poll(() => figures(page)).not.toEqual(whole);
      expect(new URL(page.url()).searchParams.get(param)).not.toBeNull();
      await page.getByRole('button', { name, exact: true }).click();
      await expect.poll(() => figures(page)).toEqual(whole);
    }
    await page.getByRole('slider', { name: 'Fecha del mapa' }).fill('30');
    await expect.poll(() => coloredOnMap(page)).toBeLessThan(all / 3);
  });

  it('come in by the file, drop what identifies anybody, and are undone', async () => {
    const { page, conduct } = await site.visit('/?medida=afiliados&universo=marco');
    await painted(page);
    await dropFiles(page, {
      name: 'afiliados.csv',
      text: [
        'nombre,curp,telefono,cvegeo,sexo,fecha_nacimiento,fecha_afiliacion,sector',
        'Ana Prueba,PUEA900101MDFRBN01,0011112222,01001,M,1990-01-01,2025-01-01,jóvenes',
        'ANA PRUEBA,PUEA900101MDFRBN01,0011112222,01001,M,1990-01-01,2025-01-01,jóvenes',
        'Luis Prueba,PUEL850101HDFRBS02,0011113333,20067,H,1985-01-01,2026-06-01,',
        'Eva Prueba,PUEE700101MDFRBV03,0011114444,99999,M,1970-01-01,2026-06-01,',
        'Sol Prueba,PUES700101MDFRBL04,0011115555,01001,M,1970-01-01,1889-06-01,'
      ].join('\n')
    });
    const result = await readResult(page);
    expect(result).toContain('2 + 1 + 1 + 0 + 1 = 5');
    expect(result).toContain('2 personas');
    expect(result).toMatch(/«nombre», «curp», «telefono» y «fecha_nacimiento» identifican a personas/);
    expect(result).not.toMatch(/Prueba|PUE[A-Z]\d|00111/);
    await expect.poll(() => coloredOnMap(page)).toBe(2);
    expect((await figures(page)).join()).toContain('Cero');
    const kept = await everythingKept(page);
    expect(kept).toContain('20067');
    expect(kept).not.toMatch(/Prueba|PUE[A-Z]\d|00111/i);
    await page.reload();
    await painted(page);
    await expect.poll(() => coloredOnMap(page)).toBe(2);
    // A second file takes the place of the first, also while the first is being counted.
    await dropFiles(page, {
      name: 'otros.csv',
      text: 'cvegeo,sexo,fecha_afiliacion,sector\n01003,M,2025-01-01,pescadores'
    });
    await page.getByRole('button', { name: 'Reemplazar la tabla' }).click();
    await readResult(page);
    await expect.poll(() => coloredOnMap(page)).toBe(1);
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await page.getByRole('button', { name: /^Deshacer: la carga de afiliados/ }).click();
    await page.getByRole('link', { name: 'Tablero', exact: true }).click();
    await expect.poll(() => coloredOnMap(page)).toBe(2);
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    await page.getByRole('button', { name: /^Deshacer: la carga de afiliados/ }).click();
    await page.getByRole('link', { name: 'Tablero', exact: true }).click();
    await expect.poll(() => coloredOnMap(page)).toBeGreaterThan(500);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it.skipIf(!hasShared)(
    'of the example are 20,000 persons and 150 duplicates, and none of them can be found again',
    async () => {
      const { page, conduct } = await site.visit('/?medida=afiliados&universo=marco');
      const spoken: string[] = [];
      page.on('console', (message) => spoken.push(message.text()));
      await painted(page);
      await dropFiles(page, example('afiliados.csv'));
      const result = await readResult(page);
      expect(result).toContain('20,000 + 150 + 0 + 0 + 0 = 20,150');
      await expect.poll(async () => (await headline(page)).length).toBeGreaterThan(0);
      await expect.poll(() => coloredOnMap(page)).toBeGreaterThan(700);
      await expect.poll(() => memberSum(page)).toBeGreaterThan(19_000);
      const csv = await saved(page, () => page.getByRole('button', { name: /Guardar tabla/ }).click());
      const shown = await page.locator('body').innerText();
      const everything = [
        await everythingKept(page),
        csv.bytes.toString('utf8'),
        spoken.join('\n'),
        shown,
        result,
        ...conduct.requests
      ].join('\n');
      expect(everything).toContain('20067');
      const [header, ...lines] = readFileSync(example('afiliados.csv'), 'utf8').trim().split('\n');
      const at = (name: string) => header.split(',').indexOf(name);
      const secrets = new Set(
        lines.flatMap((line) => {
          const cells = line.split(',');
          return ['nombre', 'curp', 'telefono', 'correo', 'domicilio']
            .map((name) => cells[at(name)])
            .filter(Boolean);
        })
      );
      expect(secrets.size).toBeGreaterThan(60_000);
      expect([...secrets].filter((secret) => everything.includes(secret))).toEqual([]);
      expect(conduct.outside).toEqual([]);
      await page.context().close();
    }
  );

  it('can be cancelled half-way, and a second file waits its turn', async () => {
    const { page, conduct } = await site.visit('/?universo=marco');
    await painted(page);
    const start = await headline(page);
    await page.evaluate(() => {
      const rows = Array.from(
        { length: 40_000 },
        (_, i) => `0100${1 + (i % 9)},${'MH'[i % 2]},2024-0${1 + (i % 9)}-11,obreros`
      );
      const block = `${rows.join('\n')}\n`;
      const big = new File(
        ['cvegeo,sexo,fecha_afiliacion,sector\n', ...new Array<string>(60).fill(block)],
        'muchos.csv'
      );
      const drop = (...files: File[]) => {
        const data = new DataTransfer();
        for (const file of files) data.items.add(file);
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
      };
      drop(big);
      drop(new File(['cvegeo,sexo\n01001,M'], 'otro.csv'));
    });
    await page.getByText('«otro.csv» llegó mientras se lee otro archivo').waitFor();
    await page
      .getByText(/Leyendo «muchos.csv»/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Cancelar' }).click();
    await page.getByText('«muchos.csv» se canceló').waitFor();
    expect(await headline(page)).toBe(start);
    await page.getByRole('slider', { name: 'Fecha del mapa' }).fill('50');
    await expect.poll(() => headline(page)).not.toBe(start);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});
