import { foldName } from '../../domain/catalog';
import { TABLE_KINDS, type TableKind } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import { findHeader, type Header } from '../header';
import type { Head } from './source';

/** In how many tables a header may stand: the fewer, the more it says. */
const TABLES_WITH = new Map<string, number>();
for (const { columnas } of Object.values(CONTRACTS))
  for (const header of new Set(columnas.flatMap((c) => [foldName(c.nombre), ...c.sinonimos])))
    TABLES_WITH.set(header, (TABLES_WITH.get(header) ?? 0) + 1);

/** Columns of which a list of persons has at least one. */
const OF_PERSONS = ['sexo', 'fecha_nacimiento', 'fecha_afiliacion', 'grupo_edad'];
const SURNAMES = /^(primer |segundo )?apellidos?\b/;
/** Columns of which a list of petitions has at least one. */
const OF_PETITIONS = ['fecha_apertura', 'fecha_cierre', 'nivel_gobierno', 'beneficiarios'];
/** Columns of which a list of cells has at least one, unless it says in which stage each of them is. */
const OF_CELLS = ['fecha_constitucion', 'integrantes'];
/** A census has these, and may call its states "Estado". */
const OF_CENSUS = /^(total|pob|pobtot|poblacion( total)?)$/;

function couldBe(kind: TableKind, { columns, written }: Header, isOfCells: boolean): boolean {
  const has = (name: string) => columns.has(name);
  if (!CONTRACTS[kind].necesarias.every(has)) return false;
  if (kind === 'afiliados')
    return (
      OF_PERSONS.some(has) ||
      written.some((h) => SURNAMES.test(foldName(h))) ||
      // A list of cells may name who answers for each.
      (has('curp') && !isOfCells)
    );
  if (kind === 'gestiones') return OF_PETITIONS.some(has);
  if (kind !== 'cococis') return true;
  // "Estado" alone may be the state of the republic.
  const isStaged = has('estado') && (has('id') || has('nombre')) && !has('entidad');
  return OF_CELLS.some(has) || (isStaged && !written.some((h) => OF_CENSUS.test(foldName(h))));
}

/** What the headers of a table say together: each the more, the fewer tables have it. */
const weigh = ({ columns, written }: Header): number =>
  [...columns.values()].reduce((sum, at) => sum + 1 / (TABLES_WITH.get(foldName(written[at])) ?? 1), 0);

/** Which table of the network the beginning of a file is, by its headers; null when it is none of them. */
export function identifyTable(heads: readonly Head[]): TableKind | null {
  let best: { kind: TableKind; weight: number } | null = null;
  let isOfCells = false;
  // Cells come first among the tables.
  for (const kind of TABLE_KINDS) {
    const header = findHeader(heads, CONTRACTS[kind].columnas);
    if (!header || !couldBe(kind, header, isOfCells)) continue;
    isOfCells ||= kind === 'cococis';
    const weight = weigh(header);
    if (weight > (best?.weight ?? 0) + 1e-9) best = { kind, weight };
  }
  return best?.kind ?? null;
}
