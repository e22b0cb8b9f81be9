import { foldName } from './catalog';
import { keptColumns, type Contract, type TableRow, type Value } from './contract';

/** What tells a row from the others of its table; null where nothing does and only the whole row is alike. */
export function identityOf({ identidad, columnas, tipo }: Contract, row: TableRow): string | null {
  const own = identidad.filter((name) => columnas.find((c) => c.nombre === name)?.tipo !== 'persona');
  const parts = own.map((name) => row[name] ?? '');
  // Of persons only a hash says who they are.
  if (typeof row.persona === 'number') return `\u0001${row.persona}`;
  const fold = (name: string, v: Value) =>
    // A folio is what it is; names are the same however they are written.
    typeof v !== 'string' || columnas.find((c) => c.nombre === name)?.tipo === 'identificador'
      ? String(v)
      : foldName(v);
  if (own.length > 0 && parts[0] !== '') return parts.map((v, i) => fold(own[i], v)).join('\u0001');
  // A cell without an id goes by its name and all else.
  return tipo === 'cococis' && row.nombre !== '' ? `\u0001${wholeRow(columnas, row)}` : null;
}

const wholeRow = (columnas: Contract['columnas'], row: TableRow): string =>
  columnas.map((c) => row[c.nombre] ?? '').join('\u0001');

/** How a table differs from the one before it. Positions are those of the rows of each. */
export interface Comparison {
  same: number;
  added: number[];
  changed: { before: number; after: number; columns: string[] }[];
  gone: number[];
}

/**
 * Compares two tables of one contract, row by row: by what names each row or, where nothing does, by whole rows, of
 * which there may be several alike.
 */
export function compareRows(
  contract: Contract,
  before: readonly TableRow[],
  after: readonly TableRow[]
): Comparison {
  const kept = keptColumns(contract).map((c) => c.nombre);
  const named = new Map<string, number>();
  const whole = new Map<string, number[]>();
  before.forEach((row, i) => {
    const identity = identityOf(contract, row);
    if (identity !== null) return void named.set(identity, i);
    const key = wholeRow(contract.columnas, row);
    const alike = whole.get(key);
    if (alike) alike.push(i);
    else whole.set(key, [i]);
  });
  const comparison: Comparison = { same: 0, added: [], changed: [], gone: [] };
  const met = new Uint8Array(before.length);
  after.forEach((row, i) => {
    const identity = identityOf(contract, row);
    const was = identity === null ? whole.get(wholeRow(contract.columnas, row))?.pop() : named.get(identity);
    if (was === undefined || met[was]) return void comparison.added.push(i);
    met[was] = 1;
    const columns = kept.filter((name) => before[was][name] !== row[name]);
    if (columns.length) comparison.changed.push({ before: was, after: i, columns });
    else comparison.same++;
  });
  before.forEach((_, i) => {
    if (!met[i]) comparison.gone.push(i);
  });
  return comparison;
}
