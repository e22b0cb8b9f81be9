const DAY_MS = 86_400_000;

/** A calendar day as whole days since 1970-01-01, with no clock and no time zone. */
export type Day = number;

/** Stands for the day of what has none, where days are packed as whole numbers. */
export const NO_DAY = -0x8000_0000;

/** The day of a date, or null when the calendar has no such date (31 February). */
export function toDay(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.getTime() / DAY_MS : null;
}

/**
 * Reads `AAAA-MM-DD`, `d/m/aaaa` or `d-m-aaaa`; a time after the date is ignored.
 * Returns null for anything else and for dates that do not exist.
 */
export function parseDay(text: string): Day | null {
  const clean = text.trim();
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/.exec(clean);
  if (iso) return toDay(+iso[1], +iso[2], +iso[3]);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(clean);
  return local ? toDay(+local[3], +local[2], +local[1]) : null;
}

/** `AAAA-MM-DD` of a day. */
export const toIso = (day: Day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day on the calendar of the person looking at the screen. */
export function today(now = new Date()): Day {
  return toDay(now.getFullYear(), now.getMonth() + 1, now.getDate()) as Day;
}

/** The first Monday after a day. */
export const nextMonday = (day: Day): Day => day + 7 - ((day + 3) % 7);
