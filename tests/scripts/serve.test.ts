import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tejido-servir-#-'));
const LONG = JSON.stringify(Array.from({ length: 5_000 }, (_, i) => i % 7));
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'datos'));
  writeFileSync(join(folder, 'index.html'), '<p>hola</p>');
  writeFileSync(join(folder, 'datos', 'a.txt'), '0123456789');
  writeFileSync(join(folder, 'datos', 'largo.json'), LONG);
  site = await serve(folder);
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Status, headers and text of an answer. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const asked = request(`${site.url}${path}`, { method, headers }, (answer) => {
      let text = '';
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
    });
    asked.on('error', reject);
    asked.end();
  });

describe('the little server', () => {
  it('gives files, whole and in parts, of any folder', async () => {
    expect((await ask('/')).text).toBe('<p>hola</p>');
    expect((await ask('/datos/a.txt', { range: 'bytes=2-4' })).text).toBe('234');
  });

  it.each(['bytes=5-1', 'bytes=-', 'bytes=x', 'lines=1-2'])(
    'outlives a range that has no bytes: %s',
    async (range) => {
      expect((await ask('/datos/a.txt', { range })).status).toBe(416);
      expect((await ask('/datos/a.txt')).text).toBe('0123456789');
    }
  );

  it('packs words and data for whoever takes them so, but no part of a file', async () => {
    const asked = (headers: Record<string, string>) =>
      new Promise<{ encoding: string | undefined; bytes: Buffer }>((resolve, reject) => {
        request(`${site.url}/datos/largo.json`, { headers }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () =>
            resolve({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(parts) })
          );
        })
          .on('error', reject)
          .end();
      });
    const packed = await asked({ 'accept-encoding': 'gzip' });
    expect(packed.encoding).toBe('gzip');
    expect(packed.bytes.length).toBeLessThan(LONG.length / 10);
    expect(gunzipSync(packed.bytes).toString()).toBe(LONG);
    expect((await asked({})).bytes.toString()).toBe(LONG);
    const part = await asked({ 'accept-encoding': 'gzip', range: 'bytes=0-99' });
    expect([part.encoding, part.bytes.toString()]).toEqual([undefined, LONG.slice(0, 100)]);
  });

  it('answers to its own names alone', async () => {
    const { port } = new URL(site.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`])
      expect((await ask('/', { host })).status).toBe(200);
    for (const host of ['malo.example', 'malo.example:80', '127.0.0.1.malo.example'])
      expect((await ask('/', { host })).status).toBe(421);
  });

  it('gives and does nothing else, and says so with its headers on every answer', async () => {
    expect(await ask('/', {}, 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
    expect(await ask('/', {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
    for (const path of ['/', '/nada', '/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/datos/a.txt']) {
      const { headers, text } = await ask(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY'
      });
      expect(text).not.toContain('root:');
    }
    expect((await ask('/nada')).status).toBe(404);
  });
});
