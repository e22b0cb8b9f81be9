import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, LEAST_WEEKS, tryOnPast, type Forecast } from '../../src/lib/stats/forecast';
import { weeklyPace, paceNeeded, weeklySeries, WEEK_DAYS, type Week } from '../../src/lib/stats/pace';

/** A history of weekly gains that ends on day 10,000. */
function history(gains: readonly number[]): Week[] {
  let cubiertos = 0;
  return gains.map((nuevos, i) => {
    cubiertos += nuevos;
    return { fecha: 10_000 - WEEK_DAYS * (gains.length - 1 - i), cubiertos, nuevos };
  });
}
const weeksUntil = (day: number) => (day - 10_000) / WEEK_DAYS;
const foretell = (gains: readonly number[], goal: number) => forecast(history(gains), goal) as Forecast;

describe('the weekly history', () => {
  it('counts each unit once, in its week, and ends with the covered of the last day', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.constant(NaN), fc.integer({ min: 900, max: 1_100 })), fc.boolean()), {
          maxLength: 60
        }),
        fc.integer({ min: 950, max: 1_150 }),
        (units, last) => {
          const first = Float64Array.from(units, ([day]) => day);
          const scope = Uint8Array.from(units, ([, inside]) => (inside ? 1 : 0));
          const covered = (day: number) => units.filter(([d, inside]) => inside && d <= day).length;
          const weeks = weeklySeries(first, scope, last);
          for (const week of weeks) expect(week.cubiertos).toBe(covered(week.fecha));
          if (weeks.length) {
            expect(weeks.at(-1)!.fecha).toBe(last);
            expect(weeks.reduce((sum, w) => sum + w.nuevos, 0)).toBe(covered(last));
            expect(weeks[0].nuevos).toBeGreaterThan(0);
          } else expect(covered(last)).toBe(0);
        }
      )
    );
  });

  it('has a pace only over weeks that it has', () => {
    const weeks = history([1, 2, 3, 4]);
    expect([weeklyPace(weeks, 4), weeklyPace(weeks, 2), weeklyPace(weeks, 5)]).toEqual([2.5, 3.5, null]);
  });

  it('knows the pace needed, that a goal is reached, and that a date has passed', () => {
    expect(paceNeeded(10, 110, 0, 70)).toBe(10);
    expect(paceNeeded(110, 110, 0, 70)).toBe(0);
    expect(paceNeeded(10, 110, 70, 70)).toBeNull();
  });
});

describe('the forecast against cases with a closed form', () => {
  it('of a constant pace is the division, and its range that of counts by chance', () => {
    const f = foretell(new Array(60).fill(5), 300 + 200);
    expect(weeksUntil(f.central)).toBe(40);
    // At 36 weeks 180 ± 1.28 √180 reach 197; with what is not known of the pace itself, some eight weeks to each side.
    expect(weeksUntil(f.desde)).toBeGreaterThan(29);
    expect(weeksUntil(f.desde)).toBeLessThan(40);
    expect(weeksUntil(f.hasta)).toBeGreaterThan(40);
    expect(weeksUntil(f.hasta)).toBeLessThan(60);
    expect(f.ritmoHoy).toBeCloseTo(5, 6);
  });

  it('of an exact exponential slow-down is the damped sum of its continuation', () => {
    const rate = Math.log(0.98);
    const gains = Array.from({ length: 52 }, (_, i) => 40 * Math.exp(rate * i));
    const f = foretell(gains, gains.reduce((a, b) => a + b, 0) + 300);
    // Each week adds λ e^{b (φ + φ² + … + φ^h)}, with φ = 0.95.
    let [sum, reach, weeks] = [0, 0, 0];
    for (let fade = 0.95; sum < 300; fade *= 0.95) {
      reach += fade;
      sum += gains[51] * Math.exp(rate * reach);
      weeks++;
    }
    expect(weeksUntil(f.central)).toBe(weeks);
    expect(f.ritmoFinal).toBeCloseTo(gains[51] * Math.exp((rate * 0.95) / 0.05), 6);
    // A slow-down arrives later than today's pace would say.
    expect(weeks).toBeGreaterThan(300 / gains[51]);
  });

  it('does not count on a rise', () => {
    const gains = Array.from({ length: 52 }, (_, i) => 2 * Math.exp(0.03 * i));
    const f = foretell(gains, gains.reduce((a, b) => a + b, 0) + 500);
    expect(weeksUntil(f.central)).toBe(Math.ceil(500 / gains[51]));
    expect(f.ritmoFinal).toBeCloseTo(f.ritmoHoy, 9);
  });

  it('says why it says nothing', () => {
    const weeks = (n: number, each: number) => history(new Array(n).fill(each));
    expect(forecast(weeks(LEAST_WEEKS - 1, 5), 1_000)).toBe('poca-historia');
    expect(forecast([], 1_000)).toBe('poca-historia');
    expect(forecast(history([...new Array(40).fill(5), ...new Array(12).fill(0)]), 1_000)).toBe('sin-ritmo');
    expect(forecast(history([...new Array(41).fill(0), ...new Array(11).fill(1)]), 1_000)).toBe(
      'pocos-municipios'
    );
    expect(
      forecast(history([...new Array(40).fill(1), ...new Array(47).fill(0), 12, 10, 11, 12, 13]), 500)
    ).toBe('pocas-semanas');
    expect(forecast(weeks(60, 1), 1_000_000)).toBe('demasiado-lejos');
    expect(forecast(weeks(60, 5), 300)).toBe('cumplida');
  });

  it('says nothing when it failed more often than not on the same past', () => {
    // A pace that doubles and vanishes every thirteen weeks: whatever it says is wrong by the next quarter.
    const gains = Array.from({ length: 117 }, (_, i) => (Math.floor(i / 13) % 2 ? 40 : 1));
    const { pruebas, aciertos } = tryOnPast(history(gains));
    expect(aciertos).toBeLessThan(pruebas / 2);
    expect(forecast(history(gains), 5_000)).toBe('no-acierta');
  });

  it('always gives a range in order that begins after today', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(12), { minLength: 20, maxLength: 120 }),
        fc.integer({ min: 1, max: 400 }),
        (gains, missing) => {
          const weeks = history(gains);
          const f = forecast(weeks, weeks.at(-1)!.cubiertos + missing);
          if (typeof f === 'string') return;
          expect(f.desde).toBeGreaterThan(10_000);
          expect(f.desde).toBeLessThanOrEqual(f.central);
          expect(f.central).toBeLessThanOrEqual(f.hasta);
        }
      )
    );
  });

  it('tried on a past of chance alone, holds about what it promises', () => {
    // Poisson gains from a fixed generator: many histories, so that the share is firm.
    let state = 12_345;
    const uniform = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
    const poisson = (mean: number) => {
      let [k, p] = [-1, 1];
      for (const limit = Math.exp(-mean); p > limit; p *= uniform()) k++;
      return k;
    };
    let [trials, hits] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const outcome = tryOnPast(history(Array.from({ length: 150 }, () => poisson(6))));
      trials += outcome.pruebas;
      hits += outcome.aciertos;
    }
    expect(trials).toBeGreaterThan(1_000);
    expect(hits / trials).toBeGreaterThan(0.7);
    expect(hits / trials).toBeLessThan(0.95);
  });
});
