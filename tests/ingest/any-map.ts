import fc from 'fast-check';
import type { KeyContext } from '../../src/lib/domain/key-system';
import { FileError } from '../../src/lib/ingest/problem';
import { openTerritory, readElectoral, readTerritories } from '../../src/lib/workers/files/read-territory';
import { square } from '../frames';

const fields = (i: number) => ({ cvegeo: `0100${i}`, nomgeo: `Lugar ${i}`, pob: 100 * i });
const ring = (i: number) => square(-102 + i, 21);

/** Small right maps, as JSON has them. */
const MAPS: readonly object[] = [
  {
    type: 'FeatureCollection',
    features: [1, 2].map((i) => ({
      type: 'Feature',
      id: i,
      properties: fields(i),
      geometry: { type: 'Polygon', coordinates: [ring(i)] }
    }))
  },
  {
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'EPSG:6365' } },
    features: [1, 2].map((i) => ({
      type: 'Feature',
      properties: fields(i),
      geometry: {
        type: 'GeometryCollection',
        geometries: [{ type: 'MultiPolygon', coordinates: [[ring(i)]] }]
      }
    }))
  },
  {
    type: 'Topology',
    transform: { scale: [0.001, 0.001], translate: [-102, 21] },
    objects: {
      municipios: {
        type: 'GeometryCollection',
        geometries: [1, 2].map((i) => ({ type: 'Polygon', properties: fields(i), arcs: [[i - 1]] }))
      }
    },
    arcs: [
      [
        [0, 0],
        [500, 0],
        [0, 500],
        [-500, -500]
      ],
      [
        [600, 0],
        [400, 0],
        [0, 500],
        [-400, -500]
      ]
    ]
  }
];

/** What may stand in the place of anything. */
const ODD = fc.constantFrom<unknown>(
  null,
  {},
  [],
  '',
  'x',
  0,
  -1,
  1e300,
  true,
  [null],
  [[]],
  [[[]]],
  { type: 'Polygon' },
  { type: 'Topology' },
  { toString: null },
  { length: 3 },
  { __proto__: null }
);

/** A right map of which some parts became something else. */
export interface AnyMap {
  which: number;
  changes: { path: number[]; value: unknown; drop: boolean }[];
  cut: number;
}

/** Maps that are nearly right. */
export const anyMap: fc.Arbitrary<AnyMap> = fc.record({
  which: fc.nat({ max: MAPS.length - 1 }),
  changes: fc.array(
    fc.record({
      path: fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 8 }),
      value: ODD,
      drop: fc.boolean()
    }),
    { maxLength: 3 }
  ),
  cut: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 600 }) })
});

/** The text of such a map. */
export function textOfMap({ which, changes, cut }: AnyMap): string {
  const map = structuredClone(MAPS[which]) as Record<string, unknown>;
  for (const { path, value, drop } of changes) {
    let at: Record<string, unknown> = map;
    for (const [depth, step] of path.entries()) {
      const keys = Object.keys(at);
      if (keys.length === 0) break;
      const key = keys[step % keys.length];
      const next = at[key];
      if (depth === path.length - 1 || typeof next !== 'object' || next === null) {
        if (drop && !Array.isArray(at)) delete at[key];
        else at[key] = structuredClone(value);
        break;
      }
      at = next as Record<string, unknown>;
    }
  }
  const text = JSON.stringify(map);
  return cut ? text.slice(0, -cut) : text;
}

/**
 * Reads such a map as municipalities and as districts, and says what became of it; throws where a reader throws what is
 * no FileError, or a unit comes without a shape or with a place that is no number.
 */
export async function checkAnyMap(map: AnyMap, keys: KeyContext): Promise<'leído' | 'rechazado'> {
  const file = { name: 'mapa.json', blob: new Blob([textOfMap(map)]) };
  const tried = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof FileError) return null;
      throw error;
    }
  };
  const opened = await tried(() => openTerritory(file));
  if (!opened) return 'rechazado';
  const read = await tried(() => readTerritories(opened, { layer: null, keys }));
  await tried(() => readElectoral(opened, { layer: null }));
  for (const { units } of read ?? [])
    for (const { clave, geometry } of units)
      if (!/^\d{5}$/.test(clave) || !geometry.coordinates.flat(2).flat().every(Number.isFinite))
        throw new Error(`${clave}: ${JSON.stringify(geometry)}`);
  return read ? 'leído' : 'rechazado';
}
