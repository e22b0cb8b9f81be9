import { matchSector } from '../domain/stage';
import { NO_DAY_16, NO_SECTOR, type MemberRows } from '../domain/member';
import { encodeMembers } from './encode';
import type { EncodedMembers } from './port';

const BATCH = 500_000;

/** Members ready for the engine, and what their codes mean. */
export interface CodedMembers {
  batches: Iterable<EncodedMembers>;
  /** Keys beyond the catalogue: code `units + i` is `outside[i]`. */
  outside: string[];
  /** The sectors of the list, then those that only the file has. */
  sectors: string[];
  /** First and last joining day; null without any. */
  days: { first: number; last: number } | null;
}

/** Turns the codes of a dataset into those of a catalogue and a list of sectors, batch by batch. */
export function codeMembers(
  rows: MemberRows,
  claves: readonly string[],
  sectorList: readonly string[]
): CodedMembers {
  const positions = new Map(claves.map((clave, i) => [clave, i]));
  const outside = rows.claves.filter((clave) => !positions.has(clave));
  outside.forEach((clave, i) => positions.set(clave, claves.length + i));
  const munOf = Int16Array.from(rows.claves, (clave) => positions.get(clave)!);
  const sectors = [...sectorList];
  const sectorOf = new Int16Array(256).fill(-1);
  rows.sectores.forEach((name, i) => {
    const known = matchSector(name, sectors);
    sectorOf[i] = known >= 0 ? known : sectors.push(name) - 1;
  });
  sectorOf[NO_SECTOR] = -1;
  let [first, last] = [Infinity, -Infinity];
  for (const day of rows.dia) {
    if (day === NO_DAY_16) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  function* batches() {
    for (let from = 0; from < rows.mun.length; from += BATCH) {
      const to = Math.min(from + BATCH, rows.mun.length);
      const length = to - from;
      const mun = new Int16Array(length);
      const sector = new Int16Array(length);
      for (let i = 0; i < length; i++) {
        mun[i] = munOf[rows.mun[from + i]];
        sector[i] = sectorOf[rows.sector[from + i]];
      }
      yield encodeMembers({
        mun,
        sector,
        dia: rows.dia.subarray(from, to),
        genero: new Int8Array(rows.genero.subarray(from, to)),
        edad: new Int8Array(rows.edad.subarray(from, to)),
        personas: rows.personas
          ? new Int32Array(rows.personas.subarray(from, to))
          : new Int32Array(length).fill(1)
      });
    }
  }
  return { batches: batches(), outside, sectors, days: first === Infinity ? null : { first, last } };
}
