import { parquetMetadataAsync } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { asBuffer, proveParquet } from '../../src/lib/ingest/parquet-file';
import { openParquet } from '../../src/lib/ingest/table/parquet';

const whole = () =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: ['id', 'cvegeo'].map((name) => ({
        name,
        data: ['a', 'b', 'c', 'd'],
        type: 'STRING' as const
      }))
    })
  );

/** Where the first page says its size, in one byte: twice the size, and odd where it is below zero. */
async function sizeOfPage(bytes: Uint8Array): Promise<number> {
  const { row_groups } = await parquetMetadataAsync(bytes.buffer as ArrayBuffer);
  const { dictionary_page_offset, data_page_offset } = row_groups[0].columns[0].meta_data!;
  const at = Number(dictionary_page_offset ?? data_page_offset);
  const { compressed_page_size } = parquetHeader({ view: new DataView(bytes.buffer, at), offset: 0 });
  const written = bytes.indexOf(compressed_page_size * 2, at);
  expect(bytes[written]).toBe(compressed_page_size * 2);
  return written;
}

describe('a Parquet that would be read for ever', () => {
  it('is taken when it is whole', async () => {
    const source = await openParquet(new Blob([whole()]));
    expect(source.heads[0].rows.map((row) => row.cells)).toEqual([
      ['id', 'cvegeo'],
      ...['a', 'b', 'c', 'd'].map((cell) => [cell, cell])
    ]);
  });

  it('is refused when a page leads back to itself or beyond its column', async () => {
    for (const lead of [1, 41]) {
      const bytes = whole();
      bytes[await sizeOfPage(bytes)] = lead;
      await expect(openParquet(new Blob([bytes]))).rejects.toMatchObject({ reason: 'parquet-danado' });
    }
    const bytes = whole();
    bytes[await sizeOfPage(bytes)] = 126;
    await expect(openParquet(new Blob([bytes]))).rejects.toMatchObject({ reason: 'parquet-danado' });
  });

  it('says what it says of itself when all its pages end', async () => {
    const { num_rows } = await proveParquet(asBuffer(new Blob([whole()])));
    expect(Number(num_rows)).toBe(4);
  });
});
