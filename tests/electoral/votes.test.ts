import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readElectionName, ROW_KIND, tellOptions, type VoteTable } from '../../src/lib/domain/votes';
import { resultColumns, swingColumn } from '../../src/lib/electoral/candidacies';
import { outcomeOf, swingOf } from '../../src/lib/electoral/outcome';
import { compareVotes, CUT, sumVotes, totalVotes, unitFinder } from '../../src/lib/electoral/sum-votes';

const OPTIONS = ['PAN', 'PRI', 'PVEM', 'PRI_PVEM', 'CNR', 'NULOS'];

/** A table of votes by sección with the given figures of each option. */
function tableOf(rows: readonly (readonly number[])[], more: Partial<VoteTable> = {}): VoteTable {
  return {
    nivel: 'seccion',
    anio: '2024',
    cargo: '',
    opciones: tellOptions(OPTIONS),
    claves: rows.map((_, i) => String(10_001 + i).padStart(6, '0')),
    escritos: [],
    tipo: new Uint8Array(rows.length),
    votos: OPTIONS.map((_, k) => Float64Array.from(rows, (r) => r[k])),
    total: Float64Array.from(rows, (r) => r.reduce((a, b) => a + b, 0)),
    lista: Float64Array.from(rows, () => 1_000),
    distrito: null,
    mapa: 'federal',
    ...more
  };
}

const figures = fc.array(fc.array(fc.nat(400), { minLength: OPTIONS.length, maxLength: OPTIONS.length }), {
  minLength: 1,
  maxLength: 30
});

const same = (a: number, b: number) => (Number.isNaN(b) ? expect(a).toBeNaN() : expect(a).toBeCloseTo(b, 9));

describe('what an election gave', () => {
  it('is the same number of votes however coalitions are handled', () => {
    fc.assert(
      fc.property(figures, (rows) => {
        const sums = totalVotes(tableOf(rows));
        const ways = (['separadas', 'repartidas', 'sumadas'] as const).map((h) => outcomeOf(sums, 0, h));
        for (const { validos, nulos, noRegistrados, total, empate, candidaturas } of ways) {
          expect(validos + nulos + noRegistrados).toBe(total);
          expect(empate).toBe(candidaturas.length > 1 && candidaturas[0].votos === candidaturas[1].votos);
        }
        expect(new Set(ways.map((w) => w.validos)).size).toBe(1);
        for (const { nep, candidaturas, margen, validos } of ways) {
          if (validos === 0) continue;
          expect(nep).toBeGreaterThanOrEqual(1 - 1e-9);
          expect(nep).toBeLessThanOrEqual(candidaturas.length + 1e-9);
          expect(margen).toBeGreaterThanOrEqual(0);
          expect(margen).toBeLessThanOrEqual(100);
        }
      })
    );
  });

  it('shares a coalition out equally and gives what is left to the party with most votes', () => {
    const sums = totalVotes(tableOf([[0, 10, 20, 5, 0, 0]]));
    expect(outcomeOf(sums, 0, 'repartidas').candidaturas).toEqual([
      { id: 'PVEM', votos: 23 },
      { id: 'PRI', votos: 12 }
    ]);
    expect(outcomeOf(sums, 0, 'sumadas').candidaturas).toEqual([{ id: 'PRI_PVEM', votos: 35 }]);
    expect(outcomeOf(sums, 0, 'separadas').candidaturas.map((c) => c.id)).toEqual([
      'PVEM',
      'PRI',
      'PRI_PVEM'
    ]);
  });

  it('has turnout, margin and effective parties by hand', () => {
    const { participacion, margen, nep } = outcomeOf(
      totalVotes(tableOf([[60, 30, 10, 0, 0, 0]])),
      0,
      'separadas'
    );
    expect([participacion, margen]).toEqual([10, 30]);
    expect(nep).toBeCloseTo(1 / (0.36 + 0.09 + 0.01), 12);
  });

  it('is the same for all units at once as for each of them', () => {
    fc.assert(
      fc.property(
        figures,
        figures,
        fc.constantFrom('separadas' as const, 'repartidas' as const, 'sumadas' as const),
        (rows, rowsBefore, handling) => {
          const [now, before] = [rows, rowsBefore].map((r) => {
            const table = tableOf(r);
            return sumVotes(table, unitFinder(table, 'seccion')!).sums;
          });
          const columns = resultColumns(now, handling);
          const swing = swingColumn(now, columns, before, handling);
          now.claves.forEach((clave, i) => {
            const one = outcomeOf(now, i, handling);
            const first = one.candidaturas[0]?.id;
            expect(now.opciones[columns.first[i]]?.id).toBe(first);
            expect([columns.tie[i] === 1, columns.participacion[i]]).toEqual([one.empate, one.participacion]);
            same(columns.margen[i], one.margen);
            same(columns.nep[i], one.nep);
            const then = before.claves.indexOf(clave);
            const earlier = then < 0 ? null : outcomeOf(before, then, handling);
            const points = earlier ? swingOf(earlier, one).find((s) => s.id === first)?.puntos : undefined;
            same(swing[i], points ?? NaN);
          });
        }
      )
    );
  });

  it('swings in points that add up to nothing', () => {
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const [before, after] = [a, b].map((rows) => outcomeOf(totalVotes(tableOf(rows)), 0, 'repartidas'));
        if (!before.validos || !after.validos) return;
        const swing = swingOf(before, after);
        expect(swing.reduce((sum, s) => sum + s.puntos, 0)).toBeCloseTo(0, 6);
      })
    );
  });

  it('tells coalitions by their header, however they are joined', () => {
    const kinds = (...headers: string[]) => tellOptions(headers).map((o) => [o.tipo, o.partes.join('+')]);
    expect(kinds('PAN', 'PRD', 'PAN-PRD', 'C_PAN_PRD')).toEqual([
      ['partido', ''],
      ['partido', ''],
      ['coalicion', 'PAN+PRD'],
      ['coalicion', 'PAN+PRD']
    ]);
    expect(kinds('Opción A', 'Opción B', 'Opción A - Opción B', 'Votos nulos', 'indep1')).toEqual([
      ['partido', ''],
      ['partido', ''],
      ['coalicion', 'Opción A+Opción B'],
      ['nulos', ''],
      ['independiente', '']
    ]);
  });

  it('takes year and office from the name of a file', () => {
    expect(readElectionName('dipfed-seccion-vraw-2021.csv')).toEqual({
      anio: '2021',
      cargo: 'diputaciones federales'
    });
    expect(readElectionName('ayuntamientos_2024.xlsx')).toEqual({ anio: '2024', cargo: 'ayuntamientos' });
    expect(readElectionName('hoja 1.csv')).toEqual({ anio: '', cargo: '' });
  });
});

