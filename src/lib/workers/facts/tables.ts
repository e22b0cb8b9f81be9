import { textsOf } from '../../domain/cell-text';
import { compareRows } from '../../domain/compare';
import { isTableKind, type Contract, type TableKind, type TableRow } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import { sumTable } from '../../domain/contracts/sums';
import { PlaceDecisions, type PlaceDecision } from '../../domain/decision';
import { pendingAfter, type Edit } from '../../domain/edit';
import { addLine, lineOf, noLines } from '../../domain/line-runs';
import type { MemberRows } from '../../domain/member';
import { joinMembers, newMembers } from '../../domain/member-rows';
import type { Bucket, Problem, Tally } from '../../domain/problem';
import { knownPlaces } from '../../ingest/place';
import {
  isTable,
  type DatasetCard,
  type EditsPayload,
  type Payload,
  type TablePayload
} from '../../store/database';
import { settleTable } from '../../store/tables';
import { readCard, readDataset } from '../../store/versions';
import { MESSAGES } from '../../text/es/shared/messages';
import { readingContext, type FileContext } from '../file-context';
import type { TableReport } from '../import-report';
import { keepMade, makeCard } from '../keep-dataset';
import {
  asOpened,
  lengthOf,
  linesAfter,
  listRows,
  lineOfRow,
  rowNow,
  rowsOf,
  type OpenedTable
} from './open-table';
import type { ReadOutcome } from '../read-outcome';
import { payloadOf, problemsBlob, shownProblems } from '../files/read-rows';
import { HandCheck, type EditRequest } from './row-edit';
import { Identities, makeEdit, reportAfter } from './table-edit';

/** Which rows of a table are looked at. */
export interface RowsQuery {
  bucket: Bucket;
  /** Folded words that a row must have; rows of these municipalities have them too. */
  words: string;
  claves: readonly string[];
  from: number;
  count: number;
}

/** A row as a list shows it: its position, which no change moves, its line and its cells. */
export interface ShownRow {
  /** Position among the accepted rows, or among those set aside. */
  fila: number;
  renglon: number;
  archivo: string;
  celdas: Record<string, string>;
  /** Why it was set aside. */
  problema: Problem | null;
}

/** Some rows of a table and how many there are. */
export interface RowsPage {
  total: number;
  rows: ShownRow[];
}

/** What came of changes by hand: a new dataset, or why some of them cannot be made. */
export interface EditOutcome {
  outcome: Extract<ReadOutcome, { ok: true }> | null;
  /** Rows accepted by the changes. */
  accepted: number;
  refused: { request: number; problem: Problem }[];
}

/** How a table that came differs from the one in use. */
export interface UpdateSummary {
  /** Rows of each, where they are too many to be compared one by one: then all the rest is empty. */
  tooMany: { before: number; after: number } | null;
  same: number;
  added: number;
  changed: number;
  gone: number;
  /** The first of each, as cells; for changed ones the columns and their texts before and after. */
  firstAdded: Record<string, string>[];
  firstChanged: {
    celdas: Record<string, string>;
    cambios: [column: string, before: string, after: string][];
  }[];
  firstGone: Record<string, string>[];
}

const SHOWN_CHANGES = 100;
/** Changes by hand that one dataset holds; beyond them the table is kept whole again. */
const MOST_EDITS = 5_000;

/** Rows of all tables that are open at a time: one with more of them stands alone. */
const MOST_OPEN = 300_000;

/** Lists, changes and compares the tables of the network, away from the page. */
export class TableDesk {
  /** Tables that are open, the one used last at the end. */
  private readonly opened = new Map<string, OpenedTable>();
  private lastList: { key: string; filas: Int32Array } | null = null;

  /** @param held rows that could not be stored, by dataset */
  constructor(private readonly held: ReadonlyMap<string, { card: DatasetCard; payload: Payload }>) {}

  private payload = async (id: string): Promise<Payload | null> =>
    this.held.get(id)?.payload ?? (await readDataset(id).catch(() => null));

