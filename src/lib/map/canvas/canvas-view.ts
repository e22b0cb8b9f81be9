import type { FeatureCollection, MultiLineString } from 'geojson';
import { CODE } from '../../scale/classify';
import type { Pen } from '../../scale/pen';
import type { Theme } from '../../scale/palette';
import {
  fitBox,
  unproject,
  project,
  worldSize,
  ZOOMS,
  type Box,
  type Camera,
  type Padding
} from '../../scale/camera';
import { CanvasPen } from './canvas-pen';
import { drawScene, frameOf, placing, type Locality, type Scene } from './drawing';
import { landOutlines, outlineOf, SCALE, type UnitLayout } from './unit-layout';

/** What the drawing needs to begin, and whom it tells of what happens on it. Units are positions. */
export interface CanvasOptions {
  canvas: HTMLCanvasElement;
  theme: Theme;
  onHover(position: number | null, point: { x: number; y: number }): void;
  onSelect(position: number | null): void;
  onMove(camera: Camera): void;
}

/** Hands over who moves the camera; the gestures arrive after the first picture. */
export interface Gestures {
  moved(camera: Camera): void;
  end(): void;
}

const CHANGE_MS = 650;
/** How far from the middle of the picture the keyboard still finds a unit, pixels. */
const REACH = 60;

/**
 * The map drawn with d3 on a canvas: the first picture of every visit, the whole map of machines without WebGL, the
 * views in which municipalities weigh the same, and every picture on paper or in a file.
 */
export class CanvasView {
  private readonly pen: CanvasPen;
  private readonly context: CanvasRenderingContext2D;
  private scene: Scene;
  private gestures: Gestures | null = null;
  private frame = 0;
  private change: { from: UnitLayout; start: number } | null = null;
  private shown = false;
  private hovered: number | null = null;

  constructor(private readonly options: CanvasOptions) {
    this.context = options.canvas.getContext('2d', { alpha: false })!;
    this.pen = new CanvasPen(this.context);
    this.scene = {
      plan: NOTHING,
      camera: { lon: -102, lat: 23.6, zoom: 4 },
      width: 1,
      height: 1,
      theme: options.theme,
      colors: [],
      classes: new Uint8Array(),
      visible: new Uint8Array(),
      land: null,
      electoral: null,
      ways: null,
      localities: [],
      names: [],
      states: [],
      marks: { vecinos: [], senalado: [], elegido: [] }
    };
    const { canvas } = options;
    canvas.addEventListener('pointermove', (e) => this.hover(e.offsetX, e.offsetY));
    canvas.addEventListener('pointerleave', () => this.tellHover(null, { x: 0, y: 0 }));
    canvas.addEventListener('click', (e) => options.onSelect(this.unitAt(e.offsetX, e.offsetY)));
    canvas.addEventListener('keydown', (e) => this.press(e));
    // A picture that the system took away is drawn again when it gives it back.
    canvas.addEventListener('contextrestored', () => this.invalidate());
  }

  get canvas(): HTMLCanvasElement {
    return this.options.canvas;
  }

  /** Learns the size of its element; false when it is the same, or none. */
  measure(): boolean {
    const { canvas } = this.options;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (!width || !height || (width === this.scene.width && height === this.scene.height)) return false;
    const ratio = Math.min(devicePixelRatio, 2);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    this.scene = { ...this.scene, width, height };
    return true;
  }

  /** Takes the size of its element. */
  resize(): void {
    if (this.measure() && this.shown) this.drawNow();
  }

  /** Draws from now on, or stops: what is hidden costs nothing. */
  show(shown: boolean): void {
    if (shown === this.shown) return;
    this.shown = shown;
    if (shown) {
      this.measure();
      this.drawNow();
    } else this.tellHover(null, { x: 0, y: 0 });
  }

  /** Another way to lay out the units, in motion if asked; false when it is the same way with other shapes. */
  setPlan(plan: UnitLayout, motion: boolean): boolean {
    const from = this.scene.plan;
    if (plan === from) return false;
    const differs = from.count === 0 || layoutOf(from) !== layoutOf(plan);
    const travels = motion && differs && this.shown && from.count === plan.count && from.count > 0;
    this.change = travels ? { from, start: performance.now() } : null;
    this.scene = { ...this.scene, plan };
    this.tellHover(null, { x: 0, y: 0 });
    this.invalidate();
    return differs;
  }

