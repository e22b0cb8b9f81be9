/** Shares a state out among zones, away from the page. */
import { serveApi } from '../serve-api';
import type { Lists } from '../../plan/lists';
import { shareOut, TOLERANCE } from '../../plan/zones';
import { seededIndexes } from '../../stats/permutation';
import { linkParts, type PlanPlaces } from './plan-setup';

/** Zones as the page shows them. */
export interface ZoneReport {
  /** Zone of each unit of the frame; −1 outside. */
  zone: Int32Array;
  /** Neighbours, with links between parts that nothing ties, and those links. */
  neighbours: Lists;
  links: [number, number][];
}

const api = {
  /** @param weight of each unit; what nobody knows is 0 @param units those that are shared out */
  share(
    weight: Float64Array,
    units: readonly number[],
    k: number,
    seed: number,
    places: PlanPlaces
  ): ZoneReport {
    const { neighbours, links } = linkParts(units, places);
    const inside = new Uint8Array(weight.length);
    for (const unit of units) inside[unit] = 1;
    const { zone } = shareOut({ neighbours, inside, weight, k, tolerance: TOLERANCE }, seededIndexes(seed));
    return { zone, neighbours, links };
  }
};

/** What the page asks of this worker. */
export type ZoneApi = typeof api;
serveApi(api);
