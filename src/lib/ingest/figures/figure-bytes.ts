import type { OtherTable } from '../../domain/other-table';
import { headAsText } from '../table/as-csv';
import { openTable } from '../table/open';
import type { Head, JoinPlan } from '../table/source';
import { otherTables, type TableChoice } from '../table/stacked';
import { tableBytes } from '../table/table-bytes';
import { cellOf, planTable, writtenKey } from './plan';
import { looksLikeFigures } from './survey';

/** What makes several sheets one table: the same header, and in each of them the figures of other municipalities. */
function joinPlan(heads: readonly Head[]): JoinPlan | null {
  const plan = planTable(headAsText({ heads }));
  if (!plan) return null;
  const { at, headerLine, headers } = plan;
  return {
    header: { line: headerLine, written: [...headers] },
    keys: [at.whole >= 0 ? at.whole : at.ine >= 0 ? at.ine : at.municipality],
    tagOf: (sheet) => /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(sheet)?.[1] ?? '',
    nameOf: (row) => {
      const key = writtenKey(at, row);
      return key && [key, cellOf(at, row, 'period'), cellOf(at, row, 'indicator')].join('|');
    }
  };
}

const HOLDS = { fits: (heads: readonly Head[]) => looksLikeFigures(headAsText({ heads })), planOf: joinPlan };

/** Bytes of a table of figures as `readFigures` wants them; throws as `tableBytes`. */
export const figureBytes = (
  file: Blob,
  sheet: string | null = null,
  table: TableChoice = null
): Promise<Uint8Array> => tableBytes(file, { sheet, table, ...HOLDS });

/** The tables of figures that stand under the first one of a sheet. */
export const otherFigures = async (file: Blob, sheet: string | null): Promise<OtherTable[]> =>
  otherTables(await openTable(file, { sheet, ...HOLDS }));
