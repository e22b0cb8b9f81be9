import { foldName } from '../domain/catalog';
import { COCOCI_COLUMNS } from '../domain/cococi';
import { AFILIADO_COLUMNS } from '../domain/member';
import { isBridgeHeader } from '../ingest/bridge';
import { tableOf } from '../ingest/cococis';
import { decode } from '../ingest/decode';
import { looksLikeFigures } from '../ingest/figures';
import { looksLikeFrame } from '../ingest/frame/open';
import { findHeader } from '../ingest/header';

/** What a file is about, as far as its beginning tells. */
export type FileKind = 'mapa' | 'puente' | 'cifras' | 'cococis' | 'afiliados';

/** Columns that only a list of cells has. */
const OF_CELLS = ['fecha_constitucion', 'integrantes', 'estado'];

/**
 * Tells what a file is by its first bytes, opened if they came compressed.
 * @throws FileError for what is neither text nor a map
 */
export function identifyFile(head: Uint8Array): FileKind {
  if (looksLikeFrame(head)) return 'mapa';
  const { text } = decode(head);
  const header = findHeader(text, COCOCI_COLUMNS);
  const isCells = OF_CELLS.some((name) => header?.columns.has(name));
  if (!isCells && isBridgeHeader(text)) return 'puente';
  const members = findHeader(text, AFILIADO_COLUMNS);
  if (members && tableOf(members.written) === 'personas') return 'afiliados';
  if (isCells) return isCensus(header?.written ?? []) ? 'cifras' : 'cococis';
  const other = header && tableOf(header.written);
  return !other && looksLikeFigures(text) ? 'cifras' : 'cococis';
}

/** "Estado" is also how a table of people calls the state. */
const isCensus = (written: readonly string[]) => {
  const folded = written.map(foldName);
  const cells = ['integrantes', 'fecha constitucion', 'cococi', 'consejo', 'celula'];
  return (
    folded.some((h) => /^(total|pob|pobtot|poblacion( total)?)$/.test(h)) &&
    !folded.some((h) => cells.includes(h))
  );
};
