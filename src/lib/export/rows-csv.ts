import Papa from 'papaparse';

/**
 * Rows of a table as CSV for Excel, by canonical column (byte-order mark, formulas neutralised).
 * @param columns in their order
 */
export function rowsToCsv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[]
): string {
  const data = rows.map((row) => columns.map((name) => row[name] ?? ''));
  return '\ufeff' + Papa.unparse({ fields: [...columns], data }, { escapeFormulae: true });
}
