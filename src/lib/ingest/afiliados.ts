import Papa from 'papaparse';
import { foldName } from '../domain/catalog';
import { parseDay, type Day } from '../domain/day';
import type { KeyEvidence } from '../domain/key-system';
import {
  AFILIADO_COLUMNS,
  ageBand,
  bandOf,
  GENDER,
  MEMBER_DAYS,
  NO_AGE,
  NO_DAY,
  parseBand,
  type MemberRows
} from '../domain/member';
import { isIdentifyingHeader, maskPersonal } from '../domain/privacy';
import { refuseOtherTables, type ReadingContext } from './cococis';
import { decode, type Encoding } from './decode';
import { findHeader, type Header } from './header';
import { MemberColumnsBuilder, MOST_SECTORS } from './member-columns';
import { knownPlaces, type PlaceAnswer, type Places } from './place';
import {
  decideKeySystem,
  KeyCensus,
  needsCensus,
  PLACE_CELLS,
  PlaceReader,
  type PlaceCells
} from './place-reader';
import {
  emptyTally,
  FileError,
  NoticeBook,
  type Bucket,
  type Notice,
  type Problem,
  type Reason,
  type Tally
} from './problem';
import { countLines, readRows } from './rows';
import { SeenKeys } from './seen';
import { NotUtf8, readHead, readWindows } from './stream';

/** What a members file gave: rows as codes, and every other row counted and, the first of them, named. */
export interface MemberImport {
  rows: MemberRows;
  tally: Tally;
  /** Persons in the accepted rows. */
  personas: number;
  problems: Problem[];
  notices: Notice[];
  encoding: Encoding;
  delimiter: string;
  columns: Record<string, string>;
  /** Headers, as written, of columns that identify persons: looked at to find repeats, if at all, and kept nowhere. */
  dropped: string[];
  firstDay: Day | null;
  lastDay: Day | null;
  /** Why the keys were read in their system. */
  evidence: KeyEvidence;
}

/** Problems named one by one; beyond them rows are only counted. */
const NAMED_PROBLEMS = 100_000;
const MOST_PERSONS = 10_000_000;
const REMEMBERED_VALUES = 50_000;
const IDENTIFYING = new Set(['nombre', 'curp', 'fecha_nacimiento']);

/** A function that remembers its answers for values that come again and again. */
function remember<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = work(text);
      if (known.size < REMEMBERED_VALUES) known.set(text, answer);
    }
    return answer;
  };
}

/** "M" is a woman in the contract; where the file writes F for women, its M are men. */
function writesFemale(sample: readonly string[]): boolean {
  const folded = new Set(sample.map(foldName));
  return [...folded].some((v) => /^f(em.*)?$/.test(v)) && !folded.has('h');
}

function genderReader(english: boolean): (text: string) => number {
  return remember((text) => {
    const value = foldName(text);
    if (/^(mujer(es)?|f|fem.*)$/.test(value) || (value === 'm' && !english)) return GENDER.mujer;
    if (/^(hombres?|h|masc.*)$/.test(value) || (value === 'm' && english)) return GENDER.hombre;
    return GENDER.sinDato;
  });
}

