import { foldName } from '../../domain/catalog';
import type { Contract } from '../../domain/contract';
import { isIdentifyingHeader, personalContent, type PersonalContent } from '../../domain/privacy';
import { needsComma } from '../figures/number';
import type { Header } from '../header';
import { KeyCensus, type PlaceCells } from '../place-reader';
import type { Places } from '../place';
import type { KeyBridge } from '../../domain/key-system';
import { DateSurvey } from './dates';
import { readDecimal } from './numbers';

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

/** A column that identifies persons: where it is, and whether its header or its contents say so. */
export interface PrivateColumn {
  at: number;
  header: string;
  by: 'encabezado' | 'contenido';
}

/** Looks through the rows of a file before it is read: how it writes dates, numbers and genders, and whom it names. */
export class Survey {
  readonly dates = new DateSurvey();
  readonly census: KeyCensus;
  comma = false;
  private readonly samples: string[][];
  private readonly genders = new Set<string>();
  private readonly signed = new Set<string>();
  private readonly wide = new Map<string, { least: number; most: number }>();
  private readonly dated: readonly number[];
  private readonly counted: readonly number[];
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
    this.counted = at((c) => c.tipo === 'entero' || c.tipo === 'decimal').map(([, i]) => i);
    this.percents = at((c) => c.unidad === '%');
  }

  /** Looks at a row of data; `styled` rows also say how things are written. */
  add(cells: readonly string[], place: PlaceCells | null, styled: boolean): void {
    if (place) this.census.add(place);
    if (!styled) return;
    for (let i = 0; i < this.samples.length; i++)
      if (this.samples[i].length < SAMPLE && (cells[i] ?? '').trim() !== '')
        this.samples[i].push(cells[i].trim());
    for (const i of this.dated) this.dates.add((cells[i] ?? '').trim());
    if (!this.comma && this.header.delimiter !== ',')
      this.comma = this.counted.some((i) => needsComma(cells[i] ?? ''));
    const gender = this.header.columns.get('sexo');
    if (gender !== undefined) this.genders.add(foldName(cells[gender] ?? ''));
    for (const [name, i] of this.percents) {
      const written = (cells[i] ?? '').trim();
      const value = readDecimal(written, this.comma);
      if (value === null || Number.isNaN(value)) continue;
      // What bears the sign is no fraction of one.
      if (written.endsWith('%')) this.signed.add(name);
      const range = this.wide.get(name) ?? { least: Infinity, most: -Infinity };
      this.wide.set(name, { least: Math.min(range.least, value), most: Math.max(range.most, value) });
    }
  }

  /** "M" is a woman in the contract; where the file writes F for women, its M are men. */
  get english(): boolean {
    return [...this.genders].some((v) => /^f(em.*)?$/.test(v)) && !this.genders.has('h');
  }

  get writesM(): boolean {
    return this.genders.has('m');
  }

  /** Columns of percentages that are all between 0 and 1: fractions, as a workbook keeps them. */
  get fractions(): Set<string> {
    return new Set(
      [...this.wide]
        .filter(([name, { least, most }]) => !this.signed.has(name) && least >= 0 && most > 0 && most <= 1)
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
      return content && (!column || ofPersons || OF_TEXT.has(content))
        ? [{ at, header: written, by: 'contenido' }]
        : [];
    });
  }
}
