import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import type { Topology } from 'topojson-specification';
import sqliteWasm from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { combineFrames, missingStates, type FramePart } from '../../domain/combine-frames';
import type { FrameUnit } from '../../domain/frame-unit';
import { compareVintages } from '../../domain/vintage';
import type { ShippedTerritory } from '../../domain/shipped';
import { toNeighbours } from '../../geo/adjacency';
import { areaKm2 } from '../../geo/area';
import { buildFrame, unitsOf } from '../../geo/frame';
import { Geos } from '../../geo/geos';
import { pairsAcrossStates, sewStates, type KnownPair } from '../../geo/seams';
import { LEAST_SHARE, overlayLayers } from '../../geo/overlay';
import type { LayerCard } from '../../ingest/frame/layer';
import type { ElectoralReading, ElectoralUnit, FrameReading } from '../../ingest/frame/read-frame';
import { FileError } from '../../ingest/problem';
import type { ElectoralPayload, FramePayload } from '../../store/database';
import { keyContextOf, type FileContext } from '../file-context';
import type { ElectoralReport, FrameReport } from '../import-report';
import {
  joinParts,
  openTerritory,
  readElectoral,
  readTerritories,
  refuseOverlapping,
  type NamedFile,
  type TerritoryReading
} from './read-territory';

/** A frame made of one file or several. */
export interface BuiltFrame {
  nombre: string;
  report: FrameReport;
  payload: FramePayload;
  units: FrameUnit[];
}

/** A map read: municipalities, to be joined with those of the other files, or electoral units, to be laid over them. */
export type MapReading =
  | { kind: 'municipios'; file: string; reads: TerritoryReading<FrameReading, FrameUnit>[] }
  | { kind: 'electoral'; file: string; read: TerritoryReading<ElectoralReading, ElectoralUnit> };
/** Of one kind. */
export type ReadingOf<Kind extends MapReading['kind']> = Extract<MapReading, { kind: Kind }>;

/** Parts of a frame shown by name; beyond them only how many. */
const NAMED_FILES = 3;

const tools = { sqliteWasm: new URL(sqliteWasm, self.location.href).href };
const bytesOf = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Topology;

const isElectoral = ({ nivel }: LayerCard) => nivel !== null && /^(distritos|secciones)/.test(nivel);

/**
 * Reads one file of boundaries: municipalities if it has them, else districts or secciones. INE's files bring both, with
 * its own keys: then a person says which layer is wanted.
 */
export async function readMap(
  file: NamedFile,
  context: FileContext,
  report: (share: number) => void
): Promise<MapReading> {
  const opened = await openTerritory(file, tools);
  report(0.2);
  const later = (s: number) => report(0.2 + 0.8 * s);
  const cards = opened.layers.map((l) => l.card);
  const layer = context.answer.layer ?? null;
  const municipal = cards.filter((c) => c.nivel === 'municipios');
  const electoral = cards.filter(isElectoral);
  if (layer === null && electoral.length > 0 && municipal.some((c) => c.delIne)) {
    const claves = [...electoral, ...municipal].map((c) => c.nombre);
    throw new FileError('varias-capas', { columnas: claves, claves });
  }
  const wanted = cards.find((c) => c.nombre === layer);
  if (wanted ? isElectoral(wanted) : municipal.length === 0 && electoral.length > 0) {
    const read = await readElectoral(opened, { layer, report: later });
    refuseOverlapping(read);
    // Another layer of the same file is another dataset.
    const name = cards.length > 1 ? `${file.name} · ${read.reading.capa}` : file.name;
    return { kind: 'electoral', file: name, read };
  }
  const reads = await readTerritories(opened, { layer, keys: keyContextOf(context), report: later });
  reads.forEach(refuseOverlapping);
  return { kind: 'municipios', file: file.name, reads };
}

/** The units of a frame kept in this browser. */
export const unitsOfPayload = ({ topology: bytes, municipios }: FramePayload): FrameUnit[] =>
  unitsOf(parse(bytes), municipios);

async function fetchJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

/** The municipalities of the shipped frame, with their shapes as the site draws them. */
export const shippedUnits = async ({ elsewhere, shipped }: FileContext): Promise<FrameUnit[]> =>
  unitsOf(
    await fetchJson<Topology>(shipped.topologyUrl),
    elsewhere.map((m) => ({ ...m, pob: null }))
  );

/** The neighbours across the lines of states that the shipped frame knows. */
export const shippedSeams = async ({ elsewhere, shipped }: FileContext): Promise<KnownPair[]> =>
  pairsAcrossStates(
    toNeighbours(await fetchJson<ShippedTerritory>(shipped.territoryUrl)),
    elsewhere.map((m) => m.clave)
  );

/** Lays electoral units over the municipalities of a frame. `frameId` names it; without shapes nothing is laid. */
export async function layElectoral(
  { read }: ReadingOf<'electoral'>,
  frameId: string,
  municipios: readonly FrameUnit[] | null,
  report: (share: number) => void
): Promise<{ report: ElectoralReport; payload: ElectoralPayload }> {
  const over = municipios && overlay(await Geos.open(), municipios, read.units, report);
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: read.units.map((u) => ({ type: 'Feature', id: u.clave, properties: {}, geometry: u.geometry }))
  };
  const payload: ElectoralPayload = {
    kind: 'electoral',
    units: read.units.map(({ clave, nombre, geometry }) => ({ clave, nombre, areaKm2: areaKm2(geometry) })),
    topology: bytesOf(topology({ unidades: collection })),
    frame: over ? frameId : '—',
    pairs: over?.pairs ?? [],
    uncovered: over?.uncovered ?? []
  };
  return { report: reportOf(read, payload, municipios), payload };
}

