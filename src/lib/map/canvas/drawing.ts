import { CODE } from '../../scale/classify';
import { colorOf, GROUND, type Theme } from '../../scale/palette';
import type { Outline, Pen, TextLook } from '../../scale/pen';
import { project, worldSize, type Box, type Camera } from '../../scale/camera';
import { atStep, atZoom, type DotsLayer, type Layer, type LineLayer, type NamesLayer } from '../layer';
import { LAYERS } from '../manifest';
import { graticule, SCALE, type UnitLayout } from './unit-layout';

/** A name with its place in degrees and its people. */
export type Locality = readonly [nombre: string, lon: number, lat: number, poblacion: number];

/** Everything that a picture of the map shows. */
export interface Scene {
  plan: UnitLayout;
  camera: Camera;
  width: number;
  height: number;
  theme: Theme;
  colors: readonly string[];
  classes: Uint8Array;
  visible: Uint8Array;
  land: { all: Outline; abroad: Outline } | null;
  /** Borders of the electoral units that are shown. */
  electoral: Outline | null;
  /** Ways between places. */
  ways: Outline | null;
  localities: readonly Locality[];
  /** Name of each unit, for close views. */
  names: readonly string[];
  /** Short names of the states with the middle of their units, for plans without geography. */
  states: readonly { name: string; positions: readonly number[] }[];
  marks: Record<NonNullable<LineLayer['marks']>, readonly number[]>;
}

/** Where the plane of the world lies on the picture. */
export function placing({ camera, width, height }: Pick<Scene, 'camera' | 'width' | 'height'>) {
  const k = worldSize(camera.zoom);
  const [cx, cy] = project(camera.lon, camera.lat);
  return { k, x: width / 2 - cx * k, y: height / 2 - cy * k };
}

/** The part of the plane that the picture shows. */
export function frameOf(scene: Pick<Scene, 'camera' | 'width' | 'height'>): Box {
  const { k, x, y } = placing(scene);
  return [-x / k, -y / k, (scene.width - x) / k, (scene.height - y) / k];
}

const overlaps = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Draws the layers of the manifest, bottom first. */
export function drawScene(pen: Pen, scene: Scene): void {
  const shown = inSight(scene);
  for (const layer of LAYERS) drawLayer(pen, scene, layer, shown);
  if (!scene.plan.isGeographic) drawStateNames(pen, scene);
}

/** Every position of a plan, made once. */
let everyone: readonly number[] = [];
const allOf = (count: number) =>
  everyone.length === count ? everyone : (everyone = Array.from({ length: count }, (_, i) => i));

/** Units in sight. Far out that is nearly all: measuring them would cost more than drawing them. */
function inSight({ plan, camera, width, height }: Scene): readonly number[] {
  const all = allOf(plan.count);
  if (camera.zoom < 5.5) return all;
  const frame = frameOf({ camera, width, height });
  return all.filter((i) => overlaps(plan.box(i), frame));
}

function drawLayer(pen: Pen, scene: Scene, layer: Layer, shown: readonly number[]): void {
  const ground = GROUND[scene.theme];
  switch (layer.kind) {
    case 'sea':
      return pen.rect(0, 0, scene.width, scene.height, { fill: ground[layer.color] });
    case 'area':
      if (scene.plan.isGeographic && scene.land)
        onPlane(pen, scene, () => pen.shapes([scene.land!.all], { fill: ground[layer.color] }));
      return;
    case 'line':
      return drawLines(pen, scene, layer, shown);
    case 'classes':
      return onPlane(pen, scene, () => drawClasses(pen, scene, layer.faded, shown));
    case 'dots':
      return drawDots(pen, scene, layer);
    case 'names':
      return drawNames(pen, scene, layer, shown);
  }
}

function onPlane(pen: Pen, scene: Scene, draw: () => void): void {
  const { k, x, y } = placing(scene);
  pen.plane(k / SCALE, x, y, draw);
}

function linesOf(scene: Scene, layer: LineLayer, shown: readonly number[]): Outline[] {
  const { plan, land, marks } = scene;
  switch (layer.of) {
    case 'reticula':
      return plan.isGeographic ? [graticule] : [];
    case 'tierra':
      return plan.isGeographic && land ? [layer.onlyAbroad ? land.abroad : land.all] : [];
    case 'electoral':
      return plan.isGeographic && scene.electoral ? [scene.electoral] : [];
    case 'trayectos':
      return plan.isGeographic && scene.ways ? [scene.ways] : [];
    case 'entidades':
      return plan.borders ? [plan.borders] : [];
    case 'municipios':
      if (!layer.marks && shown === everyone) return [plan.whole];
      return (layer.marks ? marks[layer.marks] : shown).map((i) => plan.outline(i));
  }
}

function drawLines(pen: Pen, scene: Scene, layer: LineLayer, shown: readonly number[]): void {
  const outlines = linesOf(scene, layer, shown);
  if (outlines.length === 0) return;
  const { zoom } = scene.camera;
  const plain = layer.of === 'municipios' && !layer.marks;
  onPlane(pen, scene, () =>
    pen.shapes(outlines, {
      // Discs lie on the sea, not on one another: their outline must stand out from it.
      stroke: GROUND[scene.theme][plain && !scene.plan.isGeographic ? 'state' : layer.color],
      width: atZoom(layer.width, zoom, layer.base),
      opacity: atZoom(layer.opacity ?? 1, zoom),
      dash: layer.dash
    })
  );
}

