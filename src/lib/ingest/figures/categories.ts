import { foldName } from '../../domain/catalog';
import { FileError } from '../problem';
import { readRows, type Row } from '../rows';
import { cellOf, writtenKey, type FigureColumn, type Plan } from './column-reading';

/** Most groups that a category has: more are names of places or of rows. */
const MOST_GROUPS = 300;
/** A municipality that comes again in so many rows is told by groups. */
const LEAST_REPEATED = 0.3;
const TOTAL = /^(total(es)?|todos|todas|ambos( sexos)?|ambos|general)$/;
const WOMEN = /^(m|f|mujer(es)?|fem.*)$/;
const MEN = /^(h|m|hombres?|masc.*)$/;
/** Columns of numbers that part people in groups rather than count them. */
const OF_GROUPS = /^(edad|grupo|rango|tam|sexo)/;

/** Codes that INEGI writes with zeros alone on the row that holds all the others. */
const CODED = /\b(ageb|mza|manzana|loc|localidad)\b/;
const ZEROS = /^0{2,}$/;
/** Groups of a column that identifies persons are looked at only where they are few and one holds the others. */
const MOST_PRIVATE_GROUPS = 12;

/** How a long table that tells its figures by groups of people is added up. */
export interface Categories {
  /** Positions of its columns of groups; empty where every row is a municipality of its own. */
  columns: number[];
  /** Whether a row is one of those that count: of a group that holds the others only its own row does. */
  counts(cells: readonly string[]): boolean;
  /**
   * Whether a row is of a municipality whose groups are not whole in this file: it lacks the row that holds the others, or
   * one of the two sexes. What its rows add up to is no figure of it.
   */
  isPartial(row: Row): boolean;
}

/** What is told of by several rows: a municipality, in a period, of an indicator. */
const idOf = (at: Plan['at'], row: Row): string =>
  `${writtenKey(at, row)} ${cellOf(at, row, 'period')} ${cellOf(at, row, 'indicator')}`;

/** The value of a column of groups that holds all the others, folded; undefined without one. */
const wholeIn = (header: string, values: readonly string[]): string | undefined =>
  values.find((v) => TOTAL.test(v)) ??
  (CODED.test(foldName(header)) ? values.find((v) => ZEROS.test(v)) : undefined);

/**
 * Finds the columns of groups of a long table: sex, age, size of place. Figures add up over a group that leaves nobody out
 * and counts nobody twice; whether it does is known of men and women and of a row of totals, else somebody must say. It is
 * looked at for each municipality, not for the file as a whole.
 * @param confirmed headers, as written, of the columns that somebody said to add up over
 * @throws FileError `categorias-sin-sumar` naming the columns that nobody confirmed
 */
export function findCategories(
  text: string,
  plan: Plan,
  used: readonly FigureColumn[],
  confirmed: readonly string[]
): Categories {
  const isUsed = new Set(used.map((c) => c.at));
  const isPrivate = new Set(plan.dropped.map((c) => c.at));
  const perhaps = [...plan.columns, ...plan.dropped].filter(
    (c) => !isUsed.has(c.at) || OF_GROUPS.test(foldName(c.header))
  );
  const groups = new Map(perhaps.map((c) => [c.at, new Set<string>()]));
  const varies = new Set<number>();
  const first = new Map<string, readonly string[]>();
  let [rows, repeated] = [0, 0];
  readRows(text, plan.delimiter, ({ line, cells }) => {
    if (line <= plan.headerLine) return;
    const key = writtenKey(plan.at, { line, cells });
    if (!key) return;
    rows++;
    const id = idOf(plan.at, { line, cells });
    const before = first.get(id);
    if (!before) first.set(id, [...cells]);
    else repeated++;
    for (const { at } of perhaps) {
      const value = foldName(cells[at] ?? '');
      const known = groups.get(at)!;
      if (known.size <= MOST_GROUPS) known.add(value);
      if (before && foldName(before[at] ?? '') !== value) varies.add(at);
    }
  });
  const none: Categories = { columns: [], counts: () => true, isPartial: () => false };
  if (repeated === 0) return none;
  const valuesOf = (at: number) => [...groups.get(at)!].filter(Boolean);
  // Where few come again, only words that few rows share are groups: a slip repeats a row with whatever else it holds.
  const isRare = repeated < LEAST_REPEATED * rows;
  const isShared = (at: number) => valuesOf(at).length > 1 && valuesOf(at).length <= Math.max(2, rows / 3);
  const columns = perhaps.filter(({ at, header }) => {
    if (!varies.has(at) || groups.get(at)!.size > MOST_GROUPS || (isRare && !isShared(at))) return false;
    const values = valuesOf(at);
    return (
      !isPrivate.has(at) || (values.length <= MOST_PRIVATE_GROUPS && wholeIn(header, values) !== undefined)
    );
  });
  if (columns.length === 0) return none;
  const wholeOf = new Map<number, string>();
  const sexes = new Map<number, readonly string[]>();
  const open: string[] = [];
  const said = new Set(confirmed.map(foldName));
  for (const { at, header } of columns) {
    const values = valuesOf(at);
    const whole = wholeIn(header, values);
    const isOfBoth =
      values.length === 2 && values.some((v) => WOMEN.test(v)) && values.some((v) => MEN.test(v));
    const known = whole ?? (isOfBoth ? undefined : wholeByFigures(text, plan, at, columns, used));
    if (known !== undefined) wholeOf.set(at, known);
    else if (isOfBoth) sexes.set(at, values);
    else {
      const crossed = overlapping(values);
      if (crossed) throw new FileError('categorias-encimadas', { columnas: [header], claves: crossed });
      if (!said.has(foldName(header))) open.push(header);
    }
  }
  if (open.length) throw new FileError('categorias-sin-sumar', { columnas: open });
  const counts = (cells: readonly string[]) =>
    [...wholeOf].every(([at, whole]) => foldName(cells[at] ?? '') === whole);
  const partial = findPartial(text, plan, counts, sexes);
  return {
    columns: columns.map((c) => c.at),
    counts,
    isPartial: (row) => writtenKey(plan.at, row) !== null && partial.has(idOf(plan.at, row))
  };
}

