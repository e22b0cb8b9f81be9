import { AxeBuilder } from '@axe-core/playwright';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findChromium } from '../../scripts/ensure.mjs';
import { serve } from '../../scripts/serve.mjs';
import { root } from '../shared';

/** The day on which the browser of the tests lives. */
export const TODAY = '2026-11-20T12:00:00-06:00';

/** What a page did that it should not: requests to other origins, violations of the policy, uncaught errors. */
export interface Conduct {
  outside: string[];
  violations: string[];
  errors: string[];
  requests: string[];
}

export interface Visit {
  page: Page;
  conduct: Conduct;
}

/** The built site, served with its policy header, and a real Chromium. */
export class Site {
  private shared: Visit | null = null;

  private constructor(
    readonly url: string,
    private readonly browser: Browser,
    private readonly stop: () => Promise<void>
  ) {}

  /** @param webgl without it the canvas draws the map all along: enough where the map is not what is looked at */
  static async open({ webgl = true } = {}): Promise<Site> {
    const build = join(root, 'build');
    if (!existsSync(join(build, 'index.html')))
      throw new Error('Falta la construcción: ejecute antes npm run build.');
    const { url, close } = await serve(build, 0, { packs: false });
    const quiet = ['background-networking', 'component-update', 'sync'].map((f) => `--disable-${f}`);
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [
        ...quiet,
        ...(webgl ? [] : ['--disable-gpu', '--disable-software-rasterizer']),
        '--no-first-run',
        '--disable-quic',
        '--no-sandbox'
      ]
    });
    return new Site(url, browser, close);
  }

  /**
   * The page that tests share, at another address: it leads there as a link does, and costs no visit. For tests that load
   * nothing, keep nothing and change nothing but the address.
   */
  async look(path: string): Promise<Visit> {
    if (!this.shared) {
      this.shared = await this.visit(path);
      return this.shared;
    }
    const { page, conduct } = this.shared;
    await page.keyboard.press('Escape');
    // By a page without a map: what the one before had open is put away.
    for (const address of ['/fuentes', path]) await follow(page, this.url + address);
    for (const list of Object.values(conduct)) list.length = 0;
    return this.shared;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.stop();
  }

  /** A page in a context of its own, with nothing kept from other tests. `prepare` runs before the first request. */
  async visit(
    path: string,
    options: BrowserContextOptions = {},
    prepare: (page: Page) => Promise<unknown> = async () => {}
  ): Promise<Visit> {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'es-MX',
      acceptDownloads: true,
      ...options
    });
    const page = await context.newPage();
    const conduct = watch(page, this.url);
    await page.clock.setFixedTime(new Date(TODAY));
    await prepare(page);
    await page.goto(this.url + path);
    return { page, conduct };
  }
}

function watch(page: Page, origin: string): Conduct {
  const conduct: Conduct = { outside: [], violations: [], errors: [], requests: [] };
  page.on('request', (request) => {
    const url = request.url();
    conduct.requests.push(url.replace(origin, ''));
    if (!/^(data|blob):/.test(url) && !url.startsWith(`${origin}/`)) conduct.outside.push(url);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|violates/i.test(message.text())) conduct.violations.push(message.text());
    else if (message.type() === 'error') conduct.errors.push(message.text());
  });
  page.on('pageerror', (error) => conduct.errors.push(String(error)));
  return conduct;
}

/** Goes to an address of the site as a link leads there, once the page follows links by itself. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.locator('#abriendo').waitFor({ state: 'detached' });
  await page.getByRole('navigation').getByRole('link').first().waitFor();
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForURL((url) => url.href.split('?')[0] === address.split('?')[0]);
}

/** Waits until the first complete map is on screen. */
export const painted = (page: Page) => page.locator('html[data-pintado=si]').waitFor({ state: 'attached' });

/** Waits until no answer is pending and returns the headline, with plain spaces. */
export async function headline(page: Page): Promise<string> {
  await page.locator('section[aria-busy=false] [data-testid=titular] button').first().waitFor();
  return (await page.getByTestId('titular').innerText()).replace(/\s+/g, ' ').trim();
}

/** Units that the painter gave to the map in a class of figures. */
export const coloredOnMap = async (page: Page) =>
  Number(await page.locator('[data-coloreados]').getAttribute('data-coloreados'));

