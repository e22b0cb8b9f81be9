import { existsSync, openAsBlob, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../../src/lib/domain/catalog';
import { UNIVERSE_IDS, type UniverseId } from '../../src/lib/domain/coverage';
import { parseDay, type Day } from '../../src/lib/domain/day';
import type { TableKind } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { PlaceDecisions } from '../../src/lib/domain/decision';
import { figureBytes } from '../../src/lib/ingest/figures/figure-bytes';
import { readFigures, type FiguresImport } from '../../src/lib/ingest/figures/read-figures';
import { namesIn, statesIn } from '../../src/lib/ingest/place';
import { readDecisions } from '../../src/lib/ingest/decisions';
import {
  readingAgainst,
  type FoliosHeld,
  type NamesHeld,
  type ReadingContext
} from '../../src/lib/ingest/table/context';
import { headAsText } from '../../src/lib/ingest/table/as-csv';
import type { Head } from '../../src/lib/ingest/table/source';
import type { TableChoice } from '../../src/lib/ingest/table/stacked';
import { tableBytes } from '../../src/lib/ingest/table/table-bytes';
import { readCells } from '../../src/lib/ingest/table/read-kind';
import { readTable, type TableImport } from '../../src/lib/ingest/table/read-table';
import { explainProblem, nameReason } from '../../src/lib/text/es/shared/problems';
import { maskPersonal } from '../../src/lib/domain/privacy';
import type { Reference, ShippedCatalog, ShippedTerritory } from '../../src/lib/domain/shipped';
import { findNeighbours, toNeighbours, type Neighbours } from '../../src/lib/geo/adjacency';
import { pairsAcrossStates, sewStates } from '../../src/lib/geo/seams';
import { combineFrames, type FramePart } from '../../src/lib/domain/combine-frames';
import type { FrameUnit } from '../../src/lib/domain/frame-unit';
import type { KeyBridge, KeyContext, KeySystem } from '../../src/lib/domain/key-system';
import { isBridgeHeader, readBridge } from '../../src/lib/ingest/bridge';
import {
  joinParts,
  openTerritory,
  readTerritories,
  refuseOverlapping,
  type NamedFile
} from '../../src/lib/workers/files/read-territory';
import { describeNotices } from './notices';
import { readShippedUnits } from '../data/shipped-frame';
import { FileError } from '../../src/lib/ingest/problem';
import { explainFile } from '../../src/lib/text/es/shared/files';

/** Bad use or unusable input: one sentence on standard error and exit 2. */
export class UsageError extends Error {}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const shipped = <T>(file: string) =>
  JSON.parse(readFileSync(join(root, 'static', 'datos', file), 'utf8')) as T;

/** The dated catalogues that the site ships. */
export const readReference = () => shipped<Reference>('referencia.json');

/** Keys and names of the shipped catalogue: municipalities that exist though another frame lacks them. */
export function shippedPlaces() {
  const { claves, nombres } = shipped<ShippedCatalog>('catalogo.json');
  return claves.map((clave, i) => ({
    clave: clave as Catalog['municipios'][number]['clave'],
    nombre: nombres[i]
  }));
}

/** Bytes of a file named on the command line. */
export function readBytes(path: string): Uint8Array {
  if (!existsSync(path)) throw new UsageError(`No encontré el archivo «${path}». Revise la ruta.`);
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    throw new UsageError(`No pude leer «${path}». Revise que sea un archivo y que tenga permiso.`);
  }
}

/** Runs a reader and turns its FileError into a sentence that names the file. */
export async function naming<T>(path: string, read: (bytes: Uint8Array) => Promise<T>): Promise<T> {
  try {
    return await read(readBytes(path));
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(explainForCommand(path, error));
    throw error;
  }
}

/** Sheet and table of one file; null lets the file say. */
export interface SheetOf {
  sheet: string | null;
  table: TableChoice;
  names?: NamesHeld | null;
  folios?: FoliosHeld | null;
}

const FIRST: SheetOf = { sheet: null, table: null };

/** A frame as an order needs it; what is computed from its shapes is computed only when asked for. */
export interface CommandFrame {
  catalog: Catalog;
  neighbours(): Neighbours;
  /** Units with their shapes at full detail. */
  units(): FrameUnit[];
}

