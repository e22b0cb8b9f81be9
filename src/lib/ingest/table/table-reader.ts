import { foldName } from '../../domain/catalog';
import { textOfValue } from '../../domain/cell-text';
import { parseClaveMunicipio } from '../../domain/clave';
import type { Column, Contract, PlaceRole, TableRow, Value } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import type { Day } from '../../domain/day';
import type { KeyEvidence } from '../../domain/key-system';
import { addLine, noLines } from '../../domain/line-runs';
import { MEMBER_DAYS, type MemberRows } from '../../domain/member';
import { hasUnseen, withoutUnseen } from '../../domain/plain-text';
import { HIDDEN_VALUE } from '../../domain/personal-values';
import { looksLikeAddress, looksLikePerson, maskFolio, maskPersonal, quotable } from '../../domain/privacy';
import { emptyTally, type Bucket, type Problem } from '../../domain/problem';
import { matchStage } from '../../domain/stage';
import type { DecimalSign } from '../figures/number';
import type { Header } from '../header';
import { MOST_SECTORS } from '../member-columns';
import { NameCheck } from '../name-check';
import type { PersonNames } from '../person-names';
import type { Places } from '../place';
import { FileError, NoticeBook } from '../problem';
import type { Row } from '../rows';
import { hashCells, newSalt, NumberSet, PersonHash } from '../seen';
import type { FoliosHeld, ReadingContext } from './context';
import type { DateOrder } from './dates';
import { RowCheck, type Refused } from './row-check';
import { memberSink, rowSink, type Sink } from './sink';
import type { TableSource } from './source';
import { looksLikeTitle } from './stacked';
import { OF_NAMED, OF_WORDS, type PrivateColumn, type Survey } from './survey';
import { isFooter, isTotalOfOptions, saysTotal, Totals } from './totals';
import type { CellOf } from './values';

/** Longest name and longest cell that are kept, in characters. */
const LONGEST = { name: 300, cell: 10_000 };
/** Columns that hold a name or a key. */
const OF_NAME: ReadonlySet<string> = new Set(
  Object.values(CONTRACTS).flatMap((c) =>
    c.columnas.filter((k) => k.nombre === 'nombre' || k.tipo !== 'texto').map((k) => k.nombre)
  )
);
/** A text shorter than this names nobody. */
const SHORTEST_NAME = 7;
/** Problems named one by one; beyond them rows are only counted. */
const NAMED_PROBLEMS = 100_000;
/** Words that the headers of any table are made of. */
const HEADER_WORDS = new Set(
  Object.values(CONTRACTS).flatMap((c) => c.columnas.flatMap((k) => [foldName(k.nombre), ...k.sinonimos]))
);
const LEAST_HEADER_WORDS = 3;
/** Columns of a list of persons whose texts are not of one of them. */
const OF_PLACE_OR_GROUP = new Set(['entidad', 'municipio', 'sector', 'cococi']);

/** What the reader needs to know of a file before its rows. */
export interface ReaderSetting {
  places: Places;
  frameKeys: ReadonlySet<string>;
  laterKeys: ReadonlySet<string>;
  survey: Survey;
  signs: ReadonlyMap<string, DecimalSign>;
  evidence: KeyEvidence;
  roles: ReadonlySet<PlaceRole>;
  hidden: readonly PrivateColumn[];
  names: PersonNames;
  /** What seems to be the name of a person in a free text is hidden. */
  hideNames: boolean;
  /** What folios are that look like telephones or accounts. */
  folios: FoliosHeld;
  /** Cells are parted by a character, so that one too many moves the rest. */
  isText: boolean;
  order: DateOrder;
}

/** Two values that say the same, however they are written. */
const areAlike = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && foldName(a) === foldName(b));

