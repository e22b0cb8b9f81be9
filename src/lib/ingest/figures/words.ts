import { foldName } from '../../domain/catalog';
import { maskPersonal } from '../../domain/privacy';
import { MOST_WORDS, orderWords, type WordClasses } from '../../domain/word-classes';
import { isAbsent, isNotApplicable } from './number';

/** Longer than this is a sentence, not a class. */
const MOST_LETTERS = 40;
/** Words that name classes come again and again. */
const LEAST_TIMES = 3;

/** Gathers the words of a column, as long as they are few and hold nothing of a person. */
export class Words {
  private readonly known = new Map<string, string>();
  private filled = 0;
  private isOther = false;

  /** Looks at a cell that is no number. */
  add(cell: string): void {
    if (this.isOther || isAbsent(cell) || isNotApplicable(cell)) return;
    const word = foldName(cell);
    this.filled++;
    if (this.known.has(word)) return;
    this.known.set(word, cell.trim());
    this.isOther =
      maskPersonal(cell) !== cell ||
      this.known.size > MOST_WORDS ||
      !/[a-z]/.test(word) ||
      cell.trim().length > MOST_LETTERS;
  }

  /** The classes that these words are; null where they are something else: names, notes, one word alone. */
  get classes(): WordClasses | null {
    if (this.isOther || this.known.size < 2) return null;
    const classes = orderWords([...this.known.values()]);
    return classes.ordenadas || this.filled >= LEAST_TIMES * this.known.size ? classes : null;
  }
}
