import { PlaceDecisions } from '../../src/lib/domain/decision';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { readCells } from '../../src/lib/ingest/table/read-kind';
import { DEFAULT_STAGES } from '../../src/lib/domain/stage';
import type { Reference, ShippedCatalog } from '../../src/lib/domain/shipped';
import { unitsOfFile } from '../frames';
import { readJson, real, root } from '../shared';

const reference = readJson<Reference>(root, 'static/datos/referencia.json');

/** Reading against the shipped frame of 2,458 municipalities. */
export function shippedContext(): ReadingContext {
  const { claves, nombres } = readJson<ShippedCatalog>(root, 'static/datos/catalogo.json');
  return {
    municipios: claves.map((clave, i) => ({ clave: clave as never, nombre: nombres[i] })),
    entidades: reference.entidades,
    later: reference.posteriores,
    aliases: reference.nombres,
    elsewhere: [],
    stages: DEFAULT_STAGES,
    today: null,
    bridge: null,
    keySystem: null,
    decisions: new PlaceDecisions(),
    salt: null
  };
}

/** Reading against the 2025 frame, which only ../shared has. */
export async function context2025(): Promise<ReadingContext> {
  const municipios = await unitsOfFile(real('agem_2025.topojson'));
  return {
    municipios,
    entidades: reference.entidades,
    later: reference.posteriores,
    aliases: reference.nombres,
    elsewhere: [],
    stages: DEFAULT_STAGES,
    today: null,
    bridge: null,
    keySystem: null,
    decisions: new PlaceDecisions(),
    salt: null
  };
}

/** Reads bytes as a table of cells; `rows` are the cells. */
export async function readCococis(bytes: Uint8Array, context: ReadingContext) {
  const read = await readCells(new Blob([bytes as BlobPart]), context);
  return { ...read, rows: read.cells };
}
