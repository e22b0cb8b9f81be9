import type { OtherTable } from '../../domain/other-table';
import type { PersonNames } from '../person-names';
import { headAsText } from '../table/as-csv';
import { openTable } from '../table/open';
import type { Head, JoinPlan } from '../table/source';
import { cutToTable, otherTables, type TableChoice } from '../table/stacked';
import { tableBytes } from '../table/table-bytes';
import { cellOf, planTable, writtenKey } from './column-reading';
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

/**
 * The tables that stand in a sheet below what was read of it.
 * @param after the last line that was read; null is that of the table that was asked for
 */
export async function otherFigures(
  file: Blob,
  sheet: string | null,
  table: TableChoice,
  after: number | null,
  names: Pick<PersonNames, 'hide'>
): Promise<OtherTable[]> {
  const opened = await openTable(file, { sheet, ...HOLDS });
  const last = after ?? (await cutToTable(opened, table)).hasta;
  return last === undefined ? [] : otherTables(opened, last, names);
}
