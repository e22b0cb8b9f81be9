import { foldName } from '../../domain/catalog';
import type { ClaveMunicipio } from '../../domain/clave';
import { isAdditive, indicatorId, type Indicator, type IndicatorValue } from '../../domain/indicator';
import {
  INEGI_HEADERS,
  weighKeySystem,
  type KeyBridge,
  type KeyContext,
  type KeyEvidence,
  type KeySystem
} from '../../domain/key-system';
import type { Notice } from '../../domain/problem';
import type { WordClasses } from '../../domain/word-classes';
import { quotable } from '../../domain/privacy';
import { decode, gunzip, type Encoding } from '../decode';
import { FileError } from '../problem';
import { readRows, type Row } from '../rows';
import { findCategories } from './categories';
import { isAbsent, isNotApplicable, readFigure, withoutMark } from './number';
import { findPopulation, publishedOf, warnOfPeople, warnOfTotal } from './people';
import {
  cellOf,
  isPeople,
  planTable,
  repeatsHeader,
  startsTable,
  writtenKey,
  type Plan
} from './column-reading';
import { localityOf, withoutLocalities } from './roles';
import { surveyFigures, type FigureSurvey } from './survey';

/** A line with a municipal key whose figure could not be read, or that came twice. */
export interface FigureProblem {
  renglon: number;
  columna: string;
  valor: string;
  motivo:
    | 'numero-imposible'
    | 'duplicada'
    | 'conflicto'
    | 'clave-desconocida'
    | 'clave-ine-desconocida'
    | 'celdas-corridas'
    | 'grupos-incompletos'
    | 'otra-tabla';
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
  /** What was left out, and what is worth a look. */
  notices: Notice[];
  /** Why the keys were read in their system. */
  evidence: KeyEvidence;
}

/** Without lists nor bridge every key is taken for INEGI's, unless its header says otherwise. */
const NO_KEYS: KeyContext = { exists: () => true, bridge: null, chosen: null };
/** Of the keys of a column that no header calls so, this share must exist: other numbers have five digits too. */
const SURE_KEYS = 0.9;
/** What the column is called that somebody said to be all the people. */
const ALL_PEOPLE = 'Población total';
const NATIONAL =
  /^(?:0+ )?(total|nacional|estados unidos mexicanos|total nacional|gran total|total general)$/;
/** Whether the cells of the keys of a row are empty or zeros: it is of the whole country, or of the whole table. */
const isOfNoPlace = (at: Plan['at'], row: Row): boolean =>
  (['whole', 'state', 'municipality'] as const).every((role) => !/[1-9]/.test(cellOf(at, row, role)));

/** Decides in which system the keys of a table are: what a person or the header says, else how many exist in each. */
function decideSystem(
  { at, headers, keysByContent }: Plan,
  { keys: counts, names, elsewhere }: FigureSurvey,
  { bridge, chosen }: KeyContext
): KeyEvidence {
  const header = (headers[at.whole >= 0 ? at.whole : at.ine >= 0 ? at.ine : at.municipality] ?? '').trim();
  const isIne = at.whole < 0 && at.ine >= 0;
  // INEGI's export of a census leaves the header of its keys empty, and its table of localities says MUN.
  const isInegi = at.locality >= 0 || header === '' || INEGI_HEADERS.has(foldName(header));
  const said: KeySystem | null = isIne ? 'ine' : isInegi ? 'inegi' : null;
  const evidence = weighKeySystem(chosen, said && { system: said, header }, {
    ...counts,
    ine: bridge && counts.ine
  });
  if (keysByContent && counts.inegi < SURE_KEYS * counts.rows) throw new FileError('censo-sin-municipios');
  if (evidence.system === null) throw new FileError('sistema-de-clave', { evidencia: evidence });
  if (evidence.by !== 'elegida' && elsewhere.length * 2 > counts.rows)
    throw new FileError('claves-de-otra-entidad', {
      claves: elsewhere.slice(0, 12),
      cuantas: elsewhere.length
    });
  if (evidence.by !== 'elegida' && evidence.system === 'inegi') names.refuse(evidence.by === 'conteo');
  if (evidence.system === 'ine' && !bridge) throw new FileError('clave-ine', { columnas: [header || 'INE'] });
  return evidence;
}

