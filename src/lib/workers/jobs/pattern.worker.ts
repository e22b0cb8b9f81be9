/** Looks for patterns, away from the page. */
import { serveApi } from '../serve-api';
import { findPattern, type PatternPlaces, type PatternSetup } from './pattern-setup';

const api = { find: findPattern } satisfies Record<
  string,
  (setup: PatternSetup, places: PatternPlaces, onProgress: (share: number) => void) => unknown
>;

/** What the page asks of this worker. */
export type PatternApi = typeof api;
serveApi(api);
