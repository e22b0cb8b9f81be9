import type { Day } from './day';
import { foldName } from './catalog';

/** Codes of gender in member rows. `sinDato` is not a gender: it is the absence of the figure. */
export const GENDER = { mujer: 0, hombre: 1, sinDato: 2 } as const;
/** How many codes of gender there are. */
export const GENDERS = 3;

/** Age bands, youngest first; the code after the last one is *sin dato*. */
export const AGE_BANDS = ['Menos de 18', '18–29', '30–44', '45–59', '60 y más'] as const;
/** Code of an age nobody knows. */
export const NO_AGE = AGE_BANDS.length;
const BAND_STARTS = [18, 30, 45, 60];

/** Day of a member without joining date: before every other, so that such a member counts at any date. */
export const NO_DAY_16 = -32_768;
/** Joining dates before this day are a slip of the pen; the last day is the largest that 16 bits hold. */
export const MEMBER_DAYS = { first: Date.UTC(1990, 0, 1) / 86_400_000, last: 32_767 } as const;
/** Sector code of a member without sector. */
export const NO_SECTOR = 255;

/** Age band of somebody born on a day, at another day. Whole years by the calendar. */
export function ageBand(birth: Day, at: Day): number {
  const [born, now] = [birth, at].map((d) => new Date(d * 86_400_000));
  const before =
    now.getUTCMonth() < born.getUTCMonth() ||
    (now.getUTCMonth() === born.getUTCMonth() && now.getUTCDate() < born.getUTCDate());
  return bandOf(now.getUTCFullYear() - born.getUTCFullYear() - Number(before));
}

/** Age band of an age in years; *sin dato* for an age nobody has. */
export function bandOf(years: number): number {
  if (!(years >= 0 && years < 120)) return NO_AGE;
  return BAND_STARTS.filter((start) => years >= start).length;
}

/** Code of a band as written ("30-44", "60 y mas"); *sin dato* when it is none of the list. */
export function parseBand(text: string): number {
  const at = AGE_BANDS.findIndex((band) => foldName(band) === foldName(text));
  return at >= 0 ? at : NO_AGE;
}

/**
 * Accepted members as columns of small codes, in the order of the file. Nothing here says who anybody is.
 * `mun` and `sector` point into the lists of the same dataset.
 */
export interface MemberRows {
  /** Municipal keys that appear. */
  claves: string[];
  /** Sectors as written, one spelling each. */
  sectores: string[];
  mun: Uint16Array;
  /** Joining day, days since 1970-01-01; `NO_DAY` where *sin dato*. */
  dia: Int16Array;
  sector: Uint8Array;
  genero: Uint8Array;
  edad: Uint8Array;
  /** Persons per row; null when every row is one person. */
  personas: Uint32Array | null;
  /** Ids of the cells that members belong to, the first one empty, and each row's position among them; null without. */
  cococis?: string[];
  cococi?: Uint32Array | null;
  /** A salted one-way hash of who each person is, 0 where the file did not say; null without. */
  hash?: Float64Array | null;
}

/** Persons per municipality under a filter, by position. */
export interface MemberColumns {
  personas: Float64Array;
  /** Women and persons whose gender is known, whatever the filter of gender says: the two ends of a share. */
  mujeres: Float64Array;
  conGenero: Float64Array;
}

/** Which members are counted; null is all. */
export interface MemberFilter {
  fecha: Day;
  desde: Day | null;
  /** Positions in the list of sectors in use; −1 is without sector. */
  sectores: readonly number[] | null;
  generos: readonly number[] | null;
  edades: readonly number[] | null;
}
