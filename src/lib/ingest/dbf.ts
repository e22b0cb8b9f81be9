import { parseDbf } from 'shpjs';
import { FileError } from './problem';

/** What a `.cpg` says, as INEGI and others write it. */
function encodingByName(cpg: string): string | null {
  const name = cpg.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (/^(utf8|65001|cp65001)$/.test(name)) return 'UTF-8';
  if (/^(iso)?(8859|88591|885901)$|^latin1$|^iso88591$/.test(name)) return 'ISO-8859-1';
  if (/1252/.test(name)) return 'Windows-1252';
  return null;
}

/** Whether text reads well as UTF-8; a letter may be cut at the end of a field. */
function readsAsUtf8(records: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(records);
  const strange = text.split('\ufffd').length - 1;
  const letters = text.match(/[\u00a1-\u024f]/g)?.length ?? 0;
  return letters > strange;
}

/**
 * The encoding of a `.dbf`: its own bytes say whether it is UTF-8; otherwise it is the Latin letters of a single byte.
 * The `.cpg` only gives the name, for it is often absent or wrong.
 */
export function encodingOf(dbf: Uint8Array, cpg: string | null): string {
  const said = cpg === null ? null : encodingByName(cpg);
  const records = dbf.subarray(dbf[8] + 256 * dbf[9]);
  if (records.every((b) => b < 0x80)) return said ?? 'ASCII';
  if (readsAsUtf8(records)) return 'UTF-8';
  return said && said !== 'UTF-8' ? said : 'Windows-1252';
}

const LABEL: Record<string, string> = { 'UTF-8': 'utf-8', ASCII: 'utf-8' };

/**
 * The records of a `.dbf`, by the names of its fields in their order.
 * @param nombre of the layer or file, for the refusal
 * @throws FileError `capa-danada`
 */
export function readDbf(nombre: string, dbf: Uint8Array, encoding: string): Record<string, unknown>[] {
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  const whole =
    dbf.length >= 32
      ? view.getUint16(8, true) + view.getUint32(4, true) * view.getUint16(10, true)
      : Infinity;
  if (dbf.length < whole) throw new FileError('capa-danada', { columnas: [`${nombre}.dbf`] });
  try {
    return parseDbf(dbf, LABEL[encoding] ?? 'windows-1252');
  } catch {
    throw new FileError('capa-danada', { columnas: [`${nombre}.dbf`] });
  }
}
