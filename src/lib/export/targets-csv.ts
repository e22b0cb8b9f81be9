import Papa from 'papaparse';
import { persons } from './suppress';

/** A plan beside what was done, as it leaves the tool. */
export interface TargetCsvRow {
  entidad: string;
  nombre_entidad: string;
  trimestre: string;
  medida: string;
  plan: number;
  hecho: number;
  semaforo: string;
  nota: string;
}

/** Plans and what was done as CSV for Excel; persons from 1 to 4 read "<5". */
export const targetsToCsv = (
  rows: readonly TargetCsvRow[],
  { fecha, demo }: { fecha: string; demo: boolean }
): string =>
  '\ufeff' +
  Papa.unparse(
    rows.map((r) => {
      const counts = r.medida === 'integrantes' || r.medida === 'mujeres';
      return {
        ...r,
        hecho: counts ? persons(r.hecho) : r.hecho,
        fecha,
        aviso: demo ? 'datos de demostración' : ''
      };
    }),
    { escapeFormulae: true }
  );
