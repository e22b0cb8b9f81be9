// Puts the command together once for each state of its sources and keeps it: reading a few hundred files of TypeScript anew
// would take longer than most answers.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages, root } from '../ensure.mjs';
import { stateOf } from '../sources.mjs';

const main = join(root, 'scripts', 'tejido', 'main.ts');
const kept = join(root, 'node_modules', '.cache', 'tejido');

/** Puts the command together in a folder of its own, which takes its name only when it is whole. */
async function bundle(folder) {
  const { build } = await import('esbuild');
  const half = `${folder}.${process.pid}`;
  await build({
    entryPoints: [main],
    outdir: half,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(main).href) },
    logLevel: 'error'
  });
  const older = readdirSync(kept).filter((name) => !half.endsWith(name));
  try {
    renameSync(half, folder);
  } catch (error) {
    // Another run was faster: what it made is the same.
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  const long = Date.now() - 86_400_000;
  for (const name of older)
    if (statSync(join(kept, name), { throwIfNoEntry: false })?.mtimeMs < long)
      rmSync(join(kept, name), { recursive: true, force: true });
}

/** Where the command is, put together; null where nothing can be kept. */
async function prepare() {
  const folder = join(kept, stateOf('scripts/tejido', 'src/lib'));
  if (existsSync(folder)) return join(folder, 'main.mjs');
  try {
    mkdirSync(kept, { recursive: true });
  } catch {
    return null;
  }
  await bundle(folder);
  return join(folder, 'main.mjs');
}

/** The command: `answer(args)` gives what it says. See main.ts. */
export async function loadCommand() {
  ensurePackages();
  const ready = await prepare();
  if (ready) return import(pathToFileURL(ready).href);
  const { register } = await import('tsx/esm/api');
  register();
  return import('./main.ts');
}
