import { foldName } from '../../domain/catalog';
import { joinDistrict, sectionCode, sectionKey } from '../../domain/district';
import { ElectoralProblems, type ElectoralProblem } from '../../domain/electoral-problem';
import type { KeyEvidence } from '../../domain/key-system';
import { readElectionName, ROW_KIND, tellOptions, type VoteTable } from '../../domain/votes';
import type { Encoding } from '../decode';
import { readFigure } from '../figures/number';
import { knownPlaces } from '../place';
import { decideElectoralKeys, KeyCensus, needsCensus, PlaceReader } from '../place-reader';
import { FileError } from '../problem';
import type { ReadingContext } from '../table/context';
import { openTable, type Head, type TableSource } from '../table/source';
import { readNumber, repeatedHeaders } from './headers';
import {
  cellAt,
  couldBeVotes,
  isVoteTable,
  placeCells,
  placeHeaders,
  planVotes,
  unusedHeaders,
  type VotePlan
} from './vote-plan';

/** A table of votes, read, and everything that was found on the way. */
export interface VoteImport {
  table: VoteTable;
  /** Rows with anything in them, but for a final total. */
  rows: number;
  encoding: Encoding | null;
  delimiter: string | null;
  /** Headers of the total and of the lista nominal; empty when the file has none. */
  totalHeader: string;
  rollHeader: string;
  /** Headers of the columns that nothing was read of. */
  unused: string[];
  evidence: KeyEvidence | null;
  problems: ElectoralProblem[];
}

/** Nobody counts so many votes or voters: more is a number in the wrong column. */
const MOST_VOTES = 1_000_000_000;
const firstCells = (heads: readonly Head[]): string[] => [...(heads[0]?.rows[0]?.cells ?? [])];

/** Where a row of votes is, and whose district it names. */
interface RowPlace {
  clave: string;
  /** What is written of a place nobody can tell. */
  escrito: string;
  tipo: number;
  distrito: number;
}

/**
 * Reads the votes of one election in a wide table: one row per unit or polling place, one column per option.
 * Nothing is guessed: a place that nobody can tell keeps its votes in a row of its own.
 * @param name of the file, which may say year and office
 * @throws FileError `votos-sin-columnas` when it is no such table; `sistema-de-clave` when its keys fit both systems
 */
export async function readVotes(
  file: Blob,
  name: string,
  context: ReadingContext,
  report: (share: number) => void = () => {},
  sheet: string | null = null
): Promise<VoteImport> {
  const source = await openTable(file, { sheet, fits: isVoteTable });
  const plan = planVotes(source.heads);
  if (!plan || !couldBeVotes(plan))
    throw new FileError('votos-sin-columnas', { columnas: plan?.header.written ?? firstCells(source.heads) });
  const { header, at } = plan;
  const evidence = plan.level === 'municipio' ? await tellKeys(source, plan, context) : null;
  const reading = new VoteReading(plan, context, evidence, source.heads);
  await source.read(header.delimiter, (row) => reading.add(row.line, row.cells), report);
  const table = reading.table(name);
  if (evidence?.system === 'ine' && !context.bridge && table.claves.every((c) => c === ''))
    throw new FileError('clave-ine', {
      columnas: [...placeHeaders(plan)].flatMap(([role, name]) => (role === 'entidad' ? [] : [name]))
    });
  return {
    table,
    rows: reading.rows,
    encoding: source.encoding,
    delimiter: header.delimiter,
    totalHeader: header.written[at.total >= 0 ? at.total : at.efectivos] ?? '',
    rollHeader: header.written[at.lista_nominal] ?? '',
    unused: unusedHeaders(plan),
    evidence,
    problems: reading.problems.list()
  };
}

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

