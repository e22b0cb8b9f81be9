import { foldName } from '../../domain/catalog';
import { ElectoralProblems, type ElectoralProblem } from '../../domain/electoral-problem';
import type { KeyEvidence } from '../../domain/key-system';
import type { VoteColumnReason, VoteRowsApart } from '../../domain/vote-reading';
import { readElectionName, type VoteSample, type VoteTable } from '../../domain/votes';
import type { Encoding } from '../decode';
import { Separators } from '../figures/separators';
import { namesOfPersons } from '../person-names';
import { FileError, type ColumnSample } from '../problem';
import type { ReadingContext } from '../table/context';
import { HeldTable } from '../table/held-table';
import { holdTable } from '../table/hold-table';
import { openTable } from '../table/open';
import type { Head, TableSource } from '../table/source';
import {
  cutToTable,
  isYear,
  sayableTitle,
  tablesOf,
  type Break,
  type StackedTable,
  type TableChoice
} from '../table/stacked';
import { NotUtf8 } from '../stream';
import { openDelimited } from '../table/delimited';
import { readActaBlock, type ActaBlock } from './acta-block';
import { repeatedHeaders } from './headers';
import { judgeColumns, type VoteFigures, type VoteColumns } from './judge-columns';
import { settleMarks } from './settle-marks';
import { settlePlaces } from './settle-places';
import type { UnknownPlace } from '../../domain/decision';
import { couldBeVotes, isVoteTable, placeHeaders, planVotes, type VotePlan } from './vote-plan';
import { hintsOf } from './vote-hints';
import { VoteRows, type RepeatHandling } from './vote-rows';

/** How a person said that a table of votes be read; what is absent the file itself says. */
export interface VoteReadingChoice {
  sheet?: string | null;
  table?: TableChoice;
  /** Headers, as written, of the options and of the total; a total of null says that there is none. */
  options?: readonly string[];
  total?: string | null;
  /** Header, as written, of the voters on the roll. */
  roll?: string;
  /** The same by position in the file, where headers may stand twice. */
  columns?: { options: readonly number[]; total: number | null };
  /** Which election, where the columns of office and year name several. */
  election?: string | null;
  /** What is done with units that come again with other figures. */
  repeats?: RepeatHandling | null;
  /** Every polling place is a unit of its own. */
  casillas?: boolean;
}

/** Why a column is no option: `of` are the headers of those it is the sum or a share of. */
export interface NoOption {
  columna: string;
  porque: VoteColumnReason;
  de: string[];
}

/** How a table of votes was read, to be shown and changed. */
export interface VoteReading {
  opciones: string[];
  no_opciones: NoOption[];
  /** Header of the total; empty where the file has none. */
  total: string;
  /** In what share of the rows that say both the options add up to the total; null without one. */
  cuadra: number | null;
  tablas: Omit<StackedTable, 'desde'>[];
  filas_aparte: VoteRowsApart[];
  /** Somebody said which the options are. */
  dicha: boolean;
}

/** What a file of preliminary results says of its actas, and what it has. NaN where it does not say. */
export interface ActaCount extends Pick<
  ActaBlock,
  'esperadas' | 'registradas' | 'capturadas' | 'contabilizadas'
> {
  /** Counted in the rows of the file. */
  leidas: number;
  contadas: number;
  /** What the block above the header says is what the rows add up to; null without a block. */
  cuadra: boolean | null;
}

/** A table of votes, read, and everything that was found on the way. */
export interface VoteImport {
  table: VoteTable;
  reading: VoteReading;
  /** Its columns of figures, to be shown to whoever would read them in another way. */
  columns: ColumnSample[];
  /** Of files of polling places; null for others. */
  actas: ActaCount | null;
  /** Rows with anything in them, but for totals and notes. */
  rows: number;
  encoding: Encoding | null;
  delimiter: string | null;
  /** Headers of the total and of the lista nominal; empty when the file has none. */
  totalHeader: string;
  rollHeader: string;
  /** Headers of the columns that nothing was read of. */
  unused: string[];
  evidence: KeyEvidence | null;
  /** Municipalities that it writes and nobody knows, for a person to say. */
  unknownPlaces: UnknownPlace[];
  problems: ElectoralProblem[];
}

