import type { Day } from '../domain/day';
import { WEEK_DAYS, type Week } from './pace';

/** Weeks that a history must have before anything is foretold, and units that it must have gained in its window. */
export const LEAST_WEEKS = 16;
const LEAST_UNITS = 12;
/** Different weeks of the window in which something must have been gained. */
const LEAST_LIVELY_WEEKS = 6;
/** Weeks without any gain after which there is no pace to speak of. */
const SILENT_WEEKS = 12;
const WINDOW_WEEKS = 52;
/** Share of the trend that goes on each week: a slow-down fades out instead of going on for ever. */
const DAMPING = 0.95;
/** Half-width, in standard deviations, of an interval that holds 80 % of a normal distribution. */
const Z80 = 1.2815515655446004;
const FARTHEST_WEEKS = 60 * 52;
/** Weeks ahead at which the method is tried on the past, and weeks between one trial and the next. */
export const TRIAL_WEEKS = 13;
const TRIAL_STEP = 4;
/** Trials after which a method that fails more often than not is no longer believed. */
const LEAST_TRIALS = 6;

/** Why nothing is foretold. */
export type NoForecast =
  | 'poca-historia'
  | 'pocas-semanas'
  | 'pocos-municipios'
  | 'sin-ritmo'
  | 'no-acierta'
  | 'demasiado-lejos'
  | 'cumplida';

/** When the goal would be reached, as a range that should hold it four times out of five. */
export interface Forecast {
  desde: Day;
  hasta: Day;
  /** The middle of the range. */
  central: Day;
  /** Weekly pace today and where the method thinks it settles. */
  ritmoHoy: number;
  ritmoFinal: number;
}

/** How often intervals of this method held what then happened, in this same history. */
export interface Trials {
  pruebas: number;
  aciertos: number;
}

interface Fit {
  /** Logarithm of the weekly pace in the last week, and its weekly change. */
  level: number;
  trend: number;
  varLevel: number;
  varTrend: number;
  covariance: number;
  dispersion: number;
}

/**
 * Quasi-Poisson regression of weekly gains on time by iteratively reweighted least squares (McCullagh & Nelder,
 * Generalized Linear Models, 2nd ed., ch. 9). Time is zero in the last week and −1, −2… before.
 */
function fitTrend(gains: readonly number[]): Fit {
  const n = gains.length;
  const mean = gains.reduce((a, b) => a + b, 0) / n;
  let level = Math.log(mean);
  let trend = 0;
  let [s0, s1, s2] = [0, 0, 0];
  for (let round = 0; round < 50; round++) {
    [s0, s1, s2] = [0, 0, 0];
    let [g0, g1] = [0, 0];
    gains.forEach((gain, i) => {
      const t = i - (n - 1);
      const mu = Math.exp(level + trend * t);
      s0 += mu;
      s1 += mu * t;
      s2 += mu * t * t;
      g0 += gain - mu;
      g1 += (gain - mu) * t;
    });
    const determinant = s0 * s2 - s1 * s1;
    const stepLevel = (s2 * g0 - s1 * g1) / determinant;
    const stepTrend = (s0 * g1 - s1 * g0) / determinant;
    level += Math.max(-1, Math.min(1, stepLevel));
    trend += Math.max(-0.5, Math.min(0.5, stepTrend));
    if (Math.abs(stepLevel) + Math.abs(stepTrend) < 1e-10) break;
  }
  let pearson = 0;
  gains.forEach((gain, i) => {
    const mu = Math.exp(level + trend * (i - (n - 1)));
    pearson += (gain - mu) ** 2 / mu;
  });
  // Counts vary at least as a Poisson does, however even they happened to come.
  const dispersion = Math.max(1, pearson / (n - 2));
  const determinant = s0 * s2 - s1 * s1;
  return {
    level,
    trend,
    dispersion,
    varLevel: (dispersion * s2) / determinant,
    varTrend: (dispersion * s0) / determinant,
    covariance: (-dispersion * s1) / determinant
  };
}

