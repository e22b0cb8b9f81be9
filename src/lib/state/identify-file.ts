import { foldName } from '../domain/catalog';
import { COCOCI_COLUMNS } from '../domain/cococi';
import { AFILIADO_COLUMNS } from '../domain/member';
import { isBridgeHeader, listsSecciones } from '../ingest/bridge';
import { tableOf } from '../ingest/cococis';
import { decode } from '../ingest/decode';
import { looksLikeFigures } from '../ingest/figures/plan';
import { looksLikeFrame } from '../ingest/frame/open';
import { findHeader } from '../ingest/header';

/** What a file is about, as far as its beginning tells. */
export type FileKind = 'mapa' | 'puente' | 'cifras' | 'cococis' | 'afiliados';

/** Columns that only a list of cells has. */
const OF_CELLS = ['fecha_constitucion', 'integrantes'];
/** Tables of the network that hold figures by municipality and nothing that another page reads. */
const FIGURES_TOO = new Set(['resultados']);

/**
 * Tells what a file is by its first bytes, opened if they came compressed.
 * @throws FileError for what is neither text nor a map
 */
export function identifyFile(head: Uint8Array): FileKind {
  if (looksLikeFrame(head)) return 'mapa';
  const { text } = decode(head);
  const header = findHeader(text, COCOCI_COLUMNS);
  const has = (name: string) => header?.columns.has(name) ?? false;
  // "Estado" alone may be the state of the republic.
  const isStaged = has('estado') && (has('id') || has('nombre')) && !has('entidad');
  if (OF_CELLS.some(has) || (isStaged && !isCensus(header!.written))) return 'cococis';
  const members = findHeader(text, AFILIADO_COLUMNS);
  if (members && tableOf(members.written) === 'personas') return 'afiliados';
  const other = header && tableOf(header.written);
  const isFigures = (!other || FIGURES_TOO.has(other)) && looksLikeFigures(text);
  // A table of secciones has numbers too, and is no table of figures of municipalities.
  if (isBridgeHeader(text) && (!isFigures || listsSecciones(text))) return 'puente';
  return isFigures ? 'cifras' : 'cococis';
}

const isCensus = (written: readonly string[]) =>
  written.some((h) => /^(total|pob|pobtot|poblacion( total)?)$/.test(foldName(h)));
