import { foldName } from '../../domain/catalog';
import { INEGI_HEADERS } from '../../domain/key-system';
import { PLACE_HEADERS } from '../../domain/place-headers';
import { keptColumns, type Contract, type PlaceRole, type TableRow } from '../../domain/contract';
import type { Day } from '../../domain/day';
import type { KeyEvidence } from '../../domain/key-system';
import type { LineRuns } from '../../domain/line-runs';
import type { MemberRows } from '../../domain/member';
import type { OtherTable } from '../../domain/other-table';
import { looksLikePerson, maskPersonal } from '../../domain/privacy';
import type { Notice, Problem, Tally } from '../../domain/problem';
import type { Encoding } from '../decode';
import { findHeader, type Header } from '../header';
import { knownPlaces } from '../place';
import { namesOfPersons, type PersonNames } from '../person-names';
import { decideKeySystem, needsCensus, PLACE_ROLES, type PlaceCells } from '../place-reader';
import { FileError } from '../problem';
import { NotUtf8 } from '../stream';
import type { ReadingChoice, ReadingContext } from './context';
import { openDelimited } from './delimited';
import { identifyTable, saysAsMuch } from './identify-table';
import { openTable } from './open';
import type { TableSource } from './source';
import { cutToTable, otherTables } from './stacked';
import { Survey, type PrivateColumn } from './survey';
import { TableReader } from './table-reader';

/** A column of the file beside the canonical one that it was read as. */
export interface ColumnGuess {
  /** Header as written, and position in the file. */
  header: string;
  at: number;
  /** Empty when nothing was read from it. */
  canonical: string;
  /** Its first cells; nothing of a column that identifies persons. */
  samples: string[];
  isPrivate: boolean;
}

/** What a file of rows gave: the accepted ones, and every other one named. */
export interface TableImport<Rows = TableRow[] | MemberRows> {
  rows: Rows;
  /** Line of each accepted row. */
  lines: LineRuns;
  tally: Tally;
  problems: Problem[];
  notices: Notice[];
  formato: TableSource['formato'];
  encoding: Encoding | null;
  delimiter: string | null;
  hoja: string | null;
  /** Other tables that stand in the sheet below what was read. */
  cuadros: OtherTable[];
  headerLine: number;
  /** Header as written for each canonical column found. */
  columns: Record<string, string>;
  guesses: ColumnGuess[];
  /** Headers, as written, of columns that identify persons: looked at to find repeats, if at all, and kept nowhere. */
  dropped: string[];
  /** First and last date of the accepted rows; null without. */
  firstDay: Day | null;
  lastDay: Day | null;
  /** Persons in the accepted rows, for a table of members. */
  personas: number;
  /** Why the keys were read in their system; `rows` is 0 for a file without keys. */
  evidence: KeyEvidence;
}

/** How much of the work the first look at a file is. */
const SURVEY_SHARE = 0.35;

const firstWords = ({ heads }: TableSource): string[] =>
  (heads[0]?.rows[0]?.cells ?? [])
    .slice(0, 40)
    .map((c) => c.trim())
    // Without a header the first row may be that of a person.
    .map((c) => (looksLikePerson(c) || maskPersonal(c) !== c ? '•••' : c.slice(0, 60)));

/** Headers of every contract's columns would name other columns: this file's are where a person said. */
function chosenHeader(source: TableSource, found: Header | null, choice: ReadingChoice): Header | null {
  if (!choice.columns) return found;
  const head = source.heads.find((h) => h.delimiter === found?.delimiter) ?? widest(source);
  const row = found ? null : head.rows.find((r) => r.cells.filter((c) => c.trim() !== '').length > 1);
  const header = found ?? {
    delimiter: head.delimiter,
    line: row?.line ?? 1,
    written: (row?.cells ?? []).map((c) => c.trim()),
    columns: new Map<string, number>()
  };
  return { ...header, columns: new Map(choice.columns) };
}

const widest = ({ heads }: TableSource) =>
  heads.reduce((best, h) => (widthOf(h) > widthOf(best) ? h : best), heads[0]);
