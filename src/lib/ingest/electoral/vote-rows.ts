import { foldName } from '../../domain/catalog';
import { sectionCode } from '../../domain/district';
import type { ElectoralProblems } from '../../domain/electoral-problem';
import { quotable } from '../../domain/privacy';
import type { VoteRowReason, VoteRowsApart } from '../../domain/vote-reading';
import { readElectionName, ROW_KIND, tellOptions, UNCOUNTED, type VoteTable } from '../../domain/votes';
import { FileError } from '../problem';
import type { ReadingContext } from '../table/context';
import type { HeldColumn, HeldTable } from '../table/held-table';
import { looksLikeHeader, looksLikeTitle, type StackedTable } from '../table/stacked';
import type { VoteFigures, VoteColumns } from './judge-columns';
import { actaStatusReader, type ActaStatus } from './acta-status';
import { Repeats } from './repeats';
import { findHiddenSums } from './hidden-sums';
import { repeatedRoll, type RollSpan } from './repeated-roll';
import { findSumRows } from './sum-rows';
import { TableBuilder } from './table-builder';
import { hintsOf } from './vote-hints';
import type { VotePlan } from './vote-plan';
import { VotePlaces, type RowPlace } from './vote-places';

/** Nobody counts so many votes or voters: more is a number in the wrong column. */
const MOST_VOTES = 1_000_000_000;
/** Share of the filled cells that must be figures in a column that nobody knows. */
const SHARE_OF_FIGURES = 0.5;
/** Units that come again with other figures, beyond this share of the rows, are no slips: they are parts of a unit. */
const MOST_CONFLICTS = 0.02;
const LEAST_CONFLICTS = 3;
const FIRST_LINES = 200;
const SHOWN_CELL = 40;

const NOT_COUNTED = /^(0+(\.0+)?|no|n|false|falso)$/i;

/** Headers with a number after those that stand again: two columns are two options. */
function distinctNames(headers: readonly string[]): string[] {
  const times = new Map<string, number>();
  return headers.map((header) => {
    const folded = foldName(header);
    const n = (times.get(folded) ?? 0) + 1;
    times.set(folded, n);
    return n === 1 ? header : `${header} (${n})`;
  });
}

/** What to do with units that come again with other figures: they are parts that add up, or the first is right. */
export type RepeatHandling = 'sumar' | 'primera';

/** What a row is before its figures are looked at. */
const ROW = { votes: 0, total: 1, nameless: 2, aside: 3 } as const;

/** The rows of a table of votes: which are units, which are sums, notes or other tables, and what each unit adds up to. */
export class VoteRows {
  /** Rows with anything in them, but for totals, notes, other tables and other elections; and those of the latter. */
  count = 0;
  ofOthers = 0;
  /** Actas that count. */
  countedActas = 0;
  readonly hasActas: boolean;
  private readonly places: VotePlaces;
  private readonly problems: ElectoralProblems;
  private readonly apartRows = new Map<VoteRowReason, { cuantos: number; renglones: number[] }>();
  private readonly state: Uint8Array;
  private readonly full = new Map<number, Float64Array>();
  private readonly unread = new Map<number, ReadonlySet<number>>();
  /** The election that is read, folded; null for a table without rows of votes. */
  private election: string | null = null;
  private isNamedOnce = false;
  private readonly hasNames: boolean;
  private readonly cargo: HeldColumn | null;
  private readonly anio: HeldColumn | null;
  /** Of actas of both principles, which one each is of. */
  private readonly principle: HeldColumn | null;
  private readonly isUncounted: (row: number) => boolean;
  private readonly status: (row: number) => ActaStatus;

