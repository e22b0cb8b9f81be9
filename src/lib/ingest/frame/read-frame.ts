import type { MultiPolygon, Polygon } from 'geojson';
import type { ClaveMunicipio } from '../../domain/clave';
import type { FrameLevel, FrameUnit } from '../../domain/frame-unit';
import { weighKeySystem, type KeyBridge, type KeyContext, type KeyEvidence } from '../../domain/key-system';
import { NameCheck } from '../name-check';
import { FileError } from '../problem';
import { FieldNames, MunicipalKeys, readElectoralKey, type WrittenKey } from './identify';
import { BUDGET, overBudget } from '../budget';
import { countVertices, type LayerCard, type OpenedFile, type RawLayer } from './layer';

/** What reading a layer of boundaries tells besides its units. */
export interface LayerReading {
  capa: string;
  nivel: FrameLevel;
  crs: string;
  encoding: string;
  /** Positions as written, the closing ones too. */
  vertices: number;
  /** Keys of units that lost a ring that cannot be drawn: fewer than four positions, or places that are no numbers. */
  cleaned: string[];
}

/** The municipalities of a layer, in key order. */
export interface FrameReading extends LayerReading {
  units: FrameUnit[];
  /** The shapes of the keys that came more than once, one by one; `units` holds them together. */
  repeated: Map<string, MultiPolygon[]>;
  evidence: KeyEvidence;
}

/** One unit of an electoral layer: key `EEDD` or `EESSSS`. */
export interface ElectoralUnit {
  clave: string;
  nombre: string;
  geometry: MultiPolygon;
}

/** The units of an electoral layer, in key order. */
export interface ElectoralReading extends LayerReading {
  units: ElectoralUnit[];
  repeated: Map<string, MultiPolygon[]>;
}

/**
 * The layer to read: the one of a name, else the only one of a level.
 * @throws FileError `capa-desconocida`, `sin-capa` or `varias-capas`, with the names of all layers
 */
export function chooseLayer(
  opened: OpenedFile,
  name: string | null,
  levels: readonly FrameLevel[]
): OpenedFile['layers'][number] {
  const cards = opened.layers.map((l) => l.card);
  const names = { columnas: cards.map((c) => c.nombre), claves: candidates(cards, levels) };
  if (name !== null) {
    const found = opened.layers.find((l) => l.card.nombre.toLowerCase() === name.toLowerCase());
    if (!found) throw new FileError('capa-desconocida', names);
    const { nivel } = found.card;
    if (nivel !== null && !levels.includes(nivel)) throw new FileError('sin-capa', names);
    return found;
  }
  const fitting = opened.layers.filter((l) => l.card.nivel && levels.includes(l.card.nivel));
  if (fitting.length === 0) {
    // The only layer of a file says itself what it lacks.
    if (opened.layers.length === 1 && cards[0].nivel === null && cards[0].unidades > 0 && !cards[0].masFina)
      return opened.layers[0];
    throw new FileError('sin-capa', names);
  }
  if (fitting.length > 1) throw new FileError('varias-capas', names);
  return fitting[0];
}

const candidates = (cards: readonly LayerCard[], levels: readonly FrameLevel[]) =>
  cards.filter((c) => c.nivel && levels.includes(c.nivel)).map((c) => c.nombre);

const isRing = (ring: number[][]) =>
  ring.length >= 4 && ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y));

/** Rings that a drawing can have, closed, in the plane; null when none is left. */
function cleanGeometry(geometry: Polygon | MultiPolygon): { clean: MultiPolygon | null; changed: boolean } {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let changed = false;
  const close = (ring: number[][]): number[][] => {
    const flat = ring.map(([x, y]) => [x, y]);
    const [first, last] = [flat[0], flat.at(-1)!];
    if (flat.length < 3 || (first[0] === last[0] && first[1] === last[1])) return flat;
    changed = true;
    return [...flat, [...first]];
  };
  const kept = parts.flatMap((part) => {
    const rings = part.map(close);
    const good = rings.filter(isRing);
    if (good.length < rings.length) changed = true;
    return rings.length && isRing(rings[0]) ? [good] : [];
  });
  return { clean: kept.length ? { type: 'MultiPolygon', coordinates: kept } : null, changed };
}

/** Room around Mexico, degrees: its islands and its neighbours' borders, and no other country. */
const MEXICO = { west: -119, south: 14, east: -86, north: 33.5 };

