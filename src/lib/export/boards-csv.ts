import Papa from 'papaparse';
import { women } from './suppress';

/** The board of a municipality as it leaves the tool: counts of posts, never who holds them. NaN is no board. */
export interface BoardRow {
  cvegeo: string;
  municipio: string;
  entidad: string;
  cargos: number;
  cubiertos: number;
  vacantes: number;
  /** Women among those whose sex is known: withheld where either is under five. */
  mujeres: number;
  con_sexo: number;
}

const NO_BOARD = 'sin directiva';

/** The list of boards as CSV for Excel (byte-order mark, formulas neutralised). */
export function boardsToCsv(
  rows: readonly BoardRow[],
  { fecha, lista, fuente, demo }: { fecha: string; lista: string; fuente: string; demo: boolean }
): string {
  const figure = (value: number) => (Number.isNaN(value) ? NO_BOARD : value);
  const data = rows.map((r) => ({
    cvegeo: r.cvegeo,
    municipio: r.municipio,
    entidad: r.entidad,
    cargos: figure(r.cargos),
    cubiertos: figure(r.cubiertos),
    vacantes: figure(r.vacantes),
    mujeres: women(r.mujeres, r.con_sexo, NO_BOARD),
    lista,
    fecha,
    fuente,
    nota: demo ? 'datos de demostración' : ''
  }));
  return '\ufeff' + Papa.unparse(data, { escapeFormulae: true });
}
