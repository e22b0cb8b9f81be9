import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { populationOf, readFigures } from '../../src/lib/ingest/figures/read-figures';
import { decode, gunzip } from '../../src/lib/ingest/decode';
import { FileError } from '../../src/lib/ingest/problem';
import { bytesOf, fixture, hasShared, real, textBytes } from '../shared';

const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'aceptado',
    (error) => (error instanceof FileError ? error.reason : String(error))
  );

const readCensus = async (bytes: Uint8Array) => {
  const figures = await readFigures(bytes);
  return { ...figures, ...populationOf(figures) };
};

describe('decoding', () => {
  it('tries UTF-8 strictly and then Windows-1252', () => {
    expect(decode(textBytes('año')).encoding).toBe('UTF-8');
    expect(decode(Uint8Array.of(0x61, 0xf1, 0x6f))).toEqual({ text: 'año', encoding: 'Windows-1252' });
  });

  it('opens gzip and leaves other bytes alone', async () => {
    const bytes = textBytes('hola');
    expect(await gunzip(bytes)).toBe(bytes);
    expect(new TextDecoder().decode(await gunzip(new Uint8Array(gzipSync(bytes))))).toBe('hola');
  });
});

describe('a census as INEGI exports it', () => {
  it('sums municipalities, not states, and names what it could not read', async () => {
    const census = await readCensus(bytesOf(fixture('censo-inegi.csv')));
    expect([...census.people]).toEqual([
      ['01001', 1000],
      ['01002', 200],
      ['20067', 300]
    ]);
    expect(census).toMatchObject({ sum: 1500, published: 1500, source: 'Archivo de prueba' });
    expect(census.problems).toEqual([
      { renglon: 11, columna: 'total', valor: 'N/D', motivo: 'numero-imposible' }
    ]);
  });

  it('reads a plain table of keys and people', async () => {
    const census = await readCensus(textBytes('cvegeo;pob\n1001;10\n20067;20\n'));
    expect(census.sum).toBe(30);
  });

  it('takes the column that is named for the key, and never the total for one', async () => {
    const named = await readCensus(textBytes('pob,cvegeo\n20853,01010\n1234,01001\n'));
    expect([...named.people]).toEqual([
      ['01010', 20853],
      ['01001', 1234]
    ]);
    await expect(readCensus(textBytes('municipio,pob\nEl Llano,20853\n'))).rejects.toMatchObject({
      reason: 'censo-sin-municipios'
    });
  });

  it.each([
    ['censo-sin-columna', 'cvegeo,viviendas\n01001,2'],
    ['censo-sin-municipios', 'a,b\n1,2'],
    ['censo-sin-municipios', 'clave,pob\nx,2'],
    ['vacio', '']
  ])('refuses: %s', async (expected, text) =>
    expect(await reason(readCensus(textBytes(text)))).toBe(expected)
  );

  it.skipIf(!hasShared)('reads the 2020 census: 126,014,024 people in 2,469 municipalities', async () => {
    const { people, sum, published, encoding } = await readCensus(bytesOf(real('censo_2020.csv')));
    expect([people.size, sum, published, encoding]).toEqual([2469, 126014024, 126014024, 'Windows-1252']);
    const largest = [...people.values()].sort((a, b) => b - a);
    const share = (n: number) => largest.slice(0, n).reduce((a, b) => a + b, 0) / sum;
    expect(share(100)).toBeGreaterThan(0.5);
    expect(share(99)).toBeLessThan(0.51);
    expect(share(492)).toBeGreaterThanOrEqual(0.8);
    expect(share(491)).toBeLessThan(0.8);
    const count = (entidad: string) => [...people.keys()].filter((k) => k.startsWith(entidad)).length;
    expect(['20', '21', '30', '09'].map(count)).toEqual([570, 217, 212, 16]);
    expect(Math.min(...people.values())).toBe(81);
  });
});
