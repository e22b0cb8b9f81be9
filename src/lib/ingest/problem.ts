import type { KeyEvidence } from '../domain/key-system';

/** The buckets of the count; every data row falls in exactly one. */
export type Bucket = 'aceptadas' | 'ambiguas' | 'desconocidas' | 'duplicadas' | 'fueraDeRango';

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

/** Why a row was set aside. The sentence for each lives in `text/problems.ts`. */
export type Reason =
  | 'duplicada'
  | 'persona-repetida'
  | 'celdas-corridas'
  | 'conflicto'
  | 'sin-clave'
  | 'clave-desconocida'
  | 'clave-imposible'
  | 'clave-ine-desconocida'
  | 'clave-ine-ambigua'
  | 'entidad-desconocida'
  | 'nombre-desconocido'
  | 'nombre-ambiguo'
  | 'fecha-imposible'
  | 'numero-imposible'
  | 'mujeres-mas-que-integrantes';

/** One row set aside: physical line from 1, canonical column, the value as written, and what the sentence needs. */
export interface Problem {
  renglon: number;
  columna: string;
  valor: string;
  motivo: Reason;
  bucket: Exclude<Bucket, 'aceptadas'>;
  /** First line with the same id, the columns that differ, or the candidate keys. */
  detalle?: { renglon?: number; columnas?: string[]; candidatos?: string[]; primeroAceptado?: boolean };
}

/** Something worth knowing about accepted rows; the row stays in. */
export interface Notice {
  tipo:
    | 'sin-fecha'
    | 'fecha-futura'
    | 'etapa-fuera-de-lista'
    | 'municipio-posterior'
    | 'fuera-del-marco'
    | 'comillas-rotas'
    | 'total-no-coincide'
    | 'sin-columna-de-etapa'
    | 'columna-sin-uso'
    | 'columna-privada'
    | 'clave-sin-marco'
    | 'columna-de-persona'
    | 'sin-fecha-afiliacion'
    | 'afiliacion-futura'
    | 'sin-columna-de-afiliacion'
    | 'una-sola-fecha'
    | 'sin-sexo'
    | 'sexo-f-m'
    | 'sin-columna-de-sexo'
    | 'sectores-de-mas'
    | 'personas-fuera-del-marco'
    | 'problemas-sin-nombrar';
  /** How many rows; `renglones` and `valores` hold only the first of them. */
  cuantos: number;
  renglones: number[];
  valores: string[];
}

const NOTICE_ROWS = 500;
const NOTICE_VALUES = 50;

/** Notices of one reading, one entry per kind. */
export class NoticeBook {
  private readonly entries = new Map<Notice['tipo'], Notice>();

  /** Adds `many` rows to a kind, and the line and value of the first of them; line 0 is no line. */
  add(tipo: Notice['tipo'], line: number, value = '', many = 1): void {
    const entry = this.entries.get(tipo) ?? { tipo, cuantos: 0, renglones: [], valores: [] };
    this.entries.set(tipo, entry);
    entry.cuantos += many;
    if (line > 0 && entry.renglones.length < NOTICE_ROWS) entry.renglones.push(line);
    if (value && entry.valores.length < NOTICE_VALUES && !entry.valores.includes(value))
      entry.valores.push(value);
  }

  list(): Notice[] {
    return [...this.entries.values()];
  }
}

/** Why a whole file cannot be used. The sentence for each lives in `text/problems.ts`. */
export type FileReason =
  | 'vacio'
  | 'solo-encabezado'
  | 'sin-encabezado'
  | 'sin-columna-de-clave'
  | 'clave-ine'
  | 'binario'
  | 'html'
  | 'xlsx'
  | 'xls'
  | 'zip'
  | 'gzip-danado'
  | 'demasiado-grande'
  | 'otra-tabla'
  | 'no-es-marco'
  | 'json-roto'
  | 'json-sin-mapa'
  | 'json-sin-claves'
  | 'zip-sin-capas'
  | 'zip-sin-shp'
  | 'zip-sin-dbf'
  | 'zip-sin-prj'
  | 'zip-danado'
  | 'zip-con-clave'
  | 'zip-bomba'
  | 'shp-suelto'
  | 'gpkg-danado'
  | 'capa-danada'
  | 'capa-desconocida'
  | 'sin-capa'
  | 'varias-capas'
  | 'crs-desconocido'
  | 'otro-pais'
  | 'lon-lat-cambiadas'
  | 'entidad-repetida'
  | 'sistema-de-clave'
  | 'marco-sin-puente'
  | 'puente-sin-columnas'
  | 'claves-faltantes'
  | 'claves-repetidas'
  | 'sin-geometria'
  | 'coordenadas-proyectadas'
  | 'censo-sin-columna'
  | 'censo-sin-municipios'
  | 'cancelado';

/** A file that cannot be used as a whole; nothing of it was taken. */
export class FileError extends Error {
  constructor(
    readonly reason: FileReason,
    readonly detail: {
      columnas?: string[];
      claves?: string[];
      cuantas?: number;
      renglon?: number;
      megas?: number;
      /** How the keys of the file fit each system. */
      evidencia?: KeyEvidence;
    } = {}
  ) {
    super(reason);
    this.name = 'FileError';
  }
}
