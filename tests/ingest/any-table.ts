import fc from 'fast-check';
import { TABLE_KINDS, type TableKind } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { FileError } from '../../src/lib/ingest/problem';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { readTable } from '../../src/lib/ingest/table/read-table';

/** A file that may be anything under the header of a table of the network. */
export interface AnyTable {
  kind: TableKind;
  body: string[][];
  delimiter: string;
  eol: string;
  latin: boolean;
}

const cell = fc.oneof(
  fc.string({ maxLength: 10 }),
  fc.constantFrom(
    '',
    '01001',
    '1001',
    '99999',
    'TOTAL',
    '"',
    '"a"b',
    '2024-01-01',
    '31/02/2024',
    '12',
    '-4',
    '1.200',
    '3,5',
    'activo',
    'titular',
    'Oaxaca',
    'San Pedro Mixtepec',
    '=HYPERLINK("x")',
    '\u0000',
    'M',
    'entidad',
    '20',
    'AAAA900101MDFBFG00',
    '5512345678',
    'a@b.mx',
    'id',
    'nombre',
    'cvegeo',
    '\n',
    '\r',
    '\t'
  )
);

/** Files of every table: right cells, wrong ones, and what no table should have. */
export const anyTable: fc.Arbitrary<AnyTable> = fc.record({
  kind: fc.constantFrom(...TABLE_KINDS),
  body: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 6 }),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  latin: fc.boolean()
});

/** Folios of ten digits are folios. */
const FOLIOS = new Set(['id', 'folio', 'encuesta']);

/**
 * Reads such a file and says whether it was read or refused; throws where a row is lost, what identifies a person is
 * kept, or the reader throws what is no FileError.
 */
export async function checkAnyTable(
  { kind, body, delimiter, eol, latin }: AnyTable,
  context: ReadingContext
): Promise<'leído' | 'rechazado'> {
  const header = CONTRACTS[kind].columnas.filter((c) => c.ejemplos[0] !== '').map((c) => c.nombre);
  const text = [header, ...body].map((row) => row.join(delimiter)).join(eol);
  const bytes = latin ? Uint8Array.from(text, (c) => c.charCodeAt(0) & 255) : new TextEncoder().encode(text);
  let read;
  try {
    read = await readTable(new Blob([bytes as BlobPart]), CONTRACTS[kind], context);
  } catch (error) {
    if (error instanceof FileError) return 'rechazado';
    throw error;
  }
  const { tally, problems, rows } = read;
  const { filas, aceptadas, ambiguas, desconocidas, duplicadas, fueraDeRango } = tally;
  const counted = {
    todas: aceptadas + ambiguas + desconocidas + duplicadas + fueraDeRango,
    problemas: problems.filter((p) => p.bucket !== null).length,
    guardadas: Array.isArray(rows) ? rows.length : rows.mun.length
  };
  const right = { todas: filas, problemas: filas - aceptadas, guardadas: aceptadas };
  const named = problems.map((p) => (FOLIOS.has(p.columna) ? { ...p, valor: '' } : p));
  const kept = JSON.stringify([rows, named], (k, v) => (FOLIOS.has(k) ? '' : v));
  if (JSON.stringify(counted) !== JSON.stringify(right) || /AAAA900101|5512345678/.test(kept))
    throw new Error(`${kind}: ${JSON.stringify({ counted, right, text })}`);
  return 'leído';
}
