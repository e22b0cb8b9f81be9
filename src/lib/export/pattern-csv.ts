import Papa from 'papaparse';

/** A municipality of a pattern, as it leaves the tool. Null is *sin dato*; what tells of few persons is withheld in words. */
export interface PatternCsvRow {
  cvegeo: string;
  municipio: string;
  entidad: string;
  valor: number | string;
  grupo: string;
  i_local: number | string | null;
  p: number | null;
  q: number | null;
}

/** A pattern as CSV for Excel, with the question beside each row. */
export const patternToCsv = (
  rows: readonly PatternCsvRow[],
  context: {
    medida: string;
    vecinos: string;
    permutaciones: number;
    semilla: number;
    fecha: string;
    demo: boolean;
  }
): string => {
  const { demo, ...rest } = context;
  return (
    '\ufeff' +
    Papa.unparse(
      rows.map((row) => ({
        ...row,
        i_local: row.i_local ?? '',
        p: row.p ?? '',
        q: row.q ?? '',
        ...rest,
        aviso: demo ? 'datos de demostración' : ''
      })),
      { escapeFormulae: true }
    )
  );
};
