import type { Entidad, LaterMunicipio } from '../domain/catalog';
import type { ClaveMunicipio } from '../domain/clave';
import type { Day } from '../domain/day';
import type { KeyContext, KeySystem } from '../domain/key-system';
import type { Stage } from '../domain/stage';
import type { ReadingContext } from '../ingest/cococis';

/** What a file needs to be read against. */
export interface FileContext {
  municipios: ReadingContext['municipios'];
  entidades: Entidad[];
  later: LaterMunicipio[];
  aliases: ReadingContext['aliases'];
  elsewhere: ReadingContext['elsewhere'];
  circunscripciones: [entidad: string, circunscripcion: string][];
  stages: Stage[];
  today: Day;
  bridge: [ine: string, inegi: readonly ClaveMunicipio[]][] | null;
  /** What a person answered about this file; null lets the file say. */
  keySystem: KeySystem | null;
  layer: string | null;
  /** The frame in use, empty for the shipped one, and where the shapes of the latter are. */
  frameId: string;
  topologyUrl: string;
}

/** What a person said about one file. */
export interface Answer {
  keySystem?: KeySystem;
  layer?: string;
}

/** In which system keys may be, for maps and tables of figures. */
export function keyContextOf({ municipios, elsewhere, later, bridge, keySystem }: FileContext): KeyContext {
  const known = new Set<string>([...municipios, ...elsewhere, ...later].map((m) => m.clave));
  return {
    exists: (clave) => known.has(clave),
    bridge: bridge && new Map(bridge),
    chosen: keySystem
  };
}

/** The context of a list of rows: a map crosses to a worker as its entries. */
export const readingContext = ({ bridge, ...context }: FileContext): ReadingContext => ({
  ...context,
  bridge: bridge && new Map(bridge)
});