/** A group is the sum of the others in this share of the municipalities, whatever it is called. */
const NEARLY_ALL = 0.95;
const LEAST_GROUPS = 3;
const LEAST_COMPARED = 2;
const TOLERANCE = 0.5;

/**
 * The group of a column whose figures are the sum of all the others in nearly every municipality, folded; undefined
 * where none or several are.
 */
function wholeByFigures(
  text: string,
  plan: Plan,
  at: number,
  columns: readonly FigureColumn[],
  used: readonly FigureColumn[]
): string | undefined {
  const figures = plan.at.value >= 0 ? [plan.at.value] : used.map((c) => c.at).filter((i) => i !== at);
  const others = columns.filter((c) => c.at !== at);
  const sets = new Map<string, Map<string, number>>();
  readRows(text, plan.delimiter, (row) => {
    if (row.line <= plan.headerLine || writtenKey(plan.at, row) === null) return;
    const group = foldName(row.cells[at] ?? '');
    if (group === '') return;
    const id = [idOf(plan.at, row), ...others.map((c) => foldName(row.cells[c.at] ?? ''))].join('\u0001');
    figures.forEach((column) => {
      const value = Number((row.cells[column] ?? '').trim().replace(/[,\s]/g, '') || NaN);
      if (Number.isNaN(value)) return;
      let set = sets.get(`${column} ${id}`);
      if (!set) sets.set(`${column} ${id}`, (set = new Map()));
      set.set(group, (set.get(group) ?? 0) + value);
    });
  });
  const agree = new Map<string, number>();
  let compared = 0;
  for (const set of sets.values()) {
    const sum = [...set.values()].reduce((all, v) => all + v, 0);
    if (set.size < LEAST_GROUPS || sum === 0) continue;
    compared++;
    for (const [group, value] of set)
      if (Math.abs(2 * value - sum) <= TOLERANCE) agree.set(group, (agree.get(group) ?? 0) + 1);
  }
  const wholes = [...agree].filter(([, n]) => compared >= LEAST_COMPARED && n >= NEARLY_ALL * compared);
  return wholes.length === 1 ? wholes[0][0] : undefined;
}

/** The ages, or other numbers, that the words of a group span; null where they say none. */
function spanOf(group: string): [from: number, to: number] | null {
  // Signs between thousands are spaces by now.
  const numbers = [...group.replace(/(\d) (?=\d{3}\b)/g, '$1').matchAll(/\d+/g)].map(([n]) => Number(n));
  if (numbers.length === 2 && numbers[0] <= numbers[1]) return [numbers[0], numbers[1]];
  if (numbers.length !== 1) return null;
  if (/\b(y|o) (mas|mayor(es)?)\b|\bmas\b|\bmayor(es)?\b|\+/.test(group)) return [numbers[0], Infinity];
  if (/\bmenor(es)?\b|\bmenos\b/.test(group)) return [0, numbers[0] - 1];
  return [numbers[0], numbers[0]];
}

/** Two groups whose words say that they have people in common; null where no two do. */
function overlapping(groups: readonly string[]): [string, string] | null {
  const spans = groups.flatMap((group) => {
    const span = spanOf(group);
    return span ? [{ group, span }] : [];
  });
  for (const [i, a] of spans.entries())
    for (const b of spans.slice(i + 1))
      if (a.span[0] <= b.span[1] && b.span[0] <= a.span[1]) return [a.group, b.group];
  return null;
}

/** What has no row that counts, or lacks one of the two sexes among those that do. */
function findPartial(
  text: string,
  plan: Plan,
  counts: Categories['counts'],
  sexes: ReadonlyMap<number, readonly string[]>
): Set<string> {
  const seen = new Map<string, Set<string>>();
  readRows(text, plan.delimiter, (row) => {
    if (row.line <= plan.headerLine || writtenKey(plan.at, row) === null) return;
    const id = idOf(plan.at, row);
    let found = seen.get(id);
    if (!found) seen.set(id, (found = new Set()));
    if (!counts(row.cells)) return;
    found.add('');
    for (const at of sexes.keys()) found.add(`${at} ${foldName(row.cells[at] ?? '')}`);
  });
  const wanted = ['', ...[...sexes].flatMap(([at, values]) => values.map((v) => `${at} ${v}`))];
  return new Set([...seen].filter(([, found]) => !wanted.every((w) => found.has(w))).map(([id]) => id));
}
