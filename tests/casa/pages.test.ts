import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../src/lib/site/page';
import { HEADER_PAGES, PAGES, pageAt } from '../../src/lib/site/pages';
import { HELP } from '../../src/lib/text/es/shared/help';
import { SITE } from '../../src/lib/text/es/shared/site';
import { root } from '../shared';

const folders = (path: string) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

describe('the one list of pages', () => {
  const ids = PAGES.map(({ id }) => id);

  it('has every page once, with a folder, a route, a title and a help of its name', () => {
    const sorted = [...ids].sort();
    expect(new Set(ids).size).toBe(ids.length);
    expect(folders('src/lib/features')).toEqual(sorted);
    expect(folders('src/routes')).toEqual(sorted.filter((id) => id !== 'tablero'));
    expect(Object.keys(SITE.pages).sort()).toEqual(sorted);
    expect(Object.keys(HELP).sort()).toEqual(sorted);
    for (const id of ids)
      expect(existsSync(join(root, 'src/lib/features', id, 'Page.svelte')), id).toBe(true);
  });

  it('finds each by its address', () => {
    for (const id of ids) expect(pageAt(pathOf(id))?.id).toBe(id);
    expect(pageAt('/no-existe')).toBeUndefined();
  });

  it('reaches every branch from a page of the header', () => {
    for (const { id, group, under } of PAGES) {
      expect(under !== undefined, id).toBe(group === 'rama');
      if (under) expect(HEADER_PAGES, id).toContain(under);
    }
  });
});
