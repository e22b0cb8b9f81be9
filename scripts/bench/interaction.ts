import type { Browser, CDPSession, Page } from 'playwright-core';
import { median, type Result } from './result';

interface Profile {
  nodes: { id: number; callFrame: { url: string; functionName: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/**
 * Script of the page during an action, ms, painting excluded: samples whose stack enters the map library are its
 * drawing; idle, program and garbage collection are no script.
 */
function scriptMs({ nodes, samples, timeDeltas }: Profile, isMap: (url: string) => boolean): number {
  const parent = new Map<number, number>();
  for (const node of nodes) for (const child of node.children ?? []) parent.set(child, node.id);
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const drawing = (id: number | undefined): boolean => {
    for (let at = id; at !== undefined; at = parent.get(at))
      if (isMap(byId.get(at)!.callFrame.url)) return true;
    return false;
  };
  let micros = 0;
  samples.forEach((id, i) => {
    const { functionName, url } = byId.get(id)!.callFrame;
    const none = url === '' && /^\((idle|program|root|garbage collector)\)$/.test(functionName);
    if (!none && !drawing(id)) micros += timeDeltas[i];
  });
  return micros / 1000;
}

async function profile(
  page: Page,
  session: CDPSession,
  isMap: (url: string) => boolean,
  act: () => Promise<void>
) {
  await page.waitForTimeout(700);
  await session.send('Profiler.start');
  await act();
  await page.waitForTimeout(700);
  const { profile } = await session.send('Profiler.stop');
  return scriptMs(profile as unknown as Profile, isMap);
}

/** Script of a change of measure, filter and date over 2,458 units, through the address as Back does it. */
export async function measureInteraction(browser: Browser, url: string): Promise<Result[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let mapChunk = '';
  page.on('response', async (response) => {
    const isScript = /chunks\/.*\.js$/.test(response.url());
    if (isScript && /maplibregl/.test(await response.text().catch(() => ''))) mapChunk ||= response.url();
  });
  const session = await context.newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  const changes: [string, string, string][] = [
    ['medida', '/?medida=celulas', '/?medida=integrantes'],
    ['filtro de entidad', '/?medida=celulas', '/?medida=celulas&ent=20'],
    ['filtro de etapa', '/?medida=celulas', '/?medida=celulas&etapa=activo'],
    ['fecha', '/?medida=celulas&fecha=2025-03-15', '/?medida=celulas&fecha=2025-07-15']
  ];
  const results: Result[] = [];
  for (const [name, from, to] of changes) {
    await page.goto(url + from);
    await page.locator('html[data-pintado=si]').waitFor({ state: 'attached' });
    await page.waitForTimeout(7_000);
    await page.evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      document.querySelector('main')!.append(link);
      link.click();
      link.remove();
    }, to);
    await page.waitForTimeout(1_500);
    const taken: number[] = [];
    for (let i = 0; i < 8; i++)
      taken.push(
        await profile(
          page,
          session,
          (u) => u === mapChunk,
          () => page.evaluate((forward) => (forward ? history.forward() : history.back()), i % 2 === 1)
        )
      );
    results.push({
      what: `cambio de ${name}: script sin dibujo`,
      value: median(taken.slice(2)),
      unit: 'ms',
      goal: '≤ 5'
    });
  }
  await context.close();
  return results;
}
