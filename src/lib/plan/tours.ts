/** A place to go to. */
export interface Visit {
  unit: number;
  group: number;
  /** Km from the place before it in its tour; NaN for the first. */
  km: number;
}

/**
 * A tour of each group, one after another: from the unit that comes first always to the nearest one that is left. Nearest
 * first is short, and not the shortest there is. Groups come in the order of their first unit.
 * @param units in the order of their gain
 * @param km between two units; where a place is not known, any order is as good
 */
export function tourByNearest(
  units: readonly number[],
  groupOf: (unit: number) => number,
  km: (a: number, b: number) => number
): Visit[] {
  const groups = new Map<number, number[]>();
  for (const unit of units) {
    const own = groups.get(groupOf(unit));
    if (own) own.push(unit);
    else groups.set(groupOf(unit), [unit]);
  }
  return [...groups].flatMap(([group, [first, ...rest]]) => {
    const visits: Visit[] = [{ unit: first, group, km: NaN }];
    while (rest.length) {
      const { unit } = visits.at(-1)!;
      let [at, least] = [0, Infinity];
      rest.forEach((other, i) => {
        const d = km(unit, other);
        if (d < least) [at, least] = [i, d];
      });
      visits.push({ unit: rest.splice(at, 1)[0], group, km: least === Infinity ? NaN : least });
    }
    return visits;
  });
}

/** A visit with its week, from 0. */
export type WeekVisit = Visit & { week: number };

/** Weeks of visits: each group goes on its own, so many places a week. */
export function spreadOverWeeks(visits: readonly Visit[], perWeek: number): WeekVisit[] {
  const done = new Map<number, number>();
  return visits
    .map((visit) => {
      const before = done.get(visit.group) ?? 0;
      done.set(visit.group, before + 1);
      return { ...visit, week: Math.floor(before / perWeek) };
    })
    .sort((a, b) => a.week - b.week);
}
