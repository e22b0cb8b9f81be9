import { foldName } from '../domain/catalog';
import { joinClave, parseClaveMunicipio } from '../domain/clave';
import {
  INEGI_HEADERS,
  weighKeySystem,
  type KeyBridge,
  type KeyEvidence,
  type KeySystem
} from '../domain/key-system';
import type { PlaceRole } from '../domain/contract';
import type { NameCheck } from './name-check';
import type { PlaceAnswer, Places } from './place';
import { FileError } from './problem';

/** The cells of a row that say where it is; empty where the file has no such column. */
export type PlaceCells = Record<PlaceRole, string>;
/** The parts of a place, in the order in which they are asked. */
export const PLACE_ROLES = ['cvegeo', 'mun_ine', 'entidad', 'municipio'] as const;

/** The headers of the columns that say where rows are, as written. */
export type PlaceHeaders = ReadonlyMap<PlaceRole, string>;

const isInegiHeader = (folded: string) => INEGI_HEADERS.has(folded) || folded.startsWith('cvegeo ');

/** The system that the headers themselves say, and which of them. */
function saidBy(headers: PlaceHeaders): { system: KeySystem; header: string } | null {
  const of = (role: PlaceRole) => headers.get(role) ?? null;
  const [whole, ine, number] = [of('cvegeo'), of('mun_ine'), of('municipio')];
  for (const header of [whole, whole === null && ine === null ? number : null])
    if (header !== null && isInegiHeader(foldName(header))) return { system: 'inegi', header };
  return ine !== null && whole === null ? { system: 'ine', header: ine } : null;
}

/** Where a row's key is written, as five digits; null when it holds none or a name. */
function writtenKey({ cvegeo, entidad, municipio, mun_ine }: PlaceCells): string | null {
  const text = cvegeo || mun_ine || municipio;
  const compact = text.replace(/[\s\u00a0]+/g, '');
  return compact.length > 3 ? parseClaveMunicipio(compact) : joinClave(entidad, compact);
}

/** Counts in which system the keys of a file exist, row by row. */
export class KeyCensus {
  private rows = 0;
  private inegi = 0;
  private ine = 0;

  constructor(
    private readonly places: Places,
    private readonly bridge: KeyBridge | null
  ) {}

  add(cells: PlaceCells): void {
    const entidad = this.places.stateOf(cells.entidad) ?? cells.entidad;
    const key = writtenKey({ ...cells, entidad });
    if (!key) return;
    this.rows++;
    if (this.places.has(key)) this.inegi++;
    if (this.bridge?.has(key)) this.ine++;
  }

  get counts() {
    return { rows: this.rows, inegi: this.inegi, ine: this.bridge ? this.ine : null };
  }
}

/**
 * Decides how the keys of a file are read.
 * @param census rows counted; the header may make it needless, and then it is only shown
 * @throws FileError `sistema-de-clave` on a tie, `clave-ine` when INE's keys come without a bridge
 */
export function decideKeySystem(
  headers: PlaceHeaders,
  census: KeyCensus,
  { bridge, keySystem }: { bridge: KeyBridge | null; keySystem: KeySystem | null }
): KeyEvidence {
  const evidence = weighKeySystem(keySystem, saidBy(headers), census.counts);
  if (evidence.rows === 0 && evidence.by === 'conteo') return { ...evidence, system: 'inegi' };
  if (evidence.system === null) throw new FileError('sistema-de-clave', { evidencia: evidence });
  const hasNames = headers.has('entidad') && headers.has('municipio');
  if (evidence.system === 'ine' && !bridge && !hasNames)
    throw new FileError('clave-ine', { columnas: [evidence.header || keyHeader(headers)] });
  return evidence;
}

/**
 * The same for tables of elections: their numbers are INE's as often as INEGI's, and without a bridge no count can tell.
 * @param names the names beside the keys, where the table has them: they may say it, or contradict the keys
 * @throws FileError as `decideKeySystem`; `claves-y-nombres` where names contradict them; `sistema-de-clave` also when nothing but such numbers says the places
 */
export function decideElectoralKeys(
  headers: PlaceHeaders,
  census: KeyCensus,
  context: { bridge: KeyBridge | null; keySystem: KeySystem | null },
  names: NameCheck | null = null
): KeyEvidence {
  const evidence = decideKeySystem(headers, census, context);
  if (names && evidence.system === 'inegi') names.refuse(evidence.by === 'conteo');
  if (names && names.isBorneOut && evidence.by === 'conteo' && evidence.system === 'inegi')
    return { ...evidence, by: 'nombres' };
  if (evidence.by === 'conteo' && evidence.rows > 0 && context.bridge === null)
    throw new FileError('sistema-de-clave', { evidencia: { ...evidence, system: null } });
  return evidence;
}

/** The header of the column of keys, as written. */
const keyHeader = (headers: PlaceHeaders): string =>
  PLACE_ROLES.map((role) => headers.get(role)).find((h) => h !== undefined) ?? '';

/** Whether only reading the whole file can tell the system of its keys. */
export const needsCensus = (headers: PlaceHeaders, keySystem: KeySystem | null): boolean =>
  keySystem === null && saidBy(headers) === null;

/** Finds the municipality of a row, by key or by names, in the system that was decided. */
export class PlaceReader {
  private readonly byName: boolean;
  private readonly hasWhole: boolean;

  /** @param roles which of the columns of a place the table has */
  constructor(
    private readonly places: Places,
    roles: ReadonlySet<PlaceRole>,
    private readonly system: KeySystem
  ) {
    this.byName = roles.has('entidad') && roles.has('municipio');
    this.hasWhole = roles.has('cvegeo');
  }

  /** The municipality, and the column that said it. */
  locate(cells: PlaceCells): PlaceAnswer & { column: 'cvegeo' | 'mun_ine' | 'municipio' } {
    const { places, byName } = this;
    const { cvegeo, entidad, municipio, mun_ine } = cells;
    if (this.system === 'ine') {
      const isName = byName && !/^\d*$/.test(municipio);
      const column = mun_ine !== '' ? 'mun_ine' : cvegeo !== '' ? 'cvegeo' : 'municipio';
      const found = places.byIne(entidad, mun_ine || cvegeo || municipio);
      // A key that no bridge knows leaves the names to say it.
      if (found.kind !== 'unknown' || !isName) return { ...found, column };
    } else if (cvegeo !== '') return { ...places.byKey(cvegeo), column: 'cvegeo' };
    // Beside a column of INEGI's keys the other one is INE's, whatever was decided of the first.
    else if (mun_ine !== '' && this.hasWhole) return { ...places.byIne(entidad, mun_ine), column: 'mun_ine' };
    // Here somebody said that the column's name is wrong.
    else if (mun_ine !== '') return { ...places.byStateAndName(entidad, mun_ine), column: 'mun_ine' };
    if (byName) return { ...places.byStateAndName(entidad, municipio), column: 'municipio' };
    return { ...places.byKey(''), column: 'cvegeo' };
  }
}
