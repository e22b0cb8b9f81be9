import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';

/**
 * The policy that the build wrote into a page, so that the header and the page never disagree.
 * @param {string} build
 * @param {string} file
 */
export function readPolicy(build, file) {
  const html = existsSync(join(build, file)) ? readFileSync(join(build, file), 'utf8') : '';
  return html.match(/http-equiv="content-security-policy" content="([^"]+)"/)?.[1] ?? "default-src 'self'";
}

const FALLBACK = '404.html';

/**
 * Page of the build that answers an address.
 * @param {string} build
 * @param {string} path
 */
function pageOf(build, path) {
  const name = path.replace(/^\/|\/$|\.html$/g, '') || 'index';
  return existsSync(join(build, `${name}.html`)) ? `${name}.html` : FALLBACK;
}

/** Names under which this machine calls itself: any other is somebody else's, pointed here (DNS rebinding). */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * Whether a range of bytes can be asked for: `bytes=5-1` has no bytes.
 * @param {string | undefined} range
 */
function isPossibleRange(range) {
  if (range === undefined) return true;
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (from === undefined || (from === '' && to === '')) return false;
  return from === '' || to === '' || Number(from) <= Number(to);
}

/**
 * Why a request is not answered with a file; null when it is.
 * @param {import('node:http').IncomingMessage} request
 * @returns {{ status: number, headers?: Record<string, string> } | null}
 */
function refusalOf({ method, headers }) {
  if (!OWN_HOST.test(headers.host ?? '')) return { status: 421 };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, headers: { Allow: 'GET, HEAD' } };
  return isPossibleRange(headers.range) ? null : { status: 416 };
}

/**
 * Whether an answer gains by being compressed: words, code and data, but no pictures nor letters of a typeface,
 * nor WebAssembly, which is large and goes nowhere but to this machine.
 * @param {import('node:http').ServerResponse} response
 */
const isText = (response) =>
  /^(?:text\/|application\/(?:javascript|json|manifest\+json|xml|geo\+json)|image\/svg)/.test(
    String(response.getHeader('Content-Type') ?? '')
  );

/**
 * Serves a finished build on this machine only: files alone, to this machine's own names.
 * @param {string} build folder of the build
 * @param {number} port 0 for any free port
 * @param {{ packs?: boolean }} [options] without packing answers cost less, where nothing travels far
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(build, port = 0, { packs = true } = {}) {
  /** @param {string} page */
  const header = (page) => `${readPolicy(build, page)}; frame-ancestors 'none'`;
  const files = sirv(build, {
    etag: true,
    extensions: ['html'],
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', header(pageOf(build, path)));
      const immutable = path.includes('/_app/immutable/');
      response.setHeader('Cache-Control', immutable ? 'public,max-age=31536000,immutable' : 'no-cache');
    }
  });
  /**
   * What answers where no file does.
   * @param {import('node:http').IncomingMessage} request
   * @param {import('node:http').ServerResponse} response
   */
  const missing = (request, response) => () => {
    const isFallback = existsSync(join(build, FALLBACK));
    response.writeHead(404, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': isFallback ? header(FALLBACK) : "default-src 'none'"
    });
    response.end(isFallback && request.method !== 'HEAD' ? readFileSync(join(build, FALLBACK)) : undefined);
  };
  // A part of a file is a part of its bytes as they are.
  const pack = compression({
    filter: (request, response) => packs && !request.headers.range && isText(response)
  });
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Frame-Options', 'DENY');
    const refusal = refusalOf(request);
    if (refusal) return void response.writeHead(refusal.status, refusal.headers).end();
    pack(request, response, () => files(request, response, missing(request, response)));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve(undefined));
      })
  };
}
