import type { FrameUnit } from '../domain/frame-unit';
import type { Geos } from './geos';
import { overlayLayers } from './overlay';

/** A parent must have given at least this share of the new unit: less is the drawing's own noise. */
const LEAST_OVERLAP = 0.02;

/** A unit that an older frame lacks, and one of the units from which its territory came. */
export interface Parentage {
  unit: FrameUnit;
  parent: FrameUnit;
  /** Share (0–1) of the new unit that lies in the parent. */
  overlapShare: number;
  /** Share (0–1) of the parent that went to the new unit. */
  parentShare: number;
  /** The parent that gave most of it. */
  isMain: boolean;
}

/** From which units of an older frame those that only a newer one has took their territory, by key, largest part first. */
export function findParents(
  geos: Geos,
  older: readonly FrameUnit[],
  newer: readonly FrameUnit[],
  report?: (share: number) => void
): Parentage[] {
  const known = new Set(older.map((u) => u.clave));
  const added = newer.filter((u) => !known.has(u.clave));
  const { pairs, areaB } = overlayLayers(
    geos,
    added.map((u) => u.geometry),
    older.map((u) => u.geometry),
    report
  );
  return added.flatMap((unit, a) =>
    pairs
      .filter((p) => p.a === a && p.share >= LEAST_OVERLAP)
      .sort((p, q) => q.share - p.share)
      .map((p, i) => ({
        unit,
        parent: older[p.b],
        overlapShare: p.share,
        parentShare: p.km2 / areaB[p.b],
        isMain: i === 0
      }))
  );
}
