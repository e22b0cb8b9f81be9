import type { Header } from '../header';
import { holdRow, type HeldTable } from './held-table';
import type { TableSource } from './source';

/**
 * Holds every row below the header of a file.
 * @param onWide called with the position of a row that has something beyond the last column
 * @param report called with the share read, 0–1
 * @throws as the source's own `read`
 */
export async function holdTable(
  source: TableSource,
  { delimiter, line: after }: Pick<Header, 'delimiter' | 'line'>,
  held: HeldTable,
  onWide: (row: number) => void,
  report: (share: number) => void
): Promise<void> {
  if (source.hold) return source.hold(delimiter, held, after, onWide, report);
  const visit = ({ line, cells }: { line: number; cells: string[] }) => {
    if (line > after) holdRow(held, line, cells, onWide);
  };
  return source.read(delimiter, visit, report);
}
