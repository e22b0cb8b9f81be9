import {
  addProtocol,
  Map as MapLibreMap,
  removeProtocol,
  setWorkerUrl,
  type GeoJSONSource,
  type MapMouseEvent
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { GROUND, type Theme } from '../scale/palette';
import { drawHatch } from './hatch';
import { HATCH } from './layers/municipios';
import { TERRITORY } from './layers/layer-file';
import { composeStyle } from './manifest';
import { Painter } from './painter';

/** Longitude, latitude and zoom of the middle of the map. */
export interface Camera {
  lon: number;
  lat: number;
  zoom: number;
}

/** Space covered by panels, pixels. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** What the map needs to begin, and whom it tells of what happens on it. Ids are keys as integers. */
export interface MapOptions {
  container: HTMLElement;
  /** Name of the map for screen readers. */
  label: string;
  theme: Theme;
  base: string;
  camera: Camera | null;
  padding: Padding;
  bounds: number[];
  /** Bytes of a tile of the territory. */
  loadTile(z: number, x: number, y: number): Promise<Uint8Array>;
  onHover(id: number | null, point: { x: number; y: number }): void;
  onSelect(id: number | null): void;
  onMove(camera: Camera): void;
  onReady(): void;
}

const FONTS = ['Figtree Variable', 'DejaVu Sans', 'sans-serif'];
const HITS = ['pequenos', 'municipios'];
/** Tiles are asked for within this box; no frame of Mexico leaves it. */
const COUNTRY: [number, number, number, number] = [-119, 14, -86, 33];

const toBounds = ([west, south, east, north]: number[]) =>
  [
    [west, south],
    [east, north]
  ] as [[number, number], [number, number]];

/** The one map: its camera and hover are its own, everything painted on it comes from outside. */
export class MapView {
  readonly map: MapLibreMap;
  readonly painter: Painter;
  private version = 1;
  private theme: Theme;
  private hovered: number | null = null;
  private readonly calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

  constructor(private readonly options: MapOptions) {
    setWorkerUrl(new URL(workerUrl, location.href).href);
    addProtocol('tejido', async ({ url }) => {
      const [z, x, y] = url.split('/').slice(-3).map(Number);
      const bytes = await options.loadTile(z, x, y);
      return { data: bytes.buffer as ArrayBuffer };
    });
    this.theme = options.theme;
    const { camera } = options;
    this.map = new MapLibreMap({
      container: options.container,
      style: this.style(),
      ...(camera
        ? { center: [camera.lon, camera.lat], zoom: camera.zoom }
        : { bounds: toBounds(options.bounds), fitBoundsOptions: { padding: options.padding } }),
      minZoom: 2.6,
      maxZoom: 13,
      maxBounds: [
        [-150, -12],
        [-52, 56]
      ],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      canvasContextAttributes: { preserveDrawingBuffer: true },
      locale: { 'Map.Title': options.label }
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.painter = new Painter(this.map);
    this.map.setMissingStyleImageResolver((id) => {
      const theme = (['claro', 'oscuro'] as const).find((t) => HATCH(t) === id);
      if (theme && !this.map.hasImage(id)) this.map.addImage(id, drawHatch(GROUND[theme]), { pixelRatio: 2 });
    });
    this.listen();
  }

  private style() {
    return composeStyle({
      theme: this.theme,
      ground: GROUND[this.theme],
      version: this.version,
      fonts: FONTS,
      bounds: COUNTRY
    });
  }

  private listen(): void {
    const at = (event: MapMouseEvent) => this.unitAt(event.point.x, event.point.y);
    this.map.on('mousemove', (event) => this.hover(at(event), event.point));
    this.map.on('mouseout', () => this.hover(null, { x: 0, y: 0 }));
    this.map.on('click', (event) => this.options.onSelect(at(event)));
    // Only what a person did: fitting a state or another size of window is not a new view.
    this.map.on('moveend', (event) => {
      if ((event as { originalEvent?: Event }).originalEvent) this.options.onMove(this.camera());
    });
    this.map.once('idle', () => this.options.onReady());
    this.options.container.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        const { clientWidth, clientHeight } = this.options.container;
        const { left, right, top, bottom } = this.options.padding;
        this.options.onSelect(
          this.unitAt((left + clientWidth - right) / 2, (top + clientHeight - bottom) / 2)
        );
      } else if (event.key === 'Escape') this.options.onSelect(null);
    });
  }

  private unitAt(x: number, y: number): number | null {
    const layers = HITS.filter((id) => this.map.getLayer(id));
    const near: [[number, number], [number, number]] = [
      [x - 1, y - 1],
      [x + 1, y + 1]
    ];
    const found = this.map.queryRenderedFeatures(near, { layers })[0];
    return typeof found?.id === 'number' ? found.id : null;
  }

  private hover(id: number | null, point: { x: number; y: number }): void {
    if (id !== this.hovered) {
      this.hovered = id;
      this.map.setFilter('senalado', ['==', ['id'], id ?? -1]);
      this.map.getCanvas().style.cursor = id === null ? '' : 'pointer';
    }
    this.options.onHover(id, point);
  }

  /** Where the map looks. */
  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat, zoom: this.map.getZoom() };
  }

  /** Moves the camera to a box; `[west, south, east, north]`. */
  fit(bounds: number[], padding: Padding): void {
    this.options.padding = padding;
    this.map.fitBounds(toBounds(bounds), { padding, maxZoom: 9, animate: !this.calm, duration: 700 });
  }

  moveTo({ lon, lat, zoom }: Camera): void {
    this.map.jumpTo({ center: [lon, lat], zoom });
  }

  zoomBy(step: number): void {
    this.map.once('moveend', () => this.options.onMove(this.camera()));
    this.map.zoomTo(this.map.getZoom() + step, { animate: !this.calm });
  }

  /** Slides the map so that a place is not under a panel of `right` pixels. */
  reveal(lon: number, lat: number, right: number): void {
    const { clientWidth, clientHeight } = this.options.container;
    const { x, y } = this.map.project([lon, lat]);
    const free = clientWidth - right;
    if (x > 20 && x < free - 20 && y > 20 && y < clientHeight - 20) return;
    this.map.panBy([x - free / 2, y - clientHeight / 2], { animate: !this.calm, duration: 400 });
  }

  /** Marks the selected unit and its neighbours; null clears. */
  mark(selected: number | null, neighbours: readonly number[]): void {
    this.whenStyled(() => {
      for (const layer of ['elegido', 'elegido-halo'])
        this.map.setFilter(layer, ['==', ['id'], selected ?? -1]);
      this.map.setFilter('vecinos', ['in', ['id'], ['literal', [...neighbours]]]);
    });
  }

  /** Asks for the tiles again: the territory has another shape now. Painted classes stay. */
  reloadTiles(): void {
    this.version++;
    this.whenStyled(() => {
      const source = this.map.getSource(TERRITORY) as unknown as { setTiles(urls: string[]): void };
      source.setTiles([`tejido://${this.version}/{z}/{x}/{y}`]);
    });
  }

  /** Brings the neighbouring countries. */
  addLand(): void {
    this.whenStyled(() =>
      (this.map.getSource('tierra') as GeoJSONSource).setData(`${this.options.base}datos/tierra.json`)
    );
  }

  /** Names of localities, once they have arrived: name, longitude, latitude, people. */
  setLocalities(rows: readonly [string, number, number, number][]): void {
    this.whenStyled(() =>
      (this.map.getSource('localidades') as GeoJSONSource).setData({
        type: 'FeatureCollection',
        features: rows.map(([nombre, lon, lat, poblacion]) => ({
          type: 'Feature',
          properties: { nombre, poblacion },
          geometry: { type: 'Point', coordinates: [lon, lat] }
        }))
      })
    );
  }

  setTheme(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    // Land, names and outlines arrived after the style was made: the new one takes them over.
    this.map.setStyle(this.style(), {
      diff: true,
      transformStyle: (previous, next) => {
        const filters = new Map(previous?.layers.map((l) => [l.id, 'filter' in l ? l.filter : undefined]));
        const { tierra, localidades } = previous?.sources ?? next.sources;
        return {
          ...next,
          sources: { ...next.sources, tierra, localidades },
          layers: next.layers.map((l) =>
            filters.get(l.id) ? ({ ...l, filter: filters.get(l.id) } as typeof l) : l
          )
        };
      }
    });
  }

  /** Runs when the style can be changed, at once if it already can. */
  whenStyled(work: () => void): void {
    if (this.map.getLayer('municipios')) work();
    else this.map.once('styledata', () => this.whenStyled(work));
  }

  /** The canvas as last drawn, panels not included. */
  get canvas(): HTMLCanvasElement {
    return this.map.getCanvas();
  }

  /** Draws once more and waits for it. */
  async redraw(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.map.once('render', () => resolve());
      this.map.triggerRepaint();
    });
  }

  /** Takes the size of its container; given a box, shows it whole again. */
  resize(bounds: number[] | null): void {
    this.map.resize();
    if (bounds)
      this.map.fitBounds(toBounds(bounds), { padding: this.options.padding, maxZoom: 9, animate: false });
  }

  remove(): void {
    this.map.remove();
    removeProtocol('tejido');
  }
}
