import type { Pen, TextLook } from '../scale/pen';

/** What the picture says around the map. */
export interface PictureTexts {
  title: string;
  subtitle: string;
  legendTitle: string;
  legend: { label: string; color: string; hatch: string | null; count: string }[];
  sources: string[];
  /** Written large when the data are invented; empty otherwise. */
  demo: string;
}

/** Colours of the page around the map, as CSS writes them. */
export interface PictureColors {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
}

/** Where everything stands on a picture of a width, given the map's own height. */
export interface PictureLayout {
  width: number;
  height: number;
  mapTop: number;
  mapHeight: number;
  sourceLines: string[];
  legendRows: number;
}

const MARGIN = 36;
const SOURCE: TextLook = { size: 18, color: '' };

/** Breaks a sentence into lines no wider than `width`. */
function wrap(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.textWidth(longer, SOURCE) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** Works out the height of a picture and where its parts stand. */
export function layOutPicture(
  pen: Pen,
  width: number,
  mapHeight: number,
  texts: PictureTexts
): PictureLayout {
  const sourceLines = texts.sources.flatMap((s) => wrap(pen, s, width - 2 * MARGIN));
  const legendRows = Math.ceil(texts.legend.length / 3);
  const mapTop = 118 + (texts.demo ? 34 : 0);
  const foot = 56 + legendRows * 30 + sourceLines.length * 24 + 30;
  return { width, height: mapTop + mapHeight + foot, mapTop, mapHeight, sourceLines, legendRows };
}

/** Draws title, map, legend, date, sources and credit with any pen. */
export function composePicture(
  pen: Pen,
  { width, height, mapTop, mapHeight, sourceLines, legendRows }: PictureLayout,
  drawMap: () => void,
  texts: PictureTexts,
  colors: PictureColors
): void {
  const wide = width - 2 * MARGIN;
  pen.rect(0, 0, width, height, { fill: colors.paper });
  pen.text(MARGIN, 58, texts.title, { size: 34, weight: 700, color: colors.ink, most: wide });
  pen.text(MARGIN, 92, texts.subtitle, { size: 21, color: colors.soft, most: wide });
  if (texts.demo) pen.text(MARGIN, 126, texts.demo, { size: 21, weight: 700, color: colors.accent });
  pen.window(0, mapTop, width, mapHeight, drawMap);

  let y = mapTop + mapHeight + 36;
  pen.text(MARGIN, y, texts.legendTitle, { size: 19, weight: 650, color: colors.ink });
  y += 12;
  const column = wide / 3;
  texts.legend.forEach((row, i) => {
    const x = MARGIN + Math.floor(i / legendRows) * column;
    const top = y + (i % legendRows) * 30;
    pen.rect(x + 0.5, top + 0.5, 27, 17, { fill: row.color, stroke: colors.line });
    if (row.hatch) {
      const box = `M${x + 1},${top + 1}h26v16h-26Z`;
      pen.hatch([{ canvas: () => new Path2D(box), svg: () => box }], { ground: row.color, line: row.hatch });
    }
    pen.text(x + 38, top + 15, `${row.label} · ${row.count}`, {
      size: 18,
      color: colors.ink,
      most: column - 48
    });
  });
  y += legendRows * 30 + 24;
  for (const line of sourceLines) {
    pen.text(MARGIN, y, line, { ...SOURCE, color: colors.soft });
    y += 24;
  }
}

/** A canvas as a PNG. */
export const toPng = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  );
