import { foldName } from '../../domain/catalog';
import { joinClave, parseClaveMunicipio, type ClaveMunicipio } from '../../domain/clave';
import { PLACE_HEADERS } from '../../domain/place-headers';
import { isIdentifyingHeader, quotable } from '../../domain/privacy';
import { DELIMITERS, readRows, type Row } from '../rows';

const SEARCHED_ROWS = 60;
const YEAR = /\b((?:19|20)\d\d)\b/;
const ONLY_YEAR = /^\s*((?:19|20)\d\d)\s*$/;
const PEOPLE =
  /^(?:p|pob(?:lacion)?|personas|habitantes)(?: ?tot(?:al)?)?$|^tot(?:al)?(?: de)? (?:pob(?:lacion)?|personas|habitantes)$/;

/** Folded headers of the columns that are no figure. */
const ROLES = {
  whole: [...PLACE_HEADERS.whole, ...PLACE_HEADERS.wholeOrNumber, 'clave'],
  state: [...PLACE_HEADERS.state, 'estado'],
  municipality: [...PLACE_HEADERS.number, 'mun', 'municipio'],
  ine: PLACE_HEADERS.ine,
  locality: ['loc', 'cve loc', 'localidad'],
  indicator: ['indicador', 'desc indicador', 'nombre indicador', 'variable', 'indicator'],
  period: ['periodo', 'ano', 'anio', 'year', 'fecha', 'period'],
  value: ['valor', 'value', 'dato'],
  unit: ['unidad', 'unidad medida', 'unidad de medida', 'unidades', 'unit'],
  source: ['fuente', 'source'],
  other: [
    'id indicador',
    'nom ent',
    'nom entidad',
    'desc entidad',
    'nom mun',
    'nom municipio',
    'desc municipio',
    'nombre entidad',
    'nombre estado',
    'nombre municipio',
    'nombre mun',
    'mun name',
    'nom loc',
    'nombre',
    'nomgeo',
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
export type Role = keyof typeof ROLES;

const roleOf = (header: string): Role | null =>
  (Object.keys(ROLES) as Role[]).find((role) =>
    (ROLES[role] as readonly string[]).includes(foldName(header))
  ) ?? null;

/** `" 01 001 "` and `01001` are keys; `=CONCATENAR(0,01)` marks a state row and is none. */
const readWhole = (cell: string) => parseClaveMunicipio(cell.replace(/["=]/g, ''));

/** One column of figures of a wide table. */
export interface FigureColumn {
  at: number;
  header: string;
  nombre: string;
  periodo: string;
}

/** Where everything stands in a table of figures. */
export interface Plan {
  delimiter: string;
  headerLine: number;
  headers: readonly string[];
  /** Position of each role's column, −1 without. */
  at: Record<Role, number>;
  /** The key column has no header that says what it is: its contents do. */
  keysByContent: boolean;
  columns: FigureColumn[];
  /** Columns that identify persons: nothing of them is kept. */
  dropped: FigureColumn[];
  /** What the lines above the header call the table, without its year, and that year. */
  title: string;
  moment: string;
}

/** The text of the column of a role. */
export const cellOf = (at: Plan['at'], row: Row, role: Role): string =>
  at[role] < 0 ? '' : (row.cells[at[role]] ?? '').trim();

/** The key of a row as five digits, in whatever system; null for the rows of a state, of the country or of a locality. */
export function writtenKey(at: Plan['at'], row: Row): ClaveMunicipio | null {
  if (at.locality >= 0 && Number(cellOf(at, row, 'locality') || NaN) !== 0) return null;
  if (at.whole >= 0) return readWhole(cellOf(at, row, 'whole'));
  const number = cellOf(at, row, at.ine < 0 ? 'municipality' : 'ine');
  return number.length > 3 ? parseClaveMunicipio(number) : joinClave(cellOf(at, row, 'state'), number);
}

/** Whether figures of a name are people: its name says it, or it is the total of a table about population. */
export const isPeople = (nombre: string, title: string): boolean =>
  PEOPLE.test(foldName(nombre)) ||
  (foldName(nombre) === 'total' && (title === '' || /poblacion|habitantes/.test(foldName(title))));

/** Whether a row is one of headers: it names a role, a total or a year, and holds no figure. */
const isHeader = ({ cells }: Row): boolean =>
  cells.filter((c) => c.trim() !== '').length >= 2 &&
  cells.some((c) => {
    const label = foldName(c.replaceAll('_', ' ')).replace(YEAR, '').trim();
    return roleOf(c) !== null || PEOPLE.test(label) || label === 'total' || ONLY_YEAR.test(c);
  }) &&
  !cells.some((c) => /^[\d,.]+$/.test(c.trim()) && !ONLY_YEAR.test(c));

/** Whether a row of headers names the column of the keys: another table begins. */
export const startsTable = (row: Row): boolean =>
  isHeader(row) && row.cells.some((c) => ['whole', 'ine', 'municipality'].includes(roleOf(c) ?? ''));

/** Whether a row holds the key of a municipality: whole, or as a state and a number under headers that say so. */
function hasKey(row: Row, above: readonly Row[]): boolean {
  const looksWhole = (c: string) =>
    /^\D?\s*\d{2}\s?\d{3}\s*\D?$|^\d{4,5}$/.test(c.trim()) && readWhole(c) !== null;
  if (row.cells.some(looksWhole)) return above.some(isHeader);
  const header = above.findLast(isHeader);
  if (!header) return false;
  const of = (role: Role) => header.cells.findIndex((c) => roleOf(c) === role);
  // Beside a column of states "clave de municipio" may be the number in it.
  const number = ['municipality', 'ine', 'whole'].map((role) => of(role as Role)).find((i) => i >= 0) ?? -1;
  const joined = joinClave(row.cells[of('state')] ?? '', row.cells[number] ?? '');
  return of('state') >= 0 && number >= 0 && joined !== null;
}

/** The column of each role: by its header, and for whole keys else the column with most keys that differ. */
function placeRoles(header: Row, below: readonly Row[]): Pick<Plan, 'at' | 'keysByContent'> {
  const at = Object.fromEntries(
    (Object.keys(ROLES) as Role[]).map((role) => [role, header.cells.findIndex((c) => roleOf(c) === role)])
  ) as Plan['at'];
  const keysIn = (i: number) => new Set(below.map((r) => readWhole(r.cells[i] ?? '')).filter(Boolean)).size;
  // "Clave municipio" may be the number in a state, and "CVE_MUN" may hold the whole key.
  if (at.whole >= 0 && at.state >= 0 && at.municipality < 0 && keysIn(at.whole) === 0) {
    at.municipality = at.whole;
    at.whole = -1;
  }
  if (at.whole < 0 && at.municipality >= 0 && keysIn(at.municipality) > below.length / 2)
    at.whole = at.municipality;
  const paired = at.state >= 0 && (at.municipality >= 0 || at.ine >= 0);
  if (at.whole >= 0 || at.ine >= 0 || (paired && below.some((row) => writtenKey(at, row) !== null)))
    return { at, keysByContent: false };
  const isTotal = (c: string) => isPeople(c.replaceAll('_', ' ').replace(YEAR, ''), '');
  const counts = header.cells.map((c, i) => (isTotal(c) ? 0 : keysIn(i)));
  const most = Math.max(0, ...counts);
  return { at: most > 0 ? { ...at, whole: counts.indexOf(most) } : at, keysByContent: true };
}

/** An upper row of headers, each cell over the columns until the next one; empty when there is none. */
function spread(row: Row | undefined, pattern: RegExp): string[] {
  if (!row) return [];
  const cells = row.cells.map((c) => c.trim());
  const wanted = cells.filter((c) => pattern.test(c));
  // A title stands alone, in the first cell.
  if (wanted.length === 0 || (wanted.length === 1 && cells.findIndex((c) => c !== '') === 0)) return [];
  let last = '';
  return cells.map((c) => (last = pattern.test(c) ? c : last));
}

/** Words that only a telephone or a mail would have beside ten digits. */
const OF_PERSON = /\b(tel|telefono|celular|cel|whatsapp|contacto|enlace|responsable)\b/;

/** A column of telephones is no figure, whatever table it stands in. */
const holdsTelephones = (header: string, cells: readonly string[]): boolean => {
  const filled = cells.filter((c) => c.trim() !== '');
  const phones = filled.filter((c) => /^\D*(?:\d\D?){10}$/.test(c.trim()));
  return OF_PERSON.test(foldName(header)) && filled.length > 0 && phones.length * 2 >= filled.length;
};

/** Finds the header, the keys and the columns of figures, trying each delimiter; null when no column holds keys. */
export function planTable(text: string): Plan | null {
  for (const delimiter of DELIMITERS) {
    const rows: Row[] = [];
    readRows(text.slice(0, 200_000), delimiter, (row) => rows.push(row) < SEARCHED_ROWS);
    const first = rows.findIndex((row, i) => i > 0 && row.cells.length > 1 && hasKey(row, rows.slice(0, i)));
    if (first <= 0) continue;
    // State rows and a national total may stand between the header and the first municipality.
    const headerAt = rows.slice(0, first).findLastIndex(isHeader);
    if (headerAt < 0) continue;
    const header = rows[headerAt];
    const below = rows.slice(first);
    const { at, keysByContent } = placeRoles(header, below);
    if (at.whole < 0 && at.ine < 0 && (at.state < 0 || at.municipality < 0)) continue;
    const titles = rows.slice(0, Math.max(0, headerAt)).flatMap((row) => row.cells.slice(0, 1));
    const written = titles
      .map((c) => c.trim())
      .find((c) => c !== '' && !ONLY_YEAR.test(c) && !/^consulta\b/i.test(c));
    const dropped: FigureColumn[] = [];
    const columns = figureColumns(header, rows[headerAt - 1], at, below, dropped);
    return {
      delimiter,
      headerLine: header.line,
      headers: header.cells.map((c) => quotable(c)),
      at,
      keysByContent,
      columns,
      dropped,
      title: (written ?? '')
        .replace(YEAR, '')
        .replace(/[\s,.:]+$/, '')
        .trim(),
      moment: YEAR.exec(written ?? '')?.[1] ?? ''
    };
  }
  return null;
}

/** The columns that may hold figures, each with a name of its own and the year over it. */
function figureColumns(
  header: Row,
  above: Row | undefined,
  at: Plan['at'],
  below: readonly Row[],
  dropped: FigureColumn[]
): FigureColumn[] {
  const years = spread(above, ONLY_YEAR);
  const groups = years.length ? [] : spread(above, /[^\d\s]/);
  const taken = new Set(Object.values(at));
  const seen = new Map<string, number>();
  return header.cells.flatMap((cell, i): FigureColumn[] => {
    const label = quotable(cell.trim());
    if (taken.has(i) || roleOf(label) !== null) return [];
    if (
      isIdentifyingHeader(label) ||
      holdsTelephones(
        label,
        below.map((row) => row.cells[i] ?? '')
      )
    ) {
      dropped.push({ at: i, header: label, nombre: label, periodo: '' });
      return [];
    }
    const periodo = YEAR.exec(label.replaceAll('_', ' '))?.[1] ?? years[i] ?? '';
    const own = label.replaceAll('_', ' ').replace(YEAR, '').replace(/\s+/g, ' ').trim();
    const nombre = [groups[i] ?? '', own].filter(Boolean).join(', ');
    if (label === '' && periodo === '' && nombre === '') return [];
    // Two columns of one name are two columns.
    const id = `${foldName(nombre)} ${periodo}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    const header = label || nombre || periodo;
    return [{ at: i, header, nombre: times > 1 ? `${nombre} (${times})` : nombre, periodo }];
  });
}
