import { foldName } from '../../domain/catalog';
import { isAbsent } from '../figures/number';

/** What the status of an acta says of its votes: they count, they do not, they were annulled, or nobody knows. */
export type ActaStatus = 'cuenta' | 'no-cuenta' | 'anulada' | 'desconocido';

/** A column called so holds marks of annulment; one of the status of actas holds words, of which few annul. */
const OF_ANNULMENT = /\b(anulad[oa]s?|nulidad|anulacion|tepjf)\b/;
const NO_MARK = /^(0+(\.0+)?|no|n|false|falso|valida|valido|contabilizada)$/i;
const ANNULS =
  /\b(anulad[oa]s?|nul[oa]s?|nulidad|anulacion|cancelad[oa]s?|invalid[oa]s?|invalidad[oa]s?)\b|\bno valid[oa]s?\b/;
const IN_FORCE =
  /\b(valid[oa]s?|vigentes?|contabilizad[oa]s?|computad[oa]s?|cotejad[oa]s?|cotejo|capturad[oa]s?|correct[oa]s?|recuento|recontad[oa]s?|entregad[oa]s?|recibid[oa]s?|instalad[oa]s?|procesad[oa]s?|digitalizad[oa]s?|publicad[oa]s?|normal|ok|si)\b/;
/** "No contabilizada" and "sin computar" deny what follows; "sin observaciones" denies that anything is wrong. */
const DENIES = /^(?:no|sin)\b/;
const NOTHING_WRONG = /^(?:sin|no) (?:\w+ )?(?:observacion|incidente|inconsistencia|problema|novedad|anulad)/;
/** "Acta no contabilizada" denies in the middle. */
const NOT_COUNTED =
  /\b(?:no|sin) (?:se |ser |fue |esta )?(?:contabiliz|comput|captur|public|proces)|\bpor (?:contabilizar|computar|capturar)\b|\bpendientes?\b/;
const COUNTED = /\b(contabiliza|computa|captura|publica|procesa)/;

/**
 * How the cells of a column of marks or of status of actas are read.
 * @param header as written: a column of annulments annuls by any mark, one of status only by its words
 */
export function actaStatusReader(header: string): (text: string) => ActaStatus {
  if (OF_ANNULMENT.test(foldName(header)))
    return (text) => (text === '' || isAbsent(text) || NO_MARK.test(text) ? 'cuenta' : 'anulada');
  return (text) => {
    const folded = foldName(text);
    if (folded === '' || isAbsent(text) || NOTHING_WRONG.test(folded)) return 'cuenta';
    if (ANNULS.test(folded)) return 'anulada';
    if (NOT_COUNTED.test(folded)) return 'no-cuenta';
    if (DENIES.test(folded)) return COUNTED.test(folded) ? 'no-cuenta' : 'desconocido';
    return IN_FORCE.test(folded) ? 'cuenta' : 'desconocido';
  };
}
