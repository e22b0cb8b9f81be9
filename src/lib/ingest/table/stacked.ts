import { foldName } from '../../domain/catalog';
import { CONTRACTS } from '../../domain/contracts';
import type { OtherTable } from '../../domain/other-table';
import { looksLikePerson, maskPersonal } from '../../domain/privacy';
import { isAbsent, isWrittenFigure } from '../figures/number';
import type { PersonNames } from '../person-names';
import { FileError } from '../problem';
import type { Row } from '../rows';
import { HEAD_ROWS, type TableSource } from './source';

/** One of the tables that stand one under another in a sheet. */
export interface StackedTable {
  /** What the line over its header says; empty without. */
  titulo: string;
  /** Line of its title, or of its header where it has none; line of its header; and the last line that is its own. */
  desde: number;
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

/** A year alone is what a table is of, not how much of anything. */
export const isYear = (text: string): boolean => /^(19|20)\d\d$/.test(text.trim());

/** Whether a row holds one text alone, or a year, that is no source nor note: a title. */
export function looksLikeTitle(cells: readonly string[]): boolean {
  const filled = filledOf(cells);
  if (filled.length !== 1) return false;
  return isYear(filled[0]) || (!isWrittenFigure(filled[0]) && !FOOT.test(foldName(filled[0])));
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
      desde: 1,
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
      desde: isUnderTitle ? title!.line : line,
      renglon: line,
      hasta: lastLine,
      filas: rows - before - 1,
      from: before + 1,
      header
    });
    title = null;
  }
  return tables.map(({ from: _, header: __, ...table }) => table);
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

/** What may be said of a title: nothing of a person's. */
export function sayableTitle(title: string, names: Pick<PersonNames, 'hide'> | null): string {
  if (looksLikePerson(title)) return '';
  const masked = maskPersonal(title);
  return names?.hide(masked) ?? masked;
}

/**
 * The tables of a sheet that stand below what was read of it.
 * @param after the last line that was read
 */
export async function otherTables(
  source: TableSource,
  after: number,
  names: Pick<PersonNames, 'hide'>
): Promise<OtherTable[]> {
  return (await listTables(source)).flatMap(({ titulo, renglon }, i) =>
    renglon > after ? [{ numero: i + 1, titulo: sayableTitle(titulo, names), renglon }] : []
  );
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
  // A year is a title; any other number says which.
  const isNumber = /^\d+$/.test(choice.trim()) && !isYear(choice);
  const found = isNumber
    ? tables[Number(choice) - 1]
    : tables.find((t) => t.titulo !== '' && foldName(t.titulo) === wanted);
  if (!found)
    throw new FileError('cuadro-desconocido', {
      claves: tables.map((t, i) => {
        const title = sayableTitle(t.titulo, null);
        return `${i + 1}${title ? ` «${title}»` : ''}`;
      })
    });
  const within = (line: number) => line >= found.desde && line <= found.hasta;
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
    hasta: found.hasta,
    read: (delimiter, visit, report) =>
      source.read(
        delimiter,
        (row) => (row.line > found.hasta ? false : within(row.line) ? visit(row) : undefined),
        report
      )
  };
}
