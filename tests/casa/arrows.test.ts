import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../shared';

const lib = join(root, 'src', 'lib');
const EVERYTHING_ABOVE = [
  'domain',
  'text',
  'geo',
  'scale',
  'plan',
  'ingest',
  'engine',
  'electoral',
  'stats',
  'store',
  'export',
  'map'
];

/** Which rooms a room may import; `types` only as types. */
const MAY: Record<string, { values: string[]; types?: string[] }> = {
  domain: { values: [] },
  text: { values: ['domain'] },
  geo: { values: ['domain'] },
  scale: { values: ['domain'] },
  plan: { values: ['domain'], types: ['geo'] },
  ingest: { values: ['domain', 'data'] },
  engine: { values: ['domain'] },
  electoral: { values: ['domain'] },
  stats: { values: ['domain'] },
  store: { values: ['domain'] },
  export: { values: ['domain', 'text', 'scale'] },
  map: { values: ['domain', 'text', 'scale'], types: ['geo'] },
  state: { values: EVERYTHING_ABOVE },
  ui: { values: ['state', 'map', 'scale', 'domain', 'text'] },
  routes: { values: ['ui', 'state', 'text'] }
};

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.(ts|svelte)$/.test(name) ? [path] : [];
  });

interface Arrow {
  file: string;
  from: string;
  to: string;
  typeOnly: boolean;
}

const IMPORT =
  /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

function roomOf(path: string): string {
  // What is shipped as data is no room: only lists lie there.
  if (relative(join(root, 'data'), path).split(sep)[0] !== '..') return 'data';
  const inside = relative(lib, path);
  return inside.startsWith('..') ? 'routes' : inside.split(sep)[0];
}

/** Every import of a file, with the room it comes from and the room or package it goes to. */
export function arrowsOf(file: string, source: string): Arrow[] {
  return [...source.matchAll(IMPORT)].map((m) => {
    const target = m[2] ?? m[3];
    const to = target.startsWith('$lib/')
      ? target.slice(5).split('/')[0]
      : target.startsWith('.')
        ? roomOf(resolve(dirname(file), target))
        : `package:${target}`;
    return { file: relative(root, file), from: roomOf(file), to, typeOnly: Boolean(m[1]) };
  });
}

const sources = [...files(lib), ...files(join(root, 'src', 'routes'))];
const arrows = sources.flatMap((file) => arrowsOf(file, readFileSync(file, 'utf8')));

/** The files of the project that a file imports, types too. */
function importsOf(file: string, source: string, known: ReadonlySet<string>): string[] {
  return [...source.matchAll(IMPORT)].flatMap((m) => {
    const target = m[2] ?? m[3];
    if (!/^(\.|\$lib\/)/.test(target)) return [];
    const path = target.startsWith('$lib/') ? join(lib, target.slice(5)) : resolve(dirname(file), target);
    return [path, `${path}.ts`].filter((name) => known.has(name));
  });
}

/** Every group of files each of which leads back to itself through imports (Tarjan, 1972). */
export function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const [index, low, onStack] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()];
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string) => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    onStack.add(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      else if (!onStack.has(next)) continue;
      low.set(file, Math.min(low.get(file)!, low.get(next)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const group = stack.splice(stack.indexOf(file));
    group.forEach((one) => onStack.delete(one));
    if (group.length > 1 || (imports.get(file) ?? []).includes(file)) circles.push(group.sort());
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles;
}

describe('the arrows of the house', () => {
  it('reads imports of every kind', () => {
    const found = arrowsOf(
      join(lib, 'map', 'x.ts'),
      "import a from '../engine/port';\nimport type { B } from '../geo/frame';\nconst c = import('maplibre-gl');"
    );
    expect(found.map((a) => [a.to, a.typeOnly])).toEqual([
      ['engine', false],
      ['geo', true],
      ['package:maplibre-gl', false]
    ]);
  });

  it('has rooms that import only the rooms on their line', () => {
    const wrong = arrows.filter(({ from, to, typeOnly }) => {
      if (to.startsWith('package:') || to === from) return false;
      const { values, types = [] } = MAY[from] ?? { values: [] };
      return !values.includes(to) && !(typeOnly && types.includes(to));
    });
    expect(wrong).toEqual([]);
  });

  it('lead nowhere in a circle, types too', () => {
    const planted = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['e']],
      ['e', []]
    ]);
    expect(circlesIn(planted)).toEqual([['a', 'b', 'c']]);
    const known = new Set(sources);
    const imports = new Map(
      sources.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'), known)])
    );
    expect([...imports.values()].flat().length).toBeGreaterThan(1_000);
    const circles = circlesIn(imports).map((group) => group.map((file) => relative(root, file)));
    expect(circles).toEqual([]);
  });

  it.each([
    [/^package:(@duckdb\/|apache-arrow)/, 'engine'],
    [/^package:maplibre-gl/, 'map'],
    [/^package:idb/, 'store']
  ])('keeps %s inside %s', (pattern, room) => {
    expect(arrows.filter((a) => pattern.test(a.to) && a.from !== room)).toEqual([]);
  });
});
