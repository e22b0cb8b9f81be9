import { foldName } from '../../domain/catalog';
import { parseClaveMunicipio } from '../../domain/clave';
import type { Column, Contract, Value } from '../../domain/contract';
import { keptColumns } from '../../domain/contract';
import { KEY_DIGITS, LEVEL_COLUMNS } from '../../domain/contracts/levels';
import { parseDay, type Day } from '../../domain/day';
import { AGE_BANDS, ageBand, bandOf, NO_AGE, parseBand } from '../../domain/member';
import { looksLikePerson, maskPersonal } from '../../domain/privacy';
import type { ProblemDetail, Reason } from '../../domain/problem';
import type { DecimalSign } from '../figures/number';
import type { Places } from '../place';
import { readDate, type DateOrder } from './dates';
import { readCount, readDecimal } from './numbers';

/** Why a cell could not become a value. */
export class Failure {
  constructor(
    readonly reason: Reason,
    readonly detail?: ProblemDetail
  ) {}
}

/** How the cells of a file are written. */
export interface Style {
  order: DateOrder;
  /** What stands before the decimals of a cell of a column; null where it can be read in two ways. */
  signOf(column: Column, text: string): DecimalSign | null;
  /** Its M are men, for it writes F for women. */
  english: boolean;
  /** Columns whose percentages are written as fractions of one. */
  fractions: ReadonlySet<string>;
  today: Day;
  /** What is kept of the folio of a row. */
  folio: (text: string) => string;
}

/** The text of a cell of a row by its canonical column; empty where there is none. */
export type CellOf = (name: string) => string;
/** Turns the cells of a row into the value of one column. */
export type ReadValue = (cell: CellOf) => Value | Failure;

/** Stands for what was not kept. */
const HIDDEN = '•••';
const REMEMBERED_VALUES = 50_000;

/** A function that remembers its answers for values that come again and again. */
export function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = work(text);
      if (known.size < REMEMBERED_VALUES) known.set(text, answer);
    }
    return answer;
  };
}

/** A value of the list of a column as its contract writes it; null when the list has none like it. */
export function matchOption({ opciones = [] }: Column, text: string): string | null {
  const folded = foldName(text);
  const found = opciones.find(
    ({ valor, sinonimos = [] }) => foldName(valor) === folded || sinonimos.includes(folded)
  );
  return found?.valor ?? null;
}

function readGender(text: string, english: boolean): string {
  const value = foldName(text);
  if (/^(mujer(es)?|f|fem.*)$/.test(value) || (value === 'm' && !english)) return 'M';
  return /^(hombres?|h|masc.*)$/.test(value) || (value === 'm' && english) ? 'H' : '';
}

const within = (value: number, [least, most]: readonly [number, number]) => value >= least && value <= most;

function readDay(text: string, { rango }: Column, { order, today }: Style): Value | Failure {
  if (text === '') return null;
  const day = readDate(text, order, today);
  return day === null || (rango && !within(day, rango)) ? new Failure('fecha-imposible') : day;
}

function readNumber(text: string, column: Column, style: Style): Value | Failure {
  const { nombre, tipo, rango } = column;
  const sign = style.signOf(column, text);
  if (sign === null) return new Failure('numero-imposible');
  const value = tipo === 'entero' ? readCount(text, sign) : readDecimal(text, sign);
  if (value === null) return null;
  if (Number.isNaN(value)) return new Failure('numero-imposible');
  const meant = style.fractions.has(nombre) ? value * 100 : value;
  return rango && !within(meant, rango) ? new Failure('fuera-de-rango', { rango }) : meant;
}

function readOption(text: string, column: Column): Value | Failure {
  if (text === '') return '';
  const known = matchOption(column, text);
  if (known !== null) return known;
  if (column.cerrada) return new Failure('fuera-de-lista');
  return looksLikePerson(text) ? HIDDEN : maskPersonal(text);
}

/** The key of a unit at the level that its row says, as text of fixed width. */
function readUnit(text: string, level: string, places: Places): Value | Failure {
  const digits = KEY_DIGITS[level] ?? 0;
  if (digits === 0) return '';
  if (text === '') return new Failure('sin-clave');
  if (level === 'entidad') return places.stateOf(text) ?? new Failure('entidad-desconocida');
  const key = text.replace(/[\s\u00a0]+/g, '').replace(/\.0+$/, '');
  if (level === 'municipio') {
    const clave = parseClaveMunicipio(key);
    if (!clave) return new Failure('clave-imposible');
    return places.has(clave) ? clave : new Failure('clave-desconocida');
  }
  return /^\d+$/.test(key) && key.length <= digits
    ? key.padStart(digits, '0')
    : new Failure('clave-imposible');
}

const bandName = (code: number) => (code === NO_AGE ? '' : AGE_BANDS[code]);

/** The age band of a person: from the birth date, else from the age, else as written. */
function ageReader({ order, today }: Style): ReadValue {
  const fromBirth = remember((text) => {
    const born = readDate(text, order, today) ?? parseDay(text);
    return bandName(born === null ? NO_AGE : ageBand(born, today));
  });
  const fromBand = remember((text) => bandName(parseBand(text)));
  return (cell) => {
    const birth = cell('fecha_nacimiento');
    if (birth !== '') return fromBirth(birth);
    const years = cell('edad');
    if (/^\d{1,3}$/.test(years)) return bandName(bandOf(Number(years)));
    const band = cell('grupo_edad');
    return band === '' ? '' : fromBand(band);
  };
}

function readerOf(column: Column, style: Style, places: Places): ReadValue {
  const { nombre, tipo, obligatoria, vacio } = column;
  const read = (work: (text: string) => Value | Failure): ReadValue => {
    const whole = (text: string) => {
      if (text === '' && obligatoria) return new Failure('falta-dato');
      return text === '' && vacio !== undefined ? vacio : work(text);
    };
    // What names a row hardly ever comes again.
    const known = tipo === 'identificador' ? whole : remember(whole);
    return (cell) => known(cell(nombre));
  };
  switch (tipo) {
    case 'fecha':
      return read((text) => readDay(text, column, style));
    case 'entero':
    case 'decimal':
      return read((text) => readNumber(text, column, style));
    case 'opcion':
      return read((text) => readOption(text, column));
    case 'sexo':
      return read((text) => readGender(text, style.english));
    case 'entidad':
      return read((text) =>
        text === '' ? '' : (places.stateOf(text) ?? new Failure('entidad-desconocida'))
      );
    case 'unidad': {
      const levelOf = remember((text) => matchOption(LEVEL_COLUMNS[0], text) ?? '');
      return (cell) => readUnit(cell(nombre), levelOf(cell('nivel')), places);
    }
    case 'grupo-edad':
      return ageReader(style);
    case 'identificador':
      return read(style.folio);
    default:
      return read(maskPersonal);
  }
}

/** The readers of the columns that a contract keeps, but for the place, in its order. */
export function valueReaders(
  contract: Contract,
  style: Style,
  places: Places
): { column: Column; read: ReadValue }[] {
  return keptColumns(contract)
    .filter((c) => c.tipo !== 'lugar')
    .map((column) => ({ column, read: readerOf(column, style, places) }));
}