/** One reading of one table: every row that is given falls in one bucket or is ignored. */
export class TableReader {
  private readonly check: RowCheck;
  private readonly sink: Sink<TableRow[] | MemberRows>;
  private readonly tally = emptyTally();
  private readonly problems: Problem[] = [];
  private readonly notices = new NoticeBook();
  private readonly lines = noLines();
  private readonly totals: Totals;
  /** Where each identity first came: its position in `firsts`. */
  private readonly seen = new Map<string, number>();
  private readonly firsts = { line: [] as number[], content: [] as number[], row: [] as number[] };
  /** Position in `firsts` of the row being read; −1 for one that nothing names. */
  private mine = -1;
  private readonly persons = new NumberSet();
  private readonly hash: PersonHash;
  private readonly alike = new NumberSet();
  private readonly used: readonly number[];
  private readonly columns: ReadonlyMap<string, number>;
  private readonly width: number;
  private readonly ofPersons: boolean;
  private readonly textIdentity: boolean;
  /** The columns of free text. */
  private readonly texts: readonly (readonly [name: string, at: number])[];
  /** The columns of words that are kept, and where their values go. */
  private readonly words: readonly (readonly [name: string, slot: number])[];
  private readonly headerText: string;
  private readonly folios: ReadonlySet<string>;
  private readonly lists: ReadonlySet<string>;
  /** The names beside keys, held against them. */
  readonly named = new NameCheck(() => []);
  private readonly stages = new Map<string, boolean>();
  /** The line where another table begins. */
  private otherTable = 0;
  /** Bucket of the row before, where it was set aside and may be the title of another table. */
  private maybeTitle: Bucket | null = null;
  private unread = 0;
  private cells: readonly string[] = [];
  private firstDay: Day | null = null;
  private lastDay: Day | null = null;
  private dated = 0;
  private personas = 0;
  private unsaidGender = 0;

  constructor(
    private readonly header: Header,
    private readonly contract: Contract,
    private readonly context: ReadingContext,
    private readonly setting: ReaderSetting
  ) {
    const { survey, places, evidence, roles, order } = setting;
    this.columns = header.columns;
    this.used = [...header.columns.values()];
    this.width = header.written.length;
    this.ofPersons = contract.tipo === 'afiliados';
    this.headerText = header.written.join('\u0001');
    const missing = new Set(contract.columnas.map((c) => c.nombre).filter((n) => !this.columns.has(n)));
    const today = context.today ?? MEMBER_DAYS.last;
    const { signs } = setting;
    const fractions = survey.fractions(signs);
    const style = {
      order,
      signOf: ({ nombre }: Column) => signs.get(nombre) ?? 'punto',
      english: survey.english,
      fractions,
      today,
      folio: (text: string) => this.folioOf(text)
    };
    this.check = new RowCheck(contract, {
      places,
      system: evidence.system!,
      roles,
      style,
      decisions: context.decisions,
      missing
    });
    this.totals = new Totals(contract, signs, (name) => this.columns.has(name));
    this.hash = new PersonHash(context.salt ?? newSalt());
    this.folios = new Set(contract.columnas.filter((c) => c.tipo === 'identificador').map((c) => c.nombre));
    this.lists = new Set(contract.columnas.filter((c) => c.tipo === 'opcion').map((c) => c.nombre));
    const types = new Map(contract.columnas.map((c) => [c.nombre, c.tipo]));
    this.texts = OF_NAMED.has(contract.tipo)
      ? []
      : contract.columnas.flatMap(({ nombre, tipo }) => {
          const at = this.columns.get(nombre);
          return tipo === 'texto' && at !== undefined ? [[nombre, at] as const] : [];
        });
    this.words = this.check.columns.flatMap((name, slot) =>
      OF_WORDS.has(types.get(name) ?? '') && this.columns.has(name) ? [[name, slot] as const] : []
    );
    this.textIdentity =
      contract.identidad.length > 0 && contract.identidad.every((n) => types.get(n) === 'identificador');
    this.sink = this.ofPersons
      ? memberSink(this.check.columns, (code, said) => {
          if (said && code >= MOST_SECTORS) this.notices.add('sectores-de-mas', 0);
        })
      : rowSink(this.check.columns);
    if (survey.english && survey.writesM) this.notices.add('sexo-f-m', 0);
    if (order === 'mes-dia') this.notices.add('mes-dia', header.line);
    if (survey.dates.serials) this.notices.add('fechas-de-serie', 0, '', survey.dates.serials);
    for (const [name, sign] of signs)
      if (sign === 'coma') this.notices.add('coma-decimal', header.line, name);
    for (const name of fractions) this.notices.add('fracciones', header.line, name);
  }

