import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../shared';
import { runTejido } from '../tejido';

const read = (folder: string, ending: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'));
const help = runTejido('--help').out;
/** Options of each order, as the help tells them. */
const told = new Map<string, Set<string>>();
let order = '';
for (const line of help.split('\n')) {
  order = /^ {2}([a-z]+) /.exec(line)?.[1] ?? (/^ {4}/.test(line) ? order : '');
  if (!order) continue;
  const options = told.get(order) ?? new Set<string>();
  told.set(order, options);
  for (const [, option] of line.matchAll(/--([a-z-]+)/g)) options.add(option);
}

/** What other programs call their own buttons. */
const ELSEWHERE = ['Guardar como'];

describe('what a sentence says to do', () => {
  it.each([...told.keys()])('the options of «%s» are those that its help tells', async (name) => {
    const module = (await import(`../../scripts/tejido/${name}.ts`)) as Record<string, unknown> & {
      run(args: string[]): Promise<string>;
    };
    for (const option of told.get(name)!) {
      const why = await module.run([`--${option}`]).catch((error: Error) => error.message);
      expect(why, `--${option}`).not.toMatch(/^No conozco la opción/);
    }
    const parsed = Object.entries(module).flatMap(([key, value]) =>
      key === `${name}Options` ? Object.keys(value as object) : []
    );
    expect(parsed.filter((option) => !told.get(name)!.has(option))).toEqual([]);
  });

  it('the reference tells the same orders and options as the help', () => {
    const orders = help
      .replace(/\n {4,}/g, ' ')
      .split('\n')
      .filter((line) => /^ {2}[a-z]+ (?!.* hablan )/.test(line))
      .map((line) => line.trim());
    const readme = readFileSync(join(root, 'scripts', 'tejido', 'README.md'), 'utf8');
    const lines = [...readme.matchAll(/^npm run -s tejido -- ([a-z]+ .*)$/gm)].map(([, order]) => order);
    expect(lines).toEqual(orders);
  });

  it('names options that there are', () => {
    const all = new Set([...told.values()].flatMap((options) => [...options]));
    const named = [...read('src/lib/text', /\.ts$/), ...read('scripts/tejido', /\.ts$/)].flatMap((source) =>
      [...source.matchAll(/(?<![\w-])--([a-z]+(?:-[a-z]+)*)/g)].map(([, option]) => option)
    );
    expect(named.length).toBeGreaterThan(30);
    expect([...new Set(named)].filter((option) => option !== 'help' && !all.has(option))).toEqual([]);
  });

  it('names pages and buttons as they are called', () => {
    const sources = [...read('src/lib/text', /\.ts$/), ...read('src/lib', /\.svelte$/)];
    const literals = new Set(
      sources.flatMap((source) => [...source.matchAll(/'([^'\n]+)'/g)].map(([, text]) => text))
    );
    const named = sources.flatMap((source) =>
      [...source.matchAll(/\b(?:en|con|use|elija|pulse|botón|página|abra) «([A-ZÁÉÍÓÚ][^»$]*)»/gi)].map(
        ([, text]) => text
      )
    );
    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !literals.has(name) && !ELSEWHERE.includes(name))).toEqual(
      []
    );
  });
});
