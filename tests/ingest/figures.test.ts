import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/lib/domain/problem';
import type { KeyBridge, KeySystem } from '../../src/lib/domain/key-system';
import { looksLikeFigures } from '../../src/lib/ingest/figures/survey';
import { populationOf, readFigures, type FiguresImport } from '../../src/lib/ingest/figures/read-figures';
import { reasonOf } from '../frames';
import { bytesOf, hasShared, real, textBytes } from '../shared';

const read = (text: string, bridge: KeyBridge | null = null, chosen: KeySystem | null = null) =>
  readFigures(textBytes(text), { exists: (clave) => /^0[157]0|^071/.test(clave), bridge, chosen });
const leftOut = ({ notices }: FiguresImport, tipo: Notice['tipo']) =>
  notices.filter((n) => n.tipo === tipo).flatMap((n) => n.valores);
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
      [4, 'cvegeo', 'conflicto']
    ]);
    expect(indicators[0].values).toEqual([
      ['01001', 12],
      ['01003', 5]
    ]);
  });

  it('never keeps what identifies a person', async () => {
    const figures = await read(
      'cvegeo,enlace telefono,telefono,CURP,viviendas\n01001,5512345678,5587654321,XEXX010101HNEXXXA4,3\n01002,1,5511112222,x,juan@correo.mx\n01003,,5511112223,x,4\n01004,,5511112224,x,4\n'
    );
    expect(figures.indicators.map((i) => i.nombre)).toEqual(['viviendas']);
    expect(leftOut(figures, 'columna-privada')).toContain('telefono');
    expect(JSON.stringify(figures)).not.toMatch(/55876|55111|XEXX|juan@/);
  });

  it('keeps what its headers say apart: groups over them, repeated names, a second table', async () => {
    expect(
      await shape(
        ',,Viviendas,,Hogares,\ncvegeo,municipio,Ocupadas,Vacías,Total,Chicos\n01001,A,1,2,3,4\n01002,B,5,6,7,8\n'
      )
    ).toEqual([
      ['Viviendas, Ocupadas', '', true, { '01001': 1, '01002': 5 }],
      ['Viviendas, Vacías', '', true, { '01001': 2, '01002': 6 }],
      ['Hogares, Total', '', true, { '01001': 3, '01002': 7 }],
      ['Hogares, Chicos', '', true, { '01001': 4, '01002': 8 }]
    ]);
    const names = (await read('cvegeo,Total,%,Otros,%\n01001,3,50%,4,60%\n01002,3,50%,4,60%\n')).indicators;
    expect(names.map((i) => [i.nombre, i.suma, i.id !== ''])).toEqual([
      ['Total', true, true],
      ['%', false, true],
      ['Otros', true, true],
      ['% (2)', false, true]
    ]);
    const two = await read('cvegeo,viviendas\n01001,3\n\ncvegeo,hogares\n01002,9\n');
    expect([two.indicators[0].values, two.problems[0].motivo]).toEqual([[['01001', 3]], 'otra-tabla']);
  });

  it('reads decimals after a comma where nothing else can be meant, and never a list of codes as a number', async () => {
    const commas = await read(
      'cvegeo;índice;lista\n01001;12,5;0102 0103\n01002;3,125;0104\n01003;1.234,5;0105\n'
    );
    expect(commas.indicators.map((i) => [i.nombre, i.values])).toEqual([
      [
        'índice',
        [
          ['01001', 12.5],
          ['01002', 3.125],
          ['01003', 1234.5]
        ]
      ]
    ]);
    expect(leftOut(commas, 'columna-sin-uso')).toEqual(['lista']);
    expect(
      (await read('cvegeo,grado\n01001,no aplica\n01002,1 234\n01003,s/d\n')).indicators[0].values
    ).toEqual([
      ['01001', 'no-aplica'],
      ['01002', 1234],
      ['01003', null]
    ]);
  });

  it('does not use a row with more cells than its header, nor keys that nobody knows', async () => {
    const figures = await read(
      'cvegeo,pob\n01001,1,000\n01002,2000\n07999,5\n99001,7\n01003,-5\n01004,1.5\n01005,\n'
    );
    expect([...populationOf(figures).people]).toEqual([['01002', 2000]]);
    expect(figures.problems.map((p) => [p.renglon, p.motivo])).toEqual([
      [2, 'celdas-corridas'],
      [4, 'clave-desconocida'],
      [5, 'clave-desconocida'],
      [6, 'numero-imposible'],
      [7, 'numero-imposible']
    ]);
  });

  it('adds up two INE keys that are one municipality of INEGI’s', async () => {
    const bridge = new Map([
      ['05035', ['05035' as never]],
      ['05900', ['05035' as never]]
    ]);
    const { indicators, problems } = await read('entidad,mun_ine,pob\n5,35,363\n5,900,5\n5,35,363\n', bridge);
    expect([indicators[0].values, problems.map((p) => p.motivo)]).toEqual([[['05035', 368]], ['conflicto']]);
  });

  it('is people only where it says so', async () => {
    const dwellings = await read(
      'Viviendas particulares 2020\nClave,Municipio,Total,Con agua\n01001,A,300,200\n01002,B,500,400\n'
    );
    expect([dwellings.population, dwellings.periods]).toEqual([[], ['2020']]);
    const both = await read('cvegeo,pobtot,total\n01001,10,99\n');
    expect(populationOf(both).sum).toBe(10);
    // Five digits under another name are no keys.
    expect(
      await reasonOf(read('Municipio,Viviendas,Hogares\nAsientos,12046,11023\nCosío,15023,4023\n'))
    ).toBe('censo-sin-municipios');
  });

  it('is told from a list of names', () => {
    expect(looksLikeFigures('cvegeo,nombre\n01001,A\n01002,B\n')).toBe(false);
    expect(looksLikeFigures('cvegeo,grado\n01001,0.4\n01002,0.5\n')).toBe(true);
  });

  it.skipIf(!hasShared)('of the metropolitan zones has 417 municipalities in 2015', async () => {
    const figures = await readFigures(bytesOf(real('zm_2015.csv')));
    expect([populationOf(figures).people.size, populationOf(figures).periodo]).toEqual([417, '2015']);
  });

  it.skipIf(!hasShared)(
    'of votes is a table like any other: every row read or named, and no list of districts for a number',
    async () => {
      const votes = await readFigures(bytesOf(real('votos_diputados_2015_municipio.csv')));
      const sum = (name: string) =>
        votes.indicators
          .find((i) => i.nombre === name)!
          .values.reduce((a, [, v]) => a + (typeof v === 'number' ? v : 0), 0);
      expect([sum('tot'), leftOut(votes, 'columna-sin-uso'), votes.problems]).toEqual([
        39_603_887,
        ['distritos_2015'],
        []
      ]);
      const sample = await readFigures(bytesOf(real('votos_diputados_2021_municipio_muestra.csv')));
      expect([sample.evidence.header, sample.indicators[0].values.length]).toEqual(['inegi', 81]);
      expect(sample.problems.filter((p) => p.motivo === 'clave-desconocida').map((p) => p.valor)).toEqual([
        '4xxx'
      ]);
    }
  );

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

