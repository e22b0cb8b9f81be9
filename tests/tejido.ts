import { spawnSync } from 'node:child_process';
import { root } from './shared';

/** Runs the command as a user does. */
export function runTejido(...args: string[]): { code: number | null; out: string; error: string } {
  const done = spawnSync('npm', ['run', '-s', 'tejido', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26
  });
  return { code: done.status, out: done.stdout, error: done.stderr };
}

/** The answer of an order, read as JSON. */
export const askTejido = (...args: string[]) => JSON.parse(runTejido(...args, '--json').out);
