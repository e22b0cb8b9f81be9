import type { Browser, CDPSession, Page } from 'playwright-core';
import { tenTimes } from './network';
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

/** Time from a key to the next paint, ms, as Event Timing tells it. */
const PRESENTED = () => {
  const seen: number[] = [];
  (window as unknown as { presented: number[] }).presented = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
};

interface Change {
  name: string;
  path: string;
  /** Brings the page to one of two states, again and again. */
  toggle: (page: Page, turn: number) => Promise<unknown>;
  goal: string;
}

const history: Change['toggle'] = (page, turn) =>
  page.evaluate((forward) => (forward ? window.history.forward() : window.history.back()), turn % 2 === 1);
const key =
  (name: string): Change['toggle'] =>
  async (page, turn) => {
    await page.getByRole('slider', { name }).focus();
    await page.keyboard.press(turn % 2 ? 'ArrowRight' : 'ArrowLeft');
  };

/** The same calls of the harness without any change: what it costs by itself. */
const stillHistory: Change['toggle'] = (page) => page.evaluate(() => undefined);
const stillKey: Change['toggle'] = async (page) => {
  await page.getByRole('slider', { name: 'Fecha del mapa' }).focus();
  await page.keyboard.press('Shift');
};

type Start = [Change, (() => Promise<unknown>) | null];

const FIRST_BOARD = 'sectores';
/** What a board of the network takes when a control moves, with ten times the tables of the demonstration. */
const boardsAtTenTimes = (page: Page): Start[] => {
  const board = (name: string, path: string, click: () => Promise<unknown>): Start => [
    { name: `${name}, diez veces la demostración`, path, toggle: history, goal: '≤ 5' },
    click
  ];
  const pick = async (label: RegExp, option: string) => {
    await page.getByRole('combobox', { name: label }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  return [
    board(`${FIRST_BOARD}: elegir un sector`, '/sectores', () => pick(/^Sector/, 'campesinos')),
    board('directivas: elegir una entidad', '/directivas', () => pick(/^Entidad/, 'Oaxaca')),
    board('bitácora: elegir una estrategia', '/bitacora', () => pick(/^Estrategia/, 'cogestión'))
  ];
};

/** Drops the tables on the page and waits until they are kept. */
async function loadTenTimes(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/datos`);
  await page.locator('html[data-mapa]').waitFor({ state: 'attached' });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      tenTimes().map(([name, text]) => ({
        name: `${name}.csv`,
        mimeType: 'text/csv',
        buffer: Buffer.from(text)
      }))
    );
  await page
    .getByRole('dialog')
    .getByTestId('resultado')
    .nth(tenTimes().length - 1)
    .waitFor();
  await page.waitForTimeout(3_000);
}

/** Script of changes over 2,458 units, and what a slider step takes until it is on the screen. */
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
  await page.addInitScript(PRESENTED);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const start: Start[] = [
    [{ name: 'medida', path: '/?medida=celulas', toggle: history, goal: '≤ 5' }, () => pickMeasure(page)],
    [
      { name: 'filtro de etapa', path: '/?medida=celulas', toggle: history, goal: '≤ 5' },
      () => page.getByRole('button', { name: 'Sin presencia' }).click()
    ],
    [
      { name: 'universo', path: '/?medida=celulas', toggle: history, goal: '≤ 5' },
      () => page.getByRole('radio', { name: /Marco cargado/ }).click()
    ],
    [
      {
        name: 'un paso de la barra de tiempo',
        path: '/?medida=celulas&fecha=2025-03-14',
        toggle: key('Fecha del mapa'),
        goal: '≤ 5'
      },
      null
    ],
    [
      {
        name: 'un paso de la barra, con afiliados',
        path: '/?medida=afiliados&fecha=2025-03-14',
        toggle: key('Fecha del mapa'),
        goal: '≤ 5'
      },
      null
    ],
    [
      { name: 'nivel de los distritos', path: '/distritos', toggle: history, goal: '≤ 5' },
      () => pickLevel(page)
    ]
  ];
  const results: Result[] = [];
  for (const [{ name, path, toggle, goal }, prepare] of [...start, ...boardsAtTenTimes(page)]) {
    if (name.startsWith(FIRST_BOARD)) await loadTenTimes(page, url);
    await page.goto(url + path);
    await page.locator('html[data-mapa]').waitFor({ state: 'attached' });
    await page.waitForTimeout(6_000);
    await prepare?.();
    await page.waitForTimeout(1_500);
    const rounds = async (turn: Change['toggle']) => {
      const taken: number[] = [];
      for (let i = 0; i < ROUNDS; i++) {
        const before = await scriptMs(page, session);
        await turn(page, i);
        await page.waitForTimeout(900);
        taken.push((await scriptMs(page, session)) - before);
      }
      return median(taken);
    };
    const whole = await rounds(toggle);
    const harness = await rounds(toggle === history ? stillHistory : stillKey);
    results.push({
      what: `${name}: script, sin los cuadros del mapa ni la medición (${harness.toFixed(1)} ms)`,
      value: whole - harness,
      unit: 'ms',
      goal
    });
    const presented = await page.evaluate(() => (window as unknown as { presented: number[] }).presented);
    if (presented.length > 2)
      results.push({ what: `${name}: de la tecla a la pantalla`, value: median(presented), unit: 'ms' });
  }
  results.push(await measureRecolor(page, url));
  await context.close();
  return results;
}

/** Script that the canvas painter takes to draw all units in other colours, beside MapLibre's own painter. */
async function measureRecolor(page: Page, url: string): Promise<Result> {
  const drawing = async (path: string) => {
    await page.goto(url + path);
    await page.locator('html[data-mapa]').waitFor({ state: 'attached' });
    await page.waitForTimeout(5_000);
    const taken: number[] = [];
    for (let i = 0; i < 2 * ROUNDS; i++) {
      const before = await page.evaluate(() => window.frameMs);
      await page.getByRole('radio', { name: i % 2 ? /Meta declarada/ : /Marco cargado/ }).click();
      await page.waitForTimeout(400);
      taken.push((await page.evaluate(() => window.frameMs)) - before);
    }
    return median(taken);
  };
  return {
    what: 'volver a pintar los 2,458 en el lienzo: script',
    value: await drawing('/?medida=celulas&vista=iguales'),
    unit: 'ms',
    goal: '≤ 2',
    peers: [{ name: 'MapLibre, el mismo cambio', value: await drawing('/?medida=celulas') }]
  };
}

async function pickLevel(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /^Nivel/ }).click();
  await page.getByRole('option', { name: 'Entidades (Senado)' }).click();
}

async function pickMeasure(page: Page): Promise<void> {
  await page.getByLabel('El mapa muestra').click();
  await page.getByRole('option', { name: 'Integrantes', exact: true }).click();
}
