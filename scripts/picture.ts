/** `npm run picture`: the picture of the README, taken from the built site with the demonstration. */
import { join } from 'node:path';
import { build } from 'vite';
import { chromium } from 'playwright-core';
import { ensureChromium, root } from './ensure.mjs';
import { serve } from './serve.mjs';

process.chdir(root);
await build({ root, logLevel: 'error' });
const { url, close } = await serve(join(root, 'build'));
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: ['--no-sandbox', '--disable-background-networking']
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'es-MX' });
await page.goto(`${url}/?fecha=2026-11-20`);
await page.locator('html[data-pintado=si]').waitFor({ state: 'attached' });
await page.waitForTimeout(6_000);
await page.screenshot({ path: join(root, 'static', 'tablero.png') });
await browser.close();
await close();
