import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { CODE } from '../scale/classify';
import { colorOf, type Theme } from '../scale/palette';
import { TERRITORY } from './layers/layer-file';

const LAYERS = ['municipios', 'puntos'] as const;
const UNSEEN = 255;

/** Class code → colour, as the fill layers read it. */
function colorExpression(colors: readonly string[], theme: Theme): ExpressionSpecification {
  const codes = [...colors.keys(), CODE.cero, CODE.noAplica];
  return [
    'match',
    ['to-number', ['feature-state', 'c'], CODE.noAplica],
    ...codes.flatMap((code) => [code, colorOf(code, colors, theme)]),
    colorOf(CODE.noAplica, colors, theme)
  ] as unknown as ExpressionSpecification;
}

/** Writes classes onto the map: only what changed, and never a colour, so that a new palette rewrites no unit. */
export class Painter {
  private classes = new Uint8Array();
  private visible = new Uint8Array();
  private ids: readonly number[] = [];

  constructor(private readonly map: MapLibreMap) {}

  /** Another territory: forget what was painted. */
  reset(ids: readonly number[]): void {
    this.ids = ids;
    this.classes = new Uint8Array(ids.length).fill(UNSEEN);
    this.visible = new Uint8Array(ids.length).fill(UNSEEN);
    if (this.map.getSource(TERRITORY))
      for (const sourceLayer of LAYERS) this.map.removeFeatureState({ source: TERRITORY, sourceLayer });
  }

  /** Paints a class and whether the unit passes the filters; returns how many units changed. */
  paint(classes: Uint8Array, visible: Uint8Array): number {
    let changed = 0;
    for (let i = 0; i < this.ids.length; i++) {
      if (classes[i] === this.classes[i] && visible[i] === this.visible[i]) continue;
      changed++;
      const state = { c: classes[i], v: visible[i] };
      for (const sourceLayer of LAYERS)
        this.map.setFeatureState({ source: TERRITORY, sourceLayer, id: this.ids[i] }, state);
    }
    this.classes = classes.slice();
    this.visible = visible.slice();
    return changed;
  }

  /** Gives the classes their colours. */
  recolor(colors: readonly string[], theme: Theme): void {
    const expression = colorExpression(colors, theme);
    this.map.setPaintProperty('municipios', 'fill-color', expression);
    this.map.setPaintProperty('pequenos', 'circle-color', expression);
  }

  /** Units that the map itself holds in a class of figures (not zero, not absent), read back from it. */
  countColored(): number {
    return this.ids.filter((id) => {
      const { c } = this.map.getFeatureState({ source: TERRITORY, sourceLayer: 'municipios', id });
      return typeof c === 'number' && c < CODE.cero;
    }).length;
  }
}
