import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaKm2 } from '../../src/lib/geo/area';
import { toEqualArea } from '../../src/lib/geo/equal-area';
import { Geos } from '../../src/lib/geo/geos';
import { distanceKm, Points } from '../../src/lib/geo/nearest';
import { overlayLayers } from '../../src/lib/geo/overlay';
import { repairUnits } from '../../src/lib/geo/repair';
import { findParents } from '../../src/lib/geo/vintage';
import { readShippedUnits } from '../../scripts/data/shipped-frame';
import { fileOf, square, unitsOfFile, readDistricts } from '../frames';
import { hasShared, real, root } from '../shared';

let geos: Geos;
beforeAll(async () => void (geos = await Geos.open()));

const polygon = (...rings: number[][][]) => ({ type: 'Polygon' as const, coordinates: rings });
const lon = fc.double({ min: -118, max: -87, noNaN: true });
const lat = fc.double({ min: 14.5, max: 32.7, noNaN: true });

describe('distance', () => {
  it('is that of the ellipsoid: Flinders Peak to Buninyong, 54,972.271 m on GRS80', () => {
    const km = distanceKm(
      144 + 25 / 60 + 29.52442 / 3600,
      -(37 + 57 / 60 + 3.7203 / 3600),
      143 + 55 / 60 + 35.38393 / 3600,
      -(37 + 39 / 60 + 10.15611 / 3600)
    );
    expect(Math.abs(km * 1000 - 54972.271)).toBeLessThan(0.01);
  });

  it('is symmetric and keeps the triangle', () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, lon, lat, (a, b, c, d, e, f) => {
        expect(distanceKm(a, b, c, d)).toBeCloseTo(distanceKm(c, d, a, b), 6);
        expect(distanceKm(a, b, e, f)).toBeLessThanOrEqual(
          distanceKm(a, b, c, d) + distanceKm(c, d, e, f) + 1e-6
        );
      })
    );
  });
});

describe('nearest and within', () => {
  const places = fc.array(fc.tuple(lon, lat), { minLength: 2, maxLength: 60 });

  it('agree with asking the geodesic for every pair, ties by position', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0, max: 2500, noNaN: true }),
        (list, k, radius) => {
          const points = new Points(
            list.map((p) => p[0]),
            list.map((p) => p[1])
          );
          const from = list.length >> 1;
          const all = list
            .map(([x, y], position) => ({
              position,
              km: geodesic.Geodesic.WGS84.Inverse(list[from][1], list[from][0], y, x).s12! / 1000
            }))
            .filter((n) => n.position !== from)
            .sort((p, q) => p.km - q.km || p.position - q.position);
          const near = points.nearest(from, k);
          expect(near.map((n) => n.km)).toEqual(all.slice(0, k).map((n) => expect.closeTo(n.km, 6)));
          expect(near.map((n) => n.position)).toEqual(all.slice(0, k).map((n) => n.position));
          expect(points.within(from, radius).map((n) => n.position)).toEqual(
            all.filter((n) => n.km <= radius).map((n) => n.position)
          );
        }
      )
    );
  });

  it('gives each municipality of a frame its true three nearest', () => {
    const units = readShippedUnits(root).slice(0, 400);
    const at = units.map((u) => u.geometry.coordinates.flat(3) as number[]);
    const points = new Points(
      at.map((c) => c[0]),
      at.map((c) => c[1])
    );
    for (let i = 0; i < units.length; i += 40) {
      const all = [...units.keys()]
        .filter((j) => j !== i)
        .sort((p, q) => points.distance(i, p) - points.distance(i, q) || p - q);
      expect(points.nearest(i, 3).map((n) => n.position)).toEqual(all.slice(0, 3));
    }
  });
});

describe('area', () => {
  it('of the equal-area plane is that of the ellipsoid', () => {
    fc.assert(
      fc.property(lon, lat, fc.double({ min: 0.001, max: 0.05, noNaN: true }), (x, y, side) => {
        const shape = polygon(square(x, y, side));
        const flat = geos.open(toEqualArea(shape));
        expect(geos.area(flat) / areaKm2(shape)).toBeCloseTo(1, 4);
        geos.close(flat);
      })
    );
  });
});