const widthOf = ({ rows }: TableSource['heads'][number]) => Math.max(0, ...rows.map((r) => r.cells.length));

/**
 * Where "Estado" is the state of the republic: the header has another column for the stage, or none for the state
 * while the values are names of states.
 */
function settleEstado(
  source: TableSource,
  header: Header,
  { columnas }: Contract,
  stateOf: (text: string) => string | null
): void {
  const { columns, written, delimiter } = header;
  const estado = columns.get('estado');
  const hasBoth = ['entidad', 'estado'].every((name) => columnas.some((c) => c.nombre === name));
  if (!hasBoth || columns.has('entidad') || estado === undefined) return;
  const stage = written.findIndex((h, i) => i !== estado && STAGE_HEADERS.has(foldName(h)));
  const head = source.heads.find((h) => h.delimiter === delimiter);
  const values = (head?.rows ?? [])
    .filter((r) => r.line > header.line)
    .map((r) => foldName(r.cells[estado] ?? ''))
    .filter(Boolean);
  const states = values.filter((v) => stateOf(v) !== null).length;
  if (stage < 0 && states * 2 <= values.length) return;
  columns.set('entidad', estado);
  if (stage < 0) columns.delete('estado');
  else columns.set('estado', stage);
}

/** "Clave municipio" beside a state may be the number in it: then no cell has the digits of a whole key. */
function settleKey(
  source: TableSource,
  { columns, written, delimiter, line }: Header,
  { lugar }: Contract
): void {
  const name = lugar?.columna ?? '';
  const at = columns.get(name);
  if (at === undefined || !columns.has('entidad') || columns.has('municipio')) return;
  if (!(PLACE_HEADERS.wholeOrNumber as readonly string[]).includes(foldName(written[at] ?? ''))) return;
  const head = source.heads.find((h) => h.delimiter === delimiter);
  const cells = (head?.rows ?? [])
    .filter((r) => r.line > line)
    .map((r) => (r.cells[at] ?? '').trim())
    .filter(Boolean);
  if (cells.length === 0 || cells.some((c) => !/^\d{1,3}(\.0+)?$/.test(c))) return;
  columns.delete(name);
  columns.set('municipio', at);
}

/**
 * A number of a municipality that nothing says to be INEGI's gives way to its name: INE numbers municipalities under the
 * same headers.
 */
function settleName({ columns, written }: Header): void {
  const at = columns.get('municipio');
  if (at === undefined) return;
  const headerAt = (i: number) => foldName(written[i] ?? '');
  const numbers: readonly string[] = [...PLACE_HEADERS.number, ...PLACE_HEADERS.wholeOrNumber];
  if (!numbers.includes(headerAt(at)) || INEGI_HEADERS.has(headerAt(at))) return;
  const taken = new Set(columns.values());
  const names: readonly string[] = PLACE_HEADERS.name;
  const name = written.findIndex((_, i) => !taken.has(i) && names.includes(headerAt(i)));
  if (name >= 0) columns.set('municipio', name);
}

const STAGE_HEADERS = new Set(['estatus', 'status', 'etapa', 'situacion']);

/** A list of persons is never read as anything else, nor another table unless a person said what each column is. */
function refuseOther({ tipo }: Contract, heads: TableSource['heads'], { columns }: ReadingChoice): void {
  const seen = identifyTable(heads);
  if (seen === null || seen === tipo) return;
  if (seen === 'afiliados' || !(columns || saysAsMuch(heads, tipo, seen)))
    throw new FileError('otra-tabla', { columnas: [seen] });
}

/** What the header must have for the table to be read at all. */
function refuseIncomplete({ columns, written }: Header, contract: Contract): void {
  const has = (name: string) => columns.has(name);
  const lugar = contract.lugar;
  // Where every row may be of no place, the table may say none.
  const mayLack = lugar?.puedeFaltar?.(() => '') ?? false;
  if (lugar && !mayLack && !has(lugar.columna) && !has('mun_ine') && !(has('entidad') && has('municipio')))
    throw new FileError('sin-columna-de-clave', { columnas: written });
  const missing = contract.columnas
    .filter(
      (c) =>
        (c.obligatoria || contract.necesarias.includes(c.nombre)) && c.siFalta === undefined && !has(c.nombre)
    )
    .map((c) => c.nombre);
  if (missing.length) throw new FileError('faltan-columnas', { claves: missing, columnas: written });
}

