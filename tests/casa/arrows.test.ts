import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../shared';

const lib = join(root, 'src', 'lib');
/** Rooms that know nothing of pages or of the browser's page. */
const PURE = ['domain', 'scale', 'geo', 'stats', 'plan', 'electoral', 'ingest', 'engine', 'store'];
/** Words that belong to no page, and those of the pages too. */
const SHARED_WORDS = 'text/shared';
const WORDS = [SHARED_WORDS, 'text'];
/** What runs off the page; what crosses between the two sides stands in `workers` itself. */
const OFF_PAGE = ['workers/files', 'workers/facts', 'workers/jobs'];

/** Which rooms a room may import; `types` only as types, `lazy` only by `import()`. */
interface May {
  values: readonly string[];
  types?: readonly string[];
  lazy?: readonly string[];
}

/** Features that stand on the store of another. */
const NEEDS: Record<string, readonly string[]> = {
  ficha: ['distritos'],
  directivas: ['sectores'],
  metas: ['sectores'],
  bitacora: ['sectores'],
  planeador: ['distritos'],
  zonas: ['planeador'],
  parecidos: ['distritos', 'planeador']
};

const MAY: Record<string, May> = {
  domain: { values: [] },
  [SHARED_WORDS]: { values: ['domain'] },
  text: { values: ['domain', SHARED_WORDS] },
  geo: { values: ['domain'] },
  scale: { values: ['domain'] },
  plan: { values: ['domain'], types: ['geo'] },
  ingest: { values: ['domain', 'data'] },
  engine: { values: ['domain'] },
  electoral: { values: ['domain'] },
  stats: { values: ['domain'] },
  store: { values: ['domain'] },
  export: { values: ['domain', ...WORDS, 'scale'] },
  map: { values: ['domain', SHARED_WORDS, 'scale'], types: ['geo'] },
  workers: { values: [...PURE, SHARED_WORDS] },
  'workers/files': { values: [...PURE, SHARED_WORDS, 'workers', 'export'] },
  'workers/facts': { values: [...PURE, SHARED_WORDS, 'workers', 'workers/files'] },
  'workers/jobs': { values: [...PURE, 'workers'] },
  'workers/client': { values: [...PURE, 'workers'], types: OFF_PAGE },
  session: { values: [...PURE, SHARED_WORDS, 'map', 'workers', 'workers/client'], types: OFF_PAGE },
  kit: { values: [SHARED_WORDS, 'scale'], types: ['domain'] },
  parts: { values: ['kit', 'session', 'domain', ...WORDS], types: ['electoral'] },
  site: { values: ['session', 'domain', SHARED_WORDS], lazy: ['features'] },
  features: {
    values: [...PURE, ...WORDS, 'export', 'kit', 'parts', 'session', 'site', 'workers', 'workers/client'],
    types: OFF_PAGE
  },
  shell: {
    values: ['kit', 'parts', 'session', 'site', 'map', 'export', 'scale', 'domain', SHARED_WORDS, 'styles'],
    lazy: ['features']
  },
  routes: { values: ['shell', 'features'] }
};

/** The legend of the first picture comes with it. */
const FIRST_PICTURE = 'src/lib/shell/MapRegion.svelte src/lib/features/tablero/Legend.svelte';

/** Rooms that the command, the bench and the data makers stand without. */
const ON_PAGE = ['session', 'kit', 'parts', 'site', 'shell', 'features', 'workers/client'];

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : /\.(ts|svelte)$/.test(name) ? [path] : [];
  });

interface Arrow {
  file: string;
  from: string;
  to: string;
  /** The file that it leads to; absent for a package. */
  target?: string;
  how: 'value' | 'type' | 'lazy';
}

