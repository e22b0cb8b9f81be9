import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { root } from '../ensure.mjs';
import { median, type Result } from './result';

const RUNS = 5;
const VIEWPORT = { width: 1280, height: 800 };

interface Arrival {
  /** From navigation to the first complete coloured map, ms. */
  ms: number;
  /** Everything asked for until then, compressed with brotli 11, kB. */
  kilobytes: number;
}

/** Visits with nothing in the cache; the page says with a mark when its map is complete. */
async function visit(browser: Browser, url: string): Promise<Arrival> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url);
  await page.locator('html[data-pintado=si]').waitFor({ state: 'attached' });
  const { at, origin } = await page.evaluate(() => ({
    at: performance.getEntriesByName('tejido:pintado')[0].startTime,
    origin: performance.timeOrigin
  }));
  let bytes = 0;
  for (const response of responses) {
    if (response.request().timing().startTime > origin + at) continue;
    bytes += brotliCompressSync(await response.body()).length;
  }
  await context.close();
  return { ms: at, kilobytes: bytes / 1000 };
}

async function arrive(browser: Browser, url: string): Promise<Arrival> {
  const arrivals: Arrival[] = [];
  for (let i = 0; i < RUNS; i++) arrivals.push(await visit(browser, url));
  return { ms: median(arrivals.map((a) => a.ms)), kilobytes: median(arrivals.map((a) => a.kilobytes)) };
}

const PEER = `<!doctype html><meta charset="utf-8"><style>html,body,#m{margin:0;height:100%}</style><div id="m"></div>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs';
setWorkerUrl(new URL('/maplibre-gl-worker.mjs', location.href).href);
const map = new Map({ container: 'm', bounds: [[-117.2, 14.4], [-86.7, 32.8]], fadeDuration: 0, attributionControl: false, style: {
  version: 8,
  sources: { m: { type: 'geojson', data: '/m.json', tolerance: 0.1 } },
  layers: [{ id: 'm', type: 'fill', source: 'm', paint: { 'fill-color': ['case', ['==', ['%', ['id'], 3], 0], '#1f4e8c', '#eee'] } }]
} });
map.once('idle', () => { performance.mark('tejido:pintado'); document.documentElement.dataset.pintado = 'si'; });
</script>`;

/** A bare MapLibre page with the same municipalities as one GeoJSON at full detail. */
async function servePeer() {
  const topology = JSON.parse(readFileSync(join(root, 'static/datos/topologia.json'), 'utf8')) as Topology;
  const collection = feature(topology, topology.objects.municipios as GeometryCollection);
  collection.features.forEach((f) => (f.id = Number(f.id)));
  const json = JSON.stringify(collection);
  const dist = join(root, 'node_modules/maplibre-gl/dist');
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/') response.setHeader('Content-Type', 'text/html').end(PEER);
    else if (path === '/m.json') response.setHeader('Content-Type', 'application/json').end(json);
    else if (/^\/maplibre-gl[\w-]*\.mjs$/.test(path))
      response.setHeader('Content-Type', 'text/javascript').end(readFileSync(join(dist, path)));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Transfer and time to the first complete coloured map, beside a bare MapLibre page. */
export async function measureFirstMap(browser: Browser, url: string): Promise<Result[]> {
  const own = await arrive(browser, `${url}/`);
  const peer = await servePeer();
  const bare = await arrive(browser, peer.url);
  peer.close();
  const name = 'MapLibre solo, GeoJSON completo';
  return [
    {
      what: 'transferencia hasta el mapa nacional coloreado (brotli)',
      value: own.kilobytes,
      unit: 'kB',
      goal: '≤ 600',
      peers: [{ name, value: bare.kilobytes }]
    },
    {
      what: 'navegación a mapa nacional coloreado',
      value: own.ms,
      unit: 'ms',
      peers: [{ name, value: bare.ms }]
    }
  ];
}
