import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellColumns } from '../../src/lib/domain/cell-columns';
import type { SectionCatalog } from '../../src/lib/domain/district';
import { DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { countDistricts, coverDistricts, countedPairs, missingFor } from '../../src/lib/electoral/coverage';
import { coverWhole, mergeDistricts, weighDistricts } from '../../src/lib/electoral/district-map';
import { pairLevels, pairSections, pairsOf } from '../../src/lib/electoral/pairs';
import { placeCells, sumPlaced } from '../../src/lib/electoral/place-cells';

const KEYS = ['01001', '01002', '01003', '01004', '02001', '02002'];

/** Catalogues of secciones over six municipalities and up to seven districts, some of them in no district. */
const catalogs = fc
  .array(
    fc.record({
      m: fc.nat(KEYS.length - 1),
      d: fc.nat(4),
      lista: fc.integer({ min: -1, max: 900 }),
      poblacion: fc.integer({ min: -1, max: 2_000 })
    }),
    { minLength: 1, maxLength: 60 }
  )
  .map((rows): SectionCatalog => {
    const sorted = rows
      .map((r) => ({ ...r, state: Number(KEYS[r.m].slice(0, 2)) }))
      .sort((a, b) => a.state - b.state);
    return {
      codes: Uint32Array.from(sorted, (r, i) => r.state * 10_000 + i + 1),
      municipio: Int16Array.from(sorted, (r) => r.m),
      claves: KEYS as never,
      federal: Uint16Array.from(sorted, (r) => (r.d ? r.state * 100 + r.d : 0)),
      local: null,
      lista: Int32Array.from(sorted, (r) => r.lista),
      poblacion: Int32Array.from(sorted, (r) => r.poblacion)
    };
  });

const positions = new Map(KEYS.map((clave, i) => [clave, i]));
const figures = fc.array(fc.oneof(fc.constant(NaN), fc.nat(5_000)), {
  minLength: KEYS.length,
  maxLength: KEYS.length
});
const sources = fc.tuple(figures, figures).map(([people, area]) => ({
  poblacion: Float64Array.from(people),
  areaKm2: Float64Array.from(area)
}));
const bases = fc.constantFrom('secciones' as const, 'lista' as const, 'poblacion' as const, 'area' as const);
const flags = fc.array(fc.nat(1), { minLength: KEYS.length, maxLength: KEYS.length });

const maps = fc.tuple(catalogs, bases, sources).map(([catalog, base, weights]) => ({
  catalog,
  map: weighDistricts(pairSections(catalog, 'federal')!, 'federal', base, positions, weights)
}));

/** Sum of a column of the pairs for each of some groups. */
function sums(groups: ArrayLike<number>, values: ArrayLike<number>): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < groups.length; i++) found.set(groups[i], (found.get(groups[i]) ?? 0) + values[i]);
  return found;
}