  constructor(
    private readonly plan: VotePlan,
    private readonly held: HeldTable,
    context: ReadingContext,
    { wide, first, problems }: { wide: ReadonlySet<number>; first: StackedTable; problems: ElectoralProblems }
  ) {
    this.problems = problems;
    this.places = new VotePlaces(plan, held, context);
    const { at } = plan;
    this.hasActas = [at.casilla, at.tipo_casilla, at.id_casilla].some((i) => i >= 0);
    this.hasNames = at.casilla >= 0 || at.id_casilla >= 0;
    this.cargo = held.columns[at.cargo] ?? null;
    this.anio = held.columns[at.anio] ?? null;
    const kinds = held.columns[at.tipo_acta];
    this.principle = kinds && namesPrinciples(kinds.texts) ? kinds : null;
    this.isUncounted = byText(held.columns[at.contabilizada], (text) => NOT_COUNTED.test(text), false);
    const status = held.columns[at.anulada];
    const statusOf = actaStatusReader(status?.header ?? '');
    this.status = byText(status, statusOf, 'cuenta');
    this.state = new Uint8Array(held.rows);
    const wordy = new Set(held.wordy);
    for (let row = 0; row < held.rows; row++) {
      const reason = this.asideFor(row, wide, wordy, first);
      if (reason) {
        this.setAside(reason, row);
        this.state[row] = ROW.aside;
        if (reason === 'celdas-corridas') {
          this.count++;
          problems.add('celdas-corridas', held.lineOf(row));
        }
        if (reason === 'encabezado') problems.add('encabezado-repetido', held.lineOf(row));
        continue;
      }
      const place = this.places.of(row);
      this.state[row] = place.isTotal
        ? ROW.total
        : place.tipo === ROW_KIND['sin-ubicar']
          ? ROW.nameless
          : ROW.votes;
    }
  }

  /**
   * Chooses the election that is read where the columns of office and year name several.
   * @param wanted its name, as `varias-elecciones` tells it; null for the only one
   * @throws FileError `varias-elecciones` naming them when nobody chose; `eleccion-desconocida` when it has none of that name
   */
  chooseElection(wanted: string | null): void {
    const written = new Set<string>();
    if (this.cargo || this.anio || this.principle)
      for (let row = 0; row < this.held.rows; row++)
        if (this.state[row] === ROW.votes) written.add(this.electionOf(row));
    const names = new Map<string, string>();
    for (const name of written) if (!names.has(foldName(name))) names.set(foldName(name), name);
    // Where one alone is named, rows that name none are of it.
    this.isNamedOnce = names.size === (names.has('') ? 2 : 1);
    names.delete('');
    const said = [...names.values()].map((name) => quotable(name));
    if (wanted === null && names.size > 1)
      throw new FileError('varias-elecciones', { claves: said, cuantas: said.length });
    if (wanted !== null && !names.has(foldName(wanted)))
      throw new FileError('eleccion-desconocida', { claves: said });
    this.election = wanted === null ? ([...names.keys()][0] ?? null) : foldName(wanted);
  }

  get evidence() {
    return this.places.evidence;
  }

  /** Municipalities that the file writes and nobody knows. */
  unknownPlaces = () => this.places.unknown.list();

  isCounted = (tipo: number): boolean => !UNCOUNTED.has(tipo);

  private asideFor(
    row: number,
    wide: ReadonlySet<number>,
    wordy: ReadonlySet<number>,
    first: StackedTable
  ): VoteRowReason | null {
    if (row >= first.filas) return 'otra-tabla';
    if (wide.has(row)) return 'celdas-corridas';
    if (this.places.of(row).isShare) return 'porcentajes';
    if (!wordy.has(row)) return null;
    const cells = this.held.columns.map((c) => c.textAt(row));
    if (looksLikeHeader(cells) && this.places.of(row).clave === '') return 'encabezado';
    const place = this.places.of(row);
    if (place.isNote) return 'nota';
    return looksLikeTitle(cells) && place.clave === '' && !place.isTotal ? 'nota' : null;
  }