/** The key of a row as written and INEGI's; null for rows that are of no municipality. */
function keyReader(
  { at, keysByContent }: Plan,
  { system }: KeyEvidence,
  { bridge, exists }: { bridge: KeyBridge | null; exists: (clave: string) => boolean },
  refuse: (row: Row, column: string, value: string, why: FigureProblem['motivo']) => void
) {
  const column = at.whole >= 0 || at.ine < 0 ? 'cvegeo' : 'mun_ine';
  return (row: Row): { written: string; clave: ClaveMunicipio } | null => {
    const key = writtenKey(at, row);
    const whole = cellOf(at, row, 'whole');
    if (!key) {
      // Two digits are the row of a state, as are three zeros; a formula is how INEGI writes one.
      const isState = /^\d{1,2}$|000$|[=(]/.test(whole);
      const isNote = row.cells.filter((c) => c.trim() !== '').length === 1 && /\p{L}{3}/u.test(whole);
      if (!keysByContent && /\d/.test(whole) && !isState && !isNote)
        refuse(row, column, quotable(whole).slice(0, 30), 'clave-desconocida');
      return null;
    }
    const found = system === 'ine' ? (bridge?.get(key) ?? []) : exists(key) ? [key] : [];
    if (found.length === 1) return { written: key, clave: found[0] };
    refuse(row, column, key, system === 'ine' ? 'clave-ine-desconocida' : 'clave-desconocida');
    return null;
  };
}

/** One figure as a row gives it. */
interface Given {
  nombre: string;
  periodo: string;
  unidad: string;
  fuente: string;
  /** Header of its column, for problems. */
  columna: string;
  /** Position of its column. */
  at: number;
  cell: string;
}

/** Words as classes, and the value of each. */
interface Classes extends WordClasses {
  valueOf: Map<string, number>;
}

interface Series {
  nombre: string;
  periodo: string;
  unidad: string;
  fuente: string;
  percent: boolean;
  /** What its values stand for, where it tells words. */
  clases: Classes | null;
  values: Map<string, IndicatorValue>;
  /** The keys as written of which each figure came. */
  written: Map<string, string[]>;
}

/** Gathers figures by indicator and period. */
class Gatherer {
  readonly series = new Map<string, Series>();
  readonly problems: FigureProblem[] = [];
  /** Totals that the file writes, by period: of the whole table, or of its parts. */
  readonly published = new Map<string, number[]>();

  constructor(
    private readonly title: string,
    private readonly survey: Pick<FigureSurvey, 'classesOf'> & { signOf: ReturnType<FigureSurvey['signs']> },
    /** Several rows of a municipality are parts of it. */
    private readonly isParted: boolean
  ) {}

  add(
    row: Row,
    { written, clave }: { written: string; clave: string },
    { nombre, periodo, unidad, fuente, columna, at, cell }: Given
  ): void {
    const id = `${foldName(nombre)}\u0001${periodo}`;
    let series = this.series.get(id);
    if (!series)
      this.series.set(
        id,
        (series = {
          nombre,
          periodo,
          unidad,
          fuente,
          percent: false,
          clases: this.classesOf(at, nombre),
          values: new Map(),
          written: new Map()
        })
      );
    const figure = isNotApplicable(cell)
      ? 'no-aplica'
      : series.clases
        ? isAbsent(cell)
          ? null
          : (series.clases.valueOf.get(foldName(cell)) ?? NaN)
        : readFigure(withoutMark(cell), this.survey.signOf(at, nombre));
    const before = series.values.get(clave);
    const sources = series.written.get(clave) ?? [];
    if (sources.includes(written) && !this.isParted)
      return this.refuse(row, 'cvegeo', written, before === figure ? 'duplicada' : 'conflicto');
    if (figure === 'no-aplica') return this.keep(series, clave, written, figure);
    const people = !series.clases && isPeople(nombre, this.title);
    // People come in whole numbers, and a mark in their place is worth saying.
    const isNumber = figure !== null && !Number.isNaN(figure);
    const wrong = people
      ? isNumber
        ? !(Number.isInteger(figure) && figure >= 0)
        : cell !== ''
      : figure !== null && !isNumber;
    if (wrong)
      return this.refuse(
        row,
        people ? foldName(columna) : columna,
        quotable(cell).slice(0, 60),
        'numero-imposible'
      );
    if (/%\s*$/.test(cell)) series.percent = true;
    // Two municipalities of INE's that are one of INEGI's: their people and houses add up.
    if (typeof before === 'number' && figure !== null) {
      if (series.clases && figure === before) return this.keep(series, clave, written, before);
      if (series.clases || !Number.isInteger(figure) || !Number.isInteger(before) || series.percent)
        return this.refuse(row, columna, written, 'conflicto');
      return this.keep(series, clave, written, before + figure);
    }
    this.keep(series, clave, written, figure ?? before ?? null);
  }

  private classesOf(at: number, nombre: string): Classes | null {
    const classes = this.isParted ? null : this.survey.classesOf(at, nombre);
    return classes && { ...classes, valueOf: new Map(classes.nombres.map((n, i) => [foldName(n), i + 1])) };
  }

  private keep(
    { values, written: all }: Series,
    clave: string,
    written: string,
    value: IndicatorValue
  ): void {
    values.set(clave, value);
    all.set(clave, [...(all.get(clave) ?? []), written]);
  }

  refuse(row: Row, columna: string, valor: string, motivo: FigureProblem['motivo']): void {
    this.problems.push({ renglon: row.line, columna, valor, motivo });
  }

  publish(periodo: string, nombre: string, at: number, cell: string): void {
    if (!isPeople(nombre, this.title)) return;
    const figure = readFigure(withoutMark(cell), this.survey.signOf(at, nombre));
    if (figure === null || Number.isNaN(figure)) return;
    const before = this.published.get(periodo);
    if (before) before.push(figure);
    else this.published.set(periodo, [figure]);
  }
}

/**
 * Reads figures by municipality: a census as INEGI exports it (title rows, Latin-1, formulas for the states, spaced
 * keys, footer, years as columns or over them), its table of localities (only the municipal rows), or a table of
 * indicators, long or wide. Rows of states and of the country are left out; what follows a second header is not read.
 * @param people header of the column of all people, where somebody said it
 * @param sum headers of the columns of groups that somebody said to add up over
 * @throws FileError when there are no keys, or none of figures; `numeros-dudosos` when figures can be read in two ways; as `findCategories` where groups may not add up
 */
export async function readFigures(
  bytes: Uint8Array,
  keys: KeyContext = NO_KEYS,
  sum: readonly string[] = [],
  people: string | null = null
): Promise<FiguresImport> {
  const { text, encoding } = decode(await gunzip(bytes));
  const firstLine = text
    .split(/\r?\n/, 1)[0]
    .slice(0, 120)
    .split(/[,;\t|]/);
  const planned = planTable(text);
  const plan = planned && countingPeople(addingLocalities(planned, sum), people);
  if (!plan) throw new FileError('censo-sin-municipios', { columnas: firstLine });
  const { at, title } = plan;
  const survey = surveyFigures(text, plan, keys);
  if (survey.keys.rows === 0 && survey.partedOnly.length > 0)
    throw new FileError('solo-localidades', { columnas: [plan.headers[localityOf(at)]] });
  const evidence = decideSystem(plan, survey, keys);
  const { numeric, worded, classesOf } = survey;
  const categories = findCategories(text, plan, numeric, sum);
  const isParted = categories.columns.length > 0;
  // Words of several rows of a municipality make no class of it.
  const kept = new Set(isParted ? numeric : [...numeric, ...worded]);
  const columns = plan.columns.filter((c) => kept.has(c) && !categories.columns.includes(c.at));
  if (at.value < 0 && columns.length === 0) throw new FileError('censo-sin-columna', { columnas: firstLine });

  const signOf = survey.signs(columns.filter((c) => numeric.includes(c)));
  const found = new Gatherer(title, { signOf, classesOf }, isParted);
  const keyOf = keyReader(plan, evidence, keys, (...why) => found.refuse(...why));
  const width = plan.headers.length;
  const partial = new Set<string>();
  let source = '';
  let over = false;
  readRows(text, plan.delimiter, (row) => {
    const joined = row.cells.join(' ').trim();
    if (/^fuente\b/i.test(joined)) source = joined.replace(/^fuente:?\s*/i, '').replace(/\.$/, '');
    if (row.line <= plan.headerLine || over || repeatsHeader(plan, row)) return;
    if (row.cells.slice(width).some((c) => c.trim() !== '')) {
      // A comma too many moves every figure one column on: nothing of such a row can be trusted.
      found.refuse(row, '', String(row.cells.length), 'celdas-corridas');
      return;
    }
    if (categories.isPartial(row)) {
      const key = writtenKey(at, row)!;
      if (!partial.has(key)) found.refuse(row, 'cvegeo', key, 'grupos-incompletos');
      partial.add(key);
      return;
    }
    if (!categories.counts(row.cells)) return;
    const clave = startsTable(row) ? null : keyOf(row);
    if (clave === null && startsTable(row)) {
      found.refuse(row, '', quotable(joined).slice(0, 60), 'otra-tabla');
      over = true;
      return;
    }
    const given = { unidad: cellOf(at, row, 'unit'), fuente: cellOf(at, row, 'source') };
    const said = cellOf(at, row, 'indicator');
    if (at.value >= 0) {
      const columna = plan.headers[at.value].trim();
      const [periodo, cell] = [cellOf(at, row, 'period'), cellOf(at, row, 'value')];
      if (clave)
        found.add(row, clave, {
          ...given,
          nombre: said || title || columna,
          periodo,
          columna,
          at: at.value,
          cell
        });
      return;
    }
    const isNational =
      clave === null && isOfNoPlace(at, row) && row.cells.some((c) => NATIONAL.test(foldName(c)));
    for (const column of columns) {
      const nombre = said || column.nombre || title || column.header;
      const periodo = column.periodo || cellOf(at, row, 'period');
      const cell = (row.cells[column.at] ?? '').trim();
      if (clave)
        found.add(row, clave, { ...given, nombre, periodo, columna: column.header, at: column.at, cell });
      else if (isNational) found.publish(periodo, nombre, column.at, cell);
    }
  });
  for (const key of survey.partedOnly)
    found.problems.push({ renglon: 0, columna: 'cvegeo', valor: key, motivo: 'grupos-incompletos' });
  const used = new Set([...columns.map((c) => c.at), ...categories.columns]);
  const unused = at.value >= 0 ? [] : plan.columns.filter((c) => !used.has(c.at)).map((c) => c.header);
  const read = finish(found, plan, source, encoding, keys.people);
  const left = [
    ['columna-privada', plan.dropped.map((c) => c.header)],
    ['columna-sin-uso', unused]
  ] as const;
  const notices = left.flatMap(([tipo, valores]): Notice[] =>
    valores.length ? [{ tipo, cuantos: valores.length, renglones: [], valores: [...valores] }] : []
  );
  const { marks, names, elsewhere } = survey;
  const crossed = evidence.system === 'inegi' ? [...new Set([...names.crossed, ...elsewhere])] : elsewhere;
  if (marks.cuantos) notices.push({ tipo: 'cifras-con-nota', ...marks });
  if (crossed.length)
    notices.push({
      tipo: 'nombre-de-otra-clave',
      cuantos: crossed.length,
      renglones: [],
      valores: crossed.slice(0, 12)
    });
  return { ...read, notices: [...notices, ...read.notices], evidence };
}

/**
 * The plan of a table with the column of all people as somebody said it.
 * @throws FileError `columna-desconocida`
 */
function countingPeople(plan: Plan, people: string | null): Plan {
  if (people === null) return plan;
  const wanted = plan.columns.find(
    (c) => foldName(c.header) === foldName(people) || foldName(c.nombre) === foldName(people)
  );
  if (!wanted)
    throw new FileError('columna-desconocida', {
      claves: [people],
      columnas: plan.columns.map((c) => c.header)
    });
  const columns = plan.columns.map((c) => (c === wanted ? { ...c, nombre: ALL_PEOPLE } : c));
  return { ...plan, columns };
}

/** The plan of a table of localities that somebody said to add up: each of its rows is a part of its municipality. */
function addingLocalities(plan: Plan, sum: readonly string[]): Plan {
  const locality = localityOf(plan.at);
  const header = plan.headers[locality] ?? '';
  if (locality < 0 || !sum.some((s) => foldName(s) === foldName(header))) return plan;
  const column = { at: locality, header, nombre: header, periodo: '' };
  return { ...plan, at: withoutLocalities(plan.at), columns: [...plan.columns, column] };
}

function finish(
  { series, problems, published }: Gatherer,
  { title, moment: inTitle }: Plan,
  source: string,
  encoding: Encoding,
  known: KeyContext['people']
): Omit<FiguresImport, 'evidence'> {
  // A table of one moment says it in its title or its source.
  const moment = inTitle || (/\b((?:19|20)\d\d)\b/.exec(source)?.[1] ?? '');
  const kept = [...series.values()].filter((s) => [...s.values.values()].some((v) => v !== null));
  if (kept.length === 0) throw new FileError('censo-sin-municipios');
  const taken = new Set<string>();
  const indicators = kept.map(
    ({ nombre, periodo, unidad, fuente, percent, clases, values }, i): Indicator => {
      const name = foldName(nombre) === 'total' && title ? title : nombre;
      const base = indicatorId(name, periodo || moment) || `indicador-${i + 1}`;
      let id = base;
      for (let times = 2; taken.has(id); times++) id = `${base}-${times}`;
      taken.add(id);
      const unit = unidad || (percent ? '%' : '');
      return {
        id,
        nombre: name,
        periodo: periodo || moment,
        unidad: unit,
        fuente: fuente || source,
        suma: !clases && isAdditive(name, unit, values.values()),
        ...(clases && { clases: { nombres: clases.nombres, ordenadas: clases.ordenadas } }),
        values: [...values]
      };
    }
  );
  const population = findPopulation(kept, title, known);
  return {
    indicators,
    notices: population.flatMap(({ indicator, periodo }) => [
      ...warnOfPeople(kept[indicator], known),
      ...warnOfTotal(kept[indicator], publishedOf(kept[indicator], published.get(periodo)))
    ]),
    population: population.map(({ indicator, periodo }) => ({
      periodo: periodo || moment,
      indicator,
      published: publishedOf(kept[indicator], published.get(periodo))
    })),
    periods: [...new Set(indicators.map((i) => i.periodo).filter(Boolean))].sort(),
    source,
    encoding,
    problems
  };
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
    if (typeof value === 'number') {
      people.set(clave as ClaveMunicipio, value);
      sum += value;
    }
  return { people, sum, published: chosen.published, periodo: chosen.periodo };
}
