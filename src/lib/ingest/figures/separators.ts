import { readFigure } from './number';

/** Which sign stands before the decimals of a column; the other one, spaces and apostrophes part thousands. */
export type DecimalSign = 'punto' | 'coma';

/** What one sign was seen to do in some cells: part decimals, part thousands, or what may be either (`1.100`). */
interface Uses {
  decimals: number;
  thousands: number;
  either: number;
}

const none = (): Uses => ({ decimals: 0, thousands: 0, either: 0 });

/** Groups of thousands parted by a space or an apostrophe. */
const SPACED = /^\d{1,3}(?:[\s'’]\d{3})+(?=$|[.,])/;
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

  /** Looks at a cell; what is no number says nothing. */
  add(cell: string): void {
    const text = cell.replaceAll('\u00a0', ' ').trim();
    if (!FIGURE.test(text)) return;
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
    // Thousands come in threes, and no number begins with a zero but one below it.
    if (part.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) uses.decimals++;
    else uses.either++;
  }

  /** Adds what other cells said. */
  join(other: Separators): void {
    for (const sign of ['dot', 'comma'] as const)
      for (const use of ['decimals', 'thousands', 'either'] as const) this[sign][use] += other[sign][use];
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
   * the whole file; null where two readings stay possible and somebody must say.
   * @param counts the column holds whole numbers: what may be thousands or thousandths is thousands
   */
  decide(file: Separators, counts: boolean): DecimalSign | null {
    const own = this.said();
    if (own === 'contradice') return null;
    if (!this.isOpen) return own ?? 'punto';
    const { dot, comma } = this;
    // One column does not part its thousands in two ways.
    if (own === null && dot.either > 0 && comma.either > 0) return null;
    const mixed = this.plain > 0 && this.spaced === 0;
    if (own !== null) return own;
    if (counts) {
      // Thousands with a sign beside others without: neither reading holds for the whole column.
      if (mixed) return null;
      return dot.either > 0 ? 'coma' : 'punto';
    }
    const said = file.said();
    if (said === 'contradice') return null;
    if (said !== null) return said;
    // Numbers of four digits with nothing between them: this column parts no thousands.
    if (mixed) return dot.either > 0 ? 'punto' : 'coma';
    return null;
  }
}

/** A figure of a column whose sign was decided: null is *sin dato*, NaN is no number. Apostrophes may part thousands. */
export const readSigned = (cell: string, sign: DecimalSign): number | null =>
  readFigure(cell.replace(/^['’](?=\d)/, '').replace(/(?<=\d)['’](?=\d{3})/g, ' '), sign === 'coma');