  /** Paints classes; returns how many units are now in a class of figures. */
  paint(classes: Uint8Array, visible: Uint8Array): number {
    this.scene = { ...this.scene, classes, visible };
    this.invalidate();
    let colored = 0;
    for (const code of classes) if (code < CODE.cero) colored++;
    return colored;
  }

  recolor(colors: readonly string[], theme: Theme): void {
    this.scene = { ...this.scene, colors, theme };
    this.invalidate();
  }

  /** Marks the selected unit and its neighbours. */
  mark(selected: number | null, neighbours: readonly number[]): void {
    const elegido = selected === null ? [] : [selected];
    this.scene = { ...this.scene, marks: { ...this.scene.marks, elegido, vecinos: neighbours } };
    this.invalidate();
  }

  setNames(names: readonly string[], states: Scene['states']): void {
    this.scene = { ...this.scene, names, states };
    this.invalidate();
  }

  setLand(land: FeatureCollection): void {
    this.scene = { ...this.scene, land: landOutlines(land) };
    this.invalidate();
  }

  /** Ways between places; null shows none. */
  setWays(lines: MultiLineString | null): void {
    if (!lines && !this.scene.ways) return;
    this.scene = { ...this.scene, ways: lines && outlineOf(() => lines) };
    this.invalidate();
  }

  /** Borders of the electoral units that are shown; null shows none. */
  setElectoral(lines: MultiLineString | null): void {
    this.scene = { ...this.scene, electoral: lines && outlineOf(() => lines) };
    this.invalidate();
  }

  setLocalities(localities: readonly Locality[]): void {
    this.scene = { ...this.scene, localities };
    this.invalidate();
  }

  camera(): Camera {
    return this.scene.camera;
  }

  get size(): { width: number; height: number } {
    return { width: this.scene.width, height: this.scene.height };
  }

  /** Moves the camera; whoever moves it by hand learns of it. */
  moveTo(camera: Camera): void {
    this.setCamera(camera);
    this.gestures?.moved(camera);
  }

  /** The camera as a gesture says. */
  setCamera(camera: Camera): void {
    this.scene = { ...this.scene, camera };
    this.invalidate();
  }

  fit(box: Box, padding: Padding): void {
    this.moveTo(fitBox(box, this.size, padding));
  }

  /** Slides the map so that a unit is not under a panel of `right` pixels. */
  reveal(position: number, right: number): void {
    const { plan, width, height, camera } = this.scene;
    const [cx, cy] = plan.disc(position);
    const { k, x, y } = placing(this.scene);
    const [px, py] = [x + cx * k, y + cy * k];
    if (px > 20 && px < width - right - 20 && py > 20 && py < height - 20) return;
    const [wx, wy] = project(camera.lon, camera.lat);
    const at = unproject(wx + (px - (width - right) / 2) / k, wy + (py - height / 2) / k);
    this.moveTo({ ...camera, ...at });
  }

  setGestures(gestures: Gestures): void {
    this.gestures = gestures;
    gestures.moved(this.scene.camera);
  }

  /** A gesture ended: the camera is a new view. */
  settled(): void {
    this.options.onMove(this.scene.camera);
  }

