import type { ClaveMunicipio } from '../domain/clave';
import type { SectionCatalog } from '../domain/district';

const stateOf = (code: number): number => Math.floor(code / 10_000);

/** The states that a catalogue of secciones has any of, ascending. */
export const statesOf = ({ codes }: SectionCatalog): number[] =>
  [...new Set(Array.from(codes, stateOf))].sort((a, b) => a - b);

/** How many secciones a catalogue has in the states of another one, which may be only a part of them. */
export function sectionsWithin(catalog: SectionCatalog, other: SectionCatalog): number {
  const states = new Set(statesOf(other));
  return catalog.codes.reduce((count, code) => count + Number(states.has(stateOf(code))), 0);
}

/**
 * Two catalogues as one: of the states that the newer has only its secciones stay, of the others those of the older. A
 * column that the newer lacks altogether is taken from the older, sección by sección; one that neither says of a sección
 * is *sin dato* there.
 * @param both the newer is a part of its states: what the older knows of them stays as well
 */
export function joinSections(older: SectionCatalog, newer: SectionCatalog, both = false): SectionCatalog {
  const now = new Set(newer.codes);
  const brought = new Set(statesOf(newer));
  const isReplaced = (code: number) => (both ? now.has(code) : brought.has(stateOf(code)));
  const before = new Map(Array.from(older.codes, (code, at) => [code, at]));
  const rows: { code: number; old: number; now: number }[] = [];
  older.codes.forEach((code, old) => {
    if (!isReplaced(code)) rows.push({ code, old, now: -1 });
  });
  newer.codes.forEach((code, now) => rows.push({ code, old: before.get(code) ?? -1, now }));
  rows.sort((a, b) => a.code - b.code);

  const municipalityOf = (catalog: SectionCatalog, at: number): ClaveMunicipio | null =>
    at < 0 || catalog.municipio[at] < 0 ? null : catalog.claves[catalog.municipio[at]];
  const places = rows.map(({ old, now }) =>
    now < 0 ? municipalityOf(older, old) : municipalityOf(newer, now)
  );
  const claves = [...new Set(places.filter((c) => c !== null))].sort();
  const position = new Map(claves.map((clave, i) => [clave, i]));

  type Column = Uint16Array | Int32Array;
  const column = <T extends Column>(a: T | null, b: T | null, absent: number): T | null => {
    if (!a && !b) return null;
    const joined = new ((a ?? b)!.constructor as new (length: number) => T)(rows.length);
    rows.forEach(({ old, now }, i) => {
      const from = now >= 0 && b ? b[now] : old >= 0 && a ? a[old] : absent;
      joined[i] = from;
    });
    return joined;
  };
  return {
    codes: Uint32Array.from(rows, (r) => r.code),
    municipio: Int16Array.from(places, (clave) => (clave === null ? -1 : position.get(clave)!)),
    claves,
    federal: column(older.federal, newer.federal, 0),
    local: column(older.local, newer.local, 0),
    lista: column(older.lista, newer.lista, -1),
    poblacion: column(older.poblacion, newer.poblacion, -1)
  };
}