/** Units by class, so that each colour is set once. */
function drawClasses(pen: Pen, scene: Scene, faded: number, shown: readonly number[]): void {
  const { classes, visible, colors, theme, plan } = scene;
  const groups: Outline[][] = [];
  for (const i of shown) {
    const key = (classes[i] ?? CODE.noAplica) * 2 + (visible[i] === 0 ? 0 : 1);
    (groups[key] ??= []).push(plan.outline(i));
  }
  const { zero, hatch, cut } = GROUND[theme];
  for (const key of Object.keys(groups).map(Number)) {
    const outlines = groups[key];
    const code = key >> 1;
    const opacity = key & 1 ? 1 : faded;
    if (code === CODE.sinDato) pen.hatch(outlines, { ground: zero, line: hatch, opacity });
    else if (code === CODE.cortado) pen.hatch(outlines, { ground: zero, line: cut, opacity, crossed: true });
    else pen.shapes(outlines, { fill: colorOf(code, colors, theme), opacity });
  }
}

function drawDots(pen: Pen, scene: Scene, layer: DotsLayer): void {
  const { camera, classes, visible, plan, colors, theme } = scene;
  if (!plan.isGeographic || camera.zoom < layer.from || camera.zoom >= layer.to) return;
  const { k, x, y } = placing(scene);
  const least = atZoom(layer.rank, camera.zoom);
  const radius = atZoom(layer.radius, camera.zoom);
  for (let i = 0; i < plan.count; i++) {
    if (classes[i] >= CODE.cero || visible[i] === 0) continue;
    const [cx, cy, r] = plan.disc(i);
    // The rank of a unit as the tiles write it: from its area in square degrees.
    if (10 * Math.log2(Math.PI * (360 * r) ** 2 + 1e-6) >= least) continue;
    pen.circle(x + cx * k, y + cy * k, radius, { fill: colorOf(classes[i], colors, theme) });
  }
}

interface Name {
  text: string;
  x: number;
  y: number;
  size: number;
}

function drawNames(pen: Pen, scene: Scene, layer: NamesLayer, shown: readonly number[]): void {
  const { zoom } = scene.camera;
  const local = layer.of === 'localidades';
  const geographic = scene.plan.isGeographic;
  if (local && !geographic) return;
  const closeness = geographic ? zoom : zoom - 0.6;
  if (closeness < (layer.from ?? 0) || zoom >= (layer.to ?? Infinity)) return;
  placeNames(pen, scene, local ? localNames(scene, layer) : unitNames(scene, layer, shown));
}

function localNames(scene: Scene, layer: NamesLayer): Name[] {
  const { k, x, y } = placing(scene);
  const least = atStep(layer.people ?? [[0, 0]], scene.camera.zoom);
  return scene.localities
    .filter(([, , , people]) => people >= least)
    .map(([text, lon, lat, people]) => {
      const [px, py] = project(lon, lat);
      return { text, x: x + px * k, y: y + py * k, size: atZoom(layer.size, people) };
    });
}

function unitNames(scene: Scene, layer: NamesLayer, shown: readonly number[]): Name[] {
  const { k, x, y } = placing(scene);
  const size = atZoom(layer.size, scene.camera.zoom);
  return shown
    .map((i) => ({ i, disc: scene.plan.disc(i) }))
    .sort((a, b) => b.disc[2] - a.disc[2])
    .map(({ i, disc }) => ({
      text: scene.names[i] ?? '',
      x: x + disc[0] * k,
      y: y + disc[1] * k + size / 3,
      size
    }));
}

/** Draws the names that find room, in their order. */
function placeNames(pen: Pen, { width, height, theme }: Scene, names: readonly Name[]): void {
  const { label, halo } = GROUND[theme];
  const taken: Box[] = [];
  for (const { text, x, y, size } of names) {
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const look: TextLook = { size, color: label, halo, anchor: 'middle' };
    const half = pen.textWidth(text, look) / 2 + 5;
    const box: Box = [x - half, y - size, x + half, y + size * 0.4];
    if (taken.some((other) => overlaps(other, box))) continue;
    taken.push(box);
    pen.text(x, y, text, look);
  }
}

/** The middle of each state's units on a plan, worked out once for each. */
const middles = new WeakMap<
  UnitLayout,
  { of: Scene['states']; at: { text: string; x: number; y: number }[] }
>();

function middlesOf({ plan, states }: Scene) {
  const known = middles.get(plan);
  if (known?.of === states) return known.at;
  const at = [...states]
    .sort((a, b) => b.positions.length - a.positions.length)
    .map(({ name, positions }) => {
      const discs = positions.map((i) => plan.disc(i));
      const mean = (k: 0 | 1) => discs.reduce((sum, d) => sum + d[k], 0) / Math.max(1, discs.length);
      return { text: name, x: mean(0), y: mean(1) };
    });
  middles.set(plan, { of: states, at });
  return at;
}

/** Short names of the states over their units, where nothing else says where one is. */
function drawStateNames(pen: Pen, scene: Scene): void {
  const { k, x, y } = placing(scene);
  const size = Math.max(9, Math.min(15, 10 + (scene.camera.zoom - 4)));
  const names = middlesOf(scene).map((m) => ({
    text: m.text,
    x: x + m.x * k,
    y: y + m.y * k + size / 3,
    size
  }));
  placeNames(pen, scene, names);
}
