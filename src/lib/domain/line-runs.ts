/** The file and line of each row: rows that follow one another on the next line share one entry. */
export interface LineRuns {
  /** First row of each run, its line, and which file it came from. */
  filas: number[];
  renglones: number[];
  archivos: number[];
}

/** No lines yet. */
export const noLines = (): LineRuns => ({ filas: [], renglones: [], archivos: [] });

/** Notes the line of the next row, which is row `fila`. */
export function addLine(runs: LineRuns, fila: number, renglon: number, archivo = 0): void {
  const last = runs.filas.length - 1;
  const follows = last >= 0 && runs.renglones[last] + fila - runs.filas[last] === renglon;
  if (follows && runs.archivos[last] === archivo) return;
  runs.filas.push(fila);
  runs.renglones.push(renglon);
  runs.archivos.push(archivo);
}

/** The file and line of a row; line 0 for one that came from no file. */
export function lineOf(
  { filas, renglones, archivos }: LineRuns,
  fila: number
): { renglon: number; archivo: number } {
  let low = 0;
  let high = filas.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (filas[middle] <= fila) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return { renglon: 0, archivo: 0 };
  return { renglon: renglones[low - 1] + fila - filas[low - 1], archivo: archivos[low - 1] };
}
