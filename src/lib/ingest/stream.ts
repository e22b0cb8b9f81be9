import { FileError } from './problem';
import type { Encoding } from './decode';

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);
/** Characters that a window holds at least, so that reading goes by large pieces. */
const WINDOW = 2 ** 17;
/** A quoted text longer than this never closes. */
const LONGEST_QUOTE = 8 * 2 ** 20;

/** The bytes of a file, opened if they come compressed with gzip. */
export async function openBytes(file: Blob): Promise<ReadableStream<Uint8Array>> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const plain = file.stream() as ReadableStream<Uint8Array>;
  if (!startsWith(head, 0x1f, 0x8b)) return plain;
  return plain.pipeThrough(new DecompressionStream('gzip') as never);
}

/** The first bytes of a file, opened: enough to say what it is. */
export async function readHead(file: Blob, size = 262_144): Promise<Uint8Array> {
  const reader = (await openBytes(file)).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done && length < size; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
    }
  } catch {
    throw new FileError('gzip-danado');
  }
  await reader.cancel().catch(() => {});
  const head = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    head.set(part, at);
    at += part.length;
  }
  // A cut inside a character would look like another encoding.
  return length >= size ? head.slice(0, head.lastIndexOf(10, size) + 1 || size) : head;
}

const LABEL: Record<Encoding, string> = {
  'UTF-8': 'utf-8',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  'Windows-1252': 'windows-1252'
};

/** Thrown when bytes that began as UTF-8 turn out not to be: the file is read again as Windows-1252. */
export class NotUtf8 extends Error {}

/**
 * Text of a file in windows that end between records, so that a file of any size is never held whole.
 * @param report called with the bytes read so far
 * @throws NotUtf8, or FileError when the compression is damaged
 */
export async function* readWindows(
  file: Blob,
  encoding: Encoding,
  report: (bytes: number) => void = () => {}
): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABEL[encoding], { fatal: encoding === 'UTF-8' });
  const decode = (bytes?: Uint8Array) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new NotUtf8();
    }
  };
  const reader = (await openBytes(file)).getReader();
  const next = () =>
    reader.read().catch(() => {
      throw new FileError('gzip-danado');
    });
  let pending: string[] = [];
  let length = 0;
  let bytes = 0;
  for (let part = await next(); !part.done; part = await next()) {
    bytes += part.value.length;
    const text = decode(part.value);
    pending.push(text);
    length += text.length;
    if (length < WINDOW) continue;
    const whole = pending.join('');
    const cut = lastRecordEnd(whole);
    if (cut > 0) yield whole.slice(0, cut);
    pending = [whole.slice(cut)];
    length = pending[0].length;
    report(bytes);
  }
  const rest = pending.join('') + decode();
  if (rest) yield rest;
  report(bytes);
}

/** Where the last whole record of a text ends; 0 when a quoted text may still go on. */
function lastRecordEnd(text: string): number {
  const cut = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
  if (!text.includes('"')) return cut;
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0 && at < cut; at = text.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0 || text.length > LONGEST_QUOTE ? cut : 0;
}
