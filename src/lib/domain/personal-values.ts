/**
 * Personal values inside any text, however they are written: telephones, e-mails, CURP, voter keys, RFC, numbers of
 * insurance, bank and credential, and accounts of social networks. LFPDPPP (DOF 20-03-2025) art. 2-VI: affiliation is
 * sensitive, so none of them is kept beside it.
 */

/** What stands in their place. */
export const HIDDEN_VALUE = '•••';

/** What people put between the parts of a key. */
const GAP = '[\\s.\\-‐-―_/·]{0,2}';
/** A digit of a key: a zero is often written as the letter. */
const D = '[\\dO]';
/** A key may follow its own name without a space; no other letter or digit may stand beside it. */
const BEFORE = '(?:(?<![A-Z\\d])|(?<=CURP)|(?<=RFC)|(?<=CLAVE)|(?<=ELECTOR))';
const AFTER = '(?![A-Z\\d])';

/** CURP: four letters, birth date, sex, state and consonants, two signs. */
export const CURP = new RegExp(
  `${BEFORE}[A-Z]{4}${GAP}${D}{6}${GAP}[HMX]${GAP}[A-Z]{5}${GAP}[A-Z\\d]${GAP}${D}${AFTER}`,
  'gi'
);
/** Key of INE's roll: six letters, birth date and state, sex, three digits. */
export const ELECTOR = new RegExp(`${BEFORE}[A-Z]{6}${GAP}${D}{8}${GAP}[HM]${GAP}${D}{3}${AFTER}`, 'gi');
/** RFC of a person: four letters and a birth date, with or without the three signs at the end. */
export const RFC = new RegExp(
  `${BEFORE}[A-ZÑ&]{4}[-\\s]?\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:[-\\s]?[A-Z\\d]{3})?${AFTER}`,
  'gi'
);

const AT = '(?:@|\\barroba\\b|[\\[({]\\s*(?:at|a|arroba)\\s*[\\])}])';
const DOT = '(?:\\.|\\bpunto\\b|[\\[({]\\s*(?:dot|punto)\\s*[\\])}])';
/** An e-mail, its signs also in words, in brackets or with blanks around them. */
export const MAIL = new RegExp(
  `[\\p{L}\\d._%+'-]+\\s{0,2}${AT}\\s{0,2}[\\p{L}\\d-]+(?:\\s{0,2}${DOT}\\s{0,2}[\\p{L}\\d-]{2,})+`,
  'giu'
);

/** What people put between the digits of a telephone. */
const SEP = '[\\s().\\-‐-―·•‧/]{0,3}';
/** Days with what follows them, folios of a year and thousands with dots are as long as a telephone. */
const NO_TELEPHONE =
  '(?!\\d{4}-\\d{1,2}-\\d|\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)\\d\\d|(?:19|20)\\d\\d-\\d{6}(?!\\d)|\\d{1,3}(?:[.\\s]\\d{3}){2,}(?!\\d))';
/** Ten digits of a national number, perhaps with the prefixes of long distance or of mobile telephones. */
export const TELEPHONE = new RegExp(
  `(?<![\\d.])${NO_TELEPHONE}(?:\\(?\\+?\\(?52\\)?${SEP}(?:1${SEP})?|\\(?(?:04[45]|01)\\)?${SEP})?\\(?(?:\\d${SEP}){9}\\d(?!\\d)`,
  'g'
);
/** Seven or eight digits are a telephone where a word says so. */
const LOCAL = new RegExp(
  `(?<=\\b(?:tel|tels|tel[eé]fonos?|cel|celular|m[oó]vil|whats|whats ?app|wa|llamar(?: al)?|marcar(?: al)?)\\b[\\s.:#-]{0,4})\\(?(?:\\d${SEP}){6,7}\\d(?!\\d)`,
  'giu'
);
/** Numbers of a credential, of insurance or of an account, where a word says so. */
const NUMBERED = new RegExp(
  `(?<=\\b(?:nss|imss|seguro social|ocr|cic|idmex|clabe|cuenta|tarjeta)\\b[\\s.:#-]{0,4})(?:\\d[\\s-]?){8,17}\\d(?!\\d)`,
  'giu'
);
/** Long numbers as cards and accounts have them; whether they are is told by their check digit. */
const LONG_NUMBER = /(?<![\d.])(?:\d[ -]?){12,18}\d(?![\d.])/g;
/** Accounts of social networks, by their address or their sign. */
const ACCOUNT =
  /\b(?:(?:facebook|fb|instagram|twitter|tiktok|x)\.com|wa\.me|t\.me|m\.me)\/[^\s,;]+|(?<![\p{L}\d.@])@[a-z_][a-z\d_.]{2,29}/giu;

/** Luhn's check of a number of digits. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Check digit of a CLABE: weights 3, 7, 1 over its first seventeen digits (Banco de México). */
function passesClabe(digits: string): boolean {
  if (digits.length !== 18) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (Number(digits[i]) * [3, 7, 1][i % 3]) % 10;
  return (10 - (sum % 10)) % 10 === Number(digits[17]);
}

const isAccountNumber = (written: string): boolean => {
  const digits = written.replace(/\D/g, '');
  if (/^0+$/.test(digits)) return false;
  return passesClabe(digits) || (digits.length >= 13 && digits.length <= 16 && passesLuhn(digits));
};

/** Shortest text that can hold any of them. */
const SHORTEST = 7;
/** A text without any of these holds none of them: most cells are done with here. */
const PERHAPS_KEY = /[\p{L}]{4}[^\p{L}\d]{0,2}[\dOo]{2}|[\p{L}]{4}[\dOo]/u;
const PERHAPS_SAID = /@|arroba|[[({]\s*(?:at|a)\s*[\])}]|\.(?:com|me)\//i;
const PERHAPS_NUMBER = /\d(?:[^\d\p{L}]{0,3}\d){6}/u;

/** Full-width letters and digits, and other ways of writing the same signs, as everybody writes them. */
const plain = (text: string): string => (/[\u0250-\uffff]/.test(text) ? text.normalize('NFKC') : text);

function hide(text: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((out, pattern) => out.replace(pattern, HIDDEN_VALUE), text);
}

/** Hides keys of persons, e-mails and accounts in a text; the same text where there is none. */
export function hideKeys(text: string): string {
  if (text.length < SHORTEST) return text;
  const written = plain(text);
  let out = written;
  if (PERHAPS_SAID.test(out)) out = hide(out, [MAIL, ACCOUNT]);
  if (PERHAPS_KEY.test(out)) out = hide(out, [CURP, ELECTOR, RFC]);
  return out === written ? text : out;
}

/** Hides those and telephones, accounts and numbers of credentials in a text; the same text where there is none. */
export function hidePersonal(text: string): string {
  if (text.length < SHORTEST) return text;
  const out = hideKeys(text);
  const written = plain(out);
  if (!PERHAPS_NUMBER.test(written)) return out;
  const hidden = hide(
    written.replace(LONG_NUMBER, (number) => (isAccountNumber(number) ? HIDDEN_VALUE : number)),
    [NUMBERED, TELEPHONE, LOCAL]
  );
  return hidden === written ? out : hidden;
}