describe('words of a table of figures', () => {
  const classes = async (text: string) =>
    (await read(text)).indicators
      .filter((i) => i.clases)
      .map((i) => [i.nombre, i.periodo, i.suma, i.clases, Object.fromEntries(i.values)]);

  it('are classes in their order: degrees by what they mean, whatever their case and order of rows', async () =>
    expect(
      await classes(
        'CVE_MUN,POB_TOT,IM_2020,GM_2020\n01001,100,54.1,Muy bajo\n01002,200,50.3,MEDIO\n01003,300,48.9,Muy Alto\n01004,400,55.0,muy bajo\n01005,500,51.2,-\n01006,600,52.9,No aplica\n'
      )
    ).toEqual([
      [
        'GM',
        '2020',
        false,
        { nombres: ['Muy bajo', 'MEDIO', 'Muy Alto'], ordenadas: true },
        { '01001': 1, '01002': 2, '01003': 3, '01004': 1, '01005': null, '01006': 'no-aplica' }
      ]
    ]));

  it('are classes by the alphabet where they have no order, if they come again and again', async () => {
    const rows = (words: readonly string[]) =>
      words.map((w, i) => `010${String(i + 1).padStart(2, '0')},${w}`).join('\n');
    const [[name, , , found]] = await classes(
      `cvegeo,tipo de clima\n${rows(['seco', 'cálido', 'seco', 'cálido', 'seco', 'cálido'])}\n`
    );
    expect([name, found]).toEqual(['tipo de clima', { nombres: ['cálido', 'seco'], ordenadas: false }]);
  });

  it('come in a long table too, beside figures', async () => {
    const { indicators, problems } = await read(
      'cvegeo,indicador,periodo,valor\n01001,Índice,2020,1.5\n01001,Grado,2020,Alto\n01002,Índice,2020,0.4\n01002,Grado,2020,Bajo\n'
    );
    expect(problems).toEqual([]);
    expect(indicators.map((i) => [i.id, i.clases?.nombres ?? null, i.values])).toEqual([
      [
        'indice-2020',
        null,
        [
          ['01001', 1.5],
          ['01002', 0.4]
        ]
      ],
      [
        'grado-2020',
        ['Bajo', 'Alto'],
        [
          ['01001', 2],
          ['01002', 1]
        ]
      ]
    ]);
  });

  it('are told and left out where they are names, notes, codes, one word alone, or mixed with numbers', async () => {
    const figures = await read(
      'cvegeo,POB_TOT,cabecera,observaciones,region,clave_zona,grado\n01001,100,Ags,ver nota uno,Centro,A-1,Alto\n01002,200,Calvillo,sin nota,Centro,A-2,3\n01003,300,Cosío,otra,Centro,A-3,Alto\n'
    );
    expect(figures.indicators.map((i) => i.nombre)).toEqual(['POB TOT']);
    expect(leftOut(figures, 'columna-sin-uso')).toEqual([
      'cabecera',
      'observaciones',
      'region',
      'clave_zona',
      'grado'
    ]);
  });

  it('make a table of figures of their own, but not where municipalities come again', () => {
    expect(looksLikeFigures('cvegeo,grado\n01001,Alto\n01002,Bajo\n')).toBe(true);
    expect(looksLikeFigures('cvegeo,sexo\n01001,M\n01001,H\n01001,M\n01002,M\n01002,H\n01002,H\n')).toBe(
      false
    );
  });
});

