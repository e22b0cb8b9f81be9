import { parseDay, type Day } from '../../../domain/day';

const LOCALE = 'es-MX';
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const long = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC'
});
const short = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC'
});

const month = new Intl.DateTimeFormat(LOCALE, { month: 'short', year: 'numeric', timeZone: 'UTC' });

const time = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false
});

const twoDecimals = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const asWritten = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

const asDate = (day: Day) => new Date(day * 86_400_000);

let countries: Intl.DisplayNames | null = null;

/** "Estados Unidos" of `US`; what is no code stays as written. */
export function countryName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  countries ??= new Intl.DisplayNames(LOCALE, { type: 'region' });
  return countries.of(code) ?? code;
}
/** 2446 → "2,446". */
export const number = (value: number) => whole.format(value);
/** 12.345 → "12.3". */
export const decimal = (value: number) => oneDecimal.format(value);
/** 1.5 → "1.5", 2.333 → "2.33". */
export const upToTwo = (value: number) => asWritten.format(value);
/** 34.2 → "34.2 %"; tiny shares keep a sign of life: 0.004 → "< 0.1 %". */
export const percent = (value: number) =>
  value > 0 && value < 0.05 ? '< 0.1 %' : `${oneDecimal.format(value)} %`;
/** "20 de noviembre de 2026". */
export const longDate = (day: Day) => long.format(asDate(day));
/** "20 nov 2026". */
export const shortDate = (day: Day) => short.format(asDate(day)).replaceAll('.', '');
/** "20 nov 2026" of `2026-11-20`; what is no such date stays as written. */
export function isoDate(iso: string): string {
  const day = parseDay(iso);
  return day === null ? iso : shortDate(day);
}
/** "20 nov 2026, 17:45", on the clock of this device; of a moment in ISO 8601. */
export const moment = (iso: string) => time.format(new Date(iso)).replaceAll('.', '');
/** 0.314 → "0.31", with its sign when negative. */
export const signed = (value: number) => twoDecimals.format(value);
/** "nov 2026". */
export const monthYear = (day: Day) => month.format(asDate(day)).replaceAll('.', '');
/** A class of counts: "3", "3 – 7", "8 o más". */
export const countRange = (from: number, to: number | null) =>
  to === null ? `${number(from)} o más` : from === to ? number(from) : `${number(from)} – ${number(to)}`;
/** "1 municipio", "3 municipios". */
export const plural = (count: number, one: string, many: string) =>
  `${number(count)} ${count === 1 ? one : many}`;
/** "a, b y c"; long lists end in "y 12 más". */
export function enumerate(items: readonly string[], most = 6): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${number(rest)} más`] : shown;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} y ${parts.at(-1)}`;
}
