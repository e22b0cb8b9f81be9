import { interpolateCividis, interpolateRdPu, interpolateYlGnBu } from 'd3-scale-chromatic';
import { CODE } from './classify';

/** The two looks of the page. */
export type Theme = 'claro' | 'oscuro';
/** Ramps that stay in order for the common kinds of colour blindness. */
export type PaletteId = 'anil' | 'grana' | 'cividis';
/** Every ramp, in the order in which they are offered. */
export const PALETTE_IDS: readonly PaletteId[] = ['anil', 'grana', 'cividis'];

interface Ramp {
  shade: (t: number) => string;
  low: number;
  high: number;
}

/** The dark ground wants the middle of the ramp as its low end, or few would look like none. */
const RAMPS: Record<PaletteId, Record<Theme, Ramp>> = {
  anil: {
    claro: { shade: interpolateYlGnBu, low: 0.26, high: 0.98 },
    oscuro: { shade: interpolateYlGnBu, low: 0.12, high: 0.8 }
  },
  grana: {
    claro: { shade: interpolateRdPu, low: 0.26, high: 0.98 },
    oscuro: { shade: interpolateRdPu, low: 0.1, high: 0.82 }
  },
  cividis: {
    claro: { shade: (t) => interpolateCividis(1 - t), low: 0.04, high: 1 },
    oscuro: { shade: (t) => interpolateCividis(1 - t), low: 0, high: 0.72 }
  }
};

/** Colours for stages: the first is the active one. Apart in lightness as well as in hue. */
const STAGES: Record<Theme, readonly string[]> = {
  claro: ['#1f4e8c', '#e39a1f', '#a58aa8', '#4f9d8f', '#8c5a2b', '#c4577f', '#6f7a3a', '#7f7f7f'],
  oscuro: ['#6fa8ff', '#f2b544', '#8f7396', '#5cb8a7', '#b98452', '#e27ba0', '#a1ad5f', '#9c9c9c']
};

/** Surfaces of the map that are no value. */
export const GROUND: Record<
  Theme,
  Record<
    | 'sea'
    | 'land'
    | 'line'
    | 'state'
    | 'district'
    | 'cut'
    | 'zero'
    | 'none'
    | 'hatch'
    | 'label'
    | 'halo'
    | 'graticule'
    | 'way'
    | 'accent',
    string
  >
> = {
  claro: {
    sea: '#dfe7e8',
    land: '#e7e3d9',
    line: '#4a412f',
    state: '#5d6a72',
    district: '#7a2f9b',
    cut: '#b08fc2',
    zero: '#fbf9f4',
    none: '#dad4c6',
    hatch: '#8d8a82',
    label: '#2c3a42',
    halo: '#ffffffd9',
    graticule: '#cfd9db',
    way: '#b3541e',
    accent: '#9b1b4b'
  },
  oscuro: {
    sea: '#12191d',
    land: '#1d2529',
    line: '#05090b',
    state: '#93a1a8',
    district: '#d3a6ee',
    cut: '#7d6590',
    zero: '#2b363c',
    none: '#20282c',
    hatch: '#7b868c',
    label: '#e6ecef',
    halo: '#10171bd9',
    graticule: '#1c262b',
    way: '#ffb27a',
    accent: '#ff8fb4'
  }
};

/** Colour of each of `count` classes, lowest first. On a dark ground the high end is the light one. */
export function rampColors(palette: PaletteId, count: number, theme: Theme): string[] {
  const { shade, low, high } = RAMPS[palette][theme];
  const at = (i: number) => (count === 1 ? 0.7 : i / (count - 1));
  const colors = Array.from({ length: count }, (_, i) => shade(low + at(i) * (high - low)));
  return theme === 'oscuro' ? colors.reverse() : colors;
}

/** Colour of each stage, in the order of the list with the active ones first, then "fuera de la lista". */
export function stageColors(active: readonly boolean[], theme: Theme): string[] {
  const palette = STAGES[theme];
  const order = active.map((_, k) => k).sort((a, b) => Number(active[b]) - Number(active[a]));
  const colors = new Array<string>(active.length + 1).fill(palette[palette.length - 1]);
  order.forEach((k, rank) => (colors[k] = palette[Math.min(rank, palette.length - 2)]));
  return colors;
}

/** Colours of names without an order, as many as can be told apart; the last one is for all the others. */
export const nameColors = (theme: Theme): string[] => [...STAGES[theme]];

/** Presence, a new one, what a plan reaches and what was reached: dark to light as it matters. */
const PLAN: Record<Theme, readonly string[]> = {
  claro: ['#1f4e8c', '#b3203f', '#f2b0a4', '#b9cfe8'],
  oscuro: ['#6fa8ff', '#ff6b7f', '#8c3f48', '#2f4a70']
};
/** Colours of a plan, in the order of its classes. */
export const planColors = (theme: Theme): string[] => [...PLAN[theme]];

