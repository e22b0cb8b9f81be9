/** Holds the facts in use: codes the cells, loads the engine and builds the members' cube, away from the page. */
import { transfer } from 'comlink';
import { serveApi } from '../serve-api';
import type { CellColumns } from '../../domain/cell-columns';
import { type Cococi, cocociOf } from '../../domain/cococi';
import type { Day } from '../../domain/day';
import type { MemberColumns, MemberFilter, MemberRows } from '../../domain/member';
import { planCube, type MemberCube } from '../../domain/member-cube';
import type { CellDistricts, PlacedColumns } from '../../electoral/place-cells';
import type { VoteUnit } from '../../electoral/sum-votes';
import type { LogFacts, LogKind } from '../../domain/logbook';
import type { BoardFacts, Post } from '../../domain/posts';
import type { Stage } from '../../domain/stage';
import { createBrowserEngine } from '../../engine/browser';
import { codeFacts, type CodedFacts } from '../../engine/code-facts';
import { codeMembers } from '../../engine/code-members';
import type { Engine } from '../../engine/port';
import { buildCube, membersOutsideQuestion, membersQuestion } from '../../engine/questions/members';
import { readCells, readMembers } from '../../ingest/table/read-kind';
import { closeDatabase, type DatasetCard, type Payload } from '../../store/database';
import { dropDataset, keepDataset } from '../../store/versions';
import { readingContext, type FileContext } from '../file-context';
import type { ElectoralDesk, VoteSource } from './elections';
import type { ConferenceAnswer, NetworkDesk, PlacesInUse } from './network';
import type { EditRequest } from './row-edit';
import type { DatasetSource } from '../dataset-source';
import { TableDesk, type RowsQuery } from './tables';
import { fetchBlob } from './fetch-blob';

/** The cells as the page counts them, and what their codes mean. */
export interface CodedCells {
  columns: CellColumns;
  outside: string[];
  sectors: string[];
}

/** What a cell is called. */
export type CellName = Pick<Cococi, 'id' | 'nombre'>;

/** The members of the engine, and what their codes mean. */
export interface MemberFacts {
  sectors: string[];
  days: { first: Day; last: Day } | null;
  /** Persons in places that the frame lacks, by key. */
  outside: [clave: string, personas: number][];
}

let engine: Engine | null = null;
/** Facts given to the page and not yet to the engine: it may start much later, or never. */
let coded: CodedFacts | null = null;
/** The cells in use, and where each row of their columns is among them. */
let cellRows: readonly Cococi[] = [];
let codedOrder: Int32Array = new Int32Array(0);
/** Where the cells say that they are; the other columns go to the page. */
let cellPlaces: PlacedColumns | null = null;
let cellsLoaded: Promise<void> | null = null;
/** Openings of the engine into which the cells and the members were loaded: a crash empties it. */
let cellsOpening = 0;
/** The opening of the engine is known only when the load is over. */
const LOADING = -1;
let membersOpening = 0;
/** Rows that could not be stored. */
const held = new Map<string, { card: DatasetCard; payload: Payload }>();
const desk = new TableDesk(held);
let opening: Promise<ElectoralDesk> | null = null;
/** What knows secciones and votes comes when it is first asked. */
const electoral = () =>
  (opening ??= import('./elections').then(({ ElectoralDesk }) => new ElectoralDesk(held, rowsOf)));
let network: Promise<NetworkDesk> | null = null;
const rowsOf = async (id: string) => {
  const table = await desk.settled(id);
  return table && table.kind !== 'afiliados' ? table.rows : null;
};
/** What knows conferences and boards comes when it is first asked. */
const networkDesk = () =>
  (network ??= import('./network').then(({ NetworkDesk }) => new NetworkDesk(rowsOf)));
/** Tables of the site, by address. */
const shipped = new Map<string, Promise<Cococi[]>>();
/** Facts asked for later are the ones that stay, whichever arrive first. */
let cellTurn = 0;
let memberTurn = 0;
let cubeTurn = 0;

const theEngine = () => (engine ??= createBrowserEngine());

function loadCells(): Promise<void> {
  if (!coded) return Promise.reject(new Error('no cells'));
  if (cellsOpening !== LOADING && cellsOpening !== theEngine().openings) cellsLoaded = null;
  if (cellsLoaded) return cellsLoaded;
  cellsOpening = LOADING;
  const mine = theEngine()
    .load(coded.facts)
    .then(() => {
      if (cellsLoaded === mine) cellsOpening = theEngine().openings;
    });
  cellsLoaded = mine;
  mine.catch(() => {
    if (cellsLoaded !== mine) return;
    cellsLoaded = null;
    cellsOpening = 0;
  });
  return cellsLoaded;
}

