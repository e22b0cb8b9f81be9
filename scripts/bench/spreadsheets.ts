import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import type { Browser } from 'playwright-core';
import type { ShippedCatalog } from '../../src/lib/domain/shipped';
import { root } from '../ensure.mjs';
import { askPeers } from './peers';
import { median, type Result } from './result';

const BOOK_ROWS = 50_000;
const TEXT_ROWS = 1_000_000;
const two = (n: number) => String(n).padStart(2, '0');
const day = (i: number) => `${2019 + (i % 7)}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`;

const { claves } = JSON.parse(
  readFileSync(join(root, 'static/datos/catalogo.json'), 'utf8')
) as ShippedCatalog;
const place = (i: number) => claves[(i * 7) % claves.length];

const CELL_HEADER = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado'.split(',');
const cell = (i: number): (string | number)[] => [
  `C-${i}`,
  `Célula ${i % 500}`,
  place(i),
  day(i),
  20 + (i % 60),
  i % 20,
  i % 3 ? 'campesinos' : '',
  'activo'
];

const MEMBER_HEADER = 'nombre,curp,cvegeo,sexo,fecha_nacimiento,fecha_afiliacion,sector';
const member = (i: number) =>
  `Persona Inventada ${i},AAAA${100_000 + (i % 900_000)}MDFBFG${two(i % 100)},${place(i)},${'MH'[i % 2]},` +
  `19${50 + (i % 50)}-${two(1 + (i % 12))}-${two(1 + (i % 28))},${day(i)},${['obreros', 'migrantes', '', 'género'][i % 4]}`;

/** Seconds from choosing a file to its finished report. */
async function toReport(browser: Browser, url: string, path: string, rows: number) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}/datos`);
  await page.locator('html[data-mapa]').waitFor({ state: 'attached' });
  await page.waitForTimeout(4_000);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    const state = window as unknown as { start: number; end: number };
    input.addEventListener('change', () => (state.start = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (state.start && document.querySelector('[data-testid=resultado]')) state.end ??= performance.now();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByTestId('resultado').waitFor({ timeout: 120_000 });
  const accounted = await page.getByTestId('resultado').innerText();
  if (!accounted.includes(`= ${rows.toLocaleString('es-MX')} `))
    throw new Error(`not every row is accounted for: ${accounted.slice(0, 200)}`);
  const seconds = await page.evaluate(() => {
    const { start, end } = window as unknown as { start: number; end: number };
    return (end - start) / 1_000;
  });
  await context.close();
  return seconds;
}

async function measure(
  browser: Browser,
  url: string,
  what: string,
  path: string,
  rows: number,
  peers: Result['peers']
): Promise<Result> {
  const runs: number[] = [];
  for (let i = 0; i < 3; i++) runs.push(await toReport(browser, url, path, rows));
  rmSync(path);
  return { what, value: median(runs), unit: 's', goal: '≤ 4', peers };
}

function parseAlone(path: string): Result['peers'] {
  const text = readFileSync(path, 'utf8');
  const start = performance.now();
  Papa.parse(text, { delimiter: ',', newline: '\n' });
  return [{ name: 'papaparse solo, en Node', value: (performance.now() - start) / 1_000 }];
}

/** Tables of the network from the file to the finished report in the page, beside libraries that only parse. */
export async function measureSpreadsheets(browser: Browser, url: string): Promise<Result[]> {
  const save = (name: string, content: string | Uint8Array) => {
    const path = join(tmpdir(), `tejido-${name}`);
    writeFileSync(path, content);
    return path;
  };
  const rows = [CELL_HEADER, ...Array.from({ length: BOOK_ROWS }, (_, i) => cell(i))];
  const book = save('celulas.xlsx', await writeXlsx({ sheets: [{ name: 'Hoja1', rows }] }));
  const lines = <T>(header: string, row: (i: number) => T) =>
    [header, ...Array.from({ length: TEXT_ROWS }, (_, i) => String(row(i)))].join('\n');
  const cells = save('celulas.csv', lines(CELL_HEADER.join(','), cell));
  const members = save('personas.csv', lines(MEMBER_HEADER, member));
  const run = measure.bind(null, browser, url);
  return [
    await run(
      '50,000 células en XLSX: del archivo al informe',
      book,
      BOOK_ROWS,
      askPeers('workbook.mjs', book)
    ),
    await run('1,000,000 células en CSV: del archivo al informe', cells, TEXT_ROWS, parseAlone(cells)),
    await run(
      '1,000,000 afiliados con nombre y CURP: del archivo al informe',
      members,
      TEXT_ROWS,
      parseAlone(members)
    )
  ];
}