describe('overlay', () => {
  const box = fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 4 }))
    .map(([x, y, side]) => polygon(square(-105 + x * 0.25, 20 + y * 0.25, side * 0.25)));
  const cells = Array.from({ length: 100 }, (_, i) =>
    polygon(square(-106 + (i % 10) * 0.5, 18 + Math.floor(i / 10) * 0.5, 0.5))
  );

  it('shares of a layer that covers everything sum to one, and nothing is uncovered', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 6 }), (boxes) => {
        const { pairs, uncovered } = overlayLayers(geos, boxes, cells);
        boxes.forEach((_, a) => {
          expect(pairs.filter((p) => p.a === a).reduce((sum, p) => sum + p.share, 0)).toBeCloseTo(1, 9);
          expect(uncovered[a]).toBeCloseTo(0, 9);
        });
      })
    );
  });

  it('gives the same area from both sides', () => {
    fc.assert(
      fc.property(
        fc.array(box, { minLength: 1, maxLength: 4 }),
        fc.array(box, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          const [one, other] = [overlayLayers(geos, a, b), overlayLayers(geos, b, a)];
          for (const p of one.pairs) {
            const back = other.pairs.find((q) => q.a === p.b && q.b === p.a)!;
            expect(back.km2).toBeCloseTo(p.km2, 6);
            expect(p.km2 / one.areaB[p.b]).toBeCloseTo(back.share, 9);
          }
        }
      )
    );
  });

  it('says what stays uncovered, once where two of the other layer overlap', () => {
    const a = [polygon(square(-100, 20, 1))];
    const half = polygon([
      [-100, 20],
      [-100, 21],
      [-99.5, 21],
      [-99.5, 20],
      [-100, 20]
    ]);
    const { pairs, uncovered } = overlayLayers(geos, a, [half, half]);
    expect(pairs.map((p) => p.share)).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.5, 6)]);
    expect(uncovered[0]).toBeCloseTo(0.5, 6);
    expect(overlayLayers(geos, a, [polygon(square(-90, 20))]).uncovered[0]).toBe(1);
  });

  it.skipIf(!hasShared)(
    'of Aguascalientes and its five neighbouring districts covers all but the seam of the two maps',
    async () => {
      const units = await unitsOfFile(real('AGEM_01.geojson'));
      const { units: districts } = await readDistricts(
        fileOf(real('distritos_federales_2017_parcial.geojson'))
      );
      const { pairs, uncovered } = overlayLayers(
        geos,
        units.map((u) => u.geometry),
        districts.map((d) => d.geometry)
      );
      expect(new Set(pairs.map((p) => districts[p.b].clave))).toEqual(new Set(['0101', '0102', '0103']));
      units.forEach((_, a) => {
        const sum = pairs.filter((p) => p.a === a).reduce((s, p) => s + p.share, 0);
        expect(sum + uncovered[a]).toBeCloseTo(1, 5);
        expect(uncovered[a]).toBeLessThan(0.05);
      });
      // Planar GEOS on the same polygons: in so small a state the degrees of a parallel hardly matter.
      const shapes = [units[0], districts[2]].map((u) => geos.open(u.geometry));
      const common = geos.intersection(shapes[0], shapes[1]);
      const planar = geos.area(common) / geos.area(shapes[0]);
      expect(
        Math.abs(pairs.find((p) => p.a === 0 && districts[p.b].clave === '0103')!.share - planar)
      ).toBeLessThan(0.002);
      geos.close(common, ...shapes);
    }
  );
});

describe('repair', () => {
  it('leaves valid shapes as they are, object for object', () => {
    const units = [{ clave: '01001', geometry: polygon(square(-100, 20)) }];
    expect(repairUnits(geos, units, new Map()).units[0]).toBe(units[0]);
  });
});

describe.skipIf(!hasShared)('a later vintage', () => {
  it('has the 17 new municipalities with the parents of the official table', async () => {
    const newer = await unitsOfFile(real('agem_2025.topojson'));
    const found = findParents(geos, readShippedUnits(root), newer);
    const { data } = Papa.parse<Record<string, string>>(readFileSync(real('cambios_2458_2475.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true
    });
    expect(found.map((p) => [p.unit.clave, p.parent.clave, p.isMain])).toEqual(
      data.map((r) => [r.cvegeo_nuevo, r.cvegeo_padre, r.principal === '1'])
    );
    // The table was measured in degrees; here areas are true: San Felipe, tall and far north, differs most.
    found.forEach((p, i) => {
      expect(Math.abs(p.overlapShare - Number(data[i].overlap_share))).toBeLessThan(0.003);
      expect(Math.abs(p.parentShare - Number(data[i].share_padre))).toBeLessThan(0.002);
    });
  });
});