const IMPORT =
  /(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

function roomOf(path: string): string {
  // What is shipped as data is no room: only lists lie there.
  if (relative(join(root, 'data'), path).split(sep)[0] !== '..') return 'data';
  if (path.endsWith('.css')) return 'styles';
  const [room, next, ...rest] = relative(lib, path).split(sep);
  if (room === '..') return 'routes';
  if (room === 'text') return rest.length > 1 ? SHARED_WORDS : 'text';
  if (room === 'features') return `features/${next}`;
  return room === 'workers' && rest.length ? `workers/${next}` : room;
}

/** Every import of a file, with the room it comes from and the room or package it goes to. */
export function arrowsOf(file: string, source: string): Arrow[] {
  return [...source.matchAll(IMPORT)].map((m) => {
    const target = m[2] ?? m[3];
    const path = target.startsWith('$lib/')
      ? join(lib, target.slice(5))
      : target.startsWith('.')
        ? resolve(dirname(file), target)
        : null;
    return {
      file: relative(root, file),
      from: roomOf(file),
      to: path === null ? `package:${target}` : roomOf(path),
      ...(path === null ? {} : { target: relative(root, path) }),
      how: m[3] ? 'lazy' : m[1] ? 'type' : 'value'
    };
  });
}

/** Whether an arrow leads where its room may look. */
export function isAllowed({ file, from, to, target, how }: Arrow): boolean {
  if (target === undefined || to === from) return true;
  if (`${file} ${target}` === FIRST_PICTURE) return true;
  const [room, page] = from.split('/');
  const [aim, other] = to.split('/');
  if (room === 'features' && aim === 'features')
    return (NEEDS[page] ?? []).includes(other) && target.endsWith('.svelte') && !/[A-Z]/.test(target);
  // All that the site knows of a page is light: its code comes with its route.
  if (to.startsWith('features/') && from === 'site' && target.endsWith('/page')) return true;
  const { values, types = [], lazy = [] } = MAY[from] ?? MAY[room] ?? { values: [] };
  const may = [...values, ...(how === 'type' ? types : []), ...(how === 'lazy' ? lazy : [])];
  return may.includes(to) || (aim === 'features' && may.includes(aim));
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
    expect(found.map((a) => [a.to, a.how])).toEqual([
      ['engine', 'value'],
      ['geo', 'type'],
      ['package:maplibre-gl', 'lazy']
    ]);
  });

  it.each([
    ['kit/Modal.svelte', "import { view } from '../session/app.svelte';"],
    ['kit/Modal.svelte', "import Page from '../parts/PageSheet.svelte';"],
    ['parts/MiniMap.svelte', "import { pathOf } from '../site/page';"],
    ['session/data/history.svelte.ts', "import Modal from '../../kit/Modal.svelte';"],
    ['session/map/x.ts', "import { zones } from '../../features/zonas/zonas.svelte';"],
    ['session/data/x.ts', "import { readMaps } from '../../workers/files/read-maps';"],
    ['features/metas/Page.svelte', "import { zones } from '../zonas/zonas.svelte';"],
    ['features/zonas/Page.svelte', "import Panel from '../planeador/PlanPrice.svelte';"],
    ['features/zonas/Page.svelte', "import { tours } from '../../workers/jobs/zone.worker';"],
    ['features/zonas/Page.svelte', "import Header from '../../shell/Header.svelte';"],
    ['shell/Header.svelte', "import Page from '../features/zonas/Page.svelte';"],
    ['site/pages.ts', "import Page from '../features/zonas/Page.svelte';"],
    ['workers/files/x.ts', "import { view } from '../../session/app.svelte';"],
    ['workers/client/x.ts', "import { readMaps } from '../files/read-maps';"],
    ['kit/Modal.svelte', "import { ZONES } from '../text/es/zonas';"],
    ['session/data/x.ts', "import { ZONES } from '../../text/es/zonas';"],
    ['domain/x.ts', "import { number } from '../text/es/shared/numbers';"]
  ])('finds what is planted in %s: %s', (file, source) => {
    expect(arrowsOf(join(lib, file), source).map(isAllowed)).toEqual([false]);
  });

  it.each([
    ['features/zonas/zonas.svelte.ts', "import { planner } from '../planeador/planeador.svelte';"],
    ['shell/MapRegion.svelte', "const legend = import('../features/zonas/Legend.svelte');"],
    ['session/data/x.ts', "import type { Read } from '../../workers/files/read-maps';"]
  ])('lets %s do %s', (file, source) => {
    expect(arrowsOf(join(lib, file), source).map(isAllowed)).toEqual([true]);
  });

  it('has rooms that import only the rooms on their line', () => {
    const wrong = arrows.filter((arrow) => !isAllowed(arrow));
    expect(wrong.map(({ file, target, how }) => `${file} → ${target} (${how})`)).toEqual([]);
  });

  it('keeps the pages out of the command, the bench and what makes the data', () => {
    const scripts = files(join(root, 'scripts'));
    const wrong = scripts
      .flatMap((file) => arrowsOf(file, readFileSync(file, 'utf8')))
      .filter(({ to }) => ON_PAGE.some((room) => to === room || to.startsWith(`${room}/`)));
    expect(wrong.map(({ file, target }) => `${file} → ${target}`)).toEqual([]);
  });

  it('has no drawer of more than sixty files, and no room without a line', () => {
    const folders = new Map<string, number>();
    for (const file of sources) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
    expect([...folders].filter(([, count]) => count > 60)).toEqual([]);
    const rooms = new Set(sources.map(roomOf));
    expect([...rooms].filter((room) => !MAY[room] && !MAY[room.split('/')[0]])).toEqual([]);
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
