import { describe, expect, it } from 'vitest';
import { readVotes, type VoteReadingChoice } from '../../src/lib/ingest/electoral/read-votes';
import { populationOf, readFigures } from '../../src/lib/ingest/figures/read-figures';
import { namesIn, statesIn } from '../../src/lib/ingest/place';
import { totalVotes } from '../../src/lib/electoral/sum-votes';
import { readCells } from '../../src/lib/ingest/table/read-kind';
import { textBytes } from '../shared';
import { shippedContext } from './context';

const context = shippedContext();
const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('votes as institutes lay them out', () => {
  const read = async (text: string, choice: VoteReadingChoice = {}) => {
    const { table, problems, reading } = await readVotes(
      new Blob([text]),
      'votos.csv',
      context,
      undefined,
      choice
    );
    return {
      claves: table.claves.filter((_, i) => table.tipo[i] === 0),
      total: totalVotes(table).total[0],
      problemas: problems.map((p) => p.tipo),
      aparte: reading.filas_aparte.map(({ motivo, cuantos }) => `${motivo} ${cuantos}`)
    };
  };
  const ACTAS = 'ENTIDAD,MUNICIPIO,SECCION,CASILLA,PAN,PRI,NULOS,TOTAL';
  const acta = (seccion: number, status: string) => `JALISCO,GUADALAJARA,${seccion},B,100,50,5,155,${status}`;

  it.each([
    'Cotejo',
    'Cotejada',
    'Computada',
    'Casilla con recuento',
    'Válida',
    'Capturada',
    'Sin observaciones'
  ])('an acta of status «%s» counts', async (status) => {
    const text = lines(`${ACTAS},ESTATUS_ACTA`, acta(1, status), acta(2, status));
    expect(await read(text)).toMatchObject({ total: 310, problemas: [], aparte: [] });
  });

  it('of the status of an acta only words of annulment annul, and what nobody knows is told', async () => {
    const text = lines(`${ACTAS},ESTADO_ACTA`, acta(1, 'Nula'), acta(2, 'En revisión'), acta(3, 'Válida'));
    const { claves, aparte, problemas } = await read(text);
    expect(claves).toEqual(['140002', '140003']);
    expect([aparte, problemas]).toEqual([['anulada 1'], ['estatus-desconocido']]);
  });

  it.each([
    ['No contabilizada', 'no-contabilizada 1', 'no-contabilizada'],
    ['Sin computar', 'no-contabilizada 1', 'no-contabilizada'],
    ['No válida', 'anulada 1', undefined]
  ])('an acta of status «%s» does not count', async (status, apart, problem) => {
    const text = lines(`${ACTAS},ESTATUS_ACTA`, acta(1, status), acta(2, 'Computada'));
    const { claves, aparte, problemas } = await read(text);
    expect([claves, aparte, problemas[0]]).toEqual([['140002'], [apart], problem]);
  });

  it.each([
    ['its sign', '%,,61.5,35.6,2.9,100'],
    ['its word', 'Porcentaje,,61.5,35.6,2.9,100'],
    ['what it adds up to', 'Participación relativa,,61.5,35.6,2.9,100'],
    ['fractions of one', ',,0.615,0.356,0.029,1']
  ])('a row of percentages is told by %s', async (_, row) => {
    const text = lines(
      'ENTIDAD,DISTRITO,PAN,PRI,NULOS,TOTAL',
      'AGUASCALIENTES,1,100,60,5,165',
      'AGUASCALIENTES,2,90,50,4,144',
      'TOTAL,,190,110,9,309',
      row
    );
    expect(await read(text)).toMatchObject({
      total: 309,
      claves: ['0101', '0102'],
      aparte: expect.arrayContaining(['porcentajes 1'])
    });
  });

  it.each(['CVE_MUN', 'CLAVE DE MUNICIPIO', 'CLAVE', 'cve_inegi'])(
    'a whole key under «%s» is one',
    async (header) => {
      const text = lines(
        `${header},MUNICIPIO,PAN,PRI,NULOS,TOTAL`,
        '20067,Oaxaca de Juárez,100,50,5,155',
        '14039,Guadalajara,10,5,1,16'
      );
      expect(await read(text)).toMatchObject({ total: 171, claves: ['20067', '14039'], problemas: [] });
    }
  );

  it('keys that their names contradict are asked about, whatever their header says', async () => {
    const text = lines(
      'CVEGEO,MUNICIPIO,PAN,PRI,NULOS,TOTAL',
      '01010,SAN FRANCISCO DE LOS ROMO,100,50,5,155',
      '01011,EL LLANO,10,5,1,16'
    );
    await expect(read(text)).rejects.toMatchObject({ reason: 'claves-y-nombres' });
  });

  it.each([
    [
      'votes and percentages under each party',
      ['ENTIDAD,MUNICIPIO,PAN,,PRI,,NULOS,,TOTAL', ',,Votos,%,Votos,%,Votos,%,'],
      ['Jalisco,Guadalajara,100,60.6,60,36.4,5,3.0,165', 'Jalisco,Zapopan,90,62.5,50,34.7,4,2.8,144']
    ],
    [
      'the parties under one name',
      ['ENTIDAD,MUNICIPIO,VOTACIÓN POR PARTIDO,,,TOTAL', ',,PAN,PRI,NULOS,'],
      ['Jalisco,Guadalajara,100,60,5,165', 'Jalisco,Zapopan,90,50,4,144']
    ]
  ])('a header in two levels: %s', async (_, header, rows) => {
    expect(await read(lines(...header, ...rows))).toMatchObject({
      total: 309,
      claves: ['14039', '14120'],
      problemas: ['por-nombre']
    });
  });

  it.each([
    ['I', 'II'],
    ['01 Jesús María', '02 Aguascalientes'],
    ['Distrito 1', 'DISTRITO ELECTORAL 2']
  ])('districts written «%s»', async (one, two) => {
    const text = lines(
      'ENTIDAD,DISTRITO,PAN,PRI,NULOS,TOTAL',
      `Aguascalientes,${one},9,6,1,16`,
      `Aguascalientes,${two},9,5,4,18`
    );
    expect(await read(text)).toMatchObject({ claves: ['0101', '0102'], problemas: [] });
  });

  it('a total holds where no place is known: nothing is said against it', async () => {
    const text = lines(
      'MUNICIPIO,PAN,PRI,NULOS,TOTAL',
      'Guadalajara,9,6,1,16',
      'Zapopan,9,5,4,18',
      'Total,18,11,5,34'
    );
    expect(await read(text)).toMatchObject({
      total: 34,
      problemas: ['sin-entidad'],
      aparte: ['suma 1', 'sin-ubicar 2']
    });
  });

  it('says that an option somebody asked for is the sum of others', async () => {
    const rows = [1, 2, 3, 4].map((s) => `1,${s},${10 * s},${7 + s},${10 * s + 7 + s}`);
    const text = lines('entidad,seccion,PAN,PRI,ALFA', ...rows);
    const { problemas } = await read(text, { options: ['PAN', 'PRI', 'ALFA'], total: null });
    expect(problemas).toContain('opcion-es-suma');
  });
});

