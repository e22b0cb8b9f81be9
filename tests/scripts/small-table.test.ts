import { describe, expect, it } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import { askTejido, refuseTejido, scratch } from '../tejido';

const write = scratch();
const PLACES = [
  ['cvegeo', 'lon', 'lat'],
  ['01001', -102.3, 21.9],
  ['01002', -102.05, 22.23],
  ['01003', -102.71, 21.85]
];

/** A workbook with the same places in two sheets, the second with one of them some kilometres away. */
async function workbook(): Promise<string> {
  const moved = PLACES.map((row, i) => (i === 1 ? [row[0], Number(row[1]) + 1, row[2]] : row));
  const sheets = [
    { name: 'Hoy', rows: PLACES },
    { name: 'Antes', rows: moved }
  ];
  return write('lugares.xlsx', await writeXlsx({ sheets }));
}
const csv = (rows: unknown[][]) => rows.map((row) => row.join(',')).join('\n');

describe('small tables of the orders', () => {
  it('come in a workbook too: which sheet is asked, and said with --hoja', async () => {
    const book = await workbook();
    const asked = refuseTejido('cercanos', '--puntos', book, '--k', '1');
    expect(asked).toContain('--hoja');
    const [today, before] = ['Hoy', 'Antes'].map((sheet) =>
      askTejido('cercanos', '--puntos', book, '--hoja', sheet, '--k', '1', '--clave', '01001')
    );
    const plain = askTejido(
      'cercanos',
      '--puntos',
      write('p.csv', csv(PLACES)),
      '--k',
      '1',
      '--clave',
      '01001'
    );
    expect(today).toEqual(plain);
    expect(plain.filas[0].cvegeo_cercano).toBe('01003');
    expect(before.filas[0].cvegeo_cercano).toBe('01002');
    const pairs = write('pares.csv', 'cvegeo_a,cvegeo_b\n01001,01002\n');
    const far = askTejido('distancia', '--puntos', book, '--pares', pairs, '--hoja', 'puntos=Antes');
    const near = askTejido('distancia', '--puntos', book, '--pares', pairs, '--hoja', 'puntos=Hoy');
    expect(far.filas[0].km).toBeGreaterThan(1.5 * near.filas[0].km);
  });

  it('read numbers by the rule of every order, and ask nothing they could get wrong', () => {
    const commas = write('v.csv', 'cvegeo;valor\n01001;0,5\n01002;0,25\n01003;1,75\n01004;2\n01005;3\n');
    const points = write('w.csv', 'cvegeo,valor\n01001,0.5\n01002,0.25\n01003,1.75\n01004,2\n01005,3\n');
    const ask = (path: string) =>
      askTejido('patrones', '--valores', path, '--pesos', 'knn:2', '--permutaciones', '99');
    expect(ask(commas)).toEqual(ask(points));
    const doubtful = write('d.csv', 'cvegeo;valor\n01001;1.250\n01002;3.400\n01003;2.100\n');
    expect(refuseTejido('patrones', '--valores', doubtful)).toContain('1.250');
    const twice = write('t.csv', 'cvegeo,valor\n01001,1\n01001,2\n');
    expect(refuseTejido('patrones', '--valores', twice)).toContain('renglón 3');
  });
});
