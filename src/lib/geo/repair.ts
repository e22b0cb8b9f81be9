import type { MultiPolygon, Polygon } from 'geojson';
import type { Geos, Shape } from './geos';

/** Two shapes of one key that cover more than this share of the smaller one are two versions of it, not two parts. */
const SAME_PLACE = 0.01;

/** Units whose shapes are all valid, and what was done to them. */
export interface Repaired<Unit> {
  units: Unit[];
  /** Keys whose shape crossed itself. */
  repaired: string[];
  /** Keys that came several times over the same place. */
  overlapping: string[];
  /** Keys whose shape encloses nothing once repaired; they are left out. */
  hopeless: string[];
}

/**
 * Makes every shape valid without moving a vertex of the others, so that common borders stay exactly common.
 * @param repeated the shapes, one by one, of keys that came more than once: parts of one place, or two versions of it
 */
export function repairUnits<Unit extends { clave: string; geometry: Polygon | MultiPolygon }>(
  geos: Geos,
  units: readonly Unit[],
  repeated: ReadonlyMap<string, readonly MultiPolygon[]>,
  report: (share: number) => void = () => {}
): Repaired<Unit> {
  const repaired: string[] = [];
  const hopeless: string[] = [];
  const overlapping = [...repeated].filter(([, parts]) => overlap(geos, parts)).map(([clave]) => clave);
  const result = units.flatMap((unit, i) => {
    if (i % 100 === 0) report(i / units.length);
    const parts = repeated.get(unit.clave);
    // Of two versions of a place the first stays; parts of one place become one shape.
    const versions = parts && overlapping.includes(unit.clave) ? [parts[0]] : parts;
    const geometry = versions
      ? versions.length > 1
        ? joinShapes(geos, versions)
        : versions[0]
      : unit.geometry;
    const shape = geos.open(geometry);
    try {
      if (geos.isValid(shape)) return [geometry === unit.geometry ? unit : { ...unit, geometry }];
      const mended = geos.repair(shape);
      (mended ? repaired : hopeless).push(unit.clave);
      return mended ? [{ ...unit, geometry: mended }] : [];
    } finally {
      geos.close(shape);
    }
  });
  return { units: result, repaired, overlapping, hopeless };
}

/** One shape of several: those that share a border lose it. */
function joinShapes(geos: Geos, parts: readonly MultiPolygon[]): MultiPolygon {
  const union = geos.union(parts.map((part) => openValid(geos, part)));
  const joined = union ? geos.polygonsOf(union) : null;
  if (union) geos.close(union);
  return joined ?? { type: 'MultiPolygon', coordinates: parts.flatMap((p) => p.coordinates) };
}

function overlap(geos: Geos, parts: readonly MultiPolygon[]): boolean {
  const shapes = parts.map((part) => openValid(geos, part));
  const found = shapes.some((a, i) =>
    shapes.slice(i + 1).some((b) => {
      const common = geos.intersection(a, b);
      const share = common ? geos.area(common) / Math.min(geos.area(a), geos.area(b)) : 0;
      geos.close(common);
      return share > SAME_PLACE;
    })
  );
  geos.close(...shapes);
  return found;
}

/** Opens a geometry, repaired if it must be: what GEOS overlays must be valid. */
export function openValid(geos: Geos, geometry: Polygon | MultiPolygon): Shape {
  const shape = geos.open(geometry);
  if (geos.isValid(shape)) return shape;
  const valid = geos.repair(shape);
  if (!valid) return shape;
  geos.close(shape);
  return geos.open(valid);
}
