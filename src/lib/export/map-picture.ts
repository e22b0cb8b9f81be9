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

const FONT = '"Figtree Variable", "DejaVu Sans", sans-serif';
const MARGIN = 36;

/** Breaks a sentence into lines no wider than `width`, as drawn with the pen's font. */
function wrap(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

/** Draws the map with title, legend, date, sources and credit on one canvas. */
export function composePicture(
  map: HTMLCanvasElement,
  texts: PictureTexts,
  colors: PictureColors
): HTMLCanvasElement {
  const width = Math.max(1100, Math.min(2400, map.width));
  const mapHeight = Math.round((map.height / map.width) * width);
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d')!;
  pen.font = `400 18px ${FONT}`;
  const sourceLines = texts.sources.flatMap((s) => wrap(pen, s, width - 2 * MARGIN));
  const legendRows = Math.ceil(texts.legend.length / 3);
  const head = 118 + (texts.demo ? 34 : 0);
  const foot = 56 + legendRows * 30 + sourceLines.length * 24 + 30;
  canvas.width = width;
  canvas.height = head + mapHeight + foot;
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);

  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colors.ink;
  pen.font = `700 34px ${FONT}`;
  pen.fillText(texts.title, MARGIN, 58, width - 2 * MARGIN);
  pen.fillStyle = colors.soft;
  pen.font = `400 21px ${FONT}`;
  pen.fillText(texts.subtitle, MARGIN, 92, width - 2 * MARGIN);
  if (texts.demo) {
    pen.fillStyle = colors.accent;
    pen.font = `700 21px ${FONT}`;
    pen.fillText(texts.demo, MARGIN, 126);
  }
  pen.drawImage(map, 0, head, width, mapHeight);

  let y = head + mapHeight + 36;
  pen.fillStyle = colors.ink;
  pen.font = `650 19px ${FONT}`;
  pen.fillText(texts.legendTitle, MARGIN, y);
  y += 12;
  const column = (width - 2 * MARGIN) / 3;
  pen.font = `400 18px ${FONT}`;
  texts.legend.forEach((row, i) => {
    const x = MARGIN + Math.floor(i / legendRows) * column;
    const top = y + (i % legendRows) * 30;
    pen.fillStyle = row.color;
    pen.fillRect(x, top, 28, 18);
    if (row.hatch) drawHatch(pen, x, top, row.hatch);
    pen.strokeStyle = colors.line;
    pen.lineWidth = 1;
    pen.strokeRect(x + 0.5, top + 0.5, 27, 17);
    pen.fillStyle = colors.ink;
    pen.fillText(`${row.label} · ${row.count}`, x + 38, top + 15, column - 48);
  });
  y += legendRows * 30 + 24;
  pen.fillStyle = colors.soft;
  for (const line of sourceLines) {
    pen.fillText(line, MARGIN, y);
    y += 24;
  }
  return canvas;
}

/** The canvas as a PNG. */
export const toPng = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  );

function drawHatch(pen: CanvasRenderingContext2D, x: number, y: number, color: string): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, 28, 18);
  pen.clip();
  pen.strokeStyle = color;
  pen.lineWidth = 1.6;
  for (let shift = -18; shift < 28; shift += 7) {
    pen.beginPath();
    pen.moveTo(x + shift, y + 18);
    pen.lineTo(x + shift + 18, y);
    pen.stroke();
  }
  pen.restore();
}
