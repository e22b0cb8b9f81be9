// npm start: installs what is missing, builds, serves, prints the address.
import { join } from 'node:path';
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
const { build } = await import('vite');
process.chdir(root);
await build({ root, logLevel: 'error' });
const { serve } = await import('./serve.mjs');
const wanted = Number(process.env.PORT || 4173);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
  console.error(`PORT debe ser un número de 0 a 65535, y dice «${process.env.PORT}».`);
  process.exit(2);
}
const { url } = await serve(join(root, 'build'), wanted).catch((error) => {
  if (error.code === 'EADDRINUSE') return serve(join(root, 'build'), 0);
  throw error;
});
console.log(`Tejido está en ${url}`);
