import { joinClave, parseClaveMunicipio, type ClaveMunicipio } from '../domain/clave';
import type { ColumnContract } from '../domain/contract';
import type { KeyBridge } from '../domain/key-system';
import { decode, gunzip, type Encoding } from './decode';
import { findHeader, type Header } from './header';
import { FileError } from './problem';
import { readRows } from './rows';
import { headsOf } from './table/delimited';

/** The columns of a table that names each municipality in both systems, such as a table of secciones. */
const BRIDGE_COLUMNS: readonly ColumnContract[] = [
  { nombre: 'entidad', sinonimos: ['cve ent', 'edo', 'edon', 'estado', 'id entidad', 'clave entidad'] },
  {
    nombre: 'municipio_ine',
    sinonimos: ['mun ine', 'clave ine', 'cve ine', 'ine', 'ife', 'clave municipio ine', 'municipio ife']
  },
  {
    nombre: 'municipio_inegi',
    sinonimos: ['inegi', 'cvegeo', 'cve geo', 'clave inegi', 'mun inegi', 'clave municipio inegi']
  }
];

/** Keys that both systems give, and the rows that could not be read. */
export interface BridgeImport {
  bridge: KeyBridge;
  /** Rows of data, and those with both keys. */
  rows: number;
  read: number;
  /** INE keys that lead to several INEGI keys: nobody can choose among them. */
  ambiguous: string[];
  /** First rows without both keys. */
  unread: { renglon: number; valor: string }[];
  encoding: Encoding;
}

const UNREAD_SHOWN = 100;

/** Whether a header names a municipality in both systems: three columns, or two when INE's key carries its state. */
export function isBridgeHeader(text: string): boolean {
  const header = findHeader(headsOf(text), BRIDGE_COLUMNS);
  return header !== null && header.columns.has('municipio_ine') && header.columns.has('municipio_inegi');
}

/** Whether a table is one of secciones, which are parts of municipalities. */
export const listsSecciones = (text: string): boolean =>
  findHeader(headsOf(text), [
    ...BRIDGE_COLUMNS,
    { nombre: 'seccion', sinonimos: ['secc', 'cve secc'] }
  ])?.columns.has('seccion') ?? false;

/** A key as five digits: whole, or with its state in another column. */
const readKey = (entidad: string, text: string): ClaveMunicipio | null =>
  text.length > 3 ? parseClaveMunicipio(text) : joinClave(entidad, text);

/**
 * Reads which INEGI key each INE key is, from a table with both.
 * @throws FileError `puente-sin-columnas` when the table has not both
 */
export async function readBridge(bytes: Uint8Array): Promise<BridgeImport> {
  const { text, encoding } = decode(await gunzip(bytes));
  const header: Header | null = findHeader(headsOf(text), BRIDGE_COLUMNS);
  const at = (name: string) => header?.columns.get(name) ?? -1;
  if (!header || at('municipio_ine') < 0 || at('municipio_inegi') < 0)
    throw new FileError('puente-sin-columnas');
  const found = new Map<string, Set<ClaveMunicipio>>();
  const unread: BridgeImport['unread'] = [];
  let rows = 0;
  let read = 0;
  readRows(text, header.delimiter ?? ',', ({ line, cells }) => {
    if (line <= header.line || cells.every((c) => c.trim() === '')) return;
    rows++;
    const cell = (name: string) => (cells[at(name)] ?? '').trim();
    const entidad = cell('entidad');
    const [ine, inegi] = [readKey(entidad, cell('municipio_ine')), readKey(entidad, cell('municipio_inegi'))];
    if (!ine || !inegi || ine.slice(0, 2) !== inegi.slice(0, 2)) {
      if (unread.length < UNREAD_SHOWN)
        unread.push({ renglon: line, valor: `${cell('municipio_ine')} / ${cell('municipio_inegi')}` });
      return;
    }
    read++;
    const keys = found.get(ine);
    if (keys) keys.add(inegi);
    else found.set(ine, new Set([inegi]));
  });
  if (read === 0) throw new FileError('puente-sin-columnas');
  const bridge = new Map([...found].map(([ine, keys]) => [ine, [...keys].sort()]));
  const ambiguous = [...bridge].filter(([, keys]) => keys.length > 1).map(([ine]) => ine);
  return { bridge, rows, read, ambiguous, unread, encoding };
}
