import type { Browser, CDPSession, Page } from 'playwright-core';
import { median, type Result } from './result';

const ROUNDS = 9;

declare global {
  interface Window {
    /** Milliseconds spent in animation frames, where the map draws. */
    frameMs: number;
  }
}

/** Script of the page so far, ms, without the animation frames in which the map draws. */
async function scriptMs(page: Page, session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find((m) => m.name === 'ScriptDuration')?.value ?? 0;
  return 1000 * seconds - (await page.evaluate(() => window.frameMs));
}

/** Script of a change of measure, filter and date over 2,458 units, through Back and Forward. */
export async function measureInteraction(browser: Browser, url: string): Promise<Result[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.frameMs = 0;
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      request((at) => {
        const start = performance.now();
        callback(at);
        window.frameMs += performance.now() - start;
      });
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const changes: [name: string, path: string, change: () => Promise<unknown>][] = [
    ['medida', '/?medida=celulas', () => pickMeasure(page)],
    [
      'filtro de etapa',
      '/?medida=celulas',
      () => page.getByRole('button', { name: 'Sin presencia' }).click()
    ],
    ['universo', '/?medida=celulas', () => page.getByRole('radio', { name: /Marco cargado/ }).click()],
    ['fecha', '/?medida=celulas&fecha=2025-03-15', () => page.getByLabel('A la fecha').fill('2025-07-15')]
  ];
  const results: Result[] = [];
  for (const [name, path, change] of changes) {
    await page.goto(url + path);
    await page.locator('html[data-pintado=si]').waitFor({ state: 'attached' });
    await page.waitForTimeout(6_000);
    await change();
    await page.waitForTimeout(1_500);
    const taken: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const before = await scriptMs(page, session);
      await page.evaluate((forward) => (forward ? history.forward() : history.back()), i % 2 === 1);
      await page.waitForTimeout(900);
      taken.push((await scriptMs(page, session)) - before);
    }
    results.push({
      what: `cambio de ${name}: script sin los cuadros del mapa`,
      value: median(taken),
      unit: 'ms',
      goal: '≤ 5'
    });
  }
  await context.close();
  return results;
}

async function pickMeasure(page: Page): Promise<void> {
  await page.getByLabel('El mapa muestra').click();
  await page.getByRole('option', { name: 'Integrantes', exact: true }).click();
}
