const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

/** Whether a file begins as a zip, or is one with nothing in it. */
export const isZip = (head: Uint8Array): boolean =>
  startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 5, 6);

/** Whether a file begins as a workbook of Excel since 2007. */
export const isXlsx = (head: Uint8Array): boolean =>
  isZip(head) && /\[Content_Types\]|xl\/|_rels\//.test(latin(head.subarray(0, 4000)));

/** Whether a file begins as an OpenDocument spreadsheet. */
export const isOds = (head: Uint8Array): boolean =>
  isZip(head) && latin(head.subarray(0, 200)).includes('opendocument.spreadsheet');

/** Whether a file begins as Office's old container: a workbook of before 2007, or a newer one with a password. */
export const isOle = (head: Uint8Array): boolean => startsWith(head, 0xd0, 0xcf, 0x11, 0xe0);

/** Whether a file begins as Parquet. */
export const isParquet = (head: Uint8Array): boolean => startsWith(head, 0x50, 0x41, 0x52, 0x31);

/** Whether a file begins as a dBase table: its kind, a day, and a header as long as some fields of 32 bytes are. */
export function isDbf(head: Uint8Array): boolean {
  if (head.length < 65 || ![0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0xf5].includes(head[0])) return false;
  const [month, day, header, record] = [head[2], head[3], head[8] + 256 * head[9], head[10] + 256 * head[11]];
  return month <= 12 && day <= 31 && header >= 65 && (header - 32) % 32 <= 8 && record > 1;
}
