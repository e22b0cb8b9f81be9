import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles, headline, painted, readResult, Site, useFrame } from './site';

let site: Site;
beforeAll(async () => void (site = await Site.open({ webgl: false })));
afterAll(() => site.close());

const square = (x: number, y: number) => [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]; // prettier-ignore
const FRAME = JSON.stringify({
  type: 'FeatureCollection',
  features: [1, 2].map((n) => ({
    type: 'Feature',
    properties: { cvegeo: `0100${n}`, nombre: `Municipio ${n}` },
    geometry: { type: 'Polygon', coordinates: [square(-103 + n, 21)] }
  }))
});
const rows = (header: string, ...lines: string[]) => [header, ...lines].join('\n');
const FILES = {
  'censo 2020.csv': rows('cvegeo,poblacion total', '01001,700', '01002,300'),
  'marginación.csv': rows('cvegeo,índice', '01001,1.5', '01002,2.5'),
  'secciones.csv': rows('entidad,seccion,municipio_inegi,distrito_federal', '1,1,01001,1', '1,2,01002,1'),
  'diputaciones 2021.csv': rows('entidad,seccion,PAN,PRI,nulos,total', '1,1,50,40,1,91', '1,2,9,8,1,18'),
  'celulas.csv': rows('id,cvegeo,fecha_constitucion,integrantes,estado', 'A,01001,2026-01-10,5,activo'),
  'afiliados.csv': rows(
    'nombre,curp,cvegeo,sexo,fecha_afiliacion',
    ',,01001,M,2026-01-10',
    ',,01002,H,2026-01-11'
  )
};

/** How many cases a run takes, and how far apart: every store and every way come up. */
const TRIED = Number(process.env.CASOS ?? 3);
const STEP = TRIED > 50 ? 1 : 37;

/** Ways in which a record of the browser can be broken. */
const WAYS = ['falta', 'vacío', 'otra versión', 'cortado'] as const;
type Way = (typeof WAYS)[number];

/** Every record that the browser keeps: its store, its position there and, of a dataset, its kind; always in one order. */
const recordsOf = (page: Page) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((ok) => {
      const opening = indexedDB.open('tejido');
      opening.onsuccess = () => ok(opening.result);
    });
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((ok) => (request.onsuccess = () => ok(request.result)));
    const cards = await ask(db.transaction('tarjetas').objectStore('tarjetas').getAll());
    const kinds = new Map<IDBValidKey, string>(
      cards.map((c: { id: string; kind: string }) => [c.id, c.kind])
    );
    const found: { store: string; at: number; what: string }[] = [];
    for (const store of ['tarjetas', 'datos', 'versiones', 'estado', 'bitacora']) {
      const keys = await ask(db.transaction(store).objectStore(store).getAllKeys());
      keys.forEach((key, at) => found.push({ store, at, what: `${store} ${kinds.get(key) ?? at}` }));
    }
    db.close();
    return found.sort((a, b) => a.what.localeCompare(b.what));
  });

/** Breaks a record in a way, or puts it back; what it was is kept on the page. */
const change = (page: Page, store: string, at: number, way: Way | 'vuelve') =>
  page.evaluate(
    async ([name, position, how]) => {
      const db = await new Promise<IDBDatabase>((ok) => {
        const opening = indexedDB.open('tejido');
        opening.onsuccess = () => ok(opening.result);
      });
      const tx = db.transaction(name, 'readwrite');
      const records = tx.objectStore(name);
      const ask = <T>(request: IDBRequest<T>) =>
        new Promise<T>((ok, no) => {
          request.onsuccess = () => ok(request.result);
          request.onerror = () => no(request.error);
        });
      const key = (await ask(records.getAllKeys()))[position];
      const inline = records.keyPath as string | null;
      const put = (value: unknown) =>
        ask(inline ? records.put({ ...(value as object), [inline]: key }) : records.put(value, key));
      const value = (await ask(records.get(key))) as Record<string, unknown>;
      /** Half of every list, of every text and of every array of numbers. */
      const cut = (part: unknown): unknown => {
        if (Array.isArray(part)) return part.slice(0, part.length >> 1).map(cut);
        if (ArrayBuffer.isView(part)) return (part as Uint8Array).slice(0, (part as Uint8Array).length >> 1);
        if (part && typeof part === 'object')
          return Object.fromEntries(Object.entries(part).map(([k, v]) => [k, cut(v)]));
        return typeof part === 'string' && part.length > 12 ? part.slice(0, 6) : part;
      };
      if (how === 'falta') await ask(records.delete(key));
      else if (how === 'vacío') await put({});
      else if (how === 'otra versión')
        await put({ ...value, kind: 'de mañana', report: 7, rows: 7, cifras: 7 });
      else await put(cut(value));
      await new Promise((ok) => (tx.oncomplete = ok));
      db.close();
    },
    [store, at, way] as const
  );

describe('what the browser keeps, broken', () => {
  it(
    'leaves that out and never keeps the site from opening, whichever record it is',
    async () => {
      const { page } = await site.visit('/datos?universo=marco');
      await painted(page);
      await dropFiles(page, { name: 'marco.geojson', text: FRAME });
      await useFrame(page);
      await readResult(page);
      for (const [name, text] of Object.entries(FILES)) {
        await dropFiles(page, { name, text });
        await readResult(page);
      }
      const whole = await page.context().storageState({ indexedDB: true });
      const records = await recordsOf(page);
      expect(records.length).toBeGreaterThan(20);
      await page.context().close();

      const all = records.flatMap((record) => WAYS.map((way) => ({ ...record, way })));
      const chosen = Array.from({ length: TRIED }, (_, i) => all[(i * STEP + 5) % all.length]);
      for (const { store, at, what: name, way } of chosen) {
        const { page: broken, conduct } = await site.visit('/ajustes', { storageState: whole });
        await broken.getByRole('heading', { level: 1 }).waitFor();
        await change(broken, store, at, way);
        const what = `${name} ${way}`;
        const looked = (async () => {
          await broken.goto(`${site.url}/datos?universo=marco`);
          await broken
            .getByRole('button', { name: /^Borrar/ })
            .first()
            .waitFor();
          expect(await broken.getByText('No pude abrir los datos', { exact: false }).count(), what).toBe(0);
          await broken
            .getByRole('button', { name: /^Deshacer/ })
            .first()
            .waitFor();
          await broken.goto(`${site.url}/?universo=marco`);
          await painted(broken);
          expect(await headline(broken), what).toMatch(/municipios? con COCOCI activo/);
          expect(conduct.errors, what).toEqual([]);
        })();
        await looked.catch((error: unknown) => expect.fail(`${what}: ${String(error)}`));
        await broken.context().close();
      }
    },
    60_000 + TRIED * 10_000
  );
});