/** Drops files on the page as a person does. */
export async function dropFiles(
  page: Page,
  ...paths: (string | { name: string; text: string })[]
): Promise<void> {
  const files = paths.map((p) =>
    typeof p === 'string'
      ? { name: basename(p), base64: readFileSync(p).toString('base64') }
      : { name: p.name, base64: Buffer.from(p.text).toString('base64') }
  );
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, base64 } of list)
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    return data;
  }, files);
  for (const type of ['dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

/** Says that a frame of a part of the country is to take the place of the country's. */
export const useFrame = (page: Page) =>
  page.getByTestId('desplaza').getByRole('button', { name: 'Usar sólo este marco' }).click();

/** Waits for the result screen, returns its text and closes it. */
export async function readResult(page: Page): Promise<string> {
  const result = page.getByRole('dialog');
  // National boundaries, a census and secciones in one drop take their time.
  await result.getByTestId('resultado').first().waitFor({ timeout: 120_000 });
  const text = await result.innerText();
  await page.keyboard.press('Escape');
  await result.waitFor({ state: 'detached' });
  return text;
}

/** Clicks what starts a download and returns its name and bytes. */
export async function saved(
  page: Page,
  click: () => Promise<void>
): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The canvas that draws the map now: the drawing of the first picture, or MapLibre's. */
export const mapCanvas = (page: Page) => page.locator('.mapa canvas').locator('visible=true').first();

/** Waits until MapLibre draws. */
export const handedOver = (page: Page) => page.locator('[data-dibuja=webgl]').waitFor({ state: 'attached' });

/** Colour on the screen at a point of the window, `r,g,b`. */
export async function pixelAt(page: Page, x: number, y: number): Promise<string> {
  const shot = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return [...readPng(shot).colors][0];
}

/** Size and colours of an 8-bit PNG, without filters other than the standard five. */
export function readPng(bytes: Buffer): { width: number; height: number; colors: Set<string> } {
  const width = bytes.readUInt32BE(16);
  const height = bytes.readUInt32BE(20);
  const channels = bytes[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const colors = new Set<string>();
  let previous = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    const line = Buffer.from(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let i = 0; i < stride; i++) {
      const a = i >= channels ? line[i - channels] : 0;
      const b = previous[i];
      const c = i >= channels ? previous[i - channels] : 0;
      const p = a + b - c;
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      line[i] = (line[i] + [0, a, b, (a + b) >> 1, paeth][filter]) & 255;
    }
    for (let i = 0; i < stride; i += channels) colors.add(`${line[i]},${line[i + 1]},${line[i + 2]}`);
    previous = line;
  }
  return { width, height, colors };
}

/** Everything that this browser keeps of the page, as one text. */
export const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const parts: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      location.href
    ];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open(name!);
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const all = db.transaction(store).objectStore(store).getAll();
          all.onsuccess = () => resolve(all.result);
        });
        const text = async (value: unknown): Promise<string> => {
          if (value instanceof Blob) return value.text();
          if (ArrayBuffer.isView(value))
            return new TextDecoder('latin1').decode(
              new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
            );
          if (value && typeof value === 'object')
            return (await Promise.all(Object.values(value).map(text))).join('\n');
          return String(value);
        };
        parts.push((await Promise.all(rows.map(text))).join('\n'));
      }
      db.close();
    }
    const folder = await navigator.storage.getDirectory();
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys())
      parts.push(`OPFS ${name}`);
    for (const name of await caches.keys()) parts.push(`caché ${name}`);
    return parts.join('\n');
  });

/** Runs axe on the page as it stands and names what it finds. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: page as never })
    // No page has a frame: what looks into them, in a page of its own, is left out.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
}

/** How people see it: width of the window and theme. */
export const LOOKS = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))
);

/** Looks at a page that is open in each way, one after another. */
export async function inEachLook(
  page: Page,
  check: (look: string, width: number) => Promise<void>,
  looks: readonly (typeof LOOKS)[number][] = LOOKS
): Promise<void> {
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 800 });
    await page.emulateMedia({ colorScheme });
    await check(`${colorScheme}, ${width} px`, width);
  }
}

/** Opens pages, waits for what is named by a test id, and has axe look at each in the next of the looks. */
export async function expectAccessible(
  site: Site,
  pages: readonly (readonly [path: string, ready: string])[],
  looks: readonly (typeof LOOKS)[number][] = LOOKS
): Promise<void> {
  for (const [i, [path, ready]] of pages.entries()) {
    const { page } = await site.visit(path);
    await page.getByTestId(ready).waitFor();
    await inEachLook(
      page,
      async (look, width) => {
        expect([path, look, await axeFindings(page)]).toEqual([path, look, []]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      },
      [looks[i % looks.length]]
    );
    await page.context().close();
  }
}
