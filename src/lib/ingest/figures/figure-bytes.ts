import { headAsText } from '../table/as-csv';
import type { TableChoice } from '../table/stacked';
import { tableBytes } from '../table/table-bytes';
import { looksLikeFigures } from './survey';

/** Bytes of a table of figures as `readFigures` wants them; throws as `tableBytes`. */
export const figureBytes = (
  file: Blob,
  sheet: string | null = null,
  table: TableChoice = null
): Promise<Uint8Array> =>
  tableBytes(file, { sheet, table, fits: (heads) => looksLikeFigures(headAsText({ heads })) });
