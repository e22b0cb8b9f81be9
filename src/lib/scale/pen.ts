/** A shape that can be drawn on a canvas and written as SVG. */
export interface Outline {
  canvas(): Path2D;
  /** The data of an SVG path. */
  svg(): string;
}

/** How a shape is drawn; what is left out is not drawn. Widths and dashes in pixels. */
export interface Look {
  fill?: string;
  stroke?: string;
  width?: number;
  opacity?: number;
  dash?: readonly number[];
}

/** How a text is drawn. */
export interface TextLook {
  size: number;
  color: string;
  weight?: number;
  halo?: string;
  anchor?: 'start' | 'middle';
  /** The text is pressed into this width if it is longer. */
  most?: number;
}

/** Colours of a hatch: one way it means *sin dato*, crossed it means cut between units. */
export interface HatchLook {
  crossed?: boolean;
  ground: string;
  line: string;
  opacity?: number;
}

/** What draws: a canvas or an SVG. The same calls give the same picture. */
export interface Pen {
  rect(x: number, y: number, width: number, height: number, look: Look): void;
  /** Shapes that look alike. */
  shapes(outlines: readonly Outline[], look: Look): void;
  hatch(outlines: readonly Outline[], look: HatchLook): void;
  circle(x: number, y: number, radius: number, look: Look): void;
  text(x: number, y: number, text: string, look: TextLook): void;
  textWidth(text: string, look: TextLook): number;
  /** Draws shapes whose coordinates are scaled by `k` and moved; widths stay in pixels. */
  plane(k: number, x: number, y: number, draw: () => void): void;
  /** Draws moved and cut to a box. */
  window(x: number, y: number, width: number, height: number, draw: () => void): void;
}

/** Fonts of every picture. */
export const PICTURE_FONT = '"Figtree Variable", "DejaVu Sans", sans-serif';

/** Font of a text, as CSS writes it. */
export const fontOf = ({ size, weight = 400 }: TextLook) => `${weight} ${size}px ${PICTURE_FONT}`;
