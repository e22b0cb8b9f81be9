import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import { gzipSync } from 'node:zlib';
import { readVotes } from '../../src/lib/ingest/electoral/read-votes';
import { readSections } from '../../src/lib/ingest/electoral/read-sections';
import { figureBytes } from '../../src/lib/ingest/figures/figure-bytes';
import { readFigures } from '../../src/lib/ingest/figures/read-figures';
import { readBridge } from '../../src/lib/ingest/bridge';
import { readDecisions } from '../../src/lib/ingest/decisions';
import { FileError } from '../../src/lib/ingest/problem';
import type { ReadingContext } from '../../src/lib/ingest/table/context';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { tableBytes } from '../../src/lib/ingest/table/table-bytes';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { TABLE_KINDS, isTableKind } from '../../src/lib/domain/contract';
import { identifyFile } from '../../src/lib/workers/files/identify-file';
import { openTerritory, readTerritories } from '../../src/lib/workers/files/read-territory';
import { keys, square, writeDbf, writeShp, zip } from '../frames';
import { Dice } from './personal-values';
import { rightTable } from './personal-tables';

const fields = (i: number) => ({ CVEGEO: `0100${i}`, NOMGEO: `Lugar ${i}` });
const collection = () => ({
  type: 'FeatureCollection' as const,
  features: [1, 2].map((i) => ({
    type: 'Feature' as const,
    properties: fields(i),
    geometry: { type: 'Polygon' as const, coordinates: [square(-103 + i, 21)] }
  }))
});
const csv = (rows: readonly (readonly string[])[]) => rows.map((r) => r.join(',')).join('\n');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const VOTES = [
  ['ENTIDAD', 'SECCION', 'PAN', 'PRI', 'NULOS', 'TOTAL'],
  ['1', '1', '50', '40', '1', '91'],
  ['1', '2', '9', '8', '1', '18']
];
const CENSUS = [
  ['cvegeo', 'nombre', 'poblacion total'],
  ['01001', 'Aguascalientes', '700'],
  ['01002', 'Asientos', '300']
];
const SECTIONS = [
  ['entidad', 'seccion', 'municipio_inegi', 'distrito_federal', 'lista nominal'],
  ['1', '1', '01001', '1', '500'],
  ['1', '2', '01001', '1', '700']
];

let seeds: Promise<{ name: string; bytes: Uint8Array }[]> | null = null;

/** Small right files of every kind that a reader knows. */
async function rightFiles(): Promise<{ name: string; bytes: Uint8Array }[]> {
  const table = (i: number) =>
    rightTable(
      TABLE_KINDS[i % TABLE_KINDS.length] === 'afiliados' ? 'cococis' : TABLE_KINDS[i % TABLE_KINDS.length],
      4
    );
  const shapes = {
    'm.shp': writeShp([[square(-102, 21)], [square(-101, 21)]]),
    'm.dbf': writeDbf([1, 2].map(fields)),
    'm.prj': bytesOf(
      'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
    )
  };
  const columns = table(0);
  return [
    { name: 't.csv', bytes: bytesOf(csv(table(0))) },
    { name: 't.csv', bytes: bytesOf(csv(table(5))) },
    {
      name: 't.tsv',
      bytes: bytesOf(
        table(2)
          .map((r) => r.join('\t'))
          .join('\r\n')
      )
    },
    { name: 'v.csv', bytes: bytesOf(csv(VOTES)) },
    { name: 'c.csv', bytes: bytesOf(csv(CENSUS)) },
    { name: 's.csv', bytes: bytesOf(csv(SECTIONS)) },
    { name: 't.csv.gz', bytes: new Uint8Array(gzipSync(csv(table(0)))) },
    {
      name: 't.xlsx',
      bytes: await writeXlsx({
        sheets: [
          { name: 'Uno', rows: table(0) },
          { name: 'Dos', rows: VOTES }
        ]
      })
    },
    { name: 't.ods', bytes: await writeOds({ sheets: [{ name: 'Uno', rows: table(3) }] }) },
    {
      name: 't.parquet',
      bytes: new Uint8Array(
        parquetWriteBuffer({
          columnData: columns[0].map((name, c) => ({
            name,
            data: columns.slice(1).map((r) => r[c] ?? ''),
            type: 'STRING' as const
          }))
        })
      )
    },
    { name: 'm.dbf', bytes: writeDbf([1, 2].map(fields)) },
    { name: 'm.zip', bytes: new Uint8Array(await (await zip(shapes)).arrayBuffer()) },
    {
      name: 't.zip',
      bytes: new Uint8Array(await (await zip({ 't.csv': bytesOf(csv(table(0))) })).arrayBuffer())
    },
    { name: 'm.geojson', bytes: bytesOf(JSON.stringify(collection())) },
    { name: 'm.fgb', bytes: serialize(collection()) },
    {
      name: 'm.kml',
      bytes: bytesOf(
        `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A</name><ExtendedData><Data name="cvegeo"><value>01001</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>-102,21 -101,21 -101,22 -102,21</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`
      )
    }
  ];
}