const firstCells = (heads: readonly Head[]): string[] => [...(heads[0]?.rows[0]?.cells ?? [])];
/** Samples of a column that is asked about. */
const SHOWN = 3;

/**
 * Reads the votes of one election in a wide table: one row per unit or polling place, one column per option. The whole
 * file is held in columns first; what is a vote is then decided by what adds up. Nothing is guessed: a place that nobody
 * can tell keeps its votes in a row of its own, and where two readings are possible it is asked.
 * @param name of the file, which may say year and office
 * @throws FileError `votos-sin-columnas` when it is no such table; `votos-dudosos` when two readings are possible;
 *   `varias-elecciones` and `votos-repetidos` when its rows are of several elections or parts of units;
 *   `numeros-dudosos` when a number can be read in two ways; `sistema-de-clave` when its keys fit both systems
 */
export async function readVotes(
  file: Blob,
  name: string,
  context: ReadingContext,
  report: (share: number) => void = () => {},
  choice: VoteReadingChoice = {}
): Promise<VoteImport> {
  const source = await openTable(file, { sheet: choice.sheet ?? null, fits: isVoteTable, planOf: joinPlan });
  try {
    return await readSource(source, name, context, report, choice);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return readSource(await openDelimited(file, 'Windows-1252'), name, context, report, choice);
  }
}

/** The year and the office that the name of a sheet says. */
const electionTag = (sheet: string): string => {
  const { anio, cargo } = readElectionName(sheet);
  return `${anio} ${cargo}`;
};

/** What makes several sheets one table: the same header, and rows of other units in each. */
function joinPlan(heads: readonly Head[]) {
  const plan = planVotes(heads);
  if (!plan) return null;
  const keys = [...plan.roles].filter((i) => i !== plan.at.anulada && i !== plan.at.contabilizada);
  return { header: plan.header, keys, tagOf: electionTag };
}