/**
 * Reads a table of the network: opens the file, finds its header, tells how it writes keys, dates and numbers, leaves
 * out what identifies persons, and puts each data row in one bucket, the first that applies: duplicate, unknown,
 * ambiguous, out of range, accepted.
 * @param report called with the share read, 0–1
 * @throws FileError when the file as a whole cannot be used, or leaves something to be asked
 */
export async function readTable(
  file: Blob,
  contract: Contract,
  context: ReadingContext,
  choice: ReadingChoice = {},
  report: (share: number) => void = () => {}
): Promise<TableImport> {
  const fits = (heads: TableSource['heads']) => findHeader(heads, contract.columnas) !== null;
  const opened = await openTable(file, { sheet: choice.sheet ?? null, fits, planOf: joinPlan(contract) });
  try {
    return await readOne(opened, contract, context, choice, report);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return readOne(await openDelimited(file, 'Windows-1252'), contract, context, choice, report);
  }
}

/** Reads the table that was asked for, or the first one, and tells which others stand below it. */
async function readOne(
  opened: TableSource,
  contract: Contract,
  context: ReadingContext,
  choice: ReadingChoice,
  report: (share: number) => void
): Promise<TableImport> {
  const source = await cutToTable(opened, choice.table ?? null);
  const read = await readSource(source, contract, context, choice, report);
  const next = read.problems.find((p) => p.motivo === 'otra-tabla')?.renglon;
  const after = next === undefined ? source.hasta : next - 1;
  if (after === undefined) return read;
  return { ...read, cuadros: await otherTables(opened, after, namesOfPersons(context.municipios)) };
}

/** What makes several sheets one table: the same header, and no row of one name in two of them. */
const joinPlan = (contract: Contract) => (heads: TableSource['heads']) => {
  const header = findHeader(heads, contract.columnas);
  if (!header) return null;
  const keys = contract.identidad.flatMap((name) => header.columns.get(name) ?? []);
  return keys.length === contract.identidad.length && keys.length > 0 ? { header, keys } : null;
};