  private setAside(motivo: VoteRowReason, row: number): void {
    let entry = this.apartRows.get(motivo);
    if (!entry) this.apartRows.set(motivo, (entry = { cuantos: 0, renglones: [] }));
    entry.cuantos++;
    if (entry.renglones.length < FIRST_LINES) entry.renglones.push(this.held.lineOf(row));
  }

  /** Every row that is in no unit, by reason. */
  apart = (): VoteRowsApart[] => [...this.apartRows].map(([motivo, rows]) => ({ motivo, ...rows }));

  /**
   * Whether a column holds figures, judged over all of its rows; one that an election has needs none to be one.
   * @param unread positions of its texts that are neither figures nor words for an absent one
   */
  isMostlyFigures(values: Float64Array, column: HeldColumn, unread: ReadonlySet<number>): boolean {
    const [hint] = hintsOf([column.header]);
    const isKnown = hint === 'opcion' || hint === 'total' || hint === 'lista';
    const hasNumber = () => {
      for (let row = 0; row < values.length; row++)
        if (!Number.isNaN(values[row]) && this.state[row] !== ROW.aside) return true;
      return false;
    };
    if (unread.size === 0) return isKnown || hasNumber();
    if (isKnown && hasNumber()) return true;
    let [numbers, words] = [0, 0];
    for (let row = 0; row < values.length; row++) {
      if (this.state[row] === ROW.aside) continue;
      if (!Number.isNaN(values[row])) numbers++;
      else if (unread.has(column.codeAt(row))) words++;
    }
    if (isKnown && words === 0) return true;
    return numbers > 0 && numbers >= SHARE_OF_FIGURES * (numbers + words);
  }

  /** Texts of a column that are neither figures nor words for an absent one, by their position. */
  noteUnread(column: HeldColumn, codes: ReadonlySet<number>): void {
    this.unread.set(column.at, codes);
  }

  /** Figures of the rows that are units of votes, for what is decided by arithmetic: impossible ones are none. */
  onlyUnits(column: VoteFigures): VoteFigures {
    const { values } = column;
    for (let row = 0; row < values.length; row++)
      if (values[row] < 0 || values[row] > MOST_VOTES) values[row] = Infinity;
    this.full.set(column.at, values);
    let isWhole = true;
    for (let row = 0; row < values.length && isWhole; row++)
      isWhole = this.state[row] === ROW.votes && values[row] !== Infinity;
    const some = isWhole || !this.state.includes(ROW.votes);
    if (some) return column;
    const units = values.slice();
    for (let row = 0; row < units.length; row++)
      if (this.state[row] !== ROW.votes || units[row] === Infinity) units[row] = NaN;
    return { ...column, values: units };
  }

  private isOfAnother(row: number): boolean {
    if (this.election === null || this.isNamedOnce) return false;
    return foldName(this.electionOf(row)) !== this.election;
  }

  /** The election that is read, as its first row writes it. */
  private electionName(): string {
    const { election } = this;
    if (election === null) return '';
    const row = this.state.findIndex(
      (s, at) => s === ROW.votes && foldName(this.electionOf(at)) === election
    );
    return row < 0 ? '' : this.electionOf(row);
  }

  private electionOf(row: number): string {
    const parts = [this.cargo, this.anio, this.principle].map((column) => column?.textAt(row) ?? '');
    return parts.filter((part) => part !== '').join(' ');
  }

  private figure(row: number, at: number): number {
    if (at < 0) return NaN;
    const value = this.full.get(at)?.[row] ?? NaN;
    return value === Infinity ? NaN : value;
  }

