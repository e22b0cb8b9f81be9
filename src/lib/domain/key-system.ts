import type { ClaveMunicipio } from './clave';

/** Who numbered the municipalities of a file: the two systems use the same digits for different places. */
export type KeySystem = 'inegi' | 'ine';

/** Headers, folded, that say that their keys are INEGI's; any other but INE's own may hold either. */
export const INEGI_HEADERS: ReadonlySet<string> = new Set([
  'cvegeo',
  'cve geo',
  'cve mungeo',
  'clave inegi',
  'inegi',
  'municipio inegi',
  'clave geoestadistica',
  'cve mun',
  'cve municipio',
  'cvemun',
  'cve agem'
]);

/** For each INE key (`EEMMM`), the INEGI keys that a file with both gives it: one, or several that nobody can choose from. */
export type KeyBridge = ReadonlyMap<string, readonly ClaveMunicipio[]>;

/** A bridge as a list, for what is kept or crosses to another thread. */
export type KeyPairs = [ine: string, inegi: readonly ClaveMunicipio[]][];

/** Two bridges as one: an INE key for which they name different places has them all. */
export function joinKeys(a: KeyPairs, b: KeyPairs): KeyPairs {
  const joined = new Map(a);
  for (const [ine, claves] of b)
    joined.set(ine, [...new Set([...(joined.get(ine) ?? []), ...claves])].sort());
  return [...joined];
}

/** What is needed to know in which system the keys of a file are. */
export interface KeyContext {
  /** Whether an INEGI key exists in any list at hand. */
  exists(clave: string): boolean;
  /** INEGI keys of the municipalities of a state that bear a name; absent where no list of names is at hand. */
  named?(entidad: string, nombre: string): readonly string[];
  /** Key of the state that a text names; absent where no list of states is at hand. */
  stateOf?(text: string): string | null;
  /** People of a municipality, where the frame at hand says them. */
  people?(clave: string): number | null;
  /** A point inside a municipality, as degrees, where a frame at hand says it. */
  placeOf?(clave: string): readonly [lon: number, lat: number] | null;
  bridge: KeyBridge | null;
  /** What a person said of this file; null lets it say. */
  chosen: KeySystem | null;
}

/** Why a file's keys are read in a system. */
export interface KeyEvidence {
  /** Null when both systems fit equally well: a person must say. */
  system: KeySystem | null;
  by: 'encabezado' | 'conteo' | 'nombres' | 'elegida';
  /** The header or field that says it, as written; empty otherwise. */
  header: string;
  /** Rows with a key, and how many of them exist in each system; null without a bridge to count with. */
  rows: number;
  inegi: number;
  ine: number | null;
}

/**
 * Decides in which system a file's keys are, in this order: what a person chose, what the header says, in which one more
 * rows exist. Without a bridge nothing is known of INE's keys and the header is all there is.
 */
export function weighKeySystem(
  chosen: KeySystem | null,
  said: { system: KeySystem; header: string } | null,
  counts: { rows: number; inegi: number; ine: number | null }
): KeyEvidence {
  if (chosen) return { system: chosen, by: 'elegida', header: '', ...counts };
  if (said) return { system: said.system, by: 'encabezado', header: said.header, ...counts };
  const { inegi, ine } = counts;
  if (ine === null || inegi > ine) return { system: 'inegi', by: 'conteo', header: '', ...counts };
  return { system: ine > inegi ? 'ine' : null, by: 'conteo', header: '', ...counts };
}
