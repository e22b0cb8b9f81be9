import { maskPersonal, quotable } from '../domain/privacy';
import type { KeyEvidence } from '../domain/key-system';
import type { Notice } from '../domain/problem';

const NOTICE_ROWS = 500;
const NOTICE_VALUES = 50;

/** Notices of one reading, one entry per kind. */
export class NoticeBook {
  private readonly entries = new Map<Notice['tipo'], Notice>();

  /** Adds `many` rows to a kind, and the line and value of the first of them; line 0 is no line. */
  add(tipo: Notice['tipo'], line: number, written = '', many = 1): void {
    const entry = this.entries.get(tipo) ?? { tipo, cuantos: 0, renglones: [], valores: [] };
    this.entries.set(tipo, entry);
    entry.cuantos += many;
    if (line > 0 && entry.renglones.length < NOTICE_ROWS) entry.renglones.push(line);
    if (!written || entry.valores.length >= NOTICE_VALUES || entry.valores.includes(written)) return;
    const value = maskPersonal(written);
    if (!entry.valores.includes(value)) entry.valores.push(value);
  }

  list(): Notice[] {
    return [...this.entries.values()];
  }
}

/** Why a whole file cannot be used. The sentence for each lives in `text/es/shared/problems.ts`. */
export type FileReason =
  | 'vacio'
  | 'solo-encabezado'
  | 'sin-encabezado'
  | 'sin-columna-de-clave'
  | 'clave-ine'
  | 'binario'
  | 'libro-danado'
  | 'libro-con-clave'
  | 'hoja-desconocida'
  | 'hojas-ocultas'
  | 'varias-hojas'
  | 'parquet-danado'
  | 'faltan-columnas'
  | 'decisiones-sin-columnas'
  | 'html'
  | 'xlsx'
  | 'xls'
  | 'zip'
  | 'gzip-danado'
  | 'demasiado-grande'
  | 'pasa-del-limite'
  | 'renglon-enorme'
  | 'otra-tabla'
  | 'nombres-de-personas'
  | 'folios-de-personas'
  | 'textos-con-nombres'
  | 'no-es-marco'
  | 'json-roto'
  | 'xml-roto'
  | 'mapa-vacio'
  | 'json-sin-mapa'
  | 'json-sin-claves'
  | 'zip-sin-tablas'
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
  | 'mapa-no-se-dibuja'
  | 'entidad-repetida'
  | 'sistema-de-clave'
  | 'claves-y-nombres'
  | 'claves-de-otra-entidad'
  | 'marco-sin-puente'
  | 'puente-sin-columnas'
  | 'secciones-sin-columnas'
  | 'secciones-clave-ine'
  | 'votos-sin-columnas'
  | 'votos-sin-puente'
  | 'votos-dudosos'
  | 'solo-porcentajes'
  | 'secciones-repetidas'
  | 'votos-repetidos'
  | 'varias-elecciones'
  | 'eleccion-desconocida'
  | 'numeros-dudosos'
  | 'columna-desconocida'
  | 'cuadro-desconocido'
  | 'categorias-sin-sumar'
  | 'categorias-encimadas'
  | 'solo-localidades'
  | 'claves-faltantes'
  | 'claves-repetidas'
  | 'sin-geometria'
  | 'coordenadas-proyectadas'
  | 'censo-sin-columna'
  | 'poblacion-dudosa'
  | 'censo-sin-municipios'
  | 'cancelado';

/** A column of figures of a table of votes: where it is, its first figures, and what it would be or was read as. */
export interface ColumnSample {
  at: number;
  columna: string;
  valores: string[];
  opcion: boolean;
  total: boolean;
  duda: boolean;
}

/** What a sentence about a file names. */
export interface FileDetail {
  columnas?: string[];
  claves?: string[];
  cuantas?: number;
  renglon?: number;
  renglones?: number[];
  megas?: number;
  /** How the keys of the file fit each system. */
  evidencia?: KeyEvidence;
  /** Of a table of votes that leaves its options open: its columns, and the total that fits best. */
  muestras?: ColumnSample[];
  total?: string;
}

/** A file that cannot be used as a whole; nothing of it was taken. */
export class FileError extends Error {
  /** Names of columns as they may be quoted. */
  readonly detail: FileDetail;

  constructor(
    readonly reason: FileReason,
    detail: FileDetail = {}
  ) {
    super(reason);
    this.name = 'FileError';
    this.detail = { ...detail, columnas: detail.columnas?.map((c) => quotable(c)) };
  }
}

/**
 * Runs a reader of something that others wrote: what it did not expect means that the file is damaged.
 * @throws FileError `capa-danada` naming what was read, in place of any error that is none
 */
export async function readSuspiciously<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // A reading of text that turns out to be in another encoding, or cancelled, is nobody's damage.
    if (error instanceof TypeError || error instanceof RangeError)
      throw new FileError('capa-danada', { columnas: [what] });
    throw error;
  }
}
