import { foldName } from '../domain/catalog';
import { joinClave, parseClaveMunicipio, type ClaveMunicipio } from '../domain/clave';
import { addsUp, indicatorId, type Indicator } from '../domain/indicator';
import {
  weighKeySystem,
  type KeyBridge,
  type KeyContext,
  type KeyEvidence,
  type KeySystem
} from '../domain/key-system';
import { decode, gunzip, type Encoding } from './decode';
import { FileError } from './problem';
import { DELIMITERS, readRows, type Row } from './rows';

/** A line with a municipal key whose figure could not be read, or that came twice. */
export interface FigureProblem {
  renglon: number;
  columna: string;
  valor: string;
  motivo: 'numero-imposible' | 'duplicada' | 'clave-ine-desconocida';
}

/** What a table of figures by municipality holds. */
export interface FiguresImport {
  indicators: Indicator[];
  /** Position, among the indicators, of the total population of each period, oldest first. */
  population: { periodo: string; indicator: number; published: number | null }[];
  periods: string[];
  /** The line that the file gives as its source, or empty. */
  source: string;
  encoding: Encoding;
  problems: FigureProblem[];
  /** Why the keys were read in their system. */
  evidence: KeyEvidence;
}

const SEARCHED_ROWS = 60;
const TOTAL = /^(pob(lacion)?|pobtot|pob(lacion)? total|total)$/;
const YEAR = /\b((?:19|20)\d\d)\b/;
const ABSENT = new Set([
  '',
  '*',
  '-',
  '--',
  'n/d',
  'nd',
  'n.d.',
  'na',
  'n/a',
  's/d',
  'sd',
  'c',
  '…',
  '...',
  'null'
]);

