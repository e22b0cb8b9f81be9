/** Pixels of a tile of the hatch; drawn at half its size, so that it is sharp. */
const TILE = 16;

/** The diagonal hatch of *sin dato*, over the colour of zero: a tile that repeats, at twice its size. */
export function drawHatch(ground: string, line: string): HTMLCanvasElement {
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
  }
  return canvas;
}
