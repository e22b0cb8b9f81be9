import type { MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import type { FrameUnit } from '../../src/lib/domain/frame-unit';
import { buildFrame } from '../../src/lib/geo/frame';
import { Locator } from '../../src/lib/geo/locate';
import { areaKm2 } from '../../src/lib/geo/area';
import { interiorPoint } from '../../src/lib/geo/interior-point';
import { Tiler } from '../../src/lib/geo/tiles';
import { unitsOfFile } from '../frames';
import { hasShared, readJson, real, root } from '../shared';
import { readFileSync } from 'node:fs';
import { grid } from './grid';

const shapesOf = (topology: Topology) =>
  feature(topology, topology.objects.municipios as GeometryCollection).features.map(
    (f) => f.geometry as Polygon | MultiPolygon
  );

describe('areas and interior points', () => {
  it('measures a degree square on the equator as the ellipsoid does', () => {
    // 12,308.778 km²: GeographicLib's Planimeter for the square 0°–1°.
    expect(areaKm2(grid(1, 1)[0])).toBeCloseTo(12308.778, 2);
  });

  it('takes holes out', () => {
    const [square] = grid(1, 1, 4);
    const hole = grid(1, 1, 1)[0].coordinates[0].map(([x, y]) => [x + 1, y + 1]);
    const holed: Polygon = { type: 'Polygon', coordinates: [...square.coordinates, hole] };
    expect(areaKm2(holed)).toBeLessThan(areaKm2(square) - 12_000);
  });

  it.skipIf(!hasShared)(
    'agrees with the official areas of a full-resolution state within 0.05 %',
    async () => {
      const units = await unitsOfFile(real('AGEM_01.geojson'));
      const rows = readFileSync(real('agem_2025_catalogo.csv'), 'utf8')
        .split('\n')
        .map((l) => l.split(','));
      for (const u of units) {
        const official = Number(rows.find((r) => r[0] === u.clave)![9]);
        expect(Math.abs(areaKm2(u.geometry) / official - 1)).toBeLessThan(5e-4);
      }
    }
  );

  it('puts the label point of every shipped municipality inside it', () => {
    const shapes = shapesOf(readJson<Topology>(root, 'static/datos/topologia.json'));
    const { lon, lat } = readJson<{ lon: number[]; lat: number[] }>(root, 'static/datos/territorio.json');
    const locator = new Locator(shapes);
    expect(lon.filter((x, i) => locator.find(x, lat[i]) !== i)).toEqual([]);
  });

  it('has no point for an empty shape, and a corner for one without area', () => {
    expect(interiorPoint(null)).toBeNull();
    const line = [
      [1, 2],
      [3, 2],
      [1, 2],
      [1, 2]
    ];
    expect(interiorPoint({ type: 'Polygon', coordinates: [line] })).toEqual([1, 2]);
  });
});

describe('a frame built from units', () => {
  const units: FrameUnit[] = grid(3, 2).map((geometry, i) => ({
    clave: `0${1 + Math.floor(i / 3)}00${1 + (i % 3)}` as FrameUnit['clave'],
    nombre: `Unidad ${i}`,
    pob: i,
    geometry
  }));
  const frame = buildFrame([...units].reverse(), 'cuadros', 'prueba', (e) => (e === '01' ? '1' : '2'));

  it('comes in key order with neighbours by position', () => {
    expect(frame.catalog.municipios.map((m) => m.clave)).toEqual(units.map((u) => u.clave));
    expect(frame.neighbours.side.filter((s) => s === 1)).toHaveLength(7);
  });

  it('merges states and circunscripciones from the same arcs, without loss of area', () => {
    const parts = shapesOf(frame.topology).reduce((n, g) => n + areaKm2(g), 0);
    for (const name of ['entidades', 'circunscripciones']) {
      const merged = feature(frame.topology, frame.topology.objects[name] as GeometryCollection).features;
      expect(merged.map((f) => String(f.id))).toHaveLength(2);
      const whole = merged.reduce((n, f) => n + areaKm2(f.geometry as Polygon), 0);
      expect(whole / parts).toBeCloseTo(1, 6);
    }
  });
});

describe('the shipped topologies', () => {
  const coarse = readJson<Topology>(root, 'static/datos/topologia-gruesa.json');
  const full = readJson<Topology>(root, 'static/datos/topologia.json');

  it('leave no municipality without an area, however small', () => {
    for (const topology of [coarse, full]) {
      const shapes = shapesOf(topology);
      expect(shapes).toHaveLength(2458);
      expect(shapes.filter((g) => !(areaKm2(g) > 0))).toEqual([]);
    }
  });

  it('have 32 states and 5 circunscripciones in the full one', () => {
    const size = (name: string) => (full.objects[name] as GeometryCollection).geometries.length;
    expect([size('entidades'), size('circunscripciones')]).toEqual([32, 5]);
  });

  it('are cut into tiles in which every municipality can be seen at the closest zoom of its place', () => {
    const names = readJson<{ claves: string[]; nombres: string[] }>(root, 'static/datos/catalogo.json');
    const tiler = new Tiler(coarse, names);
    expect(tiler.tile(0, 0, 0).length).toBeGreaterThan(10_000);
    expect(tiler.tile(5, 0, 0)).toHaveLength(0);
  });
});
