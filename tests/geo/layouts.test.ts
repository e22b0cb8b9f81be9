import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  ShippedCatalog,
  ShippedLayouts,
  ShippedPopulation,
  ShippedTerritory
} from '../../src/lib/domain/shipped';
import { findNeighbours } from '../../src/lib/geo/adjacency';
import {
  around,
  boxAround,
  cellHolding,
  centreOf,
  isConnected,
  ROW_HEIGHT
} from '../../src/lib/geo/hex-grid';
import { layOutCircles, layOutTiles, reportOn, type LayoutUnits } from '../../src/lib/geo/layouts';
import { placeIn } from '../../src/lib/geo/place-in';
import { readJson, root } from '../shared';
import { grid } from './grid';

/** The cells of tiles, each state's apart; fails if a tile does not stand on the grid. */
function cellsByState(x: ArrayLike<number>, y: ArrayLike<number>, states: readonly string[]) {
  const groups = new Map<string, Set<number>>();
  states.forEach((state, i) => {
    const cell = cellHolding(x[i], y[i]);
    const at = centreOf(cell);
    expect(Math.hypot(at.x - x[i], at.y - y[i])).toBeLessThan(1e-6);
    groups.set(state, (groups.get(state) ?? new Set()).add(cell));
  });
  return groups;
}

function expectNoOverlap({ x, y, r }: { x: ArrayLike<number>; y: ArrayLike<number>; r: ArrayLike<number> }) {
  for (let i = 0; i < x.length; i++)
    for (let j = i + 1; j < x.length; j++)
      if (Math.hypot(x[i] - x[j], y[i] - y[j]) < r[i] + r[j]) expect.fail(`${i} and ${j} overlap`);
}

describe('the shipped views in which every municipality is seen', () => {
  const { claves } = readJson<ShippedCatalog>(root, 'static/datos/catalogo.json');
  const layouts = readJson<ShippedLayouts>(root, 'static/datos/cartograma.json');
  const { personas } = readJson<ShippedPopulation>(root, 'static/datos/poblacion.json');
  const states = claves.map((c) => c.slice(0, 2));
  const x = layouts.iguales.mediaColumna.map((c) => c / 2);
  const y = layouts.iguales.fila.map((r) => r * ROW_HEIGHT);

  it('gives every municipality a hexagon of its own and keeps every state in one piece', () => {
    const groups = cellsByState(x, y, states);
    expect([...groups.values()].reduce((n, g) => n + g.size, 0)).toBe(2_458);
    expect(groups.get('20')!.size).toBe(570);
    expect([...groups].filter(([, cells]) => !isConnected(cells)).map(([s]) => s)).toEqual([]);
  });

  it('leaves no hole inside the country, and the mainland hangs together', () => {
    const land = new Set(
      [...cellsByState(x, y, states).entries()].flatMap(([s, c]) => (s === '02' || s === '03' ? [] : [...c]))
    );
    expect(isConnected(land)).toBe(true);
    const { corner, holds } = boxAround(land);
    const sea = new Set([corner]);
    for (const cell of sea)
      for (const next of around(cell)) if (!land.has(next) && holds(next)) sea.add(next);
    const holes = [...land].flatMap(around).filter((cell) => !land.has(cell) && !sea.has(cell));
    expect(holes).toEqual([]);
  });

  it('keeps neighbours near, as its own report says', () => {
    const t = readJson<ShippedTerritory>(root, 'static/datos/territorio.json');
    const flat = [...t.lado, ...t.punto];
    const units: LayoutUnits = {
      claves,
      lon: Float64Array.from(t.lon),
      lat: Float64Array.from(t.lat),
      areaKm2: Float64Array.from(t.areaKm2),
      neighbours: {
        a: Uint16Array.from(flat.filter((_, i) => i % 2 === 0)),
        b: Uint16Array.from(flat.filter((_, i) => i % 2 === 1)),
        side: Uint8Array.from({ length: flat.length / 2 }, (_, i) => (2 * i < t.lado.length ? 1 : 0))
      }
    };
    const measured = reportOn(units, { x: Float64Array.from(x), y: Float64Array.from(y) });
    expect(measured.meanShift).toBeCloseTo(layouts.fidelidad.desplazamientoMedio, 1);
    expect(measured.touching).toBeCloseTo(layouts.fidelidad.vecinosJuntos, 3);
    expect(measured.near).toBeCloseTo(layouts.fidelidad.vecinosCerca, 3);
    expect(measured.meanShift).toBeLessThan(8);
    expect(measured.near).toBeGreaterThan(0.74);
  });

  it('has circles that do not overlap and whose areas are as the people', () => {
    const { r } = layouts.personas;
    expectNoOverlap(layouts.personas);
    const known = personas.flatMap((p, i) => (p && p > 200_000 ? [r[i] ** 2 / p] : []));
    const [least, most] = [Math.min(...known), Math.max(...known)];
    expect(known.length).toBeGreaterThan(50);
    expect(most / least).toBeLessThan(1.01);
    expect(Math.min(...r)).toBeGreaterThan(0);
  });
});

