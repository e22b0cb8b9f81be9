import { foldName } from '../../domain/catalog';
import type { Contract } from '../../domain/contract';
import {
  holdsNumber,
  isIdentifyingHeader,
  personalContent,
  type PersonalContent
} from '../../domain/privacy';
import type { DecimalSign } from '../figures/number';
import { decideSigns, Separators, type SignedColumn } from '../figures/separators';
import type { Header } from '../header';
import { seemNames, type PersonNames } from '../person-names';
import { KeyCensus, type PlaceCells } from '../place-reader';
import type { Places } from '../place';
import type { KeyBridge } from '../../domain/key-system';
import { DateSurvey } from './dates';
import { readDecimal } from './numbers';

/** Rows looked at to tell what columns hold; how numbers and dates are written is decided over all. */
const SURVEYED_ROWS = 20_000;
/** Cells of each column looked at to tell what it holds. */
const SAMPLE = 400;
/** Cells of each column shown beside the columns found. */
const SHOWN = 3;
/** What a cell's own name, or a code, may hold without being that of a person. */
const OF_TEXT: ReadonlySet<PersonalContent> = new Set<PersonalContent>([
  'curp',
  'elector',
  'rfc',
  'correo',
  'telefono'
]);

/** Kinds of columns that hold words of whoever wrote them. */
export const OF_WORDS: ReadonlySet<string> = new Set(['texto', 'identificador', 'opcion']);

/** Tables of members, whose names are dropped, and of elections, whose candidates are in public. */
export const OF_NAMED: ReadonlySet<string> = new Set(['afiliados', 'resultados', 'encuestas']);

/** A column that identifies persons: where it is, and whether its header or its contents say so. */
export interface PrivateColumn {
  at: number;
  header: string;
  by: 'encabezado' | 'contenido';
}

/** Looks through the rows of a file before it is read: how it writes dates, numbers and genders, and whom it names. */
export class Survey {
  readonly dates = new DateSurvey();
  private rows = 0;
  readonly census: KeyCensus;
  private readonly samples: string[][];
  private readonly genders = new Set<string>();
  private readonly signed = new Set<string>();
  /** Columns of folios, and how many of theirs look like telephones or accounts. */
  private readonly folios: { at: number; header: string; found: number }[];
  /** Of columns of percentages, the range of their values by either sign of decimals. */
  private readonly wide = new Map<string, Record<DecimalSign, { least: number; most: number }>>();
  private readonly dated: readonly number[];
  private readonly counted: readonly (SignedColumn & { name: string; at: number })[];
  private readonly percents: readonly (readonly [string, number])[];

  constructor(
    private readonly header: Header,
    private readonly contract: Contract,
    places: Places,
    bridge: KeyBridge | null
  ) {
    this.census = new KeyCensus(places, bridge);
    this.samples = header.written.map(() => []);
    const at = (wanted: (c: Contract['columnas'][number]) => boolean) =>
      contract.columnas.filter(wanted).flatMap(({ nombre }) => {
        const i = header.columns.get(nombre);
        return i === undefined ? [] : [[nombre, i] as const];
      });
    this.dated = at((c) => c.tipo === 'fecha' || c.nombre === 'fecha_nacimiento').map(([, i]) => i);
    this.folios = at((c) => c.tipo === 'identificador').map(([name, i]) => ({
      at: i,
      header: header.written[i] ?? name,
      found: 0
    }));
    const whole = new Set(contract.columnas.filter((c) => c.tipo === 'entero').map((c) => c.nombre));
    this.counted = at((c) => c.tipo === 'entero' || c.tipo === 'decimal').map(([name, i]) => ({
      name,
      at: i,
      header: header.written[i] ?? '',
      // Decimals of a contract are percentages and degrees.
      holding: whole.has(name) ? 'cuentas' : 'menores',
      separators: new Separators()
    }));
    this.percents = at((c) => c.unidad === '%');
  }

  /** Looks at a row of data. */
  add(cells: readonly string[], place: PlaceCells | null): void {
    if (place) this.census.add(place);
    this.rows++;
    for (const i of this.dated) this.dates.add((cells[i] ?? '').trim());
    for (const { at, separators } of this.counted) {
      const cell = cells[at] ?? '';
      if (!/^\d{0,3}$/.test(cell)) separators.add(cell);
    }
    for (const folio of this.folios) if (holdsNumber(cells[folio.at] ?? '')) folio.found++;
    for (const [name, i] of this.percents) this.addPercent(name, (cells[i] ?? '').trim());
    if (this.rows > SURVEYED_ROWS) return;
    for (let i = 0; i < this.samples.length; i++)
      if (this.samples[i].length < SAMPLE && (cells[i] ?? '').trim() !== '')
        this.samples[i].push(cells[i].trim());
    const gender = this.header.columns.get('sexo');
    if (gender !== undefined) this.genders.add(foldName(cells[gender] ?? ''));
  }