/** In which system the municipalities of a file are: what its headers say, else a count of the whole file. */
async function tellKeys(source: TableSource, plan: VotePlan, context: ReadingContext): Promise<KeyEvidence> {
  const headers = placeHeaders(plan);
  const { places } = knownPlaces(context);
  const census = new KeyCensus(places, context.bridge);
  if (needsCensus(headers, context.keySystem))
    await source.read(plan.header.delimiter, (row) => {
      if (row.line > plan.header.line) census.add(placeCells(plan, row.cells));
    });
  return decideElectoralKeys(headers, census, context);
}

/** Reads the rows of a table of votes one after another. */
class VoteReading {
  rows = 0;
  /** Office and year of the first row, where columns say them: other elections are not mixed with it. */
  private election: string | null = null;
  readonly problems = new ElectoralProblems();
  /** Position of each unit: several rows of one are its polling places. */
  private readonly units = new Map<string, number>();
  private readonly claves: string[] = [];
  private readonly escritos: [at: number, texto: string][] = [];
  private readonly tipo: number[] = [];
  private readonly total: number[] = [];
  private readonly lista: number[] = [];
  private readonly distrito: number[] = [];
  /** Votes by option, and those of the row that is being read. */
  private readonly votos: number[][];
  private readonly cast: number[];
  private readonly states = new Map<string, number>();
  /** Rows of polling places, whole. */
  private readonly seen = new Set<string>();
  private readonly places;
  private readonly municipal: PlaceReader | null;
  /** Rows that the file says it has, in a line above its header. */
  private readonly announced: number;
  /** The file's own last row with the total of everything. */
  private closing: { line: number; total: number } | null = null;

  constructor(
    private readonly plan: VotePlan,
    context: ReadingContext,
    evidence: KeyEvidence | null,
    heads: readonly Head[]
  ) {
    this.places = knownPlaces(context).places;
    const roles = new Set(placeHeaders(plan).keys());
    this.municipal = evidence && new PlaceReader(this.places, roles, evidence.system ?? 'inegi');
    this.votos = plan.options.map(() => []);
    this.cast = plan.options.map(() => NaN);
    const above = (heads.find((h) => h.delimiter === plan.header.delimiter)?.rows ?? []).filter(
      (r) => r.line < plan.header.line
    );
    const counts = above.filter((r) => r.cells.length === 1 && /^\s*\d{1,9}\s*$/.test(r.cells[0]));
    this.announced = counts.length ? Number(counts[0].cells[0]) : -1;
  }

  add(line: number, cells: readonly string[]): void {
    const { plan } = this;
    if (line <= plan.header.line || cells.every((c) => c.trim() === '')) return;
    const place = this.locate(line, cells);
    if (place === 'nota') return;
    if (place === 'total') {
      if (this.closing) this.problems.add('otro-total', this.closing.line);
      this.closing = { line, total: this.figure(cells, this.totalAt, line) };
      return;
    }
    this.rows++;
    const election = `${cellAt(cells, plan.at.cargo)} ${cellAt(cells, plan.at.anio)}`.trim();
    this.election ??= election;
    if (election !== this.election) return this.problems.add('varias-elecciones', line, election);
    const { cast } = this;
    let sum = NaN;
    for (let k = 0; k < cast.length; k++) {
      cast[k] = this.figure(cells, plan.options[k], line);
      if (!Number.isNaN(cast[k])) sum = (Number.isNaN(sum) ? 0 : sum) + cast[k];
    }
    const written = this.figure(cells, this.totalAt, line);
    this.compareTotal(sum, written, line);
    const lista = this.figure(cells, plan.at.lista_nominal, line);
    const total = Number.isNaN(written) ? sum : written;
    if (lista < total && (lista > 0 || plan.at.casilla < 0))
      this.problems.add('mas-votos-que-lista', line, `${total} > ${lista}`);
    const annulled = cellAt(cells, plan.at.anulada);
    const isAnnulled =
      annulled !== '' && !/^(0+(\.0+)?|no|n|false|falso|valida|valido|contabilizada)$/i.test(annulled);
    const tipo = isAnnulled && place.tipo === ROW_KIND.unidad ? ROW_KIND.anulada : place.tipo;
    // A file of polling places has many rows of a unit: only the same row again is a repeat.
    if (plan.at.casilla >= 0) {
      const whole = cells.join('\t');
      if (this.seen.has(whole)) return this.problems.add('repetida', line, place.clave);
      this.seen.add(whole);
    }
    this.put(line, { ...place, tipo }, total, lista);
  }

