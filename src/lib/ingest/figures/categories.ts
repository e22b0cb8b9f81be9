import { foldName } from '../../domain/catalog';
import { FileError } from '../problem';
import { readRows } from '../rows';
import { cellOf, writtenKey, type FigureColumn, type Plan } from './plan';

/** Most groups that a category has: more are names of places or of rows. */
const MOST_GROUPS = 300;
/** A municipality that comes again in so many rows is told by groups. */
const LEAST_REPEATED = 0.3;
const TOTAL = /^(total(es)?|todos|todas|ambos( sexos)?|ambos|general)$/;
const WOMEN = /^(m|f|mujer(es)?|fem.*)$/;
const MEN = /^(h|m|hombres?|masc.*)$/;
/** Columns of numbers that part people in groups rather than count them. */
const OF_GROUPS = /^(edad|grupo|rango|tam|sexo)/;

/** How a long table that tells its figures by groups of people is added up. */
export interface Categories {
  /** Positions of its columns of groups; empty where every row is a municipality of its own. */
  columns: number[];
  /** Whether a row is one of those that count: of a group that holds the others only its own row does. */
  counts(cells: readonly string[]): boolean;
}

/**
 * Finds the columns of groups of a long table: sex, age, size of place. Figures add up over a group that leaves nobody out
 * and counts nobody twice; whether it does is known of men and women and of a row of totals, else somebody must say.
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
  const perhaps = plan.columns.filter((c) => !isUsed.has(c.at) || OF_GROUPS.test(foldName(c.header)));
  const groups = new Map(perhaps.map((c) => [c.at, new Set<string>()]));
  const varies = new Set<number>();
  const first = new Map<string, readonly string[]>();
  let [rows, repeated] = [0, 0];
  readRows(text, plan.delimiter, ({ line, cells }) => {
    if (line <= plan.headerLine) return;
    const key = writtenKey(plan.at, { line, cells });
    if (!key) return;
    rows++;
    const id = `${key} ${cellOf(plan.at, { line, cells }, 'period')} ${cellOf(plan.at, { line, cells }, 'indicator')}`;
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
  const none: Categories = { columns: [], counts: () => true };
  if (repeated < LEAST_REPEATED * rows) return none;
  const columns = perhaps.filter((c) => varies.has(c.at) && groups.get(c.at)!.size <= MOST_GROUPS);
  if (columns.length === 0) return none;
  const wholeOf = new Map<number, string>();
  const open: string[] = [];
  const said = new Set(confirmed.map(foldName));
  for (const { at, header } of columns) {
    const values = [...groups.get(at)!].filter(Boolean);
    const total = values.find((v) => TOTAL.test(v));
    const isOfBoth =
      values.length === 2 && values.some((v) => WOMEN.test(v)) && values.some((v) => MEN.test(v));
    if (total !== undefined) wholeOf.set(at, total);
    else if (!isOfBoth && !said.has(foldName(header))) open.push(header);
  }
  if (open.length) throw new FileError('categorias-sin-sumar', { columnas: open });
  return {
    columns: columns.map((c) => c.at),
    counts: (cells) => [...wholeOf].every(([at, total]) => foldName(cells[at] ?? '') === total)
  };
}
