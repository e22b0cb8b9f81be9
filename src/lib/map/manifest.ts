import type { StyleSpecification } from 'maplibre-gl';
import { base } from './layers/base';
import { entidades } from './layers/entidades';
import { highlight } from './layers/highlight';
import { labels } from './layers/labels';
import type { LayerFile, Setting } from './layers/layer-file';
import { municipios } from './layers/municipios';
import { smallUnits } from './layers/small-units';

/** The one drawing order, bottom first. */
const ORDER: readonly LayerFile[] = [base, municipios, smallUnits, entidades, highlight, labels];

/** The whole style for a setting. No glyphs are asked for: names are drawn with the fonts of the machine. */
export function composeStyle(setting: Setting): StyleSpecification {
  return {
    version: 8,
    sources: Object.assign({}, ...ORDER.map((file) => file.sources?.(setting) ?? {})),
    layers: ORDER.flatMap((file) => file.layers(setting))
  };
}