/** Presence, of both plans, of the first alone and of the second alone. */
const PAIR: Record<Theme, readonly string[]> = {
  claro: ['#9db8d6', '#3b2a6b', '#c2410c', '#0f7a6c'],
  oscuro: ['#34496a', '#cdb8ff', '#ff9d5c', '#5fe0c8']
};
/** Colours of two plans side by side, in the order of their classes. */
export const pairColors = (theme: Theme): string[] => [...PAIR[theme]];

/** High among high, low among low, high among low, low among high, without neighbours. */
const LOCAL: Record<Theme, readonly string[]> = {
  claro: ['#b3203f', '#1f4e8c', '#f0a08f', '#9cc0e6', '#a58aa8'],
  oscuro: ['#ff6b7f', '#6fa8ff', '#8c3f48', '#2f4a70', '#8f7396']
};
/** Colours of the groups of a pattern, in the order of the legend. */
export const localColors = (theme: Theme): string[] => [...LOCAL[theme]];

/** The one chosen, those like it with presence and without. */
const ALIKE: Record<Theme, readonly string[]> = {
  claro: ['#b3203f', '#1f4e8c', '#e39a1f'],
  oscuro: ['#ff6b7f', '#6fa8ff', '#f2b544']
};
/** Colours of similar municipalities, in the order of their classes. */
export const alikeColors = (theme: Theme): string[] => [...ALIKE[theme]];

/** Grounds of zones: light enough for a line between them, and apart in hue. */
const ZONES: Record<Theme, readonly string[]> = {
  claro: ['#8fb4de', '#f2c46d', '#8ecfb9', '#e9a3ad', '#bfa6d8', '#c7c97a', '#d9b08c', '#9fb8bd'],
  oscuro: ['#34598c', '#8a6420', '#2f7562', '#8c3f52', '#5f4a86', '#6d6f2b', '#7a5233', '#4b6269']
};
/** Colours of zones; they repeat where nothing that touches is alike. */
export const zoneColors = (theme: Theme): string[] => [...ZONES[theme]];

/** A colour for each of some things so that none is that of one beside it, as long as there are enough colours. */
export function apartColors(beside: readonly ReadonlySet<number>[]): Uint8Array {
  const given = new Uint8Array(beside.length);
  const count = ZONES.claro.length;
  const used = new Uint32Array(count);
  beside.forEach((near, i) => {
    const taken = new Set([...near].filter((j) => j < i).map((j) => given[j]));
    let best = -1;
    // Of the free ones that which was used least: few zones then have all colours of their own.
    for (let c = 0; c < count; c++) if (!taken.has(c) && (best < 0 || used[c] < used[best])) best = c;
    given[i] = best < 0 ? i % count : best;
    used[given[i]]++;
  });
  return given;
}

/** Gained, lost, kept: green, red and a quiet blue that also differ in lightness. */
const CHANGES: Record<Theme, readonly string[]> = {
  claro: ['#17803d', '#b3261e', '#9db8d6'],
  oscuro: ['#7ee2a0', '#ff8a80', '#44617f']
};

/** Colours of a comparison of two dates, in the order of its classes. */
export const changeColors = (theme: Theme): string[] => [...CHANGES[theme]];

/** Colour of any class code, given the colours of the intervals. *Sin dato* is hatched, so its colour is the hatch's. */
export function colorOf(code: number, colors: readonly string[], theme: Theme): string {
  if (code === CODE.cero) return GROUND[theme].zero;
  if (code === CODE.noAplica) return GROUND[theme].none;
  if (code === CODE.sinDato) return GROUND[theme].hatch;
  if (code === CODE.cortado) return GROUND[theme].cut;
  return colors[Math.min(code, colors.length - 1)] ?? GROUND[theme].zero;
}

const INKS = ['#000000', '#ffffff'] as const;

/** Relative luminance of a colour, `#rrggbb` or `rgb(r, g, b)` (WCAG 2.2). */
function luminance(color: string): number {
  const parts = color.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16))
    : (color.match(/\d+/g) ?? []).map(Number);
  const [r, g, b] = parts.map((part) => {
    const v = part / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const inks = new Map<string, string>();

/** The ink that is read best on a colour, `#rrggbb` or `rgb(r, g, b)`. */
export function inkOn(color: string): string {
  // A coloured table asks for a few colours at each of its cells.
  let ink = inks.get(color);
  if (ink === undefined) inks.set(color, (ink = findInk(color)));
  return ink;
}

function findInk(color: string): string {
  const contrast = (ink: string) => {
    const [a, b] = [luminance(color), luminance(ink)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return contrast(INKS[0]) >= contrast(INKS[1]) ? INKS[0] : INKS[1];
}
