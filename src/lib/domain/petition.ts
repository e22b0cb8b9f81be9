import type { TableRow } from './contract';
import { OPEN_PETITION } from './contracts/gestiones';

/** Open petitions of each municipality, in the order of the keys; those of places that are not there are left out. */
export function countOpenPetitions(rows: readonly TableRow[], claves: readonly string[]): Float64Array {
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const counts = new Float64Array(claves.length);
  for (const { cvegeo, estado } of rows) {
    const at = positions.get(String(cvegeo));
    if (at !== undefined && OPEN_PETITION.includes(String(estado))) counts[at]++;
  }
  return counts;
}