  private get totalAt(): number {
    return this.plan.at.total >= 0 ? this.plan.at.total : this.plan.at.efectivos;
  }

  private figure(cells: readonly string[], at: number, line: number): number {
    const text = cellAt(cells, at);
    if (/^\d{1,9}$/.test(text)) return Number(text);
    const value = text === '' ? null : readFigure(text, false);
    if (value === null) return NaN;
    if (Number.isNaN(value) || value < 0 || value > MOST_VOTES) {
      this.problems.add('numero-imposible', line, text);
      return NaN;
    }
    return value;
  }

  /** A total without nulls is compared with what is not null. */
  private compareTotal(sum: number, written: number, line: number): void {
    if (Number.isNaN(written) || Number.isNaN(sum)) return;
    // Votes shared out between the parties of a coalition come with decimals.
    if (Math.abs(sum - written) > 0.5) this.problems.add('total-no-cuadra', line, `${sum} ≠ ${written}`);
  }

  private stateOf(text: string): number {
    let state = this.states.get(text);
    if (state === undefined) this.states.set(text, (state = Number(this.places.stateOf(text) ?? NaN)));
    return state;
  }

  private locate(line: number, cells: readonly string[]): 'total' | 'nota' | RowPlace {
    const { at, level, district } = this.plan;
    const { entidad: stateText, municipio: name } = placeCells(this.plan, cells);
    const [state, own] = [this.stateOf(stateText), district ? readNumber(cellAt(cells, district.at)) : NaN];
    const code = joinDistrict(state, own > 99 && Math.floor(own / 100) === state ? own % 100 : own);
    const distrito = code ? Number(code) : 0;
    const escrito = [stateText, name, cellAt(cells, at.seccion), district ? cellAt(cells, district.at) : '']
      .filter(Boolean)
      .join(' ');
    let text = '';
    for (const i of this.plan.words) if (/[a-z]/i.test(cells[i] ?? '')) text += `${foldName(cells[i])} | `;
    if (/(^|\| )((gran )?total(es)?|sumas?)\b/.test(text)) return 'total';
    if (/^(fuente|nota)s?\b/.test(text)) return 'nota';
    const seccion = readNumber(cellAt(cells, at.seccion));
    const abroad = /\b(extranjero|exterior)\b/.test(text) || (level === 'seccion' && seccion === 0);
    if (abroad) {
      const entidad = state >= 1 ? String(state).padStart(2, '0') : '';
      return { clave: entidad, escrito, tipo: ROW_KIND.extranjero, distrito: 0 };
    }
    const clave = this.keyOf(line, cells, state, seccion, code);
    const tipo = clave ? ROW_KIND.unidad : ROW_KIND['sin-ubicar'];
    return { clave, escrito: clave ? '' : escrito, tipo, distrito };
  }

