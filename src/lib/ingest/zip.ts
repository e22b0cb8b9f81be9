import { BlobReader, configure, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { BUDGET, overBudget } from './budget';
import { FileError } from './problem';

// Reading already happens in a worker of ours.
configure({ useWebWorkers: false });

const { zipped: MAX_OPEN_BYTES, zippedTogether: MAX_TOTAL_BYTES, shrunk: MOST_SHRUNK } = BUDGET;

/** A file inside a zip. */
export interface ZipFile {
  /** Folders inside the zip, with a slash at the end; and the name. */
  carpeta: string;
  nombre: string;
  bytes: number;
  read(): Promise<Uint8Array>;
}

/** Opens one file of a zip, never more bytes than the zip announced. */
async function unpack(entry: FileEntry): Promise<Uint8Array> {
  const whole = new Uint8Array(entry.uncompressedSize);
  let at = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      if (at + chunk.length > whole.length) throw new FileError('zip-bomba');
      whole.set(chunk, at);
      at += chunk.length;
    }
  });
  try {
    await entry.getData(sink, { checkSignature: true });
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(entry.encrypted ? 'zip-con-clave' : 'zip-danado');
  }
  return whole;
}

/**
 * The files inside a zip; a zip inside it is opened too. Folders and the leftovers of other systems are left out.
 * @throws FileError when it is damaged, locked, or made to fill the memory
 */
export async function openZip(
  file: Blob,
  depth = 1,
  budget = { left: MAX_TOTAL_BYTES },
  inside = ''
): Promise<ZipFile[]> {
  const reader = new ZipReader(new BlobReader(file));
  const entries = await reader.getEntries().catch(() => {
    throw new FileError('zip-danado');
  });
  if (entries.length > BUDGET.entries) overBudget('archivos', BUDGET.entries);
  const files: ZipFile[] = [];
  for (const entry of entries) {
    if (entry.directory || /__MACOSX|(^|\/)\._/.test(entry.filename)) continue;
    const { uncompressedSize, compressedSize } = entry;
    const check = () => {
      if (uncompressedSize > 2 ** 20 && uncompressedSize > MOST_SHRUNK * compressedSize)
        throw new FileError('zip-bomba');
      if (uncompressedSize > MAX_OPEN_BYTES)
        throw new FileError('demasiado-grande', { megas: MAX_OPEN_BYTES / 2 ** 20 });
      budget.left -= uncompressedSize;
      if (budget.left < 0) throw new FileError('demasiado-grande', { megas: MAX_TOTAL_BYTES / 2 ** 20 });
    };
    const carpeta = inside + entry.filename.replace(/[^\\/]*$/, '').replaceAll('\\', '/');
    const nombre = entry.filename.split(/[\\/]/).at(-1)!;
    if (depth > 0 && /\.zip$/i.test(nombre)) {
      check();
      files.push(
        ...(await openZip(
          new Blob([(await unpack(entry)) as BlobPart]),
          depth - 1,
          budget,
          `${carpeta}${nombre}/`
        ))
      );
      continue;
    }
    const read = async () => {
      check();
      return unpack(entry);
    };
    files.push({ carpeta, nombre, bytes: uncompressedSize, read });
  }
  return files;
}
