/** Lists who is nearest to whom, away from the page. */
import { transfer } from 'comlink';
import { serveApi } from '../serve-api';
import { listNearest, type NearLists } from '../../geo/near-lists';

const api = {
  near(lon: Float64Array, lat: Float64Array): NearLists {
    const lists = listNearest(lon, lat);
    return transfer(lists, [lists.positions.buffer, lists.km.buffer]);
  }
};

/** What the page may ask of this worker. */
export type NearApi = typeof api;
serveApi(api);
