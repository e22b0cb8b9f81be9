import { foldName } from '../../domain/catalog';
import { CONTRACTS } from '../../domain/contracts';
import type { OtherTable } from '../../domain/other-table';
import { looksLikePerson, maskPersonal } from '../../domain/privacy';
import { isAbsent, isWrittenFigure } from '../figures/number';
import { FileError } from '../problem';
import type { Row } from '../rows';
import { HEAD_ROWS, type TableSource } from './source';

/** One of the tables that stand one under another in a sheet. */
export interface StackedTable {
  /** What the line over its header says; empty without. */
  titulo: string;
  /** Line of its header, and the last line that is its own. */
  renglon: number;
  hasta: number;
  /** Rows under its header. */
  filas: number;
}

/** Which table of a sheet is read: by its number from 1 or by its title; null is the first. */
export type TableChoice = string | null;

/** Words that headers of tables are made of, whoever makes them. */
const WORDS = new Set(
  Object.values(CONTRACTS).flatMap((c) => c.columnas.flatMap((k) => [foldName(k.nombre), ...k.sinonimos]))
);
for (const word of 'seccion distrito entidad estado municipio total votos partido porcentaje pan pri prd pt pvem mc morena nulos lista nominal casilla clave nombre poblacion'.split(
  ' '
))
  WORDS.add(word);

const LEAST_WORDS = 2;
const SHARE_OF_WORDS = 0.4;
const FOOT = /^(fuente|nota|notas|corte|elabor|pagina|actualiz)/;

const filledOf = (cells: readonly string[]) => cells.map((c) => c.trim()).filter((c) => c !== '');

/** Whether a row reads like a header: words in two cells or more, no figure, and words that headers are made of. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const filled = filledOf(cells);
  if (filled.length < 2 || filled.some((c) => isWrittenFigure(c) || isAbsent(c))) return false;
  const known = filled.filter((c) => {
    const folded = foldName(c);
    return WORDS.has(folded) || folded.split(' ').some((word) => WORDS.has(word));
  }).length;
  return known >= LEAST_WORDS && known >= SHARE_OF_WORDS * filled.length;
}

/** Whether a row holds one text alone that is no source nor note: a title. */
export function looksLikeTitle(cells: readonly string[]): boolean {
  const filled = filledOf(cells);
  return filled.length === 1 && !isWrittenFigure(filled[0]) && !FOOT.test(foldName(filled[0]));
}

const titleOf = (cells: readonly string[]) => filledOf(cells)[0]?.slice(0, 120) ?? '';

/** A row that may begin another table, and how many rows came before it. */
export interface Break {
  line: number;
  before: number;
  cells: readonly string[];
}

/**
 * The tables of a sheet by its rows without figures: another header, or the same one under a title, begins another
 * table. A header that only comes again, as at the top of each printed page, begins none.
 * @param first header of the first table: its line, and the title over it
 * @param rows how many rows there are under it
 */
export function tablesOf(
  first: { line: number; cells: readonly string[]; title: string },
  breaks: readonly Break[],
  rows: number,
  lastLine: number
): StackedTable[] {
  const tables: (StackedTable & { from: number; header: string })[] = [
    {
      titulo: first.title,
      renglon: first.line,
      hasta: lastLine,
      filas: rows,
      from: 0,
      header: first.cells.map(foldName).join('|')
    }
  ];
  let title: { text: string; line: number; before: number } | null = null;
  for (const { line, before, cells } of breaks) {
    if (looksLikeTitle(cells)) {
      title = { text: titleOf(cells), line, before };
      continue;
    }
    if (!looksLikeHeader(cells)) continue;
    const header = cells.map(foldName).join('|').replace(/\|+$/, '');
    const last = tables[tables.length - 1];
    const isUnderTitle = title !== null && before - title.before <= 1;
    if (header === last.header.replace(/\|+$/, '') && !isUnderTitle) continue;
    const start = isUnderTitle ? title!.before : before;
    last.hasta = (isUnderTitle ? title!.line : line) - 1;
    last.filas = start - last.from;
    tables.push({
      titulo: isUnderTitle ? title!.text : '',
      renglon: line,
      hasta: lastLine,
      filas: rows - before - 1,
      from: before + 1,
      header
    });
    title = null;
  }
  return tables.map(({ titulo, renglon, hasta, filas }) => ({ titulo, renglon, hasta, filas }));
}

/** All tables of a sheet, read through once. */
export async function listTables(source: TableSource): Promise<StackedTable[]> {
  const widest = source.heads.reduce((best, head) => (widthOf(head.rows) > widthOf(best.rows) ? head : best));
  const breaks: Break[] = [];
  let [rows, lastLine] = [0, 0];
  let first: { line: number; cells: readonly string[]; title: string } | null = null;
  let title = '';
  await source.read(widest.delimiter, ({ line, cells }) => {
    if (cells.every((c) => c.trim() === '')) return;
    lastLine = line;
    if (first === null) {
      if (looksLikeHeader(cells)) first = { line, cells, title };
      else if (looksLikeTitle(cells)) title ||= titleOf(cells);
      return;
    }
    if (looksLikeTitle(cells) || looksLikeHeader(cells))
      breaks.push({ line, before: rows, cells: [...cells] });
    rows++;
  });
  return first ? tablesOf(first, breaks, rows, lastLine) : [];
}

/** The tables that stand under the first one of a sheet; titles that bear a personal value are left out. */
export async function otherTables(source: TableSource): Promise<OtherTable[]> {
  return (await listTables(source)).slice(1).map(({ titulo, renglon }, i) => ({
    numero: i + 2,
    titulo: looksLikePerson(titulo) || maskPersonal(titulo) !== titulo ? '' : titulo,
    renglon
  }));
}

const widthOf = (rows: readonly Row[]) => Math.max(0, ...rows.map((r) => r.cells.length));

/**
 * A sheet as if only one of its tables stood in it; lines keep their number.
 * @throws FileError `cuadro-desconocido` when it has no such table
 */
export async function cutToTable(source: TableSource, choice: TableChoice): Promise<TableSource> {
  if (choice === null) return source;
  const tables = await listTables(source);
  const wanted = foldName(choice);
  const found =
    tables.find((t) => t.titulo !== '' && foldName(t.titulo) === wanted) ??
    (/^\d+$/.test(choice.trim()) ? tables[Number(choice) - 1] : undefined);
  if (!found)
    throw new FileError('cuadro-desconocido', {
      claves: tables.map((t, i) => `${i + 1}${t.titulo ? ` «${t.titulo}»` : ''}`)
    });
  const within = (line: number) => line >= found.renglon && line <= found.hasta;
  const heads = [];
  for (const { delimiter } of source.heads) {
    const rows: Row[] = [];
    await source.read(delimiter, (row) => {
      if (row.line > found.hasta || rows.length >= HEAD_ROWS) return false;
      if (within(row.line)) rows.push({ ...row, cells: [...row.cells] });
    });
    heads.push({ delimiter, rows });
  }
  return {
    ...source,
    heads,
    hold: undefined,
    titulo: found.titulo,
    read: (delimiter, visit, report) =>
      source.read(
        delimiter,
        (row) => (row.line > found.hasta ? false : within(row.line) ? visit(row) : undefined),
        report
      )
  };
}
