/**
 * Personal values inside any text, however they are written: telephones, e-mails, CURP, voter keys, RFC, numbers of
 * insurance, bank and credential, and accounts of social networks. LFPDPPP (DOF 20-03-2025) art. 2-VI: affiliation is
 * sensitive, so none of them is kept beside it.
 */
import { HIDDEN_VALUE, hideWhereAndWhen } from './personal-places';

export { HIDDEN_VALUE };

/** What people put between the parts of a key. */
const GAP = '[\\s.\\-‐-―_/·]{0,3}';
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
/** Days with what follows them, folios of a year, thousands with dots, lists of secciones and decimals are as long. */
const NO_TELEPHONE =
  '(?!\\d{4}-\\d{1,2}-\\d|\\d{1,2}[/.-]\\d{1,2}[/.-](?:19|20)\\d\\d|(?:19|20)\\d\\d-\\d{6}(?!\\d)|\\d{1,3}(?:[.\\s]\\d{3}){2,}(?!\\d)|\\d{4}(?:\\s\\d{4}){2}|\\d{4}\\.\\d{6}(?!\\d))';
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
/** Numbers of a credential, of insurance, of a licence or of an account, where a word says so. */
const NUMBERED = new RegExp(
  `(\\b(?:nss|imss|seguro social|ocr|cic|idmex|clabe|cta|cuentas?(?: (?:bancaria|clabe|de banco|de ahorro))?|tarjeta|pasaporte|c[eé]dula(?: profesional)?|licencia(?: de (?:conducir|manejo))?|cartilla)\\b[\\s.:#-]{0,4}(?:(?:no|n[uú]m(?:ero)?|nro)\\b[\\s.:#-]{0,3})?)(?:\\d[\\s-]{0,2}){7,17}\\d(?!\\d)`,
  'giu'
);
/** Long numbers as cards and accounts have them; whether they are is told by their check digit. */
const LONG_NUMBER = /(?<![\d.])(?:(?:\d[ -]?){12,18}\d|(?:\d{4}\.){3}\d{4})(?!\d|\.\d)/g;
/** Accounts of social networks, by their address, their sign, or the name of the network before them. */
const ACCOUNT =
  /\b(?:(?:facebook|fb|instagram|twitter|tiktok|x|telegram)\.(?:com|me)|wa\.me|t\.me|m\.me)\/[^\s,;]+|\b(?:facebook|face|fb|instagram|insta|ig|twitter|tiktok|telegram|messenger)\s?:\s?@?[\w.]{3,40}|(?<![\p{L}\d.@])@[a-z_][a-z\d_.]{2,29}/giu;

/** First digits and length of cards, by ISO/IEC 7812: American Express, Visa, Mastercard, debit cards of banks. */
const CARD = /^(?:3[47]\d{13}|[3-6]\d{12,15}|2[2-7]\d{14})$/;

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
  return passesClabe(digits) || (CARD.test(digits) && passesLuhn(digits));
};

/** Shortest text that can hold any of them. */
const SHORTEST = 7;
/** A text without any of these holds none of them: most cells are done with here. */
const PERHAPS_KEY = /[\p{L}]{4}[^\p{L}\d]{0,3}[\dOo]{2}|[\p{L}]{4}[\dOo]/u;
const PERHAPS_SAID = /@|arroba|[[({]\s*(?:at|a)\s*[\])}]|\.(?:com|me)\/|\b(?:f|i|t|m)[a-z]{1,8}\s?:/i;
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

/** Hides telephones, accounts and numbers of credentials in a text without full-width signs. */
const hideNumbers = (text: string): string =>
  hide(
    text
      .replace(LONG_NUMBER, (number) => (isAccountNumber(number) ? HIDDEN_VALUE : number))
      .replace(NUMBERED, `$1${HIDDEN_VALUE}`),
    [TELEPHONE, LOCAL]
  );

/** The same of a text whose long numbers may be its own, such as the folio of a row. */
export function hideAllButNumbers(text: string): string {
  if (text.length < SHORTEST) return text;
  const out = hideKeys(text);
  const written = plain(out);
  const hidden = /\d/.test(written) ? hideWhereAndWhen(written) : written;
  return hidden === written ? out : hidden;
}

/** Whether a text, such as the folio of a row, holds what may be a telephone, an account or a card. */
export function holdsNumber(text: string): boolean {
  if (text.length < SHORTEST) return false;
  const written = plain(text);
  return PERHAPS_NUMBER.test(written) && hideNumbers(written) !== written;
}

/** Hides those, telephones, accounts, numbers of credentials, addresses and birth dates; the same text without any. */
export function hidePersonal(text: string): string {
  if (text.length < SHORTEST) return text;
  const out = hideKeys(text);
  const written = plain(out);
  if (!/\d/.test(written)) return out;
  const placed = hideWhereAndWhen(written);
  const hidden = PERHAPS_NUMBER.test(placed) ? hideNumbers(placed) : placed;
  return hidden === written ? out : hidden;
}
