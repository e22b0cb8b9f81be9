/** The buckets of the count; every data row falls in exactly one. */
export type Bucket = 'aceptadas' | 'ambiguas' | 'desconocidas' | 'duplicadas' | 'fueraDeRango';

/** The buckets, in the order in which they are said. */
export const BUCKETS: readonly Bucket[] = [
  'aceptadas',
  'duplicadas',
  'desconocidas',
  'ambiguas',
  'fueraDeRango'
];

/** `filas` is the sum of the five buckets; `ignoradas` (titles, header, blanks, totals) stays outside of it. */
export interface Tally extends Record<Bucket, number> {
  filas: number;
  ignoradas: number;
}

/** A count of nothing yet. */
export const emptyTally = (): Tally => ({
  filas: 0,
  aceptadas: 0,
  ambiguas: 0,
  desconocidas: 0,
  duplicadas: 0,
  fueraDeRango: 0,
  ignoradas: 0
});

/** Why a row was set aside, or what is wrong in a line that is no row. The sentence for each lives in `text/es/shared/problems.ts`. */
export type Reason =
  | 'duplicada'
  | 'persona-repetida'
  | 'celdas-corridas'
  | 'conflicto'
  | 'id-repetido'
  | 'fila-quitada'
  | 'sin-clave'
  | 'clave-desconocida'
  | 'clave-imposible'
  | 'clave-ine-desconocida'
  | 'clave-ine-ambigua'
  | 'entidad-desconocida'
  | 'nombre-desconocido'
  | 'nombre-ambiguo'
  | 'fecha-imposible'
  | 'fechas-al-reves'
  | 'numero-imposible'
  | 'fuera-de-rango'
  | 'fuera-de-lista'
  | 'falta-dato'
  | 'parte-mayor-que-todo'
  | 'total-no-coincide'
  | 'grupos-incompletos'
  | 'otra-tabla';

/** What the sentence of a problem needs. */
export interface ProblemDetail {
  /** First line with the same id; lines left unread. */
  renglon?: number;
  /** The columns that differ or do not agree with one another. */
  columnas?: string[];
  /** INEGI keys among which a person must choose. */
  candidatos?: string[];
  primeroAceptado?: boolean;
  rango?: readonly [number, number];
  /** What the accepted rows and all of them add up to, where the total of the column says otherwise. */
  sumas?: readonly [accepted: number, all: number];
  /** Somebody decided that this row stays out. */
  rechazada?: boolean;
  /** And decided it of this row alone. */
  aMano?: boolean;
}

/**
 * One row set aside: physical line from 1, canonical column, the value as written. A line that is no row (a total,
 * another table) has no bucket.
 */
export interface Problem {
  renglon: number;
  /** Which of the files of its table, when there are several. */
  archivo?: number;
  columna: string;
  valor: string;
  motivo: Reason;
  bucket: Exclude<Bucket, 'aceptadas'> | null;
  detalle?: ProblemDetail;
  /** In which system its key is, where it is not INEGI's. */
  sistema?: 'ine';
  /** The row as written, by canonical column and without what identifies anybody; absent where it cannot be trusted. */
  celdas?: Record<string, string>;
}

/** Something worth knowing about accepted rows; the row stays in. */
export interface Notice {
  tipo:
    | 'sin-fecha'
    | 'fecha-futura'
    | 'fila-sin-fecha'
    | 'fila-futura'
    | 'etapa-fuera-de-lista'
    | 'valor-fuera-de-lista'
    | 'municipio-posterior'
    | 'fuera-del-marco'
    | 'clave-y-nombre'
    | 'sin-municipio'
    | 'personas-fuera-del-marco'
    | 'comillas-rotas'
    | 'signos-invisibles'
    | 'sin-columna-de-etapa'
    | 'columna-sin-uso'
    | 'columna-privada'
    | 'celda-recortada'
    | 'parecen-nombres'
    | 'nombres-ocultos'
    | 'opcion-total'
    | 'datos-ocultos'
    | 'personas-lejos'
    | 'cifras-con-nota'
    | 'nombre-de-otra-clave'
    | 'total-publicado'
    | 'clave-sin-marco'
    | 'columna-de-persona'
    | 'sin-fecha-afiliacion'
    | 'afiliacion-futura'
    | 'sin-columna-de-afiliacion'
    | 'una-sola-fecha'
    | 'mes-dia'
    | 'fechas-de-serie'
    | 'coma-decimal'
    | 'fracciones'
    | 'iguales'
    | 'sin-sexo'
    | 'sexo-f-m'
    | 'sin-columna-de-sexo'
    | 'sectores-de-mas'
    | 'hojas-sin-leer'
    | 'decididas'
    | 'problemas-sin-nombrar';
  /** How many rows; `renglones` and `valores` hold only the first of them. */
  cuantos: number;
  renglones: number[];
  valores: string[];
}