  private figuresIn(rows: readonly number[], at: number): Float64Array {
    const out = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) out[i] = this.figure(rows[i], at);
    return out;
  }

  /** Names a cell that should be a figure and is none. */
  private checkCell(row: number, at: number): void {
    if (at < 0) return;
    const value = this.full.get(at)?.[row] ?? NaN;
    const column = this.held.columns[at];
    if (value === Infinity || (Number.isNaN(value) && this.unread.get(at)?.has(column.codeAt(row))))
      this.problems.add(
        'numero-imposible',
        this.held.lineOf(row),
        quotable(column.textAt(row)).slice(0, SHOWN_CELL)
      );
  }

  /** Adds up the units. `names` may say which election it is, the most specific first. */
  read(
    judged: VoteColumns,
    { casillas, repeats: said }: { casillas: boolean; repeats: RepeatHandling | null },
    names: readonly string[]
  ): VoteTable {
    const { held, plan, problems } = this;
    this.dropSums(judged);
    const build = new TableBuilder(held.rows);
    const repeats = new Repeats(
      this.identityColumns().map((at) => held.columns[at]),
      held.rows,
      this.hasActas
    );
    const figures = [...judged.options, judged.total].filter((at) => at >= 0).map((at) => this.full.get(at)!);
    const areParts = said === 'sumar' || (this.hasActas && !this.hasNames);
    const conflicts: number[] = [];
    const options = judged.options.map((at) => this.full.get(at)!);
    const cast = addRows(options, held.rows);
    const span = this.spanOf(judged, cast.sum);
    const rollsOf = new Set<number>();
    if (span && span !== plan.level) problems.add('lista-repetida', 0, plan.header.written[judged.roll]);
    for (let row = 0; row < held.rows; row++) {
      if (this.state[row] !== ROW.votes && this.state[row] !== ROW.nameless) continue;
      const line = held.lineOf(row);
      const place = this.places.of(row);
      if (this.state[row] === ROW.votes && this.isOfAnother(row)) {
        problems.add('varias-elecciones', line, this.electionOf(row));
        this.setAside('otra-eleccion', row);
        this.ofOthers++;
        continue;
      }
      this.count++;
      const known = cast.known[row];
      const sum = known ? cast.sum[row] : NaN;
      if (known < options.length) for (const at of judged.options) this.checkCell(row, at);
      const written = this.figure(row, judged.total);
      const lista = this.rollOf(row, judged.roll, span, casillas, rollsOf);
      const total = Number.isNaN(written) ? sum : written;
      const tipo = this.kindOf(row, place.tipo, known === 0 && Number.isNaN(written));
      if (place.tipo === ROW_KIND.unidad || (this.hasActas && this.hasNames)) {
        const before = repeats.find(row, figures, areParts);
        if (before !== null) {
          const again = this.hasActas ? 'acta-repetida' : 'repetida-distinta';
          problems.add(before.same ? 'repetida' : again, line, place.clave);
          if (!before.same) conflicts.push(line);
          this.setAside('repetida', row);
          continue;
        }
      }
      this.places.explain(row, line, problems);
      this.checkCell(row, judged.total);
      if (!Number.isNaN(sum) && !Number.isNaN(written) && Math.abs(sum - written) > 0.5)
        problems.add('total-no-cuadra', line, `${sum} ≠ ${written}`);
      if (span === null && lista < total && (lista > 0 || !this.hasActas))
        problems.add('mas-votos-que-lista', line, `${total} > ${lista}`);
      if (this.status(row) === 'desconocido')
        problems.add(
          'estatus-desconocido',
          line,
          quotable(held.columns[plan.at.anulada].textAt(row)).slice(0, SHOWN_CELL)
        );
      if (tipo === ROW_KIND['no-contabilizada']) problems.add('no-contabilizada', line);
      if (tipo === ROW_KIND['sin-acta']) problems.add('sin-acta', line);
      if (tipo !== ROW_KIND.unidad) this.setAside(reasonOf(tipo), row);
      if (this.isCounted(tipo)) this.countedActas++;
      const clave = casillas && tipo === ROW_KIND.unidad ? this.casillaOf(row, place.clave) : place.clave;
      const escrito = place.clave ? '' : this.places.writtenOf(row);
      build.put(row, place, clave, tipo, escrito, total, lista);
    }
    if (build.claves.length === 0)
      throw new FileError('votos-sin-columnas', {
        columnas: plan.header.written.filter((h) => h.trim() !== '')
      });
    if (
      said === null &&
      conflicts.length >= LEAST_CONFLICTS &&
      conflicts.length > MOST_CONFLICTS * this.count
    )
      throw new FileError('votos-repetidos', { cuantas: conflicts.length, renglon: conflicts[0] });
    const nivel = casillas && this.hasActas && plan.level === 'seccion' ? 'casilla' : plan.level;
    const headers = distinctNames(judged.options.map((at) => plan.header.written[at]));
    return {
      nivel,
      ...readElectionName(this.electionName(), ...names),
      opciones: tellOptions(headers),
      ...build.columns(options),
      distrito: plan.district && (nivel === 'seccion' || nivel === 'casilla') ? build.districts() : null,
      mapa: plan.district?.kind === 'distrito_local' ? 'local' : 'federal',
      municipio: nivel === 'seccion' || nivel === 'casilla' ? build.municipalities() : null,
      cuadra: judged.fit?.compared ? judged.fit.share : null
    };
  }

  private kindOf(row: number, tipo: number, isEmpty: boolean): number {
    if (this.hasActas && isEmpty) return ROW_KIND['sin-acta'];
    const status = this.status(row);
    if (this.isUncounted(row) || status === 'no-cuenta') return ROW_KIND['no-contabilizada'];
    return tipo === ROW_KIND.unidad && status === 'anulada' ? ROW_KIND.anulada : tipo;
  }

  /** Columns that together name a row. */
  private identityColumns(): number[] {
    const { roles, at } = this.plan;
    return [...roles].filter(
      (i) => i !== at.anulada && i !== at.contabilizada && i !== at.anio && i !== at.cargo
    );
  }

  /** Key of a polling place, as INE writes it: that of its sección, its kind, its number and its extension. */
  private casillaOf(row: number, clave: string): string {
    const { at } = this.plan;
    const text = (i: number) => (i < 0 ? '' : this.held.columns[i].textAt(row).replace(/^['’]|['’]$/g, ''));
    if (at.tipo_casilla >= 0) {
      const two = (value: string) => (/^\d$/.test(value) ? `0${value}` : value || '00');
      return `${clave}${text(at.tipo_casilla)}${two(text(at.id_casilla))}${two(text(at.ext_contigua))}`;
    }
    const written = text(at.casilla) || text(at.id_casilla);
    return written.startsWith(clave) ? written : `${clave} ${written}`.trim();
  }

  /** The places whose roll the file repeats in each of their rows; null where every row has its own. */
  private spanOf({ roll, total }: VoteColumns, cast: Float64Array): RollSpan | null {
    if (roll < 0) return null;
    const rows = this.state.length;
    const rolls = new Float64Array(rows).fill(NaN);
    const votes = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      if (this.state[row] === ROW.votes && !this.isOfAnother(row)) rolls[row] = this.figure(row, roll);
      const written = this.figure(row, total);
      votes[row] = Number.isNaN(written) ? cast[row] : written;
    }
    const header = this.plan.header.written[roll];
    return repeatedRoll(header, rolls, votes, (row, span) => this.nameOf(row, span), this.hasActas);
  }

  /** What names the place of a row; null where it says none, or is itself that place. */
  private nameOf(row: number, span: RollSpan): number | null {
    const { entidad, distrito, municipio, seccion } = this.places.of(row);
    if (span === this.plan.level && !this.hasActas) return null;
    if (span === 'entidad') return entidad >= 1 ? entidad : null;
    if (span === 'distrito') return distrito || null;
    if (span === 'municipio') return municipio || null;
    return seccion >= 1 && entidad >= 1 ? sectionCode(entidad, seccion) : null;
  }

  /** Voters of a row: those of a place that every one of its rows repeats count once, and no part of it has its own. */
  private rollOf(
    row: number,
    roll: number,
    span: RollSpan | null,
    casillas: boolean,
    seen: Set<number>
  ): number {
    const lista = this.figure(row, roll);
    if (span === null || !(lista > 0)) return lista;
    const name = this.nameOf(row, span);
    if (name === null) return lista;
    if (span !== this.plan.level || casillas || seen.has(name)) return NaN;
    seen.add(name);
    return lista;
  }

  /** Rows under the key of a unit that are the sum of all others of their place, taken out of the count. */
  private dropHiddenSums(judged: VoteColumns): void {
    const { state, held, places, problems } = this;
    const rows = [...state.keys()].filter((row) => state[row] === ROW.votes && !this.isOfAnother(row));
    const figuresOf = (at: number) => this.figuresIn(rows, at);
    const options = judged.options.map(figuresOf);
    const total = judged.total < 0 ? null : figuresOf(judged.total);
    const located = rows.map((row) => places.of(row));
    const inSection = ({ entidad, seccion }: RowPlace) =>
      this.hasActas && seccion >= 0 && entidad >= 1 ? sectionCode(entidad, seccion) : 0;
    const sections = numbered(located.map(inSection));
    const found = findHiddenSums(
      [
        new Int32Array(rows.length),
        numbered(located.map((p) => (p.entidad >= 1 ? p.entidad : 0))),
        numbered(located.map((p) => p.distrito)),
        numbered(located.map((p) => p.municipio)),
        sections
      ],
      options,
      total
    );
    // Where rows without a polling place are sums, one that repeats the only one of its sección is too.
    if ([...found].some((i) => this.isNameless(rows[i]))) {
      const figures = total ? [...options, total] : options;
      const firsts = new Map<number, number>();
      rows.forEach((row, i) => {
        if (!found.has(i) && !this.isNameless(row)) firsts.set(sections[i], i);
      });
      rows.forEach((row, i) => {
        const first = this.isNameless(row) ? firsts.get(sections[i]) : undefined;
        if (first !== undefined && figures.every((c) => Object.is(c[i], c[first]))) found.add(i);
      });
    }
    for (const i of found) {
      state[rows[i]] = ROW.aside;
      this.setAside('suma', rows[i]);
      problems.add('suma-sin-rotulo', held.lineOf(rows[i]));
    }
  }

  /** Whether the cells that would name the polling place of a row are empty. */
  private isNameless(row: number): boolean {
    const { at } = this.plan;
    const named = [at.casilla, at.id_casilla].filter((i) => i >= 0);
    return named.length > 0 && named.every((i) => /^[\s\-–—.]*$/.test(this.held.columns[i].textAt(row)));
  }

  /** Takes the rows that are sums of others out of the count, and names them. */
  private dropSums(judged: VoteColumns): void {
    // A total under the key of a unit would keep those without one from adding up.
    this.dropHiddenSums(judged);
    this.dropLabelledSums(judged);
  }

  private dropLabelledSums(judged: VoteColumns): void {
    const { state, held, places, problems } = this;
    if (!state.some((s) => s === ROW.total || s === ROW.nameless)) return;
    const rows = [...state.keys()].filter((row) => state[row] !== ROW.aside);
    const columns = [...judged.options, judged.total, judged.roll]
      .filter((at) => at >= 0)
      .map((at) => this.figuresIn(rows, at));
    // Where no place is known the rows still add up.
    const hasUnits = state.includes(ROW.votes);
    const isUnit = (row: number) =>
      state[row] === ROW.votes || (!hasUnits && state[row] === ROW.nameless && !places.of(row).isBlank);
    const verdicts = findSumRows(
      rows.map((row) => {
        const place = places.of(row);
        const entidad = place.entidad >= 1 ? `e${place.entidad}` : '';
        return {
          kind: isUnit(row) ? 'unidad' : state[row] === ROW.total ? 'total' : 'sin-unidad',
          isBlank: place.isBlank,
          groups: [
            entidad,
            place.distrito ? `d${place.distrito}` : '',
            place.municipio ? `m${place.municipio}` : '',
            this.hasActas && place.seccion >= 0 ? `s${place.entidad} ${place.seccion}` : ''
          ].filter(Boolean)
        };
      }),
      columns
    );
    let labelled = 0;
    for (const [i, verdict] of verdicts) {
      const row = rows[i];
      const line = held.lineOf(row);
      const isLabelled = state[row] === ROW.total;
      if (
        !isLabelled &&
        verdict === 'no' &&
        columns.length &&
        isOfShares(judged.options.map((at) => this.figure(row, at)))
      ) {
        state[row] = ROW.aside;
        this.setAside('porcentajes', row);
        continue;
      }
      if (!isLabelled && verdict === 'no') continue;
      state[row] = ROW.aside;
      this.setAside(verdict === 'suma' ? 'suma' : 'suma-que-no-cuadra', row);
      if (verdict !== 'suma' && columns.some((c) => !Number.isNaN(c[i]) && c[i] !== 0))
        problems.add('total-del-archivo', line);
      else if (!isLabelled) problems.add('suma-sin-rotulo', line);
      if (isLabelled && labelled++ > 0) problems.add('otro-total', line);
    }
  }
}

