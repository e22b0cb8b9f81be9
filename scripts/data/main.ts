/** `npm run data`: rebuilds `static/datos` from `data/`. With `--origen` it first brings the sources again. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStatic } from './build';
import { fetchOrigins } from './fetch';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
if (process.argv.includes('--origen')) fetchOrigins(root);
await buildStatic(root);