  private addPercent(name: string, written: string): void {
    const range = this.wide.get(name) ?? {
      punto: { least: Infinity, most: -Infinity },
      coma: { least: Infinity, most: -Infinity }
    };
    this.wide.set(name, range);
    // What bears the sign is no fraction of one.
    if (/\d\s*%$/.test(written)) this.signed.add(name);
    for (const sign of ['punto', 'coma'] as const) {
      const value = readDecimal(written, sign);
      if (value === null || Number.isNaN(value)) continue;
      const { least, most } = range[sign];
      range[sign] = { least: Math.min(least, value), most: Math.max(most, value) };
    }
  }

  /** Whether more rows of this file could still say how it is written. */
  get goesOn(): boolean {
    if (this.rows < SURVEYED_ROWS || this.counted.length > 0 || this.folios.length > 0) return true;
    return this.dated.length > 0 && !this.dates.isSettled;
  }

  /**
   * What stands before the decimals of each column of numbers, decided over the whole file.
   * @throws FileError `numeros-dudosos`
   */
  signs(): Map<string, DecimalSign> {
    const decided = decideSigns(this.counted);
    return new Map(this.counted.map(({ name }, i) => [name, decided[i]]));
  }

  /** "M" is a woman in the contract; where the file writes F for women, its M are men. */
  get english(): boolean {
    return [...this.genders].some((v) => /^f(em.*)?$/.test(v)) && !this.genders.has('h');
  }

  get writesM(): boolean {
    return this.genders.has('m');
  }

  /** Columns of percentages that are all between 0 and 1: fractions, as a workbook keeps them. */
  fractions(signs: ReadonlyMap<string, DecimalSign>): Set<string> {
    const isFraction = ({ least, most }: { least: number; most: number }) =>
      least >= 0 && most > 0 && most <= 1;
    return new Set(
      [...this.wide]
        .filter(([name, range]) => !this.signed.has(name) && isFraction(range[signs.get(name) ?? 'punto']))
        .map(([name]) => name)
    );
  }

  /** The first cells of a column. */
  samplesOf = (at: number): string[] => [...new Set(this.samples[at] ?? [])].slice(0, SHOWN);

  /** Whether a column only numbers the rows: 1, 2, 3 and so on names nobody in another file. */
  isCounter(at: number): boolean {
    const cells = this.samples[at] ?? [];
    return cells.length > 1 && cells.every((c, i) => Number(c) === i + 1);
  }

  /** Columns of folios in which some look like telephones or accounts, and how many. */
  doubtfulFolios(hidden: readonly PrivateColumn[]): { header: string; found: number }[] {
    return this.folios.filter((f) => f.found > 0 && !hidden.some((h) => h.at === f.at));
  }

  /** The columns, of those that are kept, whose texts seem to be names of persons. */
  nameColumns(names: PersonNames, hidden: readonly PrivateColumn[]): PrivateColumn[] {
    const { contract, header } = this;
    if (OF_NAMED.has(contract.tipo)) return [];
    return contract.columnas.flatMap(({ nombre, tipo }): PrivateColumn[] => {
      const at = header.columns.get(nombre);
      if (at === undefined || !OF_WORDS.has(tipo) || hidden.some((h) => h.at === at)) return [];
      return seemNames(this.samples[at] ?? [], names, hidden.length > 0)
        ? [{ at, header: header.written[at] ?? nombre, by: 'contenido' }]
        : [];
    });
  }

  /** The columns that identify persons, by their header or by what they hold. */
  privateColumns(): PrivateColumn[] {
    const { contract, header } = this;
    const ofPersons = contract.tipo === 'afiliados';
    const namesRows = contract.columnas.some((c) => c.nombre === 'nombre' && c.tipo !== 'persona');
    const nameAt = new Map([...header.columns].map(([name, i]) => [i, name]));
    return header.written.flatMap((written, at): PrivateColumn[] => {
      const column = contract.columnas.find((c) => c.nombre === nameAt.get(at));
      if (column?.tipo === 'persona' && column.nombre !== 'edad')
        return [{ at, header: written, by: 'encabezado' }];
      const isOwn = column && [foldName(column.nombre), ...column.sinonimos].includes(foldName(written));
      if (!isOwn && isIdentifyingHeader(written, !namesRows))
        return [{ at, header: written, by: 'encabezado' }];
      if (column && !['texto', 'identificador', 'opcion'].includes(column.tipo)) return [];
      const content = personalContent(this.samples[at] ?? [], ofPersons);
      // Folios of ten digits are asked about.
      if (content === 'telefono' && column?.tipo === 'identificador') return [];
      return content && (!column || ofPersons || OF_TEXT.has(content))
        ? [{ at, header: written, by: 'contenido' }]
        : [];
    });
  }
}