async function readSource(
  opened: TableSource,
  name: string,
  context: ReadingContext,
  report: (share: number) => void,
  choice: VoteReadingChoice
): Promise<VoteImport> {
  const source = await cutToTable(opened, choice.table ?? null);
  const found = planVotes(source.heads);
  if (!found || (!couldBeVotes(found) && !choice.options && !choice.columns))
    throw new FileError('votos-sin-columnas', {
      columnas: found?.header.written ?? firstCells(source.heads)
    });
  const { header } = found;
  const held = new HeldTable(header.written, found.roles);
  const problems = new ElectoralProblems();
  const wide = new Set<number>();
  await holdTable(
    source,
    header,
    held,
    (row) => wide.add(row),
    (share) => report(0.9 * share)
  );
  if (held.rows === 0) throw new FileError('solo-encabezado', { renglon: header.line });
  const lastLine = held.lineOf(held.rows - 1);
  const plan = settleMarks(settlePlaces(found, held), held);
  const names = namesOfPersons(context.municipios);
  const tables = stackedIn(plan, held, lastLine, source.heads).map((t) => ({
    ...t,
    titulo: sayableTitle(t.titulo, names)
  }));
  const rows = new VoteRows(plan, held, context, { wide, first: tables[0], problems });
  rows.chooseElection(choice.election ?? null);
  const columns = figureColumns(plan, held, rows, problems);
  const judged = judgeColumns(columns, chosenColumns(choice, header.written));
  refuseDoubts(judged, columns, held);
  refuseShares(judged, columns);
  // Of several sheets or tables each says itself which election it is.
  const chosen = source.titulo === undefined ? null : sayableTitle(source.titulo, names);
  const title = chosen ?? (tables.length > 1 ? tables[0].titulo : '');
  const table = rows.read(judged, { casillas: choice.casillas ?? false, repeats: choice.repeats ?? null }, [
    title,
    choice.sheet ?? '',
    name
  ]);
  checkAnnounced(source.heads, plan, rows.count + rows.ofOthers, problems);
  const block = readActaBlock(source.heads, header);
  const actas = rows.hasActas ? countActas(block, rows, table, problems) : null;
  table.muestra = sampleOf(plan, name, table, rows, actas);
  if (table.muestra) problems.add('muestra', 0, String(table.muestra.tiene));
  if (rows.evidence?.system === 'ine' && !context.bridge && table.claves.every((c) => c === ''))
    throw new FileError('clave-ine', {
      columnas: [...placeHeaders(plan)].flatMap(([role, written]) => (role === 'entidad' ? [] : [written]))
    });
  for (const at of judged.rivals) problems.add('varias-listas', 0, header.written[at]);
  for (const at of judged.sums) problems.add('opcion-es-suma', 0, header.written[at]);
  for (const written of repeatedHeaders(header.written)) problems.add('columna-repetida', 0, written);
  for (const other of tables.slice(1)) problems.add('otra-tabla', other.renglon, other.titulo);
  for (const joined of source.juntas ?? []) problems.add('hojas-juntas', 0, joined);
  for (const sheet of source.sinLeer ?? []) problems.add('hojas-sin-leer', 0, sheet);
  report(1);
  const titles = (of: readonly number[]) => of.map((at) => header.written[at]);
  const isUsed = new Set([...plan.roles, ...judged.options, judged.total, judged.roll]);
  const others = noOptions(plan, judged, held);
  return {
    table,
    reading: {
      opciones: titles(judged.options),
      no_opciones: others,
      total: header.written[judged.total] ?? '',
      cuadra: judged.fit?.share ?? null,
      tablas: tables.map(({ desde: _, ...table }) => table),
      filas_aparte: rows.apart(),
      dicha: choice.options !== undefined || choice.total !== undefined || choice.columns !== undefined
    },
    columns: samplesOf(judged, columns),
    actas,
    rows: rows.count,
    encoding: source.encoding,
    delimiter: header.delimiter,
    totalHeader: header.written[judged.total] ?? '',
    rollHeader: header.written[judged.roll] ?? '',
    unused: header.written.filter((written, at) => written.trim() !== '' && !isUsed.has(at)),
    evidence: rows.evidence,
    unknownPlaces: rows.unknownPlaces(),
    problems: problems.list()
  };
}

/** The tables that stand in the sheet, the one that is read first. */
function stackedIn(
  plan: VotePlan,
  held: HeldTable,
  lastLine: number,
  heads: readonly Head[]
): StackedTable[] {
  const { header } = plan;
  const breaks: Break[] = held.wordy.map((row) => ({
    line: held.lineOf(row),
    before: row,
    cells: held.columns.map((c) => c.textAt(row))
  }));
  const above = (heads.find((h) => h.delimiter === header.delimiter)?.rows ?? []).filter(
    (r) => r.line < header.line && r.cells.filter((c) => c.trim() !== '').length === 1
  );
  const title =
    (above.at(-1)?.cells ?? []).map((c) => c.trim()).find((c) => isYear(c) || /[a-záéíóúñ]/i.test(c)) ?? '';
  return tablesOf({ line: header.line, cells: header.written, title }, breaks, held.rows, lastLine);
}

/**
 * The columns that hold figures, with the sign of their decimals decided over the whole file.
 * @throws FileError `numeros-dudosos` when a column can be read in two ways
 */
function figureColumns(
  plan: VotePlan,
  held: HeldTable,
  rows: VoteRows,
  problems: ElectoralProblems
): VoteFigures[] {
  const own = held.columns.map((c) => (plan.roles.has(c.at) ? new Separators() : c.separators()));
  const hints = hintsOf(held.columns.map((c) => c.header));
  const [file, counts] = [new Separators(), new Separators()];
  own.forEach((separators, i) => {
    file.join(separators);
    // What is called a percentage says nothing of whole numbers.
    if (hints[i] !== 'otro') counts.join(separators);
  });
  const open: Separators[] = [];
  const headers: string[] = [];
  const columns = held.columns.flatMap((column): VoteFigures[] => {
    if (plan.roles.has(column.at) || column.header.trim() === '') return [];
    const sign = own[column.at].decide('cuentas', file, counts);
    const unread = new Set<number>();
    const noted: string[] = [];
    const values = column.figures(
      held.rows,
      sign ?? 'punto',
      (code) => unread.add(code),
      (code) => noted.push(column.texts[code])
    );
    if (!rows.isMostlyFigures(values, column, unread)) return [];
    if (sign === null && hints[column.at] !== 'otro') {
      open.push(own[column.at]);
      headers.push(column.header);
    }
    for (const text of noted) problems.add('cifras-con-nota', 0, text);
    rows.noteUnread(column, unread);
    return [rows.onlyUnits({ at: column.at, header: column.header, values })];
  });
  if (open.length) throw new FileError('numeros-dudosos', { columnas: headers, claves: [open[0].open] });
  return columns;
}

