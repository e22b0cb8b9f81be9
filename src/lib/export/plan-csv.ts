import Papa from 'papaparse';

/** A new municipality of a plan, as it leaves the tool. */
export interface PlanCsvRow {
  lugar: number;
  cvegeo: string;
  municipio: string;
  entidad: string;
  /** Null for the first where nothing was near before. */
  ganancia: number | null;
  alcanza_nuevos: number;
  /** Keys of the districts in which it is the first of the network; empty for none, or where no districts are known. */
  distritos_que_abre: string;
  /** Null without a budget. */
  costo: number | null;
  condicion: string;
}

/** What holds for the whole plan and is written beside each row. */
export interface PlanCsvContext {
  objetivo: string;
  peso: string;
  probado: boolean;
  /** 0–1. */
  brecha: number;
  fecha: string;
  demo: boolean;
}

/** A plan as CSV for Excel, with how good it is known to be. */
export const planToCsv = (
  rows: readonly PlanCsvRow[],
  { objetivo, peso, probado, brecha, fecha, demo }: PlanCsvContext
): string =>
  '\ufeff' +
  Papa.unparse(
    rows.map((row) => ({
      ...row,
      ganancia: row.ganancia ?? '',
      costo: row.costo ?? '',
      objetivo,
      peso,
      prueba: probado ? 'óptimo probado' : `brecha ${brecha}`,
      fecha,
      aviso: demo ? 'datos de demostración' : ''
    })),
    { escapeFormulae: true }
  );

/** A visit of a plan, as it leaves the tool. */
export interface VisitCsvRow {
  semana: number;
  desde: string;
  hasta: string;
  trimestre: string;
  cvegeo: string;
  municipio: string;
  entidad: string;
  /** Null for the first of a tour. */
  km_desde_el_anterior: number | null;
}

/** Who goes where by week, as CSV for Excel. */
export const visitsToCsv = (rows: readonly VisitCsvRow[], demo: boolean): string =>
  '\ufeff' +
  Papa.unparse(
    rows.map((row) => ({
      ...row,
      km_desde_el_anterior: row.km_desde_el_anterior ?? '',
      aviso: demo ? 'datos de demostración' : ''
    })),
    { escapeFormulae: true }
  );
