import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseConferences, codeConferences } from '../../src/lib/domain/conference';
import { measureTrips, summarizeTrips } from '../../src/lib/geo/trips';

/** Vincenty's inverse solution on WGS84 (1975), km: another method than the one of the product. */
function vincenty(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const [a, f] = [6378.137, 1 / 298.257223563];
  const b = a * (1 - f);
  const rad = Math.PI / 180;
  const L = (lon2 - lon1) * rad;
  const [u1, u2] = [lat1, lat2].map((lat) => Math.atan((1 - f) * Math.tan(lat * rad)));
  const [s1, c1, s2, c2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  let lambda = L;
  for (let i = 0; i < 200; i++) {
    const [sl, cl] = [Math.sin(lambda), Math.cos(lambda)];
    const sin = Math.hypot(c2 * sl, c1 * s2 - s1 * c2 * cl);
    if (sin === 0) return 0;
    const cos = s1 * s2 + c1 * c2 * cl;
    const sigma = Math.atan2(sin, cos);
    const alpha = (c1 * c2 * sl) / sin;
    const cos2 = 1 - alpha ** 2;
    const middle = cos2 === 0 ? 0 : cos - (2 * s1 * s2) / cos2;
    const C = (f / 16) * cos2 * (4 + f * (4 - 3 * cos2));
    const next = L + (1 - C) * f * alpha * (sigma + C * sin * (middle + C * cos * (2 * middle ** 2 - 1)));
    if (Math.abs(next - lambda) < 1e-13) {
      const k = (cos2 * (a ** 2 - b ** 2)) / b ** 2;
      const A = 1 + (k / 16384) * (4096 + k * (-768 + k * (320 - 175 * k)));
      const B = (k / 1024) * (256 + k * (-128 + k * (74 - 47 * k)));
      const third = (B / 6) * middle * (4 * sin ** 2 - 3) * (4 * middle ** 2 - 3);
      const change = B * sin * (middle + (B / 4) * (cos * (2 * middle ** 2 - 1) - third));
      return b * A * (sigma - change);
    }
    lambda = next;
  }
  return NaN;
}

const KEYS = ['01001', '09002', '20001', '31050'];
const places = fc.array(
  fc.tuple(fc.double({ min: -117, max: -87, noNaN: true }), fc.double({ min: 14.6, max: 32.6, noNaN: true })),
  { minLength: KEYS.length, maxLength: KEYS.length }
);
const groups = fc.array(
  fc.record({
    conferencia: fc.constantFrom('A', 'B', 'C', 'X'),
    cvegeo_origen: fc.constantFrom(...KEYS, '', '32999'),
    pais: fc.constant('MX'),
    asistentes: fc.integer({ min: 0, max: 30 }),
    mujeres: fc.constant(null)
  }),
  { maxLength: 40 }
);
const conferences = [
  { id: 'A', sector: 'obreros', cvegeo_sede: '09002', fecha: 20_000, modalidad: 'presencial' },
  { id: 'B', sector: 'obreros', cvegeo_sede: '31050', fecha: 20_000, modalidad: 'virtual' },
  { id: 'C', sector: 'obreros', cvegeo_sede: '', fecha: 20_000, modalidad: 'mixta' }
];

describe('ways to a conference', () => {
  it('are those of another ellipsoidal solver, and unknown without a seat, an origin or a room', () => {
    fc.assert(
      fc.property(places, groups, (points, rows) => {
        const [lon, lat] = [points.map((p) => p[0]), points.map((p) => p[1])];
        const facts = codeConferences(conferences, rows, KEYS, ['obreros']);
        const km = measureTrips(facts, lon, lat);
        facts.conferencia.forEach((c, g) => {
          const from = facts.origen[g];
          if (c < 0 || facts.ids[c] !== 'A' || from < 0) return expect(km[g]).toBeNaN();
          const expected = from === 1 ? 0 : vincenty(lon[1], lat[1], lon[from], lat[from]);
          expect(Math.abs(km[g] - expected)).toBeLessThan(1e-5);
        });
      })
    );
  });

  it('are summed up person by person', () => {
    fc.assert(
      fc.property(places, groups, (points, rows) => {
        const facts = codeConferences(conferences, rows, KEYS, ['obreros']);
        const km = measureTrips(
          facts,
          points.map((p) => p[0]),
          points.map((p) => p[1])
        );
        const chosen = chooseConferences(facts, { hasta: null, desde: null, sectores: null, una: null });
        const each = [...km]
          .flatMap((d, g) => (Number.isNaN(d) ? [] : Array<number>(facts.asistentes[g]).fill(d)))
          .sort((a, b) => a - b);
        const { personas, mediana, media, maxima } = summarizeTrips(facts, km, chosen);
        expect(personas).toBe(each.length);
        if (each.length === 0) {
          expect([mediana, media, maxima]).toEqual([NaN, NaN, NaN]);
          return;
        }
        expect(mediana).toBe(each[Math.ceil(each.length / 2) - 1]);
        expect(media).toBeCloseTo(each.reduce((a, b) => a + b, 0) / each.length, 6);
        expect(maxima).toBe(each.at(-1));
      })
    );
  });
});
