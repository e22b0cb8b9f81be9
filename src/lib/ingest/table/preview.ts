import type { TableKind } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import { isIdentifyingHeader, maskPersonal, personalContent } from '../../domain/privacy';
import { findHeader } from '../header';
import { identifyTable } from './identify-table';
import type { ColumnGuess } from './read-table';
import { openTable } from './open';
import type { Head } from './source';
import { cutToTable, type TableChoice } from './stacked';

const SHOWN = 3;

/** The head whose rows have most cells. */
const widest = (heads: readonly Head[]): Head | undefined =>
  [...heads].sort((a, b) => widthOf(b) - widthOf(a))[0];
const widthOf = ({ rows }: Head) => Math.max(0, ...rows.map((r) => r.cells.length));

/**
 * The columns of a file with their first cells, and what they would be as one of the tables: what a person looks at to
 * say what each is. Of a column that identifies persons nothing is shown.
 * @param table as which it is looked at; null lets the headers say
 * @param part sheet of a workbook, and which of the tables that stand in it
 * @returns null when the file has no columns at all
 */
export async function previewTable(
  file: Blob,
  table: TableKind | null,
  part: { sheet: string | null; cuadro?: TableChoice }
): Promise<{ table: TableKind | null; columns: ColumnGuess[] } | null> {
  const opened = await openTable(file, { sheet: part.sheet, fits: (h) => identifyTable(h) !== null });
  const { heads } = await cutToTable(opened, part.cuadro ?? null);
  const kind = table ?? identifyTable(heads);
  const contract = CONTRACTS[kind ?? 'cococis'];
  const header = findHeader(heads, contract.columnas, 1);
  const head = heads.find((h) => header && h.delimiter === header.delimiter) ?? widest(heads);
  const first = head?.rows.find((r) => r.cells.filter((c) => c.trim() !== '').length > 1);
  const written = header?.written ?? first?.cells.map((c) => c.trim()) ?? [];
  if (written.length < 2) return null;
  const line = header?.line ?? first?.line ?? 1;
  const nameAt = new Map([...(header?.columns ?? [])].map(([name, at]) => [at, name]));
  const below = (head?.rows ?? []).filter((r) => r.line > line);
  const columns = written.map((text, at): ColumnGuess => {
    const cells = below.map((r) => (r.cells[at] ?? '').trim()).filter(Boolean);
    const isPrivate =
      isIdentifyingHeader(text, kind !== 'cococis' && kind !== 'conferencias') ||
      personalContent(cells, true) !== null;
    const shown = [...new Set(cells)].slice(0, SHOWN);
    const samples = isPrivate ? [] : shown.map((c) => maskPersonal(c).slice(0, 60));
    return { header: text, at, canonical: nameAt.get(at) ?? '', samples, isPrivate };
  });
  return { table: kind, columns };
}
