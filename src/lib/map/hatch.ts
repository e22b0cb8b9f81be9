/** Pixels of a tile of the hatch; drawn at half its size, so that it is sharp. */
const TILE = 16;

/** The diagonal hatch of *sin dato*, over a ground, or a crossed one: a tile that repeats, at twice its size. */
export function drawHatch(ground: string, line: string, crossed = false): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TILE;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, TILE, TILE);
  pen.strokeStyle = line;
  pen.lineWidth = 2;
  for (const shift of [-TILE, 0, TILE]) {
    pen.beginPath();
    pen.moveTo(shift, TILE);
    pen.lineTo(shift + TILE, 0);
    pen.stroke();
    if (!crossed) continue;
    pen.beginPath();
    pen.moveTo(shift, 0);
    pen.lineTo(shift + TILE, TILE);
    pen.stroke();
  }
  return canvas;
}
