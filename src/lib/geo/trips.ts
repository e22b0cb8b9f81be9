import type { ConferenceFacts } from '../domain/conference';
import { distanceKm } from './nearest';

/**
 * How far each group came: from the interior point of its municipality to that of the seat, km on the WGS84 ellipsoid.
 * NaN where one of them is not known, they live abroad, or the conference was held on line.
 * @param lon,lat degrees, by position of the catalogue
 */
export function measureTrips(
  { conferencia, origen, pais, sede, modalidad }: ConferenceFacts,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>
): Float64Array {
  const known = new Map<number, number>();
  return Float64Array.from(conferencia, (c, g) => {
    const from = origen[g];
    if (c < 0 || from < 0 || pais[g] >= 0 || sede[c] < 0 || modalidad[c] === 'virtual') return NaN;
    const pair = sede[c] * lon.length + from;
    let km = known.get(pair);
    if (km === undefined) {
      km = from === sede[c] ? 0 : distanceKm(lon[sede[c]], lat[sede[c]], lon[from], lat[from]);
      known.set(pair, km);
    }
    return km;
  });
}

/** How far the people of the conferences chosen came. */
export interface TripSummary {
  /** Persons whose way is known. */
  personas: number;
  /** Half of them came at most this far, km; NaN without any. */
  mediana: number;
  media: number;
  maxima: number;
}

/** Sums up the ways, person by person. */
export function summarizeTrips(
  { conferencia, asistentes }: ConferenceFacts,
  km: ArrayLike<number>,
  chosen: ArrayLike<number>
): TripSummary {
  const groups: { km: number; n: number }[] = [];
  for (let g = 0; g < conferencia.length; g++) {
    const c = conferencia[g];
    if (c >= 0 && chosen[c] && asistentes[g] > 0 && !Number.isNaN(km[g]))
      groups.push({ km: km[g], n: asistentes[g] });
  }
  groups.sort((a, b) => a.km - b.km);
  const personas = groups.reduce((sum, t) => sum + t.n, 0);
  let passed = 0;
  const middle = groups.find((t) => (passed += t.n) >= personas / 2);
  return {
    personas,
    mediana: middle?.km ?? NaN,
    media: personas ? groups.reduce((sum, t) => sum + t.km * t.n, 0) / personas : NaN,
    maxima: groups.at(-1)?.km ?? NaN
  };
}
