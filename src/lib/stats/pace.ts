import type { Day } from '../domain/day';

/** One week of the history, by its last day. */
export interface Week {
  fecha: Day;
  /** Units covered at the end of the week. */
  cubiertos: number;
  /** Units first covered within it. */
  nuevos: number;
}

/** Days of a week. */
export const WEEK_DAYS = 7;
/** Stretches, in weeks, whose pace is shown. */
export const PACE_WEEKS = [4, 12, 52] as const;

/** How many weeks a history has that ends on `last` and begins in the week of `first`. */
const countWeeks = (first: Day, last: Day) => Math.max(1, Math.ceil((last - first + 1) / WEEK_DAYS));

/**
 * The cumulative history by weeks that end on `last` and every seven days before it, from the first covered unit on.
 * @param firstDays first day on which each unit was covered; NaN never
 * @param scope 1 for the units that count
 */
export function weeklySeries(firstDays: Float64Array, scope: Uint8Array, last: Day): Week[] {
  const counted = firstDays.filter((day, i) => scope[i] && day <= last);
  if (counted.length === 0) return [];
  const start = counted.reduce((a, b) => Math.min(a, b));
  const count = countWeeks(start, last);
  const nuevos = new Array<number>(count).fill(0);
  for (const day of counted) nuevos[count - 1 - Math.floor((last - day) / WEEK_DAYS)]++;
  let cubiertos = 0;
  return nuevos.map((n, i) => {
    cubiertos += n;
    return { fecha: last - (count - 1 - i) * WEEK_DAYS, cubiertos, nuevos: n };
  });
}

/** Units per week over the last `weeks` of a history; null when it is shorter than that. */
export function weeklyPace(series: readonly Week[], weeks: number): number | null {
  if (series.length < weeks) return null;
  return series.slice(-weeks).reduce((sum, w) => sum + w.nuevos, 0) / weeks;
}

/** Units per week needed to go from `covered` to `goal` between two days; null when there is no week left. */
export function paceNeeded(covered: number, goal: number, today: Day, until: Day): number | null {
  const weeks = (until - today) / WEEK_DAYS;
  if (covered >= goal) return 0;
  return weeks > 0 ? (goal - covered) / weeks : null;
}