/** Folded headers of the columns that are no figure. */
const ROLES = {
  whole: [
    'cvegeo',
    'cve geo',
    'clave',
    'clave municipio',
    'clave municipal',
    'clave geoestadistica',
    'clave inegi',
    'inegi',
    'municipio inegi'
  ],
  state: ['cve ent', 'cve entidad', 'entidad', 'clave entidad', 'cve edo', 'edo', 'ent'],
  municipality: ['cve mun', 'cve municipio', 'mun', 'municipio', 'clave mun'],
  ine: ['mun ine', 'municipio ine', 'clave ine', 'cve ine', 'ife', 'ine'],
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
    'nom loc',
    'nombre',
    'nomgeo',
    'longitud',
    'latitud',
    'altitud',
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
type Role = keyof typeof ROLES;

const roleOf = (header: string): Role | null =>
  (Object.keys(ROLES) as Role[]).find((role) =>
    (ROLES[role] as readonly string[]).includes(foldName(header))
  ) ?? null;

/** `" 01 001 "` and `01001` are keys; `=CONCATENAR(0,01)` marks a state row and is none. */
const readWhole = (cell: string) => parseClaveMunicipio(cell.replace(/["=]/g, ''));

/** A figure as spreadsheets write it; null is *sin dato*, NaN is no number. */
function readFigure(cell: string): number | null {
  const clean = cell.replace(/[\s\u00a0]/g, '');
  if (ABSENT.has(clean.toLowerCase())) return null;
  const plain = clean.replace(/%$/, '');
  return /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(plain)
    ? Number(plain.replaceAll(',', ''))
    : NaN;
}

/** One column of figures of a wide table. */
interface FigureColumn {
  at: number;
  header: string;
  nombre: string;
  periodo: string;
}

interface Plan {
  delimiter: string;
  headerLine: number;
  /** Position of each role's column, −1 without. */
  at: Record<Role, number>;
  columns: FigureColumn[];
  headers: readonly string[];
  title: string;
}

/** Without lists nor bridge every key is taken for INEGI's, unless its header says otherwise. */
const NO_KEYS: KeyContext = { exists: () => true, bridge: null, chosen: null };

/** The key of a row as five digits, in whatever system; null for the rows of a state, of the country or of a locality. */
function writtenKey(at: Plan['at'], row: Row): ClaveMunicipio | null {
  const cell = (role: Role) => (at[role] < 0 ? '' : (row.cells[at[role]] ?? '').trim());
  if (at.locality >= 0 && Number(cell('locality') || NaN) !== 0) return null;
  if (at.whole >= 0) return readWhole(cell('whole'));
  const number = at.ine < 0 ? cell('municipality') : cell('ine');
  return number.length > 3 ? parseClaveMunicipio(number) : joinClave(cell('state'), number);
}

/** Headers that say that their keys are INEGI's, whose export of a census also leaves it empty. */
const SAYS_INEGI =
  /^(cvegeo|cve geo|clave inegi|inegi|clave geoestadistica|municipio inegi|cve mun|cve municipio)$/;

/** Decides in which system the keys of a table are: what a person or the header says, else how many exist in each. */
function decideSystem(
  text: string,
  { delimiter, headerLine, at, headers }: Plan,
  keys: KeyContext
): KeyEvidence {
  const { exists, bridge, chosen } = keys;
  const counts = { rows: 0, inegi: 0, ine: 0 };
  readRows(text, delimiter, (row) => {
    const key = row.line > headerLine ? writtenKey(at, row) : null;
    if (!key) return;
    counts.rows++;
    if (exists(key)) counts.inegi++;
    if (bridge?.has(key)) counts.ine++;
  });
  const header = headers[at.whole >= 0 ? at.whole : at.ine >= 0 ? at.ine : at.municipality] ?? '';
  const folded = foldName(header);
  const said: KeySystem | null =
    at.whole < 0 && at.ine >= 0
      ? 'ine'
      : at.locality >= 0 || SAYS_INEGI.test(folded) || folded === ''
        ? 'inegi'
        : null;
  const evidence = weighKeySystem(chosen, said && { system: said, header: header.trim() }, {
    ...counts,
    ine: bridge && counts.ine
  });
  if (evidence.system === null) throw new FileError('sistema-de-clave', { evidencia: evidence });
  if (evidence.system === 'ine' && !bridge)
    throw new FileError('clave-ine', { columnas: [header.trim() || 'INE'] });
  return evidence;
}

/** The INEGI key of a row. */
function keyReader(
  at: Plan['at'],
  { system }: KeyEvidence,
  bridge: KeyBridge | null,
  refuse: (row: Row, value: string) => void
) {
  return (row: Row): ClaveMunicipio | null => {
    const key = writtenKey(at, row);
    if (!key || system !== 'ine') return key;
    const found = bridge!.get(key) ?? [];
    if (found.length === 1) return found[0];
    refuse(row, key);
    return null;
  };
}

/** Finds the header, the keys and the columns of figures, trying each delimiter; null when no column holds keys. */
function planTable(text: string): Plan | null {
  for (const delimiter of DELIMITERS) {
    const rows: Row[] = [];
    readRows(text.slice(0, 200_000), delimiter, (row) => rows.push(row) < SEARCHED_ROWS);
    const first = rows.findIndex((row, i) => i > 0 && row.cells.length > 1 && hasKey(row, rows, i));
    if (first <= 0) continue;
    // State rows and a national total may stand between the header and the first municipality.
    const headerAt = rows.slice(0, first).findLastIndex((row) => isHeader(row));
    if (headerAt < 0) continue;
    const header = rows[headerAt];
    const above = headerAt > 0 ? fillYears(rows[headerAt - 1].cells) : [];
    const at = placeRoles(header, rows.slice(first));
    if (at.whole < 0 && (at.state < 0 || (at.municipality < 0 && at.ine < 0)) && at.ine < 0) continue;
    const taken = new Set(Object.values(at));
    const columns = header.cells.flatMap((written, i): FigureColumn[] => {
      const label = written.trim();
      if (taken.has(i) || roleOf(label) !== null) return [];
      const periodo = YEAR.exec(label.replaceAll('_', ' '))?.[1] ?? above[i] ?? '';
      const nombre = label.replaceAll('_', ' ').replace(YEAR, '').replace(/\s+/g, ' ').trim();
      return label === '' && periodo === '' ? [] : [{ at: i, header: label || periodo, nombre, periodo }];
    });
    const title = rows
      .slice(0, headerAt)
      .flatMap((row) => row.cells)
      .find((c) => c.trim() !== '' && !YEAR.test(c));
    const { line: headerLine, cells: headers } = header;
    return { delimiter, headerLine, at, columns, headers, title: title?.trim() ?? '' };
  }
  return null;
}

/** Years of an upper row of headers, each over the columns until the next one. */
function fillYears(cells: readonly string[]): string[] {
  let year = '';
  const years = cells.map((cell) => (year = /^\s*((?:19|20)\d\d)\s*$/.exec(cell)?.[1] ?? year));
  return cells.some((cell) => /^\s*(?:19|20)\d\d\s*$/.test(cell)) ? years : [];
}

const isHeader = ({ cells }: Row) =>
  cells.filter((c) => c.trim() !== '').length >= 2 &&
  cells.some(
    (c) =>
      roleOf(c) !== null ||
      TOTAL.test(foldName(c).replace(YEAR, '').trim()) ||
      /^\s*(?:19|20)\d\d\s*$/.test(c)
  ) &&
  !cells.some((c) => /^[\d,.]+$/.test(c.trim()) && !/^(?:19|20)\d\d$/.test(c.trim()));

/** Whether a row holds the key of a municipality: whole, or as a state and a number under headers that say so. */
function hasKey(row: Row, rows: readonly Row[], at: number): boolean {
  if (row.cells.some((c) => readWhole(c) !== null && /^\D?\s*\d{2}\s?\d{3}\s*\D?$|^\d{4,5}$/.test(c.trim())))
    return rows.slice(0, at).some(isHeader);
  const header = rows.slice(0, at).findLast(isHeader);
  if (!header) return false;
  const of = (role: Role) => header.cells.findIndex((c) => roleOf(c) === role);
  const number = of('municipality') >= 0 ? of('municipality') : of('ine');
  return (
    of('state') >= 0 &&
    number >= 0 &&
    joinClave(row.cells[of('state')] ?? '', row.cells[number] ?? '') !== null
  );
}

/** The column of each role: by its header, and for whole keys else the column, not the totals', with most keys that differ. */
function placeRoles(header: Row, below: readonly Row[]): Plan['at'] {
  const named = Object.fromEntries(
    (Object.keys(ROLES) as Role[]).map((role) => [role, header.cells.findIndex((c) => roleOf(c) === role)])
  ) as Plan['at'];
  const keysIn = (i: number) => new Set(below.map((r) => readWhole(r.cells[i] ?? '')).filter(Boolean)).size;
  // "CVE_MUN" may hold the whole key.
  if (named.whole < 0 && named.municipality >= 0 && keysIn(named.municipality) > below.length / 2)
    named.whole = named.municipality;
  const paired = named.state >= 0 && (named.municipality >= 0 || named.ine >= 0);
  if (named.whole >= 0 || paired || named.ine >= 0) return named;
  const counts = header.cells.map((c, i) =>
    TOTAL.test(foldName(c).replace(YEAR, '').trim()) ? 0 : keysIn(i)
  );
  const most = Math.max(...counts);
  return most > 0 ? { ...named, whole: counts.indexOf(most) } : named;
}

const isPopulation = (nombre: string) => TOTAL.test(foldName(nombre));

/** Gathers figures by indicator and period. */
class Gatherer {
  readonly series = new Map<
    string,
    { nombre: string; periodo: string; unidad: string; fuente: string; values: Map<string, number | null> }
  >();
  readonly problems: FigureProblem[] = [];
  readonly published = new Map<string, number>();

  add(
    row: Row,
    column: string,
    clave: string,
    nombre: string,
    periodo: string,
    unidad: string,
    fuente: string,
    cell: string
  ): void {
    const id = `${nombre}\u0001${periodo}`;
    let series = this.series.get(id);
    if (!series) this.series.set(id, (series = { nombre, periodo, unidad, fuente, values: new Map() }));
    if (series.values.has(clave))
      return void this.problems.push({
        renglon: row.line,
        columna: 'cvegeo',
        valor: clave,
        motivo: 'duplicada'
      });
    const figure = readFigure(cell);
    const wrong = figure !== null ? Number.isNaN(figure) : isPopulation(nombre);
    if (wrong)
      this.problems.push({
        renglon: row.line,
        columna: isPopulation(nombre) ? 'total' : column,
        valor: cell.slice(0, 60),
        motivo: 'numero-imposible'
      });
    else series.values.set(clave, figure);
  }
}

/** Columns of text are no figures: less than half of their cells are numbers. */
function numericColumns(text: string, plan: Plan): FigureColumn[] {
  const counts = plan.columns.map(() => ({ filled: 0, numbers: 0 }));
  let seen = 0;
  readRows(text, plan.delimiter, (row) => {
    if (row.line <= plan.headerLine) return;
    plan.columns.forEach(({ at }, i) => {
      const cell = (row.cells[at] ?? '').trim();
      if (cell === '') return;
      counts[i].filled++;
      if (!Number.isNaN(readFigure(cell) ?? 0)) counts[i].numbers++;
    });
    return ++seen < 2_000;
  });
  return plan.columns.filter((_, i) => counts[i].filled > 0 && counts[i].numbers * 2 > counts[i].filled);
}

/** Whether the beginning of a table has keys of municipalities beside columns of figures. */
export function looksLikeFigures(text: string): boolean {
  const plan = planTable(text);
  return plan !== null && (plan.at.value >= 0 || numericColumns(text, plan).length > 0);
}

/**
 * Reads figures by municipality: a census as INEGI exports it (title rows, Latin-1, formulas for the states, spaced
 * keys, footer, years as columns or over them), its table of localities (only the municipal rows), or a table of
 * indicators, long or wide. Rows of states and of the country are left out.
 * @throws FileError when there are no keys, or none of figures
 */
export async function readFigures(bytes: Uint8Array, keys: KeyContext = NO_KEYS): Promise<FiguresImport> {
  const { text, encoding } = decode(await gunzip(bytes));
  const firstLine = text
    .split(/\r?\n/, 1)[0]
    .slice(0, 120)
    .split(/[,;\t|]/);
  const plan = planTable(text);
  if (!plan) throw new FileError('censo-sin-municipios', { columnas: firstLine });
  const { at } = plan;
  const evidence = decideSystem(text, plan, keys);
  const isLong = at.value >= 0;
  const columns = isLong ? [] : numericColumns(text, plan);
  if (!isLong && columns.length === 0) throw new FileError('censo-sin-columna', { columnas: firstLine });

  const found = new Gatherer();
  const keyOf = keyReader(at, evidence, keys.bridge, (row, valor) =>
    found.problems.push({ renglon: row.line, columna: 'mun_ine', valor, motivo: 'clave-ine-desconocida' })
  );
  let source = '';
  readRows(text, plan.delimiter, (row) => {
    const joined = row.cells.join(' ').trim();
    if (/^fuente\b/i.test(joined)) source = joined.replace(/^fuente:?\s*/i, '').replace(/\.$/, '');
    if (row.line <= plan.headerLine) return;
    const cell = (role: Role) => (at[role] < 0 ? '' : (row.cells[at[role]] ?? '').trim());
    const clave = keyOf(row);
    const isNational =
      clave === null &&
      row.cells.some((c) => /^(total|nacional|estados unidos mexicanos|total nacional)$/.test(foldName(c)));
    if (isLong) {
      const nombre = cell('indicator') || plan.title || 'Valor';
      if (clave)
        found.add(row, 'valor', clave, nombre, cell('period'), cell('unit'), cell('source'), cell('value'));
      return;
    }
    for (const column of columns) {
      const nombre = column.nombre || plan.title || 'Valor';
      const periodo = column.periodo || cell('period');
      const written = (row.cells[column.at] ?? '').trim();
      if (clave)
        found.add(
          row,
          column.header,
          clave,
          cell('indicator') || nombre,
          periodo,
          cell('unit'),
          cell('source'),
          written
        );
      else if (isNational && isPopulation(nombre) && !found.published.has(periodo)) {
        const figure = readFigure(written);
        if (figure !== null && !Number.isNaN(figure)) found.published.set(periodo, figure);
      }
    }
  });
  return { ...finish(found, plan.title, source, encoding), evidence };
}

function finish(
  { series, problems, published }: Gatherer,
  title: string,
  source: string,
  encoding: Encoding
): Omit<FiguresImport, 'evidence'> {
  // A table of one moment says it in its title or its source.
  const moment = YEAR.exec(title)?.[1] ?? YEAR.exec(source)?.[1] ?? '';
  const nameOf = (nombre: string) =>
    foldName(nombre) === 'total' && title ? title.replace(YEAR, '').trim() : nombre;
  const withFigures = [...series.values()].filter((s) => [...s.values.values()].some((v) => v !== null));
  if (withFigures.length === 0) throw new FileError('censo-sin-municipios');
  const indicators = withFigures.map(({ nombre, periodo, unidad, fuente, values }): Indicator => ({
    id: indicatorId(nameOf(nombre), periodo || moment),
    nombre: nameOf(nombre),
    periodo: periodo || moment,
    unidad,
    fuente: fuente || source,
    suma: addsUp(nombre, unidad, values.values()),
    values: [...values]
  }));
  const population = withFigures
    .map((s, indicator) => ({ ...s, indicator, published: published.get(s.periodo) ?? null }))
    .filter(({ nombre }) => isPopulation(nombre))
    .map(({ periodo, indicator, published: total }) => ({
      periodo: periodo || moment,
      indicator,
      published: total
    }))
    .sort((a, b) => a.periodo.localeCompare(b.periodo));
  const periods = [...new Set(indicators.map((i) => i.periodo).filter(Boolean))].sort();
  return { indicators, population, periods, source, encoding, problems };
}

/** People per municipality of a period, the latest unless another is asked for. */
export interface CensusFigures {
  people: Map<ClaveMunicipio, number>;
  /** Sum over the municipalities. */
  sum: number;
  /** The national total that the file itself prints, or null. */
  published: number | null;
  periodo: string;
}

/**
 * The total population of a table of figures.
 * @throws FileError `censo-sin-columna` when the table has none, or not of that period
 */
export function populationOf(figures: FiguresImport, periodo?: string): CensusFigures {
  const { population, indicators } = figures;
  const chosen = periodo === undefined ? population.at(-1) : population.find((p) => p.periodo === periodo);
  if (!chosen)
    throw new FileError('censo-sin-columna', { columnas: indicators.map((i) => i.nombre).slice(0, 8) });
  const people = new Map<ClaveMunicipio, number>();
  let sum = 0;
  for (const [clave, value] of indicators[chosen.indicator].values)
    if (value !== null) {
      people.set(clave as ClaveMunicipio, value);
      sum += value;
    }
  return { people, sum, published: chosen.published, periodo: chosen.periodo };
}
