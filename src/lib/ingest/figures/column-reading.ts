import { foldName } from '../../domain/catalog';
import { isIdentifyingHeader, quotable } from '../../domain/privacy';
import { DELIMITERS, readRows, type Row } from '../rows';
import { headerBlock, labelOf, ONLY_YEAR, roleHeader } from './header-levels';
import { isPeople, PEOPLE } from './is-people';
import { hasKey, placeRoles, roleOf, type RolePositions } from './roles';

export { isPeople } from './is-people';
export { cellOf, writtenKey, writtenNames } from './roles';

const SEARCHED_ROWS = 60;
const YEAR = /\b((?:19|20)\d\d)\b/;
/** One column of figures of a wide table. */
export interface FigureColumn {
  at: number;
  header: string;
  nombre: string;
  periodo: string;
}

/** Where everything stands in a table of figures. */
export interface Plan {
  delimiter: string;
  headerLine: number;
  headers: readonly string[];
  at: RolePositions;
  /** The key column has no header that says what it is: its contents do. */
  keysByContent: boolean;
  columns: FigureColumn[];
  /** Columns that identify persons: nothing of them is kept. */
  dropped: FigureColumn[];
  /** What the lines above the header call the table, without its year, and that year. */
  title: string;
  moment: string;
}

/** Whether a row is one of headers: it names a role, a total or a year, and holds no figure. */
const isHeader = ({ cells }: Row): boolean =>
  cells.filter((c) => c.trim() !== '').length >= 2 &&
  cells.some((c) => {
    const label = foldName(c.replaceAll('_', ' ')).replace(YEAR, '').trim();
    return roleOf(c) !== null || PEOPLE.test(label) || label === 'total' || ONLY_YEAR.test(c);
  }) &&
  !cells.some((c) => /^[\d,.]+$/.test(c.trim()) && !ONLY_YEAR.test(c));

/** Whether a row says the header over again, as at the top of each printed page. */
export const repeatsHeader = ({ headers }: Pick<Plan, 'headers'>, { cells }: Row): boolean =>
  headers.every((header, i) => foldName(header) === foldName(cells[i] ?? ''));

/** Whether a row of headers names the column of the keys: another table begins. */
export const startsTable = (row: Row): boolean =>
  isHeader(row) && row.cells.some((c) => ['whole', 'ine', 'municipality'].includes(roleOf(c) ?? ''));

/** Words that only a telephone or a mail would have beside ten digits. */
const OF_PERSON = /\b(tel|telefono|celular|cel|whatsapp|contacto|enlace|responsable)\b/;

/** A column of telephones is no figure, whatever table it stands in. */
const holdsTelephones = (header: string, cells: readonly string[]): boolean => {
  const filled = cells.filter((c) => c.trim() !== '');
  const phones = filled.filter((c) => /^\D*(?:\d\D?){10}$/.test(c.trim()));
  return OF_PERSON.test(foldName(header)) && filled.length > 0 && phones.length * 2 >= filled.length;
};

/** Where the rows of data begin and the header over them ends; null without keys under a header. */
function findHeader(rows: readonly Row[]) {
  for (let first = 1; first < rows.length; first++) {
    if (rows[first].cells.length < 2 || isHeader(rows[first])) continue;
    const above = rows.slice(0, first);
    const at = above.findLastIndex(isHeader);
    if (at < 0) continue;
    const block = headerBlock(rows, at, first);
    if (first < block.to) continue;
    if (hasKey(rows[first], block.parts.map(roleHeader))) return { first, block };
  }
  return null;
}

/** Finds the header, the keys and the columns of figures, trying each delimiter; null when no column holds keys. */
export function planTable(text: string): Plan | null {
  for (const delimiter of DELIMITERS) {
    const rows: Row[] = [];
    readRows(text.slice(0, 200_000), delimiter, (row) => rows.push(row) < SEARCHED_ROWS);
    const found = findHeader(rows);
    if (!found) continue;
    const { first, block } = found;
    const below = rows.slice(first);
    const headers = block.parts.map(roleHeader);
    const isFigure = (header: string) => isPeople(header.replaceAll('_', ' ').replace(YEAR, ''), '');
    const { at, keysByContent } = placeRoles(headers, below, isFigure);
    if (at.whole < 0 && at.ine < 0 && (at.state < 0 || at.municipality < 0)) continue;
    const titles = rows.slice(0, block.from).flatMap((row) => row.cells.slice(0, 1));
    const written = titles
      .map((c) => c.trim())
      .find((c) => c !== '' && !ONLY_YEAR.test(c) && !/^consulta\b/i.test(c));
    const dropped: FigureColumn[] = [];
    const columns = figureColumns(block.parts, headers, at, below, dropped);
    const { nombre, periodo } = labelOf([written ?? '']);
    return {
      delimiter,
      headerLine: rows[block.to - 1].line,
      headers: headers.map((c) => quotable(c)),
      at,
      keysByContent,
      columns,
      dropped,
      title: nombre.replace(/[\s,.:]+$/, ''),
      moment: periodo
    };
  }
  return null;
}

/** The columns that may hold figures, each with a name of its own and the year over it. */
function figureColumns(
  parts: readonly (readonly string[])[],
  headers: readonly string[],
  at: Plan['at'],
  below: readonly Row[],
  dropped: FigureColumn[]
): FigureColumn[] {
  const taken = new Set(Object.values(at));
  const seen = new Map<string, number>();
  return parts.flatMap((written, i): FigureColumn[] => {
    if (taken.has(i) || roleOf(headers[i]) !== null) return [];
    const { label, nombre, periodo } = labelOf(written.map((part) => quotable(part)));
    const cells = below.map((row) => row.cells[i] ?? '');
    if (written.some((part) => isIdentifyingHeader(part)) || holdsTelephones(label, cells)) {
      dropped.push({ at: i, header: label, nombre: label, periodo: '' });
      return [];
    }
    if (label === '' && periodo === '' && nombre === '') return [];
    // Two columns of one name are two columns.
    const id = `${foldName(nombre)} ${periodo}`;
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    const header = label || nombre || periodo;
    return [{ at: i, header, nombre: times > 1 ? `${nombre} (${times})` : nombre, periodo }];
  });
}
