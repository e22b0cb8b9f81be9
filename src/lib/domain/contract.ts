import { PLACE_HEADERS } from './place-headers';
import type { Day } from './day';

/** A table that the network keeps, one contract each. */
export const TABLE_KINDS = [
  'cococis',
  'afiliados',
  'conferencias',
  'asistencias',
  'directivas',
  'academia',
  'propuestas',
  'gestiones',
  'encuestas',
  'resultados',
  'metas',
  'actividades',
  'acuerdos',
  'experiencias'
] as const;
/** One of them. */
export type TableKind = (typeof TABLE_KINDS)[number];

/** Whether a text names one of the tables. */
export const isTableKind = (text: string): text is TableKind =>
  (TABLE_KINDS as readonly string[]).includes(text);

/** What part of a place a column says: an INEGI key, a state, a municipality within it, or an INE key. */
export type PlaceRole = 'cvegeo' | 'entidad' | 'municipio' | 'mun_ine';

/** One of the values that a column may hold, with the spellings that spreadsheets use for it (already folded). */
export interface Option {
  valor: string;
  sinonimos?: readonly string[];
}

/** One column of a contract: its canonical name and the headers that spreadsheets use for it (already folded). */
export interface ColumnContract {
  nombre: string;
  sinonimos: readonly string[];
}

/**
 * A column of a table of the network.
 * `identificador` names the row; `entidad` is a state's key; `unidad` is a key of the level that another column says;
 * `grupo-edad` may come from a birth date or an age; `persona` is looked at, if at all, and never kept.
 */
export interface Column extends ColumnContract {
  tipo:
    | 'identificador'
    | 'texto'
    | 'fecha'
    | 'entero'
    | 'decimal'
    | 'opcion'
    | 'sexo'
    | 'grupo-edad'
    | 'lugar'
    | 'entidad'
    | 'unidad'
    | 'persona';
  papel?: PlaceRole;
  unidad?: 'personas' | 'votos' | '%' | 'año';
  /** Least and greatest value; days for dates. */
  rango?: readonly [number, number];
  /** Values of an `opcion`; others stay as written and are named. */
  opciones?: readonly Option[];
  /** Other values than the options set the row aside. */
  cerrada?: boolean;
  /** A row without it is set aside. */
  obligatoria?: boolean;
  /** Value of a cell that is empty, where empty means it. */
  vacio?: string | number;
  /** Value of every row of a file without this column. */
  siFalta?: number;
  /** The value in each of the two rows of the template. */
  ejemplos: readonly [string, string];
}

/** A table of the network: its columns, what names a row and what must hold in it. */
export interface Contract {
  tipo: TableKind;
  columnas: readonly Column[];
  /** The column that holds the municipality, when there is one. */
  lugar: {
    columna: string;
    /** Whether a row, by its cells, may be of no municipality. */
    puedeFaltar?: (cell: (name: string) => string) => boolean;
  } | null;
  /** Columns that together name a row: the same ones again are the same row. Empty where rows may be alike. */
  identidad: readonly string[];
  /** Without these it is not this table. */
  necesarias: readonly string[];
  /** The date on which the row stands in time. */
  fecha: string | null;
  /** Each first column counts a part of the second one. */
  partes: readonly (readonly [parte: string, todo: string])[];
  /** Each first date is never after the second one. */
  orden: readonly (readonly [antes: string, despues: string])[];
}

/** Days that a date of the network may be: earlier ones are a slip of the pen. */
export const NETWORK_DAYS: readonly [Day, Day] = [
  Date.UTC(1990, 0, 1) / 86_400_000,
  Date.UTC(2100, 0, 1) / 86_400_000 - 1
];
/** More persons than this in one row is a telephone in the wrong column. */
export const MOST_PERSONS = 1_000_000;

const PLACE_SYNONYMS: Record<PlaceRole, readonly string[]> = {
  cvegeo: [...PLACE_HEADERS.whole, ...PLACE_HEADERS.wholeOrNumber],
  entidad: [...PLACE_HEADERS.state, 'estado de la republica', 'nom ent', 'nombre entidad'],
  municipio: [...PLACE_HEADERS.number, ...PLACE_HEADERS.name, 'mun'],
  mun_ine: PLACE_HEADERS.ine
};

/**
 * The columns that say where something is, the same in every table: by key, or by state and municipality.
 * @param columna canonical name of the key's column, and headers that only this table uses for it
 */
export const placeColumns = (
  columna = 'cvegeo',
  own: readonly string[] = [],
  ejemplos: readonly [string, string] = ['20067', '09015']
): Column[] =>
  (Object.keys(PLACE_SYNONYMS) as PlaceRole[]).map((papel) => ({
    nombre: papel === 'cvegeo' ? columna : papel,
    sinonimos:
      papel === 'cvegeo' && columna !== 'cvegeo'
        ? ['cvegeo', ...own, ...PLACE_SYNONYMS.cvegeo]
        : PLACE_SYNONYMS[papel],
    tipo: 'lugar',
    papel,
    ejemplos: papel === 'cvegeo' ? ejemplos : ['', '']
  }));

/** Canonical names of the columns that a row keeps, in the contract's order: the place in one, nothing of persons. */
export const keptColumns = ({ columnas, lugar }: Contract): Column[] =>
  columnas.filter((c) => c.tipo !== 'persona' && (c.tipo !== 'lugar' || c.nombre === lugar?.columna));

/** A column of a contract by its name. */
export const columnOf = ({ columnas }: Contract, nombre: string): Column =>
  columnas.find((c) => c.nombre === nombre)!;

/** A value of a row: text, a number, or a day; the empty text and null are *sin dato*. */
export type Value = string | number | null;
/** An accepted row, by canonical column. Places are INEGI keys, dates are days. */
export type TableRow = Readonly<Record<string, Value>>;
