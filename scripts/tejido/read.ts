import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../../src/lib/domain/catalog';
import { UNIVERSE_IDS, type UniverseId } from '../../src/lib/domain/coverage';
import { parseDay, type Day } from '../../src/lib/domain/day';
import { DEFAULT_STAGES } from '../../src/lib/domain/stage';
import type { Reference, ShippedCatalog, ShippedTerritory } from '../../src/lib/domain/shipped';
import { findNeighbours, type Neighbours } from '../../src/lib/geo/adjacency';
import { readCococis } from '../../src/lib/ingest/cococis';
import { readFrameFile } from '../../src/lib/ingest/frame-file';
import { FileError } from '../../src/lib/ingest/problem';
import { explainFile } from '../../src/lib/text/problems';

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
    if (error instanceof FileError) throw new UsageError(explainFile(path, error));
    throw error;
  }
}

/** A frame as an order needs it; neighbours are computed only when asked for. */
export interface CommandFrame {
  catalog: Catalog;
  neighbours(): Neighbours;
}

/** The frame of `--marco`, or the shipped one, whose neighbours were computed from its full detail. */
export async function readFrame(path: string | undefined): Promise<CommandFrame> {
  if (!path) {
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
    return { catalog: { nombre, fuente, municipios }, neighbours: () => joinPairs(territory) };
  }
  const units = await naming(path, readFrameFile);
  const municipios = units.map(({ clave, nombre, pob }) => ({
    clave,
    nombre,
    pob,
    areaKm2: NaN,
    lon: NaN,
    lat: NaN
  }));
  const nombre = path.split(/[\\/]/).at(-1) ?? path;
  return {
    catalog: { nombre, fuente: path, municipios },
    neighbours: () => findNeighbours(units.map((u) => u.geometry))
  };
}

function joinPairs({ lado, punto }: ShippedTerritory): Neighbours {
  const pairs: [number, number, number][] = [];
  for (const [side, flat] of [
    [1, lado],
    [0, punto]
  ] as const)
    for (let i = 0; i < flat.length; i += 2) pairs.push([flat[i], flat[i + 1], side]);
  pairs.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return {
    a: Uint16Array.from(pairs, (p) => p[0]),
    b: Uint16Array.from(pairs, (p) => p[1]),
    side: Uint8Array.from(pairs, (p) => p[2])
  };
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

/** A cells file against a catalogue. */
export const readCells = (path: string, catalog: Catalog, reference: Reference) =>
  naming(path, (bytes) =>
    readCococis(bytes, {
      municipios: catalog.municipios,
      entidades: reference.entidades,
      later: reference.posteriores,
      elsewhere: shippedPlaces(),
      stages: DEFAULT_STAGES,
      today: null
    })
  );
