import { foldName } from '../../domain/catalog';
import type { HeldColumn, HeldTable } from '../table/held-table';
import { actaStatusReader } from './acta-status';
import type { VotePlan } from './vote-plan';

/** What is said of an acta that counts, or does not, in a column of marks. */
const MARK = /^(?:s[ií]?|no?|1|0|x|true|false|verdadero|falso|v|f)$/i;
const OF_COUNTING = /\b(?:contabiliz|comput|capturad|valid[ao]$|procede|cuenta$)/;
const OF_STATUS = /\b(?:estatus|status|situacion|estado|observacion(?:es)?)\b/;
const OF_YEAR = /\b(?:anio|ano|year|eleccion|proceso|ejercicio|periodo|jornada)\b/;
const YEARS = /^(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?$/;
/** Of the words of a column of status this share must be known. */
const MOSTLY = 0.5;

/** The different cells of a column of few words. */
function wordsOf(column: HeldColumn, rows: number): string[] | null {
  const found = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const text = column.textAt(row);
    if (text !== '') found.add(text);
    if (found.size > 40) return null;
  }
  return [...found];
}

/**
 * The plan of a table with the columns that say whether an acta counts and of which year it is, by what they hold where
 * their headers are not those that everybody uses.
 */
export function settleMarks(plan: VotePlan, held: HeldTable): VotePlan {
  const at = { ...plan.at };
  const roles = new Set(plan.roles);
  const hasActas = [at.casilla, at.tipo_casilla, at.id_casilla].some((i) => i >= 0);
  const free = held.columns.filter((c) => !roles.has(c.at) && c.header.trim() !== '');
  const find = (header: RegExp, holds: (words: readonly string[], header: string) => boolean): number => {
    const found = free.find((column) => {
      const folded = foldName(column.header);
      if (roles.has(column.at) || !header.test(folded)) return false;
      const words = wordsOf(column, held.rows);
      return words !== null && words.length > 0 && holds(words, column.header);
    });
    return found ? found.at : -1;
  };
  const take = (name: string, position: number) => {
    if (position < 0) return;
    at[name] = position;
    roles.add(position);
  };
  if (hasActas && at.contabilizada < 0)
    take(
      'contabilizada',
      find(OF_COUNTING, (words) => words.every((w) => MARK.test(w)))
    );
  if (hasActas && at.anulada < 0)
    take(
      'anulada',
      find(OF_STATUS, (words, header) => {
        const read = actaStatusReader(header);
        return words.filter((w) => read(w) !== 'desconocido').length >= MOSTLY * words.length;
      })
    );
  if (at.anio < 0)
    take(
      'anio',
      find(OF_YEAR, (words) => words.every((w) => YEARS.test(w)))
    );
  return { ...plan, at, roles };
}
