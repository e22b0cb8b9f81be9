import { UsageError, type SheetOf } from './read';

/** Options of the orders that read tables: which sheet of a workbook, and which table of a sheet. */
export const sheetOptions = {
  hoja: { type: 'string', multiple: true },
  cuadro: { type: 'string', multiple: true }
} as const;

/** What was written on the command line. */
export interface SheetArguments {
  hoja?: string[];
  cuadro?: string[];
}

/** Those of the order's first file, and of the files of other options by their name. */
export interface SheetChoices {
  first: SheetOf;
  of: Record<string, SheetOf>;
}

/**
 * Reads `--hoja` and `--cuadro`: alone they speak of the order's first file, with an option before `=` of its file.
 * @param others options of the order that name further tables
 * @param first the option that names the order's first file, where one does: with it before `=` it is meant too
 */
export function sheetChoice(
  { hoja = [], cuadro = [] }: SheetArguments,
  others: readonly string[] = [],
  first?: string
): SheetChoices {
  const none = (): SheetOf => ({ sheet: null, table: null });
  const choices: SheetChoices = {
    first: none(),
    of: Object.fromEntries(others.map((name) => [name, none()]))
  };
  const put = (option: 'hoja' | 'cuadro', key: 'sheet' | 'table', values: readonly string[]) => {
    for (const value of values) {
      const name = [...others, ...(first ? [first] : [])].find((o) => value.startsWith(`${o}=`));
      const target = name === undefined || name === first ? choices.first : choices.of[name];
      if (target[key] !== null)
        throw new UsageError(
          `Diga --${option} una sola vez por archivo${others.length ? `; de otro archivo así: --${option} ${others[0]}=…` : ''}.`
        );
      target[key] = name === undefined ? value : value.slice(name.length + 1);
    }
  };
  put('hoja', 'sheet', hoja);
  put('cuadro', 'table', cuadro);
  return choices;
}
