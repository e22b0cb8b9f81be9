import { foldName } from '../../domain/catalog';
import { TABLE_KINDS, type TableKind } from '../../domain/contract';
import { CONTRACTS } from '../../domain/contracts';
import { looksLikePerson } from '../../domain/privacy';
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

/** Whether a header says as much of a table as of another: what it lacks is then a column, and it is no other table. */
export function saysAsMuch(heads: readonly Head[], of: TableKind, than: TableKind): boolean {
  const weightOf = (kind: TableKind) => {
    const header = findHeader(heads, CONTRACTS[kind].columnas);
    return header ? weigh(header) : 0;
  };
  return weightOf(of) >= weightOf(than);
}

/** What only a person has: beside it, names that look like those of persons are. */
const ONLY_OF_PERSONS =
  /\b(curp|rfc|elector|nacimiento|nac|apellidos?|paterno|materno|sexo|genero|edad|ocr|nss)\b/;
/** Of the names looked at, this share must look like those of persons. */
const SURE_NAMES = 0.6;

/** Whether the rows of a table that has something in each of them have persons instead. */
function listsPersons(kind: TableKind, heads: readonly Head[]): boolean {
  const contract = CONTRACTS[kind];
  const header = findHeader(heads, contract.columnas);
  const at = header?.columns.get('nombre');
  if (
    !header ||
    at === undefined ||
    contract.columnas.some((c) => c.nombre === 'nombre' && c.tipo === 'persona')
  )
    return false;
  const own = new Set([...header.columns.values()]);
  const isOfPerson = (written: string, i: number) => !own.has(i) && ONLY_OF_PERSONS.test(foldName(written));
  if (!header.written.some(isOfPerson)) return false;
  const rows = heads.find((h) => h.delimiter === header.delimiter)?.rows ?? [];
  const names = rows
    .filter((r) => r.line > header.line)
    .map((r) => (r.cells[at] ?? '').trim())
    .filter(Boolean);
  return names.length > 0 && names.filter(looksLikePerson).length >= SURE_NAMES * names.length;
}

/**
 * Which table of the network the beginning of a file is, by its headers; null when it is none of them. Names of persons
 * beside what only persons have make it a list of persons, whatever its headers are called.
 */
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
  return best && listsPersons(best.kind, heads) ? 'afiliados' : (best?.kind ?? null);
}
