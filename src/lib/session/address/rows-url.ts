import { isTableKind, type TableKind } from '../../domain/contract';
import { BUCKETS, type Bucket } from '../../domain/problem';

/** Which rows the page of rows lists: the address says it. */
export interface RowsView {
  table: TableKind;
  bucket: Bucket;
}

/** Names of what it says, which no other part of an address bears; and those of older links, which others have too. */
export const ROWS_KEYS = { table: 'renglones', bucket: 'cubeta' } as const;
const OLDER_KEYS = { table: 'tabla', bucket: 'cuenta' } as const;

/** Reads an address; what it does not say is the first table and its accepted rows. */
export function parseRows(params: URLSearchParams): RowsView {
  const read = (what: keyof RowsView) => params.get(ROWS_KEYS[what]) ?? params.get(OLDER_KEYS[what]) ?? '';
  const table = read('table');
  const bucket = read('bucket') as Bucket;
  return {
    table: isTableKind(table) ? table : 'cococis',
    bucket: BUCKETS.includes(bucket) ? bucket : 'aceptadas'
  };
}

/** Address of the page of rows. */
export const rowsHref = (base: string, table: TableKind, bucket: Bucket = 'aceptadas'): string =>
  `${base}/renglones?${ROWS_KEYS.table}=${table}${bucket === 'aceptadas' ? '' : `&${ROWS_KEYS.bucket}=${bucket}`}`;
