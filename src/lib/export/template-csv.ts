import Papa from 'papaparse';
import type { Contract } from '../domain/contract';

/**
 * The template of a table as CSV for Excel: the columns that have examples, and two invented rows. Columns that
 * identify persons are left out, but for the birth date, of which an age band is made.
 */
export function templateCsv({ columnas }: Contract): string {
  const shown = columnas.filter((c) => c.ejemplos.some((e) => e !== ''));
  const rows = [0, 1].map((i) => shown.map((c) => c.ejemplos[i]));
  return '\ufeff' + Papa.unparse([shown.map((c) => c.nombre), ...rows], { escapeFormulae: true });
}