/** Options of the orders that read places by key, as `parseArgs` wants them. */
export const keyOptions = {
  secciones: { type: 'string' },
  clave: { type: 'string' },
  json: { type: 'boolean' }
} as const;

/** Options of those that read them against a frame too. */
export const placeOptions = { ...keyOptions, marco: { type: 'string', multiple: true } } as const;

/** What every order that reads places may be told. */
export interface KeyArguments {
  marco?: string[];
  secciones?: string;
  clave?: string;
}

/** The key system of `--clave`; null when the file must say. */
function readKeySystem(text: string | undefined): KeySystem | null {
  if (text === undefined || text === 'inegi' || text === 'ine') return text ?? null;
  throw new UsageError(`No conozco la clave «${text}». Use inegi o ine.`);
}

/** The bridge of `--secciones`, or null. */
async function readKeyBridge(path: string | undefined, choice: SheetOf = FIRST): Promise<KeyBridge | null> {
  if (path === undefined) return null;
  const fits = (heads: readonly Head[]) => isBridgeHeader(headAsText({ heads }));
  const read = await namingFile(path, async ({ blob }) =>
    readBridge(await tableBytes(blob, { ...choice, fits }))
  );
  return read.bridge;
}

/** What a frame file is read against. */
export function keyContext(
  bridge: KeyBridge | null,
  chosen: KeySystem | null,
  inUse: readonly { clave: string; nombre?: string; pob?: number | null }[] = []
): KeyContext {
  const known = new Set<string>([
    ...shipped<ShippedCatalog>('catalogo.json').claves,
    ...readReference().posteriores.map((p) => p.clave),
    ...inUse.map((m) => m.clave)
  ]);
  const people = new Map(inUse.map((m) => [m.clave, m.pob ?? null]));
  return {
    exists: (clave) => known.has(clave),
    named: namesIn(knownNames(inUse)),
    stateOf: statesIn(readReference().entidades),
    people: (clave) => people.get(clave) ?? null,
    placeOf: shippedPoints(),
    bridge,
    chosen
  };
}

/** A point inside each municipality of the shipped frame, by key. */
function shippedPoints(): NonNullable<KeyContext['placeOf']> {
  const { claves } = shipped<ShippedCatalog>('catalogo.json');
  const { lon, lat } = shipped<ShippedTerritory>('territorio.json');
  const positions = new Map(claves.map((clave, i) => [clave as string, i]));
  return (clave) => {
    const i = positions.get(clave);
    return i === undefined ? null : [lon[i], lat[i]];
  };
}

/** Every name of every municipality: those of the site's catalogue, of other years and of the frame in use. */
function knownNames(inUse: readonly { clave: string; nombre?: string }[]) {
  const { posteriores, nombres } = readReference();
  return [...shippedPlaces(), ...posteriores, ...nombres, ...inUse];
}

/** What keys are read against without a frame: the options of an order. */
export const readKeyOptions = async (
  { secciones, clave }: KeyArguments,
  choice?: SheetOf
): Promise<KeyContext> => keyContext(await readKeyBridge(secciones, choice), readKeySystem(clave));

/** A file named on the command line, opened only as far as needed. */
export async function openFile(path: string): Promise<NamedFile> {
  if (!existsSync(path)) throw new UsageError(`No encontré el archivo «${path}». Revise la ruta.`);
  if (statSync(path).isDirectory()) throw new UsageError(`«${path}» es una carpeta: diga un archivo.`);
  return { name: basename(path), blob: await openAsBlob(path) };
}

/** Runs a reader of boundaries and turns its FileError into a sentence that names the file. */
export async function namingFile<T>(path: string, read: (file: NamedFile) => Promise<T>): Promise<T> {
  try {
    return await read(await openFile(path));
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(explainForCommand(path, error));
    throw error;
  }
}

/** The municipalities of one file, repaired; two versions of one place are refused, layers of several states joined. */
export const readUnits = (path: string, keys: KeyContext): Promise<FrameUnit[]> =>
  namingFile(path, async (file) => {
    const readings = await readTerritories(await openTerritory(file), { layer: null, keys });
    readings.forEach(refuseOverlapping);
    return combineFrames(readings.map(({ units }) => ({ archivo: file.name, units })));
  });

