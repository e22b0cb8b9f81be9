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
}

/** Of a cells file. */
export type CellsReport = RowsReport;

/** Of a members file: also how many persons its accepted rows are. */
export interface MembersReport extends RowsReport {
  personas: number;
}

/** What the result screen shows of a frame. */
export interface FrameReport {
  municipios: number;
  conPoblacion: number;
}

/** What the result screen shows of a census; `fueraDelMarco` are its keys that the frame in use lacks. */
export interface CensusReport {
  fueraDelMarco: string[];
  municipios: number;
  suma: number;
  publicado: number | null;
  problemas: { renglon: number; columna: string; valor: string; motivo: 'numero-imposible' | 'duplicada' }[];
}

/** The report of a file of any kind. */
export type AnyReport = CellsReport | MembersReport | FrameReport | CensusReport;

/** Problems kept with a dataset for the result screen. */
export const SHOWN_PROBLEMS = 5_000;