/** Positions of the columns that a person named. */
function chosenColumns({ options, total, roll, columns }: VoteReadingChoice, written: readonly string[]) {
  if (columns) return columns;
  const at = (header: string) => {
    const exact = written.findIndex((w) => w.trim() === header.trim());
    const found = exact >= 0 ? exact : written.findIndex((w) => foldName(w) === foldName(header));
    if (found < 0) throw new FileError('columna-desconocida', { claves: [header], columnas: [...written] });
    return found;
  };
  return {
    // A header that stands twice names both columns.
    ...(options && {
      options: options.flatMap((header) => {
        const first = at(header);
        return [...written.keys()].filter((i) => written[i].trim() === written[first].trim());
      })
    }),
    ...(roll !== undefined && { roll: at(roll) }),
    ...(total !== undefined && { total: total === null ? null : at(total) })
  };
}

/** The columns of figures as a person is shown them: their first figures, and what each of them is or would be. */
function samplesOf(judged: VoteColumns, columns: readonly VoteFigures[]): ColumnSample[] {
  const first = (values: Float64Array) => {
    const shown: string[] = [];
    for (let row = 0; row < values.length && shown.length < SHOWN; row++)
      if (!Number.isNaN(values[row])) shown.push(String(values[row]));
    return shown;
  };
  return columns.map(({ at, header, values }) => ({
    at,
    columna: header,
    valores: first(values),
    opcion: judged.options.includes(at),
    total: judged.total === at,
    duda: judged.doubtful.includes(at)
  }));
}

/** Asks where two readings stay possible, and where there is nothing that could be an option. */
function refuseDoubts(judged: VoteColumns, columns: readonly VoteFigures[], held: HeldTable): void {
  const title = (at: number) => held.columns[at].header;
  if (judged.options.length === 0)
    throw new FileError('votos-sin-columnas', { columnas: held.columns.map((c) => c.header) });
  if (judged.doubtful.length === 0) return;
  throw new FileError('votos-dudosos', {
    columnas: judged.doubtful.map(title),
    claves: judged.options.filter((at) => !judged.doubtful.includes(at)).map(title),
    muestras: samplesOf(judged, columns),
    total: judged.total < 0 ? '' : title(judged.total)
  });
}

/** Of a table without a decimal so many rows that add up to a hundred are no accident. */
const LEAST_HUNDREDS = 3;

/**
 * Refuses a table of percentages without the votes that they are of.
 * @throws FileError `solo-porcentajes`
 */
function refuseShares({ options, total }: VoteColumns, columns: readonly VoteFigures[]): void {
  const own = columns.filter((c) => options.includes(c.at));
  const whole = columns.find((c) => c.at === total);
  const height = own[0]?.values.length ?? 0;
  let [rows, hundreds, ones, decimals] = [0, 0, 0, 0];
  for (let row = 0; row < height; row++) {
    let [sum, known, isWhole] = [0, 0, true];
    for (const { values } of own) {
      const value = values[row];
      if (Number.isNaN(value)) continue;
      known++;
      sum += value;
      isWhole &&= Number.isInteger(value);
    }
    if (known < 2 || sum === 0) continue;
    rows++;
    if (!isWhole) decimals++;
    const said = whole ? whole.values[row] : NaN;
    const is = (one: number, slack: number) =>
      Number.isNaN(said) ? Math.abs(sum - one) <= slack : said === one && sum <= one + slack;
    if (is(100, 1)) hundreds++;
    if (is(1, 0.015)) ones++;
  }
  const isMost = (n: number) => n > 0 && n >= 0.9 * rows;
  if ((decimals > 0 && isMost(Math.max(hundreds, ones))) || (hundreds >= LEAST_HUNDREDS && hundreds === rows))
    throw new FileError('solo-porcentajes', { columnas: own.map((c) => c.header) });
}

