import { parquetMetadataAsync, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';

/** A file of which parts are read as they are wanted. */
export const asBuffer = (blob: Blob): AsyncBuffer => ({
  byteLength: blob.size,
  slice: (start, end) => blob.slice(start, end).arrayBuffer()
});

/** A header of a page nearly always fits in so many bytes; the statistics that it may bear can be longer. */
const PAGE_HEADER = 65_536;

/** The header of a page: how long it is, and the page after it, in bytes. */
async function pageAt(file: AsyncBuffer, at: number, end: number): Promise<{ length: number; size: number }> {
  for (let most = PAGE_HEADER; ; most *= 4) {
    const until = Math.min(end, at + most);
    const reader = { view: new DataView(await file.slice(at, until)), offset: 0 };
    try {
      const { compressed_page_size: size } = parquetHeader(reader);
      return { length: reader.offset, size };
    } catch (error) {
      if (until === end) throw error;
    }
  }
}

/**
 * What a Parquet says of itself. The pages of every column are followed by their headers: one whose size leads back would be
 * read for ever.
 * @throws Error when it says nothing, or a page does not end within its column
 */
export async function proveParquet(file: AsyncBuffer): Promise<FileMetaData> {
  const metadata = await parquetMetadataAsync(file);
  for (const { columns } of metadata.row_groups)
    for (const { meta_data } of columns) {
      if (!meta_data) continue;
      const { dictionary_page_offset, data_page_offset, total_compressed_size } = meta_data;
      let at = Number(dictionary_page_offset || data_page_offset);
      const end = at + Number(total_compressed_size);
      if (!(at >= 0 && end <= file.byteLength)) throw new Error('a column beyond the file');
      while (at < end - 1) {
        const { length, size } = await pageAt(file, at, end);
        at += length + size;
        if (!(size >= 0 && at <= end)) throw new Error('a page beyond its column');
      }
    }
  return metadata;
}
