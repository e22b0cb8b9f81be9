import Papa from 'papaparse';

/** A municipality with its zone, as it leaves the tool. */
export interface ZoneCsvRow {
  /** From 1. */
  zona: number;
  cvegeo: string;
  municipio: string;
  /** Null is *sin dato*: it counts 0. */
  valor: number | null;
  a_mano: string;
}

/** Zones as CSV for Excel. */
export const zonesToCsv = (rows: readonly ZoneCsvRow[], peso: string, demo: boolean): string =>
  '\ufeff' +
  Papa.unparse(
    rows.map((row) => ({
      ...row,
      valor: row.valor ?? '',
      peso,
      aviso: demo ? 'datos de demostración' : ''
    })),
    { escapeFormulae: true }
  );
