import { foldName } from '../../domain/catalog';

const RETIRED =
  /\b(baja|retirad[ao]|inactiv[ao]|fusion\w*|suprimid[ao]|cancelad[ao]|no vigente|eliminad[ao]|extint[ao]|desaparec\w*|reseccion\w*)\b/;
const KEPT =
  /^(vigente|activ[ao]|alta|a|si vigente|sin cambio|sin cambios|nueva|ok|ninguno|ninguna|no aplica)$/;
const YES = /^(1|si|s|x|true|verdadero|v)$/;
const NO = /^(0|no|n|false|falso|f)$/;

/**
 * Whether a catalogue says that a sección is no more, by what a column of its status holds and how that column is
 * called: a "no" under `vigente` and a "sí" or a date under `baja` say the same. Null where nobody can tell.
 */
export function isRetired(header: string, cell: string): boolean | null {
  const [name, value] = [foldName(header), foldName(cell)];
  if (value === '') return false;
  const asksWhetherGone = /\bbaja\b/.test(name);
  if (YES.test(value)) return asksWhetherGone ? true : /vigente|activ/.test(name) ? false : null;
  if (NO.test(value)) return asksWhetherGone ? false : /vigente|activ/.test(name) ? true : null;
  if (/^no (es )?baja$/.test(value) || KEPT.test(value)) return false;
  if (value === 'b' || RETIRED.test(value)) return true;
  // A date or a kind of retirement under a header that only speaks of it.
  if (asksWhetherGone) return true;
  return null;
}
