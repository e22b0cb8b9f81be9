import type { FeatureCollection } from 'geojson';
import type { Locality } from '../../map/canvas/drawing';
import { fitBox, projectBox, type Box, type Camera } from '../../scale/camera';
import type { CanvasView } from '../../map/canvas/canvas-view';
import { DiscPlan, MapPlan, type UnitLayout } from '../../map/canvas/unit-layout';
import type { WebglView } from '../../map/webgl/webgl-view';
import { COUNTRY } from '../coverage/layouts.svelte';
import { layouts, territory, view } from '../app.svelte';

/** Space that the panels over the map leave free: on a wide page the time bar stands over its foot. */
const padding = () =>
  innerWidth > 960
    ? { top: 28, right: 28, bottom: view.contra === null ? 96 : 132, left: 28 }
    : { top: 10, right: 46, bottom: 46, left: 10 };
/** Degrees around a municipality when it is shown from the search. */
const AROUND = 0.45;
/** Width of the panel of a district with its margin, pixels. */
const PANEL = 340;
/** How far a municipality of a plan without geography is looked at from. */
const CLOSE_CELLS = 14;

/** The one map: which of its two painters is on screen, how units are laid out, and where it looks. */
class MapControl {
  canvas = $state.raw<CanvasView | null>(null);
  webgl = $state.raw<WebglView | null>(null);
  /** The land around and the names of places, once they arrive. */
  ground = $state.raw<{ land: FeatureCollection; localities: readonly Locality[] } | null>(null);
  /** MapLibre has drawn the whole map once. */
  webglReady = $state(false);
  /** Units are on their way to the geographic map: the canvas still draws. */
  travelling = $state(false);
  /** The first complete map is on screen. */
  painted = $state(false);
  /** What the first map does not need may come now: it is painted, or takes long, or never will be. */
  settled = $state(false);

  /** Who draws now. */
  readonly painter: 'lienzo' | 'webgl' = $derived.by(() =>
    this.webglReady && view.vista === 'mapa' && !this.travelling ? 'webgl' : 'lienzo'
  );

  /** As one text, so that a catalogue with the same keys makes no new plan. */
  private readonly statesKey = $derived.by(() =>
    territory.catalog.municipios.map((m) => m.clave.slice(0, 2)).join(' ')
  );
  private readonly states = $derived.by(() => (this.statesKey ? this.statesKey.split(' ') : []));

  private readonly mapPlan = $derived.by((): UnitLayout | null => {
    const { shapes, shapesName } = territory;
    const { states } = this;
    if (!shapes || shapes.count !== states.length) return null;
    return new MapPlan(shapesName, shapes, states);
  });

  /** How units are laid out; the map itself while another layout is on its way. */
  readonly plan = $derived.by((): UnitLayout | null => {
    const { vista } = view;
    const placed = vista === 'mapa' ? null : layouts.of(vista);
    if (!placed) return this.mapPlan;
    return new DiscPlan(vista, placed, this.states, vista === 'iguales' ? 6 : 0);
  });

  camera(): Camera | null {
    return (this.painter === 'webgl' ? this.webgl?.camera() : this.canvas?.camera()) ?? null;
  }

  moveTo(camera: Camera, travels = false): void {
    if (this.painter === 'webgl') this.webgl?.moveTo(camera, travels);
    else this.canvas?.moveTo(camera);
  }

  private fit(box: Box, travels: boolean, panel = 0): void {
    if (!this.canvas) return;
    const space = padding();
    this.moveTo(fitBox(box, this.canvas.size, { ...space, right: space.right + panel }), travels);
  }

  /** The camera that an address without one asks for: its state or the whole. */
  get home(): Camera | null {
    const box = this.plan && (view.ent ? this.plan.boxes[view.ent] : null);
    const whole =
      box ??
      (this.plan?.isGeographic && territory.isShipped ? projectBox([...COUNTRY]) : this.plan?.boxes['']);
    return whole && this.canvas ? fitBox(whole, this.canvas.size, padding()) : null;
  }

  zoomBy(step: number): void {
    if (this.painter === 'webgl') this.webgl?.zoomBy(step);
    else this.canvas?.zoomBy(step);
  }

  /** The whole of what is chosen: the country or its state, whatever the camera was. */
  showWhole(): void {
    view.set({ camara: null });
    const { home } = this;
    if (home) this.moveTo(home, true);
  }

  /** Several municipalities, whole; where the address has its own camera it stays. */
  showUnits(positions: readonly number[]): void {
    const { plan } = this;
    if (!plan?.isGeographic || positions.length === 0) return;
    const boxes = positions.map((i) => plan.box(i));
    const least = (k: 0 | 1) => Math.min(...boxes.map((b) => b[k]));
    const most = (k: 2 | 3) => Math.max(...boxes.map((b) => b[k]));
    const box: Box = [least(0), least(1), most(2), most(3)];
    const [x, y] = [0.25 * (box[2] - box[0]), 0.25 * (box[3] - box[1])];
    // Beside the panel that a wide page opens over the map.
    this.fit([box[0] - x, box[1] - y, box[2] + x, box[3] + y], true, innerWidth > 960 ? PANEL : 0);
  }

  /** A municipality and what is around it, once its place is known. */
  showUnit(clave: string): void {
    const position = territory.positions.get(clave);
    if (position === undefined || !this.plan) return;
    if (!this.plan.isGeographic) {
      const [x, y, r] = this.plan.disc(position);
      const reach = CLOSE_CELLS * r;
      return this.fit([x - reach, y - reach, x + reach, y + reach], true);
    }
    const unit = territory.catalog.municipios[position];
    if (Number.isNaN(unit.lon)) return;
    this.fit(projectBox([unit.lon - AROUND, unit.lat - AROUND, unit.lon + AROUND, unit.lat + AROUND]), true);
  }
}

/** The one map of the page, for whoever moves its camera. */
export const mapControl = new MapControl();
