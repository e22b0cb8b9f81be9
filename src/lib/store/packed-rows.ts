import type { TableRow, Value } from '../domain/contract';

/** One column of many rows, in as few objects as can be: a browser keeps these many times faster than rows. */
type PackedColumn =
  /** Numbers and days; NaN is null. */
  | { numbers: Float64Array }
  /** Texts that come again and again, by their position in a list. */
  | { list: string[]; codes: Uint32Array }
  /** Texts that are nearly all different, one after another, and the length of each. */
  | { text: string; lengths: Uint32Array };

/** The rows of a table, column by column. */
export interface PackedRows {
  length: number;
  columns: Record<string, PackedColumn>;
}

/** Rows looked at to tell whether the texts of a column come again. */
const SAMPLE = 5_000;

function packColumn(rows: readonly TableRow[], name: string): PackedColumn {
  if (rows.every((row) => typeof row[name] !== 'string'))
    return { numbers: Float64Array.from(rows, (row) => (row[name] as number | null) ?? NaN) };
  const texts = (i: number) => String(rows[i][name] ?? '');
  const sample = Math.min(SAMPLE, rows.length);
  const different = new Set(Array.from({ length: sample }, (_, i) => texts(i))).size;
  if (different > sample / 2 && rows.length > 100) {
    const all = Array.from(rows, (_, i) => texts(i));
    return { text: all.join(''), lengths: Uint32Array.from(all, (t) => t.length) };
  }
  const known = new Map<string, number>();
  const list: string[] = [];
  const codes = Uint32Array.from(rows, (_, i) => {
    const text = texts(i);
    let code = known.get(text);
    if (code === undefined) known.set(text, (code = list.push(text) - 1));
    return code;
  });
  return { list, codes };
}

/** Rows of one table, all with the same columns, column by column. */
export function packRows(rows: readonly TableRow[]): PackedRows {
  const names = Object.keys(rows[0] ?? {});
  return {
    length: rows.length,
    columns: Object.fromEntries(names.map((name) => [name, packColumn(rows, name)]))
  };
}

/** The value of a packed column, row after row. */
function reader(column: PackedColumn): (i: number) => Value {
  if ('numbers' in column) return (i) => (Number.isNaN(column.numbers[i]) ? null : column.numbers[i]);
  if ('codes' in column) return (i) => column.list[column.codes[i]];
  let at = 0;
  return (i) => column.text.slice(at, (at += column.lengths[i]));
}

/** The rows of a packed table, as they were. */
export function unpackRows({ length, columns }: PackedRows): TableRow[] {
  const readers = Object.entries(columns).map(([name, column]) => [name, reader(column)] as const);
  return Array.from({ length }, (_, i) => {
    const row: Record<string, Value> = {};
    for (const [name, read] of readers) row[name] = read(i);
    return row;
  });
}
