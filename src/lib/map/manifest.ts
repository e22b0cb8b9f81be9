import type { Layer } from './layer';
import { base } from './layers/base';
import { electoral } from './layers/electoral';
import { entidades } from './layers/entidades';
import { highlight } from './layers/highlight';
import { labels } from './layers/labels';
import { municipios } from './layers/municipios';
import { smallUnits } from './layers/small-units';
import { ways } from './layers/ways';

/** The one drawing order, bottom first, for every painter. */
export const LAYERS: readonly Layer[] = [
  base,
  municipios,
  smallUnits,
  entidades,
  electoral,
  ways,
  highlight,
  labels
].flat();

/** Fonts of the names on the map, first the site's own. */
export const FONTS = ['Figtree Variable', 'DejaVu Sans', 'sans-serif'];