  private invalidate(): void {
    if (!this.shown || this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.drawNow();
    });
  }

  /** Draws at once. */
  drawNow(): void {
    const { canvas } = this.options;
    const ratio = canvas.width / Math.max(1, this.scene.width);
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!this.change) return drawScene(this.pen, this.scene);
    const share = (performance.now() - this.change.start) / CHANGE_MS;
    if (share >= 1) {
      this.change = null;
      return drawScene(this.pen, this.scene);
    }
    // Three smooth steps: slow, fast, slow.
    const t = share * share * (3 - 2 * share);
    drawScene(this.pen, { ...this.scene, plan: between(this.change.from, this.scene.plan, t) });
    this.invalidate();
  }

  /** Draws the same picture with another pen, of another size if asked. */
  drawWith(pen: Pen, camera: Camera = this.scene.camera, size = this.size): void {
    drawScene(pen, { ...this.scene, camera, ...size, marks: { ...this.scene.marks, senalado: [] } });
  }

  /** The unit at a point of the element, in the order of the catalogue. */
  unitAt(x: number, y: number): number | null {
    const { plan } = this.scene;
    const place = placing(this.scene);
    const [wx, wy] = [(x - place.x) / place.k, (y - place.y) / place.k];
    const near = 1.5 / place.k;
    for (let i = 0; i < plan.count; i++) {
      const [x0, y0, x1, y1] = plan.box(i);
      if (wx < x0 - near || wx > x1 + near || wy < y0 - near || wy > y1 + near) continue;
      this.context.save();
      this.context.setTransform(1, 0, 0, 1, 0, 0);
      const inside = this.context.isPointInPath(plan.outline(i).canvas(), wx * SCALE, wy * SCALE, 'evenodd');
      this.context.restore();
      // A unit smaller than the finger is hit by coming near.
      if (inside || Math.max(x1 - x0, y1 - y0) * place.k < 3) return i;
    }
    return null;
  }

  /** The unit at a point or, between circles, the one whose middle is nearest. */
  private nearest(x: number, y: number): number | null {
    const there = this.unitAt(x, y);
    if (there !== null) return there;
    const { plan } = this.scene;
    const place = placing(this.scene);
    let best: number | null = null;
    let least = REACH;
    for (let i = 0; i < plan.count; i++) {
      const [cx, cy, r] = plan.disc(i);
      const away = Math.hypot(place.x + cx * place.k - x, place.y + cy * place.k - y) - r * place.k;
      if (away < least) [best, least] = [i, away];
    }
    return best;
  }

  private hover(x: number, y: number): void {
    if (this.shown) this.tellHover(this.unitAt(x, y), { x, y });
  }

  private tellHover(position: number | null, point: { x: number; y: number }): void {
    if (position !== this.hovered) {
      this.hovered = position;
      this.options.canvas.style.cursor = position === null ? 'grab' : 'pointer';
      const senalado = position === null ? [] : [position];
      this.scene = { ...this.scene, marks: { ...this.scene.marks, senalado } };
      this.invalidate();
    }
    this.options.onHover(position, point);
  }

  private press(event: KeyboardEvent): void {
    const { camera, width, height } = this.scene;
    const [x0, y0, x1, y1] = frameOf(this.scene);
    const pan = (dx: number, dy: number) => {
      const at = unproject((x0 + x1) / 2 + dx * (x1 - x0), (y0 + y1) / 2 + dy * (y1 - y0));
      this.moveTo({ ...camera, ...at });
    };
    const step = 100 / worldSize(camera.zoom);
    const moves: Record<string, () => void> = {
      ArrowLeft: () => pan(-step / (x1 - x0), 0),
      ArrowRight: () => pan(step / (x1 - x0), 0),
      ArrowUp: () => pan(0, -step / (y1 - y0)),
      ArrowDown: () => pan(0, step / (y1 - y0)),
      '+': () => this.zoomBy(1),
      '=': () => this.zoomBy(1),
      '-': () => this.zoomBy(-1),
      Enter: () => this.options.onSelect(this.nearest(width / 2, height / 2)),
      Escape: () => this.options.onSelect(null)
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
    if (event.key !== 'Enter' && event.key !== 'Escape') this.settled();
  }

  zoomBy(step: number): void {
    const { camera } = this.scene;
    this.moveTo({ ...camera, zoom: Math.min(ZOOMS.most, Math.max(ZOOMS.least, camera.zoom + step)) });
    this.settled();
  }

  remove(): void {
    cancelAnimationFrame(this.frame);
    this.gestures?.end();
  }
}

const layoutOf = (plan: UnitLayout) => (plan.isGeographic ? 'mapa' : plan.name);

const NOTHING: UnitLayout = {
  name: '',
  count: 0,
  outline: () => ({ canvas: () => new Path2D(), svg: () => '' }),
  box: () => [0, 0, 0, 0],
  disc: () => [0, 0, 0],
  borders: null,
  whole: { canvas: () => new Path2D(), svg: () => '' },
  isGeographic: true,
  boxes: {}
};

/** Units on their way from one plan to another, as circles of their size. */
function between(from: UnitLayout, to: UnitLayout, t: number): UnitLayout {
  const disc = (i: number) => {
    const [a, b] = [from.disc(i), to.disc(i)];
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2])] as const;
  };
  return {
    ...NOTHING,
    count: to.count,
    isGeographic: false,
    disc,
    outline: (i) => {
      const [x, y, r] = disc(i).map((v) => v * SCALE);
      const path = new Path2D();
      path.arc(x, y, r, 0, 2 * Math.PI);
      return { canvas: () => path, svg: () => '' };
    },
    box: (i) => {
      const [x, y, r] = disc(i);
      return [x - r, y - r, x + r, y + r];
    }
  };
}
