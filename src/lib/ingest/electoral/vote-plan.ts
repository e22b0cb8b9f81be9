import type { PlaceRole } from '../../domain/contract';
import { tellOptions, type VoteLevel } from '../../domain/votes';
import { isAbsent, readFigure } from '../figures/number';
import { findHeader, type Header } from '../header';
import type { PlaceCells } from '../place-reader';
import type { Head } from '../table/source';
import { districtColumns, type DistrictColumn } from './headers';
import { countParties, isMark, optionHeaders, VOTE_COLUMNS } from './vote-columns';

/** Rows that a cell must be read as a number in for its column to be one of votes. */
const SHARE_OF_NUMBERS = 0.5;

/** Where everything stands in a table of votes. */
export interface VotePlan {
  header: Header;
  level: VoteLevel;
  /** Position of each canonical column; −1 without. */
  at: Record<string, number>;
  district: DistrictColumn | null;
  options: number[];
  /** Columns that may say a place in words. */
  words: number[];
}

const isNumber = (text: string) => isAbsent(text) || !Number.isNaN(readFigure(text, false) ?? 0);

/** Finds it by the first rows of a table; null when it is none of votes. */
export function planVotes(heads: readonly Head[]): VotePlan | null {
  const header = findHeader(heads, VOTE_COLUMNS, 1);
  if (!header) return null;
  const at = Object.fromEntries(VOTE_COLUMNS.map(({ nombre }) => [nombre, header.columns.get(nombre) ?? -1]));
  const has = (...names: string[]) => names.some((name) => at[name] >= 0);
  const districts = districtColumns(header.written);
  const district = districts.find((d) => d.kind === 'distrito_federal') ?? districts[0] ?? null;
  const taken = new Set([...header.columns.values(), ...districts.map((d) => d.at)]);
  const rows = (heads.find((h) => h.delimiter === header.delimiter)?.rows ?? []).filter(
    (r) => r.line > header.line && r.cells.length > 1
  );
  const filled = (i: number) => rows.map((r) => (r.cells[i] ?? '').trim()).filter((c) => c !== '');
  const numeric = optionHeaders(header.written, taken).filter((i) => {
    const cells = filled(i);
    if (rows.length === 0) return true;
    return cells.length > 0 && cells.filter(isNumber).length >= SHARE_OF_NUMBERS * cells.length;
  });
  const headers = numeric.map((i) => header.written[i]);
  const options = numeric.filter((i) => !isMark(header.written[i], headers, filled(i)));
  // Only what says a place may say "abroad" or "total": remarks and addresses use those words too.
  const named = ['entidad', 'nombre_entidad', 'nombre_municipio', 'id_municipio', 'seccion', 'casilla'];
  const words = [...new Set([0, district?.at ?? 0, ...named.map((n) => at[n])])].filter(
    (i) => i >= 0 && !numeric.includes(i)
  );
  const level = levelOf(has, district);
  return level && options.length > 0 ? { header, level, at, district, options, words } : null;
}

function levelOf(has: (...names: string[]) => boolean, district: DistrictColumn | null): VoteLevel | null {
  const state = has('entidad', 'nombre_entidad');
  if (has('seccion') && state) return 'seccion';
  if (has('municipio_inegi', 'municipio_ine') || has('nombre_municipio') || (state && has('id_municipio')))
    return 'municipio';
  if (district) return district.kind === 'distrito_federal' ? 'distrito' : 'distrito-local';
  return state ? 'entidad' : null;
}

/** Whether a table that somebody takes for votes may be one: something in it that only elections have. */
export function couldBeVotes({ options, at, level, header }: VotePlan): boolean {
  if ([at.total, at.efectivos, at.lista_nominal].some((i) => i >= 0)) return true;
  const headers = options.map((i) => header.written[i]);
  if (level === 'seccion' && options.length > 1) return true;
  return tellOptions(headers).some((o) => o.tipo !== 'partido') || countParties(headers) > 1;
}

/** Whether a table is one of votes: places, options, a total, and words that only elections have. */
export function isVoteTable(heads: readonly Head[]): boolean {
  const plan = planVotes(heads);
  if (!plan || plan.options.length < 2) return false;
  const { at, header } = plan;
  const kinds = tellOptions(plan.options.map((i) => header.written[i])).map((o) => o.tipo);
  const forNobody = kinds.includes('nulos') || kinds.includes('no-registrados');
  const total = at.total >= 0 ? at.total : at.efectivos;
  const says = total >= 0 && /vot|efec/i.test(header.written[total]);
  const parties = countParties(plan.options.map((i) => header.written[i])) > 1;
  return (total >= 0 || forNobody) && (forNobody || says || parties || at.lista_nominal >= 0);
}

/** Headers of the columns that nothing was read of. */
export function unusedHeaders({ header, options, district }: VotePlan): string[] {
  const used = new Set([...header.columns.values(), ...options, district?.at]);
  return header.written.filter((name, at) => name.trim() !== '' && !used.has(at));
}

/** A cell of a row, trimmed; empty where the table has no such column. */
export const cellAt = (cells: readonly string[], i: number) => (i < 0 ? '' : (cells[i] ?? '').trim());

/** What a row says of its municipality. */
export function placeCells(plan: VotePlan, cells: readonly string[]): PlaceCells {
  const of = (name: string) => cellAt(cells, plan.at[name]);
  return {
    cvegeo: of('municipio_inegi'),
    mun_ine: of('municipio_ine'),
    entidad: of('entidad') || of('nombre_entidad'),
    municipio: of('nombre_municipio') || of('id_municipio')
  };
}

/** The headers of the columns that say a municipality, by the part that each one plays. */
export function placeHeaders({ at, header }: VotePlan): Map<PlaceRole, string> {
  const named: [PlaceRole, number][] = [
    ['cvegeo', at.municipio_inegi],
    ['mun_ine', at.municipio_ine],
    ['entidad', at.entidad >= 0 ? at.entidad : at.nombre_entidad],
    ['municipio', at.nombre_municipio >= 0 ? at.nombre_municipio : at.id_municipio]
  ];
  return new Map(named.flatMap(([role, i]) => (i < 0 ? [] : [[role, header.written[i]] as const])));
}
