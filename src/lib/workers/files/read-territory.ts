import type { Entidad } from '../../domain/catalog';
import { type FramePart, combineFrames, findRepeatedStates } from '../../domain/combine-frames';
import type { FrameUnit } from '../../domain/frame-unit';
import type { KeyContext } from '../../domain/key-system';
import { Geos } from '../../geo/geos';
import { repairUnits } from '../../geo/repair';
import type { LayerCard, OpenedFile } from '../../ingest/frame/layer';
import { openFrameFile, type OpeningTools } from '../../ingest/frame/open';
import {
  chooseLayer,
  readElectoralLayer,
  readMunicipalLayer,
  type ElectoralReading,
  type ElectoralUnit,
  type FrameReading
} from '../../ingest/frame/read-frame';
import { FileError } from '../../ingest/problem';

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

const ELECTORAL = ['distritos', 'distritos-locales', 'secciones'] as const;

/** Opens a file of boundaries. */
export const openTerritory = (file: NamedFile, tools?: OpeningTools): Promise<OpenedFile> =>
  openFrameFile(file.blob, file.name, tools);

/** Reads the municipalities of one layer of an opened file, repaired and with INEGI keys. */
export async function readTerritory(
  opened: OpenedFile,
  { layer, keys, report = UNTOLD }: ReadingOptions
): Promise<TerritoryReading<FrameReading, FrameUnit>> {
  const chosen = chooseLayer(opened, layer, ['municipios']);
  const reading = await readMunicipalLayer(chosen, keys, (s) => report(0.7 * s));
  const mended = await mend<FrameReading, FrameUnit>(reading, (s) => report(0.7 + 0.3 * s));
  return { formato: opened.formato, layers: opened.layers.map((l) => l.card), reading, ...mended };
}

/**
 * Reads the municipalities of an opened file: of its only layer of them, or of several that bring different states.
 * @throws FileError `varias-capas` when two layers bring the same state
 */
export async function readTerritories(
  opened: OpenedFile,
  options: ReadingOptions
): Promise<TerritoryReading<FrameReading, FrameUnit>[]> {
  const fitting = opened.layers.filter((l) => l.card.nivel === 'municipios').map((l) => l.card.nombre);
  if (options.layer !== null || fitting.length < 2) return [await readTerritory(opened, options)];
  const readings: TerritoryReading<FrameReading, FrameUnit>[] = [];
  for (const [i, layer] of fitting.entries()) {
    const report = (s: number) => options.report?.((i + s) / fitting.length);
    readings.push(await readTerritory(opened, { ...options, layer, report }));
  }
  const repeated = findRepeatedStates(readings.map(({ units }, i) => ({ archivo: fitting[i], units })));
  if (repeated.length) throw new FileError('varias-capas', { columnas: fitting, claves: fitting });
  return readings;
}

/** Reads the districts or secciones of an opened file, repaired. */
export async function readElectoral(
  opened: OpenedFile,
  { layer, report = UNTOLD }: Omit<ReadingOptions, 'keys'>
): Promise<TerritoryReading<ElectoralReading, ElectoralUnit>> {
  const chosen = chooseLayer(opened, layer, ELECTORAL);
  const reading = await readElectoralLayer(chosen, (s) => report(0.7 * s));
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