/** Refuses coordinates that are no degrees, or that are of somewhere else. */
function checkPlace(layer: RawLayer, geometries: readonly MultiPolygon[]): void {
  let inside = 0;
  for (const { coordinates } of geometries) {
    const [x, y] = coordinates[0][0][0];
    // Latitude and longitude the wrong way round: both are degrees, and fall nowhere.
    if (y < MEXICO.east && y > MEXICO.west && x > MEXICO.south && x < MEXICO.north)
      throw new FileError('lon-lat-cambiadas');
    if (Math.abs(x) > 180 || Math.abs(y) > 90)
      throw new FileError(layer.crs === '' ? 'zip-sin-prj' : 'coordenadas-proyectadas');
    if (x > MEXICO.west && x < MEXICO.east && y > MEXICO.south && y < MEXICO.north) inside++;
  }
  if (inside * 2 < geometries.length) throw new FileError('otro-pais');
}

interface Keyed<T> {
  clave: string;
  source: T;
  geometry: MultiPolygon;
}

/** Cleans and gathers the shapes of keyed units: several shapes of one key become one. */
function gather<T extends { geometry: Polygon | MultiPolygon | null }>(
  layer: RawLayer,
  keyed: readonly { clave: string; source: T }[]
) {
  const cleaned: string[] = [];
  const empty: string[] = [];
  let vertices = 0;
  const shapes = new Map<string, Keyed<T>[]>();
  for (const { clave, source } of keyed) {
    vertices += countVertices(source.geometry);
    if (vertices > BUDGET.vertices) overBudget('vértices', BUDGET.vertices);
    const { clean, changed } = source.geometry
      ? cleanGeometry(source.geometry)
      : { clean: null, changed: false };
    if (!clean) {
      empty.push(clave);
      continue;
    }
    if (changed) cleaned.push(clave);
    const before = shapes.get(clave);
    if (before) before.push({ clave, source, geometry: clean });
    else shapes.set(clave, [{ clave, source, geometry: clean }]);
  }
  const missing = [...new Set(empty)].filter((clave) => !shapes.has(clave));
  if (missing.length)
    throw new FileError('sin-geometria', { claves: missing.slice(0, 10), cuantas: missing.length });
  const gathered = [...shapes.values()]
    .map((parts): Keyed<T> & { parts: MultiPolygon[] } => ({
      ...parts[0],
      geometry:
        parts.length === 1
          ? parts[0].geometry
          : { type: 'MultiPolygon', coordinates: parts.flatMap((p) => p.geometry.coordinates) },
      parts: parts.map((p) => p.geometry)
    }))
    .sort((a, b) => (a.clave < b.clave ? -1 : 1));
  checkPlace(
    layer,
    gathered.map((g) => g.geometry)
  );
  const repeated = new Map(gathered.filter((g) => g.parts.length > 1).map((g) => [g.clave, g.parts]));
  return { gathered, repeated, vertices, cleaned: [...new Set(cleaned)].sort() };
}

const positions = (missing: readonly number[]) => ({
  claves: missing.slice(0, 10).map((i) => String(i + 1)),
  cuantas: missing.length
});

function readKeys<T>(count: number, read: (i: number) => T | null): T[] {
  const keys = Array.from({ length: count }, (_, i) => read(i));
  const missing = keys.flatMap((key, i) => (key === null ? [i] : []));
  if (missing.length === count) throw new FileError('json-sin-claves', { cuantas: count });
  if (missing.length) throw new FileError('claves-faltantes', positions(missing));
  return keys as T[];
}

