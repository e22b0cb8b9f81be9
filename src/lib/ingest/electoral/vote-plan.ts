import { foldName } from '../../domain/catalog';
import type { PlaceRole } from '../../domain/contract';
import { tellOptions, type VoteLevel } from '../../domain/votes';
import { isAbsent, isWrittenFigure } from '../figures/number';
import { findHeaders, type Header } from '../header';
import type { PlaceCells } from '../place-reader';
import type { Head } from '../table/source';
import { districtColumns, type DistrictHeader } from './headers';
import { ROLE_NAMES, VOTE_COLUMNS } from './vote-columns';
import { countParties, hintsOf } from './vote-hints';

/** Where a table of votes says the place of its rows; what its other columns are only its rows say. */
export interface VotePlan {
  header: Header;
  level: VoteLevel;
  /** Position of each canonical column that is no figure; −1 without. */
  at: Record<string, number>;
  /** Columns of districts, the newest map first. */
  districts: readonly DistrictHeader[];
  /** The one that is read. */
  district: DistrictHeader | null;
  /** Columns of keys, names and marks: no figures. */
  roles: ReadonlySet<number>;
  /** Columns that may say a place in words. */
  words: readonly number[];
}

/** Headers of columns that name places. */
const OF_PLACES = /\b(estado|entidad|municipio|mun|distrito|cabecera|seccion)\b/;

/** Finds it by the first rows of a table; null when nothing says the place of its rows. */
export function planVotes(heads: readonly Head[]): VotePlan | null {
  const plans = findHeaders(heads, VOTE_COLUMNS, 1).flatMap((header) => planOf(header) ?? []);
  // The first table with options in it: another one below may name more places.
  const first = plans.find((plan) => {
    const { total, valid, known } = figureHeaders(plan);
    return known > 1 || (known > 0 && total + valid > 0);
  });
  if (first) return first;
  const rivals = plans.filter((p) => figureHeaders(p).options.length > 1);
  const left = rivals.length ? rivals : plans;
  const most = left.reduce((best, p) => Math.max(best, p.header.columns.size), 0);
  return left.find((p) => p.header.columns.size === most) ?? null;
}

/** The plan of a table with this header; null when nothing says the place of its rows. */
export function planOf(header: Header): VotePlan | null {
  const at: Record<string, number> = Object.fromEntries(
    VOTE_COLUMNS.map(({ nombre }) => [nombre, header.columns.get(nombre) ?? -1])
  );
  // Its parts say the same and are few: a key of its own for every acta is not held.
  if (at.seccion >= 0 && at.tipo_casilla >= 0 && at.id_casilla >= 0) at.casilla = -1;
  const has = (...names: string[]) => names.some((name) => at[name] >= 0);
  // "Clave" alone is that of the unit of the rows.
  if (!has('seccion', 'municipio_inegi', 'municipio_ine', 'id_municipio') && has('nombre_municipio'))
    at.id_municipio = header.written.findIndex((h) => foldName(h) === 'clave');
  const districts = districtColumns(header.written);
  const district = districts.find((d) => d.kind === 'distrito_federal') ?? districts[0] ?? null;
  const level = levelOf(has, district);
  if (!level) return null;
  const roles = new Set(
    [...ROLE_NAMES.map((n) => at[n]), ...districts.map((d) => d.at)].filter((i) => i >= 0)
  );
  // Only what says a place may say "abroad" or "total": remarks and addresses use those words too.
  const words = header.written.flatMap((name, i) =>
    OF_PLACES.test(foldName(name)) ||
    i === at.tipo_casilla ||
    (i === 0 && i !== header.columns.get('casilla'))
      ? [i]
      : []
  );
  return { header, level, at, districts, district, roles, words };
}

function levelOf(has: (...names: string[]) => boolean, district: DistrictHeader | null): VoteLevel | null {
  const state = has('entidad', 'nombre_entidad');
  if (has('seccion') && state) return 'seccion';
  if (has('municipio_inegi', 'municipio_ine', 'nombre_municipio', 'id_municipio')) return 'municipio';
  if (district) return district.kind === 'distrito_federal' ? 'distrito' : 'distrito-local';
  return state ? 'entidad' : null;
}

/** Headers of what may be figures, by the names that only elections have. */
function figureHeaders({ header, roles }: VotePlan) {
  const free = header.written.map((name, i) => (roles.has(i) ? '' : name));
  const hints = hintsOf(free);
  return {
    total: hints.filter((h) => h === 'total').length,
    valid: hints.filter((h) => h === 'validos').length,
    roll: hints.filter((h) => h === 'lista').length,
    options: free.filter((name, i) => name !== '' && (hints[i] === 'opcion' || hints[i] === 'nada')),
    known: hints.filter((h) => h === 'opcion').length,
    says: free.some((name, i) => (hints[i] === 'total' || hints[i] === 'validos') && /vot|efec/i.test(name))
  };
}

/** Whether a table that somebody takes for votes may be one: something in it that only elections have. */
export function couldBeVotes(plan: VotePlan): boolean {
  const { total, valid, roll, options, known } = figureHeaders(plan);
  if (options.length === 0) return false;
  if (total + valid + roll > 0) return true;
  if (plan.level === 'seccion' && options.length > 1) return true;
  return tellOptions(options).some((o) => o.tipo !== 'partido') || countParties(options) > 1 || known > 1;
}

/** Whether a table is one of votes: places, options, and parties, or a total beside words that only elections have. */
export function isVoteTable(heads: readonly Head[]): boolean {
  const plan = planVotes(heads);
  if (!plan) return false;
  const { total, valid, roll, options, says } = figureHeaders(plan);
  const rows = (heads.find((h) => h.delimiter === plan.header.delimiter)?.rows ?? []).filter(
    (r) => r.line > plan.header.line && r.cells.length > 1
  );
  // A column that holds words in its first rows is no option of a table that nobody called one of votes.
  const isFigure = (name: string) => {
    const i = plan.header.written.indexOf(name);
    const filled = rows.map((r) => (r.cells[i] ?? '').trim()).filter((c) => c !== '');
    return filled.filter((c) => isAbsent(c) || isWrittenFigure(c)).length * 2 >= filled.length;
  };
  const figures = options.filter(isFigure);
  if (figures.length < 2) return false;
  const kinds = tellOptions(figures).map((o) => o.tipo);
  const forNobody = kinds.includes('nulos') || kinds.includes('no-registrados');
  const parties = countParties(figures);
  // Parties alone say enough: the total of many a table is left out.
  if (parties > (plan.level === 'seccion' ? 1 : 2)) return true;
  return (total + valid > 0 || forNobody) && (forNobody || says || parties > 1 || roll > 0);
}

/** A cell of a row, trimmed; empty where the table has no such column. */
export const trimmedCell = (cells: readonly string[], i: number) => (i < 0 ? '' : (cells[i] ?? '').trim());

/** What a row says of its municipality. */
export function municipalCells(at: VotePlan['at'], cell: (position: number) => string): PlaceCells {
  const of = (name: string) => (at[name] < 0 ? '' : cell(at[name]));
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