async function readSource(
  source: TableSource,
  contract: Contract,
  context: ReadingContext,
  choice: ReadingChoice,
  report: (share: number) => void
): Promise<TableImport> {
  const { heads } = source;
  const found = findHeader(heads, contract.columnas) ?? findHeader(heads, contract.columnas, 1);
  const header = chosenHeader(source, found, choice);
  if (!header) throw new FileError('sin-encabezado', { columnas: firstWords(source) });
  refuseOther(contract, heads, choice);
  const { places, frameKeys, laterKeys } = knownPlaces(context);
  if (!choice.columns) {
    settleEstado(source, header, contract, places.stateOf);
    settleKey(source, header, contract);
    settleName(header);
  }
  refuseIncomplete(header, contract);

  const { columns } = header;
  const roleColumn = (role: PlaceRole) => (role === 'cvegeo' ? (contract.lugar?.columna ?? role) : role);
  const headers = new Map(
    contract.lugar
      ? PLACE_ROLES.flatMap((role) => {
          const at = columns.get(roleColumn(role));
          return at === undefined ? [] : [[role, header.written[at] ?? ''] as const];
        })
      : []
  );
  const placeCells = (cells: readonly string[]) =>
    Object.fromEntries(
      PLACE_ROLES.map((role) => [role, (cells[columns.get(roleColumn(role)) ?? -1] ?? '').trim()])
    ) as PlaceCells;

  const survey = new Survey(header, contract, places, context.bridge);
  const counted = contract.lugar !== null && needsCensus(headers, context.keySystem);
  await source.read(
    header.delimiter,
    ({ line, cells }) => {
      if (line <= header.line) return true;
      survey.add(cells, contract.lugar ? placeCells(cells) : null);
      return counted || survey.goesOn;
    },
    (share) => report(SURVEY_SHARE * share)
  );
  const signs = survey.signs();
  const evidence = decideKeySystem(headers, survey.census, context);
  const hidden = survey.privateColumns();
  const names = namesOfPersons(context.municipios);
  const named = survey.nameColumns(names, hidden);
  if (named.length && !choice.names)
    throw new FileError('nombres-de-personas', { columnas: named.map((c) => c.header) });
  if (choice.names === 'personas') hidden.push(...named);
  const folios = survey.doubtfulFolios(hidden);
  if (folios.length && !choice.folios)
    throw new FileError('folios-de-personas', {
      columnas: folios.map((f) => f.header),
      cuantas: folios.reduce((sum, f) => sum + f.found, 0)
    });
  dropPrivate(columns, hidden, contract);
  if (!choice.columns) dropCounter(header, survey, contract);

  const reader = new TableReader(header, contract, context, {
    places,
    frameKeys,
    laterKeys,
    survey,
    signs,
    evidence,
    roles: new Set(headers.keys()),
    hidden,
    names,
    hideNames: choice.hideNames ?? false,
    folios: choice.folios ?? 'folios',
    isText: source.formato === 'texto',
    order: choice.dateOrder ?? survey.dates.order
  });
  await source.read(
    header.delimiter,
    (row) => reader.add(row),
    (share) => report(SURVEY_SHARE + (1 - SURVEY_SHARE) * share)
  );
  if (evidence.system === 'inegi' && context.keySystem === null) reader.named.refuse();
  const read = reader.finish(source);
  report(1);
  return {
    ...read,
    formato: source.formato,
    encoding: source.encoding,
    delimiter: header.delimiter,
    hoja: source.hoja === null ? null : maskPersonal(source.hoja),
    cuadros: [],
    headerLine: header.line,
    columns: Object.fromEntries([...columns].map(([name, i]) => [name, header.written[i] ?? ''])),
    guesses: guessesOf(header, survey, hidden, contract, choice.hideNames ? names : null),
    dropped: hidden.map((c) => c.header),
    evidence
  };
}

/** A column that identifies persons is not read, unless its contract looks at it without keeping it. */
function dropPrivate(
  columns: Map<string, number>,
  hidden: readonly PrivateColumn[],
  contract: Contract
): void {
  const kept = new Set(keptColumns(contract).map((c) => c.nombre));
  for (const [name, at] of columns)
    if (kept.has(name) && hidden.some((h) => h.at === at)) columns.delete(name);
}

/** Headers of columns that may only number the rows. */
const COUNTERS = new Set(['no', 'num', 'numero', 'n']);

/** Rows that are only numbered have no name of their own: 1 is another cell in the next file. */
function dropCounter({ columns, written }: Header, survey: Survey, contract: Contract): void {
  const [name] = contract.identidad;
  const at = columns.get(name);
  if (at === undefined || !COUNTERS.has(foldName(written[at] ?? ''))) return;
  const { tipo, obligatoria } = contract.columnas.find((c) => c.nombre === name) ?? {};
  if (tipo === 'identificador' && !obligatoria && survey.isCounter(at)) columns.delete(name);
}

function guessesOf(
  { written, columns }: Header,
  survey: Survey,
  hidden: readonly PrivateColumn[],
  { columnas }: Contract,
  hiding: PersonNames | null
): ColumnGuess[] {
  const nameAt = new Map([...columns].map(([name, i]) => [i, name]));
  const lists = new Set(columnas.filter((c) => c.tipo === 'opcion').map((c) => c.nombre));
  const shown = (text: string, at: number) =>
    lists.has(nameAt.get(at) ?? '') && looksLikePerson(text)
      ? '•••'
      : maskPersonal(hiding ? hiding.hide(text) : text).slice(0, 60);
  const isHidden = new Set(hidden.map((h) => h.at));
  return written.map((header, at) => ({
    header,
    at,
    canonical: nameAt.get(at) ?? '',
    // Of what is not read nothing is kept, not even to be shown.
    samples: isHidden.has(at) || !nameAt.has(at) ? [] : survey.samplesOf(at).map((s) => shown(s, at)),
    isPrivate: isHidden.has(at)
  }));
}
