import { foldName } from '../../domain/catalog';
import { isIdentifyingHeader } from '../../domain/privacy';
import { tellOptions } from '../../domain/votes';

/**
 * What the header of a column says that it holds: votes for somebody or for nobody, a total of votes or one of the valid
 * ones, the voters on the roll, something else, or nothing that anybody knows. It is only a hint: the rows decide.
 */
export type VoteHint = 'opcion' | 'total' | 'validos' | 'lista' | 'otro' | 'persona' | 'nada';

/** Short names of the national parties since 1991, folded. */
const PARTIES = new Set(
  (
    'pan pri prd pt pvem mc morena panal na pes es rsp fxm fxmx ph ps pd cv conve convergencia psd psn pas ' +
    'pasc pdm ppm pfcrn parm pps pc prt nva alianza'
  ).split(' ')
);
/** Beginnings of names of parties, coalitions and candidacies. */
const SOMEBODY =
  /^(partido|movimiento|nueva alianza|alianza|frente|encuentro (social|solidario)|redes sociales progresistas|fuerza por mexico|juntos|sigamos|va por|accion nacional|revolucionario institucional|verde ecologista|coalicion|candidat[oa]s?|candidatura|cand|ci|indep|independiente|opcion|planilla|formula|asociacion)\b/;
const TOTALS =
  /^(?:(?:gran )?tot(?:al)?(?:es)?|suma|votos?|votacion|emitid[oa]s?)(?: (?:de|en|la|las|los|votos?|votacion|total(?:es)?|emitid[oa]s?|calculad[oa]s?|asentad[oa]s?|acta|actas|casilla|general|computad[oa]s?|c|s|cs|con|sin))*$|^votos (?:asentados?|totales)$|^tot$/;
const VALID =
  /^(?:(?:num|numero|total|tot) (?:de )?)?(?:votos? |votacion )?(?:valid[oa]s?|efectiv[oa]s?|efec)(?: emitid[oa]s?)?$/;
const ROLL = /^(?:lista(?: nominal.*)?|lisnom|lis nom|nominal|ln|l nominal|electores|padron.*)$/;

/** Folded headers of columns of numbers that are no votes, after words such as "total" or "número". */
const OTHER = new RegExp(
  '^(?:(?:num|numero|no|total|suma|pct|porc|porcentaje) )*(?:' +
    [
      'ord|orden|id|id .*|tipo.*|grupo.*|num|no|n secciones|secciones|circun(?:scripcion)?|cabecera.*|clave.*|cve.*|consecutivo|folio',
      'ext contigua|extension.*|casillas?.*|actas?.*|mecanismos.*|contabilizada.*|digitaliz.*|ruta.*|sha',
      'boletas.*|sobrantes.*|personas.*|rep(?:resentantes)?(?: .*)?|ciudadanos.*|votaron.*|electores.*',
      'votos (?:sacados|obtenidos|reservados)|sacados.*|hombres?|mujeres|masculino|femenino|pob.*',
      'participacion.*|pct.*|porc.*|porcentaje.*|promedio.*|media|abst.*|longitud|latitud|lon|lat|fecha.*|hora.*|anio|ano|mes|dia|minutos?|segundos?|timestamp',
      'observaciones|nota.*|ganador.*|win.*|margen.*|lugar.*|distritos.*|distrito|distrito .*|dttos?|dttos? .*|dto|dto .*|disloc.*|disfed.*|estrato.*|status|estatus.*|origen.*|cotejad.*|modificad.*'
    ].join('|') +
    ')$'
);
/** Ends of names of what is worked out of another column, whatever that is called. */
const DERIVED = / (?:pct|porc|porcentaje|promedio|share|tasa|rank|lugar)$/;

/** Whether a header says so much as a percentage. */
const PERCENT = /%/;

function hintOf(header: string): VoteHint {
  const folded = foldName(header);
  if (PERCENT.test(header)) return 'otro';
  if (PARTIES.has(folded)) return 'opcion';
  if (isIdentifyingHeader(header)) return 'persona';
  if (TOTALS.test(folded)) return 'total';
  if (VALID.test(folded)) return 'validos';
  if (ROLL.test(folded)) return 'lista';
  if (DERIVED.test(folded)) return 'otro';
  if (SOMEBODY.test(folded)) return 'opcion';
  return OTHER.test(folded) ? 'otro' : 'nada';
}

/** What each of some headers says; a coalition of others among them is an option whatever it is called. */
export function hintsOf(headers: readonly string[]): VoteHint[] {
  const hints = headers.map(hintOf);
  const told = tellOptions(headers.map((h, i) => (hints[i] === 'opcion' || hints[i] === 'nada' ? h : '')));
  return hints.map((hint, i) => {
    if (hint !== 'nada' || told[i].id === '') return hint;
    return told[i].tipo === 'partido' ? hint : 'opcion';
  });
}

/** Whether a header is the short name of a national party: no sum of others is called so. */
export const isParty = (header: string): boolean => !PERCENT.test(header) && PARTIES.has(foldName(header));

/** How many of some headers are short names of national parties. */
export const countParties = (headers: readonly string[]): number =>
  headers.filter((header) => PARTIES.has(foldName(header))).length;
