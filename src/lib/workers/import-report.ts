import type { VoteSample, VoteLevel, VoteOption } from '../domain/votes';
import type { UnknownPlace } from '../domain/decision';
import type { NoOption } from '../ingest/electoral/read-votes';
import type { ColumnSample } from '../ingest/problem';
import type { Sums } from '../domain/contracts/sums';
import type { ElectoralProblem } from '../domain/electoral-problem';
import type { FrameLevel } from '../domain/frame-unit';
import type { KeyEvidence } from '../domain/key-system';
import type { Notice, Problem, Tally } from '../domain/problem';
import type { VintageChanges } from '../domain/vintage';
import type { FigureProblem } from '../ingest/figures/read-figures';
import type { DatasetCard } from '../store/database';
import type { ColumnGuess } from '../ingest/table/read-table';
import type { OtherTable } from '../domain/other-table';

/** What the result screen shows of a table of the network. The rows set aside are kept with its rows. */
export interface TableReport {
  tally: Tally;
  /** The first rows set aside, without their cells, and what is wrong in lines that are no rows. */
  problems: Problem[];
  notices: Notice[];
  /** Encoding, or the format where that says it. */
  codificacion: string;
  separador: string;
  columnas: Record<string, string>;
  descartadas: string[];
  /** Absent in imports kept before they were said, as all that follows. */
  evidencia?: KeyEvidence;
  hoja?: string | null;
  /** Every column of the file with its first cells. */
  guesses?: ColumnGuess[];
  sumas?: Sums;
  /** Other tables that stand in the sheet, not read. */
  cuadros?: OtherTable[];
  /** The files it came from, by the number that its rows bear. */
  archivos?: string[];
  /** Rows changed, added and taken out by hand. */
  aMano?: { cambiadas: number; agregadas: number; quitadas: number };
}

/** Rows that a table has now: those accepted, and what was added and taken out by hand since. */
export const rowsInTable = ({ tally, aMano }: TableReport): number =>
  tally.aceptadas + (aMano ? aMano.agregadas - aMano.quitadas : 0);

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
  /** Pairs of neighbours across the lines of states, taken from the shipped frame where the drawings do not meet. */
  cosidos?: number;
  /** Municipalities that bring their people, which are not used beside the estimates of the rest of the country. */
  sinUsarPoblacion?: number;
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
  indicadores: { nombre: string; periodo: string; municipios: number; suma: boolean; clases?: string[] }[];
  fueraDelMarco: string[];
  problemas: FigureProblem[];
  evidencia: KeyEvidence;
  /** What was left out and what is worth a look; reports kept before there were any have none. */
  avisos?: Notice[];
  /** Other tables that stand in the sheet, not read. */
  cuadros?: OtherTable[];
}

/** What the result screen shows of a bridge between INE's keys and INEGI's. */
export interface BridgeReport {
  filas: number;
  leidas: number;
  claves: number;
  ambiguas: string[];
  sinLeer: { renglon: number; valor: string }[];
}

/** What the result screen shows of a table of secciones. */
export interface SectionsReport {
  filas: number;
  secciones: number;
  municipios: number;
  distritosFederales: number | null;
  distritosLocales: number | null;
  /** Headers of the columns of districts that were read, and of those of other maps. */
  columnas: string[];
  otrosMapas: string[];
  /** Which weights it brings. */
  lista: boolean;
  poblacion: boolean;
  /**
   * The table that was in use and that this one was added to, how many states of it stay, and how many gave place to those
   * of this one; absent when it stands alone.
   */
  sumada?: { con: string; quedan: number; cambian: number };
  /** Files that it was joined from, when there is more than one. */
  archivos?: string[];
  /** INE keys, and rows, that it gives both keys of. */
  claves: number;
  leidas: number;
  problemas: ElectoralProblem[];
  /** Municipalities that nobody knows; absent in reports of before. */
  porResolver?: UnknownPlace[];
}

/** What the result screen shows of a table of votes. */
export interface VotesReport {
  nivel: VoteLevel;
  anio: string;
  cargo: string;
  filas: number;
  unidades: number;
  opciones: VoteOption[];
  total: number;
  /** NaN where the table has none. */
  lista: number;
  columnaTotal: string;
  columnaLista: string;
  sinUso: string[];
  evidencia: KeyEvidence | null;
  problemas: ElectoralProblem[];
  porResolver?: UnknownPlace[];
  /** What part of the election it is, where the file says so itself. */
  muestra?: VoteSample | null;
  /** Why each other column is no option, and all columns of figures; absent in reports of before. */
  noOpciones?: NoOption[];
  /** Other tables that stand in the sheet, not read. */
  cuadros?: OtherTable[];
  columnas?: ColumnSample[];
}

/** What is said of the checks of electoral records. */
export interface ChecksReport {
  registros: number;
}

/** What the result screen shows of a file of decisions. */
export interface DecisionsReport {
  decisiones: number;
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
  avisos?: Notice[];
  evidencia?: KeyEvidence;
}

/** The report of a file of any kind. */
export type AnyReport =
  | TableReport
  | FrameReport
  | CensusReport
  | FiguresReport
  | BridgeReport
  | DecisionsReport
  | ElectoralReport
  | SectionsReport
  | VotesReport
  | ChecksReport;

/** Problems kept in the report of a dataset, for the result screen. */
export const SHOWN_PROBLEMS = 5_000;

/** The card of a dataset of any kind. */
export type AnyCard = DatasetCard<AnyReport>;
