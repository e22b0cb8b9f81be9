import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import type { Topology } from 'topojson-specification';
import sqliteWasm from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { combineFrames, missingStates, type FramePart } from '../domain/combine-frames';
import type { FrameUnit } from '../domain/frame-unit';
import { compareVintages } from '../domain/vintage';
import { areaKm2 } from '../geo/area';
import { buildFrame, unitsOf } from '../geo/frame';
import { Geos } from '../geo/geos';
import { LEAST_SHARE, overlayLayers } from '../geo/overlay';
import { openFrameFile } from '../ingest/frame/open';
import type { ElectoralReading, ElectoralUnit, FrameReading } from '../ingest/frame/read-frame';
import { readDataset } from '../store/versions';
import type { ElectoralPayload, FramePayload } from '../store/database';
import { keyContextOf, type FileContext } from './file-context';
import type { ElectoralReport, FrameReport } from './import-report';
import {
  joinParts,
  readElectoral,
  readTerritory,
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
  | { kind: 'municipios'; file: string; read: TerritoryReading<FrameReading, FrameUnit> }
  | { kind: 'electoral'; file: string; read: TerritoryReading<ElectoralReading, ElectoralUnit> };
/** Of one kind. */
export type ReadingOf<Kind extends MapReading['kind']> = Extract<MapReading, { kind: Kind }>;

/** Parts of a frame shown by name; beyond them only how many. */
const NAMED_FILES = 3;

const tools = { sqliteWasm: new URL(sqliteWasm, self.location.href).href };
const bytesOf = (json: unknown) => new TextEncoder().encode(JSON.stringify(json));
const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Topology;

/** Reads one file of boundaries: municipalities if it has them, else districts or secciones. */
export async function readMap(
  file: NamedFile,
  context: FileContext,
  report: (share: number) => void
): Promise<MapReading> {
  const opened = await openFrameFile(file.blob, file.name, tools);
  const asked = opened.layers.find((l) => l.card.nombre === context.layer)?.card.nivel;
  const isMunicipal =
    asked === 'municipios' || (!asked && opened.layers.some((l) => l.card.nivel === 'municipios'));
  const isElectoral = opened.layers.some((l) => /^(distritos|secciones)/.test(l.card.nivel ?? ''));
  if (!isMunicipal && isElectoral) {
    const read = await readElectoral(file, { layer: context.layer, tools, report });
    refuseOverlapping(read);
    return { kind: 'electoral', file: file.name, read };
  }
  const read = await readTerritory(file, {
    layer: context.layer,
    keys: keyContextOf(context),
    tools,
    report
  });
  refuseOverlapping(read);
  return { kind: 'municipios', file: file.name, read };
}

/** The units of a frame kept in this browser. */
export const unitsOfPayload = ({ topology: bytes, municipios }: FramePayload): FrameUnit[] =>
  unitsOf(parse(bytes), municipios);

/** The municipalities of the frame in use with their shapes at full detail; null when they cannot be had. */
export async function unitsInUse({
  frameId,
  municipios,
  topologyUrl
}: FileContext): Promise<FrameUnit[] | null> {
  if (frameId) {
    const payload = await readDataset(frameId).catch(() => null);
    return payload?.kind === 'marco' ? unitsOfPayload(payload) : null;
  }
  const response = await fetch(topologyUrl);
  if (!response.ok) return null;
  return unitsOf(
    (await response.json()) as Topology,
    municipios.map((m) => ({ ...m, pob: null }))
  );
}

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
  const touched = new Set(pairs.map((p) => p.a));
  return {
    pairs: pairs.map(({ a, b, share, km2 }) => ({
      clave: municipios[a].clave,
      unit: b,
      share,
      shareOfUnit: km2 / areaB[b]
    })),
    uncovered: [...touched]
      .filter((a) => uncovered[a] > LEAST_SHARE)
      .map((a) => [municipios[a].clave, uncovered[a]])
  };
}

function reportOf(
  { reading, formato, units, repaired }: TerritoryReading<ElectoralReading, ElectoralUnit>,
  { pairs, uncovered }: ElectoralPayload,
  municipios: readonly FrameUnit[] | null
): ElectoralReport {
  const names = new Map((municipios ?? []).map((m) => [m.clave as string, m.nombre]));
  const parts = new Map<string, number>();
  for (const { clave, share } of pairs) if (share > CUT_FROM) parts.set(clave, (parts.get(clave) ?? 0) + 1);
  return {
    nivel: reading.nivel,
    unidades: units.length,
    formato,
    capa: reading.capa,
    crs: reading.crs,
    reparadas: repaired,
    repetidas: [...reading.repeated.keys()],
    cruzados: municipios !== null,
    municipios: new Set(pairs.map((p) => p.clave)).size,
    cortados: [...parts.values()].filter((n) => n > 1).length,
    sinCubrir: uncovered
      .filter(([, share]) => share > CUT_FROM)
      .sort((a, b) => b[1] - a[1])
      .map(([clave, share]) => ({ clave, nombre: names.get(clave) ?? clave, share }))
  };
}

/**
 * Makes one frame of the municipalities of some files, and of the partial frame in use if there is one.
 * @throws FileError `entidad-repetida` when two of the files bring the same state
 */
export function joinFrame(
  read: readonly ReadingOf<'municipios'>[],
  inUse: { nombre: string; payload: FramePayload } | null,
  context: FileContext,
  report: (share: number) => void
): BuiltFrame {
  const parts: FramePart[] = read.map((r) => ({ archivo: r.file, units: r.read.units }));
  const joined = joinParts(parts, context.entidades);
  const brought = new Set(joined.map((u) => u.clave.slice(0, 2)));
  // A frame whose states all come again is replaced, not added to.
  const base = inUse?.payload.municipios.some((m) => !brought.has(m.clave.slice(0, 2))) ? inUse : null;
  const units = base
    ? combineFrames([
        { archivo: base.nombre, units: unitsOfPayload(base.payload) },
        { archivo: '', units: joined }
      ])
    : joined;
  const files = [...(base ? base.nombre.split(' + ') : []), ...read.map((r) => r.file)];
  const named = [...new Set(files)];
  const nombre =
    named.length > NAMED_FILES
      ? `${named.slice(0, NAMED_FILES - 1).join(' + ')} + ${named.length - NAMED_FILES + 1} más`
      : named.join(' + ');
  const districts = new Map(context.circunscripciones);
  const frame = buildFrame(units, nombre, nombre, (e) => districts.get(e) ?? '', report);
  const { municipios } = frame.catalog;
  return {
    nombre,
    report: {
      municipios: municipios.length,
      conPoblacion: municipios.filter((m) => m.pob !== null).length,
      archivos: read.map(({ file, read: r }) => ({
        nombre: file,
        formato: r.formato,
        capa: r.reading.capa,
        crs: r.reading.crs,
        codificacion: r.reading.encoding
      })),
      vertices: read.reduce((sum, r) => sum + r.read.reading.vertices, 0),
      reparadas: read.flatMap((r) => r.read.repaired),
      repetidas: read.flatMap((r) => [...r.read.reading.repeated.keys()]),
      faltan: missingStates(units, context.entidades).map((e) => e.nombre),
      cambios: compareVintages(context.municipios, municipios, context.later),
      evidencia: read[0].read.reading.evidence
    },
    payload: { kind: 'marco', municipios, neighbours: frame.neighbours, topology: bytesOf(frame.topology) },
    units
  };
}
