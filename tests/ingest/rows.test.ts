import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readRows, type Row } from '../../src/lib/ingest/rows';

const all = (text: string, delimiter = ',') => {
  const rows: Row[] = [];
  readRows(text, delimiter, (row) => void rows.push(row));
  return rows;
};

describe('records of a delimited file', () => {
  it('gives back any table that was written by the book, line by line', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n', '1'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        (table) => {
          const text = Papa.unparse(table, { newline: '\n', quotes: true });
          const rows = all(text);
          expect(rows.map((r) => r.cells)).toEqual(table);
          let line = 1;
          table.forEach((cells, i) => {
            expect(rows[i].line).toBe(line);
            line += 1 + cells.join('').split('\n').length - 1;
          });
        }
      )
    );
  });

  it('knows the physical line after a quoted line break, with any end of line', () => {
    for (const eol of ['\n', '\r\n', '\r'])
      expect(all(['a,"b', 'c"', 'd,e'].join(eol)).map((r) => r.line)).toEqual([1, 3]);
  });

  it('reads a line with broken quotes alone and goes on', () => {
    const rows = all('a,"b\nc,d\n"e"x,f\ng,h\n');
    expect(rows.map((r) => [r.line, r.cells.length, Boolean(r.brokenQuotes)])).toEqual([
      [1, 2, true],
      [2, 2, false],
      [3, 2, true],
      [4, 2, false]
    ]);
  });

  it('stops when told to', () => {
    let seen = 0;
    readRows('a\nb\nc\nd', ',', () => ++seen < 2);
    expect(seen).toBe(2);
  });

  it('never loses a line, whatever comes', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(text, (t) => {
        const rows = all(t);
        const lines = t === '' ? 0 : t.split('\n').length - (t.endsWith('\n') ? 1 : 0);
        if (rows.length) expect(rows[rows.length - 1].line).toBeLessThanOrEqual(lines);
        rows.slice(1).forEach((r, i) => expect(r.line).toBeGreaterThan(rows[i].line));
        const letters = (s: string) => s.replace(/[^a]/g, '').length;
        expect(letters(rows.map((r) => r.cells.join('')).join(''))).toBe(letters(t));
      }),
      { numRuns: 3000 }
    );
  });
});
