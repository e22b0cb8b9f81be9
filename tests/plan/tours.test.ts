import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOverWeeks, tourByNearest } from '../../src/lib/plan/tours';

const cases = fc
  .array(fc.record({ x: fc.nat(100), y: fc.nat(100), group: fc.nat(3) }), { maxLength: 30 })
  .map((places) => ({
    units: places.map((_, i) => i),
    groupOf: (i: number) => places[i].group,
    km: (a: number, b: number) => Math.hypot(places[a].x - places[b].x, places[a].y - places[b].y)
  }));

describe('tours and weeks', () => {
  it('go to every place once, each time to the nearest of its group that is left', () => {
    fc.assert(
      fc.property(cases, ({ units, groupOf, km }) => {
        const visits = tourByNearest(units, groupOf, km);
        expect(visits.map((v) => v.unit).sort((a, b) => a - b)).toEqual(units);
        visits.forEach(({ unit, group, km: far }, i) => {
          expect(group).toBe(groupOf(unit));
          const before = visits[i - 1];
          if (!before || before.group !== group) return expect(far).toBeNaN();
          expect(far).toBe(km(before.unit, unit));
          for (const later of visits.slice(i + 1))
            if (later.group === group) expect(km(before.unit, later.unit)).toBeGreaterThanOrEqual(far);
        });
      })
    );
  });

  it('never have more of a group in a week than fit, nor an empty week before another', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 5 }), ({ units, groupOf, km }, perWeek) => {
        const weeks = spreadOverWeeks(tourByNearest(units, groupOf, km), perWeek);
        expect(weeks).toHaveLength(units.length);
        for (const group of new Set(weeks.map((v) => v.group))) {
          const own = weeks.filter((v) => v.group === group);
          const counts = new Map<number, number>();
          for (const { week } of own) counts.set(week, (counts.get(week) ?? 0) + 1);
          const last = Math.max(...counts.keys());
          for (let week = 0; week < last; week++) expect(counts.get(week)).toBe(perWeek);
          expect(counts.get(last)).toBeLessThanOrEqual(perWeek);
        }
        expect(weeks.every((v, i) => i === 0 || v.week >= weeks[i - 1].week)).toBe(true);
      })
    );
  });
});