const ODD = [
  '\u0000',
  '"',
  ',',
  '\n',
  '\r',
  '\t',
  '<',
  '>',
  '{',
  '[',
  ']',
  '}',
  '\\',
  'PK\u0003\u0004',
  'PAR1',
  '%PDF',
  '9'.repeat(40),
  '-1',
  '1e999',
  '=1+1',
  '\ufeff',
  '\u202e',
  '\ud800',
  '[object Object]',
  '__proto__',
  '../../x',
  '&lol;',
  '<!DOCTYPE x [<!ENTITY a "a">]>'
];

/** A right file with some of it changed, doubled, cut or put in another order. */
function spoil(bytes: Uint8Array, dice: Dice): Uint8Array {
  let out = Uint8Array.from(bytes);
  const at = () => dice.below(Math.max(1, out.length));
  for (let n = 1 + dice.below(4); n > 0; n--)
    switch (dice.below(8)) {
      case 0:
        for (let k = 1 + dice.below(6); k > 0; k--) out[at()] = dice.below(256);
        break;
      case 1:
        out = out.slice(0, at());
        break;
      case 2: {
        const [a, b] = [at(), at()].sort((x, y) => x - y);
        out = Uint8Array.from([...out.slice(0, b), ...out.slice(a)]);
        break;
      }
      case 3: {
        const [a, b] = [at(), at()].sort((x, y) => x - y);
        out = Uint8Array.from([...out.slice(0, a), ...out.slice(b)]);
        break;
      }
      case 4: {
        const here = at();
        out = Uint8Array.from([...out.slice(0, here), ...bytesOf(dice.of(ODD)), ...out.slice(here)]);
        break;
      }
      case 5:
        out.fill(dice.of([0, 255, 32, 10]), at(), at());
        break;
      case 6: {
        // A length or a count in a header.
        if (out.length < 8) break;
        const view = new DataView(out.buffer);
        view.setUint32(
          dice.below(out.length - 4),
          dice.of([0, 1, 0x7fffffff, 0xffffffff, 65_536]),
          dice.below(2) === 1
        );
        break;
      }
      default:
        out = Uint8Array.from([...out, ...out.slice(0, Math.min(out.length, 400))]);
    }
  return out.slice(0, 200_000);
}

/** Reads such a file as the page and the command would; throws what no reader should, or where it takes too long. */
export async function checkAnyFile(seed: number, context: ReadingContext): Promise<'leído' | 'rechazado'> {
  const dice = new Dice(seed + 11);
  const files = await (seeds ??= rightFiles());
  const { name, bytes } = files[seed % files.length];
  const spoiled = spoil(bytes, dice);
  const file = new File([spoiled as BlobPart], name);
  const begun = performance.now();
  let answer: 'leído' | 'rechazado' = 'leído';
  try {
    const kind = await identifyFile(file);
    if (kind === 'mapa')
      await readTerritories(await openTerritory({ name, blob: file }), { layer: null, keys: keys() });
    else if (kind === 'votos') await readVotes(file, name, context);
    else if (kind === 'secciones') await readSections(file, context);
    else if (kind === 'cifras') await readFigures(await figureBytes(file));
    else if (kind === 'decisiones') await readDecisions(file);
    else if (kind === 'puente')
      await readBridge(await tableBytes(file, { sheet: null, table: null, fits: () => true }));
    else await readTable(file, CONTRACTS[kind && isTableKind(kind) ? kind : dice.of(TABLE_KINDS)], context);
  } catch (error) {
    if (!(error instanceof FileError)) throw new Error(`${seed} ${name}: ${(error as Error).stack}`);
    answer = 'rechazado';
  }
  const most = 1_000 + (2_000 * spoiled.length) / 2 ** 20;
  const took = performance.now() - begun;
  // Another process may have had the processor meanwhile: what is slow is slow again.
  if (took > 5 * most) throw new Error(`${seed} ${name}: ${Math.round(took)} ms`);
  return answer;
}
