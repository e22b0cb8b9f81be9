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
import type { FileContext } from './file-context';
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
}

/** A map read: municipalities to be joined with those of the other files, or an electoral layer, complete. */
export type MapReading =
  | { kind: 'municipios'; file: string; read: TerritoryReading<FrameReading, FrameUnit> }
  | { kind: 'electoral'; file: string; report: ElectoralReport; payload: ElectoralPayload };

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
  if (!isMunicipal && isElectoral) return readElectoralMap(file, context, report);
  const known = new Set<string>(
    [...context.municipios, ...context.elsewhere, ...context.later].map((m) => m.clave)
  );
  const keys = {
    exists: (clave: string) => known.has(clave),
    bridge: context.bridge && new Map(context.bridge),
    chosen: context.keySystem
  };
  const read = await readTerritory(file, { layer: context.layer, keys, tools, report });
  refuseOverlapping(read);
  return { kind: 'municipios', file: file.name, read };
}

/** The units of a frame kept in this browser. */
export const unitsOfPayload = ({ topology: bytes, municipios }: FramePayload): FrameUnit[] =>
  unitsOf(parse(bytes), municipios);

/** The shapes of the frame in use, at full detail; null when they cannot be had. */
async function unitsInUse({ frameId, municipios, topologyUrl }: FileContext): Promise<FrameUnit[] | null> {
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

async function readElectoralMap(
  file: NamedFile,
  context: FileContext,
  report: (share: number) => void
): Promise<MapReading> {
  const read = await readElectoral(file, { layer: context.layer, tools, report: (s) => report(0.5 * s) });
  refuseOverlapping(read);
  const municipios = await unitsInUse(context);
  const over =
    municipios && overlay(await Geos.open(), municipios, read.units, (s) => report(0.5 + 0.45 * s));
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: read.units.map((u) => ({ type: 'Feature', id: u.clave, properties: {}, geometry: u.geometry }))
  };
  const payload: ElectoralPayload = {
    kind: 'electoral',
    units: read.units.map(({ clave, nombre, geometry }) => ({ clave, nombre, areaKm2: areaKm2(geometry) })),
    topology: bytesOf(topology({ unidades: collection })),
    frame: over ? context.frameId : '—',
    pairs: over?.pairs ?? [],
    uncovered: over?.uncovered ?? []
  };
  return { kind: 'electoral', file: file.name, report: reportOf(read, payload, context), payload };
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
  { municipios }: FileContext
): ElectoralReport {
  const names = new Map(municipios.map((m) => [m.clave as string, m.nombre]));
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
  read: readonly Extract<MapReading, { kind: 'municipios' }>[],
  base: { nombre: string; payload: FramePayload } | null,
  context: FileContext,
  report: (share: number) => void
): BuiltFrame {
  const parts: FramePart[] = read.map((r) => ({ archivo: r.file, units: r.read.units }));
  const joined = joinParts(parts);
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
    payload: { kind: 'marco', municipios, neighbours: frame.neighbours, topology: bytesOf(frame.topology) }
  };
}
