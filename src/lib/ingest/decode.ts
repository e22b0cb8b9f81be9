import { FileError } from './problem';

/** What the bytes turned out to be. */
export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';

/** Larger files would not fit in a modest machine's memory while they are read. */
export const MAX_BYTES = 300 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);

/** Opens a gzip file in memory; other bytes come back untouched. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  if (!startsWith(bytes, 0x1f, 0x8b)) return bytes;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    const reader = stream.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      size += part.value.length;
      if (size > MAX_BYTES)
        throw new FileError('demasiado-grande', { megas: Math.round(MAX_BYTES / 2 ** 20) });
      chunks.push(part.value);
    }
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('gzip-danado');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Says plainly what a file is when it is not text: a workbook, a zip, a picture. Throws a FileError for those. */
function refuseBinary(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new FileError('vacio');
  if (bytes.length > MAX_BYTES)
    throw new FileError('demasiado-grande', { megas: Math.round(MAX_BYTES / 2 ** 20) });
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4000));
    throw new FileError(/\[Content_Types\]|xl\/|_rels\//.test(head) ? 'xlsx' : 'zip');
  }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new FileError('xls');
}

/** Bytes looked at to tell UTF-16 without its mark. */
const SAMPLE = 4_000;

/** Which UTF-16 bytes without a mark are: of Latin letters every second byte is zero. Null for anything else. */
function bareUtf16(bytes: Uint8Array): Encoding | null {
  const pairs = Math.min(SAMPLE, bytes.length) >> 1;
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (odd > 0.6 * pairs && even < 0.05 * pairs) return 'UTF-16LE';
  return even > 0.6 * pairs && odd < 0.05 * pairs ? 'UTF-16BE' : null;
}

/**
 * Turns bytes into text: byte-order marks first, then strict UTF-8, then Windows-1252, which is how Excel in Mexico
 * saves a CSV. Throws a FileError for what is not text.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  refuseBinary(bytes);
  const read = (label: string, encoding: Encoding) => ({
    text: new TextDecoder(label).decode(bytes),
    encoding
  });
  if (startsWith(bytes, 0xff, 0xfe)) return read('utf-16le', 'UTF-16LE');
  if (startsWith(bytes, 0xfe, 0xff)) return read('utf-16be', 'UTF-16BE');
  const bare = bareUtf16(bytes);
  if (bare) return read(bare, bare);
  let decoded: { text: string; encoding: Encoding };
  try {
    decoded = { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    decoded = read('windows-1252', 'Windows-1252');
  }
  const sample = decoded.text.slice(0, 4000);
  const controls = [...sample].filter((c) => c < ' ' && !'\t\r\n\f'.includes(c)).length;
  if (controls > sample.length / 100) throw new FileError('binario');
  if (/^\s*<(?:!doctype html|html)/i.test(sample)) throw new FileError('html');
  if (decoded.text.trim() === '') throw new FileError('vacio');
  return decoded;
}
