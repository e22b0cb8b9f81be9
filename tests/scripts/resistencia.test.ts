import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../shared';

const notes = mkdtempSync(join(tmpdir(), 'tejido-resistencia-'));
afterAll(() => rmSync(notes, { recursive: true, force: true }));
const run = (...args: string[]) => {
  const done = spawnSync('npm', ['run', '-s', 'resistencia', '--', ...args], { cwd: root, encoding: 'utf8' });
  return {
    code: done.status,
    last: done.stdout.trim().split('\n').at(-1),
    out: done.stdout,
    error: done.stderr
  };
};

describe('the long run', () => {
  it('ends with a count, and goes on from what was done before', () => {
    const wanted = ['--prueba', 'tablas-de-votos', '--semilla', '5', '--casos', '20', '--notas', notes];
    const first = run(...wanted);
    expect([first.code, first.last]).toEqual([0, '20 passed, 0 failed']);
    const again = run(...wanted);
    expect(again.out).toContain('Retomo: faltan 0 de 1 tramos.');
    expect(again.last).toBe('20 passed, 0 failed');
  });

  it('says what there is when asked for something else', () => {
    const { code, error } = run('--prueba', 'otra');
    expect(code).toBe(2);
    expect(error).toContain('tablas-de-votos');
  });
});