  /** A folio; of one that holds what is a person's only a mark that tells it from others, the same in this browser. */
  private folioOf(text: string): string {
    const mask = this.setting.folios === 'folios' ? maskFolio : maskPersonal;
    return mask(text) === text ? text : `${HIDDEN_VALUE}${this.hash.of(text, 'folio').toString(36)}`;
  }

  private readonly cell: CellOf = (name) => {
    const at = this.columns.get(name);
    return at === undefined ? '' : (this.cells[at] ?? '').trim();
  };

  /** Reads one row of the file. */
  add({ line, cells, brokenQuotes }: Row): void {
    const isClean = !cells.some(hasUnseen);
    this.cells = isClean ? cells : cells.map(withoutUnseen);
    const { tally, contract, cell } = this;
    if (line <= this.header.line) return void tally.ignoradas++;
    if (this.otherTable > 0) {
      tally.ignoradas++;
      this.unread++;
      return;
    }
    const id = this.textIdentity ? cell(contract.identidad[0]) : '';
    const located = contract.lugar ? this.check.locate(cell, id) : null;
    // A row with a known place is a row of data: the rest of the questions are for the others.
    if ((!located || located.refused || located.clave === '') && this.isNoRow(line, id))
      return void tally.ignoradas++;
    // What all options got together is none of them.
    if (this.columns.has('opcion') && contract.lugar === null && isTotalOfOptions(cell('opcion'))) {
      this.notices.add('opcion-total', line, cell('opcion'));
      return void tally.ignoradas++;
    }
    tally.filas++;
    this.cutCells(line);
    this.lookForNames(line);
    if (brokenQuotes) this.notices.add('comillas-rotas', line);
    if (!isClean) this.notices.add('signos-invisibles', line);
    const refused = this.refuse(line, id, located?.refused ?? null, located?.clave ?? '');
    if (!this.totals.isEmpty) this.totals.add(cell, refused === null);
    if (refused) return this.setAside(line, refused);
    tally.aceptadas++;
    if (located?.decided) this.notices.add('decididas', line);
    if (located?.names) this.named.note(located.clave, located.names);
    if (located?.names === 'de-otro') this.notices.add('clave-y-nombre', line);
    this.accept(line, located?.clave ?? null);
  }

  /** Cuts cells that are longer than anything a person reads, and says so. */
  private cutCells(line: number): void {
    for (const [name, at] of this.columns) {
      const cell = this.cells[at] ?? '';
      const most = OF_NAME.has(name) ? LONGEST.name : LONGEST.cell;
      if (cell.length <= most) continue;
      const cells = [...this.cells];
      cells[at] = cell.slice(0, most);
      this.cells = cells;
      this.notices.add('celda-recortada', line, name);
    }
  }

  /** Counts, or hides, what seems to be the name of a person in the free texts of a row. */
  private lookForNames(line: number): void {
    const { setting, texts } = this;
    for (const [name, at] of texts) {
      const text = this.cells[at] ?? '';
      const hidden = text.length < SHORTEST_NAME ? text : setting.names.hide(text);
      if (hidden === text) continue;
      this.notices.add(setting.hideNames ? 'nombres-ocultos' : 'parecen-nombres', line, name);
      if (!setting.hideNames) continue;
      const cells = [...this.cells];
      cells[at] = hidden;
      this.cells = cells;
    }
  }

  /** Blank lines, repeated headers, totals, footers, and the header of another table. */
  private isNoRow(line: number, id: string): boolean {
    const trimmed = this.cells.map((c) => c.trim());
    const filled = trimmed.filter((c) => c !== '');
    if (filled.length === 0) return true;
    if (trimmed.join('\u0001') === this.headerText) return true;
    if (this.isTotal(trimmed, id)) {
      this.maybeTitle = null;
      this.problems.push(...this.totals.hold(trimmed, this.cell, line));
      return true;
    }
    if (isFooter(trimmed)) return true;
    const words = filled.filter((c) => HEADER_WORDS.has(foldName(c))).length;
    if (words < LEAST_HEADER_WORDS || words < 0.6 * filled.length) return false;
    this.otherTable = line;
    this.takeTitle();
    return true;
  }

