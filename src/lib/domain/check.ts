import { parseDay, type Day } from './day';

/** Something electoral that somebody should check against its source from time to time. */
export interface ElectoralRecord {
  /** `federal:0101`, `archivo:…`, `catalogo:…`. */
  id: string;
  nombre: string;
  fuente: string;
  /** When it came into this browser, or since when it is in force; null where nobody says. */
  desde: string | null;
}

/** How a record stands: never checked, checked before it was loaded, too long ago, or in time. */
export type CheckState = 'nunca' | 'antes' | 'vencido' | 'al-dia';

/** The day some months before another; the last of its month where that month is shorter. */
export function monthsBefore(day: Day, months: number): Day {
  const date = new Date(day * 86_400_000);
  const [year, month, of] = [date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(of, last)) / 86_400_000;
}

/**
 * How a record stands today.
 * @param checked `AAAA-MM-DD`, or nothing when nobody ever checked it
 * @param months after which a check is stale
 */
export function checkState(
  { desde, id }: ElectoralRecord,
  checked: string | undefined,
  today: Day,
  months: number
): CheckState {
  const day = checked === undefined ? null : parseDay(checked);
  if (day === null) return 'nunca';
  // A catalogue of the site does not change by being opened; a file that came later was not what was checked.
  if (!id.startsWith('catalogo:') && desde !== null && checked! < desde) return 'antes';
  return day < monthsBefore(today, months) ? 'vencido' : 'al-dia';
}
