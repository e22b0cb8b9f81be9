import Papa from 'papaparse';
import { explainProblem, REASON } from '../text/problems';

type Row = Parameters<typeof explainProblem>[0];

/**
 * Problems of an import as CSV: file, physical line, column, value, reason and remedy. Formulas are neutralised,
 * and a byte-order mark makes Excel read the accents.
 */
export function problemsToCsv(problems: readonly Row[], file: string): string {
  const rows = problems.map((p) => ({
    archivo: file,
    renglon: p.renglon,
    columna: p.columna,
    valor: p.valor,
    motivo: REASON[p.motivo],
    explicacion: explainProblem(p)
  }));
  const fields = ['archivo', 'renglon', 'columna', 'valor', 'motivo', 'explicacion'];
  return (
    '\ufeff' +
    Papa.unparse(
      { fields, data: rows.map((r) => fields.map((f) => r[f as keyof typeof r])) },
      { escapeFormulae: true }
    )
  );
}