describe('people of a table of figures', () => {
  const against = (text: string) =>
    readFigures(textBytes(text), {
      exists: () => true,
      people: (clave) => (clave === '01001' ? 950_000 : 50_000),
      bridge: null,
      chosen: null
    });

  it('are those nearest to what is known, where two columns could be', async () => {
    const figures = await against('cvegeo,poblacion,habitantes\n01001,12,948990\n01002,3,51536\n');
    expect(populationOf(figures).sum).toBe(1_000_526);
    expect(leftOut(figures, 'personas-lejos')).toEqual([]);
  });

  it('are told when they are far from what is known', async () => {
    const figures = await against('cvegeo,poblacion\n01001,949\n01002,52\n');
    expect(leftOut(figures, 'personas-lejos')).toEqual(['poblacion', '1001', '1000000']);
  });
});

describe('a table that tells a municipality by groups', () => {
  const people = async (text: string, ...sum: string[]) => {
    const figures = await readFigures(
      textBytes(text),
      { exists: () => true, bridge: null, chosen: null },
      sum
    );
    const { people } = populationOf(figures);
    return [Object.fromEntries(people), figures.problems.map((p) => [p.motivo, p.valor])];
  };

  it('counts the row that holds the others, also beside a group that identifies persons', async () =>
    expect(
      await people(
        'CVEGEO,SEXO,AFILIADO,POB\n29005,H,Si,100\n29005,H,No,50\n29005,M,Si,100\n29005,M,No,60\n29005,H,Total,150\n29005,M,Total,160\n'
      )
    ).toEqual([{ '29005': 310 }, []]));

  it('has no figure of a municipality that lacks that row, or one of the sexes, and says so', async () => {
    const incomplete = ['grupos-incompletos', '29013'];
    expect(
      await people(
        'CVEGEO,SEXO,POB\n29005,Hombres,100\n29005,Mujeres,110\n29005,Ambos,210\n29013,Hombres,50\n29013,Mujeres,60\n'
      )
    ).toEqual([{ '29005': 210 }, [incomplete]]);
    expect(await people('CVEGEO,SEXO,POB\n29005,Hombres,100\n29005,Mujeres,110\n29013,Mujeres,60\n')).toEqual(
      [{ '29005': 210 }, [incomplete]]
    );
  });

  it('may lack a sex in one age, as long as the municipality has both', async () =>
    expect(
      await people('CVEGEO,SEXO,EDAD,POB\n29005,H,0-99,100\n29005,M,0-99,110\n29005,M,100 y más,1\n', 'EDAD')
    ).toEqual([{ '29005': 211 }, []]));

  it('never adds the blocks to the rows of zeros that hold them, asked to or not', async () => {
    const blocks =
      'CVE_ENT,CVE_MUN,AGEB,MZA,POBTOT\n29,005,0000,000,100\n29,005,0012,000,60\n29,005,0012,001,30\n29,005,0012,002,30\n29,005,0025,000,40\n';
    expect(await people(blocks)).toEqual([{ '29005': 100 }, []]);
    expect(await people(blocks, 'AGEB', 'MZA')).toEqual([{ '29005': 100 }, []]);
  });

  it('is refused with two columns of people that disagree, and read where they agree', async () => {
    const two = (other: number) => `CVEGEO,POBTOT,POB_TOTAL\n29005,100,120\n29013,200,${other}\n`;
    expect(await reasonOf(people(two(220)))).toBe('poblacion-dudosa');
    expect(await people('CVEGEO,POBTOT,POB_TOTAL\n29005,100,100\n29013,200,200\n')).toEqual([
      { '29005': 100, '29013': 200 },
      []
    ]);
  });
});
