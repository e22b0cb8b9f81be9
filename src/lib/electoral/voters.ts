import { findSection, type SectionCatalog } from '../domain/district';
import type { VoteTable } from '../domain/votes';
import { sampleIn } from './sample';

/**
 * A catalogue of secciones with the voters that a table of votes by sección says, where the catalogue itself says none;
 * null when the table has no voters by sección, when it is a sample, or when the catalogue has them already.
 */
export function withVoters(catalog: SectionCatalog, table: VoteTable): SectionCatalog | null {
  const { nivel, claves, lista } = table;
  if (catalog.lista || nivel !== 'seccion' || lista.every((v) => Number.isNaN(v))) return null;
  if (sampleIn(table, catalog)) return null;
  const voters = new Int32Array(catalog.codes.length).fill(-1);
  claves.forEach((clave, row) => {
    const at = findSection(catalog, Number(clave));
    if (at >= 0 && !Number.isNaN(lista[row])) voters[at] = Math.max(0, voters[at]) + lista[row];
  });
  return { ...catalog, lista: voters };
}
