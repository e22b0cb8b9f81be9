import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../src/lib/ingest/figures/read-figures';
import { readVotes } from '../../src/lib/ingest/electoral/read-votes';
import { FileError } from '../../src/lib/ingest/problem';
import { readTable } from '../../src/lib/ingest/table/read-table';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import type { TableRow } from '../../src/lib/domain/contract';
import { shippedContext } from './context';

const context = shippedContext();
const orAsk = async (read: () => Promise<number>) => {
  try {
    return await read();
  } catch (error) {
    if (error instanceof FileError) return error.reason;
    throw error;
  }
};
/** Sum of a column of whole numbers, as each order reads it. */
const READERS: Record<string, (cells: readonly string[]) => Promise<number | string>> = {
  votos: (cells) =>
    orAsk(async () => {
      const rows = cells.map((c, i) => `1;${i + 1};${c};3`);
      const { table } = await readVotes(
        new Blob([['ENTIDAD;SECCION;PAN;NULOS', ...rows].join('\n')]),
        'v.csv',
        context
      );
      return table.votos[0].reduce((a, b) => a + b, 0);
    }),
  censo: (cells) =>
    orAsk(async () => {
      const rows = cells.map((c, i) => `010${String(i + 1).padStart(2, '0')};${c}`);
      const bytes = new TextEncoder().encode(['cvegeo;pobtot', ...rows].join('\n'));
      const { indicators } = await readFigures(bytes);
      return indicators[0].values.reduce((sum, [, v]) => sum + (v as number), 0);
    }),
  importar: (cells) =>
    orAsk(async () => {
      const rows = cells.map((c, i) => `2024;x;municipio;010${String(i + 1).padStart(2, '0')};A;${c}`);
      const read = await readTable(
        new Blob([['anio;cargo;nivel;clave;opcion;votos', ...rows].join('\n')]),
        CONTRACTS.resultados,
        context
      );
      return (read.rows as TableRow[]).reduce((sum, r) => sum + (r.votos as number), 0);
    }),
  encuestas: (cells) =>
    orAsk(async () => {
      const rows = cells.map((c, i) => `E${i};entidad;20;A;40;${c}`);
      const read = await readTable(
        new Blob([['encuesta;nivel;clave;opcion;porcentaje;muestra', ...rows].join('\n')]),
        CONTRACTS.encuestas,
        context
      );
      return (read.rows as TableRow[]).reduce((sum, r) => sum + (r.muestra as number), 0);
    })
};

/** Cells of a column of whole numbers, and what they add up to; null where somebody must say. */
const COLUMNS: [string, string[], number | null][] = [
  ['digits alone', ['948', '50864'], 51_812],
  ['a comma', ['1,425', '50,864'], 52_289],
  ['a comma before noughts', ['1,000', '50,000'], 51_000],
  ['a comma in some', ['1,425', '50864'], 52_289],
  ['a dot', ['1.425', '50.864'], 52_289],
  ['a dot, and small ones', ['1.425', '50'], 1_475],
  ['a dot before noughts alone', ['1.000', '50'], null],
  ['a dot in some', ['1.425', '50864'], null],
  ['dots that can only part thousands', ['1.425.607', '1.000'], 1_426_607],
  ['a space', ['1 425', '50 864'], 52_289],
  ['an apostrophe', ["1'425", '50’864'], 52_289],
  ['a dot here and a comma there', ['1.425', '50,864'], null]
];

describe.each(Object.keys(READERS))('numbers in %s', (order) => {
  it.each(COLUMNS)('%s', async (_, cells, sum) => {
    expect(await READERS[order](cells)).toBe(sum ?? 'numeros-dudosos');
  });

  it('are never read a thousand times too great or too small, however they are written', async () => {
    const styles: ((n: number) => string)[] = [
      String,
      (n) => n.toLocaleString('en-US'),
      (n) => n.toLocaleString('de-DE'),
      (n) => n.toLocaleString('en-US').replaceAll(',', ' '),
      (n) => n.toLocaleString('en-US').replaceAll(',', "'")
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.nat(90_000),
            fc.nat(9).map((n) => 1_000 * n)
          ),
          { minLength: 2, maxLength: 8 }
        ),
        fc.nat(styles.length - 1),
        async (numbers, style) => {
          const read = await READERS[order](numbers.map(styles[style]));
          expect([numbers.reduce((a, b) => a + b, 0), 'numeros-dudosos']).toContain(read);
        }
      ),
      { numRuns: 60 }
    );
  });
});

describe('figures below a thousand', () => {
  it('are read with their three decimals: percentages and degrees have no thousands', async () => {
    const points = await readTable(
      new Blob(['id,cvegeo,latitud,longitud,estado\na,20067,17.123,-96.456,activo\n']),
      CONTRACTS.cococis,
      context
    );
    expect((points.rows as TableRow[]).map((r) => [r.lat, r.lon])).toEqual([[17.123, -96.456]]);
    const polls = await readTable(
      new Blob(['encuesta;nivel;clave;opcion;porcentaje\nE1;entidad;20;A;39,125\nE1;entidad;20;B;19,375\n']),
      CONTRACTS.encuestas,
      context
    );
    expect((polls.rows as TableRow[]).map((r) => r.porcentaje)).toEqual([39.125, 19.375]);
    const text = 'cvegeo,Porcentaje de hogares,otra\n01001,45.125,1.250\n01002,12.375,2.750\n';
    const read = (csv: string) => readFigures(new TextEncoder().encode(csv));
    await expect(read(text)).rejects.toThrow('numeros-dudosos');
    const { indicators } = await read(text.replace('2.750', '2.75'));
    expect(indicators.map((i) => i.values.map(([, v]) => v))).toEqual([
      [45.125, 12.375],
      [1.25, 2.75]
    ]);
  });
});
