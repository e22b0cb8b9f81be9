import { foldName } from '../../domain/catalog';

/** Names of the people of a place. */
export const PEOPLE =
  /^(?:p|pob(?:lacion)?|personas|habitantes)(?: ?tot(?:al)?)?(?: de)?(?: habitantes| personas)?$|^tot(?:al)?(?: de)? (?:la )?(?:pob(?:lacion)?|personas|habitantes)$|^(?:num(?:ero)?|no|cantidad) de (?:habitantes|personas)$|^pob(?:lacion)? ?\d\d$|^pob(?:lacion)? (?:a )?(?:mit(?:ad)?|mediados) (?:del? )?an?i?o?$/;
/** What stands over or under people where all of them are meant. */
const ALL =
  /^(?:total|ambos sexos|ambos|total general|sexo|todas las edades|numero|absolutos?|habitantes|personas)$/;
/** What a table of people is called: where and when they are says nothing else of them. */
const SOMEWHERE =
  /^pob(?:lacion)?(?: total)?(?: (?:por|segun|de|del|los|las|en|y|a|al|estado|entidad(?:es)?|federativas?|municipios?|mexico|republica|mexicana|censos?|anos?|periodo|(?:19|20)\d\d))+$/;
/** The names of the censuses themselves, which say nothing of what a table tells. */
const CENSUS =
  /\b(?:(?:[xiv]+|\d+) )?(?:censos?|conteos?|encuesta)(?: (?:general(?:es)?|nacional(?:es)?|intercensal))?(?: de)? (?:poblacion|hogares)?(?: y (?:de )?vivienda)?\b/g;
/** Words by which a title tells of some of the people, or of something else. */
const OF_SOME =
  /\b(?:hablantes?|habla|indigenas?|lengua|afro\w*|economicamente|pea|ocupad\w*|desocupad\w*|emplead\w*|pobrezas?|rezago|carencias?|vulnerab\w*|marginacion|derechohabiencia|derechohabientes?|afiliad\w*|discapacidad|limitacion\w*|analfabet\w*|alfabet\w*|escolar\w*|asiste\w*|estudiantes?|viviendas?|ocupantes|hogares|urban[oa]s?|rural(?:es)?|religion\w*|catolic\w*|migrantes?|inmigrantes?|nacid[oa]s?|residentes?|casad[oa]s?|solter[oa]s?|mujeres|hombres|femenin[oa]s?|masculin[oa]s?|ninas?|ninos?|jovenes|adult[oa]s?|infantil|mayor(?:es)?|menor(?:es)?|con|sin|defunciones|nacimientos)\b|\b\d+ (?:y mas|anos|a \d+)\b/;

/** What the title of a table says of its people: all of them, some of them or something else, or nothing. */
function titleSays(title: string): 'todos' | 'algunos' | 'nada' {
  const own = foldName(title).replace(CENSUS, ' ').replace(/\s+/g, ' ').trim();
  // Both sexes together are everybody, and what a table is made with is no part of anybody. "Según sexo" and "por grupos de edad" part all of them.
  const parted = own
    .replace(/\bhombres y mujeres\b|\bmujeres y hombres\b|\bcon (?:base|corte|datos|informacion)\b/g, '')
    .replace(/\b(?:segun|por) (?:sexo|edad|grupos?(?: quinquenales)? de edad|tamano)\b.*/, '')
    .trim();
  if (OF_SOME.test(parted)) return 'algunos';
  return /\b(?:poblacion|habitantes|personas)\b/.test(parted) ? 'todos' : own === '' ? 'nada' : 'algunos';
}

/**
 * Whether figures of a name are all the people of a place: each part of it says it or means all, or it is the total of a
 * table whose title tells of all of them. A bare total without a title may be: see `isBareTotal`.
 */
export function isPeople(nombre: string, title: string): boolean {
  const parts = nombre.split(', ').map(bare);
  const says = parts.some((part) => PEOPLE.test(part));
  if (says && parts.every((part) => PEOPLE.test(part) || ALL.test(part))) {
    const isSure = parts.some((part) => /pob|tot/.test(part) && PEOPLE.test(part));
    return isSure || titleSays(title) !== 'algunos' || !OF_SOME.test(foldName(title));
  }
  if ((parts.length === 1 || nombre === title) && SOMEWHERE.test(bare(nombre))) return true;
  return isTotal(parts) && titleSays(title) !== 'algunos';
}

/** Whether nothing but the word total says that figures are people: their men and women must add up to them. */
export const isBareTotal = (nombre: string, title: string): boolean =>
  isTotal(nombre.split(', ').map(bare)) && titleSays(title) !== 'todos';

const isTotal = (parts: readonly string[]) =>
  parts.every((part) => ALL.test(part)) && parts.includes('total');

/** A name without the mark of a note, nor the unit in brackets after it. */
const bare = (part: string): string =>
  foldName(
    part
      .replace(/\s*(?:\*+|\d{1,2}\/|[a-z]\/|[¹²³⁴-⁹]+)\s*$/iu, '')
      .replace(/\s*\((?:habitantes|personas|total)\)\s*$/i, '')
  );
