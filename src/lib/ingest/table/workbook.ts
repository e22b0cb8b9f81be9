import { EncryptedFileError, HucreError, type CellValue, type MergeRange, type SheetFilterInfo } from 'hucre';

import { readOds } from 'hucre/ods';
import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { foldName } from '../../domain/catalog';
import { FileError } from '../problem';
import type { Row } from '../rows';
import { isOds, isOle } from './signature';
import {
  HEAD_ROWS,
  type Head,
  type Sheet,
  type SheetChoice,
  type TableSource,
  type VisitRow
} from './source';
import { textOf } from './typed-text';
import { proveWorkbook } from './workbook-proof';

/** A sheet with more than these bytes of XML is read as it streams by, without filling merged cells down. */
const HELD_BYTES = 120 * 2 ** 20;

/** A cell as text, as a person would write it in a CSV. A sum of decimals drags a tail of noise behind it. */
const cellText = (value: CellValue | undefined): string =>
  textOf(typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(15)) : value);

const toRow = (index: number, values: readonly CellValue[]): Row => ({
  line: index + 1,
  cells: values.map(cellText)
});

/** A cell merged over several rows says the same in all of them. */
function fillDown(rows: CellValue[][], merges: readonly MergeRange[] = []): void {
  for (const { startRow, startCol, endRow } of merges) {
    const value = rows[startRow]?.[startCol] ?? null;
    if (value === null) continue;
    for (let r = startRow + 1; r <= endRow && r < rows.length; r++)
      if ((rows[r][startCol] ?? null) === null) {
        while (rows[r].length < startCol) rows[r].push(null);
        rows[r][startCol] = value;
      }
  }
}

/** A library's complaint as one of ours. */
function asFileError(error: unknown): unknown {
  if (error instanceof EncryptedFileError) return new FileError('libro-con-clave');
  return error instanceof HucreError || error instanceof RangeError ? new FileError('libro-danado') : error;
}

/** Office keeps a workbook with a password inside its old container, under this name. */
async function refuseOle(file: Blob): Promise<never> {
  const text = new TextDecoder('utf-16le').decode(await file.slice(0, 64 * 2 ** 20).arrayBuffer());
  throw new FileError(text.includes('EncryptedPackage') ? 'libro-con-clave' : 'xls');
}

/** A sheet and how to go through it. */
interface OpenSheet extends Sheet {
  head: readonly Row[];
  visit(each: VisitRow): Promise<void>;
}

async function holdSheets(file: Blob, ods: boolean): Promise<OpenSheet[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { sheets } = ods ? await readOds(bytes) : await readXlsx(bytes);
  return sheets.map(({ name, rows, merges, hidden, veryHidden }) => {
    fillDown(rows, merges);
    return {
      nombre: name,
      oculta: Boolean(hidden || veryHidden),
      head: rows.slice(0, HEAD_ROWS).map((values, i) => toRow(i, values)),
      visit: async (each) => {
        for (const [i, values] of rows.entries()) if (each(toRow(i, values)) === false) return;
      }
    };
  });
}

async function streamSheets(file: Blob): Promise<OpenSheet[]> {
  const found: SheetFilterInfo[] = [];
  await readXlsx(new Uint8Array(await file.arrayBuffer()), {
    sheets: (info) => (found.push(info), false)
  });
  return Promise.all(
    found.map(async ({ name, index, hidden, veryHidden }) => {
      const head: Row[] = [];
      for await (const row of streamXlsxRows(file.stream(), { sheet: index, maxRows: HEAD_ROWS }))
        head.push(toRow(row.index, row.values));
      return {
        nombre: name,
        oculta: Boolean(hidden || veryHidden),
        head,
        visit: async (each) => {
          for await (const row of streamXlsxRows(file.stream(), { sheet: index }))
            if (each(toRow(row.index, row.values)) === false) return;
        }
      } satisfies OpenSheet;
    })
  );
}

/** Workbooks opened, for as long as their file is looked at: what it is and its rows are asked one after another. */
const opened = new WeakMap<Blob, Promise<{ sheets: OpenSheet[]; bytes: number }>>();

async function openSheets(file: Blob, ods: boolean): Promise<{ sheets: OpenSheet[]; bytes: number }> {
  const bytes = await proveWorkbook(file);
  if (ods && bytes > 2 * HELD_BYTES)
    throw new FileError('demasiado-grande', { megas: (2 * HELD_BYTES) / 2 ** 20 });
  const opening = bytes > HELD_BYTES ? streamSheets(file) : holdSheets(file, ods);
  // Whatever the library trips over while it opens a workbook is damage.
  const sheets = await opening.catch((error: unknown) => {
    throw error instanceof EncryptedFileError ? error : new FileError('libro-danado');
  });
  return { sheets, bytes };
}

const headsOf = ({ head }: OpenSheet): Head[] => [{ delimiter: null, rows: head }];
const isBlank = ({ head }: OpenSheet) => head.every((row) => row.cells.every((c) => c.trim() === ''));

/** A sheet to be read, or several that are one table; those that were left, hidden ones told. */
interface Chosen extends OpenSheet {
  juntas?: string[];
}

