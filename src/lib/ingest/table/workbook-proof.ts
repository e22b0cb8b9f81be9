import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { BUDGET, overBudget } from '../budget';
import { FileError } from '../problem';

// Reading already happens in a worker of ours.
configure({ useWebWorkers: false });

const { sheetShrunk: MOST_SHRUNK, workbook: MAX_OPEN_BYTES } = BUDGET;
/** Bytes at the end of a part of a workbook in which it must close. */
const TAIL = 256;
const SHEET = /worksheets\/[^/]+\.xml$|^content\.xml$/;
const TEXTS = /sharedStrings\.xml$/;
/** What sheets, their texts and a whole ODS must end with. */
const CLOSED =
  /<\/(?:[\w-]+:)?(?:worksheet|sst|document-content)>\s*$|<(?:[\w-]+:)?(?:worksheet|sst)\b[^<>]*\/>\s*$/;

const damaged = () => new FileError('libro-danado');

/**
 * Bytes of the sheets of a workbook when they are open, after it is proven that none of its parts breaks off or is not
 * what was written: read in part it would say less than it holds.
 * @throws FileError `libro-danado`, `libro-con-clave`, `zip-bomba`, `demasiado-grande`, `pasa-del-limite`
 */
export async function proveWorkbook(file: Blob): Promise<number> {
  const entries = await new ZipReader(new BlobReader(file)).getEntries().catch(() => {
    throw damaged();
  });
  if (entries.length > BUDGET.entries) overBudget('archivos', BUDGET.entries);
  for (const { uncompressedSize, compressedSize } of entries) {
    if (uncompressedSize > 2 ** 22 && uncompressedSize > MOST_SHRUNK * compressedSize)
      throw new FileError('zip-bomba');
    if (uncompressedSize > MAX_OPEN_BYTES)
      throw new FileError('demasiado-grande', { megas: MAX_OPEN_BYTES / 2 ** 20 });
  }
  const files = entries.filter((e): e is FileEntry => !e.directory);
  for (const entry of files)
    if (SHEET.test(entry.filename) || TEXTS.test(entry.filename)) await proveWhole(entry);
  return files.filter((e) => SHEET.test(e.filename)).reduce((sum, e) => sum + e.uncompressedSize, 0);
}

async function proveWhole(entry: FileEntry): Promise<void> {
  let tail = new Uint8Array(0);
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      const end = chunk.subarray(Math.max(0, chunk.length - TAIL));
      const joined = new Uint8Array(tail.length + end.length);
      joined.set(tail);
      joined.set(end, tail.length);
      tail = joined.slice(-TAIL);
    }
  });
  await entry.getData(sink, { checkSignature: true }).catch(() => {
    throw entry.encrypted ? new FileError('libro-con-clave') : damaged();
  });
  if (!CLOSED.test(new TextDecoder().decode(tail))) throw damaged();
}