/** A grid of square municipalities, split into states by columns. */
function country(width: number, height: number, columnsPerState: number): LayoutUnits {
  const units = grid(width, height);
  return {
    claves: units.map(
      (_, i) =>
        String(1 + Math.floor((i % width) / columnsPerState)).padStart(2, '0') + String(i).padStart(3, '0')
    ),
    lon: Float64Array.from(units, (_, i) => -100 + 0.2 * (i % width)),
    lat: Float64Array.from(units, (_, i) => 20 + 0.2 * Math.floor(i / width)),
    areaKm2: new Float64Array(units.length).fill(480),
    neighbours: findNeighbours(units)
  };
}

describe('laying out any frame', () => {
  it('keeps states whole and nobody on top of anybody', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (w, h, s) => {
          const units = country(w, h, s);
          const { tiles } = layOutTiles(units);
          const states = units.claves.map((c) => c.slice(0, 2));
          const groups = cellsByState(tiles.x, tiles.y, states);
          expect([...groups.values()].reduce((n, g) => n + g.size, 0)).toBe(w * h);
          for (const cells of groups.values()) expect(isConnected(cells)).toBe(true);
        }
      ),
      { numRuns: 25 }
    );
  });

  it('separates circles whatever their people', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 2_000_000 })), {
          minLength: 24,
          maxLength: 24
        }),
        (people) => {
          const units = country(6, 4, 2);
          expectNoOverlap(layOutCircles(units, Float64Array.from(people)));
        }
      ),
      { numRuns: 20 }
    );
  });

  it('is the same every time', () => {
    const once = () => layOutTiles(country(7, 6, 3)).tiles;
    expect(once()).toEqual(once());
  });

  it('fits a plane into a box without stretching it', () => {
    const placed = placeIn([0, 0, 10, 4], {
      x: Float64Array.of(0, 2),
      y: Float64Array.of(0, 1),
      r: Float64Array.of(0.5, 0.5)
    });
    expect(placed.x[1] - placed.x[0]).toBeCloseTo(2 * (placed.y[1] - placed.y[0]));
    expect(Math.max(...placed.y) + placed.r[0]).toBeCloseTo(4);
  });
});

describe('the hexagonal grid', () => {
  it('has six neighbours one step away, and each is a neighbour back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), (x, y) => {
        const cell = cellHolding(x, y);
        const at = centreOf(cell);
        expect(cellHolding(at.x, at.y)).toBe(cell);
        for (const next of around(cell)) {
          const there = centreOf(next);
          expect(Math.hypot(there.x - at.x, there.y - at.y)).toBeCloseTo(1, 9);
          expect(around(next)).toContain(cell);
        }
      })
    );
  });
});