/** Of how large a part of a municipality a seam between two maps may take before it counts as cut. */
const CUT_FROM = 0.01;

function overlay(
  geos: Geos,
  municipios: readonly FrameUnit[],
  units: readonly ElectoralUnit[],
  report: (share: number) => void
): Pick<ElectoralPayload, 'pairs' | 'uncovered'> {
  const { pairs, uncovered, areaB } = overlayLayers(
    geos,
    municipios.map((m) => m.geometry),
    units.map((u) => u.geometry),
    report
  );
  // In the states that the layer is about; of the others it says nothing.
  const states = new Set(units.map((u) => u.clave.slice(0, 2)));
  const about = [...municipios.keys()].filter((a) => states.has(municipios[a].clave.slice(0, 2)));
  return {
    pairs: pairs.map(({ a, b, share, km2 }) => ({
      clave: municipios[a].clave,
      unit: b,
      share,
      shareOfUnit: km2 / areaB[b]
    })),
    uncovered: about.filter((a) => uncovered[a] > LEAST_SHARE).map((a) => [municipios[a].clave, uncovered[a]])
  };
}

function reportOf(
  { reading, formato, units, repaired }: TerritoryReading<ElectoralReading, ElectoralUnit>,
  { pairs, uncovered }: ElectoralPayload,
  municipios: readonly FrameUnit[] | null
): ElectoralReport {
  const names = new Map((municipios ?? []).map((m) => [m.clave as string, m.nombre]));
  const parts = new Map<string, number>();
  // What lies beyond the line of the state is a seam between two maps.
  const inside = pairs.filter(({ clave, unit }) => units[unit].clave.slice(0, 2) === clave.slice(0, 2));
  for (const { clave, share } of inside) if (share > CUT_FROM) parts.set(clave, (parts.get(clave) ?? 0) + 1);
  return {
    nivel: reading.nivel,
    unidades: units.length,
    formato,
    capa: reading.capa,
    crs: reading.crs,
    reparadas: repaired,
    repetidas: [...reading.repeated.keys()],
    cruzados: municipios !== null,
    municipios: new Set(inside.map((p) => p.clave)).size,
    cortados: [...parts.values()].filter((n) => n > 1).length,
    sinCubrir: uncovered
      .filter(([, share]) => share > CUT_FROM)
      .sort((a, b) => b[1] - a[1])
      .map(([clave, share]) => ({ clave, nombre: names.get(clave) ?? clave, share }))
  };
}

/** A frame in use: its own files, and all there is of it. */
export interface FrameInUse {
  archivos: string[];
  payload: FramePayload;
}

/** What the municipalities of some files are joined with: the files it is made of, and its units. */
export interface FrameBase {
  archivos: readonly string[];
  units: readonly FrameUnit[];
  /** Some of it is the shipped frame's, whose people are estimated from localities: figures of a part are not mixed with them. */
  hasShipped: boolean;
}

/**
 * Makes one frame of the municipalities of some files, and of those states of a base that they do not bring.
 * @param known neighbours across the lines of states, where the drawings of two files do not meet
 * @throws FileError `entidad-repetida` when two of the files bring the same state
 */
export function joinFrame(
  read: readonly ReadingOf<'municipios'>[],
  given: FrameBase | null,
  known: readonly KnownPair[],
  context: FileContext,
  report: (share: number) => void
): BuiltFrame {
  const reads = read.flatMap((r) => r.reads);
  const parts: FramePart[] = read.map((r) => ({
    archivo: r.file,
    units: r.reads.flatMap((one) => one.units)
  }));
  const joined = joinParts(parts, context.entidades);
  const brought = new Set(joined.map((u) => u.clave.slice(0, 2)));
  // A frame whose states all come again is replaced, not added to.
  const base = given?.units.some((m) => !brought.has(m.clave.slice(0, 2))) ? given : null;
  const before = base ? [{ archivo: '', units: base.units }] : [];
  const peopled = base?.hasShipped ? joined.filter((u) => u.pob !== null).length : 0;
  const own = peopled ? joined.map((u) => ({ ...u, pob: null })) : joined;
  const units = combineFrames([...before, { archivo: '', units: own }]);
  const files = [...new Set([...(base?.archivos ?? []), ...read.map((r) => r.file)])];
  const more = files.length - NAMED_FILES;
  const nombre = more > 0 ? `${files.slice(0, NAMED_FILES).join(' + ')} + ${more} más` : files.join(' + ');
  const districts = new Map(context.circunscripciones);
  const frame = buildFrame(units, nombre, nombre, (e) => districts.get(e) ?? '', report);
  const { municipios } = frame.catalog;
  const { neighbours, sewn } = sewStates(
    frame.neighbours,
    municipios.map((m) => m.clave),
    known
  );
  return {
    nombre,
    report: {
      municipios: municipios.length,
      conPoblacion: municipios.filter((m) => m.pob !== null).length,
      nombres: files,
      archivos: read.flatMap(({ file, reads: ones }) =>
        ones.map((r) => ({
          nombre: file,
          formato: r.formato,
          capa: r.reading.capa,
          crs: r.reading.crs,
          codificacion: r.reading.encoding
        }))
      ),
      cosidos: sewn,
      sinUsarPoblacion: peopled,
      vertices: reads.reduce((sum, r) => sum + r.reading.vertices, 0),
      reparadas: reads.flatMap((r) => r.repaired),
      repetidas: reads.flatMap((r) => [...r.reading.repeated.keys()]),
      faltan: missingStates(units, context.entidades).map((e) => e.nombre),
      cambios: compareVintages(context.municipios, municipios, context.later),
      evidencias: reads.map((r) => r.reading.evidence)
    },
    payload: { kind: 'marco', municipios, neighbours, topology: bytesOf(frame.topology) },
    units
  };
}
