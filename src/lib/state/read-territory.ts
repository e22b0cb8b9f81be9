import type { Entidad } from '../domain/catalog';
import type { FramePart } from '../domain/combine-frames';
import { combineFrames, findRepeatedStates } from '../domain/combine-frames';
import type { FrameUnit } from '../domain/frame-unit';
import type { KeyContext } from '../domain/key-system';
import { Geos } from '../geo/geos';
import { repairUnits } from '../geo/repair';
import type { LayerCard } from '../ingest/frame/layer';
import { openFrameFile, type OpeningTools } from '../ingest/frame/open';
import {
  chooseLayer,
  readElectoralLayer,
  readMunicipalLayer,
  type ElectoralReading,
  type ElectoralUnit,
  type FrameReading
} from '../ingest/frame/read-frame';
import { FileError } from '../ingest/problem';

/** A file and its name. */
export interface NamedFile {
  name: string;
  blob: Blob;
}

/** How to read a file of boundaries. */
export interface ReadingOptions {
  /** Name of the layer; null takes the only one that fits. */
  layer: string | null;
  keys: KeyContext;
  tools?: OpeningTools;
  report?: (share: number) => void;
}

/** A file of boundaries, read: its units with valid shapes, and everything that was found on the way. */
export interface TerritoryReading<Reading, Unit> {
  formato: string;
  layers: LayerCard[];
  reading: Reading;
  units: Unit[];
  /** Keys whose shape was mended. */
  repaired: string[];
  /** Keys that came several times over the same place; the first shape stays. */
  overlapping: string[];
}

const UNTOLD = () => {};

async function mend<Reading extends FrameReading | ElectoralReading, Unit extends Reading['units'][number]>(
  reading: Reading,
  report: (share: number) => void
) {
  const { units, repaired, overlapping, hopeless } = repairUnits(
    await Geos.open(),
    reading.units as Unit[],
    reading.repeated,
    report
  );
  if (hopeless.length)
    throw new FileError('sin-geometria', { claves: hopeless.slice(0, 10), cuantas: hopeless.length });
  return { units, repaired: [...new Set([...reading.cleaned, ...repaired])].sort(), overlapping };
}

/** Reads the municipalities of a file of boundaries, repaired and with INEGI keys. */
export async function readTerritory(
  file: NamedFile,
  { layer, keys, tools, report = UNTOLD }: ReadingOptions
): Promise<TerritoryReading<FrameReading, FrameUnit>> {
  const opened = await openFrameFile(file.blob, file.name, tools);
  report(0.2);
  const chosen = chooseLayer(opened, layer, ['municipios']);
  const reading = await readMunicipalLayer(chosen, keys, (s) => report(0.2 + 0.5 * s));
  const mended = await mend<FrameReading, FrameUnit>(reading, (s) => report(0.7 + 0.3 * s));
  return { formato: opened.formato, layers: opened.layers.map((l) => l.card), reading, ...mended };
}

/** Reads the districts or secciones of a file of boundaries, repaired. */
export async function readElectoral(
  file: NamedFile,
  { layer, tools, report = UNTOLD }: Omit<ReadingOptions, 'keys'>
): Promise<TerritoryReading<ElectoralReading, ElectoralUnit>> {
  const opened = await openFrameFile(file.blob, file.name, tools);
  report(0.2);
  const chosen = chooseLayer(opened, layer, ['distritos', 'distritos-locales', 'secciones']);
  const reading = await readElectoralLayer(chosen, (s) => report(0.2 + 0.5 * s));
  const mended = await mend<ElectoralReading, ElectoralUnit>(reading, (s) => report(0.7 + 0.3 * s));
  return { formato: opened.formato, layers: opened.layers.map((l) => l.card), reading, ...mended };
}

/** Refuses a frame whose keys came twice over one place: two versions of it, and nobody said which. */
export function refuseOverlapping({ overlapping }: { overlapping: string[] }): void {
  if (overlapping.length)
    throw new FileError('claves-repetidas', {
      claves: overlapping.slice(0, 10),
      cuantas: overlapping.length
    });
}

/**
 * One list of municipalities from several files.
 * @throws FileError `entidad-repetida` when two of them bring the same state
 */
export function joinParts(parts: readonly FramePart[], entidades: readonly Entidad[]): FrameUnit[] {
  const [repeated] = findRepeatedStates(parts);
  if (repeated)
    throw new FileError('entidad-repetida', {
      claves: [entidades.find((e) => e.clave === repeated.entidad)?.nombre ?? repeated.entidad],
      columnas: repeated.archivos.slice(0, -1)
    });
  return combineFrames(parts);
}