function noOptions(plan: VotePlan, judged: VoteColumns, held: HeldTable): NoOption[] {
  const why = new Map(judged.others.map((o) => [o.at, o]));
  const isOption = new Set(judged.options);
  return held.columns.flatMap(({ at, header }): NoOption[] => {
    if (header.trim() === '' || isOption.has(at)) return [];
    const told = why.get(at);
    const porque: VoteColumnReason =
      at === judged.total
        ? 'total'
        : at === judged.roll
          ? 'lista'
          : plan.roles.has(at)
            ? 'lugar'
            : (told?.why ?? 'texto');
    return [{ columna: header, porque, de: (told?.of ?? []).map((k) => held.columns[k].header) }];
  });
}

/** Rows that the file says it has, in a line of its own above the header. */
function checkAnnounced(
  heads: readonly Head[],
  { header }: VotePlan,
  rows: number,
  problems: ElectoralProblems
): void {
  const above = (heads.find((h) => h.delimiter === header.delimiter)?.rows ?? []).filter(
    (r) => r.line < header.line
  );
  const counts = above.filter(
    (r) => r.cells.length === 1 && /^\s*\d{1,9}\s*$/.test(r.cells[0]) && !isYear(r.cells[0])
  );
  const announced = counts.length ? Number(counts[0].cells[0]) : -1;
  if (announced >= 0 && announced !== rows) problems.add('renglones-anunciados', 1, `${announced} ≠ ${rows}`);
}

/** What the block of a PREP says, held against its rows. */
function countActas(
  block: ActaBlock | null,
  rows: VoteRows,
  table: VoteTable,
  problems: ElectoralProblems
): ActaCount {
  const counted = rows.countedActas;
  const votes = table.total.reduce(
    (sum, v, i) => (rows.isCounted(table.tipo[i]) && !Number.isNaN(v) ? sum + v : sum),
    0
  );
  const says = (value: number | undefined, own: number) =>
    value === undefined || Number.isNaN(value) || value === own;
  const agrees = block === null ? null : says(block.contabilizadas, counted) && says(block.votos, votes);
  if (agrees === false)
    problems.add(
      'actas-no-cuadran',
      block!.line,
      `${block!.contabilizadas} ≠ ${counted}; ${block!.votos} ≠ ${votes}`
    );
  return {
    esperadas: block?.esperadas ?? NaN,
    registradas: block?.registradas ?? NaN,
    capturadas: block?.capturadas ?? NaN,
    contabilizadas: block?.contabilizadas ?? NaN,
    leidas: rows.count,
    contadas: counted,
    cuadra: agrees
  };
}

/** Names of files of quick counts and samples, and columns that only a sample has. */
const SAMPLE_NAME = /\b(muestra|remesas?|conteo ?rapido)/;
const STRATUM = /^(id )?estrato\b/;

/** What part of the election the file is; null for a whole one, as far as it says. */
function sampleOf(
  { header }: VotePlan,
  name: string,
  table: VoteTable,
  rows: VoteRows,
  actas: ActaCount | null
): VoteSample | null {
  const isStratified = header.written.some((h) => STRATUM.test(foldName(h)));
  const unit = rows.hasActas ? 'casillas' : 'secciones';
  if (isStratified || SAMPLE_NAME.test(foldName(name)))
    return table.nivel === 'seccion' || table.nivel === 'casilla'
      ? { de: unit, tiene: rows.hasActas ? rows.count : table.claves.length, total: null }
      : null;
  if (actas && actas.esperadas > actas.contadas)
    return { de: 'actas', tiene: actas.contadas, total: actas.esperadas };
  return null;
}
