import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../shared';

const lib = join(root, 'src', 'lib');
const modules = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(lib, name));

const EXPORT =
  /^export (?:async )?(?:const|let|function\*?|abstract class|class|interface|type|enum) (\w+)/gm;

/** Each page tells the site what it is by the same name. */
const OF_EVERY_PAGE = 'page';

describe('the names of the house', () => {
  it('stand each for one thing: nothing is exported twice under one name', () => {
    const places = new Map<string, string[]>();
    for (const file of modules)
      for (const [, name] of readFileSync(file, 'utf8').matchAll(EXPORT))
        places.set(name, [...(places.get(name) ?? []), relative(lib, file)]);
    expect(places.size).toBeGreaterThan(1_000);
    places.delete(OF_EVERY_PAGE);
    expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
  });

  it('are none of those whose calls the bundler leaves out when nobody reads what they give', () => {
    const config = readFileSync(join(root, 'vite.config.ts'), 'utf8');
    const pure = /manualPureFunctions: \[([^\]]*)\]/.exec(config)![1].match(/\w+/g)!;
    expect(pure.length).toBeGreaterThan(3);
    const calls = new RegExp(`(?<![.\\w]|get )(?:${pure.join('|')})\\(`);
    const sources = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(ts|svelte)$/.test(name)
    );
    const script = (name: string) => {
      const source = readFileSync(join(lib, name), 'utf8').replace(/\/\*\*.*?\*\//gs, '');
      return name.endsWith('.svelte') ? source.split('<style>')[0] : source;
    };
    expect(sources.filter((name) => calls.test(script(name)))).toEqual([]);
  });
});
