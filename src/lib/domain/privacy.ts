import { foldName } from './catalog';
export { isIdentifyingHeader } from './personal-headers';
import { CURP, ELECTOR, HIDDEN_VALUE, hideAllButNumbers, hidePersonal, MAIL, RFC } from './personal-values';
export { holdsNumber } from './personal-values';

/** Replaces what identifies a person inside the folio of a row, but for numbers: it may be one of ten digits itself. */
export const maskFolio = hideAllButNumbers;

/** Replaces those and telephones inside a text that is about to be kept or shown. */
export const maskPersonal = hidePersonal;

/**
 * A text as it is quoted where something is wrong with it: where it holds a personal value, what stands beside it is hidden
 * too, as it is often the name.
 */
export const quotable = (text: string, mask: (text: string) => string = hidePersonal): string =>
  mask(text) === text ? text : HIDDEN_VALUE;

/** What the contents of a column say that it holds of persons. */
export type PersonalContent =
  'curp' | 'elector' | 'rfc' | 'correo' | 'telefono' | 'domicilio' | 'nacimiento' | 'persona';

/** The parts of a street address, with a number after them. */
const ADDRESS =
  /\b(?:calle|av|avenida|col|colonia|priv|privada|andador|and|blvd|boulevard|calz|calzada|carretera|carr|cerrada|circuito|manzana|mza?|lote|lt|s\/n|c\.?\s?p\.?\s*\d{5}|n[uú]m\.?\s*\d+|#\s*\d+)\b.*\d|\bdomicilio conocido\b/i;
/** Whether a text seems to be where somebody lives. */
export const looksLikeAddress = (text: string): boolean => ADDRESS.test(text);

const whole = (pattern: RegExp) =>
  new RegExp(`^\\s*(?:${pattern.source})\\s*$`, pattern.flags.replace('g', ''));
const CONTENTS: readonly [PersonalContent, RegExp][] = [
  ['curp', whole(CURP)],
  ['elector', whole(ELECTOR)],
  ['rfc', whole(RFC)],
  ['correo', whole(MAIL)],
  ['telefono', /^\s*(?:\+?52[\s.-]*)?(?:\(?\d{2,3}\)?[\s.-]*)?\d{3,4}[\s.-]*\d{4}\s*$/],
  ['domicilio', ADDRESS]
];
/** Two to six words that begin with a capital letter, or all in capitals, and no digit. */
const NAME_LIKE =
  /^\s*(?:\p{Lu}[\p{L}'’.]*|(?:de|del|la|las|los|y|e|san|santa)(?=\s))(?:[\s,]+(?:\p{Lu}[\p{L}'’.]*|(?:de|del|la|las|los|y|e)(?=\s))){1,6}\s*$/u;
const BIRTH =
  /^\s*(?:(19[2-9]\d|200\d|201[0-2])-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-](19[2-9]\d|200\d|201[0-2]))/;

/** Of the filled cells looked at, this share must be of persons. */
const SURE = 0.6;
const LEAST_CELLS = 3;
/** Nothing else looks like these. */
const UNMISTAKABLE: ReadonlySet<PersonalContent> = new Set<PersonalContent>(['curp', 'elector', 'correo']);
/** Names of persons hardly ever repeat; names of places and of groups do. */
const LEAST_NAMES = 12;
const MOST_REPEATED = 0.7;

/**
 * What of persons a column holds, by its contents; null when it seems to hold nothing of them.
 * @param cells some of its cells
 * @param ofPersons the table has a person in each row: then names and birth dates are looked for too
 */
export function personalContent(cells: readonly string[], ofPersons: boolean): PersonalContent | null {
  const filled = cells.filter((c) => c.trim() !== '');
  if (filled.length === 0) return null;
  const share = (pattern: RegExp) => filled.filter((c) => pattern.test(c)).length / filled.length;
  for (const [content, pattern] of CONTENTS)
    if (share(pattern) >= SURE && (filled.length >= LEAST_CELLS || UNMISTAKABLE.has(content))) {
      // Ten digits are a telephone; fewer may be a count or a key.
      if (content === 'telefono' && !filled.some((c) => c.replace(/\D/g, '').length >= 10)) continue;
      return content;
    }
  if (!ofPersons || filled.length < LEAST_CELLS) return null;
  const distinct = new Set(filled.map(foldName)).size / filled.length;
  if (filled.length >= LEAST_NAMES && distinct >= MOST_REPEATED && share(NAME_LIKE) >= SURE) return 'persona';
  return filled.length >= LEAST_NAMES && distinct >= MOST_REPEATED && share(BIRTH) >= SURE
    ? 'nacimiento'
    : null;
}

const TITLE = /(?:^|\s)(?:c|lic|ing|arq|dr|dra|prof|profa|profr|mtro|mtra|sr|sra|srita)\.\s*\p{Lu}/iu;

/** Whether a text that should be one of a list seems to be the name of a person. */
export const looksLikePerson = (text: string): boolean => NAME_LIKE.test(text) || TITLE.test(text);

/** Counts of persons under this are not shared, in files or on paper. */
export const SUPPRESSED_UNDER = 5;
/** Whether a count of persons is too small to be shared. Nobody is not. */
export const isFew = (persons: number | null): boolean =>
  persons !== null && persons > 0 && persons < SUPPRESSED_UNDER;
