import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { GROUND, Theme } from '../../scale/palette';

/** What a layer may look at when it describes itself. */
export interface Setting {
  theme: Theme;
  ground: (typeof GROUND)[Theme];
  /** Changes when the territory does, so that old tiles are asked for again. */
  version: number;
  fonts: string[];
  bounds: [number, number, number, number];
}

/** One file per layer: its sources and its drawing, bottom first. */
export interface LayerFile {
  sources?: (setting: Setting) => Record<string, SourceSpecification>;
  layers: (setting: Setting) => LayerSpecification[];
}

/** Name of the source of municipalities, states and points. */
export const TERRITORY = 'territorio';
