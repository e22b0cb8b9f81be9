import { BlobWriter, configure, TextReader, ZipWriter } from '@zip.js/zip.js';
import { expect, it } from 'vitest';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { FileError } from '../../src/lib/ingest/problem';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { shippedContext } from './context';

configure({ useWebWorkers: false });
const OFFICE = 'http://schemas.openxmlformats.org';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet, of any number of rows: no program writes more than 1,048,576. */
async function book(sheet: string): Promise<Blob> {
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`
  };
  const zip = new ZipWriter(new BlobWriter(), { level: 1 });
  for (const [name, text] of Object.entries(parts)) await zip.add(name, new TextReader(text));
  return zip.close();
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

it('a sheet of six hundred thousand rows is read as it streams by, and each of them is accounted for', async () => {
  const rows = [`<row r="1">${cell('A1', 'cvegeo')}${cell('B1', 'sexo')}</row>`];
  const keys = ['01001', '20067', '99999'];
  for (let i = 2; i <= 600_001; i++)
    rows.push(`<row r="${i}">${cell(`A${i}`, keys[i % 3])}${cell(`B${i}`, 'MH'[i % 2])}</row>`);
  const file = await book(rows.join(''));
  const { tally } = await readTable(file, CONTRACTS.afiliados, shippedContext());
  expect(tally).toMatchObject({
    filas: 600_000,
    ignoradas: 1,
    aceptadas: 400_000,
    desconocidas: 200_000
  });
});

it('a workbook made to fill the memory is not opened', async () => {
  const file = await book(' '.repeat(60_000_000));
  await expect(readTable(file, CONTRACTS.cococis, shippedContext())).rejects.toBeInstanceOf(FileError);
});
