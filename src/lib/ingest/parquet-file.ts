import { parquetMetadataAsync, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';

/** A file of which parts are read as they are wanted. */
export const asBuffer = (blob: Blob): AsyncBuffer => ({
  byteLength: blob.size,
  slice: (start, end) => blob.slice(start, end).arrayBuffer()
});

/** A header of a page fits in so many bytes, with the statistics that it may bear. */
const PAGE_HEADER = 65_536;

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
        const view = new DataView(await file.slice(at, Math.min(end, at + PAGE_HEADER)));
        const reader = { view, offset: 0 };
        const { compressed_page_size: size } = parquetHeader(reader);
        at += reader.offset + size;
        if (!(size >= 0 && at <= end)) throw new Error('a page beyond its column');
      }
    }
  return metadata;
}
