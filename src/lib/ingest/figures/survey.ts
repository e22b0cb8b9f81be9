import { foldName } from '../../domain/catalog';
import type { KeyContext } from '../../domain/key-system';
import { readRows } from '../rows';
import { isAbsent, isWrittenFigure, withoutMark, type DecimalSign } from './number';
import { NameCheck } from '../name-check';
import {
  cellOf,
  isPeople,
  planTable,
  repeatsHeader,
  writtenKey,
  writtenNames,
  type FigureColumn,
  type Plan
} from './column-reading';
import { localityOf, withoutLocalities } from './roles';
import type { WordClasses } from '../../domain/word-classes';
import { decideSigns, Separators, type Holding, type SignedColumn } from './separators';
import { Words } from './words';

/** What stands before the decimals of a figure, by the position of its column and its name. */
export type SignOf = (at: number, nombre: string) => DecimalSign;

/** What all the municipalities of a table of figures say of how it is written. */
export interface FigureSurvey {
  /** Rows with a key, how many keys they have, and how many rows have one that exists in each system. */
  keys: { rows: number; distinct: number; inegi: number; ine: number };
  /** The names beside the keys, held against them. */
  names: NameCheck;
  /** Municipalities of a table of localities that lack a row of their own, which holds all of theirs. */
  partedOnly: string[];
  /** Figures with the mark of a note after them. */
  marks: { cuantos: number; renglones: number[]; valores: string[] };
  /** Keys of rows that name another state than their key does. */
  elsewhere: string[];
  /** The columns of figures: of the others less than half of the cells are numbers, or they are codes. */
  numeric: FigureColumn[];
  /** The columns of a few words, which are classes. */
  worded: FigureColumn[];
  /** The classes that a column tells in words, of an indicator where it tells several; null where it tells figures. */
  classesOf(at: number, nombre: string): WordClasses | null;
  /**
   * The signs of decimals of some columns: column by column, or indicator by indicator where a column tells several.
   * @throws FileError `numeros-dudosos`
   */
  signs(columns: readonly FigureColumn[]): SignOf;
}

/** What is counted beside people: in whole numbers too. */
const COUNTED =
  /^(?:total|hombres?|mujeres?|masculin[oa]s?|femenin[oa]s?|viviendas?(?: particulares)?(?: habitadas)?|hogares)$/;

const PERCENT = /%|\b(?:pct|porc|porcentaje)\b/;

const holdingOf = (nombre: string, title: string): Holding =>
  isPeople(nombre, title) || isCount(nombre)
    ? 'cuentas'
    : PERCENT.test(nombre) || PERCENT.test(foldName(nombre))
      ? 'menores'
      : 'cualquiera';

function isCount(nombre: string): boolean {
  const parts = nombre.split(', ');
  return (
    COUNTED.test(foldName(parts.at(-1)!)) &&
    parts.every((part) => isPeople(part, '') || COUNTED.test(foldName(part)))
  );
}

/** What the cells of a column are, of an indicator where it tells several. */
class CellCount {
  filled = 0;
  /** Numbers, and cells that say that there is none. */
  numbers = 0;
  absent = 0;
  codes = 0;
  readonly separators = new Separators();
  readonly words = new Words();
}

const SHOWN_MARKS = 8;

/** Figures that bear the mark of a note, counted. */
class Marks {
  cuantos = 0;
  readonly renglones: number[] = [];
  readonly valores: string[] = [];

  add(line: number, written: string): void {
    this.cuantos++;
    if (this.renglones.length >= SHOWN_MARKS) return;
    this.renglones.push(line);
    this.valores.push(written);
  }
}

