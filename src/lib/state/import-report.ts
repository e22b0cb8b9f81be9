import type { Notice, Problem, Tally } from '../ingest/problem';

/** What the result screen shows of a cells file. Problems beyond `SHOWN_PROBLEMS` are only in the download. */
export interface CellsReport {
  tally: Tally;
  problems: Problem[];
  notices: Notice[];
  codificacion: string;
  separador: string;
  columnas: Record<string, string>;
  descartadas: string[];
  ultimaFecha: number | null;
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

/** Problems kept with a dataset for the result screen. */
export const SHOWN_PROBLEMS = 5_000;
