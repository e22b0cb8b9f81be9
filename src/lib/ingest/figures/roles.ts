import { foldName } from '../../domain/catalog';
import { joinClave, parseClaveMunicipio, type ClaveMunicipio } from '../../domain/clave';
import { PLACE_HEADERS } from '../../domain/place-headers';
import type { Row } from '../rows';

/** Folded headers of the columns that are no figure. */
const ROLES = {
  whole: [...PLACE_HEADERS.whole, ...PLACE_HEADERS.wholeOrNumber, 'clave'],
  state: [...PLACE_HEADERS.state, 'estado'],
  municipality: [...PLACE_HEADERS.number, 'mun', 'municipio'],
  ine: PLACE_HEADERS.ine,
  locality: [
    'loc',
    'cve loc',
    'localidad',
    'clave loc',
    'clave localidad',
    'clave de localidad',
    'clave de la localidad',
    'cve localidad',
    'id loc',
    'id localidad',
    'num loc',
    'numero de localidad'
  ],
  localityName: [
    'nom loc',
    'nombre loc',
    'nombre localidad',
    'nombre de localidad',
    'nombre de la localidad',
    'nom localidad'
  ],
  indicator: ['indicador', 'desc indicador', 'nombre indicador', 'variable', 'indicator'],
  period: ['periodo', 'ano', 'anio', 'year', 'fecha', 'period'],
  value: ['valor', 'value', 'dato'],
  unit: ['unidad', 'unidad medida', 'unidad de medida', 'unidades', 'unit'],
  source: ['fuente', 'source'],
  name: [...PLACE_HEADERS.name, 'desc municipio', 'mun name', 'nombre', 'nomgeo'],
  stateName: [
    'nom ent',
    'nom entidad',
    'desc entidad',
    'nombre entidad',
    'nombre estado',
    'nombre de la entidad'
  ],
  other: [
    'id indicador',
    'longitud',
    'latitud',
    'altitud',
    'renglon',
    'consecutivo',
    'lon',
    'lat',
    'nota',
    'id',
    'cve zm',
    'nom zm',
    'tam loc',
    'cve cab'
  ]
} as const;

/** What a column is, if it is no figure. */
export type ColumnRole = keyof typeof ROLES;

/** Position of the column of each role, −1 without. */
export type RolePositions = Record<ColumnRole, number>;

export const roleOf = (header: string): ColumnRole | null =>
  (Object.keys(ROLES) as ColumnRole[]).find((role) =>
    (ROLES[role] as readonly string[]).includes(foldName(header))
  ) ?? null;

/** A number before its name in one cell: `001 Asientos`, `01001 - Aguascalientes`. */
const NUMBER_AND_NAME = /^(\d{1,3}|\d{5})\s*[-–.:]?\s+(\p{L}.*)$/u;

