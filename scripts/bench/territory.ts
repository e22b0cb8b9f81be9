import { existsSync, openAsBlob } from 'node:fs';
import { basename, join } from 'node:path';
import geodesic from 'geographiclib-geodesic';
import polygonClipping from 'polygon-clipping';
import type { Browser } from 'playwright-core';
import type { FrameUnit } from '../../src/lib/domain/frame-unit';
import { buildFrame } from '../../src/lib/geo/frame';
import { Geos } from '../../src/lib/geo/geos';
import { listNearest } from '../../src/lib/geo/near-lists';
import { overlayLayers } from '../../src/lib/geo/overlay';
import { openTerritory, readTerritory } from '../../src/lib/workers/files/read-territory';
import { readShippedUnits } from '../data/shipped-frame';
import { root } from '../ensure.mjs';
import { rendererMegabytes } from './ingest';
import { time, type Result } from './result';

const official = (name: string) => join(root, '..', 'shared', 'datos-reales', name);
const keys = { exists: () => true, bridge: null, chosen: null };

async function readUnits(path: string): Promise<FrameUnit[]> {
  const file = { name: basename(path), blob: await openAsBlob(path) };
  return (await readTerritory(await openTerritory(file), { layer: null, keys })).units;
}

/** Reading, repairing, neighbours, areas and topology of a file of boundaries, seconds. */
async function frameRow(what: string, path: string, goal: string): Promise<Result> {
  const work = async () => buildFrame(await readUnits(path), '', '', () => '1');
  return { what, value: (await time(work, 3)) / 1000, unit: 's', goal };
}

/** Overlays in GEOS beside the same overlay in plain JavaScript. */
async function overlayRows(newer: readonly FrameUnit[]): Promise<Result[]> {
  const older = readShippedUnits(root);
  const geos = await Geos.open();
  const shapes = (units: readonly FrameUnit[]) => units.map((u) => u.geometry);
  const small = (units: readonly FrameUnit[]) => units.filter((u) => /^(06|29)/.test(u.clave));
  const [a, b] = [small(newer), small(older)].map(shapes);
  const own = await time(() => overlayLayers(geos, a, b), 3);
  const peer = await time(() => {
    for (const p of a)
      for (const q of b) polygonClipping.intersection(p.coordinates as never, q.coordinates as never);
  }, 1);
  const national = await time(() => overlayLayers(geos, shapes(newer), shapes(older)), 1);
  return [
    {
      what: `traslape de Colima y Tlaxcala, ${a.length} × ${b.length} municipios de dos marcos`,
      value: own / 1000,
      unit: 's',
      goal: '≤ 3',
      peers: [{ name: 'polygon-clipping, todos los pares', value: peer / 1000 }]
    },
    {
      what: `traslape nacional, ${newer.length.toLocaleString('es-MX')} × ${older.length.toLocaleString('es-MX')} municipios de dos marcos`,
      value: national / 1000,
      unit: 's'
    }
  ];
}

/** Lists of the nearest units beside the geodesic of every pair. */
async function nearRow(units: readonly FrameUnit[]): Promise<Result> {
  const lon = units.map((u) => u.geometry.coordinates.flat(3)[0] as number);
  const lat = units.map((u) => u.geometry.coordinates.flat(3)[1] as number);
  const own = await time(() => listNearest(lon, lat), 3);
  const SAMPLE = 50;
  const all = await time(() => {
    for (let i = 0; i < SAMPLE; i++)
      for (let j = 0; j < lon.length; j++)
        geodesic.Geodesic.WGS84.Inverse(lat[i], lon[i], lat[j], lon[j], geodesic.Geodesic.DISTANCE);
  }, 1);
  return {
    what: 'los 48 más cercanos de cada municipio, sobre el elipsoide',
    value: own / 1000,
    unit: 's',
    peers: [
      {
        name: `GeographicLib, todos los pares (de ${SAMPLE} municipios, por proporción)`,
        value: (all * lon.length) / SAMPLE / 1000
      }
    ]
  };
}

/** From the drop of the national file to its result on screen, and the largest the renderer became. */
async function dropRow(browser: Browser, url: string, path: string): Promise<Result[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'es-MX' });
  const page = await context.newPage();
  await page.goto(`${url}/datos`);
  await page.locator('html[data-pintado=si]').waitFor({ state: 'attached' });
  const start = performance.now();
  await page.locator('input[type=file]').setInputFiles(path);
  let most = 0;
  const result = page.getByTestId('resultado');
  while ((await result.count()) === 0) {
    most = Math.max(most, await rendererMegabytes(browser));
    await page.waitForTimeout(100);
  }
  const seconds = (performance.now() - start) / 1000;
  most = Math.max(most, await rendererMegabytes(browser));
  await context.close();
  return [
    {
      what: 'marco nacional soltado en la página: del archivo al resultado',
      value: seconds,
      unit: 's',
      goal: '≤ 8'
    },
    { what: 'marco nacional: memoria máxima de la página', value: most, unit: 'MB', goal: '≤ 1,500' }
  ];
}

/** Everything about territory; without the official files beside the project only what needs none. */
export async function measureTerritory(browser: Browser, url: string): Promise<Result[]> {
  const national = official('agem_2025.geojson.gz');
  if (!existsSync(national)) return [await nearRow(readShippedUnits(root))];
  const newer = await readUnits(national);
  return [
    await frameRow(
      'Quintana Roo a resolución completa (47,000 vértices): leer y armar',
      official('23_quintanaroo.zip'),
      '≤ 2'
    ),
    await frameRow(
      'Oaxaca a resolución completa (292,000 vértices): leer y armar',
      official('20_oaxaca.zip'),
      ''
    ),
    await frameRow('marco nacional (19 MB abierto, 806,000 vértices): leer y armar', national, '≤ 8'),
    ...(await dropRow(browser, url, national)),
    ...(await overlayRows(newer)),
    await nearRow(newer)
  ];
}
