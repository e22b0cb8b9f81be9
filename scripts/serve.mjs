import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sirv from 'sirv';

/** The policy that the build wrote into its own page, so that the header and the page never disagree. */
export function readPolicy(build) {
  const html = readFileSync(join(build, 'index.html'), 'utf8');
  return html.match(/http-equiv="content-security-policy" content="([^"]+)"/)?.[1] ?? "default-src 'self'";
}

/**
 * Serves a finished build on this machine only.
 * @param {string} build folder of the build
 * @param {number} port 0 for any free port
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(build, port = 0) {
  const policy = readPolicy(build);
  const files = sirv(build, {
    etag: true,
    extensions: ['html'],
    setHeaders(response, path) {
      response.setHeader('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      const immutable = path.includes('/_app/immutable/');
      response.setHeader('Cache-Control', immutable ? 'public,max-age=31536000,immutable' : 'no-cache');
    }
  });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404;
      response.end(readFileSync(join(build, '404.html')));
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
