import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { afterAll, expect } from 'vitest';
import type { Answer } from '../scripts/tejido/main';
import { root } from './shared';

/** Runs the command as a user does. */
export function runByNpm(...args: string[]): Answer {
  const done = spawnSync('npm', ['run', '-s', 'tejido', '--', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26
  });
  return { code: done.status as Answer['code'], out: done.stdout, error: done.stderr };
}

/** The command, held open in a thread of its own: starting it anew for each question takes longer than most answers. */
let thread: { worker: Worker; port: MessagePort } | null = null;

function openThread(): NonNullable<typeof thread> {
  const { port1, port2 } = new MessageChannel();
  const file = new URL('tejido-thread.mjs', import.meta.url);
  const worker = new Worker(file, { workerData: { port: port2 }, transferList: [port2], execArgv: [] });
  worker.unref();
  return { worker, port: port1 };
}

/** What the command answers to a line, while the test waits. */
export function runTejido(...args: string[]): Answer {
  thread ??= openThread();
  const done = new Int32Array(new SharedArrayBuffer(4));
  thread.worker.postMessage({ args, done });
  Atomics.wait(done, 0, 0);
  return receiveMessageOnPort(thread.port)!.message as Answer;
}

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
