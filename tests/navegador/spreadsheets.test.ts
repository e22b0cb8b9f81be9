import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLE_KINDS } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { templateCsv } from '../../src/lib/export/template-csv';
import { TABLES } from '../../src/lib/text/es/shared/tables';
import { example, hasShared, readJson, real } from '../shared';
import {
  axeFindings,
  dropFiles,
  follow,
  everythingKept,
  headline,
  painted,
  readResult,
  saved,
  Site
} from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const folder = mkdtempSync(join(tmpdir(), 'tejido-hojas-'));
const save = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const cellsOf = (text: string) => Papa.parse<string[]>(text.replace(/^\ufeff/, '').trim()).data;
const asBook = async (name: string, text: string) =>
  save(name, await writeXlsx({ sheets: [{ name: 'Hoja1', rows: cellsOf(text) }] }));
const replace = (page: Page) => page.getByRole('button', { name: 'Reemplazar la tabla' }).click();
const paste = (page: Page, text: string) =>
  page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    );
  }, text);
const figure = (n: number) => n.toLocaleString('es-MX');

const HEADER = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';
const CELLS = [
  HEADER,
  'C-1,Telar,01001,2026-01-10,20,12,campesinos,activo',
  'C-2,Cauce,01002,2026-01-11,10,4,,activo',
  'C-3,Faro,20067,31/02/2025,8,3,,activo'
].join('\n');