async function cellsOf(source: DatasetSource, context: FileContext): Promise<Cococi[] | null> {
  if (!source) return [];
  if ('id' in source) {
    const table = await desk.settled(source.id);
    return table?.kind === 'cococis' ? table.rows.map(cocociOf) : null;
  }
  let cells = shipped.get(source.url);
  if (!cells) {
    cells = fetchBlob(source.url).then(
      async (blob) => (await readCells(blob, readingContext(context))).cells
    );
    shipped.set(source.url, cells);
    cells.catch(() => shipped.delete(source.url));
  }
  return cells;
}

async function membersOf(
  source: NonNullable<DatasetSource>,
  context: FileContext
): Promise<MemberRows | null> {
  if ('id' in source) {
    const table = await desk.settled(source.id);
    return table?.kind === 'afiliados' ? table.rows : null;
  }
  return (await readMembers(await fetchBlob(source.url), readingContext(context))).rows;
}

const buffersOf = (columns: object) => [
  ...new Set(
    Object.values(columns)
      .filter((v) => ArrayBuffer.isView(v))
      .map((v) => v.buffer as ArrayBuffer)
  )
];

const api = {
  /** Holds rows that could not be stored. */
  hold(card: DatasetCard, payload: Payload): void {
    held.set(card.id, { card, payload });
  },

  /** Forgets a dataset that was read and not wanted. */
  async drop(id: string): Promise<void> {
    held.delete(id);
    desk.forget();
    await dropDataset(id).catch(() => {});
  },

  /** Keeps again those of some datasets that are in memory, after the browser erased what it kept: their ids. */
  async keepAgain(cards: readonly DatasetCard[]): Promise<string[]> {
    await closeDatabase();
    const kept: string[] = [];
    for (const { base: _, ...card } of cards) {
      const payload = desk.inMemory(card.id) ?? (await (await electoral()).inMemory(card.id));
      if (!payload) continue;
      await keepDataset(card, payload);
      kept.push(card.id);
    }
    // They are kept as they stand, their changes by hand among their rows.
    desk.forget();
    return kept;
  },

  /** Lets go of what was open: another tab changed it. */
  release(): void {
    desk.forget();
    void opening?.then((it) => it.forget());
  },

  /** Some rows of a table; null when it is gone. */
  rows: (id: string, query: RowsQuery) => desk.rows(id, query),

  /** Rows of a table whose place nobody can tell. */
  misplaced: (id: string) => desk.misplaced(id),

  /** Makes changes by hand, all or none. */
  edit: (id: string, requests: readonly EditRequest[], context: FileContext) =>
    desk.edit(id, requests, context),

  /** Looks again where rows set aside are. */
  recheck: (id: string, context: FileContext) => desk.recheck(id, context),

  /** How a table that was read differs from another. */
  compare: (before: string, after: string) => desk.compare(before, after),

  /** One dataset of two tables. */
  merge: (before: string, after: string, context: FileContext) => desk.merge(before, after, context),

  /** Codes the cells of a source for a catalogue; null when they are gone or newer ones were asked for. The engine takes them when it is asked. */
  async useCells(
    source: DatasetSource,
    claves: string[],
    context: FileContext,
    stages: Stage[],
    sectors: string[]
  ): Promise<CodedCells | null> {
    const turn = ++cellTurn;
    const rows = await cellsOf(source, context);
    if (!rows || turn !== cellTurn) return null;
    coded = codeFacts(rows, { municipios: claves.map((clave) => ({ clave }) as never) }, stages, sectors);
    cellRows = rows;
    codedOrder = coded.order;
    cellsLoaded = null;
    const { columns, outside, sectors: all } = coded;
    const { mun, seccion, punto } = columns;
    cellPlaces =
      seccion || punto
        ? { mun: mun.slice(), seccion: seccion?.slice() ?? null, punto: punto?.slice() ?? null }
        : null;
    return transfer({ columns, outside, sectors: all }, buffersOf(columns));
  },

  /** A table of secciones joined to the one in use. */
  async joinSections(before: string, after: string, both: boolean, context: FileContext) {
    return (await electoral()).joinSections(before, after, both, context);
  },

  /** How many secciones the table in use has in the states of a newer one. */
  async sectionsWithin(before: string, after: string) {
    return (await electoral()).sectionsWithin(before, after);
  },

  /** Boards coded for a catalogue of posts. */
  async useBoards(source: DatasetSource, context: FileContext, posts: Post[]): Promise<BoardFacts> {
    return (await networkDesk()).boards(source, context, posts);
  },

  /** Plans by state and quarter. */
  async useTargets(source: DatasetSource, context: FileContext) {
    return (await networkDesk()).targets(source, context);
  },

  /** The logbook, coded for a catalogue. */
  async useLogbook(
    sources: Record<LogKind, DatasetSource>,
    claves: string[],
    context: FileContext,
    lists: { axes: string[]; sectors: string[] }
  ): Promise<LogFacts> {
    return (await networkDesk()).logbook(sources, claves, context, lists);
  },

  /** Open petitions of each municipality of a catalogue; null without a table of petitions. */
  async countPetitions(
    source: DatasetSource,
    claves: string[],
    context: FileContext
  ): Promise<Float64Array | null> {
    return (await networkDesk()).openPetitions(source, claves, context);
  },

  /** Conferences and where their people came from, coded for a catalogue. */
  async useConferences(
    sources: { conferencias: DatasetSource; asistencias: DatasetSource },
    places: PlacesInUse,
    context: FileContext,
    sectors: string[]
  ): Promise<ConferenceAnswer> {
    const answer = await (await networkDesk()).conferences(sources, places, context, sectors);
    return transfer(answer, buffersOf({ ...answer.facts, km: answer.km }));
  },

  /** The INEGI keys of each INE key of a table of secciones. */
  sectionKeys: async (id: string) => (await electoral()).keysOf(id),

  /** Secciones of a source as pairs of municipality and district; null without any. */
  useSections: async (source: DatasetSource, voters: VoteSource | null, context: FileContext) =>
    (await electoral()).use(source, voters, context),

  /** In which district each of the cells in use is, as far as they say; null without cells. */
  async placeCells(
    kind: 'federal' | 'local',
    claves: string[],
    source: DatasetSource,
    shapes: string | null,
    context: FileContext
  ): Promise<CellDistricts | null> {
    if (!cellPlaces) return null;
    const places = [...claves, ...(coded?.outside ?? [])];
    return (await electoral()).placeCells(cellPlaces, places, kind, source, shapes, context);
  },

  /** The elections of the table of results. */
  listResults: async (source: DatasetSource, context: FileContext) =>
    (await electoral()).list(source, context),

  /** An election by unit of a map. */
  sumVotes: async (
    source: VoteSource,
    unit: VoteUnit,
    sections: DatasetSource,
    groups: [entidad: string, circunscripcion: string][],
    context: FileContext
  ) => (await electoral()).sum(source, unit, sections, groups, context),

  /** The units on which two files of one election do not agree. */
  compareVotes: async (
    a: VoteSource,
    b: VoteSource,
    unit: VoteUnit,
    sections: DatasetSource,
    groups: [entidad: string, circunscripcion: string][],
    context: FileContext
  ) => (await electoral()).compareVotes(a, b, unit, sections, groups, context),

  /** How the secciones in use differ from an older catalogue. */
  compareSections: async (before: string, now: DatasetSource, context: FileContext) =>
    (await electoral()).compareSections(before, now, context),

  /** Id and name of some of the cells in use, by their rows in the columns. */
  nameCells: (rows: readonly number[]): CellName[] =>
    rows.map((row) => {
      // Of cells that are no longer in use there is no name: whoever asked has newer ones by then.
      const { id = '', nombre = '' } = cellRows[codedOrder[row]] ?? {};
      return { id, nombre };
    }),

  /** Gives the members of a source to the engine; null when they are gone or newer ones were asked for. */
  async useMembers(
    source: DatasetSource,
    claves: string[],
    context: FileContext,
    sectors: string[]
  ): Promise<MemberFacts | null> {
    const turn = ++memberTurn;
    cubeTurn++;
    const rows = source && (await membersOf(source, context));
    if (!rows || turn !== memberTurn) return null;
    const members = codeMembers(rows, claves, sectors);
    await loadCells();
    if (turn !== memberTurn) return null;
    await theEngine().loadMembers(members.batches);
    membersOpening = theEngine().openings;
    const beyond = members.outside.length
      ? await theEngine().ask(membersOutsideQuestion, { units: claves.length })
      : [];
    return {
      sectors: members.sectors,
      days: members.days,
      outside: beyond.map((b) => [members.outside[b.mun - claves.length], b.personas])
    };
  },

  /** Counts members by SQL: any filter at all. */
  countMembers: async (filter: MemberFilter): Promise<MemberColumns> => {
    await loadCells();
    if (membersOpening !== theEngine().openings) throw new Error('the engine lost the members');
    const columns = await theEngine().ask(membersQuestion, filter);
    return transfer(columns, buffersOf(columns));
  },

  /** The dense cube of the members in the engine, with periods that end on a day. */
  async cube(
    units: number,
    sectors: number,
    first: Day,
    last: Day,
    report: (share: number) => void
  ): Promise<MemberCube> {
    const turn = ++cubeTurn;
    const cube = await buildCube(theEngine(), planCube(units, sectors, first, last), (share) => {
      if (turn !== cubeTurn) throw new Error('cancelled');
      report(share);
    });
    return transfer(cube, [cube.counts.buffer as ArrayBuffer, cube.ends.buffer as ArrayBuffer]);
  },

  /** Gives the cube up: SQL goes on answering. */
  stopCube(): void {
    cubeTurn++;
  },

  /** Throws the engine away; the next question starts another with the facts in use. */
  async restart(): Promise<void> {
    await engine?.stop();
    engine = null;
    cellsLoaded = null;
  },

  /** Forgets every row held in memory. */
  forget(): void {
    held.clear();
    desk.forget();
    void opening?.then((it) => it.forget());
  }
};

/** What the page may ask of this worker. */
export type FactsApi = typeof api;
serveApi(api);
