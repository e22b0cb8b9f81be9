import { foldName } from '../domain/catalog';
import { parseClaveMunicipio } from '../domain/clave';
import { isTableKind, type ColumnContract } from '../domain/contract';
import type { PlaceDecision } from '../domain/decision';
import { findHeader } from './header';
import { FileError } from './problem';
import { openTable } from './table/open';

/** Columns of a file of decisions, in the order in which they are written. */
export const DECISION_COLUMNS: readonly ColumnContract[] = [
  { nombre: 'tabla', sinonimos: ['tipo'] },
  { nombre: 'id', sinonimos: ['folio', 'renglon id'] },
  { nombre: 'entidad', sinonimos: ['estado', 'entidad escrita'] },
  { nombre: 'municipio', sinonimos: ['municipio escrito', 'nombre'] },
  { nombre: 'clave', sinonimos: ['clave escrita'] },
  { nombre: 'decision', sinonimos: ['que hacer'] },
  { nombre: 'cvegeo', sinonimos: ['elegido', 'clave elegida', 'clave inegi'] }
];

/** A line that decides nothing that can be done. */
export interface UnreadDecision {
  renglon: number;
  valor: string;
}

/**
 * Reads a file of decisions about places.
 * @throws FileError `decisiones-sin-columnas` when it has no column of chosen keys and none of decisions
 */
export async function readDecisions(
  file: Blob
): Promise<{ decisions: PlaceDecision[]; unread: UnreadDecision[] }> {
  const fits = () => true;
  const source = await openTable(file, { sheet: null, fits });
  const header = findHeader(source.heads, DECISION_COLUMNS);
  const has = (name: string) => header?.columns.has(name) ?? false;
  if (!header || (!has('cvegeo') && !has('decision')) || (!has('municipio') && !has('clave')))
    throw new FileError('decisiones-sin-columnas', {
      columnas: source.heads[0]?.rows[0]?.cells.slice(0, 12)
    });
  const decisions: PlaceDecision[] = [];
  const unread: UnreadDecision[] = [];
  await source.read(header.delimiter, ({ line, cells }) => {
    if (line <= header.line || cells.every((c) => c.trim() === '')) return;
    const cell = (name: string) => (cells[header.columns.get(name) ?? -1] ?? '').trim();
    const cvegeo = parseClaveMunicipio(cell('cvegeo'));
    const word = foldName(cell('decision'));
    const rejects = /^(rechaz|descart|quitar|no)/.test(word);
    const tabla = foldName(cell('tabla'));
    const place = { entidad: cell('entidad'), municipio: cell('municipio'), clave: cell('clave') };
    const says = place.municipio !== '' || place.clave !== '';
    if (!says || (!rejects && !cvegeo) || (tabla !== '' && !isTableKind(tabla)))
      return void unread.push({
        renglon: line,
        valor: cells
          .map((c) => c.trim())
          .join(' · ')
          .slice(0, 120)
      });
    decisions.push({
      ...place,
      // What is decided of one row names its table too.
      tabla: cell('id') === '' ? '' : (tabla as PlaceDecision['tabla']),
      id: cell('id'),
      decision: rejects ? 'rechazar' : 'elegir',
      cvegeo: rejects ? '' : cvegeo!
    });
  });
  return { decisions, unread };
}
