import { foldName } from '../../domain/catalog';
import { parseDay, toDay, type Day } from '../../domain/day';

/** Which number comes first in a date with slashes. */
export type DateOrder = 'dia-mes' | 'mes-dia';

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T].*)?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** Days from Excel's day 0 to 1970-01-01. */
const SERIAL_EPOCH = 25_569;
const MONTHS = 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' ');

/** Two digits are of this century unless they would lie more than ten years ahead. */
function wholeYear(text: string, today: Day): number {
  if (text.length === 4) return Number(text);
  const year = 2000 + Number(text);
  return year > new Date(today * 86_400_000).getUTCFullYear() + 10 ? year - 100 : year;
}

/** "14 de septiembre de 2026", "14-sep-26", "sept 2026": a month by its name; null for anything else. */
function readNamed(text: string, today: Day): Day | null {
  const words = foldName(text)
    .split(' ')
    .filter((w) => w !== 'de' && w !== 'del');
  const at = words.findIndex((w) => /^[a-z]{3,}$/.test(w) && MONTHS.includes(w.slice(0, 3)));
  const year = words.at(-1) ?? '';
  if (at < 0 || at > 1 || words.length !== at + 2 || !/^(\d{2}|\d{4})$/.test(year)) return null;
  const day = at === 0 ? 1 : Number(words[0]);
  return toDay(wholeYear(year, today), MONTHS.indexOf(words[at].slice(0, 3)) + 1, day);
}

/** A day as spreadsheets write it, or only its month; null when it is no day of the calendar. */
export function readDate(text: string, order: DateOrder, today: Day): Day | null {
  if (/^\d{4}-\d{1,2}$/.test(text)) return parseDay(`${text}-01`);
  if (SERIAL.test(text)) return Math.floor(Number(text)) - SERIAL_EPOCH;
  const slashed = SLASHED.exec(text);
  if (!slashed) return parseDay(text) ?? readNamed(text, today);
  const [, first, second, year] = slashed;
  const [day, month] = order === 'dia-mes' ? [first, second] : [second, first];
  return toDay(wholeYear(year, today), Number(month), Number(day));
}

/** Counts what the dates of a file can only be. */
export class DateSurvey {
  private dayFirst = 0;
  private monthFirst = 0;
  private slashed = 0;
  /** Dates written as the number that Excel keeps of them. */
  serials = 0;

  add(text: string): void {
    if (SERIAL.test(text)) this.serials++;
    const slashed = SLASHED.exec(text);
    if (!slashed) return;
    this.slashed++;
    if (Number(slashed[1]) > 12) this.dayFirst++;
    else if (Number(slashed[2]) > 12) this.monthFirst++;
  }

  /** Whether no other date written as these could change the order. */
  get isSettled(): boolean {
    return this.dayFirst > 0 || this.slashed === 0;
  }

  /** The month goes first only where some date can be read in no other way and none says the contrary. */
  get order(): DateOrder {
    return this.monthFirst > 0 && this.dayFirst === 0 ? 'mes-dia' : 'dia-mes';
  }
}
