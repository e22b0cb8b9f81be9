import { proxy, wrap } from 'comlink';
import type { Circles } from '../../geo/dorling';
import { ROW_HEIGHT } from '../../geo/hex-grid';
import type { LayoutUnits } from '../../geo/layouts';
import { placeIn } from '../../geo/place-in';
import { projectBox } from '../../scale/camera';
import type { Population } from '../../domain/coverage';
import type { ShippedLayouts } from '../../domain/shipped';
import type { LayoutApi } from '../../workers/jobs/layout.worker';
import type { LayoutId } from '../address/tablero';
import type { Workspace } from '../data/workspace.svelte';

/** The country in degrees: `[west, south, east, north]`. Layouts fill the same part of the plane. */
export const COUNTRY = [-117.2, 14.4, -86.7, 32.8] as const;

/** Places on the plane of the map, and what they were worked out for. */
interface Placed {
  key: string;
  circles: Circles;
}

/** The views in which every municipality is seen: shipped for the site's frame, worked out in a worker for others. */
export class Layouts {
  private placed = $state.raw<Partial<Record<LayoutId, Placed>>>({});
  /** Share of the layout that is being worked out; null when none is. */
  share = $state<number | null>(null);
  failed = $state(false);
  /** How faithful the shipped hexagons are; null until they are here. */
  fidelity = $state.raw<ShippedLayouts['fidelidad'] | null>(null);
  private shipped: Promise<ShippedLayouts> | null = null;
  private worker: Worker | null = null;
  private working = '';

  constructor(
    private readonly workspace: Workspace,
    /** What the area of the circles is. */
    private readonly weigh: () => Population,
    private readonly url: string
  ) {}

  /** What a layout depends on: the frame, and for circles whose people they are. */
  private keyOf(id: LayoutId): string {
    const { frameId, census } = this.workspace;
    const { kind, source, id: weight = '' } = this.weigh();
    return id === 'personas' ? `${frameId} ${kind} ${weight} ${source} ${census?.card.id ?? ''}` : frameId;
  }

  /** Places of a layout on the plane; null while they are not here. */
  of(id: LayoutId): Circles | null {
    const placed = this.placed[id];
    const fits = placed?.key === this.keyOf(id);
    return fits && placed.circles.x.length === this.workspace.territory.catalog.municipios.length
      ? placed.circles
      : null;
  }

  /** Brings or works out a layout. */
  async ensure(id: LayoutId): Promise<void> {
    if (id === 'mapa' || this.of(id)) return;
    const key = this.keyOf(id);
    if (this.working === `${id} ${key}`) return;
    this.cancel();
    this.working = `${id} ${key}`;
    this.failed = false;
    try {
      const plane = (await this.fromSite(id)) ?? (await this.workOut(id));
      if (plane && key === this.keyOf(id))
        this.placed = { ...this.placed, [id]: { key, circles: placeIn(projectBox([...COUNTRY]), plane) } };
    } catch (error) {
      console.error(error);
      this.failed = this.working === `${id} ${key}`;
    } finally {
      if (this.working === `${id} ${key}`) {
        this.working = '';
        this.share = null;
      }
    }
  }

  /** Ends what is being worked out. */
  cancel(): void {
    this.worker?.terminate();
    this.worker = null;
    this.share = null;
    this.working = '';
  }

  private async fromSite(id: LayoutId): Promise<Circles | null> {
    const { territory } = this.workspace;
    if (!territory.isShipped || (id === 'personas' && this.weigh().kind !== 'geonames')) return null;
    this.shipped ??= fetch(this.url).then((response) => {
      if (!response.ok) throw new Error(`${this.url}: ${response.status}`);
      return response.json() as Promise<ShippedLayouts>;
    });
    this.shipped.catch(() => (this.shipped = null));
    const { fidelidad, iguales, personas } = await this.shipped;
    this.fidelity = fidelidad;
    if (id === 'personas')
      return {
        x: Float64Array.from(personas.x),
        y: Float64Array.from(personas.y),
        r: Float64Array.from(personas.r)
      };
    return hexagons(
      Float64Array.from(iguales.mediaColumna, (c) => c / 2),
      Float64Array.from(iguales.fila, (r) => r * ROW_HEIGHT)
    );
  }

  private async workOut(id: LayoutId): Promise<Circles | null> {
    const { territory } = this.workspace;
    if (!territory.neighbours) await territory.detail();
    const { municipios } = territory.catalog;
    const { points } = territory;
    if (!territory.neighbours || !points) return null;
    const units: LayoutUnits = {
      claves: municipios.map((m) => m.clave as string),
      ...points,
      areaKm2: Float64Array.from(municipios, (m) => m.areaKm2),
      neighbours: territory.neighbours
    };
    this.worker = new Worker(new URL('../../workers/jobs/layout.worker.ts', import.meta.url), {
      type: 'module'
    });
    const remote = wrap<LayoutApi>(this.worker);
    const { worker } = this;
    const report = proxy((share: number) => {
      if (this.worker === worker) this.share = share;
    });
    this.share = 0;
    try {
      const broken = new Promise<never>((_, reject) => {
        worker.onerror = () => reject(new Error('the worker of layouts broke'));
      });
      if (id === 'personas')
        return await Promise.race([remote.circles(units, this.weigh().values, report), broken]);
      const { x, y } = await Promise.race([remote.tiles(units, report), broken]);
      return hexagons(x, y);
    } finally {
      worker.terminate();
    }
  }
}

const hexagons = (x: Float64Array, y: Float64Array): Circles => ({
  x,
  y,
  r: new Float64Array(x.length).fill(0.5)
});