describe('figures as institutes lay them out', () => {
  const read = (text: string, sum: string[] = []) =>
    readFigures(
      textBytes(text),
      {
        exists: (clave) => context.municipios.some((m) => m.clave === clave),
        named: namesIn(context.municipios),
        stateOf: statesIn(context.entidades),
        bridge: null,
        chosen: null
      },
      sum
    );
  const sumOf = async (text: string, sum: string[] = []) => populationOf(await read(text, sum)).sum;
  const AGS = ['01001', '01002'];

  it.each<[string, string[]]>([
    [
      'people over their sexes',
      [
        'Clave,Municipio,Población total,,',
        ',,Total,Hombres,Mujeres',
        '01001,Aguascalientes,700,340,360',
        '01002,Asientos,300,140,160'
      ]
    ],
    [
      'years over their sexes',
      [
        'Clave,Municipio,2010,,,2020,,',
        ',,Total,Hombres,Mujeres,Total,Hombres,Mujeres',
        '01001,Aguascalientes,500,240,260,700,340,360',
        '01002,Asientos,200,90,110,300,140,160'
      ]
    ],
    [
      'cells merged over rows repeated',
      [
        'Clave,Municipio,Total,,Hombres,',
        'Clave,Municipio,2010,2020,2010,2020',
        '01001,Aguascalientes,500,700,240,340',
        '01002,Asientos,200,300,90,140'
      ]
    ],
    [
      'years in a table whose title says what it counts',
      [
        '"Población total por municipio, 1990-2020",,',
        ',,',
        'Clave,Municipio,2010,2020',
        '01001,Aguascalientes,5,700',
        '01002,Asientos,2,300'
      ]
    ],
    [
      'a name under «Municipio» beside its number',
      [
        'Clave entidad,Nombre entidad,Clave municipio,Municipio,Población total',
        '01,Aguascalientes,001,Aguascalientes,700',
        '01,Aguascalientes,002,Asientos,300'
      ]
    ],
    [
      'headers of the basic questionnaire',
      [
        'Clave de la entidad federativa,Entidad federativa,Clave de municipio o demarcación territorial,Municipio o demarcación territorial,Población total',
        '00,Total nacional,000,Total,1000',
        '01,Aguascalientes,000,Total de la entidad,1000',
        '01,Aguascalientes,001,Aguascalientes,700',
        '01,Aguascalientes,002,Asientos,300'
      ]
    ],
    [
      'a number and its name in one cell',
      [
        'Entidad,Municipio,Población total',
        '00 Estados Unidos Mexicanos,Total,1000',
        '01 Aguascalientes,Total,1000',
        '01 Aguascalientes,001 Aguascalientes,700',
        '01 Aguascalientes,002 Asientos,300'
      ]
    ],
    [
      'keys kept as text by Excel',
      ['CVEGEO,Municipio,POBTOT', '="01001",Aguascalientes,="700"', '="01002",Asientos,="300"']
    ],
    [
      'a remark over the header',
      ['Entidad:,Oaxaca,,', 'CVEGEO,POBTOT,HOMBRES,MUJERES', '01001,700,340,360', '01002,300,140,160']
    ],
    [
      'a remark over the columns of places',
      [
        'Marco,Aguascalientes,,',
        'CVEGEO,Municipio,POBTOT,HOMBRES',
        '01001,Aguascalientes,700,340',
        '01002,Asientos,300,140'
      ]
    ],
    ['keys that became decimals', ['CVEGEO,POBTOT', '1001.0,700', '1002.0,300']],
    [
      'figures with the mark of a note',
      ['CVEGEO,POBTOT', '01001,700*', '01002,300 1/', '1/ Incluye viviendas sin información.']
    ]
  ])('%s', async (_, rows) => {
    const figures = await read(lines(...rows));
    const { people, sum } = populationOf(figures);
    expect([[...people.keys()], sum, figures.problems]).toEqual([AGS, 1000, []]);
  });

  it('keys that their names contradict are asked about; a slip is told', async () => {
    const names = ['Aguascalientes', 'Asientos', 'Calvillo', 'Cosío', 'Jesús María', 'Pabellón de Arteaga'];
    const table = (shift: number) =>
      lines(
        'CVEGEO,Municipio,POBTOT',
        ...names.map((_, i) => `0100${i + 1},${names[(i + shift) % names.length]},${100 + i}`)
      );
    await expect(read(table(1))).rejects.toMatchObject({ reason: 'claves-y-nombres' });
    expect((await read(table(0))).notices).toEqual([]);
    const slip = table(0).replace('Calvillo', 'Asientos');
    expect((await read(slip)).notices).toMatchObject([{ tipo: 'nombre-de-otra-clave', valores: ['01003'] }]);
  });

  it('are weighed once for each municipality, however many rows a long table gives it', async () => {
    const years = Array.from({ length: 9 }, (_, i) => 2010 + i);
    const long = (clave: string, name: string) => years.map((year) => `${clave},${name},${year},${year}`);
    const slip = lines(
      'CVEGEO,Municipio,anio,POBTOT',
      ...long('01001', 'Asientos'),
      ...long('01003', 'Calvillo')
    );
    expect((await read(slip)).notices).toMatchObject([{ tipo: 'nombre-de-otra-clave', cuantos: 1 }]);
    const crossed = lines(
      'CVEGEO,Municipio,anio,POBTOT',
      ...long('01001', 'Asientos'),
      ...long('01002', 'Calvillo')
    );
    await expect(read(crossed)).rejects.toMatchObject({ reason: 'claves-y-nombres', detail: { cuantas: 2 } });
  });

  it('keys of another state than the one that is named are refused', async () => {
    const text = lines('CVE_ENT,ENTIDAD,CVE_MUN,POBTOT', '15,Jalisco,039,700', '15,Jalisco,120,300');
    await expect(read(text)).rejects.toMatchObject({ reason: 'claves-de-otra-entidad' });
  });

  it('a total that its municipalities do not add up to is told', async () => {
    const total = (of: number) =>
      lines('CVEGEO,Municipio,POBTOT', '01001,A,700', '01002,B,300', `,Total,${of}`);
    expect((await read(total(1100))).notices).toMatchObject([
      { tipo: 'total-publicado', valores: ['POBTOT', '1100', '1000'] }
    ]);
    expect((await read(total(1000))).notices).toEqual([]);
  });

  it('the group that is the sum of the others is told by its figures, whatever it is called', async () => {
    const rows = AGS.flatMap((clave, i) => [
      `${clave},T,${100 + i}`,
      `${clave},H,${40 + i}`,
      `${clave},M,60`
    ]);
    expect(await sumOf(lines('cve_mun,sexo,poblacion', ...rows))).toBe(201);
  });

  it('groups that overlap are never added up, whoever says so', async () => {
    const groups = ['0-14 años', '15-64 años', '65 años y más', '18 años y más'];
    const rows = AGS.flatMap((clave) => groups.map((g, i) => `${clave},${g},${10 + i}`));
    const text = lines('cve_mun,grupo de edad,poblacion', ...rows);
    for (const sum of [[], ['grupo de edad']])
      await expect(read(text, sum)).rejects.toMatchObject({ reason: 'categorias-encimadas' });
  });

  it('localities without the row of their municipality are added up only when somebody says so', async () => {
    const text = lines(
      'CVE_ENT,CVE_MUN,NOM_MUN,CVE_LOC,NOM_LOC,POBTOT',
      '01,001,A,0001,A,600',
      '01,001,A,0002,B,100',
      '01,002,B,0001,C,300'
    );
    await expect(read(text)).rejects.toMatchObject({ reason: 'solo-localidades' });
    expect(await sumOf(text, ['CVE_LOC'])).toBe(1000);
  });
});

