import type { CoalitionHandling, VoteOption } from '../domain/votes';
import { partsOf } from './coalitions';
import type { VoteSums } from './sum-votes';

/** What is the same for every unit of an election: the parties of each coalition by position, and who is nobody. */
interface Ballot {
  /** Empty for what is no coalition. */
  parts: readonly (readonly number[])[];
  /** Nulls and unregistered names: no candidacy. */
  nobody: readonly boolean[];
  /** Place of each option by its name. */
  rank: Int32Array;
}

const ballots = new WeakMap<readonly VoteOption[], Ballot>();

function ballotOf(options: readonly VoteOption[]): Ballot {
  const known = ballots.get(options);
  if (known) return known;
  const rank = new Int32Array(options.length);
  [...options.keys()]
    .sort((a, b) => options[a].id.localeCompare(options[b].id))
    .forEach((option, place) => (rank[option] = place));
  const ballot: Ballot = {
    parts: partsOf(options),
    nobody: options.map((o) => o.tipo === 'nulos' || o.tipo === 'no-registrados'),
    rank
  };
  ballots.set(options, ballot);
  return ballot;
}

/**
 * Shares out the common votes of a coalition: equally among its parties, and what is left over to those with most votes
 * of their own (LGIPE, art. 311, 1, c). Votes with decimals were shared out already and are divided as they are.
 */
function shareOut(
  cast: Float64Array,
  own: ArrayLike<number>,
  parts: readonly number[],
  common: number,
  rank: Int32Array
): void {
  const isWhole = Number.isInteger(common);
  const each = isWhole ? Math.floor(common / parts.length) : common / parts.length;
  const left = isWhole ? common - each * parts.length : 0;
  for (const part of parts) cast[part] += each;
  // Few parties and fewer votes left over: looking for the next one each time costs less than putting them in order.
  let given = 0;
  for (let k = 0; k < left; k++) {
    let best = -1;
    for (let i = 0; i < parts.length; i++) {
      if (given & (1 << i)) continue;
      const ahead = best < 0 ? 1 : own[parts[i]] - own[parts[best]] || rank[parts[best]] - rank[parts[i]];
      if (ahead > 0) best = i;
    }
    given |= 1 << best;
    cast[parts[best]]++;
  }
}

/** Coalitions with common votes in the unit at hand, and its votes before they are shared out: used again and again. */
const ran: number[] = [];
let own = new Float64Array(0);

/**
 * Fills in the votes of each candidacy of a unit under a handling, by position of its option; none is 0.
 * @param cast one entry per option
 */
export function fillCandidacies(
  { opciones, votos, juntos }: VoteSums,
  unit: number,
  handling: CoalitionHandling,
  cast: Float64Array
): void {
  const { parts, nobody, rank } = ballotOf(opciones);
  ran.length = 0;
  const columns = (handling === 'sumadas' && juntos) || votos;
  for (let i = 0; i < cast.length; i++) {
    const votes = columns[i][unit];
    cast[i] = nobody[i] || Number.isNaN(votes) ? 0 : votes;
    if (parts[i].length > 0 && cast[i] > 0) ran.push(i);
  }
  if (handling !== 'repartidas' || ran.length === 0) return;
  // Who has most is said by the parties' own votes, not by what others left them.
  if (own.length !== cast.length) own = new Float64Array(cast.length);
  own.set(cast);
  for (const c of ran) {
    cast[c] = 0;
    shareOut(cast, own, parts[c], own[c], rank);
  }
}

/** What an election gave in every unit, column by column. Percentages are 0–100; NaN is *sin dato*. */
export interface ResultColumns {
  /** Position of the option of the first; −1 without votes, and `tie` is 1 where another has as many. */
  first: Int16Array;
  tie: Uint8Array;
  margen: Float64Array;
  participacion: Float64Array;
  nep: Float64Array;
  /** Valid votes. */
  validos: Float64Array;
}

/** Figures of every unit at once: the same as `outcomeOf` gives one by one. */
export function resultColumns(sums: VoteSums, handling: CoalitionHandling): ResultColumns {
  const count = sums.claves.length;
  const { rank } = ballotOf(sums.opciones);
  const cast = new Float64Array(sums.opciones.length);
  const columns: ResultColumns = {
    first: new Int16Array(count).fill(-1),
    tie: new Uint8Array(count),
    margen: new Float64Array(count).fill(NaN),
    participacion: new Float64Array(count),
    nep: new Float64Array(count).fill(NaN),
    validos: new Float64Array(count)
  };
  for (let unit = 0; unit < count; unit++) {
    fillCandidacies(sums, unit, handling, cast);
    let [valid, squares, first, second] = [0, 0, -1, 0];
    for (let i = 0; i < cast.length; i++) {
      const votes = cast[i];
      if (!(votes > 0)) continue;
      valid += votes;
      squares += votes * votes;
      if (first < 0 || votes > cast[first] || (votes === cast[first] && rank[i] < rank[first])) {
        if (first >= 0) second = cast[first];
        first = i;
      } else if (votes > second) second = votes;
    }
    const lista = sums.lista[unit];
    columns.participacion[unit] = lista > 0 ? (100 * sums.total[unit]) / lista : NaN;
    columns.validos[unit] = valid;
    if (first < 0 || sums.dudosa) continue;
    columns.first[unit] = first;
    columns.tie[unit] = cast[first] === second ? 1 : 0;
    columns.margen[unit] = (100 * (cast[first] - second)) / valid;
    columns.nep[unit] = (valid * valid) / squares;
  }
  return columns;
}

/**
 * Change, in points of the valid votes, of the share of whoever is first now in each unit; NaN where either election has
 * no votes there. Options are matched by their name, and one that did not run had no share.
 */
export function swingColumn(
  now: VoteSums,
  columns: ResultColumns,
  before: VoteSums,
  handling: CoalitionHandling
): Float64Array {
  const [castNow, castBefore] = [now, before].map((s) => new Float64Array(s.opciones.length));
  const earlier = new Map(before.claves.map((clave, i) => [clave, i]));
  const named = new Map(before.opciones.map((o, i) => [o.id.toLowerCase(), i]));
  const match = now.opciones.map((o) => named.get(o.id.toLowerCase()) ?? -1);
  return Float64Array.from(now.claves, (clave, unit) => {
    const then = earlier.get(clave);
    const first = columns.first[unit];
    if (then === undefined || first < 0) return NaN;
    fillCandidacies(before, then, handling, castBefore);
    const valid = castBefore.reduce((sum, v) => sum + v, 0);
    if (valid === 0) return NaN;
    fillCandidacies(now, unit, handling, castNow);
    const had = match[first] < 0 ? 0 : castBefore[match[first]];
    return 100 * (castNow[first] / columns.validos[unit] - had / valid);
  });
}