  /** A line that says it is a total, has no key, no municipality and no id of its own. */
  private isTotal(trimmed: readonly string[], id: string): boolean {
    if (!trimmed.some(saysTotal) || (id !== '' && !saysTotal(id))) return false;
    const { lugar } = this.contract;
    if (lugar && parseClaveMunicipio(this.cell(lugar.columna)) !== null) return false;
    // Whatever else it holds are figures, or the state that it is the total of: a row with more to say is a row.
    return trimmed.every(
      (c) => c === '' || saysTotal(c) || /^[\d.,\s%-]+$/.test(c) || this.setting.places.stateOf(c) !== null
    );
  }

  /** Why a row of data cannot be accepted, by the first bucket that applies; null when it can. */
  private refuse(line: number, id: string, misplaced: Refused | null, clave: string): Refused | null {
    // A comma too many moves a name into another column: nothing of such a row can be trusted, or shown.
    if (this.isShifted()) return { bucket: 'fueraDeRango', columna: '', motivo: 'celdas-corridas' };
    if (this.ofPersons) {
      const refused = misplaced ?? this.check.check(this.cell, clave);
      return (
        refused ??
        (this.cameBefore() ? { bucket: 'duplicadas', columna: 'curp', motivo: 'persona-repetida' } : null)
      );
    }
    const before = this.textIdentity || this.contract.identidad.length === 0 ? this.repeated(line, id) : null;
    if (before) return before;
    const refused = misplaced ?? this.check.check(this.cell, clave);
    if (refused) return refused;
    return this.textIdentity || this.contract.identidad.length === 0 ? null : this.repeatedValues(line);
  }

  private isShifted(): boolean {
    const { cells, width } = this;
    if (cells.length === width) return false;
    if (cells.length > width) {
      for (let i = width; i < cells.length; i++) if (cells[i].trim() !== '') return true;
      return false;
    }
    // Programs leave empty cells at the end out; of a list of persons only whole rows are trusted.
    return this.ofPersons && this.setting.isText;
  }

  /** The same id came before; without one, the same name and all else. Tables without ids may have rows alike. */
  private repeated(line: number, id: string): Refused | null {
    this.mine = -1;
    const content = hashCells(this.cells, this.used);
    if (this.contract.identidad.length === 0) {
      if (this.alike.has(content)) this.notices.add('iguales', line);
      else this.alike.add(content);
      return null;
    }
    const identity = id || (this.cell('nombre') ? `\u0001${content}` : '');
    return identity === '' ? null : this.meet(identity, line, content);
  }

  /** The same identity in the values of an accepted row before. */
  private repeatedValues(line: number): Refused | null {
    const identity = this.contract.identidad
      .map((name) => {
        const value = this.check.valueOf(name);
        return typeof value === 'string' ? foldName(value) : String(value);
      })
      .join('\u0001');
    return this.meet(identity, line, hashCells(this.cells, this.used));
  }

  /** Notes an identity, or tells in what its row differs from the one that came first. */
  private meet(identity: string, line: number, content: number): Refused | null {
    const first = this.seen.get(identity);
    if (first === undefined) {
      this.seen.set(identity, (this.mine = this.firsts.line.push(line) - 1));
      this.firsts.content.push(content);
      this.firsts.row.push(-1);
      return null;
    }
    const { line: lines, content: contents, row } = this.firsts;
    const columnas = contents[first] === content ? [] : this.differences(row[first]);
    return {
      bucket: 'duplicadas',
      columna: this.contract.identidad.at(this.textIdentity ? 0 : -1)!,
      motivo: contents[first] === content ? 'duplicada' : 'conflicto',
      detalle: { renglon: lines[first], columnas, primeroAceptado: row[first] >= 0 }
    };
  }

  /** Columns in which this row says something else than an accepted one; all but the place when it has none. */
  private differences(first: number): string[] {
    const before = first >= 0 ? this.sink.rowAt?.(first) : undefined;
    if (!before) return [...this.columns.keys()];
    const { contract } = this;
    const key = contract.lugar?.columna ?? '';
    const located = contract.lugar ? this.check.locate(this.cell, '') : null;
    return this.check.columns.filter((name) => {
      if (name === key) return located?.clave !== before[name];
      return this.columns.has(name) && !areAlike(this.check.readColumn(name, this.cell), before[name]);
    });
  }

  private person = 0;

