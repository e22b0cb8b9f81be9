import { wrap } from 'comlink';
import type { Catalog } from '../../domain/catalog';
import type { NearLists, NearestWithPresence } from '../../geo/near-lists';
import type { Points } from '../../geo/nearest';
import type { NearApi } from '../../workers/jobs/near.worker';
import type { Territory } from './territory.svelte';

interface Loaded {
  catalog: Catalog;
  lists: NearLists;
  points: Points;
  /** What asks them arrives with them: the first picture needs neither. */
  asking: typeof import('../../geo/near-lists');
}

/** Who is near whom in the frame in use: listed once per frame, in a worker, when something asks for it. */
export class Near {
  private loaded = $state.raw<Loaded | null>(null);
  private loading: Catalog | null = null;

  constructor(private readonly territory: Territory) {}

  /** The lists of the frame in use; null until they are here. */
  private readonly current = $derived.by(() =>
    this.loaded?.catalog === this.territory.catalog ? this.loaded : null
  );
  readonly ready = $derived.by(() => this.current !== null);

  /** Brings the lists; the places of the shipped frame must have arrived before. */
  async ensure(): Promise<void> {
    const { catalog, points: places } = this.territory;
    if (this.current || this.loading === catalog || !places) return;
    this.loading = catalog;
    const worker = new Worker(new URL('../../workers/jobs/near.worker.ts', import.meta.url), {
      type: 'module'
    });
    const broken = new Promise<never>((_, reject) => {
      worker.onerror = () => reject(new Error('the worker of distances broke'));
    });
    try {
      const { lon, lat } = places;
      const [lists, asking, geo] = await Promise.all([
        Promise.race([wrap<NearApi>(worker).near(lon, lat), broken]),
        import('../../geo/near-lists'),
        import('../../geo/nearest')
      ]);
      const points = new geo.Points(lon, lat);
      if (catalog === this.territory.catalog) this.loaded = { catalog, lists, points, asking };
    } finally {
      worker.terminate();
      if (this.loading === catalog) this.loading = null;
    }
  }

  /** Distance of every unit to the nearest one that has something; null until the lists are here. */
  reach(has: (position: number) => boolean): NearestWithPresence | null {
    const { current } = this;
    return current && current.asking.reachOf(has, current.lists, current.points);
  }

  /** The nearest other unit that has something. */
  other(from: number, has: (position: number) => boolean): { position: number; km: number } | null {
    const { current } = this;
    return current && current.asking.nearestOther(from, has, current.lists, current.points);
  }
}