describe.skipIf(!hasShared)('every example file, on screen, with the 2025 frame', () => {
  it('gives what is expected of it', async () => {
    const expected = readJson<Record<string, Record<string, number & Record<string, number>>>>(
      example('esperado.json')
    );
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    await dropFiles(page, real('agem_2025.topojson'), real('secciones_2017.csv'));
    await page.getByRole('dialog').getByTestId('resultado').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Escape');
    const words: Record<string, (n: number) => string> = {
      integrantes: (n) => `${figure(n)} integrantes`,
      mujeres: (n) => `${figure(n)} mujeres`,
      municipios_con_cococi: (n) => `${figure(n)} municipios con célula\n`,
      municipios_con_cococi_activo: (n) => `${figure(n)} municipios con célula activa`,
      personas: (n) => `${figure(n)} personas`,
      municipios: (n) => `${figure(n)} municipios`,
      asistentes: (n) => `${figure(n)} asistentes`,
      municipios_de_origen: (n) => `${figure(n)} municipios de origen`,
      cubiertos: (n) => `${figure(n)} cargos cubiertos`,
      completas: (n) => `${figure(n)} directivas completas`,
      viernes: (n) => `${figure(n)} círculos de los viernes`,
      mesas: (n) => `${figure(n)} mesas de trabajo`,
      abiertas: (n) => `${figure(n)} gestiones abiertas`,
      encuestas: (n) => `${figure(n)} encuestas`,
      filas: (n) => ` = ${figure(n)} renglones de datos`
    };
    let read = 0;
    for (const [file, want] of Object.entries(expected)) {
      await dropFiles(page, example(file));
      const dialog = page.getByRole('dialog');
      const button = page.getByRole('button', { name: 'Reemplazar la tabla' });
      await dialog.getByTestId('resultado').or(button).first().waitFor({ timeout: 60_000 });
      if (await button.isVisible()) await button.click();
      const result = await readResult(page);
      expect(result).toContain(`Resultado de «${file}»`);
      for (const [name, say] of Object.entries(words))
        if (name in want) expect(result, file).toContain(say(want[name]));
      for (const by of ['por_sector', 'por_estado'])
        for (const [part, n] of Object.entries(want[by] ?? {}))
          expect(result, file).toContain(`${part} ${figure(n)}`);
      const { aceptadas, aceptadas_sin_preguntar: unasked, duplicadas } = want;
      const accepted = aceptadas ?? unasked ?? want.personas ?? want.filas;
      expect(result, file).toMatch(new RegExp(`\\n${figure(accepted)} \\+ ${duplicadas ?? '\\d+'} \\+ `));
      read++;
    }
    expect(read).toBe(11);
    expect([conduct.errors, conduct.outside]).toEqual([[], []]);
    await page.context().close();
  });

  it('is the same table as XLSX, in UTF-16 and pasted: it changes nothing', async () => {
    const { page } = await site.visit('/datos');
    await painted(page);
    const text = readFileSync(example('cococis_limpio.csv'), 'utf8');
    await dropFiles(page, await asBook('limpio.xlsx', text));
    expect(await readResult(page)).toContain('1,200 + 0 + 0 + 0 + 0 = 1,200');
    const utf16 = save('limpio16.csv', Buffer.from(`\ufeff${text}`, 'utf16le'));
    await dropFiles(page, utf16);
    await page.getByText('«limpio16.csv» es igual a lo que ya está en uso').waitFor();
    await paste(page, Papa.unparse(cellsOf(text), { delimiter: '\t' }));
    await page.getByText('«Celdas pegadas.tsv» es igual a lo que ya está en uso').waitFor();
    await page.getByRole('button', { name: 'Deshacer: la carga de células («limpio.xlsx»)' }).waitFor();
    await page.context().close();
  });

  it.each(['xlsx', 'parquet', 'utf16', 'pegado'])(
    'keeps nobody of the members file as %s',
    async (format) => {
      const { page, conduct } = await site.visit('/datos');
      const spoken: string[] = [];
      page.on('console', (message) => spoken.push(message.text()));
      await painted(page);
      const text = readFileSync(example('afiliados.csv'), 'utf8');
      const lines = text.trim().split('\n').slice(0, 2_000);
      const rows = cellsOf(lines.join('\n'));
      if (format === 'pegado') await paste(page, Papa.unparse(rows, { delimiter: '\t' }));
      else if (format === 'xlsx') await dropFiles(page, await asBook('personas.xlsx', lines.join('\n')));
      else if (format === 'utf16')
        await dropFiles(page, save('personas.csv', Buffer.from(`\ufeff${lines.join('\n')}`, 'utf16le')));
      else {
        const columnData = rows[0].map((name, j) => ({
          name,
          data: rows.slice(1).map((row) => row[j]),
          type: 'STRING' as const
        }));
        await dropFiles(page, save('personas.parquet', new Uint8Array(parquetWriteBuffer({ columnData }))));
      }
      await page.getByRole('dialog').getByTestId('resultado').waitFor({ timeout: 60_000 });
      await page.getByText('Columnas reconocidas').click();
      const result = await page.getByRole('dialog').innerText();
      expect(result).toContain('1,999 personas');
      for (const name of ['nombre', 'curp', 'telefono', 'correo', 'domicilio', 'fecha_nacimiento'])
        expect(result).toContain(`«${name}»`);
      const everything = [result, spoken.join('\n'), await everythingKept(page), page.url()].join('\n');
      const persons = rows.slice(1, 400);
      for (const [nombre, curp, telefono, correo, domicilio] of persons)
        for (const secret of [nombre, curp, telefono, correo, domicilio])
          expect(everything).not.toContain(secret);
      expect(everything).not.toMatch(/[A-Z]{4}\d{6}[HM][A-Z]{5}/);
      expect(conduct.outside).toEqual([]);
      await page.context().close();
    }
  );
});

