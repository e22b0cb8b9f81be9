import Papa from 'papaparse';
import { SUPPRESSED_UNDER, WITHHELD } from '../domain/privacy';

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

const suppressed = `<${SUPPRESSED_UNDER}`;
const isFew = (n: number) => n > 0 && n < SUPPRESSED_UNDER;

/** Persons from 1 to 4 read "<5"; women are withheld where the men are so few. */
function persons(participantes: number, mujeres: number) {
  const of = (n: number) => (Number.isNaN(n) ? 'sin dato' : isFew(n) ? suppressed : n);
  return {
    participantes: of(participantes),
    mujeres: !isFew(mujeres) && isFew(participantes - mujeres) ? WITHHELD : of(mujeres)
  };
}

/**
 * Entries of the logbook as CSV for Excel, with where they come from on every row.
 * @param columns the ones that their table has
 */
export function logToCsv(
  rows: readonly LogCsvRow[],
  { corte, filtros, fuente, demo }: { corte: string; filtros: string; fuente: string; demo: boolean },
  columns: readonly (keyof LogCsvRow)[]
): string {
  const table = rows.map((row) => {
    const shown = { ...row, ...persons(row.participantes, row.mujeres) };
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
