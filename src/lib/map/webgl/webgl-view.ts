import {
  addProtocol,
  Map as MapLibreMap,
  removeProtocol,
  setWorkerUrl,
  type DataDrivenPropertyValueSpecification,
  type GeoJSONSource,
  type MapMouseEvent
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { FeatureCollection, MultiLineString } from 'geojson';
import { GROUND, type Theme } from '../../scale/palette';
import { ZOOMS, type Camera } from '../../scale/camera';
import type { Locality } from '../canvas/drawing';
import { drawHatch } from '../hatch';
import { electoral as electoralLayers } from '../layers/electoral';
import { Painter } from './painter';
import { composeStyle, CROSSED, HATCH, TERRITORY } from './style';

/** What the map needs to begin, and whom it tells of what happens on it. Ids are keys as integers. */
export interface MapOptions {
  container: HTMLElement;
  /** Name of the map for screen readers. */
  label: string;
  theme: Theme;
  camera: Camera;
  /** Bytes of a tile of the territory. */
  loadTile(z: number, x: number, y: number): Promise<Uint8Array>;
  onHover(id: number | null, point: { x: number; y: number }): void;
  onSelect(id: number | null): void;
  onMove(camera: Camera): void;
  onReady(): void;
  /** The machine took its drawing away, and gave it back. */
  onLost(): void;
  onBack(): void;
}

const HITS = ['pequenos', 'municipios'];
/** Tiles are asked for within this box; no frame of Mexico leaves it. */
const COUNTRY: [number, number, number, number] = [-119, 14, -86, 33];

/** Layers of the borders of electoral units. */
const ELECTORAL: readonly string[] = electoralLayers.map((layer) => layer.id);

/** The map drawn by MapLibre: its camera and hover are its own, everything painted on it comes from outside. */
export class WebglView {
  readonly map: MapLibreMap;
  /** The borders that the source of electoral units holds, and whether they are shown. */
  private electoral: MultiLineString | null = null;
  private showsElectoral = false;
  private ways: MultiLineString | null = null;
  private readonly electoralOpacity = new Map<string, DataDrivenPropertyValueSpecification<number>>();
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
      center: [camera.lon, camera.lat],
      zoom: camera.zoom,
      minZoom: ZOOMS.least,
      maxZoom: ZOOMS.most,
      maxBounds: [
        [-150, -12],
        [-52, 56]
      ],
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: { 'Map.Title': options.label }
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.painter = new Painter(this.map);
    this.map.setMissingStyleImageResolver((id) => {
      const theme = (['claro', 'oscuro'] as const).find((t) => HATCH(t) === id || CROSSED(t) === id);
      if (!theme || this.map.hasImage(id)) return;
      const crossed = CROSSED(theme) === id;
      const { zero, hatch, cut } = GROUND[theme];
      const tile = drawHatch(zero, crossed ? cut : hatch, crossed);
      const pixels = tile.getContext('2d')!.getImageData(0, 0, tile.width, tile.height);
      this.map.addImage(id, pixels, { pixelRatio: 2 });
    });
    this.listen();
  }

  private style() {
    const style = composeStyle({ theme: this.theme, version: this.version, bounds: COUNTRY });
    for (const layer of style.layers) {
      if (!ELECTORAL.includes(layer.id) || layer.type !== 'line') continue;
      this.electoralOpacity.set(layer.id, layer.paint?.['line-opacity'] ?? 1);
      layer.layout = { ...layer.layout, visibility: this.electoral ? 'visible' : 'none' };
      layer.paint = { ...layer.paint, 'line-opacity': this.opacityOf(layer.id) };
    }
    return style;
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
    this.map.on('webglcontextlost', () => this.options.onLost());
    this.map.on('webglcontextrestored', () => this.options.onBack());
    this.options.container.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        const { clientWidth, clientHeight } = this.options.container;
        this.options.onSelect(this.unitAt(clientWidth / 2, clientHeight / 2));
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

  /** Moves the camera, travelling if there is motion. */
  moveTo({ lon, lat, zoom }: Camera, travels = false): void {
    this.map.easeTo({ center: [lon, lat], zoom, animate: travels && !this.calm, duration: 700 });
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

  /** The land around. */
  setLand(land: FeatureCollection): void {
    this.whenStyled(() => (this.map.getSource('tierra') as GeoJSONSource).setData(land));
  }

  /** Borders of the electoral units that are shown; null shows none. */
  setElectoral(lines: MultiLineString | null): void {
    this.whenStyled(() => {
      // Lines that were hidden are still in their source: handing them over again costs more than drawing them.
      if (lines && lines !== this.electoral) {
        const feature = { type: 'Feature' as const, properties: {}, geometry: lines };
        const source = this.map.getSource('electoral') as GeoJSONSource;
        source.setData({ type: 'FeatureCollection', features: [feature] });
        this.electoral = lines;
        for (const id of ELECTORAL) this.map.setLayoutProperty(id, 'visibility', 'visible');
      }
      this.showsElectoral = lines !== null;
      // A layer that is out of sight loses its tiles and makes them anew; one that is clear keeps them.
      for (const id of ELECTORAL) this.map.setPaintProperty(id, 'line-opacity', this.opacityOf(id));
    });
  }

  /** Ways between places; null shows none. */
  setWays(lines: MultiLineString | null): void {
    if (lines === this.ways) return;
    this.ways = lines;
    this.whenStyled(() => {
      const features = lines ? [{ type: 'Feature' as const, properties: {}, geometry: lines }] : [];
      (this.map.getSource('trayectos') as GeoJSONSource).setData({ type: 'FeatureCollection', features });
    });
  }

  private opacityOf(id: string): DataDrivenPropertyValueSpecification<number> {
    return this.showsElectoral ? (this.electoralOpacity.get(id) ?? 1) : 0;
  }

  /** Names of localities, once they have arrived: name, longitude, latitude, people. */
  setLocalities(rows: readonly Locality[]): void {
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
        const { tierra, localidades, electoral, trayectos } = previous?.sources ?? next.sources;
        return {
          ...next,
          sources: { ...next.sources, tierra, localidades, electoral, trayectos },
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

  /** Takes the size of its container. */
  resize(): void {
    this.map.resize();
  }

  remove(): void {
    this.map.remove();
    removeProtocol('tejido');
  }
}
