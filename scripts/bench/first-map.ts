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
  // Element Timing of a text that appears in the frame of the map: when the screen had it, not when the script ended.
  const { at, origin } = await page.evaluate(async () => {
    const presented = await new Promise<number>((resolve) =>
      new PerformanceObserver((list) => {
        const times = list
          .getEntries()
          .map((e) => e as unknown as { identifier: string; renderTime: number })
          .filter((e) => e.identifier === 'mapa');
        if (times.length) resolve(Math.min(...times.map((e) => e.renderTime)));
      }).observe({ type: 'element', buffered: true })
    );
    return { at: presented, origin: performance.timeOrigin };
  });
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

/** Scripts of the page with d3 alone. */
const SCRIPTS: Record<string, string> = {
  '/d3-array.min.js': 'node_modules/d3-array/dist/d3-array.min.js',
  '/d3-geo.min.js': 'node_modules/d3-geo/dist/d3-geo.min.js',
  '/topojson-client.min.js': 'node_modules/topojson-client/dist/topojson-client.min.js'
};

const PEER = `<!doctype html><meta charset="utf-8"><style>html,body,#m{margin:0;height:100%}</style><div id="m"></div><p id="t" elementtiming="mapa" style="position:absolute;top:0"></p>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs';
setWorkerUrl(new URL('/maplibre-gl-worker.mjs', location.href).href);
const map = new Map({ container: 'm', bounds: [[-117.2, 14.4], [-86.7, 32.8]], fadeDuration: 0, attributionControl: false, style: {
  version: 8,
  sources: { m: { type: 'geojson', data: '/m.json', tolerance: 0.1 } },
  layers: [{ id: 'm', type: 'fill', source: 'm', paint: { 'fill-color': ['case', ['==', ['%', ['id'], 3], 0], '#1f4e8c', '#eee'] } }]
} });
map.once('idle', () => { document.getElementById('t').textContent = 'mapa'; document.documentElement.dataset.pintado = 'si'; });
</script>`;

const CANVAS_PEER = `<!doctype html><meta charset="utf-8"><style>html,body{margin:0}canvas{width:100vw;height:100vh}</style><canvas id="m"></canvas>
<p id="t" elementtiming="mapa" style="position:absolute;top:0"></p>
<script src="/d3-array.min.js"></script><script src="/d3-geo.min.js"></script><script src="/topojson-client.min.js"></script>
<script>
fetch('/t.json').then((r) => r.json()).then((topology) => {
  const canvas = document.getElementById('m');
  canvas.width = innerWidth; canvas.height = innerHeight;
  const pen = canvas.getContext('2d');
  const units = topojson.feature(topology, topology.objects.municipios);
  const path = d3.geoPath(d3.geoMercator().fitSize([innerWidth, innerHeight], units), pen);
  units.features.forEach((f, i) => { pen.beginPath(); path(f); pen.fillStyle = i % 3 ? '#eee' : '#1f4e8c'; pen.fill(); });
  document.getElementById('t').textContent = 'mapa';
  document.documentElement.dataset.pintado = 'si';
});
</script>`;

/** Bare pages with the same municipalities at full detail: MapLibre with one GeoJSON, and d3 on a canvas. */
async function servePeers() {
  const topology = JSON.parse(readFileSync(join(root, 'static/datos/topologia.json'), 'utf8')) as Topology;
  const collection = feature(topology, topology.objects.municipios as GeometryCollection);
  collection.features.forEach((f) => (f.id = Number(f.id)));
  const json = JSON.stringify(collection);
  const dist = join(root, 'node_modules/maplibre-gl/dist');
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0];
    if (path === '/') response.setHeader('Content-Type', 'text/html').end(PEER);
    else if (path === '/m.json') response.setHeader('Content-Type', 'application/json').end(json);
    else if (path === '/lienzo') response.setHeader('Content-Type', 'text/html').end(CANVAS_PEER);
    else if (path === '/t.json')
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(topology));
    else if (path in SCRIPTS)
      response.setHeader('Content-Type', 'text/javascript').end(readFileSync(join(root, SCRIPTS[path])));
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
  const peers = await servePeers();
  const bare = await arrive(browser, peers.url);
  const canvas = await arrive(browser, `${peers.url}lienzo`);
  peers.close();
  const names = ['MapLibre solo, GeoJSON completo', 'd3 solo en un lienzo, topología completa'];
  const beside = (of: (arrival: Arrival) => number) =>
    [bare, canvas].map((arrival, i) => ({ name: names[i], value: of(arrival) }));
  return [
    {
      what: 'transferencia hasta el mapa nacional coloreado (brotli)',
      value: own.kilobytes,
      unit: 'kB',
      goal: '≤ 300',
      peers: beside((a) => a.kilobytes)
    },
    {
      what: 'navegación a mapa nacional coloreado',
      value: own.ms,
      unit: 'ms',
      goal: '≤ 500',
      peers: beside((a) => a.ms)
    }
  ];
}
