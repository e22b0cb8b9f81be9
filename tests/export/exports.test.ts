import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { problemsToCsv } from '../../src/lib/export/problems-csv';
import { tableToCsv, type ExportRow } from '../../src/lib/export/table-csv';

const provenance = {
  fecha: '2026-11-20',
  universo: 'Meta declarada',
  filtros: 'sector: jóvenes',
  fuenteCelulas: 'x.csv',
  fuentePersonas: 'Censo',
  fuenteAfiliados: 'y.csv',
  contra: '2025-11-21',
  distancia: true,
  cifras: ['Viviendas (2020)'],
  demo: true
};
const row: ExportRow = {
  cvegeo: '01001',
  municipio: 'Aguascalientes',
  entidad: 'Aguascalientes',
  etapa: 'Activo',
  celulas_activas: 2,
  integrantes: 40,
  mujeres: 10,
  base_mujeres: 40,
  meses_de_la_mas_nueva: 3,
  personas: null,
  afiliados: { total: 30, mujeres: 12, conGenero: 24 },
  cambio: 'Ganado',
  km: 12.25,
  cifras: { 'Viviendas (2020)': 'no aplica' },
  fuera: false
};
const read = (rows: ExportRow[]) =>
  Papa.parse<Record<string, string>>(tableToCsv(rows, provenance).slice(1), { header: true }).data;

/** What stands for a count of women that does not leave. */
const WITHHELD = ['<5', 'reservado'];

describe('the table as a file', () => {
  it('keeps keys as text, absences in words and the provenance on every row', () => {
    const [r] = read([row]);
    expect(r).toMatchObject({
      cvegeo: '01001',
      personas: 'sin dato',
      pct_mujeres: '25',
      fecha: '2026-11-20',
      filtros: 'sector: jóvenes',
      km_cococi_mas_cercano: '12.25',
      'indicador: Viviendas (2020)': 'no aplica',
      nota: 'datos de demostración'
    });
    expect(read([{ ...row, fuera: true, celulas_activas: null }])[0].celulas_activas).toBe('no aplica');
  });

  it('never lets a count of persons from 1 to 4 out, nor one that can be subtracted', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (a, b) => {
        const [base, women] = [Math.max(a, b), Math.min(a, b)];
        const [r] = read([{ ...row, integrantes: base, mujeres: women, base_mujeres: base }]);
        for (const text of [r.integrantes, r.mujeres]) expect(['1', '2', '3', '4']).not.toContain(text);
        if (!WITHHELD.includes(r.mujeres) && r.integrantes !== '<5') {
          const men = Number(r.integrantes) - Number(r.mujeres);
          expect(men === 0 || men >= 5).toBe(true);
        }
        if (women < 5 && women > 0) expect(r.pct_mujeres).toBe('');
      })
    );
  });

  it('never lets a few members out either, and has no columns of what is not there', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.nat(9), (a, b, unknown) => {
        const [known, women] = [Math.max(a, b), Math.min(a, b)];
        const afiliados = { total: known + unknown, mujeres: women, conGenero: known };
        const [r] = read([{ ...row, afiliados }]);
        for (const text of [r.afiliados, r.mujeres_afiliadas])
          expect(['1', '2', '3', '4']).not.toContain(text);
        const men = known - women;
        if ((women > 0 && women < 5) || (men > 0 && men < 5)) expect(r.pct_afiliadas).toBe('');
      })
    );
    const bare = Papa.parse<string[]>(
      tableToCsv([row], { ...provenance, fuenteAfiliados: '', contra: '' }).slice(1)
    ).data[0];
    expect(bare.filter((c) => /afilia|cambio/.test(c))).toEqual([]);
    expect(read([row])[0]).toMatchObject({
      afiliados: '30',
      pct_afiliadas: '50',
      cambio: 'Ganado',
      comparado_con: '2025-11-21'
    });
  });

  it('defuses formulas', () => {
    const [r] = read([{ ...row, municipio: '=HYPERLINK("http://x")' }]);
    expect(r.municipio).toBe('\'=HYPERLINK("http://x")');
  });
});

describe('problems as a file', () => {
  it('has a header even without problems, and a sentence for each', () => {
    expect(problemsToCsv([], ['a.csv'])).toContain('archivo,renglon,columna,valor,motivo,explicacion');
    const csv = problemsToCsv(
      [{ renglon: 7, columna: 'cvegeo', valor: '=1', motivo: 'clave-imposible', bucket: 'desconocidas' }],
      ['a.csv']
    );
    const [r] = Papa.parse<Record<string, string>>(csv.slice(1), { header: true }).data;
    expect(r).toMatchObject({ archivo: 'a.csv', renglon: '7', valor: "'=1", motivo: 'clave desconocida' });
  });
});
