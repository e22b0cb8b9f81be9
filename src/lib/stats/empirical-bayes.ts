/**
 * Rates drawn towards that of all, the more the fewer people they are of (global empirical Bayes, Marshall 1991).
 * Returns rates; NaN where either is unknown or nobody is at risk.
 * @param events of each unit @param base people each could have been of
 */
export function smoothRates(events: ArrayLike<number>, base: ArrayLike<number>): Float64Array {
  const known = Array.from({ length: events.length }, (_, i) => i).filter(
    (i) => events[i] >= 0 && base[i] > 0
  );
  const people = known.reduce((sum, i) => sum + base[i], 0);
  const mean = known.reduce((sum, i) => sum + events[i], 0) / people;
  const spread = known.reduce((sum, i) => sum + base[i] * (events[i] / base[i] - mean) ** 2, 0) / people;
  const between = Math.max(0, spread - mean / (people / known.length));
  const rates = new Float64Array(events.length).fill(NaN);
  for (const i of known) {
    const within = mean / base[i];
    const weight = between + within > 0 ? between / (between + within) : 0;
    rates[i] = mean + weight * (events[i] / base[i] - mean);
  }
  return rates;
}
