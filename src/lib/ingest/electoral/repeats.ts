import type { HeldColumn } from '../table/held-table';

/** Knows the rows that came before, by the columns that name them: a table of their positions, open addressed. */
export class Repeats {
  private readonly slots: Int32Array;
  private readonly mask: number;

  /** @param rows that there may be */
  constructor(
    private readonly columns: readonly HeldColumn[],
    rows: number,
    private readonly ofActas: boolean
  ) {
    const size = 2 ** Math.ceil(Math.log2(2 * rows + 2));
    this.slots = new Int32Array(size).fill(-1);
    this.mask = size - 1;
  }

  /** The row that has the same names, which this one becomes where there is none; −1 for none. */
  private before(row: number): number {
    const { columns, slots, mask } = this;
    let hash = 0;
    for (let k = 0; k < columns.length; k++) hash = Math.imul(hash ^ columns[k].codeAt(row), 0x9e3779b1) + k;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; slots[slot] >= 0; slot = (slot + 1) & mask) {
      const other = slots[slot];
      let k = 0;
      while (k < columns.length && columns[k].codeAt(row) === columns[k].codeAt(other)) k++;
      if (k === columns.length) return other;
    }
    slots[slot] = row;
    return -1;
  }

  /** Whether a row repeats another, and whether its figures are the same; null for a new one. */
  find(row: number, figures: readonly Float64Array[], onlySame: boolean): { same: boolean } | null {
    const before = this.before(row);
    if (before < 0) return null;
    const said = figures.some((f) => f[row] > 0 && f[row] !== Infinity);
    const same = figures.every(
      (f) => f[row] === f[before] || (Number.isNaN(f[row]) && Number.isNaN(f[before]))
    );
    // Two polling places without a number of their own may both have nothing.
    if (onlySame) return same && said ? { same } : null;
    return { same: same || (!this.ofActas && !said) };
  }
}
