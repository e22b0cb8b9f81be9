/** Holds the facts in use: codes the cells, loads the engine and builds the members' cube, away from the page. */
import { expose, transfer } from 'comlink';
import type { CellColumns, CellFilter } from '../domain/cell-columns';
import type { Cococi } from '../domain/cococi';
import type { Day } from '../domain/day';
import type { MemberColumns, MemberFilter, MemberRows } from '../domain/member';
import { planCube, type MemberCube } from '../domain/member-cube';
import type { Stage } from '../domain/stage';
import { createBrowserEngine } from '../engine/browser';
import { codeFacts, type CodedFacts } from '../engine/code-facts';
import { codeMembers } from '../engine/code-members';
import type { Engine } from '../engine/port';
import { cellsQuestion, type CellRow } from '../engine/questions/cells';
import { buildCube, membersOutsideQuestion, membersQuestion } from '../engine/questions/members';
import { readAfiliados } from '../ingest/afiliados';
import { readCococis } from '../ingest/cococis';
import type { Payload } from '../store/database';
import { readDataset } from '../store/versions';
import { readingContext, type FileContext } from './file-context';

/** Where rows are: a dataset of this browser, a file of the site, or nowhere. */
export type Source = { id: string } | { url: string } | null;

/** The cells as the page counts them, and what their codes mean. */
export interface CellFacts {
  columns: CellColumns;
  outside: string[];
  sectors: string[];
}

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
let cellsLoaded: Promise<void> | null = null;
/** Openings of the engine into which the cells and the members were loaded: a crash empties it. */
let cellsOpening = 0;
/** The opening of the engine is known only when the load is over. */
const LOADING = -1;
let membersOpening = 0;
let held = new Map<string, Payload>();
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

const keyOf = (source: NonNullable<Source>) => ('id' in source ? source.id : source.url);
const fetchBlob = async (url: string) => (await fetch(url)).blob();

async function payloadOf(source: NonNullable<Source>): Promise<Payload | null> {
  const here = held.get(keyOf(source));
  if (here) return here;
  return 'id' in source ? await readDataset(source.id).catch(() => null) : null;
}

async function cellsOf(source: Source, context: FileContext): Promise<Cococi[] | null> {
  if (!source) return [];
  const payload = await payloadOf(source);
  if (payload?.kind === 'cococis') return payload.rows;
  if ('id' in source) return null;
  const bytes = new Uint8Array(await (await fetchBlob(source.url)).arrayBuffer());
  const { rows } = await readCococis(bytes, readingContext(context));
  held.set(source.url, { kind: 'cococis', rows });
  return rows;
}

async function membersOf(source: NonNullable<Source>, context: FileContext): Promise<MemberRows | null> {
  const payload = await payloadOf(source);
  if (payload?.kind === 'afiliados') return payload.rows;
  if ('id' in source) return null;
  return (await readAfiliados(await fetchBlob(source.url), readingContext(context))).rows;
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
  hold(id: string, payload: Payload): void {
    held.set(id, payload);
  },

  /** Codes the cells of a source for a catalogue; null when they are gone or newer ones were asked for. The engine takes them when it is asked. */
  async useCells(
    source: Source,
    claves: string[],
    context: FileContext,
    stages: Stage[],
    sectors: string[]
  ): Promise<CellFacts | null> {
    const turn = ++cellTurn;
    const rows = await cellsOf(source, context);
    if (!rows || turn !== cellTurn) return null;
    coded = codeFacts(rows, { municipios: claves.map((clave) => ({ clave }) as never) }, stages, sectors);
    cellsLoaded = null;
    const { columns, outside, sectors: all } = coded;
    return transfer({ columns, outside, sectors: all }, buffersOf(columns));
  },

  /** Starts the engine and gives it the cells. */
  async warm(): Promise<void> {
    await loadCells();
  },

  /** The cells of a municipality under a filter. */
  async listCells(filter: CellFilter & { mun: number }): Promise<CellRow[]> {
    await loadCells();
    return theEngine().ask(cellsQuestion, filter);
  },

  /** Gives the members of a source to the engine; null when they are gone or newer ones were asked for. */
  async useMembers(
    source: Source,
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
    held = new Map();
  }
};

/** What the page may ask of this worker. */
export type FactsApi = typeof api;
expose(api);
