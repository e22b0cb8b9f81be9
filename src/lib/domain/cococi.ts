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
  estado: row.estado as string
});