/** Weekly gains to come as the method sees them: low, middle and high, accumulated week by week. */
function* comingGains(fit: Fit): Generator<{ low: number; middle: number; high: number }> {
  // Nobody is promised that the pace will rise: only a fall is carried on.
  const trend = Math.min(0, fit.trend);
  let [low, middle, high] = [0, 0, 0];
  let reach = 0;
  for (let fade = DAMPING; ; fade *= DAMPING) {
    reach += fade;
    const log = fit.level + trend * reach;
    const spread = fit.varLevel + reach ** 2 * fit.varTrend + 2 * reach * fit.covariance;
    const deviation = Z80 * Math.sqrt(Math.max(0, spread));
    low += Math.exp(log - deviation);
    middle += Math.exp(log);
    // The trend's own uncertainty never turns into a promise of more than today's pace may be.
    high += Math.exp(Math.max(log, Math.min(log + deviation, fit.level + Z80 * Math.sqrt(fit.varLevel))));
    const noise = Z80 * Math.sqrt(fit.dispersion * middle);
    yield { low: Math.max(0, low - noise), middle, high: high + noise };
  }
}

const windowOf = (series: readonly Week[]) => series.slice(-WINDOW_WEEKS).map((w) => w.nuevos);

function refuse(series: readonly Week[]): NoForecast | null {
  if (series.length < LEAST_WEEKS) return 'poca-historia';
  const gains = windowOf(series);
  if (gains.slice(-SILENT_WEEKS).every((g) => g === 0)) return 'sin-ritmo';
  if (gains.reduce((a, b) => a + b, 0) < LEAST_UNITS) return 'pocos-municipios';
  return gains.filter((g) => g > 0).length < LEAST_LIVELY_WEEKS ? 'pocas-semanas' : null;
}

/**
 * When a cumulative history would reach a goal. Method: quasi-Poisson regression of the weekly gains of the last year
 * with a damped trend (Gardner & McKenzie 1985): a slow-down is carried on and fades, a rise is not counted on. The
 * range is of 80 %.
 */
export function forecast(series: readonly Week[], goal: number): Forecast | NoForecast {
  const last = series[series.length - 1];
  if (last && last.cubiertos >= goal) return 'cumplida';
  const refused = refuse(series);
  if (refused) return refused;
  const { pruebas, aciertos } = tryOnPast(series);
  if (pruebas >= LEAST_TRIALS && aciertos < pruebas / 2) return 'no-acierta';
  const fit = fitTrend(windowOf(series));
  const missing = goal - last.cubiertos;
  const arrival: Partial<Record<'low' | 'middle' | 'high', number>> = {};
  let week = 0;
  for (const gains of comingGains(fit)) {
    week++;
    for (const path of ['low', 'middle', 'high'] as const)
      // A hair of tolerance: sums of a pace that divides the goal exactly must not miss it by rounding.
      if (arrival[path] === undefined && gains[path] >= missing - 1e-6) arrival[path] = week;
    if (arrival.low !== undefined) break;
    if (week >= FARTHEST_WEEKS) return 'demasiado-lejos';
  }
  const at = (weeks: number) => last.fecha + weeks * WEEK_DAYS;
  return {
    desde: at(arrival.high!),
    hasta: at(arrival.low!),
    central: at(arrival.middle!),
    ritmoHoy: Math.exp(fit.level),
    ritmoFinal: Math.exp(fit.level + (Math.min(0, fit.trend) * DAMPING) / (1 - DAMPING))
  };
}

/** Tries the method on the past: at every fourth week, what it foretold for a quarter later beside what happened. */
export function tryOnPast(series: readonly Week[]): Trials {
  const trials: Trials = { pruebas: 0, aciertos: 0 };
  for (let end = LEAST_WEEKS; end + TRIAL_WEEKS <= series.length; end += TRIAL_STEP) {
    const known = series.slice(0, end);
    if (refuse(known)) continue;
    const gained = series[end - 1 + TRIAL_WEEKS].cubiertos - known[end - 1].cubiertos;
    let week = 0;
    for (const { low, high } of comingGains(fitTrend(windowOf(known)))) {
      if (++week < TRIAL_WEEKS) continue;
      trials.pruebas++;
      if (gained >= Math.floor(low) && gained <= Math.ceil(high)) trials.aciertos++;
      break;
    }
  }
  return trials;
}
