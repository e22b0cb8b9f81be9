// Runs a TypeScript script of this folder with the packages in place: node scripts/run.mjs FILE [arguments].
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensurePackages, root } from './ensure.mjs';

ensurePackages();
const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
const [script, ...args] = process.argv.slice(2);
const done = spawnSync(process.execPath, [tsx, join(root, script), ...args], { stdio: 'inherit' });
process.exit(done.status ?? 1);
