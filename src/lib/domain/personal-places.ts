/** Where persons live and when they were born, inside any text. */

/** What stands in the place of a personal value. */
export const HIDDEN_VALUE = '•••';

/** Words before the name of a street, with their dot where they are cut short. */
const STREET =
  '(?:calle|c\\.|cll\\.|avenida|av\\.?|blvd\\.?|boulevard|bulevar|privada|priv\\.?|calzada|calz\\.?|andador|and\\.|cerrada|cda\\.?|prolongaci[oó]n|prol\\.?|circuito|cto\\.|callej[oó]n|retorno|pasaje|perif[eé]rico|domicilio:?)';
/** A word of the name of a street; what joins two clauses is none. */
const WORD = "(?!(?:en|con|para|por|desde|hasta|entre|hay|a|y)\\s)[\\p{L}\\d][\\p{L}\\d.'°]*";
const COUNTED =
  '(?:metros?|mts?|m|km|kil[oó]metros?|casas?|personas?|familias?|habitantes|vecinos|a[ñn]os|mil|millones|luminarias|l[aá]mparas|postes|viviendas|predios|lotes|[aá]rboles|%)';
const NUMBER = `(?:[\\s,]*(?:#|n[oº°]\\.?|n[uú]m(?:ero)?\\.?)\\s*|\\s+)\\d{1,5}(?:\\s?-\\s?[a-z](?![\\p{L}\\d]))?(?![\\d/-])(?!\\s*${COUNTED}(?![\\p{L}\\d]))(?!\\s+de\\s+\\p{L})`;
const PLOT = '(?:mz\\.?|mza\\.?|manzana)\\s*[\\p{L}\\d]{1,4}[\\s,]*(?:lte?\\.?|lote)\\s*[\\p{L}\\d]{1,4}';
const CODE = 'c\\.?\\s?p\\.?:?\\s*\\d{5}(?!\\d)';
const SETTLEMENT = '(?:col(?:onia)?|fracc(?:ionamiento)?|barrio|bo|unidad(?: habitacional)?)\\.?\\s+';

/** A street with its number, a plot of a block, or a postal code with the settlement before it. */
const ADDRESS = new RegExp(
  `(?<![\\p{L}\\d])(?:${STREET}\\s*${WORD}(?:\\s+${WORD}){0,5}?${NUMBER}|${PLOT}|(?:${SETTLEMENT}${WORD}(?:\\s+${WORD}){0,4}?[\\s,]*)?${CODE})`,
  'giu'
);
/** What may follow it: an inner number, a settlement, its name in capitals, a postal code. */
const INNER = /[\s,]+(?:int(?:erior)?\.?|depto\.?|ext\.?)\s*[\p{L}\d]{1,4}(?![\p{L}\d])/iuy;
const OF_SETTLEMENT = new RegExp(`[\\s,]+${SETTLEMENT}`, 'iuy');
const NAMED = /[\s,]*\p{Lu}[\p{L}\d.'°]*(?:\s+(?:de|del|la|las|los|\p{Lu}[\p{L}\d.'°]*))*/uy;
const THEN_CODE = new RegExp(`[\\s,]+${CODE}`, 'iuy');

/** Words that say a birth. */
const BORN =
  '(?:naci(?:[oó]|d[oa]|miento)|f\\.?\\s?(?:de\\s)?nac\\.?|fec(?:ha)?\\.?\\s?(?:de\\s)?nac[a-z]*\\.?|nac\\.|d\\.?o\\.?b\\.?|cumplea[ñn]os)';
const MONTH =
  '(?:\\d{1,2}|ene[a-z]*|feb[a-z]*|mar[a-z]*|abr[a-z]*|may[a-z]*|jun[a-z]*|jul[a-z]*|ago[a-z]*|sep[a-z]*|oct[a-z]*|nov[a-z]*|dic[a-z]*)';
const PART = '(?:\\s?[/.-]\\s?|\\s+(?:del?\\s+)?)';
const BIRTH = new RegExp(
  `(?<![\\p{L}\\d])(${BORN}(?:\\s+(?:el|en|del?)(?:\\s+d[ií]a)?)?[\\s:]*)(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}${PART}${MONTH}${PART}\\d{2,4})`,
  'giu'
);

const PERHAPS_PLACE = new RegExp(`(?<![\\p{L}\\d])(?:${STREET}|mz|mza|manzana|c\\.?\\s?p)`, 'iu');
const PERHAPS_BORN = /nac|d\.?o\.?b|cumple/i;

/** Where a sticky pattern ends that begins at a position; the same position where it does not match. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function hideAddresses(text: string): string {
  let [out, from] = ['', 0];
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index < from) continue;
    let end = after(INNER, text, match.index + match[0].length);
    const settled = after(OF_SETTLEMENT, text, end);
    if (settled > end || /^m/i.test(match[0])) end = after(NAMED, text, settled);
    end = after(THEN_CODE, text, end);
    out += text.slice(from, match.index) + HIDDEN_VALUE;
    from = end;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Hides addresses and, where a word says so, birth dates in a text; the same text where there is none. */
export function hideWhereAndWhen(text: string): string {
  const placed = PERHAPS_PLACE.test(text) ? hideAddresses(text) : text;
  return PERHAPS_BORN.test(placed) ? placed.replace(BIRTH, `$1${HIDDEN_VALUE}`) : placed;
}
