import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableRow } from '../../src/lib/domain/contract';
import {
  codeBoards,
  countBoards,
  countByPost,
  DEFAULT_POSTS,
  onlyMinorPosts,
  postsHeld,
  proposeSuccession
} from '../../src/lib/domain/posts';

const NAMES = DEFAULT_POSTS.map((p) => p.nombre);
const KEYS = ['01001', '09002', '20001'];

const boards = fc
  .uniqueArray(
    fc.record({
      cvegeo: fc.constantFrom(...KEYS),
      cargo: fc.constantFrom(...NAMES, 'tesorería'),
      estado: fc.constantFrom('titular', 'interino', 'vacante'),
      sexo: fc.constantFrom('M', 'H', ''),
      capacitacion_completa: fc.constantFrom('sí', 'no', '')
    }),
    { selector: (r) => `${r.cvegeo} ${r.cargo}`, maxLength: 27 }
  )
  .map((rows) => rows as TableRow[]);

describe('boards', () => {
  it('count every post of every board once, in one of four states', () => {
    fc.assert(
      fc.property(boards, (rows) => {
        const facts = codeBoards(rows, DEFAULT_POSTS);
        const whole = countBoards(facts);
        const { titulares, interinos, vacantes, sinDato, directivas } = whole;
        expect(titulares + interinos + vacantes + sinDato).toBe(directivas * DEFAULT_POSTS.length);
        const listed = rows.filter((r) => r.cargo !== 'tesorería');
        expect(titulares + interinos + vacantes).toBe(listed.length);
        expect(whole.mujeres).toBe(listed.filter((r) => r.sexo === 'M' && r.estado !== 'vacante').length);
        const strangers = rows.filter((r) => r.cargo === 'tesorería');
        expect(facts.outside).toEqual(strangers.length ? [['tesorería', strangers.length]] : []);
        // Boards of the states add up to those of the country.
        const parts = KEYS.map((key) => countBoards(facts, (clave) => clave === key));
        for (const name of Object.keys(whole) as (keyof typeof whole)[])
          expect(parts.reduce((sum, p) => sum + p[name], 0)).toBe(whole[name]);
      })
    );
  });

  it('are complete when every post of the catalogue is held, for good or for the time being', () => {
    const rows = NAMES.map((cargo, i) => ({ cvegeo: '01001', cargo, estado: i ? 'titular' : 'interino' }));
    expect(countBoards(codeBoards(rows, DEFAULT_POSTS)).completas).toBe(1);
    const short = rows.map((r) => (r.cargo === 'electoral' ? { ...r, estado: 'vacante' } : r));
    expect(countBoards(codeBoards(short, DEFAULT_POSTS)).completas).toBe(0);
    expect(countBoards(codeBoards(rows.slice(1), DEFAULT_POSTS))).toMatchObject({ completas: 0, sinDato: 1 });
    // Written otherwise they are the same posts.
    const shouted = rows.map((r) => ({ ...r, cargo: r.cargo.toUpperCase() }));
    expect(countBoards(codeBoards(shouted, DEFAULT_POSTS)).completas).toBe(1);
  });

  it('propose as acting whoever the catalogue says, and nobody for two posts', () => {
    const board = (vacant: readonly string[]) => {
      const rows = NAMES.map((cargo) => ({
        cvegeo: '01001',
        cargo,
        estado: vacant.includes(cargo) ? 'vacante' : 'titular'
      }));
      const facts = codeBoards(rows, DEFAULT_POSTS);
      return proposeSuccession(facts, 0).map(({ cargo, suplente }) => [
        NAMES[cargo],
        suplente === null ? null : NAMES[suplente]
      ]);
    };
    expect(board(['presidencia'])).toEqual([['presidencia', 'vicepresidencia de asuntos de la mujer']]);
    expect(board(['presidencia', 'vicepresidencia de asuntos de la mujer'])).toEqual([
      ['presidencia', 'secretaría'],
      ['vicepresidencia de asuntos de la mujer', null]
    ]);
    expect(board(['electoral'])).toEqual([['electoral', null]]);
    expect(board([])).toEqual([]);
  });

  it('propose for a post whose holder leaves as if it were vacant, and never whoever leaves', () => {
    const rows = NAMES.map((cargo) => ({ cvegeo: '01001', cargo, estado: 'titular' }));
    const facts = codeBoards(rows, DEFAULT_POSTS);
    expect(proposeSuccession(facts, 0, 1)).toEqual([{ cargo: 1, suplente: 2 }]);
    const vacant = codeBoards(
      rows.map((r) => (r.cargo === 'presidencia' ? { ...r, estado: 'vacante' } : r)),
      DEFAULT_POSTS
    );
    expect(proposeSuccession(vacant, 0, 1)).toEqual([
      { cargo: 0, suplente: 2 },
      { cargo: 1, suplente: null }
    ]);
  });

  it('say who holds only minor posts, and how many women hold each', () => {
    fc.assert(
      fc.property(boards, (rows) => {
        const facts = codeBoards(rows, DEFAULT_POSTS);
        const held = rows.filter((r) => r.estado !== 'vacante' && r.cargo !== 'tesorería');
        const expected = facts.claves.filter((clave) => {
          const women = held.filter((r) => r.cvegeo === clave && r.sexo === 'M');
          return women.length > 0 && women.every((r) => NAMES.indexOf(r.cargo as string) > 2);
        });
        expect(onlyMinorPosts(facts).map((place) => facts.claves[place])).toEqual(expected);
        const byPost = countByPost(facts);
        const whole = countBoards(facts);
        expect(byPost.reduce((sum, p) => sum + p.mujeres, 0)).toBe(whole.mujeres);
        expect(byPost.reduce((sum, p) => sum + p.n, 0)).toBe(whole.conSexo);
        const places = facts.claves.map((_, place) => postsHeld(facts, place));
        expect(places.reduce((a, b) => a + b, 0)).toBe(whole.titulares + whole.interinos);
      })
    );
  });
});
