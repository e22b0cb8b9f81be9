import { findSection, type SectionCatalog } from '../domain/district';
import type { VoteSample, VoteTable } from '../domain/votes';

/**
 * A catalogue of secciones with the voters that a table of votes by sección says, where the catalogue itself says none;
 * null when the table has no voters by sección or the catalogue has them already.
 * @param part what part of the secciones the table has: the voters of a sample are those of nothing
 */
export function withVoters(
  catalog: SectionCatalog,
  { nivel, claves, lista, muestra }: VoteTable,
  part: VoteSample | null = null
): SectionCatalog | null {
  if (catalog.lista || muestra || part || nivel !== 'seccion' || lista.every((v) => Number.isNaN(v)))
    return null;
  const voters = new Int32Array(catalog.codes.length).fill(-1);
  claves.forEach((clave, row) => {
    const at = findSection(catalog, Number(clave));
    if (at >= 0 && !Number.isNaN(lista[row])) voters[at] = Math.max(0, voters[at]) + lista[row];
  });
  return { ...catalog, lista: voters };
}
