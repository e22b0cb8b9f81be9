import type { MapView } from '../map/map-view';
import { territory, view } from '../state/app.svelte';

const PADDING = { top: 28, right: 28, bottom: 28, left: 28 };
/** Degrees around a municipality when it is shown from the search. */
const AROUND = 0.45;

/** The map for the panels that move its camera. */
class MapControl {
  map = $state.raw<MapView | null>(null);
  /** The first complete map is on screen. */
  painted = $state(false);
  /** What the first map does not need may come now: it is painted, or takes long, or never will be. */
  settled = $state(false);

  /** The whole of what is chosen: the country or its state, whatever the camera was. */
  showWhole(): void {
    view.set({ camara: null });
    const box = territory.boxes[view.ent ?? ''];
    if (box) this.map?.fit(box, PADDING);
  }

  /** A municipality and what is around it, once its place is known. */
  showUnit(clave: string): void {
    const unit = territory.catalog.municipios[territory.positions.get(clave) ?? -1];
    if (!unit) return;
    if (Number.isNaN(unit.lon)) return;
    this.map?.fit([unit.lon - AROUND, unit.lat - AROUND, unit.lon + AROUND, unit.lat + AROUND], PADDING);
  }
}

/** The one map of the page, for whoever moves its camera. */
export const mapControl = new MapControl();
