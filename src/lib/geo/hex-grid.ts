/** A cell of a hexagonal grid with points up: column `q`, row `r`; odd rows stand half a cell to the right. */
export type Cell = number;

const SPAN = 4_096;
const HALF = SPAN / 2;
/** Distance between rows of cells that are one apart. */
export const ROW_HEIGHT = Math.sqrt(3) / 2;

/** The cell at a column and a row, each from −2048 to 2047. */
export const cellAt = (column: number, row: number): Cell => (row + HALF) * SPAN + column + HALF;
const columnOf = (cell: Cell) => (cell % SPAN) - HALF;
const rowOf = (cell: Cell) => Math.floor(cell / SPAN) - HALF;

/** Centre of a cell; neighbours are one apart and `y` grows to the south. */
export function centreOf(cell: Cell): { x: number; y: number } {
  const row = rowOf(cell);
  return { x: columnOf(cell) + (row & 1 ? 0.5 : 0), y: row * ROW_HEIGHT };
}

/** The cell that holds a point. */
export function cellHolding(x: number, y: number): Cell {
  const row = Math.round(y / ROW_HEIGHT);
  let best = cellAt(Math.round(x), row);
  let least = Infinity;
  for (const r of [row - 1, row, row + 1])
    for (const c of [Math.floor(x) - 1, Math.floor(x), Math.floor(x) + 1]) {
      const cell = cellAt(c, r);
      const at = centreOf(cell);
      const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
      if (distance < least) [best, least] = [cell, distance];
    }
  return best;
}

/** The six cells around a cell, clockwise from the east. */
export function around(cell: Cell): Cell[] {
  const column = columnOf(cell);
  const row = rowOf(cell);
  const shift = row & 1;
  return [
    cellAt(column + 1, row),
    cellAt(column + shift, row + 1),
    cellAt(column - 1 + shift, row + 1),
    cellAt(column - 1, row),
    cellAt(column - 1 + shift, row - 1),
    cellAt(column + shift, row - 1)
  ];
}

/** Whether cells hang together, cell to cell, leaving one of them out. */
export function isConnected(cells: ReadonlySet<Cell>, without: Cell | null = null): boolean {
  const size = cells.size - (without !== null && cells.has(without) ? 1 : 0);
  if (size <= 1) return true;
  const start = [...cells].find((c) => c !== without)!;
  const seen = new Set([start]);
  const queue = [start];
  for (let cell = queue.pop(); cell !== undefined; cell = queue.pop())
    for (const next of around(cell))
      if (next !== without && cells.has(next) && !seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
  return seen.size === size;
}

/** The columns and rows that hold some cells, with two more on every side. */
export function boxAround(cells: Iterable<Cell>): { corner: Cell; holds(cell: Cell): boolean } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const cell of cells) {
    left = Math.min(left, columnOf(cell) - 2);
    right = Math.max(right, columnOf(cell) + 2);
    top = Math.min(top, rowOf(cell) - 2);
    bottom = Math.max(bottom, rowOf(cell) + 2);
  }
  return {
    corner: cellAt(left, top),
    holds: (cell) =>
      columnOf(cell) >= left && columnOf(cell) <= right && rowOf(cell) >= top && rowOf(cell) <= bottom
  };
}
