import {
  fontOf,
  PICTURE_FONT,
  type HatchLook,
  type Look,
  type Outline,
  type Pen,
  type TextLook
} from '../../scale/pen';

const HATCH_STEP = 8;
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const round = (value: number) => String(Math.round(value * 1_000) / 1_000);

/** A pen that writes SVG. */
export class SvgPen implements Pen {
  private readonly parts: string[] = [];
  private readonly definitions: string[] = [];
  private scale = 1;
  private windows = 0;
  private readonly measure = document.createElement('canvas').getContext('2d')!;

  /** The whole document. */
  document(width: number, height: number, title: string): string {
    const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
      `<title>${escape(title)}</title>`,
      `<defs>${this.definitions.join('')}</defs>`,
      ...this.parts,
      '</svg>'
    ].join('\n');
  }

  rect(x: number, y: number, width: number, height: number, look: Look): void {
    const at = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
    this.parts.push(`<rect ${at} ${this.attributes(look)}/>`);
  }

  shapes(outlines: readonly Outline[], look: Look): void {
    if (outlines.length === 0) return;
    this.parts.push(`<g ${this.attributes(look)} fill-rule="evenodd">`);
    for (const outline of outlines) this.parts.push(`<path d="${outline.svg()}"/>`);
    this.parts.push('</g>');
  }

  hatch(outlines: readonly Outline[], { ground, line, opacity = 1, crossed = false }: HatchLook): void {
    if (outlines.length === 0) return;
    const id = `trama${this.definitions.length}`;
    const k = round(1 / this.scale);
    this.definitions.push(
      `<pattern id="${id}" width="${HATCH_STEP}" height="${HATCH_STEP}" patternUnits="userSpaceOnUse" patternTransform="scale(${k})">` +
        `<rect width="${HATCH_STEP}" height="${HATCH_STEP}" fill="${ground}"/><path d="M0 ${HATCH_STEP}L${HATCH_STEP} 0${crossed ? `M0 0L${HATCH_STEP} ${HATCH_STEP}` : ''}" stroke="${line}"/></pattern>`
    );
    this.shapes(outlines, { fill: `url(#${id})`, opacity });
  }

  circle(x: number, y: number, radius: number, look: Look): void {
    this.parts.push(
      `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" ${this.attributes(look)}/>`
    );
  }

  text(x: number, y: number, text: string, look: TextLook): void {
    const pressed =
      look.most && this.textWidth(text, look) > look.most
        ? ` textLength="${round(look.most)}" lengthAdjust="spacingAndGlyphs"`
        : '';
    const halo = look.halo
      ? ` stroke="${look.halo}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
      : '';
    const anchor = look.anchor === 'middle' ? ' text-anchor="middle"' : '';
    const font = `font-family="${escape(PICTURE_FONT)}" font-size="${look.size}" font-weight="${look.weight ?? 400}"`;
    this.parts.push(
      `<text x="${round(x)}" y="${round(y)}" ${font} fill="${look.color}"${anchor}${halo}${pressed}>${escape(text)}</text>`
    );
  }

  textWidth(text: string, look: TextLook): number {
    this.measure.font = fontOf(look);
    return this.measure.measureText(text).width;
  }

  plane(k: number, x: number, y: number, draw: () => void): void {
    this.parts.push(`<g transform="translate(${x} ${y}) scale(${k})">`);
    this.scale = k;
    draw();
    this.scale = 1;
    this.parts.push('</g>');
  }

  window(x: number, y: number, width: number, height: number, draw: () => void): void {
    const id = `ventana${this.windows++}`;
    this.definitions.push(
      `<clipPath id="${id}"><rect width="${round(width)}" height="${round(height)}"/></clipPath>`
    );
    this.parts.push(`<g transform="translate(${round(x)} ${round(y)})"><g clip-path="url(#${id})">`);
    draw();
    this.parts.push('</g></g>');
  }

  private attributes({ fill, stroke, width = 1, opacity = 1, dash }: Look): string {
    const parts = [`fill="${fill ?? 'none'}"`];
    if (opacity < 1) parts.push(`opacity="${round(opacity)}"`);
    if (stroke) parts.push(`stroke="${stroke}" stroke-width="${width / this.scale}" stroke-linejoin="round"`);
    if (stroke && dash?.length)
      parts.push(`stroke-dasharray="${dash.map((d) => (d * width) / this.scale).join(' ')}"`);
    return parts.join(' ');
  }
}
