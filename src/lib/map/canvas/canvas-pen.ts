import { drawHatch } from '../hatch';
import { fontOf, type HatchLook, type Look, type Outline, type Pen, type TextLook } from '../../scale/pen';

const REMEMBERED_WIDTHS = 5_000;

/** A pen on a canvas whose context may already be scaled for sharp screens. */
export class CanvasPen implements Pen {
  private scale = 1;
  private readonly patterns = new Map<string, CanvasPattern>();
  private readonly widths = new Map<string, number>();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  rect(x: number, y: number, width: number, height: number, look: Look): void {
    const path = new Path2D();
    path.rect(x, y, width, height);
    this.apply(look);
    this.trace(path, look);
    this.context.globalAlpha = 1;
  }

  shapes(outlines: readonly Outline[], look: Look): void {
    this.apply(look);
    for (const outline of outlines) this.trace(outline.canvas(), look);
    this.context.globalAlpha = 1;
  }

  hatch(outlines: readonly Outline[], { ground, line, opacity = 1, crossed = false }: HatchLook): void {
    const { context } = this;
    context.globalAlpha = opacity;
    const pattern = this.pattern(ground, line, crossed);
    pattern.setTransform(new DOMMatrix().scale(0.5 / this.scale));
    context.fillStyle = pattern;
    for (const outline of outlines) context.fill(outline.canvas(), 'evenodd');
    context.globalAlpha = 1;
  }

  circle(x: number, y: number, radius: number, look: Look): void {
    const path = new Path2D();
    path.arc(x, y, radius, 0, 2 * Math.PI);
    this.apply(look);
    this.trace(path, look);
    this.context.globalAlpha = 1;
  }

  text(x: number, y: number, text: string, look: TextLook): void {
    const { context } = this;
    context.font = fontOf(look);
    context.textAlign = look.anchor === 'middle' ? 'center' : 'left';
    if (look.halo) {
      context.lineJoin = 'round';
      context.lineWidth = 3;
      context.setLineDash([]);
      context.strokeStyle = look.halo;
      context.strokeText(text, x, y, look.most);
    }
    context.fillStyle = look.color;
    context.fillText(text, x, y, look.most);
  }

  textWidth(text: string, look: TextLook): number {
    const font = fontOf(look);
    const key = `${font} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.context.font = font;
      width = this.context.measureText(text).width;
      if (this.widths.size < REMEMBERED_WIDTHS) this.widths.set(key, width);
    }
    return width;
  }

  plane(k: number, x: number, y: number, draw: () => void): void {
    const { context } = this;
    context.save();
    context.translate(x, y);
    context.scale(k, k);
    this.scale = k;
    draw();
    this.scale = 1;
    context.restore();
  }

  window(x: number, y: number, width: number, height: number, draw: () => void): void {
    const { context } = this;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.translate(x, y);
    draw();
    context.restore();
  }

  private apply({ fill, stroke, width = 1, opacity = 1, dash = [] }: Look): void {
    const { context, scale } = this;
    context.globalAlpha = opacity;
    if (fill) context.fillStyle = fill;
    if (!stroke) return;
    context.strokeStyle = stroke;
    context.lineWidth = width / scale;
    context.lineJoin = 'round';
    context.setLineDash(dash.map((d) => (d * width) / scale));
  }

  private trace(path: Path2D, { fill, stroke }: Look): void {
    if (fill) this.context.fill(path, 'evenodd');
    if (stroke) this.context.stroke(path);
  }

  private pattern(ground: string, line: string, crossed: boolean): CanvasPattern {
    const key = `${ground} ${line} ${crossed}`;
    const known = this.patterns.get(key);
    if (known) return known;
    const pattern = this.context.createPattern(drawHatch(ground, line, crossed), 'repeat')!;
    this.patterns.set(key, pattern);
    return pattern;
  }
}
