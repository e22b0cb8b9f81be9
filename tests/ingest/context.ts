import { readingAgainst, type ReadingContext } from '../../src/lib/ingest/table/context';
import { readCells } from '../../src/lib/ingest/table/read-kind';
import type { Reference, ShippedCatalog } from '../../src/lib/domain/shipped';
import { unitsOfFile } from '../frames';
import { readJson, real, root } from '../shared';

const reference = readJson<Reference>(root, 'static/datos/referencia.json');

/** Reading against the shipped frame of 2,458 municipalities. */
export function shippedContext(): ReadingContext {
  const { claves, nombres } = readJson<ShippedCatalog>(root, 'static/datos/catalogo.json');
  return readingAgainst(
    claves.map((clave, i) => ({ clave: clave as never, nombre: nombres[i] })),
    reference
  );
}

/** Reading against the 2025 frame, which only ../shared has. */
export const context2025 = async (): Promise<ReadingContext> =>
  readingAgainst(await unitsOfFile(real('agem_2025.topojson')), reference);

/** Reads bytes as a table of cells; `rows` are the cells. */
export async function readCococis(bytes: Uint8Array, context: ReadingContext) {
  const read = await readCells(new Blob([bytes as BlobPart]), context);
  return { ...read, rows: read.cells };
}
