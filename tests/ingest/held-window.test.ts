import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDelimited } from '../../src/lib/ingest/table/delimited';
import { HeldTable } from '../../src/lib/ingest/table/held-table';
import { holdTable } from '../../src/lib/ingest/table/hold-table';

const HEADER = ['clave', 'PAN', 'PRI', 'nota'];
const cell = fc.oneof(
  fc.nat({ max: 2_000 }).map(String),
  fc.constantFrom(
    '',
    '  ',
    '01001',
    '-',
    '1.100',
    '00',
    'Sin acta',
    'á',
    '\u00a0',
    '9'.repeat(16),
    ' 12 ',
    '"a"'
  ),
  fc.string({ maxLength: 4 }).map((s) => s.replace(/[,\n\r]/g, ''))
);
const file = fc.record({
  rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
  eol: fc.constantFrom('\n', '\r\n', '\r'),
  ends: fc.boolean()
});

describe('a table that is held', () => {
  it('is the same whether its windows are held whole or its rows are visited one by one', async () => {
    await fc.assert(
      fc.asyncProperty(file, async ({ rows, eol, ends }) => {
        const text = [HEADER, ...rows].map((r) => r.join(',')).join(eol) + (ends ? eol : '');
        const whatIsHeld = async (way: 'windows' | 'rows') => {
          const source = await openDelimited(new Blob([text]), 'UTF-8');
          const held = new HeldTable(HEADER, new Set([0]));
          const wide: number[] = [];
          await holdTable(
            way === 'windows' ? source : { ...source, hold: undefined },
            { delimiter: ',', line: 1 },
            held,
            (row) => wide.push(row),
            () => {}
          );
          return {
            wide,
            wordy: held.wordy,
            lines: Array.from({ length: held.rows }, (_, row) => held.lineOf(row)),
            cells: held.columns.map((c) => Array.from({ length: held.rows }, (_, row) => c.textAt(row))),
            figures: held.columns.map((c) => [...c.figures(held.rows, 'punto')])
          };
        };
        expect(await whatIsHeld('windows')).toEqual(await whatIsHeld('rows'));
      }),
      { numRuns: 1_500 }
    );
  });
});
