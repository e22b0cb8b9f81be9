import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * The policy that the build wrote into a page, so that the header and the page never disagree.
 * @param {string} build
 * @param {string} file
 */
export function readPolicy(build, file) {
  const html = readFileSync(join(build, file), 'utf8');
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

/**
 * Serves a finished build on this machine only.
 * @param {string} build folder of the build
 * @param {number} port 0 for any free port
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(build, port = 0) {
  /** @param {string} page */
  const header = (page) => `${readPolicy(build, page)}; frame-ancestors 'none'`;
  const files = sirv(build, {
    etag: true,
    extensions: ['html'],
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', header(pageOf(build, path)));
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      const immutable = path.includes('/_app/immutable/');
      response.setHeader('Cache-Control', immutable ? 'public,max-age=31536000,immutable' : 'no-cache');
    }
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/html', 'Content-Security-Policy': header(FALLBACK) });
      response.end(readFileSync(join(build, FALLBACK)));
    })
  );
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