describe('districts weighed over municipalities', () => {
  it('share each municipality out whole, and each district that weighs anything', () => {
    fc.assert(
      fc.property(maps, ({ map }) => {
        for (const share of sums(map.municipio, map.shareMunicipio).values()) expect(share).toBeCloseTo(1, 9);
        for (const [d, share] of sums(map.distrito, map.shareDistrito))
          expect(share).toBeCloseTo(map.sizes[d] > 0 ? 1 : 0, 9);
        expect(map.starts.at(-1)).toBe(map.distrito.length);
      })
    );
  });

  it('give a band in which least ≤ best ≤ most ≤ 100, each inside that of its own parts', () => {
    fc.assert(
      fc.property(maps, flags, ({ map }, covered) => {
        const { min, best, max } = coverDistricts(map, covered);
        map.distritos.forEach((_, d) => {
          // Nobody says what it weighs: not known, which is not zero.
          if (map.sizes[d] === 0 || map.untold?.[d])
            return expect([min[d], best[d], max[d]]).toEqual([NaN, NaN, NaN]);
          expect(min[d]).toBeLessThanOrEqual(best[d]);
          expect(best[d]).toBeLessThanOrEqual(max[d]);
          expect(max[d]).toBeLessThanOrEqual(100 + 1e-9);
        });
        // While cells only carry their municipality nothing tells more than the most.
        expect(best).toEqual(max);
        const whole = coverWhole(map, { min, best, max });
        if ([...best].some((v) => v >= 0)) expect(whole.min).toBeLessThanOrEqual(whole.best);
        else expect(whole.best).toBeNaN();
      })
    );
  });

  it('take as whole only what is known to lie in one district, sección by sección', () => {
    fc.assert(
      fc.property(maps, flags, ({ catalog, map }, covered) => {
        const districtsOf = (m: number) =>
          new Set([...catalog.federal!].filter((_, i) => catalog.municipio[i] === m));
        KEYS.forEach((_, m) => {
          const inside = districtsOf(m);
          expect(map.whole[m] === 1).toBe(inside.size === 1 && !inside.has(0));
        });
        const { min } = coverDistricts(map, covered);
        const sure = coverDistricts(
          map,
          covered.map((c, m) => (map.whole[m] ? c : 0))
        );
        expect(min).toEqual(sure.max);
      })
    );
  });

  it('count the secciones whose weight nobody says', () => {
    fc.assert(
      fc.property(maps, ({ catalog, map }) => {
        const column = map.base === 'lista' || map.base === 'poblacion' ? catalog[map.base]! : null;
        map.distritos.forEach((clave, d) => {
          const missing = [...catalog.federal!].filter(
            (code, i) => code === Number(clave) && column !== null && column[i] < 0
          );
          expect(map.unweighed?.[d] ?? 0).toBe(missing.length);
          const all = [...catalog.federal!].filter((code) => code === Number(clave)).length;
          expect(map.untold?.[d] === 1).toBe(missing.length > 0.1 * all);
        });
      })
    );
  });

  it('count what municipalities have without losing or inventing any of it', () => {
    fc.assert(
      fc.property(maps, figures, ({ map }, counts) => {
        const { min, best, max } = countDistricts(map, Float64Array.from(counts));
        const inSome = counts.map((c, m) => (map.parts[m] > 0 && c > 0 ? c : 0)).reduce((a, b) => a + b, 0);
        expect(best.reduce((a, b) => a + b, 0)).toBeCloseTo(inSome, 6);
        map.distritos.forEach((_, d) => {
          expect(min[d]).toBeLessThanOrEqual(best[d] + 1e-9);
          expect(best[d]).toBeLessThanOrEqual(max[d] + 1e-9);
        });
      })
    );
  });

  it('put together keep every weight', () => {
    fc.assert(
      fc.property(catalogs, (catalog) => {
        const federal = pairSections(catalog, 'federal')!;
        const total = (column: Float64Array | null) => column!.reduce((a, b) => a + b, 0);
        const merged = mergeDistricts(federal, (d) => d.slice(0, 2));
        expect(merged.distritos.every((d) => d.length === 2)).toBe(true);
        for (const column of ['secciones', 'lista', 'poblacion'] as const)
          expect(total(merged[column])).toBe(total(federal[column]));
        const states = pairsOf(pairLevels(catalog), 'entidad', KEYS, () => null)!;
        expect(total(states.secciones)).toBe(catalog.codes.length);
      })
    );
  });

  it('need no sección for states and circunscripciones', () => {
    const none = { federal: null, local: null, entidad: null };
    const states = pairsOf(none, 'entidad', KEYS, () => null)!;
    expect(states.distritos).toEqual(['01', '02']);
    const both = pairsOf(none, 'circunscripcion', KEYS, () => '3')!;
    expect([both.distritos, both.municipio.length]).toEqual([['3'], 6]);
    expect(pairsOf(none, 'federal', KEYS, () => null)).toBeNull();
  });

  it('say the fewest municipalities for a threshold', () => {
    fc.assert(
      fc.property(maps, flags, fc.integer({ min: 1, max: 100 }), ({ map }, covered, threshold) => {
        const counted = countedPairs(map, covered);
        const { best } = coverDistricts(map, covered);
        map.distritos.forEach((_, d) => {
          if (map.untold?.[d]) return expect(missingFor(map, d, counted, threshold)).toBeNull();
          if (map.sizes[d] === 0) return;
          const missing = missingFor(map, d, counted, threshold);
          const open = [...map.distrito.keys()]
            .filter((i) => map.distrito[i] === d && !counted[i])
            .map((i) => 100 * map.shareDistrito[i])
            .sort((a, b) => b - a);
          // The greatest k together are the most that any k municipalities add.
          const reach = (k: number) => open.slice(0, k).reduce((a, b) => a + b, best[d]);
          if (missing === null) return expect(reach(open.length)).toBeLessThan(threshold);
          expect(reach(missing.length)).toBeGreaterThanOrEqual(threshold - 1e-6);
          if (missing.length) expect(reach(missing.length - 1)).toBeLessThan(threshold);
        });
      })
    );
  });
});

