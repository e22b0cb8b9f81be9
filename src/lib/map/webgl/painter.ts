import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { CODE } from '../../scale/classify';
import { colorOf, type Theme } from '../../scale/palette';
import { TERRITORY } from './style';

const UNSEEN = 255;

/** Class code → colour, as the fill layers read it. */
function colorExpression(colors: readonly string[], theme: Theme): ExpressionSpecification {
  const codes = [...colors.keys(), CODE.cero, CODE.noAplica];
  return [
    'match',
    ['coalesce', ['feature-state', 'c'], CODE.noAplica],
    ...codes.flatMap((code) => [code, colorOf(code, colors, theme)]),
    colorOf(CODE.noAplica, colors, theme)
  ] as unknown as ExpressionSpecification;
}

/** Writes classes onto the map: only what changed, and never a colour, so that a new palette rewrites no unit. */
export class Painter {
  private classes = new Uint8Array();
  private visible = new Uint8Array();
  private ids: readonly number[] = [];
  private small: ReadonlySet<number> = new Set();

  constructor(private readonly map: MapLibreMap) {}

  /** Another territory: forget what was painted. `small` are the positions that have a dot besides their polygon. */
  reset(ids: readonly number[], small: readonly number[]): void {
    this.ids = ids;
    this.small = new Set(small);
    this.classes = new Uint8Array(ids.length).fill(UNSEEN);
    this.visible = new Uint8Array(ids.length).fill(UNSEEN);
    if (!this.map.getSource(TERRITORY)) return;
    for (const sourceLayer of ['municipios', 'puntos'])
      this.map.removeFeatureState({ source: TERRITORY, sourceLayer });
  }

  /** Paints a class and whether the unit passes the filters; returns how many units are now in a class of figures. */
  paint(classes: Uint8Array, visible: Uint8Array): number {
    let colored = 0;
    for (let i = 0; i < this.ids.length; i++) {
      if (classes[i] < CODE.cero) colored++;
      if (classes[i] === this.classes[i] && visible[i] === this.visible[i]) continue;
      const id = this.ids[i];
      const state = { c: classes[i], v: visible[i] };
      this.map.setFeatureState({ source: TERRITORY, sourceLayer: 'municipios', id }, state);
      if (this.small.has(i))
        this.map.setFeatureState({ source: TERRITORY, sourceLayer: 'puntos', id }, state);
    }
    this.classes = classes.slice();
    this.visible = visible.slice();
    return colored;
  }

  /** Gives the classes their colours. */
  recolor(colors: readonly string[], theme: Theme): void {
    const expression = colorExpression(colors, theme);
    this.map.setPaintProperty('municipios', 'fill-color', expression);
    this.map.setPaintProperty('pequenos', 'circle-color', expression);
  }
}