/** Looks once through all the municipalities of a table of figures. */
export function surveyFigures(
  text: string,
  plan: Plan,
  { exists, bridge, named, stateOf }: Pick<KeyContext, 'exists' | 'bridge' | 'named' | 'stateOf'>
): FigureSurvey {
  const { at, title, delimiter, headerLine, headers } = plan;
  const isLong = at.value >= 0;
  const value: FigureColumn = {
    at: at.value,
    header: (headers[at.value] ?? '').trim(),
    nombre: '',
    periodo: ''
  };
  const columns = isLong ? [value] : plan.columns;
  const keys = { rows: 0, distinct: 0, inegi: 0, ine: 0 };
  const found = new Set<string>();
  const check = new NameCheck(named ?? (() => []));
  const elsewhere: string[] = [];
  const states = new Map<string, string | null>();
  const marks = new Marks();
  const localities = new Map<string, boolean>();
  const cells = columns.map(() => new Map<string, CellCount>());
  const names = new Map<string, string>();
  readRows(text, delimiter, (row) => {
    if (row.line <= headerLine || repeatsHeader(plan, row)) return;
    const key = writtenKey(at, row);
    if (localityOf(at) >= 0) {
      const place = key ?? writtenKey(withoutLocalities(at), row);
      if (place && !localities.get(place)) localities.set(place, key !== null);
    }
    if (!key) return;
    keys.rows++;
    found.add(key);
    if (exists(key)) keys.inegi++;
    if (bridge?.has(key)) keys.ine++;
    const written = writtenNames(at, row);
    check.add(key, written.municipio);
    let state = states.get(written.entidad);
    if (state === undefined) states.set(written.entidad, (state = stateOf?.(written.entidad) ?? null));
    if (state !== null && state !== key.slice(0, 2)) elsewhere.push(key);
    const said = cellOf(at, row, 'indicator');
    let folded = names.get(said);
    if (folded === undefined) names.set(said, (folded = foldName(said)));
    columns.forEach((column, i) => {
      const written = (row.cells[column.at] ?? '').trim();
      if (written === '') return;
      const cell = withoutMark(written);
      if (/\d$/.test(cell) && !/\d"?$/.test(written) && isWrittenFigure(cell)) marks.add(row.line, written);
      let count = cells[i].get(folded);
      if (!count) cells[i].set(folded, (count = new CellCount()));
      count.filled++;
      // Three digits and less say nothing of signs.
      if (/^[1-9]\d{0,2}$/.test(cell)) count.numbers++;
      else {
        if (isAbsent(cell)) count.absent++;
        if (isAbsent(cell) || isWrittenFigure(cell)) count.numbers++;
        else count.words.add(cell);
        if (/^0\d/.test(cell)) count.codes++;
        count.separators.add(cell);
      }
    });
  });
  keys.distinct = found.size;
  const isNumeric = (i: number) => {
    const all = [...cells[i].values()];
    const sum = (of: 'filled' | 'numbers' | 'codes') => all.reduce((total, count) => total + count[of], 0);
    // What is called people is people, with whatever else stands among them.
    if (isPeople(columns[i].nombre, title) && sum('numbers') > 0) return true;
    // One code with its leading zero, and the whole column is of codes.
    return sum('codes') === 0 && sum('numbers') * 2 > sum('filled');
  };
  const numeric = isLong ? [] : plan.columns.filter((_, i) => isNumeric(i));
  const isFigures = new Set(numeric.map((c) => c.at));
  const classesOf = (column: number, nombre: string) => {
    const counts = cells[columns.findIndex((c) => c.at === column)];
    const count = counts?.get(foldName(nombre)) ?? counts?.get('');
    if (!count || isFigures.has(column) || count.numbers > count.absent) return null;
    return count.words.classes;
  };
  const signs = (wanted: readonly FigureColumn[]): SignOf => {
    const signed = (isLong ? columns : wanted).flatMap((column) => {
      const own = cells[columns.indexOf(column)] ?? new Map<string, CellCount>();
      return [...own].map(([indicator, { separators }]): SignedColumn & { key: string } => ({
        key: `${column.at} ${indicator}`,
        header: (isLong && [...names].find(([, folded]) => folded === indicator)?.[0]) || column.header,
        separators,
        holding: holdingOf(indicator || column.nombre || title || column.header, title)
      }));
    });
    const decided = decideSigns(signed);
    const known = new Map(signed.map(({ key }, i) => [key, decided[i]]));
    return (column, nombre) =>
      known.get(`${column} ${foldName(nombre)}`) ?? known.get(`${column} `) ?? 'punto';
  };
  const worded = isLong
    ? []
    : plan.columns.filter((c) => !isFigures.has(c.at) && classesOf(c.at, '') !== null);
  return {
    keys,
    names: check,
    elsewhere,
    marks,
    partedOnly: [...localities].flatMap(([key, isWhole]) => (isWhole ? [] : [key])),
    numeric,
    worded,
    classesOf,
    signs
  };
}

/** Whether the beginning of a table has keys of municipalities beside columns of figures. */
export function looksLikeFigures(text: string): boolean {
  const plan = planTable(text);
  if (!plan) return false;
  if (plan.at.value >= 0) return true;
  const { numeric, worded, keys } = surveyFigures(text, plan, { exists: () => true, bridge: null });
  // Words beside keys that come again tell of things in a municipality, not of it.
  return numeric.length > 0 || (worded.length > 0 && keys.distinct === keys.rows);
}
