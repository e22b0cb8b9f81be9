import { foldName } from '../domain/catalog';
import { joinClave, parseClaveMunicipio } from '../domain/clave';
import { weighKeySystem, type KeyBridge, type KeyEvidence, type KeySystem } from '../domain/key-system';
import type { Header } from './header';
import type { PlaceAnswer, Places } from './place';
import { FileError } from './problem';

/** The cells of a row that say where it is; empty where the file has no such column. */
export type PlaceCells = Record<'cvegeo' | 'entidad' | 'municipio' | 'mun_ine', string>;
/** The columns of `PlaceCells`. */
export const PLACE_CELLS = ['cvegeo', 'mun_ine', 'entidad', 'municipio'] as const;

/** Headers that say whose keys they hold; any other may hold either. */
const INEGI_HEADERS = new Set([
  'cvegeo',
  'cve geo',
  'clave inegi',
  'inegi',
  'clave geoestadistica',
  'cve mun',
  'cve ent'
]);

/** The system that the header itself says, and the header as written. */
function saidBy({ columns, written }: Header): { system: KeySystem; header: string } | null {
  const of = (name: string) => {
    const at = columns.get(name);
    return at === undefined ? null : written[at];
  };
  const [whole, ine, number] = [of('cvegeo'), of('mun_ine'), of('municipio')];
  for (const header of [whole, whole === null && ine === null ? number : null])
    if (header !== null && INEGI_HEADERS.has(foldName(header))) return { system: 'inegi', header };
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
  header: Header,
  census: KeyCensus,
  { bridge, keySystem }: { bridge: KeyBridge | null; keySystem: KeySystem | null }
): KeyEvidence {
  const evidence = weighKeySystem(keySystem, saidBy(header), census.counts);
  if (evidence.rows === 0 && evidence.by === 'conteo') return { ...evidence, system: 'inegi' };
  if (evidence.system === null) throw new FileError('sistema-de-clave', { evidencia: evidence });
  if (evidence.system === 'ine' && !bridge)
    throw new FileError('clave-ine', { columnas: [evidence.header || 'mun_ine'] });
  return evidence;
}

/** Whether only reading the whole file can tell the system of its keys. */
export const needsCensus = (header: Header, keySystem: KeySystem | null): boolean =>
  keySystem === null && saidBy(header) === null;

/** Finds the municipality of a row, by key or by names, in the system that was decided. */
export class PlaceReader {
  private readonly byName: boolean;

  constructor(
    private readonly places: Places,
    { columns }: Header,
    private readonly system: KeySystem
  ) {
    this.byName = columns.has('entidad') && columns.has('municipio');
  }

  /** The municipality, and the column that said it. */
  locate(cells: PlaceCells): PlaceAnswer & { column: 'cvegeo' | 'mun_ine' | 'municipio' } {
    const { cvegeo, entidad, municipio, mun_ine } = cells;
    const key = cvegeo || (this.system === 'ine' || !this.byName ? mun_ine : '');
    const column = cvegeo || !mun_ine ? 'cvegeo' : 'mun_ine';
    if (this.system === 'ine' && (key || /^\d+$/.test(municipio)))
      return { ...this.places.byIne(entidad, key || municipio), column: key ? column : 'municipio' };
    if (cvegeo !== '' || (!this.byName && mun_ine === ''))
      return { ...this.places.byKey(cvegeo), column: 'cvegeo' };
    if (!this.byName) return { ...this.places.byStateAndName(entidad, mun_ine), column: 'mun_ine' };
    return { ...this.places.byStateAndName(entidad, municipio), column: 'municipio' };
  }
}
