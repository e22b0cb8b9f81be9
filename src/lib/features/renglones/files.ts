import { CONTRACTS } from '../../domain/contracts';
import { keptColumns, type TableKind } from '../../domain/contract';
import type { Bucket } from '../../domain/problem';
import { rowsToCsv } from '../../export/rows-csv';
import { nameReason, explainProblem } from '../../text/es/shared/problems';
import { ROWS } from '../../text/es/renglones';
import { workspace } from '../../session/app.svelte';
import { download } from '../../kit/save-file';

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
