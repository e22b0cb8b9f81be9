import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { root } from './shared';

interface Answer {
  code: number | null;
  out: string;
  error: string;
}

function run(program: string, args: readonly string[]): Answer {
  const done = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return { code: done.status, out: done.stdout, error: done.stderr };
}

/** Runs the command as a user does. */
export const runByNpm = (...args: string[]): Answer => run('npm', ['run', '-s', 'tejido', '--', ...args]);

/** Runs what the user's command runs, without npm before it. */
export const runTejido = (...args: string[]): Answer =>
  run(process.execPath, ['scripts/tejido.mjs', ...args]);

/** The answer of an order, read as JSON. */
export function askTejido(...args: string[]) {
  const { code, out, error } = runTejido(...args, '--json');
  if (code !== 0) throw new Error(`tejido ${args[0]} ended with ${code}: ${error}`);
  return JSON.parse(out);
}

/** Bad use ends with 2, one sentence on standard error, which comes back, and nothing on standard output. */
export function refuseTejido(...args: string[]): string {
  const { code, out, error } = runTejido(...args);
  expect([code, out, error.trim().split('\n').length]).toEqual([2, '', 1]);
  return error;
}

/** Writes files into a folder of their own, which goes away after the tests; gives their paths. */
export function scratch(): (name: string, content: string | Uint8Array) => string {
  const folder = mkdtempSync(join(tmpdir(), 'tejido-orden-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}