it('keys of cells that their names contradict are asked about', async () => {
  const text = lines(
    'id,clave inegi,municipio,fecha_constitucion,integrantes,estado',
    'A0,06001,Colima,2025-01-15,10,activo',
    'A1,06002,Comala,2025-01-16,10,activo',
    'A2,06006,Armería,2025-01-17,10,activo'
  );
  await expect(readCells(new Blob([text]), context)).rejects.toMatchObject({ reason: 'claves-y-nombres' });
  const told = await readCells(new Blob([text]), { ...context, keySystem: 'inegi' });
  expect(told.notices.map((n) => n.tipo)).toContain('clave-y-nombre');
});

describe('the people of a table are all of them, or somebody is asked', () => {
  const read = async (...rows: string[]) => {
    const figures = await readFigures(textBytes(lines(...rows)));
    return figures.population.length ? populationOf(figures).sum : null;
  };
  const ROWS = ['01001,Aguascalientes,4000,1900,2100', '01002,Asientos,100,40,60'];

  it.each([
    'Población hablante de lengua indígena por municipio',
    'Población de 12 años y más económicamente activa por municipio, 2020',
    'Población en pobreza',
    'Población afiliada a servicios de salud',
    'Viviendas particulares habitadas y sus ocupantes (población)'
  ])('a total under «%s» is not the population', async (title) => {
    expect(await read(`"${title}"`, '', 'Clave,Municipio,Total,Hombres,Mujeres', ...ROWS)).toBeNull();
  });

  it.each([
    'Población total por municipio según sexo, 2020',
    'Población por grupos quinquenales de edad',
    'Censo de Población y Vivienda 2020',
    'Número de habitantes'
  ])('a total under «%s» is', async (title) => {
    expect(await read(`"${title}"`, '', 'Clave,Municipio,Total,Hombres,Mujeres', ...ROWS)).toBe(4100);
  });

  it('a bare total is only where its men and women add up to it', async () => {
    expect(await read('CVE_MUN,MUNICIPIO,Total,Hombres,Mujeres', ...ROWS)).toBe(4100);
    expect(await read('CVE_MUN,MUNICIPIO,Total,Con agua,Sin agua', ...ROWS)).toBeNull();
    expect(await read('CVE_MUN,MUNICIPIO,Total,Alfabeta,Analfabeta', ...ROWS)).toBeNull();
  });

  it.each([
    'Población total 1/',
    'Población total (habitantes)',
    'Número de habitantes',
    'POB20',
    'POB_MIT_AÑO'
  ])('«%s» is a name of it', async (header) => {
    expect(await read(`CVE_MUN,MUNICIPIO,${header},Hombres,Mujeres`, ...ROWS)).toBe(4100);
  });

  it('somebody may say which column it is', async () => {
    const text = textBytes(lines('CVE_MUN,MUNICIPIO,Gente,x,y', ...ROWS));
    const figures = await readFigures(text, undefined, [], 'Gente');
    expect(populationOf(figures).sum).toBe(4100);
    await expect(readFigures(text, undefined, [], 'Otra')).rejects.toMatchObject({
      reason: 'columna-desconocida'
    });
  });

  it('a header that comes again parts no table; localities by name alone and few groups are asked about', async () => {
    const header = 'CVE_ENT,NOM_ENT,CVE_MUN,NOM_MUN,POBTOT';
    const row = (mun: number, people: number) =>
      `01,Aguascalientes,${String(mun).padStart(3, '0')},M${mun},${people}`;
    expect(await read(header, row(1, 10), row(2, 20), header, row(3, 30), row(4, 40))).toBe(100);
    const places = [
      'ENTIDAD,MUN,NOM_MUN,NOM_LOC,POBTOT',
      '1,1,Aguascalientes,Aguascalientes,863',
      '1,1,Aguascalientes,Peñuelas,10',
      '1,2,Asientos,Asientos,20'
    ];
    await expect(read(...places)).rejects.toMatchObject({ reason: 'solo-localidades' });
    expect(
      await read(
        ...places,
        '1,1,Aguascalientes,Total del municipio,900',
        '1,2,Asientos,Total del municipio,20'
      )
    ).toBe(920);
    const zones = [
      'CVE_MUN,NOM_MUN,ZONA,POBTOT',
      '01001,Aguascalientes,Urbana,900',
      '01001,Aguascalientes,Rural,48',
      '01002,Asientos,Rural,51',
      '01003,Calvillo,Urbana,30',
      '01004,Cosío,Rural,17',
      '01005,Jesús María,Urbana,50',
      '01006,Pabellón,Rural,47'
    ];
    await expect(read(...zones)).rejects.toMatchObject({ reason: 'categorias-sin-sumar' });
  });
});
