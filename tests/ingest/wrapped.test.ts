import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../src/lib/ingest/figures/read-figures';
import { figureBytes } from '../../src/lib/ingest/figures/figure-bytes';
import { readSections } from '../../src/lib/ingest/electoral/read-sections';
import { readVotes } from '../../src/lib/ingest/electoral/read-votes';
import { identifyFile } from '../../src/lib/workers/files/identify-file';
import { reasonOf, square, writeDbf, writeShp, zip } from '../frames';
import { shippedContext } from './context';

const context = { ...shippedContext(), bridge: new Map([['01001', ['01001' as never]]]) };
const SECTIONS = writeDbf([
  { ENTIDAD: '1', DISTRITO_F: '3', DISTRITO_L: '5', MUNICIPIO: '1', SECCION: '45' },
  { ENTIDAD: '1', DISTRITO_F: '3', DISTRITO_L: '6', MUNICIPIO: '1', SECCION: '46' }
]);
const PREP = 'ENTIDAD|SECCION|PAN|PRI|NULOS\n1|1|40|30|2\n1|2|20|50|1\n1|3|35|15|3\n1|4|22|41|2\n';

describe('tables that come in a dBase file or in a zip', () => {
  it.each([
    ['a .dbf', async () => new Blob([SECTIONS as BlobPart])],
    ['its zip', () => zip({ 'SECCION.dbf': SECTIONS, 'SECCION.cpg': 'UTF-8' })],
    [
      'the zip of the layer',
      () =>
        zip({ 'SECCION.dbf': SECTIONS, 'SECCION.shp': writeShp([[square(-102, 21)], [square(-101, 21)]]) })
    ]
  ])('%s of secciones is a catalogue of secciones', async (_, file) => {
    const { catalog } = await readSections(await file(), { ...context, keySystem: 'ine' });
    expect([...catalog.codes]).toEqual([10_045, 10_046]);
    expect([[...catalog.federal!], [...catalog.local!]]).toEqual([
      [103, 103],
      [105, 106]
    ]);
    expect(catalog.claves).toEqual(['01001']);
  });

  it('are told apart from maps, on the page as well', async () => {
    const dbf = new Blob([SECTIONS as BlobPart]);
    expect(await identifyFile(dbf)).toBe('secciones');
    expect(await identifyFile(await zip({ 'SECCION.dbf': SECTIONS }))).toBe('secciones');
    expect(await identifyFile(await zip({ 'PREP_2021.csv': PREP }))).toBe('votos');
    expect(
      await identifyFile(
        await zip({ 'SECCION.dbf': SECTIONS, 'SECCION.shp': writeShp([[square(-102, 21)], null]) })
      )
    ).toBe('mapa');
  });

  it('are read as if they came alone; the one of several that fits is taken', async () => {
    const packed = await zip({ 'LEAME.txt': 'Resultados preliminares', 'PREP_2021.csv': PREP });
    const { table } = await readVotes(packed, 'PREP.zip', context);
    expect(table.votos.map((v) => v.reduce((a, b) => a + b, 0))).toEqual([117, 136, 8]);
    const figures = await figureBytes(
      await zip({ 'censo.csv': 'cvegeo,pobtot\n01001,948990\n01002,50864\n' })
    );
    expect((await readFigures(figures)).indicators[0].values).toEqual([
      ['01001', 948_990],
      ['01002', 50_864]
    ]);
    const two = await zip({ 'a.csv': PREP, 'b.csv': PREP });
    expect(await reasonOf(readVotes(two, 'dos.zip', context))).toBe('varias-hojas');
    expect((await readVotes(two, 'dos.zip', context, undefined, { sheet: 'b.csv' })).rows).toBe(4);
    const writer = new ZipWriter(new BlobWriter());
    await writer.add('foto.png', new BlobReader(new Blob(['x'])));
    expect(await reasonOf(readVotes(await writer.close(), 'fotos.zip', context))).toBe('zip-sin-tablas');
  });
});
