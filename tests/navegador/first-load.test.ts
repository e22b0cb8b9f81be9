import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readJson, root } from '../shared';
import { painted, Site } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const build = join(root, 'build');
const sizeOf = (file: string) => brotliCompressSync(readFileSync(join(build, file))).length;
const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0);

/** Bytes, as a server that compresses well sends them: five seconds of a slow line (50 kB a second). */
const MOST_BEFORE_THE_MAP = 252_000;
/** Code and styles that every page needs before it can say anything. */
const MOST_AT_ENTRY = 131_000;

describe('the first visit', () => {
  it('says what is coming before any of its code, and then no more', async () => {
    const { page } = await site.visit('/', { javaScriptEnabled: false });
    const coming = page.getByText('en unos segundos verá el mapa y las cifras', { exact: false });
    await coming.waitFor();
    await page.context().close();
    const opened = await site.visit('/');
    await painted(opened.page);
    expect(await opened.page.getByText('en unos segundos verá', { exact: false }).count()).toBe(0);
    await opened.page.context().close();
  });

  it('brings little before the map', async () => {
    let asked: string[] | null = null;
    const requests: string[] = [];
    const { page } = await site.visit('/', {}, async (fresh) => {
      fresh.on('request', (request) => void requests.push(new URL(request.url()).pathname));
      fresh.on('console', (message) => {
        if (message.text() === 'pintado') asked ??= [...requests];
      });
      await fresh.addInitScript(() =>
        new MutationObserver(() => {
          if (document.documentElement.dataset.pintado) console.debug('pintado');
        }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-pintado'] })
      );
    });
    await expect.poll(() => asked).not.toBeNull();
    // Letters come after what they write: until then the system's stand for them.
    const files = [...new Set(asked!)]
      .map((path) => (path === '/' ? '/index.html' : path))
      .filter((file) => existsSync(join(build, file)) && !/\.(woff2|svg)$/.test(file));
    expect(files.length).toBeGreaterThan(10);
    expect(sum(files)).toBeLessThan(MOST_BEFORE_THE_MAP);
    await page.context().close();
  });

  it('needs no more code at its entry than it did', () => {
    type Chunk = { file: string; imports?: string[]; css?: string[]; isEntry?: boolean };
    const manifest = readJson<Record<string, Chunk>>(root, '.svelte-kit/output/client/.vite/manifest.json');
    const found = new Set<string>();
    const follow = (key: string) => {
      const { file, imports = [], css = [] } = manifest[key];
      if (found.has(file)) return;
      for (const one of [file, ...css]) found.add(one);
      imports.forEach(follow);
    };
    const entries = Object.keys(manifest).filter((key) => /client\/(entry|app)|nodes\/[02]\.js/.test(key));
    expect(entries.length).toBeGreaterThan(2);
    entries.forEach(follow);
    expect(sum(found)).toBeLessThan(MOST_AT_ENTRY);
  });
});
