import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { UsageError } from './read';

/** What an order exports: it reads its own options and returns what goes to standard output. */
export interface Order {
  run(args: string[]): Promise<string>;
}

/** Where the orders and options are told. */
export const SEE = 'Las órdenes y opciones salen con: npm run -s tejido';

/** An answer as JSON, for `--json`. */
export const asJson = (answer: unknown): string => `${JSON.stringify(answer, null, 1)}\n`;

/** The options of an order that takes no words. */
export function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: string[],
  options: T
) {
  return parseWithFile(args, options, 0).values;
}

/** Options, and the words that the order is about: a file, or a kind and a file. */
export function parseWithFile<T extends NonNullable<Parameters<typeof parseArgs>[0]>['options']>(
  args: string[],
  options: T,
  most = 1
) {
  try {
    const allowPositionals = most > 0;
    const { values, positionals, tokens } = parseArgs({
      args,
      options,
      strict: true,
      allowPositionals,
      tokens: true
    });
    // Of an option that is told twice only the last would be used.
    const told = tokens.flatMap((t) => (t.kind === 'option' && !options?.[t.name]?.multiple ? [t.name] : []));
    const twice = told.find((name, i) => told.indexOf(name) < i);
    if (twice) throw new UsageError(`Diga --${twice} una sola vez. ${SEE}`);
    if (positionals.length > most) throw new UsageError(`No sé qué hacer con «${positionals[most]}». ${SEE}`);
    return { values, file: positionals[0], words: positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const option = /'(-{1,2}[\w-]+)/.exec(String(error))?.[1];
    const stray = /Unexpected argument '([^']*)'/.exec(String(error))?.[1];
    if (stray !== undefined) throw new UsageError(`No sé qué hacer con «${stray}». ${SEE}`);
    const needsValue = /argument missing|ambiguous/.test(String(error));
    throw new UsageError(
      needsValue ? `Falta el valor de ${option}.` : `No conozco la opción ${option ?? ''}. ${SEE}`
    );
  }
}

/** Columns that are no text. */
const NUMBERS = new Set(['km', 'n', 'overlap_share', 'share_padre', 'principal']);

/** Rows as CSV with its header or, asked for, as JSON under `filas` with the same names. */
export function rowsOf(lines: readonly string[], json: boolean | undefined): string {
  if (!json) return [...lines, ''].join('\n');
  const { data } = Papa.parse<Record<string, string>>(lines.join('\n'), {
    header: true,
    skipEmptyLines: true
  });
  const typed = data.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, v]) => [name, NUMBERS.has(name) ? Number(v) : v]))
  );
  return asJson({ filas: typed });
}