describe('votes on a map', () => {
  it('are in its units or apart: nothing is lost and nothing is shared out', () => {
    const row = fc.record({ votes: fc.nat(500), unit: fc.constantFrom('A', 'B', null), kind: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const table = tableOf(
          rows.map((r) => [r.votes, 0, 0, 0, 0, 0]),
          { tipo: Uint8Array.from(rows, (r) => r.kind) }
        );
        const { sums, apart } = sumVotes(table, (i) => rows[i].unit);
        const total = (parts: Float64Array[]) => parts.flatMap((p) => [...p]).reduce((a, b) => a + b, 0);
        const all = [sums, ...apart.map((a) => a.sums)];
        expect(total(all.map((s) => s.total))).toBe(total([totalVotes(table).total]));
        expect(total(all.map((s) => s.filas))).toBe(rows.length);
        for (const { why } of apart)
          if (why !== 'sin-correspondencia' && why !== 'cortado')
            expect(rows.some((r) => r.kind === ROW_KIND[why])).toBe(true);
      })
    );
  });

  it('do not guess the district of a municipality that is cut', () => {
    const table = tableOf([[1, 0, 0, 0, 0, 0]], { nivel: 'municipio', claves: ['01001'] });
    const find = unitFinder(table, 'federal', { wholeIn: () => CUT })!;
    expect(sumVotes(table, find).apart.map((a) => a.why)).toEqual(['cortado']);
    expect(unitFinder(table, 'federal')).toBeNull();
  });

  it('name the units on which two files of an election differ', () => {
    const [a, b] = [
      tableOf([[1, 2, 3, 0, 0, 0]]),
      tableOf([
        [1, 3, 2, 0, 0, 0],
        [4, 0, 0, 0, 0, 0]
      ])
    ];
    const own = (t: VoteTable) => sumVotes(t, unitFinder(t, 'seccion')!).sums;
    expect(compareVotes(own(a), own(b))).toEqual([
      { clave: '010001', total: [6, 6], opciones: ['PRI', 'PVEM'] },
      { clave: '010002', total: [NaN, 4], opciones: [] }
    ]);
    expect(compareVotes(own(b), own(b))).toEqual([]);
  });
});
