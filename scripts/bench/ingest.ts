import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { randomLcg } from 'd3-random';
import type { Browser } from 'playwright-core';
import type { ShippedCatalog } from '../../src/lib/domain/shipped';
import { root } from '../ensure.mjs';
import { median, type Result } from './result';

/** Names of nine bytes, so that every row has 32. */
const SECTORS = ['obreros  ', 'migrantes', 'jóvenes ', 'género  ', '         '];
const SIZES = [100_000, 1_000_000, 10_000_000] as const;
const GOALS: Record<number, string> = { 1_000_000: '≤ 2', 10_000_000: '≤ 30' };
const RUNS: Record<number, number> = { 100_000: 3, 1_000_000: 3, 10_000_000: 1 };

/** Writes a members file: five columns, 32 bytes a row, the same bytes for the same number of rows. */
function writeMembers(rows: number): string {
  const { claves } = JSON.parse(
    readFileSync(join(root, 'static/datos/catalogo.json'), 'utf8')
  ) as ShippedCatalog;
  const random = randomLcg(0.32);
  const whole = (n: number) => Math.floor(random() * n);
  const two = (n: number) => String(n).padStart(2, '0');
  const path = join(tmpdir(), `tejido-afiliados-${rows}.csv`);
  const file = openSync(path, 'w');
  let block = 'cvegeo,sexo,edad,fecha_afiliacion,sector\n';
  for (let i = 0; i < rows; i++) {
    const day = `${2019 + whole(7)}-${two(1 + whole(12))}-${two(1 + whole(28))}`;
    block += `${claves[whole(claves.length)]},${'MH'[whole(2)]},${18 + whole(70)},${day},${SECTORS[whole(SECTORS.length)]}\n`;
    if (block.length > 2 ** 20) {
      writeSync(file, block);
      block = '';
    }
  }
  writeSync(file, block);
  closeSync(file);
  return path;
}

/** Resident memory of the largest renderer, MB. */
export async function rendererMegabytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const resident = processInfo
    .filter((p) => p.type === 'renderer')
    .map((p) => {
      try {
        const status = readFileSync(`/proc/${p.id}/status`, 'utf8');
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      } catch {
        return NaN;
      }
    });
  return Math.max(...resident);
}

interface Ingest {
  seconds: number;
  megabytes: number;
  /** What the result screen says of the rows. */
  accounted: string;
}

/** From choosing a file to its members on the map, with the engine warm. */
async function ingest(browser: Browser, url: string, path: string): Promise<Ingest> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}/datos?medida=afiliados&universo=marco`);
  await page.locator('html[data-mapa]').waitFor({ state: 'attached' });
  await page.waitForTimeout(6_000);
  await page.evaluate(() => {
    const map = document.querySelector('[data-coloreados]')!;
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    const state = window as unknown as { start: number; end: number };
    input.addEventListener('change', () => (state.start = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (state.start && map.getAttribute('data-coloreados') === '2458')
        requestAnimationFrame(() => (state.end ??= performance.now()));
    }).observe(map, { attributes: true, attributeFilter: ['data-coloreados'] });
  });
  await page.locator('input[type=file]').setInputFiles(path);
  let most = 0;
  for (;;) {
    most = Math.max(most, await rendererMegabytes(browser));
    if (await page.evaluate(() => (window as unknown as { end?: number }).end !== undefined)) break;
    await page.waitForTimeout(150);
  }
  const seconds = await page.evaluate(() => {
    const { start, end } = window as unknown as { start: number; end: number };
    return (end - start) / 1_000;
  });
  // The cube comes after the picture: its memory counts too.
  for (let i = 0; i < 40; i++) {
    most = Math.max(most, await rendererMegabytes(browser));
    await page.waitForTimeout(200);
  }
  const accounted = await page.getByTestId('resultado').locator('p').first().innerText();
  await context.close();
  return { seconds, megabytes: most, accounted };
}

/** Ingest of members of three sizes to the painted map, beside the bare parser in Node. */
export async function measureMembers(browser: Browser, url: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const rows of SIZES) {
    const path = writeMembers(rows);
    const runs: Ingest[] = [];
    for (let i = 0; i < RUNS[rows]; i++) runs.push(await ingest(browser, url, path));
    const name = rows.toLocaleString('es-MX');
    if (!runs[0].accounted.includes(name))
      throw new Error(`not every row is accounted for: ${runs[0].accounted}`);
    const peers = rows > 1_000_000 ? [] : [{ name: 'papaparse solo, en Node', value: bareParse(path) }];
    results.push({
      what: `${name} afiliados: del archivo al mapa pintado`,
      value: median(runs.map((r) => r.seconds)),
      unit: 's',
      goal: GOALS[rows],
      peers
    });
    results.push({
      what: `${name} afiliados: memoria máxima de la página`,
      value: median(runs.map((r) => r.megabytes)),
      unit: 'MB',
      goal: rows === 10_000_000 ? '≤ 1,500' : ''
    });
    rmSync(path);
  }
  return results;
}

function bareParse(path: string): number {
  const text = readFileSync(path, 'utf8');
  const start = performance.now();
  Papa.parse(text, { delimiter: ',', newline: '\n' });
  return (performance.now() - start) / 1_000;
}
