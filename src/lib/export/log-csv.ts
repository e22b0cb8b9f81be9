import Papa from 'papaparse';
import { persons, women } from './suppress';

/** An entry of the logbook as it leaves the tool; absent counts are NaN, absent texts empty. */
export interface LogCsvRow {
  id: string;
  titulo: string;
  resumen: string;
  cvegeo: string;
  municipio: string;
  entidad: string;
  fecha: string;
  plazo: string;
  estado: string;
  estrategia: string;
  eje: string;
  sector: string;
  conferencia: string;
  participantes: number;
  mujeres: number;
}

/**
 * Entries of the logbook as CSV for Excel, with where they come from on every row. Persons from 1 to 4 read "<5".
 * @param columns the ones that their table has
 */
export function logToCsv(
  rows: readonly LogCsvRow[],
  { corte, filtros, fuente, demo }: { corte: string; filtros: string; fuente: string; demo: boolean },
  columns: readonly (keyof LogCsvRow)[]
): string {
  const table = rows.map((row) => {
    const shown = {
      ...row,
      participantes: persons(row.participantes),
      mujeres: women(row.mujeres, row.participantes)
    };
    return {
      ...Object.fromEntries(columns.map((name) => [name, shown[name]])),
      corte,
      filtros,
      fuente,
      nota: demo ? 'datos de demostración' : ''
    };
  });
  const fields = [...columns, 'corte', 'filtros', 'fuente', 'nota'];
  return '\ufeff' + Papa.unparse({ fields, data: table }, { escapeFormulae: true });
}
