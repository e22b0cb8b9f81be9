import { describe, expect, it } from 'vitest';
import type { KeyBridge, KeySystem } from '../../src/lib/domain/key-system';
import { looksLikeFigures, populationOf, readFigures } from '../../src/lib/ingest/figures';
import { reasonOf } from '../frames';
import { bytesOf, hasShared, real, textBytes } from '../shared';

const read = (text: string, bridge: KeyBridge | null = null, chosen: KeySystem | null = null) =>
  readFigures(textBytes(text), { exists: (clave) => clave !== '07999', bridge, chosen });
const shape = async (text: string) =>
  (await read(text)).indicators.map((i) => [i.nombre, i.periodo, i.suma, Object.fromEntries(i.values)]);

describe('a table of figures', () => {
  it('has years over its columns, and the latest counts unless another is asked for', async () => {
    const figures = await read(
      '"Población total"\n"","","2010","","2020",""\n"Clave","Municipio","Total","Hombres","Total","Hombres"\n" ","Total","900","","2,100",""\n"01 001","A","800","400","2,000","900"\n'
    );
    expect(figures.periods).toEqual(['2010', '2020']);
    expect([populationOf(figures).sum, populationOf(figures).published]).toEqual([2000, 2100]);
    expect([populationOf(figures, '2010').sum, populationOf(figures, '2010').published]).toEqual([800, 900]);
    expect(() => populationOf(figures, '1990')).toThrow();
  });

  it('has years as columns of its own', async () =>
    expect(await shape('Viviendas\ncvegeo,2010,2020\n01001,5,6\n01002,7,\n')).toEqual([
      ['Viviendas', '2010', true, { '01001': 5, '01002': 7 }],
      ['Viviendas', '2020', true, { '01001': 6, '01002': null }]
    ]));

  it('is long: key, indicator, period, value, unit, source', async () => {
    const { indicators } = await read(
      'cvegeo,indicador,periodo,valor,unidad,fuente\n01001,Grado de marginación,2020,1.5,índice,CONAPO\n01001,Viviendas,2020,12,viviendas,INEGI\n01002,Viviendas,2020,N/D,viviendas,INEGI\n01003,Viviendas,2020,0,viviendas,INEGI\n'
    );
    expect(indicators.map((i) => [i.id, i.unidad, i.fuente, i.suma, i.values])).toEqual([
      ['grado-de-marginacion-2020', 'índice', 'CONAPO', false, [['01001', 1.5]]],
      // Sin dato and zero are two things.
      [
        'viviendas-2020',
        'viviendas',
        'INEGI',
        true,
        [
          ['01001', 12],
          ['01002', null],
          ['01003', 0]
        ]
      ]
    ]);
  });

  it('is long with people by year', async () => {
    const figures = await read('cvegeo,anio,pob\n01001,2010,5\n01001,2020,7\n01002,2020,8\n');
    expect([figures.periods, populationOf(figures).sum, populationOf(figures, '2010').sum]).toEqual([
      ['2010', '2020'],
      15,
      5
    ]);
  });

  it('of localities counts only the rows of municipalities', async () => {
    const figures = await read(
      'ENTIDAD,NOM_ENT,MUN,NOM_MUN,LOC,NOM_LOC,POBTOT,VIVTOT\n00,Total nacional,000,Total nacional,0000,Total nacional,12,9\n01,Ags,000,Total de la entidad,0000,Total,12,9\n01,Ags,001,A,0000,Total del municipio,5,4\n01,Ags,001,A,0001,Loc,3,2\n01,Ags,002,B,0000,Total del municipio,7,*\n'
    );
    expect([populationOf(figures).sum, populationOf(figures).published]).toEqual([12, 12]);
    expect(figures.indicators.map((i) => [i.nombre, i.values])).toEqual([
      [
        'POBTOT',
        [
          ['01001', 5],
          ['01002', 7]
        ]
      ],
      [
        'VIVTOT',
        [
          ['01001', 4],
          ['01002', null]
        ]
      ]
    ]);
  });

  it('with INE’s keys needs the bridge, and then stands on INEGI’s', async () => {
    const text = 'entidad,municipio_ine,lista nominal\n7,101,40\n7,999,3\n';
    expect(await reasonOf(read(text))).toBe('clave-ine');
    const { indicators, problems } = await read(text, new Map([['07101', ['07102' as never]]]));
    expect(indicators[0].values).toEqual([['07102', 40]]);
    expect(problems.map((p) => [p.renglon, p.motivo])).toEqual([[3, 'clave-ine-desconocida']]);
  });

  it('whose header is silent is read in the system in which more of its keys exist, and a tie is asked', async () => {
    const bridge = new Map([
      ['07101', ['07102' as never]],
      ['07999', ['07103' as never]]
    ]);
    const tie = 'entidad,municipio,viviendas\n7,101,40\n';
    expect(await reasonOf(read(tie, bridge))).toBe('sistema-de-clave');
    expect((await read(tie, bridge, 'ine')).indicators[0].values).toEqual([['07102', 40]]);
    const ine = await read(`${tie}7,999,3\n`, bridge);
    expect([ine.evidence.system, ine.evidence.by, ine.indicators[0].values]).toEqual([
      'ine',
      'conteo',
      [
        ['07102', 40],
        ['07103', 3]
      ]
    ]);
    expect((await read(tie.replace('municipio', 'cve_mun'), bridge)).indicators[0].values).toEqual([
      ['07101', 40]
    ]);
  });

  it('names what it cannot read and the key that comes twice', async () => {
    const { problems, indicators } = await read(
      'cvegeo,viviendas\n01001,12\n01002,muchas\n01001,13\n01003,5\n'
    );
    expect(problems.map((p) => [p.renglon, p.columna, p.motivo])).toEqual([
      [3, 'viviendas', 'numero-imposible'],
      [4, 'cvegeo', 'duplicada']
    ]);
    expect(indicators[0].values).toEqual([
      ['01001', 12],
      ['01003', 5]
    ]);
  });

  it('is told from a list of names', () => {
    expect(looksLikeFigures('cvegeo,nombre\n01001,A\n01002,B\n')).toBe(false);
    expect(looksLikeFigures('cvegeo,grado\n01001,0.4\n01002,0.5\n')).toBe(true);
  });

  it.skipIf(!hasShared)('of the metropolitan zones has 417 municipalities in 2015', async () => {
    const figures = await readFigures(bytesOf(real('zm_2015.csv')));
    expect([populationOf(figures).people.size, populationOf(figures).periodo]).toEqual([417, '2015']);
  });

  it.skipIf(!hasShared)('of the 2020 census says its year and its columns', async () => {
    const figures = await readFigures(bytesOf(real('censo_2020.csv')));
    expect(figures.indicators.map((i) => i.id)).toEqual([
      'poblacion-total-2020',
      'hombres-2020',
      'mujeres-2020'
    ]);
    expect([figures.periods, figures.problems]).toEqual([['2020'], []]);
  });
});