/** A joining day: a date, or the month of a table of counts; NaN when it is neither or the calendar lacks it. */
function readJoining(text: string): number {
  if (text === '') return NO_DAY;
  const day = parseDay(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
  return day === null || day < MEMBER_DAYS.first || day > MEMBER_DAYS.last ? NaN : day;
}

/**
 * Reads a members file in the canonical contract, window by window. A row falls in one bucket, the first that applies:
 * unknown, ambiguous, out of range, duplicate (the same CURP and the same normalised name came before), accepted.
 * @param report called with the share read, 0–1
 * @throws FileError when the file as a whole cannot be used
 */
export async function readAfiliados(
  file: Blob,
  context: ReadingContext,
  report: (share: number) => void = () => {}
): Promise<MemberImport> {
  const head = decode(await readHead(file));
  const headText = cutLastLine(head.text);
  const header = findHeader(headText, AFILIADO_COLUMNS);
  if (!header)
    throw new FileError('sin-encabezado', { columnas: [headText.split(/\r?\n/, 1)[0].slice(0, 120)] });
  refuseOtherTables(header.written, ['personas']);
  const at = header.columns;
  if (!at.has('cvegeo') && !at.has('mun_ine') && !(at.has('entidad') && at.has('municipio')))
    throw new FileError('sin-columna-de-clave', { columnas: header.written });
  const { places } = knownPlaces(context);
  const read = async (encoding: Encoding) => {
    const census = new KeyCensus(places, context.bridge);
    const counted = needsCensus(header, context.keySystem);
    if (counted)
      for await (const window of readWindows(file, encoding, (bytes) => report((0.4 * bytes) / file.size)))
        readRows(window, header.delimiter, ({ cells }) => census.add(placeCellsOf(header, cells)));
    const evidence = decideKeySystem(header, census, context);
    const share = counted ? (done: number) => report(0.4 + 0.6 * done) : report;
    return new MemberReader(header, headText, context, places, evidence).run(file, encoding, share);
  };
  try {
    return await read(head.encoding);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return await read('Windows-1252');
  }
}

const placeCellsOf = ({ columns }: Header, cells: readonly string[]): PlaceCells =>
  Object.fromEntries(
    PLACE_CELLS.map((name) => [name, (cells[columns.get(name) ?? -1] ?? '').trim()])
  ) as PlaceCells;

const cutLastLine = (text: string) => {
  const cut = text.lastIndexOf('\n');
  return cut > 0 && text.length > 200_000 ? text.slice(0, cut) : text;
};

/** One reading of one file. */
class MemberReader {
  private readonly columns = new MemberColumnsBuilder();
  private readonly tally = emptyTally();
  private readonly problems: Problem[] = [];
  private readonly notices = new NoticeBook();
  private readonly seen = new SeenKeys();
  private readonly genderOf: (text: string) => number;
  private readonly place: (key: string) => PlaceAnswer | number;
  private readonly sectorOf: (text: string) => number;
  private readonly bandOf: (text: string) => number;
  private readonly joiningOf = remember(readJoining);
  private readonly today: Day;
  private readonly hasNames: boolean;
  private readonly at: Record<string, number | undefined>;
  private personas = 0;
  private firstDay: Day | null = null;
  private lastDay: Day | null = null;
  private unsaidGender = 0;

  constructor(
    private readonly header: Header,
    head: string,
    private readonly context: ReadingContext,
    places: Places,
    private readonly evidence: KeyEvidence
  ) {
    const { columns: at } = header;
    const sexo = at.get('sexo');
    const sample: string[] = [];
    readRows(head, header.delimiter, (row) => {
      if (row.line > header.line && sexo !== undefined) sample.push(row.cells[sexo] ?? '');
    });
    const english = writesFemale(sample);
    if (english && sample.some((v) => foldName(v) === 'm')) this.notices.add('sexo-f-m', 0);
    this.genderOf = genderReader(english);
    this.hasNames = at.has('entidad') && at.has('municipio');
    this.at = Object.fromEntries(at);
    this.today = context.today ?? MEMBER_DAYS.last;
    const reader = new PlaceReader(places, header, evidence.system!);
    this.place = remember((key) => {
      const [cvegeo, mun_ine, entidad, municipio] = key.split('\u0001');
      const answer = reader.locate({ cvegeo, mun_ine, entidad, municipio });
      if (answer.kind !== 'found') return answer;
      return this.columns.placeOf(answer.clave);
    });
    this.sectorOf = remember((text) => {
      const code = this.columns.sectorOf(foldName(text), text);
      if (text !== '' && code >= MOST_SECTORS) this.notices.add('sectores-de-mas', 0);
      return code;
    });
    this.bandOf = remember((text) => {
      const birth = parseDay(text);
      return birth === null ? NO_AGE : ageBand(birth, this.today);
    });
  }

  async run(file: Blob, encoding: Encoding, report: (share: number) => void): Promise<MemberImport> {
    let line = 1;
    for await (const window of readWindows(file, encoding, (bytes) => report(Math.min(1, bytes / file.size))))
      line = this.readWindow(window, line);
    if (this.tally.filas === 0) throw new FileError('solo-encabezado', { renglon: this.header.line });
    return this.finish(encoding);
  }

  /** Reads a window whose first record stands on a line; returns the line after it. */
  private readWindow(window: string, line: number): number {
    const { delimiter } = this.header;
    if (window.includes('"')) {
      readRows(window, delimiter, (row) => this.readRecord(row.cells, line + row.line - 1));
      return line + countLines(window);
    }
    // Two files joined into one may end their lines in two ways.
    const text = window.includes('\r') ? window.replace(/\r\n?/g, '\n') : window;
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
    if (text.endsWith('\n')) data.pop();
    for (const cells of data) this.readRecord(cells, line++);
    return line;
  }

  private cell(cells: readonly string[], name: string): string {
    const index = this.at[name];
    return index === undefined ? '' : (cells[index] ?? '').trim();
  }

  private readRecord(cells: readonly string[], line: number): void {
    const place = this.placeOf(cells);
    // A row with a known place is a row of data: the rest of the questions are for the others.
    if (line <= this.header.line || (typeof place !== 'number' && isNoData(cells))) {
      this.tally.ignoradas++;
      return;
    }
    this.tally.filas++;
    // A comma too many moves a name into another column: nothing of such a row can be trusted, or shown.
    if (!this.hasHeaderLength(cells)) return this.setAside(line, 'fueraDeRango', '', '', 'celdas-corridas');
    if (typeof place !== 'number') return this.setAsidePlace(cells, line, place);
    const joined = this.cell(cells, 'fecha_afiliacion');
    const day = this.joiningOf(joined);
    if (Number.isNaN(day))
      return this.setAside(line, 'fueraDeRango', 'fecha_afiliacion', joined, 'fecha-imposible');
    const persons = this.countOf(cells);
    if (Number.isNaN(persons))
      return this.setAside(
        line,
        'fueraDeRango',
        'personas',
        this.cell(cells, 'personas'),
        'numero-imposible'
      );
    if (this.cameBefore(cells)) return this.setAside(line, 'duplicadas', 'curp', '', 'persona-repetida');
    this.tally.aceptadas++;
    this.personas += persons;
    if (day === NO_DAY) this.notices.add('sin-fecha-afiliacion', line);
    else {
      if (day > this.today) this.notices.add('afiliacion-futura', line);
      if (this.firstDay === null || day < this.firstDay) this.firstDay = day;
      if (this.lastDay === null || day > this.lastDay) this.lastDay = day;
    }
    const gender = this.genderOf(this.cell(cells, 'sexo'));
    if (gender === GENDER.sinDato) this.unsaidGender++;
    this.columns.add(
      place,
      day,
      this.sectorOf(this.cell(cells, 'sector')),
      gender,
      this.ageOf(cells),
      persons
    );
  }

  private hasHeaderLength(cells: readonly string[]): boolean {
    const { length } = this.header.written;
    return (
      cells.length === length || (cells.length > length && cells.slice(length).every((c) => c.trim() === ''))
    );
  }

  private placeOf(cells: readonly string[]): PlaceAnswer | number {
    const { at } = this;
    if (at.mun_ine === undefined && !this.hasNames)
      return this.place(`${this.cell(cells, 'cvegeo')}\u0001\u0001\u0001`);
    return this.place(PLACE_CELLS.map((name) => this.cell(cells, name)).join('\u0001'));
  }

  private countOf(cells: readonly string[]): number {
    if (this.at.personas === undefined) return 1;
    const text = this.cell(cells, 'personas').replaceAll(',', '');
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    return value <= MOST_PERSONS ? value : NaN;
  }

  private ageOf(cells: readonly string[]): number {
    const birth = this.cell(cells, 'fecha_nacimiento');
    if (birth !== '') return this.bandOf(birth);
    const years = this.cell(cells, 'edad');
    if (/^\d{1,3}$/.test(years)) return bandOf(Number(years));
    const band = this.cell(cells, 'grupo_edad');
    return band === '' ? NO_AGE : parseBand(band);
  }

  /** The same CURP and the same normalised name in an accepted row before this one. */
  private cameBefore(cells: readonly string[]): boolean {
    const curp = this.cell(cells, 'curp').toUpperCase();
    const name = foldName(this.cell(cells, 'nombre'));
    return curp !== '' && name !== '' && this.seen.seen(`${curp}\u0001${name}`);
  }

  private setAsidePlace(cells: readonly string[], line: number, answer: PlaceAnswer): void {
    if (answer.kind === 'ambiguous') {
      const value = `${this.cell(cells, 'entidad')} / ${this.cell(cells, 'municipio')}`;
      const reason = this.evidence.system === 'ine' ? 'clave-ine-ambigua' : 'nombre-ambiguo';
      return this.setAside(line, 'ambiguas', 'municipio', value, reason, {
        candidatos: [...answer.candidates]
      });
    }
    if (answer.kind !== 'unknown') return;
    const byName = answer.reason === 'entidad-desconocida' || answer.reason === 'nombre-desconocido';
    const value = byName
      ? `${this.cell(cells, 'entidad')} / ${this.cell(cells, 'municipio')}`
      : this.cell(cells, 'cvegeo') || this.cell(cells, 'mun_ine');
    this.setAside(line, 'desconocidas', byName ? 'municipio' : 'cvegeo', value, answer.reason);
  }

  private setAside(
    renglon: number,
    bucket: Exclude<Bucket, 'aceptadas'>,
    columna: string,
    valor: string,
    motivo: Reason,
    detalle?: Problem['detalle']
  ): void {
    this.tally[bucket]++;
    if (this.problems.length < NAMED_PROBLEMS)
      this.problems.push({ renglon, columna, valor: shownValue(columna, valor), motivo, bucket, detalle });
    else this.notices.add('problemas-sin-nombrar', renglon);
  }

  private finish(encoding: Encoding): MemberImport {
    const { header, tally, notices } = this;
    const { written, columns: at } = header;
    if (!at.has('sexo')) notices.add('sin-columna-de-sexo', header.line);
    else if (this.unsaidGender) notices.add('sin-sexo', 0, '', this.unsaidGender);
    if (!at.has('fecha_afiliacion')) notices.add('sin-columna-de-afiliacion', header.line);
    if (this.firstDay !== null && this.firstDay === this.lastDay && tally.aceptadas > 1)
      notices.add('una-sola-fecha', header.line);
    const rows = this.columns.finish();
    const inFrame = new Set(this.context.municipios.map((m) => m.clave as string));
    for (const code of new Set(rows.mun))
      if (!inFrame.has(rows.claves[code])) notices.add('personas-fuera-del-marco', 0, rows.claves[code]);
    const readOnly = new Set([...at].flatMap(([name, i]) => (IDENTIFYING.has(name) ? [i] : [])));
    const used = new Set([...at.values()].filter((i) => !readOnly.has(i)));
    const dropped = written.filter((h, i) => readOnly.has(i) || (!used.has(i) && isIdentifyingHeader(h)));
    for (const h of dropped) notices.add('columna-de-persona', header.line, h);
    for (const h of written) {
      const i = written.indexOf(h);
      if (h && !used.has(i) && !dropped.includes(h)) notices.add('columna-sin-uso', header.line, h);
    }
    return {
      rows,
      tally,
      personas: this.personas,
      problems: this.problems,
      notices: notices.list(),
      encoding,
      delimiter: header.delimiter,
      columns: Object.fromEntries([...at].map(([name, i]) => [name, written[i]])),
      dropped,
      firstDay: this.firstDay,
      lastDay: this.lastDay,
      evidence: this.evidence
    };
  }
}

/** Of a members file only what looks like a key, a date, a number or the name of a place is ever shown. */
function shownValue(column: string, value: string): string {
  if (column === 'municipio') return maskPersonal(value.slice(0, 90));
  return /^[\d\s/.:,-]{0,19}$/.test(value) ? maskPersonal(value) : '';
}

/** A blank line or a total. */
const isNoData = (cells: readonly string[]) =>
  cells.every((c) => c.trim() === '') || /^(gran |sub ?)?total(es)?\b/i.test(cells[0]);
