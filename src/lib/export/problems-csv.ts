import Papa from 'papaparse';
import type { Problem } from '../domain/problem';
import { explainProblem, nameReason } from '../text/es/shared/problems';

/**
 * Problems of an import as CSV: file, physical line, column, value, reason and remedy. Formulas are neutralised,
 * and a byte-order mark makes Excel read the accents.
 * @param files the files that the lines are of, by their number
 */
export function problemsToCsv(problems: readonly Problem[], files: readonly string[]): string {
  const data = problems.map((p) => [
    files[p.archivo ?? 0] ?? '',
    p.renglon,
    p.columna,
    p.valor,
    nameReason(p),
    explainProblem(p)
  ]);
  const fields = ['archivo', 'renglon', 'columna', 'valor', 'motivo', 'explicacion'];
  return '\ufeff' + Papa.unparse({ fields, data }, { escapeFormulae: true });
}
