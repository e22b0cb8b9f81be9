import {
  Int16,
  Int32,
  Int8,
  makeData,
  Table,
  tableToIPC,
  Utf8,
  Vector,
  type Data,
  type DataType
} from 'apache-arrow';
import type { CellsToEncode, EncodedFacts, EncodedMembers } from './port';

/*
 * Arrow's own builders compile code from text, which the page's policy forbids; whole columns with a validity
 * bitmap need no builder.
 */

function nullable(values: readonly (number | null)[]): Vector<Int32> {
  const data = new Int32Array(values.length);
  const valid = new Uint8Array(Math.ceil(values.length / 8));
  let nullCount = 0;
  values.forEach((value, i) => {
    if (value === null) nullCount++;
    else {
      data[i] = value;
      valid[i >> 3] |= 1 << (i & 7);
    }
  });
  return column(makeData({ type: new Int32(), length: data.length, nullCount, nullBitmap: valid, data }));
}

function text(values: readonly string[]): Vector<Utf8> {
  const encoder = new TextEncoder();
  const parts = values.map((v) => encoder.encode(v));
  const valueOffsets = new Int32Array(values.length + 1);
  parts.forEach((part, i) => (valueOffsets[i + 1] = valueOffsets[i] + part.length));
  const data = new Uint8Array(valueOffsets[values.length]);
  parts.forEach((part, i) => data.set(part, valueOffsets[i]));
  return column(makeData({ type: new Utf8(), length: values.length, nullCount: 0, valueOffsets, data }));
}

const column = <T extends DataType>(data: Data<T>) => new Vector<T>([data]);

/** Coded cells as one Arrow stream: of the file format DuckDB-Wasm inserts nothing and says nothing. */
export function encodeFacts(facts: CellsToEncode): EncodedFacts {
  const length = facts.id.length;
  const table = new Table({
    id: text(facts.id),
    nombre: text(facts.nombre),
    mun: column(makeData({ type: new Int16(), length, nullCount: 0, data: facts.mun })),
    fecha: nullable(facts.fecha),
    integrantes: nullable(facts.integrantes),
    mujeres: nullable(facts.mujeres),
    sector: column(makeData({ type: new Int16(), length, nullCount: 0, data: facts.sector })),
    etapa: column(makeData({ type: new Int8(), length, nullCount: 0, data: facts.etapa }))
  });
  // Its own buffer, so that it can be handed to another worker without a copy.
  return { units: facts.units, cells: length, stream: tableToIPC(table, 'stream').slice() };
}

/** Codes of a batch of members, one place per row. */
export interface MemberCodes {
  mun: Int16Array;
  dia: Int16Array;
  sector: Int16Array;
  genero: Int8Array;
  edad: Int8Array;
  personas: Int32Array;
}

/** Coded members as one Arrow stream. */
export function encodeMembers(codes: MemberCodes): EncodedMembers {
  const length = codes.mun.length;
  const plain = <T extends Int8 | Int16 | Int32>(type: T, data: T['TArray']) =>
    column(makeData({ type, length, nullCount: 0, data } as never) as unknown as Data<T>);
  const table = new Table({
    mun: plain(new Int16(), codes.mun),
    dia: plain(new Int16(), codes.dia),
    sector: plain(new Int16(), codes.sector),
    genero: plain(new Int8(), codes.genero),
    edad: plain(new Int8(), codes.edad),
    personas: plain(new Int32(), codes.personas)
  });
  return { rows: length, stream: tableToIPC(table, 'stream') };
}
