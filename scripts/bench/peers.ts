import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure.mjs';

/** The folder of the libraries measured beside Tejido: the app does not depend on them. */
const folder = join(root, 'scripts', 'bench', 'peers');

/** Whether every library that the folder names is there. */
function isInstalled(): boolean {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name)));
}

/** Runs a script of the folder, which prints a figure by name as JSON; installs what it needs first. */
export function askPeers(script: string, ...args: string[]): { name: string; value: number }[] {
  if (!isInstalled())
    execFileSync('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 2, 2]
    });
  const output = execFileSync(
    process.execPath,
    ['--max-old-space-size=6000', join(folder, script), ...args],
    { cwd: folder, encoding: 'utf8' }
  );
  return Object.entries(JSON.parse(output) as Record<string, number>).map(([name, value]) => ({
    name,
    value
  }));
}
