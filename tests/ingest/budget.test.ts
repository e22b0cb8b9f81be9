import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { BUDGET, refuseDeep, Spending } from '../../src/lib/ingest/budget';
import { readVotes } from '../../src/lib/ingest/electoral/read-votes';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { named, readMap, reasonOf, square } from '../frames';
import { checkAnyFile } from './any-file';
import { shippedContext } from './context';
import { rightTable } from './personal-tables';

const context = shippedContext();
const reason = (work: Promise<unknown>) => reasonOf(work);

describe('what reading one file may take', () => {
  it('is told when it is passed: rows, columns, cells and seconds', () => {
    let now = 0;
    const spent = new Spending(() => now);
    spent.row(10);
    expect(() => spent.row(BUDGET.columns + 1)).toThrow('pasa-del-limite');
    expect(() => spent.held(BUDGET.rows + 1, 2)).toThrow('pasa-del-limite');
    expect(() => spent.held(BUDGET.cells / 10, 11)).toThrow('pasa-del-limite');
    now = 1_000 * BUDGET.seconds + 1;
    expect(() => spent.held(1, 1)).toThrow('pasa-del-limite');
  });

  it('holds for a table of too many columns, in every reader', async () => {
    const wide = `${'x,'.repeat(BUDGET.columns + 1)}y`;
    const cells = `id,cvegeo,fecha_constitucion,integrantes,estado\nA,01001,2026-01-10,5,activo\n${wide}\n`;
    expect(await reason(readTable(new Blob([cells]), CONTRACTS.cococis, context))).toBe('pasa-del-limite');
    const votes = `ENTIDAD,SECCION,PAN,PRI,NULOS,TOTAL,${'x,'.repeat(BUDGET.columns)}\n1,1,5,4,1,10\n`;
    expect(await reason(readVotes(new Blob([votes]), 'v.csv', context))).toBe('pasa-del-limite');
  });

  it('holds for a JSON that is deeper than any map', async () => {
    expect(() => refuseDeep('{"a":"[[[[","b":[1]}')).not.toThrow();
    const deep = `{"type":"FeatureCollection","features":${'['.repeat(100_000)}`;
    expect(await reason(readMap(named('m.geojson', deep)))).toBe('pasa-del-limite');
    const right = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { cvegeo: '01001' },
          geometry: { type: 'Polygon', coordinates: [square(-102, 21)] }
        }
      ]
    });
    expect((await readMap(named('m.geojson', right))).units).toHaveLength(1);
  });

  it('a workbook that breaks off or is not what was written is refused, never read in part', async () => {
    const whole = await writeXlsx({ sheets: [{ name: 'Uno', rows: rightTable('cococis', 300) }] });
    const read = (bytes: Uint8Array) => readTable(new Blob([bytes as BlobPart]), CONTRACTS.cococis, context);
    expect((await read(whole)).tally.aceptadas).toBe(300);
    const text = Buffer.from(whole).toString('latin1');
    const at = text.indexOf('xl/worksheets/sheet1.xml');
    for (const from of [60, 200, 900]) {
      const spoiled = Uint8Array.from(whole);
      spoiled[at + from] ^= 0x55;
      expect(await reason(read(spoiled))).toBe('libro-danado');
    }
    expect(await reason(read(whole.slice(0, whole.length - 200)))).toBe('libro-danado');
  });

  it('no file, however spoiled, throws what is no sentence or takes too long', async () => {
    for (let seed = 0; seed < 1_000; seed++) await checkAnyFile(seed, context);
  });
});