  /** The same CURP and the same normalised name in an accepted row before this one. */
  private cameBefore(): boolean {
    this.person = this.hash.of(this.cell('curp'), this.cell('nombre'));
    if (this.person === 0) return false;
    if (this.persons.has(this.person)) return true;
    this.persons.add(this.person);
    return false;
  }

  private accept(line: number, clave: string | null): void {
    this.maybeTitle = null;
    const { check, notices, contract } = this;
    addLine(this.lines, this.tally.aceptadas - 1, line);
    if (this.mine >= 0) this.firsts.row[this.mine] = this.tally.aceptadas - 1;
    this.sink.add(check.values, this.person);
    if (contract.fecha) this.noteDay(check.valueOf(contract.fecha) as Day | null, line);
    if (this.ofPersons) {
      this.personas += check.valueOf('personas') as number;
      if (check.valueOf('sexo') === '') this.unsaidGender++;
      return;
    }
    for (const [name, slot] of this.words) {
      const value = check.values[slot];
      if (
        typeof value === 'string' &&
        value.includes(HIDDEN_VALUE) &&
        !this.cell(name).includes(HIDDEN_VALUE)
      )
        notices.add('datos-ocultos', line, name);
    }
    for (const column of contract.columnas)
      if (column.tipo === 'opcion') {
        const value = check.valueOf(column.nombre) as string;
        if (value !== '' && !column.opciones!.some((o) => o.valor === value))
          notices.add('valor-fuera-de-lista', line, `${column.nombre}: ${value}`);
      }
    if (contract.tipo === 'cococis') {
      const estado = check.valueOf('estado') as string;
      if (estado !== '' && !this.isKnownStage(estado)) notices.add('etapa-fuera-de-lista', line, estado);
    }
    if (clave === '') notices.add('sin-municipio', line);
    else if (clave !== null && !this.setting.frameKeys.has(clave))
      notices.add(
        this.setting.laterKeys.has(clave) ? 'municipio-posterior' : 'fuera-del-marco',
        line,
        this.describeOutside(clave)
      );
  }

  private noteDay(day: Day | null, line: number): void {
    const { notices, ofPersons, contract } = this;
    const isCell = contract.tipo === 'cococis';
    if (day === null)
      return notices.add(ofPersons ? 'sin-fecha-afiliacion' : isCell ? 'sin-fecha' : 'fila-sin-fecha', line);
    this.dated++;
    if (this.firstDay === null || day < this.firstDay) this.firstDay = day;
    if (this.lastDay === null || day > this.lastDay) this.lastDay = day;
    if (this.context.today !== null && day > this.context.today)
      notices.add(ofPersons ? 'afiliacion-futura' : isCell ? 'fecha-futura' : 'fila-futura', line);
  }

  private isKnownStage(estado: string): boolean {
    let known = this.stages.get(estado);
    if (known === undefined) this.stages.set(estado, (known = matchStage(estado, this.context.stages) >= 0));
    return known;
  }

  /** A later municipality goes by its name and that of the one its territory came from. */
  private describeOutside(clave: string): string {
    const later = this.context.later.find((l) => l.clave === clave);
    return later ? `${clave} ${later.nombre}, de ${later.origen.map((o) => o.nombre).join(' y ')}` : clave;
  }

  private setAside(line: number, { bucket, columna, motivo, detalle }: Refused): void {
    this.tally[bucket as Bucket]++;
    this.maybeTitle = looksLikeTitle(this.cells) ? (bucket as Bucket) : null;
    if (this.problems.length >= NAMED_PROBLEMS) return this.notices.add('problemas-sin-nombrar', line);
    const byPlace = columna === 'municipio' || (columna === 'mun_ine' && this.cell('entidad') !== '');
    const written =
      columna === '' || motivo === 'persona-repetida'
        ? ''
        : byPlace
          ? `${this.cell('entidad')} / ${this.cell(columna)}`
          : this.cell(columna);
    this.problems.push({
      renglon: line,
      columna,
      valor: this.shown(columna, written),
      motivo,
      bucket,
      detalle,
      ...(this.setting.evidence.system === 'ine' ? { sistema: 'ine' as const } : {}),
      celdas: motivo === 'celdas-corridas' || motivo === 'persona-repetida' ? undefined : this.keptCells()
    });
  }

