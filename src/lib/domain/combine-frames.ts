import type { Entidad } from './catalog';
import type { FrameUnit } from './frame-unit';

/** The municipalities of one file of boundaries. */
export interface FramePart {
  archivo: string;
  units: readonly FrameUnit[];
}

const statesOf = (units: readonly { clave: string }[]) => new Set(units.map((u) => u.clave.slice(0, 2)));

/** States that more than one part brings: two vintages of one state cannot be told apart by their keys. */
export function findRepeatedStates(parts: readonly FramePart[]): { entidad: string; archivos: string[] }[] {
  const files = new Map<string, string[]>();
  for (const { archivo, units } of parts)
    for (const entidad of statesOf(units)) files.set(entidad, [...(files.get(entidad) ?? []), archivo]);
  return [...files]
    .filter(([, archivos]) => archivos.length > 1)
    .map(([entidad, archivos]) => ({ entidad, archivos }))
    .sort((a, b) => a.entidad.localeCompare(b.entidad));
}

/** One list of municipalities of several files, in key order; a state of a later file takes the place of an earlier one's. */
export function combineFrames(parts: readonly FramePart[]): FrameUnit[] {
  let units: FrameUnit[] = [];
  for (const part of parts) {
    const replaced = statesOf(part.units);
    units = [...units.filter((u) => !replaced.has(u.clave.slice(0, 2))), ...part.units];
  }
  return units.sort((a, b) => (a.clave < b.clave ? -1 : 1));
}

/** The states of which a frame has no municipality. */
export function missingStates(units: readonly { clave: string }[], entidades: readonly Entidad[]): Entidad[] {
  const present = statesOf(units);
  return entidades.filter((e) => !present.has(e.clave));
}
