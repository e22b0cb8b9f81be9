import { foldName } from '../../domain/catalog';
import { tellOptions, type VoteOption } from '../../domain/votes';
import type { VoteColumnReason } from '../../domain/vote-reading';
import { findAddends, fitOf, refines, sampleRows, subsetsAdding, type Fit } from './addends';
import { LEAST_SHAPED, MOST_CODES, shapeOf, type ColumnShape } from './column-shape';
import { hintsOf, isParty, type VoteHint } from './vote-hints';

/** A column of figures of a table of votes: NaN is *sin dato*. */
export interface VoteFigures {
  at: number;
  header: string;
  values: Float64Array;
}

/** What a person said that the columns are, by their position in the file. */
export interface VoteChoice {
  options?: readonly number[];
  /** Position of the total; null says that there is none. */
  total?: number | null;
  /** Position of the roll. */
  roll?: number;
}

/** What each column of figures of a table of votes is. Positions are those of the file. */
export interface VoteColumns {
  options: number[];
  /** The file's own total of all votes; −1 without. */
  total: number;
  /** Voters on the roll; −1 without. */
  roll: number;
  /** Columns that may each be the roll, where nothing tells which. */
  rivals: number[];
  /** What is no option, and why; `of` are the columns that it is the sum of, or a share of. */
  others: { at: number; why: VoteColumnReason; of: number[] }[];
  /** In what share of the rows the options add up to the total; null without a total. */
  fit: Fit | null;
  /** Options, as a person said, that are the sum of others of them in nearly all rows. */
  sums: number[];
  /** Columns that may or may not be options, where neither arithmetic nor shape nor name says it; empty without doubt. */
  doubtful: number[];
}

/** Rows that add up, in this share, settle what the options are; fewer only where nothing else could be one. */
const SETTLED = 0.9;
const LIKELY = 0.5;
/** Rows that add up where most do and nothing else comes near: votes shared out come rounded. */
const MOSTLY = 0.7;
/** A relation that holds in this share of the rows is no accident. */
const NEARLY_ALL = 0.95;
const MANY_ROWS = 20;
/** In fewer rows sums come about by chance. */
const LEAST_ROWS = 3;
/** Percentages are written with one decimal or with none. */
const PERCENT_ROUNDING = 0.6;

/** Judges what each column of figures of a table of votes is: by arithmetic over all rows, by shape and by name. */
class Judge {
  readonly hints: VoteHint[];
  private readonly shapes: ColumnShape[];
  /** Rows of the columns, and those of them with a figure in any. */
  private readonly height: number;
  private readonly rows: number;
  private readonly sampled: Int32Array;
  /** Votes for nobody, which some totals leave out. */
  private readonly nobody: Set<number>;
  private readonly isOfCoalition: boolean[];
  private readonly told: readonly VoteOption[];
  /** Parties and votes for nobody: what is called so is no sum of others. */
  private readonly isFirm: boolean[];
  /** The column that a person said to be the roll; −1 without. */
  private rollSaid = -1;
  /** A person said which the options are. */
  private isSaid = false;

  constructor(readonly columns: readonly VoteFigures[]) {
    const headers = columns.map((c) => c.header);
    this.hints = hintsOf(headers);
    this.shapes = columns.map((c) => shapeOf(c.values));
    this.height = columns[0]?.values.length ?? 0;
    this.sampled = sampleRows(this.height, 20_000);
    this.rows = this.countRows();
    this.told = tellOptions(headers);
    this.nobody = new Set(
      this.told.flatMap((o, i) => (o.tipo === 'nulos' || o.tipo === 'no-registrados' ? [i] : []))
    );
    this.isFirm = headers.map((h, i) => isParty(h) || this.nobody.has(i));
    this.isOfCoalition = this.told.map((o) => o.tipo === 'coalicion');
  }