  /** The row over the header of another table is its title, and no row of this one. */
  private takeTitle(): void {
    const { tally, maybeTitle, problems } = this;
    if (maybeTitle === null || problems.length >= NAMED_PROBLEMS) return;
    problems.pop();
    tally[maybeTitle]--;
    tally.filas--;
    tally.ignoradas++;
  }

  /** Of a list of persons only what looks like a key, a date, a number or the name of a place is ever shown. */
  private shown(column: string, value: string): string {
    if (this.lists.has(column) && looksLikePerson(value)) return HIDDEN_VALUE;
    // Whoever types in the wrong column may have written a person or where they live for a place.
    const isOfPlace = column === 'municipio' || column === 'entidad' || column === 'mun_ine';
    if (
      isOfPlace &&
      value.split(' / ').some((part) => this.setting.names.isName(part) || looksLikeAddress(part))
    )
      return HIDDEN_VALUE;
    if (this.folios.has(column)) return this.folioOf(value).slice(0, 120);
    // Hidden first and cut then: half a key would slip through.
    const cut = quotable(value).slice(0, 120);
    if (!this.ofPersons || OF_PLACE_OR_GROUP.has(column)) return cut;
    return /^[\d\s/.:,-]{0,19}$/.test(value) || column === 'sexo' || column === 'grupo_edad' ? cut : '';
  }

  /**
   * The cells of the row that a person may mend: nothing that identifies anybody. What can be read is kept as the
   * contract writes it, so that nobody needs to know again how the file wrote its dates and figures.
   */
  private keptCells(): Record<string, string> {
    const cells: Record<string, string> = {};
    for (const { nombre, tipo } of this.contract.columnas) {
      if (tipo === 'persona') continue;
      const value = tipo === 'lugar' ? undefined : this.check.readColumn(nombre, this.cell);
      const written = this.columns.has(nombre) ? this.shown(nombre, this.cell(nombre)) : '';
      const text = value === undefined ? written : textOfValue(tipo, value);
      if (text !== '') cells[nombre] = text;
    }
    return cells;
  }

  /** What the file gave as a whole. */
  finish(source: TableSource) {
    const { header, tally, notices, contract, columns, setting } = this;
    const { written } = header;
    if (this.otherTable > 0)
      this.problems.push({
        renglon: this.otherTable,
        columna: '',
        valor: '',
        motivo: 'otra-tabla',
        bucket: null,
        detalle: { renglon: this.unread }
      });
    if (tally.filas === 0) throw new FileError('solo-encabezado', { renglon: header.line });
    if (this.ofPersons) {
      if (!columns.has('sexo')) notices.add('sin-columna-de-sexo', header.line);
      else if (this.unsaidGender) notices.add('sin-sexo', 0, '', this.unsaidGender);
      if (!columns.has('fecha_afiliacion')) notices.add('sin-columna-de-afiliacion', header.line);
    }
    if (contract.tipo === 'cococis' && !columns.has('estado'))
      notices.add('sin-columna-de-etapa', header.line);
    if (this.dated > 1 && this.firstDay === this.lastDay) notices.add('una-sola-fecha', header.line);
    const rows = this.sink.finish();
    if (!Array.isArray(rows))
      for (const code of new Set(rows.mun))
        if (!setting.frameKeys.has(rows.claves[code]))
          notices.add('personas-fuera-del-marco', 0, rows.claves[code]);
    const hidden = new Set(setting.hidden.map((h) => h.at));
    const used = new Set(columns.values());
    for (const { header: h } of setting.hidden)
      notices.add(this.ofPersons ? 'columna-de-persona' : 'columna-privada', header.line, h);
    written.forEach((h, i) => {
      if (h && !used.has(i) && !hidden.has(i)) notices.add('columna-sin-uso', header.line, h);
    });
    for (const { nombre, oculta } of source.hojas)
      if (nombre !== source.hoja) notices.add('hojas-sin-leer', 0, oculta ? `${nombre} (oculta)` : nombre);
    return {
      rows,
      lines: this.lines,
      tally,
      problems: this.problems.sort((a, b) => a.renglon - b.renglon),
      notices: notices.list(),
      firstDay: this.firstDay,
      lastDay: this.lastDay,
      personas: this.personas
    };
  }
}
