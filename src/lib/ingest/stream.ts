import { BUDGET } from './budget';
import { FileError } from './problem';
import type { Encoding } from './decode';

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);
/** Characters that a window holds at least, so that reading goes by large pieces. */
const WINDOW = 2 ** 17;
const { line: LONGEST_LINE, quote: LONGEST_QUOTE, opened: MOST_OPENED } = BUDGET;
const tooLong = () => new FileError('renglon-enorme', { megas: LONGEST_LINE / 2 ** 20 });

/** The bytes of a file, opened if they come compressed with gzip. */
async function openBytes(file: Blob): Promise<ReadableStream<Uint8Array>> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const plain = file.stream() as ReadableStream<Uint8Array>;
  if (!startsWith(head, 0x1f, 0x8b)) return plain;
  return plain.pipeThrough(new DecompressionStream('gzip') as never);
}

/** The first bytes of a file, opened: enough to say what it is. */
export async function readHead(file: Blob, size = 262_144): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of pieces(file, size)) {
    parts.push(part);
    length += part.length;
    if (length >= size) break;
  }
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
  const isWide = encoding === 'UTF-16LE' || encoding === 'UTF-16BE';
  const decode = (bytes: Uint8Array, stream: boolean) => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw new NotUtf8();
    }
  };
  // What is left of earlier pieces: joined only when a line ends, so that a long one is not copied again and again.
  let rest: Uint8Array[] = [];
  let pending = '';
  let bytes = 0;
  for await (const part of pieces(file)) {
    bytes += part.length;
    const left = rest.reduce((sum, r) => sum + r.length, part.length);
    if (!hasLineEnd(part)) {
      if (left > LONGEST_LINE) throw tooLong();
      if (!isWide) {
        rest.push(part);
        continue;
      }
    }
    const whole = rest.length ? join([...rest, part]) : part;
    // Bytes are cut after an end of line, which no character of one byte or more holds.
    let from = 0;
    while (whole.length - from >= WINDOW) {
      const near = Math.min(whole.length, from + 2 * WINDOW);
      let to = isWide ? from + WINDOW : endOfLine(whole, from, near);
      if (to === from && near < whole.length) to = endOfLine(whole, from, whole.length);
      if (to <= from) break;
      const text = pending + decode(whole.subarray(from, to), isWide);
      from = to;
      const cut = lastRecordEnd(text);
      if (cut > 0) yield text.slice(0, cut);
      pending = text.slice(cut);
      if (pending.length > LONGEST_LINE) throw tooLong();
    }
    rest = [whole.subarray(from)];
    report(bytes);
  }
  const last = pending + decode(join(rest), false);
  if (last) yield last;
  report(bytes);
}

/** Bytes read at a time where the file may be read in pieces. */
const PIECE = 2 ** 20;

/** The bytes of a file in order, opened if they come compressed. */
async function* pieces(file: Blob, piece = PIECE): AsyncGenerator<Uint8Array> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (!startsWith(head, 0x1f, 0x8b)) {
    for (let from = 0; from < file.size; from += piece)
      yield new Uint8Array(await file.slice(from, from + piece).arrayBuffer());
    return;
  }
  const reader = (await openBytes(file)).getReader();
  try {
    let opened = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      opened += part.value.length;
      if (opened > MOST_OPENED) throw new FileError('demasiado-grande', { megas: MOST_OPENED / 2 ** 20 });
      yield part.value;
    }
  } catch (error) {
    throw error instanceof FileError ? error : new FileError('gzip-danado');
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const hasLineEnd = (bytes: Uint8Array): boolean => bytes.includes(10) || bytes.includes(13);

/** Where the last line that begins in a stretch of bytes ends; the start of the stretch when none does. */
function endOfLine(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--)
    if (bytes[at] === 10 || (bytes[at] === 13 && at + 1 < to && bytes[at + 1] !== 10)) return at + 1;
  return from;
}

/** Where the last whole record of a text ends; 0 when a quoted text may still go on. */
function lastRecordEnd(text: string): number {
  const cut = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r', text.length - 2)) + 1;
  if (!text.includes('"')) return cut;
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0 && at < cut; at = text.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0 || text.length > LONGEST_QUOTE ? cut : 0;
}
