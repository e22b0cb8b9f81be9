/**
 * `npm run data`: rebuilds `static/datos` from `data/`. With `--origen` it first brings the sources again; with
 * `--marco F` it first puts the boundaries of an official file in their place.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FileError } from '../../src/lib/ingest/problem';
import { explainFile } from '../../src/lib/text/es/shared/files';
import { adoptFrame } from './adopt';
import { buildStatic, readReference } from './build';
import { fetchOrigins } from './fetch';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: { origen: { type: 'boolean' }, marco: text, fuente: text, fecha: text }
});

if (values.origen) fetchOrigins(root);
try {
  const { marco: file, fuente, fecha } = values;
  if (file) {
    const { municipios } = await adoptFrame(root, { file, fuente, fecha }, readReference(root));
    console.log(`${municipios} municipios de «${file}» quedan como el marco del sitio. Lo demás se rehace…`);
  }
  await buildStatic(root);
} catch (error) {
  console.error(error instanceof FileError ? explainFile(values.marco ?? '', error) : error);
  process.exitCode = 2;
}