  /** Rows of a dataset with its changes made; null when it is gone. */
  async settled(id: string): Promise<TablePayload | null> {
    const opened = await this.open(id);
    return opened && settleTable(opened);
  }

  private async open(id: string): Promise<OpenedTable | null> {
    const open = this.opened.get(id);
    if (open) {
      this.hold(id, open);
      return open;
    }
    const payload = await this.payload(id);
    const card = this.held.get(id)?.card ?? (await readCard(id).catch(() => null));
    const base = payload?.kind === 'ediciones' ? payload.base : id;
    const table = base === id ? payload : await this.payload(base);
    if (!isTable(table) || !card) return null;
    const edits = payload?.kind === 'ediciones' ? payload.edits : [];
    const opened = asOpened(base, table, edits, card as DatasetCard<TableReport>);
    this.hold(id, opened);
    return opened;
  }

  /** Keeps a table open, and lets go of those that were not used for longest when there are too many rows. */
  private hold(id: string, table: OpenedTable): void {
    this.opened.delete(id);
    this.opened.set(id, table);
    let rows = 0;
    for (const [other, { length }] of [...this.opened].reverse()) {
      rows += length;
      if (other !== id && rows > MOST_OPEN) this.opened.delete(other);
    }
  }

  /** A table as it stands, if it is in memory. */
  inMemory(id: string): Payload | null {
    const open = this.opened.get(id);
    return this.held.get(id)?.payload ?? (open ? { ...settleTable(open), lines: linesAfter(open) } : null);
  }

  /** Forgets what was open. */
  forget(): void {
    this.opened.clear();
    this.lastList = null;
  }

  /** Some rows of a bucket of a table; null when it is gone. */
  async rows(id: string, query: RowsQuery): Promise<RowsPage | null> {
    const opened = await this.open(id);
    if (!opened) return null;
    const { bucket, words, claves, from, count } = query;
    const key = JSON.stringify([id, bucket, words, claves]);
    if (this.lastList?.key !== key)
      this.lastList = { key, filas: listRows(opened, bucket, words, new Set(claves)) };
    const { filas } = this.lastList;
    const names = opened.card.report.archivos ?? [opened.card.nombre];
    const rows = Array.from(filas.subarray(from, from + count), (fila): ShownRow => {
      if (bucket !== 'aceptadas') {
        const problema = opened.edited.pending.get(fila) ?? opened.table.pending[fila];
        const { celdas = {}, renglon, archivo = 0 } = problema;
        return { fila, renglon, archivo: names[archivo] ?? '', celdas, problema };
      }
      const { renglon, archivo } = lineOfRow(opened, fila);
      return {
        fila,
        renglon,
        archivo: renglon ? (names[archivo] ?? '') : '',
        celdas: textsOf(opened.contract, rowNow(opened, fila)!),
        problema: null
      };
    });
    return { total: filas.length, rows };
  }

  /** Every row set aside because nobody can tell where it is. */
  async misplaced(id: string): Promise<{ pendiente: number; problema: Problem }[]> {
    const opened = await this.open(id);
    if (!opened) return [];
    return pendingAfter(opened.table.pending, opened.edited).filter(({ problema }) =>
      isMisplaced(opened.contract, problema)
    );
  }

  /** Makes changes by hand, all of them or none, and keeps the table with them as a new dataset. */
  async edit(id: string, requests: readonly EditRequest[], context: FileContext): Promise<EditOutcome> {
    const opened = await this.open(id);
    if (!opened) return { outcome: null, accepted: 0, refused: [] };
    const check = this.checkFor(opened, context);
    const edits: Edit[] = [];
    const refused: EditOutcome['refused'] = [];
    const identities = new Identities(opened);
    requests.forEach((request, at) => {
      const made = makeEdit(request, opened, check, identities);
      if ('que' in made) edits.push(made);
      else refused.push({ request: at, problem: made });
    });
    if (refused.length) return { outcome: null, accepted: 0, refused };
    return this.keep(opened, edits, context);
  }

