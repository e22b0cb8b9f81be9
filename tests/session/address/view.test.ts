import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../../src/lib/session/address/place';
import { View } from '../../../src/lib/session/address/view.svelte';

/** A history as a window has one, without the window. */
class Visits implements Place {
  readonly entries: string[];
  at = 0;

  constructor(search: string) {
    this.entries = [search];
  }

  search = () => this.entries[this.at];
  path = () => '/distritos';
  write(search: string, replace: boolean): void {
    if (!replace) this.entries.splice(++this.at, Infinity);
    this.entries[this.at] = search;
  }
}

describe('the view', () => {
  let visits: Visits;
  let view: View;
  beforeEach(() => {
    visits = new Visits('?ent=20&tambien=21&medida=por10mil&fecha=2026-01-05');
    view = new View(visits);
  });

  it('is what the address says, and the address what it is', () => {
    expect([view.ent, view.tambien, view.medida]).toEqual(['20', ['21'], 'por10mil']);
    view.set({ mun: '20067', clases: 7 });
    expect(visits.entries).toHaveLength(2);
    expect(visits.search()).toBe('?medida=por10mil&fecha=2026-01-05&ent=20&clases=7&mun=20067&tambien=21');
    expect(new View(visits).state).toEqual(view.state);
  });

  it('goes back and forth with the history', () => {
    view.set({ mun: '20067' });
    visits.at = 0;
    view.sync();
    expect(view.mun).toBeNull();
    visits.at = 1;
    view.sync();
    expect(view.mun).toBe('20067');
  });

  it('writes nothing where nothing changes, and keeps typing out of the history', () => {
    view.set({ medida: 'por10mil' });
    expect(visits.entries).toHaveLength(1);
    for (const buscar of ['o', 'oa', 'oax']) view.set({ buscar }, { replace: true });
    expect(visits.entries).toHaveLength(1);
    expect(new View(visits).buscar).toBe('oax');
  });

  it('takes nothing that an address cannot say', () => {
    view.set({ clases: 99, ent: '77', buscar: 'x'.repeat(500) });
    expect([view.clases, view.ent, view.buscar.length]).toEqual([5, null, 120]);
    // Without a state of its own the region has no other.
    expect(view.tambien).toEqual([]);
  });

  it('keeps a list as it is while it says the same', () => {
    const before = view.tambien;
    view.set({ mun: '20067' });
    view.sync();
    expect(view.tambien).toBe(before);
  });

  it('shows a moving date without writing it, and writes it once it settles', () => {
    view.show(view.hoy - 30);
    expect(view.fecha).toBe(view.hoy - 30);
    expect(visits.entries).toHaveLength(1);
    view.settle();
    expect(visits.entries).toHaveLength(2);
    view.show(view.hoy);
    view.settle();
    expect(visits.search()).not.toContain('fecha');
    expect(view.fecha).toBe(view.hoy);
  });

  it('gives the address of another page with everything that is looked at', () => {
    expect(view.href({ renglones: 'metas' }, '/renglones')).toBe(
      '/renglones?medida=por10mil&fecha=2026-01-05&ent=20&tambien=21&renglones=metas'
    );
    expect(view.href({ ent: null, medida: 'presencia', fecha: null })).toBe('/distritos');
  });
});