  /** The key of the unit of a row; empty, and named, when nobody can tell. */
  private keyOf(
    line: number,
    cells: readonly string[],
    state: number,
    seccion: number,
    district: string | null
  ): string {
    const shown = (value: string) => value.trim() || '—';
    switch (this.plan.level) {
      case 'seccion': {
        if (state >= 1 && seccion >= 1 && seccion <= 9_999) return sectionKey(sectionCode(state, seccion));
        this.problems.add('seccion-imposible', line, shown(cellAt(cells, this.plan.at.seccion)));
        return '';
      }
      case 'municipio': {
        const where = placeCells(this.plan, cells);
        const found = this.municipal!.locate(where);
        const named = !where.cvegeo && !where.mun_ine && /[a-z]/i.test(where.municipio);
        if (found.kind === 'found') {
          if (named) this.problems.add('por-nombre', line, `${where.municipio}: ${found.clave}`);
          return found.clave;
        }
        if (named && !where.entidad) {
          this.problems.add('sin-entidad', line, where.municipio);
          return '';
        }
        const written = where.cvegeo || where.mun_ine || `${where.entidad} ${where.municipio}`;
        const kind = found.kind === 'ambiguous' ? 'municipio-ambiguo' : 'municipio-desconocido';
        this.problems.add(kind, line, shown(written));
        return '';
      }
      case 'entidad':
        if (state >= 1) return String(state).padStart(2, '0');
        this.problems.add('sin-unidad', line, shown(cells[0] ?? ''));
        return '';
      default:
        if (district) return district;
        this.problems.add('distrito-imposible', line, shown(cellAt(cells, this.plan.district?.at ?? -1)));
        return '';
    }
  }

  /** Adds the row that was read to its unit: of a file of polling places several rows are one. */
  private put(line: number, place: RowPlace, total: number, lista: number): void {
    const { clave, escrito, tipo, distrito } = place;
    const { cast, votos } = this;
    const id = clave || tipo !== ROW_KIND.unidad ? `${tipo} ${clave || escrito}` : '';
    const at = this.units.get(id);
    if (at === undefined) {
      this.units.set(id, this.claves.length);
      if (escrito) this.escritos.push([this.claves.length, escrito]);
      this.claves.push(clave);
      this.tipo.push(tipo);
      this.total.push(total);
      this.lista.push(lista);
      this.distrito.push(distrito);
      cast.forEach((v, k) => votos[k].push(v));
      return;
    }
    if (this.plan.at.casilla < 0 && tipo === ROW_KIND.unidad) {
      const same = total === this.total[at] && cast.every((v, k) => v === votos[k][at] || Number.isNaN(v));
      this.problems.add(same ? 'repetida' : 'repetida-distinta', line, clave);
      return;
    }
    const plus = (a: number, b: number) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b);
    cast.forEach((v, k) => (votos[k][at] = plus(votos[k][at], v)));
    this.total[at] = plus(this.total[at], total);
    this.lista[at] = plus(this.lista[at], lista);
    if (this.distrito[at] !== distrito) this.distrito[at] = 0;
  }

  table(name: string): VoteTable {
    const { plan, problems } = this;
    if (this.claves.length === 0) throw new FileError('solo-encabezado');
    const { written } = plan.header;
    const names = distinctNames(plan.options.map((i) => written[i]));
    for (const name of repeatedHeaders(written)) problems.add('columna-repetida', 0, name);
    const said = readElectionName(`${this.election ?? ''} ${name}`);
    if (this.announced >= 0 && this.announced !== this.rows)
      problems.add('renglones-anunciados', 1, `${this.announced} ≠ ${this.rows}`);
    if (this.closing && !Number.isNaN(this.closing.total)) {
      const sum = this.total.reduce((a, b) => a + b, 0);
      if (Math.abs(sum - this.closing.total) > 0.5)
        problems.add('total-del-archivo', this.closing.line, `${sum} ≠ ${this.closing.total}`);
    }
    return {
      nivel: plan.level,
      ...said,
      opciones: tellOptions(names),
      claves: this.claves,
      escritos: this.escritos,
      tipo: Uint8Array.from(this.tipo),
      votos: this.votos.map((column) => Float64Array.from(column)),
      total: Float64Array.from(this.total),
      lista: Float64Array.from(this.lista),
      distrito: plan.district && plan.level === 'seccion' ? Uint16Array.from(this.distrito) : null,
      mapa: plan.district?.kind === 'distrito_local' ? 'local' : 'federal'
    };
  }
}