/** Numbers from 0 for groups that are told by any numbers; −1 for those of none, which 0 says. */
function numbered(groups: readonly number[]): Int32Array {
  const known = new Map<number, number>();
  return Int32Array.from(groups, (group) => {
    if (!group) return -1;
    let number = known.get(group);
    if (number === undefined) known.set(group, (number = known.size));
    return number;
  });
}

/** Whether texts name both principles by which deputies are elected, and nothing else. */
function namesPrinciples(texts: readonly string[]): boolean {
  const said = texts.slice(2).map((text) => PRINCIPLES.findIndex((p) => p.test(foldName(text))));
  return said.length > 0 && !said.includes(-1) && new Set(said).size === PRINCIPLES.length;
}
const PRINCIPLES = [/^(mr|mayoria( relativa)?)$/, /^(rp|(representacion )?proporcional)$/];

/** Percentages add up to a hundred, or to one, and are written with decimals. */
const SHARES = [
  { whole: 100, slack: 1.5 },
  { whole: 1, slack: 0.015 }
];

/** Whether the figures of a row that names no unit are the percentages of others. */
function isOfShares(figures: readonly number[]): boolean {
  const known = figures.filter((v) => !Number.isNaN(v));
  const sum = known.reduce((all, v) => all + v, 0);
  return (
    known.length > 1 &&
    known.some((v) => !Number.isInteger(v)) &&
    SHARES.some(
      ({ whole, slack }) => Math.abs(sum - whole) <= slack && known.every((v) => v >= 0 && v <= whole)
    )
  );
}

const reasonOf = (tipo: number): VoteRowReason =>
  (Object.keys(ROW_KIND) as (keyof typeof ROW_KIND)[]).find((k) => ROW_KIND[k] === tipo) as VoteRowReason;

/** What the text of a column says of each row, read once for each text; `none` without the column. */
function byText<T>(column: HeldColumn | undefined, read: (text: string) => T, none: T): (row: number) => T {
  if (!column) return () => none;
  const known = new Map<number, T>();
  return (row) => {
    const code = column.codeAt(row);
    if (code < 0) return read(column.textAt(row));
    let said = known.get(code);
    if (said === undefined) known.set(code, (said = read(column.textAt(row))));
    return said;
  };
}

/** Sum of the figures of each row, and how many it has; what is none, or impossible, adds nothing. */
function addRows(columns: readonly Float64Array[], rows: number): { sum: Float64Array; known: Uint16Array } {
  const sum = new Float64Array(rows);
  const known = new Uint16Array(rows);
  for (const values of columns)
    for (let row = 0; row < rows; row++) {
      const value = values[row];
      if (!(value < Infinity)) continue;
      sum[row] += value;
      known[row]++;
    }
  return { sum, known };
}