  /** Looks again where the rows set aside are: what was decided or loaded meanwhile may tell. */
  async recheck(id: string, context: FileContext): Promise<EditOutcome> {
    const opened = await this.open(id);
    if (!opened) return { outcome: null, accepted: 0, refused: [] };
    const check = this.checkFor(opened, context);
    const identities = new Identities(opened);
    const edits = pendingAfter(opened.table.pending, opened.edited).flatMap(
      ({ pendiente, problema }): Edit[] => {
        if (!isMisplaced(opened.contract, problema) || problema.detalle?.aMano) return [];
        const made = makeEdit({ que: 'corregir', pendiente, celdas: {} }, opened, check, identities);
        if ('que' in made) return [made];
        const alike =
          made.motivo === problema.motivo &&
          Boolean(made.detalle?.rechazada) === Boolean(problema.detalle?.rechazada);
        return alike ? [] : [{ que: 'anotar', pendiente, problema: made }];
      }
    );
    return this.keep(opened, edits, context);
  }

  private checkFor({ contract }: OpenedTable, context: FileContext): HandCheck {
    const { places } = knownPlaces(readingContext(context));
    const decisions = new PlaceDecisions(context.decisions as PlaceDecision[]);
    return new HandCheck(contract, places, decisions, context.today);
  }

  private async keep(
    opened: OpenedTable,
    edits: readonly Edit[],
    context: FileContext
  ): Promise<EditOutcome> {
    if (edits.length === 0) return { outcome: null, accepted: 0, refused: [] };
    const all = [...opened.edits, ...edits];
    const next = asOpened(opened.base, opened.table, all, opened.card);
    const whole = settleTable(next);
    const { kind, nombre, fuente } = opened.card;
    const report = reportAfter(opened, edits, whole, context.stages);
    const fresh = { ...makeCard(kind, nombre, fuente, context.today), fecha: opened.card.fecha, report };
    const compact = all.length > MOST_EDITS;
    const payload: Payload = compact
      ? { ...whole, lines: linesAfter(next) }
      : ({ kind: 'ediciones', base: opened.base, edits: all } satisfies EditsPayload);
    const card: DatasetCard<TableReport> = compact ? fresh : { ...fresh, base: opened.base };
    const problemsCsv = await problemsBlob(whole.pending, report.archivos ?? [nombre]);
    const outcome = await keepMade({ card, payload, problemsCsv });
    this.hold(card.id, { ...next, card });
    const accepted = edits.filter((e) => e.que === 'agregar').length;
    return { outcome, accepted, refused: [] };
  }

  /** How a table that was read differs from the one in use; null when one of them is gone. */
  async compare(before: string, after: string): Promise<UpdateSummary | null> {
    const [was, is] = [await this.settled(before), await this.settled(after)];
    if (!was || !is || was.kind !== is.kind || !isTableKind(was.kind)) return null;
    const [a, b] = [rowsOf(was), rowsOf(is)];
    if (!a || !b) {
      const [before, after] = [was, is].map(lengthOf);
      const none = {
        same: 0,
        added: 0,
        changed: 0,
        gone: 0,
        firstAdded: [],
        firstChanged: [],
        firstGone: []
      };
      return { ...none, tooMany: { before, after } };
    }
    const contract = CONTRACTS[was.kind];
    const { same, added, changed, gone } = compareRows(contract, a, b);
    const cells = (rows: readonly TableRow[], list: readonly number[]) =>
      list.slice(0, SHOWN_CHANGES).map((i) => textsOf(contract, rows[i]));
    return {
      tooMany: null,
      same,
      added: added.length,
      changed: changed.length,
      gone: gone.length,
      firstAdded: cells(b, added),
      firstChanged: changed.slice(0, SHOWN_CHANGES).map((c) => {
        const [old, now] = [textsOf(contract, a[c.before]), textsOf(contract, b[c.after])];
        return { celdas: now, cambios: c.columns.map((name) => [name, old[name], now[name]]) };
      }),
      firstGone: cells(a, gone)
    };
  }