describe('cells that say their sección or their point', () => {
  const catalog: SectionCatalog = {
    codes: Uint32Array.from([10_001, 10_002, 10_003]),
    municipio: Int16Array.from([0, 0, 1]),
    claves: ['01001', '01002'] as never,
    federal: Uint16Array.from([101, 102, 102]),
    local: null,
    lista: null,
    poblacion: null
  };
  const none = { poblacion: new Float64Array(2).fill(NaN), areaKm2: new Float64Array(2).fill(NaN) };
  const map = weighDistricts(
    pairSections(catalog, 'federal')!,
    'federal',
    'secciones',
    new Map([
      ['01001', 0],
      ['01002', 1]
    ]),
    none
  );
  const cells = (seccion: number[], punto: number[] | null = null): CellColumns => ({
    units: 2,
    places: 2,
    fecha: new Int32Array(seccion.length),
    mun: new Int16Array(seccion.length),
    sector: new Int16Array(seccion.length).fill(-1),
    etapa: new Int8Array(seccion.length),
    integrantes: new Int32Array(seccion.length).fill(10),
    mujeres: new Int32Array(seccion.length),
    seccion: Uint16Array.from(seccion),
    punto: punto && Float64Array.from(punto)
  });
  const filter = { fecha: 1, desde: null, sectores: null, stages: DEFAULT_STAGES };
  const cover = (columns: CellColumns, at: Parameters<typeof placeCells>[4] = null) => {
    const places = placeCells(columns, ['01001', '01002'], catalog, 'federal', at);
    const placed = sumPlaced(map, columns, filter, places.district);
    return {
      places,
      band: coverDistricts(map, [1, 0], placed),
      cells: countDistricts(map, Float64Array.from([columns.fecha.length, 0]), placed.cells)
    };
  };

  it('count only where they are, once all of a municipality do', () => {
    const { band, places } = cover(cells([1, 1]));
    expect([[...band.min], [...band.best], [...band.max]]).toEqual([
      [0, 0],
      [100, 0],
      [100, 50]
    ]);
    expect([places.told, places.placed, places.elsewhere]).toEqual([2, 2, 0]);
  });

  it('leave the municipality whole while one of its cells says nothing', () => {
    const { band, cells: counts } = cover(cells([1, 0]));
    expect([...band.best]).toEqual([100, 50]);
    expect([[...counts.min], [...counts.best], [...counts.max]]).toEqual([
      [1, 0],
      [1.5, 0.5],
      [2, 1]
    ]);
  });

  it('are counted by their municipality when their sección is of another one, or of none', () => {
    expect(cover(cells([3])).places).toMatchObject({ told: 1, placed: 0, elsewhere: 1 });
    expect(cover(cells([9])).places).toMatchObject({ told: 1, placed: 0, elsewhere: 0 });
    expect([...cover(cells([3])).band.best]).toEqual([100, 50]);
  });

  it('are placed by their point in the shapes of the districts', () => {
    const { band, places } = cover(cells([0], [-102, 21]), (lon) => (lon < -100 ? 102 : 0));
    expect([places.placed, ...band.best]).toEqual([1, 0, 50]);
  });
});