/** The sheet that a person named, the only visible one that has what is looked for, or all that are one table. */
async function chooseSheet(sheets: readonly OpenSheet[], choice: SheetChoice): Promise<Chosen> {
  const { sheet, fits } = choice;
  const names = sheets.map((s) => s.nombre);
  if (sheet !== null) {
    const named = sheets.find((s) => s.nombre === sheet);
    if (!named) throw new FileError('hoja-desconocida', { columnas: names });
    return named;
  }
  const visible = sheets.filter((s) => !s.oculta && !isBlank(s));
  const fitting = visible.filter((s) => fits(headsOf(s)));
  if (fitting.length > 1) return joinSheets(fitting, choice);
  const chosen = fitting[0] ?? visible[0];
  if (!chosen)
    throw new FileError(sheets.some((s) => !isBlank(s)) ? 'hojas-ocultas' : 'vacio', { columnas: names });
  return chosen;
}

/** What the cells of some columns name a row; null for a line of totals or a note, which stands in every sheet. */
const namedBy =
  (keys: readonly number[]) =>
  ({ cells }: Row): string | null => {
    const key = keys.map((k) => foldName(cells[k] ?? '')).join('|');
    const isNone = keys.some((k) => (cells[k] ?? '').trim() === '') || /\btotal(es)?\b|\bsumas?\b/.test(key);
    return isNone ? null : key;
  };

/**
 * Several sheets of one header as one sheet: the lines of each go on after those of the one before.
 * @throws FileError `varias-hojas` when their headers differ or a row is named in two of them
 */
async function joinSheets(sheets: readonly OpenSheet[], { planOf }: SheetChoice): Promise<Chosen> {
  const names = sheets.map((s) => s.nombre);
  const plans = sheets.map((s) => planOf?.(headsOf(s)) ?? null);
  const layout = (plan: (typeof plans)[number]) =>
    plan && `${plan.header.written.map(foldName).join('|')} ${[...plan.keys].join(' ')}`;
  const [first] = plans;
  if (!first || first.keys.length === 0 || plans.some((p) => layout(p) !== layout(first)))
    throw new FileError('varias-hojas', { claves: names });
  const { tagOf } = first;
  if (tagOf && new Set(names.map(tagOf)).size > 1) throw new FileError('varias-hojas', { claves: names });
  const seen = new Map<string, number>();
  const starts: number[] = [];
  const ends: number[] = [];
  let offset = 0;
  for (const [i, sheet] of sheets.entries()) {
    const { header, keys, nameOf = namedBy(keys) } = plans[i]!;
    let last = header.line;
    await sheet.visit((row) => {
      if (row.line <= header.line || row.cells.every((c) => c.trim() === '')) return;
      last = row.line;
      const key = nameOf(row);
      if (key === null) return;
      const before = seen.get(key);
      if (before !== undefined && before !== i) throw new FileError('varias-hojas', { claves: names });
      seen.set(key, i);
    });
    // Of the sheets after the first only what is under the header is taken.
    starts.push(i === 0 ? 0 : offset - header.line);
    offset = starts[i] + last;
    ends.push(offset);
  }
  return {
    nombre: names.join(' + '),
    oculta: false,
    head: sheets[0].head,
    juntas: names.map((name, i) => `${name} (${starts[i] + plans[i]!.header.line + 1}–${ends[i]})`),
    async visit(each) {
      for (const [i, sheet] of sheets.entries()) {
        let goesOn = true;
        await sheet.visit((row) => {
          if (i > 0 && row.line <= plans[i]!.header.line) return;
          goesOn = each({ ...row, line: row.line + starts[i] }) !== false;
          return goesOn;
        });
        if (!goesOn) return;
      }
    }
  };
}

/**
 * Opens a workbook, XLSX or ODS. Formulas are read as the value that the workbook keeps of them; a value merged over
 * several rows stands in each; hidden sheets are not read unless they are named.
 * @throws FileError when it is an old binary one, has a password or is damaged; `varias-hojas` when several would do
 */
export async function openWorkbook(file: Blob, head: Uint8Array, choice: SheetChoice): Promise<TableSource> {
  if (isOle(head)) return refuseOle(file);
  const ods = isOds(head);
  let workbook = opened.get(file);
  if (!workbook) opened.set(file, (workbook = openSheets(file, ods)));
  try {
    const { sheets, bytes } = await workbook;
    const chosen = await chooseSheet(sheets, choice);
    return {
      formato: ods ? 'ods' : 'xlsx',
      encoding: null,
      heads: headsOf(chosen),
      hoja: chosen.nombre,
      hojas: sheets.map(({ nombre, oculta }) => ({ nombre, oculta })),
      juntas: chosen.juntas,
      sinLeer: sheets
        .filter((s) => s.nombre !== chosen.nombre && !chosen.juntas && !isBlank(s))
        .map(({ nombre, oculta }) => (oculta ? `${nombre} (oculta)` : nombre)),
      async read(_, visit, report = () => {}) {
        // Whoever reads knows how many rows there were only at the end.
        const least = Math.max(1, bytes / 400);
        let seen = 0;
        await chosen
          .visit((row) => {
            if (++seen % 5_000 === 0) report(Math.min(0.99, seen / (least + seen)));
            return visit(row);
          })
          .catch((error: unknown) => {
            throw asFileError(error);
          });
        report(1);
      }
    };
  } catch (error) {
    throw asFileError(error);
  }
}