/** The frame of `--marco`, one file or several, or the shipped one. */
export async function readFrame(
  paths: readonly string[] | undefined,
  keys: KeyContext = keyContext(null, null)
): Promise<CommandFrame> {
  if (!paths?.length) return shippedFrame();
  const parts: FramePart[] = [];
  for (const path of paths) parts.push({ archivo: basename(path), units: await readUnits(path, keys) });
  let units: FrameUnit[];
  try {
    units = joinParts(parts, readReference().entidades);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(explainFile(basename(paths.at(-1)!), error));
    throw error;
  }
  const municipios = units.map(({ clave, nombre, pob }) => ({
    clave,
    nombre,
    pob,
    areaKm2: NaN,
    lon: NaN,
    lat: NaN
  }));
  const nombre = parts.map((p) => p.archivo).join(' + ');
  return {
    catalog: { nombre, fuente: paths.join(' + '), municipios },
    neighbours: () =>
      sewStates(
        findNeighbours(units.map((u) => u.geometry)),
        units.map((u) => u.clave),
        shippedSeams()
      ).neighbours,
    units: () => units
  };
}

/** The neighbours across the lines of states that the shipped frame knows. */
const shippedSeams = () =>
  pairsAcrossStates(
    toNeighbours(shipped<ShippedTerritory>('territorio.json')),
    shipped<ShippedCatalog>('catalogo.json').claves
  );

function shippedFrame(): CommandFrame {
  const { nombre, fuente, claves, nombres } = shipped<ShippedCatalog>('catalogo.json');
  const territory = shipped<ShippedTerritory>('territorio.json');
  const municipios = claves.map((clave, i) => ({
    clave: clave as Catalog['municipios'][number]['clave'],
    nombre: nombres[i],
    areaKm2: territory.areaKm2[i],
    lon: territory.lon[i],
    lat: territory.lat[i],
    pob: null
  }));
  return {
    catalog: { nombre, fuente, municipios },
    neighbours: () => toNeighbours(territory),
    units: () => readShippedUnits(root)
  };
}

/** A value of an option as the terminal needs it: in quotes only where it has blanks. */
const quoted = (text: string) => (/\s/.test(text) ? `"${text}"` : text);

/** A sentence for the terminal: what a screen would ask is an option here. */
function explainForCommand(path: string, error: FileError): string {
  // A sheet may be called by somebody's telephone.
  const sentence = maskPersonal(explainFile(path, error));
  if (error.reason === 'sistema-de-clave') return `${sentence} Use --clave inegi o --clave ine.`;
  if (error.reason === 'claves-y-nombres')
    return `${sentence} Aquí: --clave ine --secciones F, o --clave inegi.`;
  if (error.reason === 'claves-de-otra-entidad') return `${sentence} Aquí: --clave inegi.`;
  if (error.reason === 'nombres-de-personas')
    return `${sentence} Aquí: importar afiliados, --nombres personas o --nombres grupos.`;
  if (error.reason === 'folios-de-personas') return `${sentence} Aquí: --folios folios o --folios personas.`;
  if (error.reason === 'clave-ine') return `${sentence} Aquí: --secciones F.`;
  if (error.reason === 'otra-tabla')
    return `${sentence} Aquí: importar ${error.detail.columnas?.[0] ?? 'TIPO'}.`;
  if (error.reason === 'varias-capas') return `${sentence} Use --capa.`;
  if (error.reason === 'varias-hojas') return `${sentence} Use --hoja.`;
  if (error.reason === 'cuadro-desconocido') return `${sentence} Use --cuadro con su número o su título.`;
  if (error.reason === 'varias-elecciones' || error.reason === 'eleccion-desconocida')
    return `${sentence} Use --eleccion "${error.detail.claves?.[0] ?? 'NOMBRE'}".`;
  if (error.reason === 'votos-repetidos') return `${sentence} Use --repetidas sumar o --repetidas primera.`;
  if (error.reason === 'votos-dudosos') {
    const { claves = [], total } = error.detail;
    const example = claves.length ? ` (por ejemplo: --opciones "${claves.join(',')}")` : '';
    return `${sentence} Aquí: --opciones con las que sí lo sean${example} y --total ${total ? `"${total}"` : 'COL, o --total "" si no hay'}.`;
  }
  if (error.reason === 'solo-localidades')
    return `${sentence} O use --sumar "${(error.detail.columnas ?? []).join(',')}" si sí están todas.`;
  if (error.reason === 'categorias-sin-sumar')
    return `${sentence} O use --sumar ${quoted((error.detail.columnas ?? []).join(','))} si sí se suman.`;
  return sentence;
}