  /** One dataset of two tables: the rows of both, and of those in both the later one. */
  async merge(
    before: string,
    after: string,
    context: FileContext
  ): Promise<Extract<ReadOutcome, { ok: true }> | null> {
    const [was, is] = [await this.open(before), await this.open(after)];
    if (!was || !is || was.contract !== is.contract) return null;
    const [a, b] = [settleTable(was), settleTable(is)];
    const joined = joinTables(was.contract, a, b);
    const [oldNames, newNames] = [was, is].map((o) => o.card.report.archivos ?? [o.card.nombre]);
    const names = [...oldNames, ...newNames];
    const shift = (archivo = 0) => archivo + oldNames.length;
    const pending = [...a.pending, ...b.pending.map((p) => ({ ...p, archivo: shift(p.archivo) }))];
    const lines = noLines();
    const [oldLines, newLines] = [linesAfter(was), linesAfter(is)];
    const put = (fila: number, ofNew: number | undefined) => {
      const at = ofNew === undefined ? lineOf(oldLines, fila) : lineOf(newLines, ofNew);
      addLine(lines, fila, at.renglon, ofNew === undefined ? at.archivo : shift(at.archivo));
    };
    const first = lengthOf(a);
    for (let fila = 0; fila < first; fila++) put(fila, joined.replaced.get(fila));
    joined.added.forEach((i, k) => put(first + k, i));
    const kind = was.card.kind as TableKind;
    const [x, y] = [was.card.report, is.card.report];
    const report: TableReport = {
      ...y,
      tally: mergeTallies(x.tally, y.tally, lengthOf(b) - joined.added.length),
      problems: shownProblems(pending),
      notices: [...x.notices, ...y.notices],
      descartadas: [...new Set([...x.descartadas, ...y.descartadas])],
      aMano: addByHand(x.aMano, y.aMano),
      sumas: sumTable(kind, joined.rows, context.stages),
      archivos: names
    };
    const nombre = MESSAGES.together([...new Set(names)]);
    const card = { ...makeCard(kind, nombre, nombre, context.today), report };
    const problemsCsv = await problemsBlob(pending, names);
    return keepMade({ card, payload: payloadOf(kind, joined.rows, { lines, pending }), problemsCsv });
  }
}

/** Whether a row was set aside because nobody can tell in which municipality it is. */
const isMisplaced = ({ lugar }: Contract, { bucket, celdas, columna }: Problem): boolean =>
  lugar !== null &&
  celdas !== undefined &&
  (bucket === 'ambiguas' || bucket === 'desconocidas') &&
  [lugar.columna, 'municipio', 'mun_ine', 'cvegeo'].includes(columna);

/** The rows of two tables together: which of the first the second replaces, and which it adds. */
function joinTables(
  contract: Contract,
  a: TablePayload,
  b: TablePayload
): { rows: TableRow[] | MemberRows; replaced: Map<number, number>; added: number[] } {
  if (a.kind === 'afiliados' && b.kind === 'afiliados') {
    const added = newMembers(a.rows, b.rows);
    return { rows: joinMembers(a.rows, b.rows, added), replaced: new Map(), added };
  }
  const [old, now] = [a.rows as TableRow[], b.rows as TableRow[]];
  const { added, changed } = compareRows(contract, old, now);
  const replaced = new Map(changed.map((c) => [c.before, c.after]));
  const rows = old.map((row, i) => (replaced.has(i) ? now[replaced.get(i)!] : row));
  return { rows: [...rows, ...added.map((i) => now[i])], replaced, added };
}

/** Changes by hand of two tables together; undefined without any. */
function addByHand(a: TableReport['aMano'], b: TableReport['aMano']): TableReport['aMano'] {
  if (!a || !b) return a ?? b;
  return {
    cambiadas: a.cambiadas + b.cambiadas,
    agregadas: a.agregadas + b.agregadas,
    quitadas: a.quitadas + b.quitadas
  };
}

/** The counts of two imports together; what was in both is there once. */
function mergeTallies(a: Tally, b: Tally, twice: number): Tally {
  const sum = Object.fromEntries(
    Object.keys(a).map((k) => [k, a[k as Bucket] + b[k as Bucket]])
  ) as unknown as Tally;
  return { ...sum, aceptadas: sum.aceptadas - twice, duplicadas: sum.duplicadas + twice };
}
