import geodesic from 'geographiclib-geodesic';

const ellipsoid = geodesic.Geodesic.WGS84;
const AXIS_KM = 6378.137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING);
/** A degree of latitude is nowhere shorter than this. */
const KM_PER_DEGREE = 110.5;
/** A straight line through the Earth orders distances as the geodesic does, but for this much. */
const SLACK = 1.002;

/** Shortest distance on the WGS84 ellipsoid between two places in degrees, km (Karney 2013). */
export function distanceKm(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return ellipsoid.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12! / 1000;
}

/** A place found, by position, and how far it is, km. */
export interface NearestPlace {
  position: number;
  km: number;
}

/**
 * Places of units, degrees, ready to be asked who is near whom. Straight lines through the Earth choose the candidates
 * and the geodesic decides among them; ties go to the first position.
 */
export class Points {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly z: Float64Array;
  /** Positions by latitude, from the south. */
  private readonly order: Uint32Array;
  private readonly rank: Uint32Array;

  constructor(
    readonly lon: ArrayLike<number>,
    readonly lat: ArrayLike<number>
  ) {
    const count = lon.length;
    [this.x, this.y, this.z] = [0, 1, 2].map(() => new Float64Array(count)) as [
      Float64Array,
      Float64Array,
      Float64Array
    ];
    for (let i = 0; i < count; i++) {
      const [phi, lambda] = [(lat[i] * Math.PI) / 180, (lon[i] * Math.PI) / 180];
      const normal = AXIS_KM / Math.sqrt(1 - ECCENTRICITY_2 * Math.sin(phi) ** 2);
      this.x[i] = normal * Math.cos(phi) * Math.cos(lambda);
      this.y[i] = normal * Math.cos(phi) * Math.sin(lambda);
      this.z[i] = normal * (1 - ECCENTRICITY_2) * Math.sin(phi);
    }
    // A unit without a place is near nobody.
    this.order = Uint32Array.from({ length: count }, (_, i) => i)
      .filter((i) => Number.isFinite(lat[i]) && Number.isFinite(lon[i]))
      .sort((i, j) => lat[i] - lat[j]);
    this.rank = new Uint32Array(count);
    this.order.forEach((position, rank) => (this.rank[position] = rank));
  }

  get count(): number {
    return this.lon.length;
  }

  /** Straight line between two units, km: never longer than the geodesic. */
  chord(i: number, j: number): number {
    return Math.hypot(this.x[i] - this.x[j], this.y[i] - this.y[j], this.z[i] - this.z[j]);
  }

  distance = (i: number, j: number): number => distanceKm(this.lon[i], this.lat[i], this.lon[j], this.lat[j]);

  /** Visits the others by growing difference of latitude, until `enough` of that many km. */
  private around(from: number, visit: (position: number) => void, reach: () => number): void {
    if (!Number.isFinite(this.lat[from]) || !Number.isFinite(this.lon[from])) return;
    let [down, up] = [this.rank[from] - 1, this.rank[from] + 1];
    const gap = (rank: number) =>
      rank < 0 || rank >= this.order.length
        ? Infinity
        : Math.abs(this.lat[this.order[rank]] - this.lat[from]) * KM_PER_DEGREE;
    for (;;) {
      const [below, above] = [gap(down), gap(up)];
      const next = Math.min(below, above);
      if (next === Infinity || next > reach()) return;
      visit(this.order[below <= above ? down-- : up++]);
    }
  }

  /** The `k` others nearest to a unit, nearest first; only those that `may` be taken. */
  nearest(from: number, k: number, may: (position: number) => boolean = () => true): NearestPlace[] {
    const chords: { position: number; chord: number }[] = [];
    let reach = Infinity;
    this.around(
      from,
      (position) => {
        if (!may(position)) return;
        const chord = this.chord(from, position);
        if (chord > reach) return;
        const at = chords.findIndex((c) => c.chord > chord);
        chords.splice(at < 0 ? chords.length : at, 0, { position, chord });
        if (chords.length < k) return;
        reach = chords[k - 1].chord * SLACK;
        while (chords.length > k && chords.at(-1)!.chord > reach) chords.pop();
      },
      () => reach * SLACK
    );
    return this.measured(
      from,
      chords.map((c) => c.position)
    ).slice(0, k);
  }

  /** The nearest of some units; null when there are none, or no place is known. */
  nearestOf(from: number, those: readonly number[]): NearestPlace | null {
    let least = Infinity;
    for (const i of those) {
      const chord = this.chord(from, i);
      if (chord < least) least = chord;
    }
    if (least === Infinity) return null;
    const close = those.filter((i) => i !== from && this.chord(from, i) <= least * SLACK);
    return this.measured(from, close)[0] ?? null;
  }

  /** The others within so many km, nearest first. */
  within(from: number, km: number): NearestPlace[] {
    const found: number[] = [];
    this.around(
      from,
      (position) => {
        if (this.chord(from, position) <= km) found.push(position);
      },
      () => km * SLACK
    );
    return this.measured(from, found).filter((near) => near.km <= km);
  }

  private measured(from: number, positions: readonly number[]): NearestPlace[] {
    return positions
      .map((position) => ({ position, km: this.distance(from, position) }))
      .sort((p, q) => p.km - q.km || p.position - q.position);
  }
}
