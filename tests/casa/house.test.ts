import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../shared';

const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter(Boolean);
const TOP = new Set(
  'package.json package-lock.json tsconfig.json svelte.config.js vite.config.ts LICENSE README.md src data static scripts tests'.split(
    ' '
  )
);

describe('the house', () => {
  it('has only the agreed entries at the top', () => {
    const top = new Set(tracked.map((f) => f.split('/')[0]).filter((f) => !f.startsWith('.')));
    expect([...top].filter((f) => !TOP.has(f))).toEqual([]);
  });

  it('keeps every sentence of the components in the text room', () => {
    const loose = tracked
      .filter((f) => f.endsWith('.svelte'))
      .flatMap((file) => {
        const markup = readFileSync(join(root, file), 'utf8')
          .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, '')
          .replace(/\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '')
          .replace(/=>/g, '');
        const texts = [...markup.matchAll(/>([^<>]*)</g)].map((m) => m[1].trim());
        const attributes = [...markup.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
          (m) => m[1]
        );
        return [...texts, ...attributes].filter((t) => /\p{L}{3,}/u.test(t)).map((t) => `${file}: ${t}`);
      });
    expect(loose).toEqual([]);
  });

  it('pins every dependency to an exact version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, v]) => !/^\d+\.\d+\.\d+$/.test(String(v))
    );
    expect(loose).toEqual([]);
  });

  it('names every dependency of the app where the house is told', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const readme = readFileSync(join(root, 'src', 'README.md'), 'utf8');
    expect(Object.keys(dependencies).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
