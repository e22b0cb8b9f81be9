import { CONTRACTS } from '../domain/contracts';
import { keptColumns, type TableKind } from '../domain/contract';
import type { Bucket } from '../domain/problem';
import { decisionsToCsv } from '../export/decisions-csv';
import { rowsToCsv } from '../export/rows-csv';
import { unknownPlacesToCsv } from '../export/unknown-places-csv';
import { templateCsv } from '../export/template-csv';
import { DATA } from '../text/data';
import { READ } from '../text/elections-read';
import { REVIEW } from '../text/review';
import { nameReason, explainProblem } from '../text/problems';
import { ROWS } from '../text/rows';
import { workspace } from './app.svelte';
import { download } from './downloads';

/** Hands over the template of a table. */
export const saveTemplate = (kind: TableKind): void =>
  download(templateCsv(CONTRACTS[kind]), DATA.templateFile(kind));

/** Hands over what people decided of places. */
export const saveDecisions = (): void =>
  download(decisionsToCsv(workspace.decisions?.content ?? []), REVIEW.fileName);

/** Hands over the municipalities of a table that nobody knows, to be filled in. */
export const saveUnknownPlaces = (places: Parameters<typeof unknownPlacesToCsv>[0], name: string): void =>
  download(unknownPlacesToCsv(places), READ.unknownFile(name));

/** Hands over every row of a bucket; those set aside with their line and reason. */
export async function saveRows(table: TableKind, bucket: Bucket): Promise<void> {
  const page = await workspace.editor.rows(table, {
    bucket,
    words: '',
    claves: [],
    from: 0,
    count: Infinity
  });
  if (!page) return;
  const columns = keptColumns(CONTRACTS[table]).map((c) => c.nombre);
  const name = ROWS.downloadFile(bucket === 'aceptadas' ? table : `${table}-${bucket.toLowerCase()}`);
  if (bucket === 'aceptadas')
    return download(
      rowsToCsv(
        columns,
        page.rows.map((r) => r.celdas)
      ),
      name
    );
  const written = CONTRACTS[table].columnas.filter((c) => c.tipo !== 'persona').map((c) => c.nombre);
  const rows = page.rows.map((r) => ({
    ...r.celdas,
    archivo: r.archivo,
    renglon: String(r.renglon),
    motivo: nameReason(r.problema!),
    explicacion: explainProblem(r.problema!)
  }));
  download(rowsToCsv(['archivo', 'renglon', ...written, 'motivo', 'explicacion'], rows), name);
}
