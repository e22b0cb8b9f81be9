// npm run dev: the site with demonstration data, as it changes while one writes.
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
process.chdir(root);
const { createServer } = await import('vite');
const server = await createServer({ root, server: { port: Number(process.env.PORT) || 5173 } });
await server.listen();
console.log(`Tejido está en ${server.resolvedUrls.local[0]}`);
