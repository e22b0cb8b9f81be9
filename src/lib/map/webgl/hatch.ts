/** A diagonal hatch of 8 × 8 pixels for *sin dato*, over the colour of zero. */
export function drawHatch(ground: { zero: string; hatch: string }): ImageData {
  const size = 16;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = ground.zero;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = ground.hatch;
  pen.lineWidth = 2;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}