/** The number of a key as programs write it: `="01001"`, `" 01 001 "`, `1001.0`, `001 Asientos`. */
const keyText = (cell: string) => {
  const bare = cell.replace(/["=]/g, '').trim();
  return NUMBER_AND_NAME.exec(bare)?.[1] ?? bare;
};
/** The name that stands in a cell, alone or after its number; empty without. */
const nameText = (cell: string) => {
  const bare = cell.trim();
  const name = NUMBER_AND_NAME.exec(bare)?.[2] ?? bare;
  return /\p{L}/u.test(name) ? name : '';
};

/** The whole key of a cell; `=CONCATENAR(0,01)` marks a state row and is none. */
export const readWhole = (cell: string): ClaveMunicipio | null => parseClaveMunicipio(keyText(cell));
const readPair = (state: string, number: string) => joinClave(keyText(state), keyText(number));

/** The text of the column of a role. */
export const cellOf = (at: RolePositions, row: Row, role: ColumnRole): string =>
  at[role] < 0 ? '' : (row.cells[at[role]] ?? '').trim();

/** What stands in the column of localities on the row of their whole municipality. */
const WHOLE = /^$|^total\b|^todas\b/;

/** The positions of a table of localities as if every row were of its whole municipality. */
export const withoutLocalities = (at: RolePositions): RolePositions => ({
  ...at,
  locality: -1,
  localityName: -1
});

/** Position of the column that says which locality a row is; −1 where each row is a municipality. */
export const localityOf = (at: RolePositions): number => (at.locality >= 0 ? at.locality : at.localityName);

/** The key of a row as five digits, in whatever system; null for the rows of a state, of the country or of a locality. */
export function writtenKey(at: RolePositions, row: Row): ClaveMunicipio | null {
  if (at.locality >= 0 && Number(cellOf(at, row, 'locality') || NaN) !== 0) return null;
  if (at.locality < 0 && at.localityName >= 0 && !WHOLE.test(foldName(cellOf(at, row, 'localityName'))))
    return null;
  if (at.whole >= 0) return readWhole(cellOf(at, row, 'whole'));
  const number = keyText(cellOf(at, row, at.ine < 0 ? 'municipality' : 'ine'));
  return number.length > 3 ? parseClaveMunicipio(number) : readPair(cellOf(at, row, 'state'), number);
}

/** The names that a row gives its municipality and its state; empty where it gives none. */
export function writtenNames(at: RolePositions, row: Row): { municipio: string; entidad: string } {
  const first = (...roles: ColumnRole[]) =>
    roles.map((role) => nameText(cellOf(at, row, role))).find(Boolean) ?? '';
  return { municipio: first('name', 'municipality'), entidad: first('stateName', 'state') };
}

/** Whether a row holds the key of a municipality: whole, or as a state and a number under headers that say so. */
export function hasKey(row: Row, headers: readonly string[] | null): boolean {
  const looksWhole = (cell: string) => {
    const bare = cell.replace(/["=]/g, '').trim();
    return (
      /^(\D?\s*\d{2}\s?\d{3}\s*\D?|\d{4,5}(\.0+)?|\d{5}\s*[-–.:]?\s+\p{L}.*)$/u.test(bare) &&
      readWhole(bare) !== null
    );
  };
  if (row.cells.some(looksWhole)) return true;
  if (!headers) return false;
  const of = (role: ColumnRole) => headers.flatMap((h, i) => (roleOf(h) === role ? [i] : []));
  // Beside a column of states "clave de municipio" may be the number in it.
  const numbers = [...of('municipality'), ...of('ine'), ...of('whole')];
  return of('state')
    .concat(of('whole'))
    .some((state) =>
      numbers.some((n) => n !== state && readPair(row.cells[state] ?? '', row.cells[n] ?? ''))
    );
}

const SHARE_OF_NUMBERS = 0.5;
/** Roles that a header gives to the number and to the name of a place alike. */
const NUMBERED = ['state', 'municipality', 'whole', 'ine'] as const;

/**
 * The column of each role: by its header and, where several are called so, by what it holds; for whole keys without a
 * header the column with most keys that differ.
 * @param isFigure whether a header is that of a figure, which no key is
 * @param below rows of data
 */
export function placeRoles(
  headers: readonly string[],
  below: readonly Row[],
  isFigure: (header: string) => boolean
): { at: RolePositions; keysByContent: boolean } {
  const roles = headers.map(roleOf);
  const at = Object.fromEntries(
    (Object.keys(ROLES) as ColumnRole[]).map((role) => [role, roles.indexOf(role)])
  ) as RolePositions;
  const cells = (i: number) => below.map((r) => (r.cells[i] ?? '').trim()).filter(Boolean);
  const numbersIn = (i: number) => {
    const filled = cells(i);
    return filled.filter((c) => /^\d{1,5}(\.0+)?$/.test(keyText(c))).length / Math.max(1, filled.length);
  };
  const keysIn = (i: number) => new Set(cells(i).map(readWhole).filter(Boolean)).size;
  // Of the columns called so, the one with numbers is the key, and one with words is the name.
  for (const role of NUMBERED) {
    const called = roles.flatMap((r, i) => (r === role && (role === 'state' || i !== at.state) ? [i] : []));
    const numbered = called.find((i) => numbersIn(i) > SHARE_OF_NUMBERS);
    const worded = called.find((i) => numbersIn(i) <= SHARE_OF_NUMBERS && cells(i).some((c) => nameText(c)));
    if (numbered !== undefined) at[role] = numbered;
    if (worded === undefined || worded === numbered) continue;
    if (role === 'municipality' && at.name < 0) at.name = worded;
    if (role === 'state' && at.stateName < 0) at.stateName = worded;
    if (numbered === undefined && role === 'municipality') at.municipality = -1;
    if (numbered === undefined && role === 'state') {
      // "Clave" right before the names of the states is theirs.
      const before = worded - 1;
      const isOfStates =
        roles[before] === 'whole' &&
        keysIn(before) === 0 &&
        cells(before).every((c) => Number(keyText(c)) <= 32);
      at.state = isOfStates ? before : -1;
      if (isOfStates) at.whole = roles.findIndex((r, i) => r === 'whole' && i !== before);
    }
  }
  // "Clave municipio" may be the number in a state, and "CVE_MUN" may hold the whole key.
  if (at.whole >= 0 && at.state >= 0 && at.municipality < 0 && keysIn(at.whole) === 0) {
    at.municipality = at.whole;
    at.whole = -1;
  }
  if (at.whole < 0 && at.municipality >= 0 && keysIn(at.municipality) > below.length / 2)
    at.whole = at.municipality;
  // One row for each municipality: the name is that of its seat.
  if (at.locality < 0 && at.localityName >= 0) {
    const keys = below.flatMap((row) => writtenKey(withoutLocalities(at), row) ?? []);
    if (new Set(keys).size === keys.length) at.localityName = -1;
  }
  const paired = at.state >= 0 && (at.municipality >= 0 || at.ine >= 0);
  if (
    at.whole >= 0 ||
    at.ine >= 0 ||
    (paired && below.some((row) => writtenKey(withoutLocalities(at), row) !== null))
  )
    return { at, keysByContent: false };
  const counts = headers.map((h, i) => (isFigure(h) ? 0 : keysIn(i)));
  const most = Math.max(0, ...counts);
  return { at: most > 0 ? { ...at, whole: counts.indexOf(most) } : at, keysByContent: true };
}
