import { FileError } from '../problem';
import type { DecimalSign } from './number';

/** What one sign was seen to do in some cells: part decimals, part thousands, or what may be either (`1.100`). */
interface Uses {
  decimals: number;
  thousands: number;
  either: number;
  /** Of what may be either, how many are no whole number when the sign parts decimals (`1.100`, but not `1.000`). */
  broken: number;
}

const none = (): Uses => ({ decimals: 0, thousands: 0, either: 0, broken: 0 });
const USES = ['decimals', 'thousands', 'either', 'broken'] as const;

/** Groups of thousands parted by a space or an apostrophe. */
const SPACED = /^\d{1,3}(?:[\s'’]\d{3})+(?=$|[.,])/;
/** What a column can hold: whole numbers, figures below a thousand (percentages, degrees), or anything. */
export type Holding = 'cuentas' | 'menores' | 'cualquiera';

/** No more than signs, digits and what parts them. */
const FIGURE = /^[-+]?\s*\d[\d.,\s'’]*%?$/;

/** What cells say of the signs in their numbers, gathered over a whole column or a whole file. */
export class Separators {
  readonly dot = none();
  readonly comma = none();
  /** Cells whose thousands stand apart by spaces or apostrophes. */
  private spaced = 0;
  /** Whole numbers of four digits or more with nothing between them. */
  private plain = 0;
  /** The first cell that may be read in two ways; empty without. */
  open = '';

  /** Looks at a cell; what is no number says nothing. */
  add(cell: string): void {
    const text = cell.replaceAll('\u00a0', ' ').trim();
    if (!FIGURE.test(text)) return;
    const isPercent = text.endsWith('%');
    let digits = text.replace(/[%\s]+$/, '').replace(/^[-+]\s*/, '');
    const groups = SPACED.exec(digits);
    if (groups) {
      this.spaced++;
      // What follows spaced thousands parts decimals.
      const rest = digits.slice(groups[0].length);
      if (/^[.,]\d+$/.test(rest)) this[rest[0] === '.' ? 'dot' : 'comma'].decimals++;
      return;
    }
    digits = digits.replace(/[\s'’]/g, '');
    const [dots, commas] = [digits.split('.').length - 1, digits.split(',').length - 1];
    if (dots === 0 && commas === 0) {
      if (/^\d{4,}$/.test(digits)) this.plain++;
      return;
    }
    if (dots > 0 && commas > 0) {
      const dotLast = digits.lastIndexOf('.') > digits.lastIndexOf(',');
      (dotLast ? this.dot : this.comma).decimals++;
      (dotLast ? this.comma : this.dot).thousands++;
      return;
    }
    const uses = dots > 0 ? this.dot : this.comma;
    if (dots + commas > 1) {
      uses.thousands++;
      return;
    }
    const [whole, part] = digits.split(/[.,]/);
    // Thousands come in threes, no percentage has any, and no number begins with a zero but one below it.
    if (part.length !== 3 || isPercent || !/^[1-9]\d{0,2}$/.test(whole)) uses.decimals++;
    else {
      uses.either++;
      if (part !== '000') uses.broken++;
      if (this.open === '') this.open = text;
    }
  }

  /** Adds what other cells said. */
  join(other: Separators): void {
    for (const sign of ['dot', 'comma'] as const) for (const use of USES) this[sign][use] += other[sign][use];
    this.spaced += other.spaced;
    this.plain += other.plain;
  }

  /** Whether some cell can be read in two ways. */
  get isOpen(): boolean {
    return this.dot.either + this.comma.either > 0;
  }

  /** What these cells alone say of the sign before decimals; null where they say nothing or contradict each other. */
  private said(): DecimalSign | null | 'contradice' {
    const { dot, comma, spaced } = this;
    const point = dot.decimals + comma.thousands > 0;
    const commas = comma.decimals + dot.thousands > 0;
    if (point && commas) return 'contradice';
    if (point) return 'punto';
    if (commas) return 'coma';
    // Where spaces part thousands, the sign that may be either parts decimals.
    if (spaced > 0 && dot.either > 0 && comma.either === 0) return 'punto';
    if (spaced > 0 && comma.either > 0 && dot.either === 0) return 'coma';
    return null;
  }

  /**
   * The sign before the decimals of a column, decided over all of its cells and, where they leave it open, over those of
   * the others; null where two readings stay possible and somebody must say.
   * @param holding of whole numbers what may be thousands or thousandths is thousands, unless every one of them would be
   *   whole in both ways; of figures below a thousand it is thousandths
   * @param file what all columns of figures say
   * @param counts what all columns of whole numbers say
   */
  decide(holding: Holding, file: Separators, counts: Separators): DecimalSign | null {
    const own = this.said();
    const { dot, comma } = this;
    if (!this.isOpen) {
      if (own !== 'contradice') return own ?? 'punto';
      // Each cell can be read in one way only: those of the rarer sign are told one by one.
      return comma.decimals + dot.thousands > dot.decimals + comma.thousands ? 'coma' : 'punto';
    }
    if (own === 'contradice') return null;
    // One column does not part its thousands in two ways.
    if (own === null && dot.either > 0 && comma.either > 0) return null;
    if (own !== null) return own;
    if (holding === 'menores') return dot.either > 0 ? 'punto' : 'coma';
    const said = file.said();
    const isMixed = this.plain > 0 && this.spaced === 0;
    if (holding === 'cuentas' && comma.either > 0)
      // In Mexico a comma parts thousands; in a file that writes decimals with it, `1,000` may be one.
      return said === 'coma' && (isMixed || counts.comma.broken === 0) ? null : 'punto';
    if (holding === 'cuentas') {
      // Thousands with a dot beside others without: neither reading holds for the whole column.
      if (isMixed) return null;
      return counts.dot.broken > 0 || said === 'coma' ? 'coma' : null;
    }
    if (said === 'contradice') return null;
    if (said !== null) return said;
    // Whole numbers of the same file part their thousands so.
    if (comma.either > 0 && counts.comma.either > 0 && counts.dot.either === 0) return 'punto';
    // Numbers of four digits with nothing between them: this column parts no thousands.
    if (isMixed) return dot.either > 0 ? 'punto' : 'coma';
    return null;
  }
}

/** The sign before the decimals of a cell that stands alone; null where it can be read in two ways. */
export function signOfCell(cell: string, holding: Holding): DecimalSign | null {
  const own = new Separators();
  own.add(cell);
  return own.decide(holding, own, own);
}

/** A column of figures whose sign of decimals is to be decided. */
export interface SignedColumn {
  header: string;
  separators: Separators;
  holding: Holding;
}

/**
 * The sign before the decimals of each column, decided over the whole file.
 * @throws FileError `numeros-dudosos`, with the headers and the first such cell, where a column can be read in two ways
 */
export function decideSigns(columns: readonly SignedColumn[]): DecimalSign[] {
  const [file, counts] = [new Separators(), new Separators()];
  for (const column of columns) {
    file.join(column.separators);
    if (column.holding === 'cuentas') counts.join(column.separators);
  }
  const signs = columns.map((c) => c.separators.decide(c.holding, file, counts));
  const open = columns.filter((_, i) => signs[i] === null);
  if (open.length)
    throw new FileError('numeros-dudosos', {
      columnas: open.map((c) => c.header),
      claves: [open.find((c) => c.separators.open)?.separators.open ?? '']
    });
  return signs as DecimalSign[];
}
