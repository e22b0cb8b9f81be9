import type { RepeatHandling } from '../../src/lib/ingest/electoral/vote-rows';
import type { FoliosHeld, NamesHeld } from '../../src/lib/ingest/table/context';
import { UsageError, type SheetOf } from './read';

/** Options of the orders that read tables: which sheet of a workbook, and which table of a sheet. */
export const sheetOptions = {
  hoja: { type: 'string', multiple: true },
  cuadro: { type: 'string', multiple: true }
} as const;

/** Those of the orders that read tables of the network: besides, what columns hold that seem to be names of persons. */
export const tableSheetOptions = {
  ...sheetOptions,
  nombres: { type: 'string', multiple: true },
  folios: { type: 'string', multiple: true }
} as const;

/** Those of the orders that read votes: besides, which election, and what units that come again are. */
export const voteSheetOptions = {
  ...sheetOptions,
  eleccion: { type: 'string', multiple: true },
  repetidas: { type: 'string', multiple: true }
} as const;

/** What was written on the command line. */
export interface SheetArguments {
  hoja?: string[];
  cuadro?: string[];
  eleccion?: string[];
  repetidas?: string[];
  nombres?: string[];
  folios?: string[];
}

/** Which part of a file is read, and how its repeated units are taken. */
export interface PartOf extends SheetOf {
  election: string | null;
  repeats: RepeatHandling | null;
  /** What columns hold whose texts seem to be names of persons. */
  names: NamesHeld | null;
  /** What folios are that look like telephones or accounts. */
  folios: FoliosHeld | null;
}

/** Those of the order's first file, and of the files of other options by their name. */
export interface SheetChoices {
  first: PartOf;
  of: Record<string, PartOf>;
}

const KEYS = {
  hoja: 'sheet',
  cuadro: 'table',
  eleccion: 'election',
  repetidas: 'repeats',
  nombres: 'names',
  folios: 'folios'
} as const satisfies Record<keyof SheetArguments, keyof PartOf>;

const WORDS: Partial<Record<keyof SheetArguments, readonly string[]>> = {
  repetidas: ['sumar', 'primera'],
  nombres: ['personas', 'grupos'],
  folios: ['folios', 'personas']
};

/**
 * Reads `--hoja`, `--cuadro`, `--eleccion` and `--repetidas`: alone they speak of the order's first file, with an option
 * before `=` of its file.
 * @param others options of the order that name further tables
 * @param first the option that names the order's first file, where one does: with it before `=` it is meant too
 */
export function sheetChoice(
  args: SheetArguments,
  others: readonly string[] = [],
  first?: string
): SheetChoices {
  const none = (): PartOf => ({
    sheet: null,
    table: null,
    election: null,
    repeats: null,
    names: null,
    folios: null
  });
  const choices: SheetChoices = {
    first: none(),
    of: Object.fromEntries(others.map((name) => [name, none()]))
  };
  for (const option of Object.keys(KEYS) as (keyof SheetArguments)[])
    for (const written of args[option] ?? []) {
      const name = [...others, ...(first ? [first] : [])].find((o) => written.startsWith(`${o}=`));
      const target = name === undefined || name === first ? choices.first : choices.of[name];
      const value = name === undefined ? written : written.slice(name.length + 1);
      if (target[KEYS[option]] !== null)
        throw new UsageError(
          `Diga --${option} una sola vez por archivo${others.length ? `; de otro archivo así: --${option} ${others[0]}=…` : ''}.`
        );
      const words = WORDS[option];
      if (words && !words.includes(value))
        throw new UsageError(`No conozco «${value}». Use --${option} ${words.join(` o --${option} `)}.`);
      (target as Record<keyof PartOf, string | null>)[KEYS[option]] = value;
    }
  return choices;
}