  private countRows(): number {
    const filled = new Uint8Array(this.height);
    for (const { values } of this.columns)
      for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) filled[row] = 1;
    return filled.reduce((count, is) => count + is, 0);
  }

  private valuesOf = (of: readonly number[]) => of.map((i) => this.columns[i].values);
  private fit = (of: readonly number[], total: number, whole = false): Fit =>
    fitOf(this.valuesOf(of), this.columns[total].values, whole ? undefined : this.sampled);

  /** Whether a column exceeds another in more rows than slips of the pen explain. */
  private exceeds(column: number, other: Float64Array): boolean {
    const { values } = this.columns[column];
    let [compared, over] = [0, 0];
    for (const row of this.sampled) {
      if (Number.isNaN(values[row]) || Number.isNaN(other[row])) continue;
      compared++;
      if (values[row] > other[row] + 0.5) over++;
    }
    return over > 0.1 * compared;
  }

  /** In what share of the rows where either says more than nothing two columns say the same, and how many those are. */
  private alike(a: number, b: number): { share: number; rows: number } {
    const [one, other] = [this.columns[a].values, this.columns[b].values];
    let [rows, same] = [0, 0];
    for (const row of this.sampled) {
      if (!(one[row] > 0) && !(other[row] > 0)) continue;
      rows++;
      if (one[row] === other[row]) same++;
    }
    return { share: rows ? same / rows : 0, rows };
  }

  private equals(a: number, b: number): boolean {
    return this.alike(a, b).share >= NEARLY_ALL;
  }

  /** Options by their name, and columns that could be some more by their name and their shape. */
  private named(): { sure: number[]; open: number[] } {
    const all = [...this.columns.keys()];
    const isDecimal = (i: number) => this.shapes[i].hasDecimals && !this.isFirm[i];
    const whole = all.filter((i) => this.isFirm[i]).every((i) => !this.shapes[i].hasDecimals);
    const sure = all.filter((i) => this.hints[i] === 'opcion' && !(whole && isDecimal(i)));
    const open = all.filter((i) => this.hints[i] === 'nada' && !this.shapes[i].isZero);
    return { sure, open };
  }

  judge(choice: VoteChoice): VoteColumns {
    this.rollSaid = this.columns.findIndex((c) => c.at === choice.roll);
    const at = (position: number | null | undefined) => this.columns.findIndex((c) => c.at === position);
    if (choice.options) {
      this.isSaid = true;
      const options = choice.options.map(at).filter((i) => i >= 0);
      const total = choice.total === undefined ? this.bestTotal(options) : at(choice.total);
      return this.tell(options, total, []);
    }
    const said = choice.total === undefined ? null : at(choice.total);
    return said === -1 ? this.withoutTotal([]) : this.byTotals(said);
  }

  /** The column that options add up to best; −1 where none is their total in most rows. */
  private bestTotal(options: readonly number[]): number {
    let [best, share] = [-1, LIKELY];
    for (const total of this.totals()) {
      if (options.includes(total)) continue;
      const fit = this.fit(options, total).share;
      if (fit > share) [best, share] = [total, fit];
    }
    return best;
  }

  /** Columns called a total, those that say what was counted rather than what was written first. */
  private totals(): number[] {
    const rank = (i: number) =>
      /calcul/i.test(this.columns[i].header) ? 0 : /asent|c_cs|s_cs/i.test(this.columns[i].header) ? 2 : 1;
    return [...this.columns.keys()]
      .filter((i) => this.hints[i] === 'total' && !this.shapes[i].isZero)
      .sort((a, b) => rank(a) - rank(b) || a - b);
  }

  /** Columns that no option can be beside a total: it exceeds it. */
  private below(candidates: readonly number[], total: number): number[] {
    const { values } = this.columns[total];
    return candidates.filter((i) => i !== total && !this.exceeds(i, values));
  }

  private byTotals(said: number | null): VoteColumns {
    const { sure, open } = this.named();
    const called = said === null ? this.totals() : [said];
    const valid = [...this.columns.keys()].filter(
      (i) => this.hints[i] === 'validos' && !this.shapes[i].isZero
    );
    // The options by name, with or without the columns nobody knows, against every column called a total.
    for (const total of [...called, ...valid]) {
      const known = this.known(sure, total);
      // What comes in decimals beside whole numbers is first left out: it may be a share.
      const wider = this.below(open, total).filter(
        (i) => !this.shapes[i].hasDecimals || known.some((k) => this.shapes[k].hasDecimals)
      );
      for (const options of wider.length ? [[...known, ...wider], known] : [known]) {
        const found = this.settles(options, total);
        if (!found) continue;
        // In one row or two other sets add up as well: all of them are looked at.
        if (this.rows < LEAST_ROWS && wider.length) break;
        const finest = this.finest(this.improved(options, wider, total, found), total);
        // Of valid votes alone: the total of all is another column, or none.
        const own = this.hints[total] === 'validos' ? called[0] : undefined;
        return this.tell(finest, own ?? (found === 'todo' ? total : -1), []);
      }
    }
    for (const total of [...called, ...valid]) {
      const found = this.search(total, sure, open);
      if (found === null) continue;
      if (found.doubtful) return this.tell(found.options, total, found.doubtful);
      const options = this.finest(found.options, total);
      if (this.hints[total] !== 'validos') return this.tell(options, total, []);
      // Valid votes are all but those for nobody.
      const without = [...this.nobody].filter((i) => !options.includes(i));
      return this.tell([...options, ...without], without.length ? -1 : total, []);
    }
    // A column nobody calls a total may be one.
    if (said === null) {
      const found = this.unnamedTotal(sure, open);
      if (found) return this.tell(found.options, found.total, found.doubtful);
    }
    const total = called[0] ?? valid[0] ?? -1;
    if (called.length === 0 && (total < 0 || sure.some((i) => this.nobody.has(i))))
      return this.withoutTotal(valid);
    return this.unsettled(total, sure, open);
  }

  /** Options by name that a total leaves room for; votes for nobody are in no total of valid votes. */
  private known(sure: readonly number[], total: number): number[] {
    const isValid = this.hints[total] === 'validos';
    const below = new Set(this.below(sure, total));
    return sure.filter((i) => below.has(i) || (isValid && this.nobody.has(i)));
  }

  /** Whether options add up to a total, or to it without the votes for nobody; null where they do not. */
  private settles(options: readonly number[], total: number): 'todo' | 'validos' | null {
    if (options.length < 2) return null;
    const all = this.fit(options, total).share;
    const valid = options.filter((i) => !this.nobody.has(i));
    const some = valid.length === options.length || valid.length < 2 ? 0 : this.fit(valid, total).share;
    if (Math.max(all, some) < SETTLED) return null;
    const isValid = this.hints[total] === 'validos';
    if (!isValid && this.rows < LEAST_ROWS) return all >= SETTLED ? 'todo' : null;
    const isNearer = isValid ? some >= all : some > all;
    return isNearer && some > 0 ? 'validos' : 'todo';
  }

  /** Which columns add up to a total, by elimination where rows are many and by trying all sets where they are few. */
  private search(
    total: number,
    sure: readonly number[],
    open: readonly number[]
  ): { options: number[]; doubtful?: number[] } | null {
    const usable = (i: number) =>
      i !== total && !this.shapes[i].isZero && this.hints[i] !== 'persona' && this.hints[i] !== 'total';
    const known = this.below(sure, total).filter((i) => !this.shapes[i].isZero);
    const others = [...this.columns.keys()].filter(
      (i) => usable(i) && !known.includes(i) && !open.includes(i) && this.hints[i] === 'otro'
    );
    const order = [
      ...known.filter((i) => this.isFirm[i]),
      ...known.filter((i) => !this.isFirm[i] && this.isOfCoalition[i]),
      ...known.filter((i) => !this.isFirm[i] && !this.isOfCoalition[i]),
      ...this.below(open, total).filter(usable),
      ...this.below(others, total)
    ].filter((i) => !this.equals(i, total));
    const zeros = sure.filter((i) => this.shapes[i].isZero);
    const found = findAddends(this.valuesOf(order), this.columns[total].values, MOSTLY);
    const isClear = (share: number) =>
      share >= SETTLED || (this.rows >= MANY_ROWS && this.fit(known, total).share < share / 2);
    if (found && found.columns.length > 1 && isClear(found.share))
      return this.checked([
        ...this.improved(
          this.plainest(
            found.columns.map((i) => order[i]),
            total
          ),
          order,
          total
        ),
        ...zeros
      ]);
    return this.searchFew(total, order, zeros);
  }

  /**
   * The same options with columns put in, taken out or put in place of others like them, one by one, for as long as more
   * rows add up. Votes for nobody stay as they are where the total is of valid votes.
   */
  private improved(
    options: readonly number[],
    candidates: readonly number[],
    total: number,
    of: 'todo' | 'validos' = 'todo'
  ): number[] {
    const isFixed = (i: number) => of === 'validos' && this.nobody.has(i);
    const fixed = options.filter(isFixed);
    const free = [...new Set([...options, ...candidates])].filter((i) => !isFixed(i));
    let current = options.filter((i) => !isFixed(i));
    let { share, apart } = this.fit(current, total);
    const isBetter = (next: number[]) => {
      if (next.length < 2) return false;
      const fit = this.fit(next, total);
      // Shares of votes are small: they come nearer before a row more adds up.
      if (fit.share < share || (fit.share === share && fit.apart >= apart - 1e-6)) return false;
      ({ share, apart } = fit);
      current = next;
      return true;
    };
    for (let goesOn = share < 1; goesOn;) {
      goesOn = false;
      for (const i of free) {
        const isIn = current.includes(i);
        const others = current.filter((k) => k !== i);
        if (isBetter(isIn ? others : [...others, i])) goesOn = true;
        else if (isIn && !this.isFirm[i])
          for (const like of free)
            if (!current.includes(like) && this.isLike(i, like) && isBetter([...others, like])) {
              goesOn = true;
              break;
            }
      }
    }
    return [...current, ...fixed];
  }

  /** Whether two columns say the same in most of the rows in which they say anything. */
  private isLike(a: number, b: number): boolean {
    const { share, rows } = this.alike(a, b);
    const isSmall = Math.max(this.shapes[a].max, this.shapes[b].max) <= MOST_CODES;
    return rows >= LEAST_ROWS && share >= (isSmall ? MOSTLY : LIKELY);
  }

  /** Without the columns of decimals, where what is left adds up no less. */
  private plainest(options: readonly number[], total: number): number[] {
    const plain = options.filter((i) => !this.shapes[i].hasDecimals);
    return plain.length > 1 && this.fit(plain, total).share >= this.fit(options, total).share
      ? plain
      : [...options];
  }

  private searchFew(total: number, order: readonly number[], zeros: readonly number[]) {
    const isFixed = (i: number) => this.isFirm[i];
    // In one row or two every set that adds up is looked at: nothing is taken for granted.
    for (const fixed of this.rows < LEAST_ROWS ? [[]] : [order.filter(isFixed), []]) {
      const isWhole = !this.shapes[total].hasDecimals;
      const free = order.filter((i) => !fixed.includes(i) && !(isWhole && this.shapes[i].hasDecimals));
      const left = this.columns[total].values.map((v, row) =>
        fixed.reduce((rest, i) => rest - (this.columns[i].values[row] || 0), v)
      );
      if (left.some((v) => v < -0.5)) continue;
      const sets = subsetsAdding(this.valuesOf(free), left);
      if (sets === null || sets.length === 0) continue;
      const whole = sets.map((set) => [...fixed, ...set.map((i) => free[i])]).filter((s) => s.length > 1);
      if (whole.length === 0) continue;
      const best = this.preferred(whole);
      const options = [...best, ...zeros].sort((a, b) => a - b);
      const rivals = whole.filter((set) => !this.isCoarser(set, best));
      if (rivals.length === 0) return this.checked(options);
      // Only those on which the readings differ are in doubt.
      const doubtful = [...new Set([...rivals.flat(), ...best])].filter(
        (i) => !(best.includes(i) && rivals.every((set) => set.includes(i)))
      );
      return { options, doubtful };
    }
    return null;
  }

  /** What adds up only with a column whose name says no option may be no total of votes: somebody must say. */
  private checked(options: number[]): { options: number[]; doubtful?: number[] } {
    const odd = options.filter((i) => this.hints[i] === 'otro');
    return odd.length ? { options, doubtful: odd } : { options };
  }

  /** Of several sets that add up alike, the one with most known options and then with most columns. */
  private preferred(sets: readonly (readonly number[])[]): number[] {
    const known = (set: readonly number[]) => set.filter((i) => this.hints[i] === 'opcion').length;
    const odd = (set: readonly number[]) => set.filter((i) => this.hints[i] === 'otro').length;
    return [...[...sets].sort((a, b) => known(b) - known(a) || odd(a) - odd(b) || b.length - a.length)[0]];
  }

  /** Whether a set says the same with sums in place of groups of columns, or needs columns whose names say no option. */
  private isCoarser(set: readonly number[], than: readonly number[]): boolean {
    const extra = set.filter((i) => !than.includes(i));
    const lacking = than.filter((i) => !set.includes(i));
    if (extra.length + lacking.length === 0) return true;
    if (extra.some((i) => this.hints[i] === 'otro') && lacking.every((i) => this.hints[i] !== 'otro'))
      return true;
    // The same figures twice: which of the two is read changes nothing but its name.
    const isTwin = extra.length === 1 && lacking.length === 1 && this.equals(extra[0], lacking[0]);
    if (isTwin && this.nobody.has(extra[0]) === this.nobody.has(lacking[0])) return true;
    // In one row or two nearly anything is the sum of something.
    return this.rows >= LEAST_ROWS && refines(this.valuesOf(lacking), this.valuesOf(extra));
  }

  /** Options of which none is the sum of columns left out: those take its place. */
  private finest(options: readonly number[], total: number): number[] {
    let current = [...options];
    for (const column of options) {
      if (this.isFirm[column]) continue;
      const out = [...this.columns.keys()].filter(
        (i) =>
          i !== total &&
          !current.includes(i) &&
          !this.shapes[i].isZero &&
          (this.hints[i] === 'opcion' || this.hints[i] === 'nada')
      );
      const parts = this.partsOf(column, out);
      if (parts) current = [...current.filter((i) => i !== column), ...parts];
    }
    return current.sort((a, b) => a - b);
  }

  /** Two or more columns that add up to another one in nearly all rows; null where none do. */
  private partsOf(column: number, among: readonly number[]): number[] | null {
    const isTwin = (i: number) => this.alike(i, column).share === 1;
    // What is surely an option stands for itself before what may be a sum of it.
    const rank = (i: number) => (this.isFirm[i] ? 0 : this.hints[i] === 'opcion' ? 1 : 2);
    const smaller = this.below(among, column)
      .filter((i) => !this.shapes[i].isZero && !isTwin(i))
      .sort((a, b) => rank(a) - rank(b));
    if (smaller.length < 2 || this.shapes[column].isZero) return null;
    const sum = this.columns[column].values;
    const found = findAddends(this.valuesOf(smaller), sum, NEARLY_ALL);
    if (found && found.columns.length > 1)
      return this.improved(
        found.columns.map((i) => smaller[i]),
        smaller,
        column
      );
    if (this.rows > smaller.length + 4 || sum.filter((v) => v > 0).length < LEAST_ROWS) return null;
    const sets = subsetsAdding(this.valuesOf(smaller), sum) ?? [];
    // In few rows sums come about by chance: only one that could be meant is told.
    return sets.length === 1 && sets[0].length > 1 ? sets[0].map((i) => smaller[i]) : null;
  }

  /** A column that nobody calls a total and that all the others add up to. */
  private unnamedTotal(sure: readonly number[], open: readonly number[]) {
    for (const total of open) {
      const known = this.below(sure, total);
      if (known.length < sure.length || this.rows < 2) continue;
      const others = this.below(open, total);
      for (const options of [[...known, ...others], known]) {
        if (options.length > 1 && this.fit(options, total).share >= NEARLY_ALL)
          return { options, total, doubtful: this.leftOver(total, options, open) };
      }
      if (known.length < 2) continue;
      const found = findAddends(this.valuesOf([...known, ...others]), this.columns[total].values, NEARLY_ALL);
      const taken = found?.columns.map((i) => [...known, ...others][i]) ?? [];
      if (taken.length > 2 && known.every((i) => taken.includes(i) || this.shapes[i].isZero))
        return { options: taken, total, doubtful: this.leftOver(total, taken, open) };
    }
    return null;
  }

  /** Columns beside a total that nobody calls so, and that total, where they could be options themselves. */
  private leftOver(total: number, options: readonly number[], open: readonly number[]): number[] {
    const left = open.filter((i) => i !== total && !options.includes(i));
    const could = left.filter((i) => [null, 'duda'].includes(this.whyNot(i, options)));
    return could.length ? [total, ...could] : [];
  }

  /** Nothing adds up to the total in nearly all rows: names and shapes are what is left. */
  private unsettled(total: number, sure: readonly number[], open: readonly number[]): VoteColumns {
    const known = this.below(sure, total);
    const likely = this.below(open, total).filter((i) => this.whyNot(i, known) === null);
    const [with_, without] = [
      likely.length ? this.fit([...known, ...likely], total).share : 0,
      known.length ? this.fit(known, total).share : 0
    ];
    if (likely.length === 0 && known.length > 1) return this.tell(known, total, []);
    if (with_ >= LIKELY && without < LIKELY / 2) return this.tell([...known, ...likely], total, []);
    if (without >= LIKELY && with_ < LIKELY / 2) return this.tell(known, total, []);
    return this.tell([...known, ...likely], total, likely.length ? likely : known);
  }

  /** Without a written total: names and shapes say what is an option. */
  private withoutTotal(valid: readonly number[]): VoteColumns {
    const { sure, open } = this.named();
    const options = [...sure];
    const doubtful: number[] = [];
    for (const i of open) {
      const why = this.whyNot(i, [...sure, ...open.filter((k) => k !== i)]);
      if (why === 'duda') doubtful.push(i);
      if (why === null || why === 'duda') options.push(i);
    }
    // Votes marked for several parties are fewer than those of the parties: what is more may be a sum.
    for (const i of sure)
      if (
        (this.isOfCoalition[i] && this.coversParts(i)) ||
        this.mayBeSum(i, options) ||
        this.mayBeCopy(i, options)
      )
        doubtful.push(i);
    // Sums of others among the options would count their votes twice.
    const kept = this.withoutSums(options);
    const isBare = sure.length === 0;
    const total = valid.find(
      (t) => kept.length > 1 && this.fit(kept, t).share >= SETTLED && !kept.some((i) => this.nobody.has(i))
    );
    // Nothing in it is called as an option is, and nothing adds up: it may be a table of anything.
    if (isBare && total === undefined)
      return this.tell(kept.length > 1 ? kept : [], -1, kept.length > 1 ? kept : []);
    return this.tell(
      kept,
      total ?? -1,
      doubtful.filter((i) => kept.includes(i))
    );
  }

  /** Without what is the sum or the copy of others; the smaller ones go first, for sums are made of sums as well. */
  private withoutSums(options: readonly number[]): number[] {
    let kept = [...options];
    for (const i of [...options].sort((a, b) => this.shapes[a].sum - this.shapes[b].sum))
      if (this.isSumOf(i, kept) || this.isCopy(i, kept)) kept = kept.filter((k) => k !== i);
    return kept.sort((a, b) => a - b);
  }

  /** Whether a column that is not surely an option is the sum of others in the one row or two that there are. */
  private mayBeSum(column: number, options: readonly number[]): boolean {
    const { values } = this.columns[column];
    const filled = values.filter((v) => v > 0).length;
    // Few rows, and small numbers, are sums of others by chance.
    const says = filled >= LEAST_ROWS && this.shapes[column].max > MOST_CODES;
    if (this.isFirm[column] || this.isOfCoalition[column] || filled === 0 || says) return false;
    const among = this.below(options, column).filter((i) => !this.shapes[i].isZero && i !== column);
    return (subsetsAdding(this.valuesOf(among), values) ?? [[]]).length > 0;
  }

  /** Whether a column has the same figures as an option that is better known, or that stands before it. */
  private isCopy(column: number, options: readonly number[]): boolean {
    // Few small numbers are alike by chance.
    if (this.isFirm[column] || this.isOfCoalition[column] || this.rows < LEAST_ROWS) return false;
    if (this.shapes[column].max <= MOST_CODES) return false;
    const rank = (i: number) => (this.isFirm[i] ? 0 : this.hints[i] === 'opcion' ? 1 : 2);
    return options.some(
      (i) =>
        i !== column &&
        this.equals(column, i) &&
        (rank(i) < rank(column) || (rank(i) === rank(column) && i < column))
    );
  }

  /** Whether a column that is not surely an option says what another one says in most rows, but not in all. */
  private mayBeCopy(column: number, options: readonly number[]): boolean {
    return !this.isFirm[column] && options.some((i) => i !== column && this.isLike(column, i));
  }

  private coversParts(coalition: number): boolean {
    const { partes } = this.told[coalition];
    const parts = this.columns.flatMap((c, i) => (partes.includes(c.header.trim()) ? [i] : []));
    const { values } = this.columns[coalition];
    let [compared, covers] = [0, 0];
    for (const row of this.sampled) {
      const sum = parts.reduce((s, i) => s + (this.columns[i].values[row] || 0), 0);
      if (Number.isNaN(values[row]) || sum === 0) continue;
      compared++;
      if (values[row] >= sum) covers++;
    }
    return compared > 0 && covers >= NEARLY_ALL * compared;
  }

  private isSumOf(column: number, options: readonly number[]): boolean {
    if (this.shapes[column].isZero || this.isFirm[column]) return false;
    return (
      this.partsOf(
        column,
        options.filter((i) => i !== column)
      ) !== null
    );
  }

  /**
   * Why a column that no name explains is no option, by its shape; null where it behaves like one, and `duda` where it
   * may be either.
   */
  private whyNot(i: number, among: readonly number[]): VoteColumnReason | 'duda' | null {
    const shape = this.shapes[i];
    const others = among.filter((k) => k !== i && !this.shapes[k].isZero);
    if (others.length === 0) return null;
    if (shape.hasDecimals && others.some((k) => !this.shapes[k].hasDecimals)) return 'decimales';
    if (this.shareOf(i, others)) return 'porcentaje';
    // Few rows say little of a column that nobody knows.
    if (shape.filled < LEAST_SHAPED) return 'duda';
    if (shape.filled >= LEAST_SHAPED) {
      if (shape.isConstant) return 'constante';
      if (shape.isUnique && shape.isAscending && (shape.isSteady || shape.filled >= MANY_ROWS))
        return 'identificador';
      if (shape.isAscending && shape.filled >= MANY_ROWS) return 'codigo';
    }
    const sum = this.columns[i].values.map((_, row) =>
      others.reduce((s, k) => s + (this.columns[k].values[row] || 0), 0)
    );
    const covers = fitOf([this.columns[i].values], sum).share;
    const compared = this.columns[i].values.filter((v, row) => !Number.isNaN(v) && v >= sum[row]).length;
    // As much as everything else together in every row: a total or a roll, or whoever won everywhere.
    if (covers < NEARLY_ALL && compared >= NEARLY_ALL * shape.filled && shape.filled > 1) return 'duda';
    if (others.some((k) => this.isLike(i, k))) return 'duda';
    if (shape.isCode && others.some((k) => this.shapes[k].max > MOST_CODES)) return 'duda';
    if (shape.isMark && others.some((k) => this.shapes[k].max > MOST_CODES) && shape.filled > 1)
      return 'duda';
    if (shape.isUnique && shape.isAscending && shape.filled > 2) return 'duda';
    return null;
  }

  /** The column that another one is a percentage or a share of; null for none. */
  private shareOf(i: number, among: readonly number[]): number | null {
    const { values } = this.columns[i];
    if (this.shapes[i].max > 100 || this.shapes[i].isZero) return null;
    const scale = this.shapes[i].max <= 1 ? 1 : 100;
    const rows = sampleRows(this.height, 300);
    const bases = [...this.columns.keys()].filter(
      (k) => this.hints[k] === 'total' || this.hints[k] === 'validos'
    );
    const sums = [
      (row: number) => among.reduce((s, k) => s + (this.columns[k].values[row] || 0), 0),
      ...bases.map((k) => (row: number) => this.columns[k].values[row])
    ];
    for (const k of among)
      for (const sum of sums) {
        let [compared, agree] = [0, 0];
        for (const row of rows) {
          const [value, part, whole] = [values[row], this.columns[k].values[row], sum(row)];
          if (Number.isNaN(value) || Number.isNaN(part) || !(whole > 0)) continue;
          // Next to nothing is a small share of anything.
          if ((scale * part) / whole < (2 * scale) / 100 && value < (2 * scale) / 100) continue;
          compared++;
          if (Math.abs(value - (scale * part) / whole) <= (PERCENT_ROUNDING * scale) / 100) agree++;
        }
        if (compared > 1 && agree >= NEARLY_ALL * compared) return k;
      }
    return null;
  }

  /**
   * The column of the voters on the roll: of several the lista nominal before the padrón, and the whole before its men and
   * women; `rivals` are those that say different figures where nothing tells them apart.
   */
  private rolls(isOption: ReadonlySet<number>): { roll: number; rivals: number[] } {
    if (this.rollSaid >= 0) return { roll: this.rollSaid, rivals: [] };
    const all = [...this.columns.keys()].filter(
      (i) => this.hints[i] === 'lista' && !isOption.has(i) && !this.shapes[i].isZero
    );
    const name = (i: number) => foldName(this.columns[i].header);
    const isPart = (i: number) => /\b(hombres?|mujeres?|h|m|masculin[oa]|femenin[oa])\b/.test(name(i));
    const lists = all.filter((i) => !/padron/.test(name(i)));
    const kind = lists.length ? lists : all;
    const whole = kind.filter((i) => !isPart(i));
    const [first = -1, ...others] = whole;
    const rivals = others.filter((i) => !this.equals(i, first));
    if (rivals.length) return { roll: -1, rivals: [first, ...rivals] };
    return { roll: first, rivals: first < 0 ? kind : [] };
  }

  /** Puts into words what was decided. */
  private tell(chosen: readonly number[], total: number, doubtful: readonly number[]): VoteColumns {
    const options = [...new Set(chosen)].sort((a, b) => a - b);
    const isOption = new Set(options);
    const { roll, rivals } = this.rolls(isOption);
    const fit = total < 0 ? null : this.fit(options, total, true);
    const at = (of: readonly number[]) => of.map((i) => this.columns[i].at);
    const others = [...this.columns.keys()]
      .filter((i) => !isOption.has(i) && i !== total && i !== roll)
      .map((i) => ({ at: this.columns[i].at, ...this.reasonOf(i, options, total) }));
    return {
      options: at(options),
      total: total < 0 ? -1 : this.columns[total].at,
      roll: roll < 0 ? -1 : this.columns[roll].at,
      rivals: at(rivals),
      others: others.map((o) => ({ ...o, of: at(o.of) })),
      fit,
      sums: this.isSaid
        ? at(options.filter((i) => this.isSumOf(i, options) || this.mayBeSum(i, options)))
        : [],
      doubtful: at(doubtful)
    };
  }

  private reasonOf(
    i: number,
    options: readonly number[],
    total: number
  ): { why: VoteColumnReason; of: number[] } {
    const shape = this.shapes[i];
    if (this.hints[i] === 'persona') return { why: 'personal', of: [] };
    if (shape.filled === 0 || shape.isZero) return { why: 'vacia', of: [] };
    if (total >= 0 && this.equals(i, total)) return { why: 'igual-al-total', of: [total] };
    const same = options.find((k) => !this.shapes[k].isZero && this.equals(i, k));
    if (same !== undefined) return { why: 'repite', of: [same] };
    const parts = this.partsOf(i, options);
    if (parts) return { why: 'suma', of: parts };
    if (
      this.hints[i] === 'otro' ||
      this.hints[i] === 'total' ||
      this.hints[i] === 'validos' ||
      this.hints[i] === 'lista'
    )
      return { why: 'por-nombre', of: [] };
    if (total >= 0 && this.exceeds(i, this.columns[total].values)) return { why: 'mayor-que-todo', of: [] };
    const share = this.shareOf(i, options);
    if (share !== null) return { why: 'porcentaje', of: [share] };
    const shaped = this.whyNot(i, options);
    if (shaped !== null && shaped !== 'duda') return { why: shaped, of: [] };
    if (this.isSaid) return { why: 'dicho', of: [] };
    return { why: total >= 0 ? 'no-entra-en-el-total' : 'por-forma', of: [] };
  }
}

/**
 * What each column of figures of a table of votes is. The set that adds up to the file's own total in nearly every row
 * are the options; of two such sets that differ only by sums the finer one; without a written total names and shapes
 * say it. Where two readings stay possible the columns in question are named in `doubtful`.
 * @param choice what a person said
 */
export const judgeColumns = (columns: readonly VoteFigures[], choice: VoteChoice = {}): VoteColumns =>
  new Judge(columns).judge(choice);
