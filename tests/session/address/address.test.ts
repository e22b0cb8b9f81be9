import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, isSaidAlike } from '../../../src/lib/session/address/field';
import {
  DEFAULT_VIEW,
  formatView,
  parseView,
  settleView,
  VIEW_FIELDS,
  type ViewState
} from '../../../src/lib/session/address/view-state';
import { bitacora } from '../../../src/lib/session/address/bitacora';
import { directivas } from '../../../src/lib/session/address/directivas';
import { distritos } from '../../../src/lib/session/address/distritos';
import { inicio } from '../../../src/lib/session/address/inicio';
import { metas } from '../../../src/lib/session/address/metas';
import { parecidos } from '../../../src/lib/session/address/parecidos';
import { patrones } from '../../../src/lib/session/address/patrones';
import { planeador } from '../../../src/lib/session/address/planeador';
import { renglones } from '../../../src/lib/session/address/renglones';
import { sectores } from '../../../src/lib/session/address/sectores';
import { camera, tablero } from '../../../src/lib/session/address/tablero';
import { zonas } from '../../../src/lib/session/address/zonas';
import { root } from '../../shared';

const fields = Object.entries(VIEW_FIELDS) as [keyof ViewState, Field<unknown>][];
const keys = fields.map(([name, { key }]) => key ?? name);
const reopened = (view: ViewState) => parseView(new URLSearchParams(formatView(view).toString()));

/** Any view made of values that its fields say that they take. */
const anyView = fc
  .record(Object.fromEntries(fields.map(([name, { some }]) => [name, fc.constantFrom(...some)])))
  .map((state) => settleView(state as unknown as ViewState));

/** What somebody may write into an address: names of fields, with what others have or with anything. */
const anyText = fc.oneof(
  fc.string(),
  fc.constantFrom(...fields.flatMap(([, { some, write }]) => some.flatMap(write)))
);
const anyAddress = fc.array(fc.tuple(fc.constantFrom(...keys), anyText), { maxLength: 12 });

describe('the address of a view', () => {
  it('reopens what it says', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(reopened(view)).toEqual(view);
      })
    );
  });

  it.each(fields)('says every value of %s and takes it back', (_, field) => {
    expect(field.some.length).toBeGreaterThan(1);
    for (const value of field.some) expect(field.read(field.write(value)) ?? field.fallback).toEqual(value);
    expect(field.some.every((value) => isSaidAlike(field, value, field.fallback))).toBe(false);
  });

  it('is taken whatever it says, and says the same once it is written again', () => {
    fc.assert(
      fc.property(anyAddress, (pairs) => {
        const view = parseView(new URLSearchParams(pairs));
        expect(reopened(view)).toEqual(view);
      })
    );
  });

  it('leaves defaults out', () => expect(formatView(DEFAULT_VIEW).toString()).toBe(''));

  it('says each thing by a name of its own, over the whole site', () => {
    expect(keys.length).toBeGreaterThan(90);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    // Spread into one, a part of one page would take the place of another's.
    const pages = [
      tablero,
      distritos,
      sectores,
      directivas,
      inicio,
      metas,
      bitacora,
      planeador,
      patrones,
      zonas
    ];
    const parts = [...pages, parecidos, renglones, camera].flatMap((page) => Object.keys(page));
    expect(parts.sort()).toEqual(Object.keys(VIEW_FIELDS).sort());
  });

  it('keeps the pages of a state out of its neighbours', () => {
    const region = (query: string) => parseView(new URLSearchParams(query)).tambien;
    expect(region('ent=20&tambien=01.20.21')).toEqual(['01', '21']);
    expect(region('tambien=01.21')).toEqual([]);
  });

  it('opens the rows that older links name', () => {
    const rows = (query: string) => {
      const { renglones, cubeta, tabla } = parseView(new URLSearchParams(query));
      return [renglones, cubeta, tabla];
    };
    expect(rows('tabla=afiliados&cuenta=desconocidas')).toEqual(['afiliados', 'desconocidas', 'municipios']);
    expect(rows('renglones=directivas&cubeta=ambiguas&tabla=entidades')).toEqual([
      'directivas',
      'ambiguas',
      'entidades'
    ]);
    expect(rows('tabla=entidades&cuenta=personas')).toEqual(['cococis', 'aceptadas', 'entidades']);
  });

  /** Links with what they opened and what was written again, kept when fields took the place of hand-written readers. */
  const { sin, enlaces } = JSON.parse(
    readFileSync(join(root, 'tests', 'fixtures', 'enlaces.json'), 'utf8')
  ) as {
    sin: Partial<ViewState>;
    enlaces: { link: string; dice: Partial<ViewState>; escribe: string }[];
  };

  it('opens without words as it always did', () => {
    const { renglones: _, cubeta: __, ...before } = DEFAULT_VIEW;
    expect(before).toEqual(sin);
  });

  it.each(enlaces)('opens $link as it always did', ({ link, dice, escribe }) => {
    const { renglones: _, cubeta: __, ...view } = parseView(new URLSearchParams(link));
    expect(view).toEqual({ ...sin, ...dice });
    expect(formatView({ ...DEFAULT_VIEW, ...view }).toString()).toBe(escribe);
  });
});