describe('a table that comes again', () => {
  it('shows what was added, changed and gone before anything changes, and can be undone and done again', async () => {
    const { page, conduct } = await site.visit('/datos?universo=marco');
    await painted(page);
    await dropFiles(page, { name: 'células.csv', text: CELLS });
    expect(await readResult(page)).toContain('2 + 0 + 0 + 0 + 1 = 3');
    const next = [
      HEADER,
      'C-1,Telar,01001,2026-01-10,25,12,campesinos,activo',
      'C-4,Milpa,09015,2026-02-01,5,5,,activo'
    ].join('\n');
    await dropFiles(page, { name: 'células.csv', text: next });
    const changes = page.getByTestId('cambios');
    await changes.waitFor();
    expect((await changes.locator('dl').innerText()).replace(/\s+/g, ' ')).toBe(
      'Iguales 0 Nuevos 1 Cambiados 1 Ya no vienen 1'
    );
    await changes.getByText('Cambiados (1)').click();
    expect(await changes.innerText()).toContain('integrantes 20 → 25');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dejar como estaba' }).click();
    await page.getByText('2 renglones aceptados, 1 con problema').waitFor();

    await dropFiles(page, { name: 'células.csv', text: next });
    await page.getByRole('button', { name: 'Sumar a la que hay' }).click();
    expect(await readResult(page)).toContain('3 + 1 + 0 + 0 + 1 = 5');
    await page.getByRole('button', { name: /^Deshacer:/ }).click();
    await page.getByText('2 renglones aceptados, 1 con problema').waitFor();
    await page.getByRole('button', { name: /^Rehacer:/ }).click();
    await page.getByText('3 renglones aceptados, 2 con problema').waitFor();
    await page.reload();
    await page.getByText('3 renglones aceptados, 2 con problema').waitFor();
    const log = await page.getByRole('list', { name: 'Historial' }).innerText();
    expect(log.match(/Se volvió a hacer|Se deshizo|Se hizo/g)).toEqual([
      'Se volvió a hacer',
      'Se deshizo',
      'Se hizo',
      'Se hizo'
    ]);
    await dropFiles(page, { name: 'otra vez.csv', text: next });
    await replace(page);
    await readResult(page);
    await page.getByRole('link', { name: 'Tablero' }).click();
    await expect.poll(() => headline(page)).toBe('2 de 2,458 municipios con COCOCI activo');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('adds up with others of its kind that come together', async () => {
    const { page } = await site.visit('/datos?universo=marco');
    await painted(page);
    const state = (id: string, key: string) => `${HEADER}\n${id},N,${key},2026-01-10,5,1,,activo`;
    await dropFiles(
      page,
      { name: 'ags.csv', text: state('A', '01001') },
      { name: 'oax.csv', text: state('O', '20067') }
    );
    await page.getByText('Resultado de 2 archivos').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('2 renglones aceptados').waitFor();
    await page.context().close();
  });
});

describe('a sheet with several tables', () => {
  it('reads the first and offers the others by their titles, each as what it is', async () => {
    const { page, conduct } = await site.visit('/datos?universo=marco');
    await painted(page);
    const text = [
      HEADER,
      'a,N,01001,2026-01-10,5,1,,activo',
      '',
      'Conferencias de enero',
      'id,sector,cvegeo_sede,fecha',
      'K1,género,20067,2026-01-12',
      'K2,género,20068,2026-01-13'
    ].join('\n');
    await dropFiles(page, { name: 'estado.csv', text });
    const offered = page.getByTestId('cuadros');
    await offered.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await offered.getByRole('button', { name: 'Leer «Conferencias de enero» (renglón 5)' }).click();
    await page.getByText('estado.csv · cuadro 2', { exact: true }).first().waitFor();
    expect(await readResult(page)).toContain('2 renglones');
    await page.getByText('1 renglón aceptado').waitFor();
    await page.getByText('2 renglones aceptados').waitFor();
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});

describe('a workbook with several sheets', () => {
  it('asks which to read: one, or all, whose rows add up', async () => {
    const { page, conduct } = await site.visit('/datos?universo=marco');
    await painted(page);
    const sheet = (name: string, id: string, key: string) => ({
      name,
      rows: [HEADER.split(','), [id, 'N', key, '2026-01-10', 5, 1, '', 'activo']]
    });
    const sheets = [sheet('Norte', 'a', '01001'), sheet('Sur', 'b', '20067')];
    const path = save('hojas.xlsx', await writeXlsx({ sheets }));
    await dropFiles(page, path);
    await page.getByText('El libro trae más de una hoja que sirve').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('radio', { name: /^Las 2, una tras otra/ }).check();
    await page.getByRole('button', { name: 'Seguir' }).click();
    await page.getByText('Resultado de 2 archivos').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('hojas.xlsx · Norte + hojas.xlsx · Sur', { exact: true }).waitFor();
    await page.getByText('2 renglones aceptados').waitFor();
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});

describe('columns that nobody could tell', () => {
  it('are asked for with samples, and remembered for the next file of the same shape', async () => {
    const { page, conduct } = await site.visit('/datos?universo=marco');
    await painted(page);
    const odd = (rows: string[]) => ['Ficha^^', 'alfa,beta,gama,delta,CURP', ...rows].slice(1).join('\n');
    await dropFiles(page, {
      name: 'rara.csv',
      text: odd(['X1,01001,7,activo,AAAA900101MDFBFG00', 'X2,01002,9,activo,BBBB900101MDFBFG00'])
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Columnas de «rara.csv»').waitFor();
    expect(await dialog.innerText()).toContain('01001 · 01002');
    expect(await dialog.innerText()).not.toContain('AAAA900101');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('alfa').selectOption('id');
    await dialog.getByLabel('beta').selectOption('cvegeo');
    await dialog.getByLabel('gama').selectOption('cvegeo');
    await dialog.getByText('«cvegeo» está elegida en dos columnas').waitFor();
    await dialog.getByLabel('gama').selectOption('integrantes');
    await dialog.getByLabel('delta').selectOption('estado');
    await dialog.getByRole('button', { name: 'Leer así' }).click();
    expect(await readResult(page)).toContain('16 integrantes');
    await dropFiles(page, { name: 'rara dos.csv', text: odd(['X9,20067,5,activo,']) });
    await replace(page);
    expect(await readResult(page)).toContain('5 integrantes');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('can be changed after reading', async () => {
    const { page } = await site.visit('/datos');
    await painted(page);
    await dropFiles(page, {
      name: 'c.csv',
      text: 'id,cvegeo,integrantes,miembros totales,estado\na,01001,1,30,activo'
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 integrante', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: 'Cambiar columnas' }).click();
    await dialog.getByLabel('integrantes', { exact: true }).selectOption('');
    await dialog.getByLabel('miembros totales').selectOption('integrantes');
    await dialog.getByRole('button', { name: 'Leer así' }).click();
    await dialog.getByText('30 integrantes', { exact: true }).waitFor();
    await page.context().close();
  });

  it('that seem to hold names of persons are asked about, and so are free texts with names, before anything is kept', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    const dialog = page.getByRole('dialog');
    const people = ['Juan Pérez López', 'Ana García Ruiz', 'Luis Hernández Cruz'];
    const cells = people.map((name, i) => `${name},20067,2026-01-1${i},${5 + i},activo`);
    await dropFiles(page, {
      name: 'células.csv',
      text: ['nombre,cvegeo,fecha_constitucion,integrantes,estado', ...cells].join('\n')
    });
    await dialog.getByText('La columna «nombre» parece traer nombres', { exact: false }).waitFor();
    expect(await dialog.innerText()).not.toContain('Pérez');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('De personas: no leer esa columna').check();
    await dialog.getByRole('button', { name: 'Seguir' }).click();
    expect(await readResult(page)).toContain('18 integrantes');

    const log = people.map((name, i) => `R${i},Reunión con ${name} en la plaza,Escuelas,2026-01-1${i},20067`);
    await dropFiles(page, {
      name: 'actividades.csv',
      text: ['id,actividad,estrategia,fecha,cvegeo', ...log].join('\n')
    });
    await dialog
      .getByText('3 celdas parecen traer nombres de personas, en «actividad»', { exact: false })
      .waitFor();
    expect(await dialog.innerText()).toContain('Renglones 2, 3 y 4');
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Ocultar los nombres').check();
    await dialog.getByRole('button', { name: 'Seguir' }).click();
    expect(await readResult(page)).toContain('3 celdas parecían traer nombres');
    const kept = await everythingKept(page);
    expect(kept).toContain('en la plaza');
    expect(kept).not.toMatch(/Pérez|García|Hernández/);
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });
});

describe('rows mended in place', () => {
  it('go from their bucket to the headline, with the same rules, and back by undo', async () => {
    const { page, conduct } = await site.visit('/datos?universo=marco');
    await painted(page);
    await dropFiles(page, { name: 'c.csv', text: CELLS });
    await page.getByRole('link', { name: 'Fuera de rango: ver 1 renglón' }).click();
    await page.getByRole('button', { name: 'Corregir el renglón 4' }).click();
    const date = page.getByLabel('fecha_constitucion');
    expect(await page.getByRole('alert').innerText()).toContain('«31/02/2025» no es una fecha posible');
    expect(await axeFindings(page)).toEqual([]);
    await date.fill('2025-02-30');
    await page.keyboard.press('Enter');
    await page.getByText('«2025-02-30» no es una fecha posible').waitFor();
    await date.fill('28/02/2025');
    await page.keyboard.press('Enter');
    await page.getByText('Quedó aceptado.').waitFor();
    await page.getByRole('link', { name: 'Aceptados (3)' }).click();
    await expect.poll(() => page.getByTestId('cuenta-renglones').innerText()).toBe('3 renglones');
    expect(await page.locator('tbody').innerText()).toMatch(/4\t.*Faro\t20067 Oaxaca de Juárez\t2025-02-28/s);

    await page.getByRole('button', { name: 'Corregir el renglón 2' }).click();
    await page.getByLabel('mujeres').fill('21');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Hay más mujeres que integrantes').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Quitar el renglón 3' }).click();
    await expect.poll(() => page.getByTestId('cuenta-renglones').innerText()).toBe('2 renglones');
    await page.getByRole('button', { name: 'Agregar un renglón' }).click();
    await page.getByLabel('id', { exact: true }).fill('C-1');
    await page.getByRole('combobox', { name: 'Municipio' }).fill('Tijuana');
    await page.getByRole('option', { name: /Tijuana/ }).click();
    await page.getByLabel('estado').fill('activo');
    await page.getByLabel('fecha_constitucion').fill('2026-03-01');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Ya hay un renglón aceptado con lo mismo en id').waitFor();
    await page.getByLabel('id', { exact: true }).fill('C-9');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await expect.poll(() => page.getByTestId('cuenta-renglones').innerText()).toBe('3 renglones');
    await page.reload();
    await expect.poll(() => page.getByTestId('cuenta-renglones').innerText()).toBe('3 renglones');
    await page.goto(`${site.url}/?universo=marco`);
    await expect.poll(() => headline(page)).toBe('3 de 2,458 municipios con COCOCI activo');
    await page.getByRole('link', { name: 'Datos', exact: true }).click();
    for (const left of ['2', '3']) {
      await page.getByRole('button', { name: /^Deshacer: una corrección a mano/ }).click();
      await page.getByText(`${left} renglones aceptados`).waitFor();
    }
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('of every table are kept, and nothing that identifies anybody with them', async () => {
    const { page, conduct } = await site.visit('/datos');
    await painted(page);
    for (const kind of TABLE_KINDS) {
      await follow(page, `${site.url}/datos`);
      await dropFiles(page, { name: `${kind}.csv`, text: templateCsv(CONTRACTS[kind]) });
      expect(await readResult(page)).toContain(' = 2 renglones de datos');
      await page
        .getByRole('link', { name: `Ver y corregir los renglones de ${TABLES[kind].name.toLowerCase()}` })
        .click();
      await page.getByRole('button', { name: 'Corregir el renglón 3' }).click();
      const text = CONTRACTS[kind].columnas.findLast((c) => c.tipo === 'texto')!.nombre;
      await page.getByLabel(text, { exact: true }).fill('nuevo AAAA900101MDFBFG00');
      await page.getByRole('button', { name: 'Guardar' }).click();
      await page.getByText('Guardado.', { exact: true }).waitFor();
      expect(await page.locator('tbody').innerText()).toContain('nuevo •••');
    }
    expect(await everythingKept(page)).not.toContain('AAAA900101');
    expect(conduct.errors).toEqual([]);
    await page.context().close();
  });

  it('leave as CSV with their formulas defused', async () => {
    const { page } = await site.visit('/datos');
    await painted(page);
    await dropFiles(page, {
      name: 'c.csv',
      text: `${HEADER}\na,"=HYPERLINK(""http://x"")",01001,2026-01-01,1,1,,activo\nb,+1+1,99999,,1,1,,x`
    });
    await page.getByRole('link', { name: 'Aceptados: ver 1 renglón' }).click();
    const rows = async () => {
      const { bytes } = await saved(page, () =>
        page.getByRole('button', { name: /Descargar esta tabla/ }).click()
      );
      return Papa.parse<Record<string, string>>(bytes.toString('utf8').slice(1), { header: true }).data;
    };
    expect((await rows())[0].nombre).toBe(`'=HYPERLINK("http://x")`);
    await page.getByRole('link', { name: /^De municipio desconocido/ }).click();
    await page.getByText('clave desconocida').waitFor();
    expect((await rows())[0]).toMatchObject({ renglon: '3', nombre: "'+1+1", motivo: 'clave desconocida' });
    await page.context().close();
  });
});

describe('what is kept', () => {
  it('survives a tab that dies while a file is read, and says when it is kept', async () => {
    const { page } = await site.visit('/datos?universo=marco');
    await painted(page);
    await dropFiles(page, { name: 'c.csv', text: CELLS });
    await readResult(page);
    await page.getByRole('banner').getByText('Guardado').waitFor();
    const many = Array.from({ length: 400_000 }, (_, i) => `N-${i},Otra,01003,2026-01-10,5,1,,activo`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'grande.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HEADER, ...many].join('\n'))
    });
    await page
      .getByText(/Leyendo «grande.csv»/)
      .first()
      .waitFor();
    const context = page.context();
    const session = await context.newCDPSession(page);
    void session.send('Page.crash').catch(() => {});
    await page.waitForEvent('crash');
    const other = await context.newPage();
    await other.goto(`${site.url}/datos?universo=marco`);
    await other.getByText('2 renglones aceptados, 1 con problema').waitFor();
    await other.getByRole('link', { name: 'Tablero' }).click();
    await expect.poll(() => headline(other)).toBe('2 de 2,458 municipios con COCOCI activo');
    await context.close();
  });

  it('is one and the same in two tabs, whichever changes it', async () => {
    const { page } = await site.visit('/datos?universo=marco');
    await painted(page);
    const other = await page.context().newPage();
    await other.goto(`${site.url}/datos?universo=marco`);
    await painted(other);
    await dropFiles(page, { name: 'c.csv', text: CELLS });
    await readResult(page);
    await other.getByText('Otra pestaña cambió lo que está cargado').waitFor();
    await other.getByText('2 renglones aceptados, 1 con problema').waitFor();
    // Another table, from the other tab: both stay.
    await dropFiles(other, { name: 'k.csv', text: templateCsv(CONTRACTS.conferencias) });
    await readResult(other);
    await expect.poll(() => page.getByRole('heading', { name: 'Conferencias' }).count()).toBe(1);
    await page.getByText('2 renglones aceptados, 1 con problema').waitFor();
    await Promise.all([
      dropFiles(page, { name: 'g.csv', text: templateCsv(CONTRACTS.gestiones) }),
      dropFiles(other, { name: 'p.csv', text: templateCsv(CONTRACTS.propuestas) })
    ]);
    await readResult(page);
    await readResult(other);
    for (const tab of [page, other]) {
      await tab.reload();
      for (const name of ['Células', 'Conferencias', 'Gestiones', 'Propuestas'])
        await tab.getByRole('heading', { name, exact: true }).waitFor();
    }
    await page.context().close();
  });

  it('says so when the disk is full, and loses nothing that was there', async () => {
    const { page } = await site.visit('/datos?universo=marco', {}, async (fresh) => {
      const session = await fresh.context().newCDPSession(fresh);
      await session.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 1_000_000 });
    });
    await painted(page);
    await dropFiles(page, { name: 'c.csv', text: CELLS });
    await readResult(page);
    const many = Array.from(
      { length: 200_000 },
      (_, i) => `N-${i},Célula ${i} ${i * 7919},20067,2026-01-10,5,1,,activo`
    );
    await page.locator('input[type=file]').setInputFiles({
      name: 'grande.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HEADER, ...many].join('\n'))
    });
    await replace(page);
    expect(await readResult(page)).toContain('= 200,000 renglones de datos');
    await page.getByText('no tiene espacio para guardarlo').waitFor();
    await page.getByRole('banner').getByText('Sin guardar').waitFor();
    await page.getByText('200,000 renglones aceptados').waitFor();
    await page.reload();
    await page.getByText('2 renglones aceptados, 1 con problema').waitFor();
    await page.context().close();
  });
});
