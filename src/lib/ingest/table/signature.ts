const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);
const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);

const isZip = (head: Uint8Array) => startsWith(head, 0x50, 0x4b, 0x03, 0x04);

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
