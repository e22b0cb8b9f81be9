import PEOPLE from '../../../data/nombres/personas.json';
import HEROES from '../../../data/nombres/personajes.json';
import { foldName } from '../domain/catalog';
import { HIDDEN_VALUE } from '../domain/personal-values';

const GIVEN = new Set(PEOPLE.nombres.flatMap((name) => foldName(name).split(' ')));
const SURNAMES = new Set(PEOPLE.apellidos.flatMap((name) => foldName(name).split(' ')));
const PARTICLES = new Set('de del la las los y e da di san santa ma mc'.split(' '));
/** Historical figures, the longer names first, as whole words of a folded text. */
const HONORED = new RegExp(
  `(?<= )(?:${HEROES.map(foldName)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?= )`,
  'g'
);
/** Words that stand before the name of a place or of a group, and not of a person. */
const OF_NO_PERSON =
  /^(?:san|santa|santo|santos|villa|ciudad|ejido|colonia|col|barrio|comunidad|rancho|hacienda|puerto|calle|avenida|av|escuela|mercado|parque|plaza|fraccionamiento|unidad|grupo|colectivo|comite|celula|red|union|frente|asociacion|organizacion|cooperativa|circulo|club|consejo|movimiento|brigada|nodo|casa|centro|los|las|el|la)\b/;
/** Fewer words name nobody, and more are a sentence. */
const WORDS = { least: 2, most: 6 };

/** A text without the names of historical figures in it: streets, towns and groups bear them. */
const withoutHeroes = (folded: string): string =>
  ` ${folded} `.replace(HONORED, ' ').replace(/\s+/g, ' ').trim();

/** Whether a text of words alone is a given name and a surname, in either order, as lists of names have them. */
function isNameOf(words: readonly string[]): boolean {
  const own = words.filter((word) => !PARTICLES.has(word));
  if (own.length < WORDS.least || words.length > WORDS.most) return false;
  const given = own.filter((word) => GIVEN.has(word)).length;
  const surnames = own.filter((word) => SURNAMES.has(word)).length;
  const known = own.filter((word) => GIVEN.has(word) || SURNAMES.has(word)).length;
  // A word may be both; of two words each must be one of them.
  return given > 0 && surnames > 0 && known >= Math.max(2, own.length - 1);
}

/** Whether a given name stands in a text before a surname. */
function hasNameIn(folded: string): boolean {
  const words = folded.split(' ').filter((word) => !PARTICLES.has(word));
  const first = words.findIndex((word) => GIVEN.has(word));
  return first >= 0 && words.slice(first + 1).some((word) => SURNAMES.has(word));
}

/** Says of texts whether they seem to be names of persons; a hint, and no more. */
export class PersonNames {
  private readonly places: ReadonlySet<string>;

  /** @param places municipalities, whose names are no person's */
  constructor(places: readonly { nombre: string }[]) {
    this.places = new Set(places.map((p) => foldName(p.nombre)));
  }

  /** Whether a whole text seems to be the name of a person: no municipality, no historical figure, no group. */
  isName(text: string): boolean {
    if (/\d/.test(text) || text.length > 80) return false;
    const folded = foldName(text);
    if (folded === '' || this.places.has(folded) || OF_NO_PERSON.test(folded)) return false;
    // Heroes are looked for only where somebody else might be named.
    return isNameOf(folded.split(' ')) && isNameOf(withoutHeroes(folded).split(' '));
  }

  /** A text with those stretches hidden. */
  hide = (text: string): string =>
    this.within(text).reduce((rest, name) => rest.replaceAll(name, HIDDEN_VALUE), text);

  /**
   * The stretches of a longer text that seem to be names of persons: words beside one another that begin with a capital
   * letter, the first of them a given name and another a surname.
   */
  within(text: string): string[] {
    const stretches = text.match(CAPITALS) ?? [];
    return stretches.filter((stretch) => {
      const folded = foldName(stretch);
      if (!hasNameIn(folded) || this.places.has(folded) || OF_NO_PERSON.test(folded)) return false;
      return hasNameIn(withoutHeroes(folded));
    });
  }
}

/** Two words or more that begin with a capital letter, with the particles between them. */
const CAPITALS = /\p{Lu}\p{L}+(?:\s+(?:(?:de|del|la|las|los|y)\s+)*\p{Lu}\p{L}+)+/gu;

/** Of the texts of a column this share must seem to be names; beside what only persons have, less is enough. */
const SURE = 0.5;
const LIKELY = 0.2;
const LEAST_NAMES = 2;

/**
 * Whether the texts of a column seem to be names of persons.
 * @param besidePersons the table has columns that persons have: a telephone, an e-mail, an address, an age
 */
export function seemNames(cells: readonly string[], names: PersonNames, besidePersons: boolean): boolean {
  const filled = [...new Set(cells.map((c) => c.trim()).filter(Boolean))];
  const found = filled.filter((cell) => names.isName(cell)).length;
  return found >= LEAST_NAMES && found >= (besidePersons ? LIKELY : SURE) * filled.length;
}

const known = new WeakMap<readonly { nombre: string }[], PersonNames>();

/** The names of persons against a list of municipalities: several tables are read against one. */
export function namesOfPersons(places: readonly { nombre: string }[]): PersonNames {
  let names = known.get(places);
  if (!names) known.set(places, (names = new PersonNames(places)));
  return names;
}
