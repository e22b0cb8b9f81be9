import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows } from '../../src/lib/domain/compare';
import type { TableRow } from '../../src/lib/domain/contract';
import { CONTRACTS } from '../../src/lib/domain/contracts';
import { foldEdits, pendingAfter, rowsAfter, type Edit } from '../../src/lib/domain/edit';
import { addLine, lineOf, noLines } from '../../src/lib/domain/line-runs';
import { AGE_BANDS } from '../../src/lib/domain/member';
import { editMembers, memberAt } from '../../src/lib/domain/member-rows';
import type { Problem } from '../../src/lib/domain/problem';
import { likeness, mostAlike } from '../../src/lib/domain/similar-names';
import { MemberColumnsBuilder } from '../../src/lib/ingest/member-columns';

const member = fc.record({
  cvegeo: fc.constantFrom('01001', '20067', '09015'),
  cococi: fc.constantFrom('', 'C-1', 'C-2'),
  sexo: fc.constantFrom('M', 'H', ''),
  grupo_edad: fc.constantFrom('', ...AGE_BANDS),
  fecha_afiliacion: fc.option(fc.integer({ min: 8000, max: 20_000 })),
  sector: fc.constantFrom('', 'obreros', 'género'),
  personas: fc.integer({ min: 0, max: 9 })
});

/** Edits of a table of some rows, and the plain list that they leave. */
const editing = fc.array(member, { maxLength: 8 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    edits: fc.array(
      fc.oneof(
        fc.record({ que: fc.constant('cambiar' as const), fila: fc.nat(12), valores: member }),
        fc.record({ que: fc.constant('quitar' as const), fila: fc.nat(12) }),
        fc.record({ que: fc.constant('agregar' as const), valores: member, pendiente: fc.constant(null) })
      ),
      { maxLength: 10 }
    )
  })
);

function applyPlainly(rows: readonly TableRow[], edits: readonly Edit[]): TableRow[] {
  const list: (TableRow | null)[] = [...rows];
  for (const edit of edits) {
    if (edit.que === 'agregar') list.push(edit.valores);
    else if (edit.que !== 'anotar' && edit.fila < list.length)
      list[edit.fila] = edit.que === 'quitar' ? null : edit.valores;
  }
  return list.filter((row): row is TableRow => row !== null);
}

function asMembers(rows: readonly TableRow[]) {
  const builder = new MemberColumnsBuilder();
  for (const r of rows)
    builder.add({
      mun: builder.placeOf(r.cvegeo as string),
      dia: r.fecha_afiliacion as number | null,
      sector: builder.sectorOf(r.sector as string),
      genero: r.sexo as string,
      edad: r.grupo_edad as string,
      cococi: r.cococi as string,
      personas: r.personas as number,
      hash: 0
    });
  return builder.finish();
}

describe('changes by hand', () => {
  it('leave what doing them one by one on a list leaves', () => {
    fc.assert(
      fc.property(editing, ({ rows, edits }) => {
        const edited = foldEdits(edits, rows.length);
        const after = [...rowsAfter(rows.length, (i) => rows[i], edited)].map((p) => p.row);
        expect(after).toEqual(applyPlainly(rows, edits));
      })
    );
  });

  it('do the same to members, who are kept as codes', () => {
    fc.assert(
      fc.property(editing, ({ rows, edits }) => {
        const codes = asMembers(rows);
        expect(rows.map((_, i) => memberAt(codes, i))).toEqual(rows);
        const edited = editMembers(codes, foldEdits(edits, rows.length));
        const after = Array.from(edited.mun, (_, i) => memberAt(edited, i));
        expect(after).toEqual(applyPlainly(rows, edits));
      })
    );
  });

  it('never lose a row that was set aside: it is accepted, or still there', () => {
    const problem = (renglon: number): Problem => ({
      renglon,
      columna: 'cvegeo',
      valor: '',
      motivo: 'sin-clave',
      bucket: 'desconocidas',
      celdas: {}
    });
    fc.assert(
      fc.property(fc.nat(8), fc.uniqueArray(fc.nat(7)), (n, mended) => {
        const pending = Array.from({ length: n }, (_, i) => problem(i));
        const done = mended.filter((i) => i < n);
        const edits = done.map((pendiente): Edit => ({ que: 'agregar', valores: {}, pendiente }));
        const edited = foldEdits(edits, 0);
        expect(pendingAfter(pending, edited).length + edited.added.length).toBe(n);
      })
    );
  });
});

describe('comparing two tables', () => {
  const cell = fc.record({
    id: fc.constantFrom('', 'a', 'b', 'c', 'd'),
    nombre: fc.constantFrom('', 'Uno', 'Dos'),
    cvegeo: fc.constantFrom('01001', '20067'),
    integrantes: fc.option(fc.nat(3))
  });
  const unique = fc.uniqueArray(cell, { selector: (r) => r.id || JSON.stringify(r), maxLength: 6 });

  it('accounts for every row of both, and finds nothing between a table and itself in any order', () => {
    fc.assert(
      fc.property(unique, unique, (before, after) => {
        const c = compareRows(CONTRACTS.cococis, before, after);
        expect(c.same + c.changed.length + c.gone.length).toBe(before.length);
        expect(c.same + c.changed.length + c.added.length).toBe(after.length);
        const self = compareRows(CONTRACTS.cococis, before, [...before].reverse());
        expect([self.same, self.added, self.changed, self.gone]).toEqual([before.length, [], [], []]);
      })
    );
  });

  it('names what changed of a row by its id, and counts alike rows of tables without ids', () => {
    const row = { id: 'a', nombre: 'Uno', cvegeo: '01001', integrantes: 5 };
    expect(
      compareRows(CONTRACTS.cococis, [row], [{ ...row, integrantes: 6 }]).changed.map((c) => c.columns)
    ).toEqual([['integrantes']]);
    const group = { conferencia: 'K1', cvegeo_origen: '01001', pais: 'MX', asistentes: 3, mujeres: 1 };
    const c = compareRows(CONTRACTS.asistencias, [group, group], [group]);
    expect([c.same, c.gone.length]).toEqual([1, 1]);
  });
});

describe('names that are alike', () => {
  it('are the same name in any spelling, and bring the one that was meant first', () => {
    expect(likeness('Xalapa', 'XALAPA')).toBe(1);
    const names = ['Xalapa', 'Jalacingo', 'Jalcomulco', 'Naolinco', 'Coatepec'].map((nombre) => ({ nombre }));
    expect(mostAlike('Jalapa', names, 2)[0].nombre).toBe('Xalapa');
    expect(mostAlike('Zzz', names, 3)).toEqual([]);
    const long = ['Salamanca', 'Silao de la Victoria', 'Celaya', 'San Pedro Tlaquepaque', 'Tlajomulco'].map(
      (nombre) => ({ nombre })
    );
    expect(mostAlike('Silao', long, 3)[0].nombre).toBe('Silao de la Victoria');
    expect(mostAlike('Tlaquepaque', long, 3)[0].nombre).toBe('San Pedro Tlaquepaque');
    expect(mostAlike('', long, 3)).toEqual([]);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => void expect(likeness(a, b)).toBe(likeness(b, a)))
    );
  });
});

describe('lines of rows', () => {
  it('are found again for every row, whatever was skipped between them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(1)), { minLength: 1 }),
        (steps) => {
          const runs = noLines();
          let line = 1;
          const given = steps.map(([step, archivo], i) => {
            line += step;
            addLine(runs, i, line, archivo);
            return { renglon: line, archivo };
          });
          expect(given.map((_, i) => lineOf(runs, i))).toEqual(given);
        }
      )
    );
  });
});