/** The date of an option, or null when it was not given. */
export function readDate(text: string | undefined): Day | null {
  if (text === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseDay(text) : null;
  if (day === null) throw new UsageError(`«${text}» no es una fecha. Escríbala como AAAA-MM-DD.`);
  return day;
}

/** The universe of an option; the loaded frame when it was not given. */
export function readUniverseId(text: string | undefined): UniverseId {
  const id = (text ?? 'marco') as UniverseId;
  if (!UNIVERSE_IDS.includes(id))
    throw new UsageError(`No conozco el universo «${text}». Use marco, marco-sin-cdmx o meta.`);
  return id;
}

/** What an order's file is read against, after its options. */
export interface Reading {
  frame: CommandFrame;
  reference: Reference;
  catalog: Catalog;
  bridge: KeyBridge | null;
  context: ReadingContext;
}

/**
 * Reads the options that say where places are: the frame, the table of both keys, the system, the decisions.
 * @param known the bridge of the table of both keys, where it was read already
 * @param choice which sheet and table of the file of `--secciones`
 */
export async function readPlaceOptions(
  args: KeyArguments & { decisiones?: string },
  known?: KeyBridge | null,
  choice?: SheetOf
): Promise<Reading> {
  const reference = readReference();
  const keySystem = readKeySystem(args.clave);
  const bridge = known === undefined ? await readKeyBridge(args.secciones, choice) : known;
  const frame = await readFrame(args.marco, keyContext(bridge, null));
  const { catalog } = frame;
  const decisions = args.decisiones
    ? (await namingFile(args.decisiones, ({ blob }) => readDecisions(blob))).decisions
    : [];
  const context = readingAgainst(catalog.municipios, reference, {
    elsewhere: shippedPlaces(),
    bridge,
    keySystem,
    decisions: new PlaceDecisions(decisions)
  });
  return { reference, frame, catalog, bridge, context };
}

/** A table of the network, named on the command line. */
export const readNetworkTable = (
  path: string,
  kind: TableKind,
  { context }: Reading,
  choice: SheetOf = FIRST
): Promise<TableImport> => namingFile(path, ({ blob }) => readTable(blob, CONTRACTS[kind], context, choice));

/** A table of cells, named on the command line. */
export const readCellsFile = (path: string, { context }: Reading, choice?: SheetOf) =>
  namingFile(path, ({ blob }) => readCells(blob, context, choice));

/** A table of figures, named on the command line: a census or indicators. */
export const readFiguresFile = (
  path: string,
  keys: KeyContext,
  { sheet, table }: SheetOf = FIRST,
  sum: readonly string[] = [],
  people: string | null = null
): Promise<FiguresImport> =>
  namingFile(path, async ({ blob }) => readFigures(await figureBytes(blob, sheet, table), keys, sum, people));

/** Buckets and problems of an import, with the documented names. */
export const describeImport = ({
  tally,
  problems,
  notices
}: Pick<TableImport, 'tally' | 'problems' | 'notices'>) => ({
  avisos: describeNotices(notices),
  importacion: {
    filas: tally.filas,
    aceptadas: tally.aceptadas,
    ambiguas: tally.ambiguas,
    desconocidas: tally.desconocidas,
    duplicadas: tally.duplicadas,
    fuera_de_rango: tally.fueraDeRango,
    ignoradas: tally.ignoradas
  },
  problemas: problems.map((p) => ({
    renglon: p.renglon,
    columna: p.columna,
    valor: p.valor,
    motivo: nameReason(p),
    explicacion: explainProblem(p)
  }))
});
