import type { UnknownPlace } from '../domain/decision';
import { rowsToCsv } from './rows-csv';

const COLUMNS = ['tabla', 'id', 'entidad', 'municipio', 'clave', 'decision', 'cvegeo', 'filas', 'candidatos'];

/** Places that nobody knows as a file of decisions to be filled in: one line for each, with the keys that it may be. */
export const unknownPlacesToCsv = (places: readonly UnknownPlace[]): string =>
  rowsToCsv(
    COLUMNS,
    places.map(({ entidad, municipio, clave, filas, candidatos }) => ({
      entidad,
      municipio,
      clave,
      decision: '',
      cvegeo: '',
      filas: String(filas),
      candidatos: candidatos.map((c) => `${c.clave} ${c.nombre}`).join('; ')
    }))
  );
