import type { TableKind } from '../../domain/contract';
import { isBridgeHeader, listsSecciones } from '../../ingest/bridge';
import { decode } from '../../ingest/decode';
import { looksLikeFigures } from '../../ingest/figures/survey';
import { holdsAreas } from '../../ingest/frame/geoparquet';
import { looksLikeFrame } from '../../ingest/frame/open';
import { isSectionTable } from '../../ingest/electoral/read-sections';
import { isVoteTable } from '../../ingest/electoral/vote-plan';
import { readHead } from '../../ingest/stream';
import { headAsText } from '../../ingest/table/as-csv';
import { identifyTable } from '../../ingest/table/identify-table';
import { isParquet, isZip } from '../../ingest/table/signature';
import { openTable } from '../../ingest/table/open';
import type { Head } from '../../ingest/table/source';
import { cutToTable, type TableChoice } from '../../ingest/table/stacked';
import { holdsMaps } from '../../ingest/table/zipped';

/** What a file is about, as far as its beginning tells. */
export type FileKind = 'mapa' | 'puente' | 'cifras' | 'decisiones' | 'secciones' | 'votos' | TableKind;

/** What a person chose among is a file of its own, with these columns. */
const isDecisions = (text: string) =>
  /^\ufeff?tabla[,;\t]id[,;\t]entidad[,;\t]municipio[,;\t]clave[,;\t]decision/i.test(text);

const fitsAny = (heads: readonly Head[]) =>
  identifyTable(heads) !== null || isVoteTable(heads) || isSectionTable(heads);

/**
 * Tells what a file is by its beginning; null when it is none of what is known.
 * @param sheet of a workbook, when a person said which
 * @param cuadro which of the tables that stand in the sheet, when a person said which
 * @throws FileError for what cannot be opened, or leaves its sheet to be asked
 */
export async function identifyFile(
  file: Blob,
  sheet: string | null = null,
  cuadro: TableChoice = null
): Promise<FileKind | null> {
  const head = await readHead(file);
  if (looksLikeFrame(head) && (!isZip(head) || (await holdsMaps(file)))) return 'mapa';
  if (isParquet(head) && (await holdsAreas(file))) return 'mapa';
  const source = await cutToTable(await openTable(file, { sheet, fits: fitsAny }), cuadro);
  const isWhole = cuadro === null && !source.deZip;
  const text = source.formato === 'texto' && isWhole ? decode(head).text : headAsText(source);
  if (isDecisions(text)) return 'decisiones';
  const table = identifyTable(source.heads);
  if (table) return table;
  // Votes by sección may say the municipality and the district of each too.
  if (isVoteTable(source.heads)) return 'votos';
  if (isSectionTable(source.heads)) return 'secciones';
  const isFigures = looksLikeFigures(text);
  // A table of secciones has numbers too, and is no table of figures of municipalities.
  if (isBridgeHeader(text) && (!isFigures || listsSecciones(text))) return 'puente';
  if (isFigures) return 'cifras';
  // Of a zip that holds no table that is known, the reader of maps says what is missing.
  return isZip(head) && source.deZip ? 'mapa' : null;
}
