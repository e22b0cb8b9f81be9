import { foldName } from '../../src/lib/domain/catalog';
import { parseClaveMunicipio } from '../../src/lib/domain/clave';
import type { ColumnContract } from '../../src/lib/domain/contract';
import { PLACE_HEADERS } from '../../src/lib/domain/place-headers';
import { isNotApplicable, readFigure } from '../../src/lib/ingest/figures/number';
import { decideSigns, Separators, type Holding } from '../../src/lib/ingest/figures/separators';
import { findHeader, matchColumns } from '../../src/lib/ingest/header';
import { openTable } from '../../src/lib/ingest/table/open';
import { cutToTable } from '../../src/lib/ingest/table/stacked';
import { namingFile, UsageError, type SheetOf } from './read';

/** A row of a small table: the line it stands on, and what its columns say, by the names asked for. */
export interface SmallRow {
  line: number;
  row: Record<string, string>;
}

const FIRST: SheetOf = { sheet: null, table: null };
const contractOf = (column: string): ColumnContract => ({
  nombre: column,
  sinonimos: column === 'cvegeo' ? PLACE_HEADERS.whole : []
});

/**
 * Rows of a table with a header, whatever the file it comes in, without those that are blank.
 * @param columns the columns that it must have
 * @throws UsageError that names those that it lacks, the sheets to choose from, or what is wrong with the file
 */
export function readSmallTable(
  path: string,
  columns: readonly string[],
  { sheet, table }: SheetOf = FIRST
): Promise<SmallRow[]> {
  const contract = columns.map(contractOf);
  return namingFile(path, async ({ blob }) => {
    const fits = (heads: Parameters<typeof findHeader>[0]) =>
      findHeader(heads, contract, columns.length) !== null;
    const source = await cutToTable(await openTable(blob, { sheet, fits }), table);
    const header = findHeader(source.heads, contract, 1);
    const missing = columns.filter((c) => !header?.columns.has(c));
    if (!header || missing.length) {
      const written = header?.written ?? source.heads[0]?.rows[0]?.cells ?? [];
      const found = written.length && matchColumns(written, contract).size ? written : [];
      throw new UsageError(
        `«${path}» no trae ${missing.length === 1 ? 'la columna' : 'las columnas'} ${missing.join(', ')}${found.length ? `. Encontré: ${found.join(', ')}` : ' en su encabezado'}.`
      );
    }
    const rows: SmallRow[] = [];
    await source.read(header.delimiter, ({ line, cells }) => {
      if (line <= header.line || cells.every((c) => c.trim() === '')) return;
      const row = Object.fromEntries(
        columns.map((c) => [c, (cells[header.columns.get(c)!] ?? '').trim()] as const)
      );
      rows.push({ line, row });
    });
    return rows;
  });
}

/** One sentence that names file, line, column and what is written there. */
export function failAt(path: string, line: number, column: string, value: string, remedy: string): never {
  throw new UsageError(`«${path}», renglón ${line}, columna ${column}: «${value}» ${remedy}`);
}

/** The key of a row's `cvegeo`; a sentence where it is none, or came before. */
export function keyOf({ line, row }: SmallRow, path: string, seen: Set<string>): string {
  const clave = parseClaveMunicipio(row.cvegeo);
  if (!clave) failAt(path, line, 'cvegeo', row.cvegeo, 'no es una clave municipal de 5 dígitos.');
  if (seen.has(clave)) failAt(path, line, 'cvegeo', clave, 'ya venía antes. Deje un solo renglón por clave.');
  seen.add(clave);
  return clave;
}

/**
 * Numbers of the columns of a table, by the rule of every order: the sign of decimals is decided over the whole column
 * and, where it leaves it open, over the others.
 * @param holding what the columns can hold
 * @returns a row of numbers for each row of the table; NaN is *sin dato*
 * @throws UsageError where a cell is no number, or a column may be read in two ways
 */
export function readNumbers(
  path: string,
  rows: readonly SmallRow[],
  columns: readonly string[],
  holding: Holding = 'cualquiera'
): Promise<number[][]> {
  return namingFile(path, async () => {
    const signs = decideSigns(
      columns.map((header) => {
        const separators = new Separators();
        for (const { row } of rows) separators.add(row[header]);
        return { header, separators, holding };
      })
    );
    return rows.map(({ line, row }) =>
      columns.map((column, c) => {
        const text = row[column];
        const value = isNotApplicable(text) || foldName(text) === 'nan' ? null : readFigure(text, signs[c]);
        if (value === null) return NaN;
        if (Number.isNaN(value)) failAt(path, line, column, text, 'no es un número.');
        return value;
      })
    );
  });
}
