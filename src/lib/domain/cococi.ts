import type { ClaveMunicipio } from './clave';
import type { TableRow } from './contract';
import type { Day } from './day';

/** A cell as accepted from a file: already matched to a municipality, nothing that identifies a person. */
export interface Cococi {
  id: string;
  nombre: string;
  clave: ClaveMunicipio;
  /** Date of constitution; null is *sin dato* and such a cell covers no date. */
  fecha: Day | null;
  integrantes: number | null;
  mujeres: number | null;
  sector: string;
  estado: string;
  /** Number of its sección within its state; null is *sin dato*. */
  seccion: number | null;
  /** Its point in degrees; null without both. */
  punto: readonly [lon: number, lat: number] | null;
}

/** The number of a sección as spreadsheets write it, `0338` or `338.0`; null when it is none. */
function readSection(text: unknown): number | null {
  const digits = /^\s*(\d{1,4})(?:\.0+)?\s*$/.exec(String(text ?? ''))?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}

/** A row of the table of cells as a cell. */
export const cocociOf = (row: TableRow): Cococi => ({
  id: row.id as string,
  nombre: row.nombre as string,
  clave: row.cvegeo as ClaveMunicipio,
  fecha: row.fecha_constitucion as Day | null,
  integrantes: row.integrantes as number | null,
  mujeres: row.mujeres as number | null,
  sector: row.sector as string,
  estado: row.estado as string,
  // Rows kept before cells had them lack all three.
  seccion: readSection(row.seccion),
  punto: typeof row.lon === 'number' && typeof row.lat === 'number' ? [row.lon, row.lat] : null
});
