/** Fewer rows with votes in a group say nothing: two alike are two of a kind, not a part and its sum. */
const LEAST_ROWS = 3;
/** Fewer figures above zero agree by chance. */
const LEAST_FIGURES = 3;
const TOLERANCE = 0.5;

interface Group {
  sums: Float64Array;
  /** Rows that hold any votes. */
  rows: number;
}

/**
 * Which rows that name a unit are the sum of all others of their group in every figure: a total under the key of a
 * state, a municipality or a sección. Found again and again until none is left, so that totals of totals are found too.
 * @param groups of each row the groups it is in, from the widest; empty for rows that are looked at no more
 * @param figures the columns of votes and their total, row by row; NaN adds nothing
 * @returns positions of the rows that are sums
 */
export function findHiddenSums(
  groups: readonly (readonly string[])[],
  figures: readonly Float64Array[]
): Set<number> {
  const found = new Set<number>();
  const width = figures.length;
  const least = Math.min(LEAST_FIGURES, width);
  if (width < 2) return found;
  const value = (k: number, row: number) => (Number.isNaN(figures[k][row]) ? 0 : figures[k][row]);
  for (let before = -1; before < found.size;) {
    before = found.size;
    const known = new Map<string, Group>();
    groups.forEach((names, row) => {
      if (found.has(row)) return;
      const isFilled = figures.some((_, k) => value(k, row) !== 0);
      for (const name of names) {
        let group = known.get(name);
        if (!group) known.set(name, (group = { sums: new Float64Array(width), rows: 0 }));
        if (!isFilled) continue;
        group.rows++;
        for (let k = 0; k < width; k++) group.sums[k] += value(k, row);
      }
    });
    const isRest = ({ sums, rows }: Group, row: number): boolean => {
      if (rows < LEAST_ROWS) return false;
      let shown = 0;
      for (let k = 0; k < width; k++) {
        // A sum may leave out what it does not add up.
        const own = figures[k][row];
        if (Number.isNaN(own)) continue;
        if (Math.abs(sums[k] - 2 * own) > TOLERANCE) return false;
        if (own !== 0) shown++;
      }
      return shown >= least;
    };
    groups.forEach((names, row) => {
      if (!found.has(row) && names.some((name) => isRest(known.get(name)!, row))) found.add(row);
    });
  }
  return found;
}
