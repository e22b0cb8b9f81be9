import { keptColumns, type Contract, type TableRow, type Value } from './contract';
import { toIso } from './day';

/** A value of a row as a person writes it in a cell; empty where there is none. */
export const textOfValue = (tipo: Contract['columnas'][number]['tipo'], value: Value | undefined): string => {
  if (value === null || value === undefined) return '';
  return tipo === 'fecha' ? toIso(value as number) : String(value);
};

/** A row as text, by canonical column. */
export const textsOf = (contract: Contract, row: TableRow): Record<string, string> =>
  Object.fromEntries(
    keptColumns(contract).map(({ nombre, tipo }) => [nombre, textOfValue(tipo, row[nombre])])
  );
