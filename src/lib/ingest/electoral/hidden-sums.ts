/** Fewer rows with votes in a group say nothing: two alike are two of a kind, not a part and its sum. */
const LEAST_ROWS = 3;
/** Fewer figures above zero agree by chance. */
const LEAST_FIGURES = 3;
/** Nor do so few votes: in a special casilla two of them are soon the sum of one and one. */
const LEAST_VOTES = 20;
const TOLERANCE = 0.5;

/** Votes of each row, all options together; NaN counts nothing. */
function castOf(options: readonly Float64Array[], rows: number): Float64Array {
  const cast = new Float64Array(rows);
  for (const values of options)
    for (let row = 0; row < rows; row++) if (!Number.isNaN(values[row])) cast[row] += values[row];
  return cast;
}

/** Rows whose votes are as many as those of all others of their group, by the group. */
function candidatesIn(level: Int32Array, cast: Float64Array, out: Uint8Array): Map<number, number[]> {
  let most = -1;
  for (const group of level) if (group > most) most = group;
  const sums = new Float64Array(most + 1);
  const filled = new Uint32Array(most + 1);
  level.forEach((group, row) => {
    if (group < 0 || out[row] || cast[row] === 0) return;
    sums[group] += cast[row];
    filled[group]++;
  });
  const found = new Map<number, number[]>();
  level.forEach((group, row) => {
    if (group < 0 || out[row] || cast[row] < LEAST_VOTES || filled[group] < LEAST_ROWS) return;
    if (Math.abs(sums[group] - 2 * cast[row]) > TOLERANCE) return;
    const rows = found.get(group);
    if (rows) rows.push(row);
    else found.set(group, [row]);
  });
  return found;
}

/** The rows of some of the groups. */
function membersOf(level: Int32Array, groups: ReadonlyMap<number, unknown>): Map<number, number[]> {
  const members = new Map<number, number[]>([...groups.keys()].map((group) => [group, []]));
  if (members.size) level.forEach((group, row) => members.get(group)?.push(row));
  return members;
}

/**
 * Which rows that name a unit are the sum of all others of their group in every figure: a total under the key of a
 * state, a municipality or a sección. Found again and again until none is left, so that totals of totals are found too.
 * @param levels of each way to group rows the number of each row's group, from 0; −1 for none
 * @param options the columns of votes, row by row; NaN adds nothing
 * @param total the file's own total; null without one
 * @returns positions of the rows that are sums
 */
export function findHiddenSums(
  levels: readonly Int32Array[],
  options: readonly Float64Array[],
  total: Float64Array | null
): Set<number> {
  const found = new Set<number>();
  const figures = total ? [...options, total] : options;
  if (figures.length < 2) return found;
  const rows = figures[0].length;
  const least = Math.min(LEAST_FIGURES, figures.length);
  const cast = castOf(options, rows);
  const out = new Uint8Array(rows);
  const isRest = (members: readonly number[], row: number): boolean => {
    let shown = 0;
    for (const values of figures) {
      // A sum may leave out what it does not add up.
      const own = values[row];
      if (Number.isNaN(own)) continue;
      let sum = 0;
      for (const other of members) if (!out[other] && !Number.isNaN(values[other])) sum += values[other];
      if (Math.abs(sum - 2 * own) > TOLERANCE) return false;
      if (own !== 0) shown++;
    }
    return shown >= least;
  };
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const level of levels) {
      const candidates = candidatesIn(level, cast, out);
      const members = membersOf(level, candidates);
      for (const [group, some] of candidates)
        for (const row of some) if (isRest(members.get(group)!, row)) found.add(row);
    }
    for (const row of found) out[row] = 1;
  }
  return found;
}
