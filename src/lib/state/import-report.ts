import type { FrameLevel } from '../domain/frame-unit';
import type { KeyEvidence } from '../domain/key-system';
import type { VintageChanges } from '../domain/vintage';
import type { FigureProblem } from '../ingest/figures/read-figures';
import type { Notice, Problem, Tally } from '../ingest/problem';

/** What the result screen shows of a file of rows. Problems beyond `SHOWN_PROBLEMS` are only in the download. */
export interface RowsReport {
  tally: Tally;
  problems: Problem[];
  notices: Notice[];
  codificacion: string;
  separador: string;
  columnas: Record<string, string>;
  descartadas: string[];
  ultimaFecha: number | null;
  /** Why the keys were read in their system; absent in imports kept before it was said. */
  evidencia?: KeyEvidence;
}

/** Of a cells file. */
export type CellsReport = RowsReport;

/** Of a members file: also how many persons its accepted rows are. */
export interface MembersReport extends RowsReport {
  personas: number;
}

/** A municipality as a list names it. */
export interface NamedPlace {
  clave: string;
  nombre: string;
}

/** What the result screen shows of a frame. The parts after the first two are absent in frames kept by older versions. */
export interface FrameReport {
  municipios: number;
  conPoblacion: number;
  archivos?: { nombre: string; formato: string; capa: string; crs: string; codificacion: string }[];
  vertices?: number;
  /** Keys whose shape was mended, and those that came in several shapes. */
  reparadas?: string[];
  repetidas?: string[];
  /** Names of the states that it lacks. */
  faltan?: string[];
  /** Against the frame that was in use. */
  cambios?: VintageChanges;
  evidencias?: KeyEvidence[];
  /** Every file it is made of. */
  nombres?: string[];
}

/** What the result screen shows of a table of figures. */
export interface FiguresReport {
  indicadores: { nombre: string; periodo: string; municipios: number; suma: boolean }[];
  fueraDelMarco: string[];
  problemas: FigureProblem[];
  evidencia: KeyEvidence;
  /** Headers of columns that identify persons, and of those without figures. */
  descartadas: string[];
  sinUso: string[];
}

/** What the result screen shows of a bridge between INE's keys and INEGI's. */
export interface BridgeReport {
  filas: number;
  leidas: number;
  claves: number;
  ambiguas: string[];
  sinLeer: { renglon: number; valor: string }[];
}

/** What the result screen shows of districts or secciones. */
export interface ElectoralReport {
  nivel: FrameLevel;
  unidades: number;
  formato: string;
  capa: string;
  crs: string;
  reparadas: string[];
  repetidas: string[];
  /** Whether the shapes of the frame were there to be crossed with. */
  cruzados: boolean;
  /** Municipalities of the frame that it touches, those that it cuts, and those of which it leaves a part uncovered. */
  municipios: number;
  cortados: number;
  sinCubrir: { clave: string; nombre: string; share: number }[];
}

/** What the result screen shows of a census; `fueraDelMarco` are its keys that the frame in use lacks. */
export interface CensusReport {
  fueraDelMarco: string[];
  municipios: number;
  suma: number;
  publicado: number | null;
  problemas: FigureProblem[];
  /** Year of the people, and the municipalities of the frame without a figure: absent in older imports. */
  periodo?: string;
  sinCifra?: { clave: string; nombre: string; origen: string[] }[];
  indicadores?: FiguresReport['indicadores'];
  descartadas?: string[];
  sinUso?: string[];
  evidencia?: KeyEvidence;
}

/** The report of a file of any kind. */
export type AnyReport =
  CellsReport | MembersReport | FrameReport | CensusReport | FiguresReport | BridgeReport | ElectoralReport;

/** Problems kept with a dataset for the result screen. */
export const SHOWN_PROBLEMS = 5_000;
