/** Lays out the views in which every municipality is seen, for frames and figures that the site does not ship. */
import { transfer } from 'comlink';
import { serveApi } from '../serve-api';
import { layOutCircles, layOutTiles, type LayoutUnits } from '../../geo/layouts';
import type { Circles } from '../../geo/dorling';

const api = {
  tiles(units: LayoutUnits, report: (share: number) => void): { x: Float64Array; y: Float64Array } {
    const { tiles } = layOutTiles(units, report);
    return transfer(tiles, [tiles.x.buffer as ArrayBuffer, tiles.y.buffer as ArrayBuffer]);
  },

  circles(units: LayoutUnits, people: Float64Array, report: (share: number) => void): Circles {
    return layOutCircles(units, people, report);
  }
};

/** What the page may ask of this worker. */
export type LayoutApi = typeof api;
serveApi(api);
