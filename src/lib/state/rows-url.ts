import { isTableKind, type TableKind } from '../domain/contract';
import { BUCKETS, type Bucket } from '../domain/problem';

/** Which rows the page of rows lists: the address says it. */
export interface RowsView {
  table: TableKind;
  bucket: Bucket;
}

/** Reads an address; what it does not say is the first table and its accepted rows. */
export function parseRows(params: URLSearchParams): RowsView {
  const table = params.get('tabla') ?? '';
  const bucket = (params.get('cuenta') ?? '') as Bucket;
  return {
    table: isTableKind(table) ? table : 'cococis',
    bucket: BUCKETS.includes(bucket) ? bucket : 'aceptadas'
  };
}

/** Address of the page of rows. */
export const rowsHref = (base: string, table: TableKind, bucket: Bucket = 'aceptadas'): string =>
  `${base}/renglones?tabla=${table}${bucket === 'aceptadas' ? '' : `&cuenta=${bucket}`}`;