/** Reads a layer of municipalities whose keys are INEGI's, or INE's with a bridge to them. */
export async function readMunicipalLayer(
  layer: OpenedFile['layers'][number],
  { exists, named, placeOf, bridge, chosen }: KeyContext,
  report?: (share: number) => void
): Promise<FrameReading> {
  const raw = await layer.read(report);
  const fields = new MunicipalKeys(raw.units.map((u) => u.fields));
  const written = readKeys<WrittenKey>(raw.units.length, (i) => fields.read(raw.units[i].fields));
  const whole = written.map((k) => k.entidad + k.municipio);
  const evidence = weighKeySystem(chosen, fields.said && { system: fields.said, header: fields.sayer }, {
    rows: whole.length,
    inegi: whole.filter(exists).length,
    ine: bridge && whole.filter((k) => bridge.has(k)).length
  });
  if (evidence.by !== 'elegida' && evidence.system === 'inegi' && named) {
    const names = new NameCheck(named);
    whole.forEach((clave, i) => names.add(clave, fields.name(raw.units[i].fields)));
    names.refuse(evidence.by === 'conteo');
  }
  const isNameless = raw.units.every((u) => fields.name(u.fields) === '');
  // Numbers in a state, without a name beside them nor a header that says whose they are: only where they lie can tell.
  if (evidence.by === 'conteo' && evidence.system === 'inegi' && isNameless && placeOf)
    if (!lieInPlace(raw.units, whole, placeOf))
      throw new FileError('sistema-de-clave', { evidencia: { ...evidence, system: null } });
  const toInegi = keyReader(evidence, bridge);
  const keyed = whole.map((clave, i) => ({ clave: toInegi(clave), source: raw.units[i] }));
  const { gathered, repeated, vertices, cleaned } = gather(raw, keyed);
  const people = fields.peopleReader(raw.units.map((u) => u.fields));
  const units = gathered.map(({ clave, source, geometry }): FrameUnit => {
    const nombre = fields.name(source.fields) || clave;
    return { clave: clave as ClaveMunicipio, nombre, pob: people(source.fields), geometry };
  });
  const { crs, encoding } = raw;
  const { nombre } = layer.card;
  return { capa: nombre, nivel: 'municipios', crs, encoding, vertices, cleaned, units, repeated, evidence };
}

/** Room around a shape, degrees: frames are drawn more or less finely. */
const ROOM = 0.05;

/** Whether most shapes lie around the points that are known of their keys; true where none is known. */
function lieInPlace(
  units: readonly { geometry: Polygon | MultiPolygon | null }[],
  keys: readonly string[],
  placeOf: NonNullable<KeyContext['placeOf']>
): boolean {
  let [compared, there] = [0, 0];
  units.forEach(({ geometry }, i) => {
    const point = placeOf(keys[i]);
    if (!point || !geometry) return;
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const outer = parts.flatMap((part) => part[0] ?? []);
    const isWithin = ([x, y]: readonly [number, number]) => {
      let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
      for (const [px, py] of outer) {
        west = Math.min(west, px);
        east = Math.max(east, px);
        south = Math.min(south, py);
        north = Math.max(north, py);
      }
      return x > west - ROOM && x < east + ROOM && y > south - ROOM && y < north + ROOM;
    };
    compared++;
    if (isWithin(point)) there++;
  });
  return compared === 0 || there * 2 > compared;
}

/** INEGI key of each key of a frame; a frame with a key that leads nowhere, or to two places, is refused. */
function keyReader(evidence: KeyEvidence, bridge: KeyBridge | null): (clave: string) => string {
  if (evidence.system === null) throw new FileError('sistema-de-clave', { evidencia: evidence });
  if (evidence.system === 'inegi') return (clave) => clave;
  if (!bridge) throw new FileError('clave-ine', { columnas: [evidence.header || 'clave'] });
  return (clave) => {
    const found = bridge.get(clave) ?? [];
    if (found.length !== 1) throw new FileError('marco-sin-puente', { claves: [clave] });
    return found[0];
  };
}

/** Reads a layer of districts or secciones with INE's field names. */
export async function readElectoralLayer(
  layer: OpenedFile['layers'][number],
  report?: (share: number) => void
): Promise<ElectoralReading> {
  const raw = await layer.read(report);
  const nivel = layer.card.nivel ?? 'distritos';
  const fields = new FieldNames(raw.units.map((u) => u.fields));
  const keys = readKeys(raw.units.length, (i) => readElectoralKey(fields, raw.units[i].fields, nivel));
  const { gathered, repeated, vertices, cleaned } = gather(
    raw,
    keys.map((clave, i) => ({ clave, source: raw.units[i] }))
  );
  const units = gathered.map(({ clave, source, geometry }) => ({
    clave,
    nombre: fields.value(source.fields, 'name'),
    geometry
  }));
  return {
    capa: layer.card.nombre,
    nivel,
    crs: raw.crs,
    encoding: raw.encoding,
    vertices,
    cleaned,
    units,
    repeated
  };
}
