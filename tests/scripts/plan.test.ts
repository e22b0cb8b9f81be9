import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoCovered, demoRows, example, hasShared, real, root, shippedKeys } from '../shared';
import { askTejido, refuseTejido, scratch } from '../tejido';

const write = scratch();
const refused = (...args: string[]) => refuseTejido(...args, '--json');
const cococis = join(root, 'static', 'demo', 'cococis.csv');
const active = demoCovered();
const claves = shippedKeys();
const oaxaca = claves.filter((c) => c.startsWith('20'));
const free = oaxaca.filter((c) => !active.has(c));
const question = ['plan', '--cococis', cococis, '--peso', 'unidades', '--entidad', '20'];
const mclp = [...question, '--objetivo', 'mclp', '--alcance', 'vecinos'];

describe('tejido plan', () => {
  it('answers under the documented keys, and the gains add up to the value', () => {
    const answer = askTejido(...mclp, '--nuevos', '25');
    expect(answer).toMatchObject({ objetivo: 'mclp', probado: true, brecha: 0, sin_peso: [], avisos: [] });
    expect(answer.cota).toBe(answer.valor);
    expect(answer.elegidos).toHaveLength(25);
    const gains = answer.elegidos.map((e: { ganancia: number }) => e.ganancia);
    expect(answer.valor_antes + gains.reduce((a: number, b: number) => a + b, 0)).toBe(answer.valor);
    expect([...gains].sort((a, b) => b - a)).toEqual(gains);
    for (const { cvegeo } of answer.elegidos) expect(free).toContain(cvegeo);
    expect(answer.siguientes[0].ganancia).toBeLessThanOrEqual(gains.at(-1));
    expect(answer.segundos).toBeGreaterThan(0);
  });

  it('takes a column, its gaps, and those that must and never come in', () => {
    const [a, b, c] = free;
    const values = write(
      'valores.csv',
      `cvegeo,peticiones\n${free
        .slice(0, 9)
        .map((k, i) => `${k},${i === 4 ? '' : 10 - i}`)
        .join('\n')}\n`
    );
    const answer = askTejido(
      ...[
        'plan',
        '--cococis',
        cococis,
        '--entidad',
        '20',
        '--objetivo',
        'mclp',
        '--alcance',
        'propio',
        '--nuevos',
        '3'
      ],
      ...['--peso', 'peticiones', '--valores', values],
      ...['--obligatorios', write('si.csv', `cvegeo\n${c}\n`), '--vetados', write('no.csv', `cvegeo\n${a}\n`)]
    );
    // Weights are 10, 9, 8, 7 in their order: the first never comes in, the third always does.
    expect(answer.elegidos).toEqual([
      { cvegeo: b, ganancia: 9 },
      { cvegeo: c, ganancia: 8 },
      { cvegeo: free[3], ganancia: 7 }
    ]);
    expect(answer.sin_peso).toContain(free[4]);
    expect(answer.sin_peso).toHaveLength(oaxaca.length - 8);
  });

  it('finds the fewest, and the nearest', () => {
    const fewest = askTejido(...question, '--objetivo', 'lscp', '--alcance', 'vecinos', '--nuevos', '4');
    expect(fewest.valor).toBe(fewest.elegidos.length);
    expect(fewest.cota).toBeLessThanOrEqual(fewest.valor);
    expect(fewest.avisos[0]).toContain('no usé --nuevos');
    const near = askTejido(...question, '--objetivo', 'p-mediana', '--nuevos', '10');
    expect(near.valor).toBeLessThan(near.valor_antes);
    expect(near.brecha).toBeLessThanOrEqual(0.01);
    expect(near.cota).toBeLessThanOrEqual(near.valor);
  });

  it('keeps to a budget, and gives every state or district what it needs', () => {
    const base = ['plan', '--cococis', cococis, '--peso', 'unidades', '--alcance', 'vecinos'];
    const spend = askTejido(
      ...base,
      '--objetivo',
      'mclp',
      '--entidad',
      '20',
      '--presupuesto',
      '90',
      '--costo',
      'distancia'
    );
    expect(spend.gasto).toBeLessThanOrEqual(90);
    expect(spend.gasto).toBeGreaterThan(60);
    expect(spend).toMatchObject({ probado: true, sin_costo: [] });
    const costs = write(
      'costos.csv',
      `cvegeo,costo\n${oaxaca
        .slice(0, 50)
        .map((key, i) => `${key},${i % 7}`)
        .join('\n')}\n`
    );
    const known = askTejido(
      ...base,
      '--objetivo',
      'mclp',
      '--entidad',
      '20',
      '--presupuesto',
      '6',
      '--costo',
      'costo',
      '--valores',
      costs
    );
    expect(known.elegidos.every(({ cvegeo }: { cvegeo: string }) => oaxaca.indexOf(cvegeo) < 50)).toBe(true);
    expect(known.sin_costo.length).toBeGreaterThan(400);
    const sections = join(root, 'static', 'demo', 'secciones.csv');
    const few = askTejido(
      ...base,
      '--objetivo',
      'lscp',
      '--por',
      'distrito',
      '--secciones',
      sections,
      '--umbral',
      '3',
      '--porcentaje',
      '50'
    );
    expect(few.probado).toBe(true);
    expect(few.valor).toBe(few.elegidos.length);
    const districts = new Map<string, Set<string>>();
    for (const s of demoRows('secciones.csv')) {
      const key = s.entidad.padStart(2, '0') + s.distrito_federal.padStart(2, '0');
      districts.set(key, (districts.get(key) ?? new Set()).add(s.municipio_inegi));
    }
    const has = new Set([...few.elegidos.map((e: { cvegeo: string }) => e.cvegeo), ...active]);
    const satisfied = [...districts.values()].filter(
      (all) => [...all].filter((key) => has.has(key)).length >= 3
    );
    expect(satisfied.length).toBeGreaterThanOrEqual(Math.ceil(0.5 * districts.size));
    expect(refused(...base, '--objetivo', 'mclp', '--presupuesto', '9')).toContain('Falta --costo');
    expect(refused(...base, '--objetivo', 'lscp', '--por', 'distrito')).toContain('--secciones');
    expect(refused(...base, '--objetivo', 'lscp', '--umbral', '3')).toContain('agregue --por');
  });

  it('says what it lacks, and which conditions do not fit together', () => {
    expect(refused('plan')).toContain('Falta --cococis');
    expect(refused(...question)).toContain('Falta --objetivo');
    expect(refused(...mclp)).toContain('Falta --nuevos');
    expect(refused(...mclp, '--nuevos', '0')).toContain('--nuevos');
    expect(refused(...question, '--objetivo', 'mclp', '--nuevos', '3', '--alcance', 'lejos')).toContain(
      '«lejos»'
    );
    const both = write('ambos.csv', `cvegeo\n${free[0]}\n`);
    expect(refused(...mclp, '--nuevos', '3', '--obligatorios', both, '--vetados', both)).toContain(free[0]);
    expect(
      refused(
        ...mclp,
        '--nuevos',
        '1',
        '--obligatorios',
        write('dos.csv', `cvegeo\n${free[0]}\n${free[1]}\n`)
      )
    ).toContain('hay 2 obligatorios');
    const zero = write('cero.csv', `cvegeo,nada\n${free[0]},0\n`);
    expect(
      refused(
        'plan',
        '--cococis',
        cococis,
        '--entidad',
        '20',
        '--objetivo',
        'mclp',
        '--alcance',
        'propio',
        '--nuevos',
        '2',
        '--peso',
        'nada',
        '--valores',
        zero
      )
    ).toContain('Ningún municipio de la región tiene peso');
  });

  it.skipIf(!hasShared)(
    'proves 100 of 2,475 by their neighbours’ people, and 30 of Oaxaca by distance',
    () => {
      const shared = [
        '--marco',
        real('agem_2025.geojson.gz'),
        '--censo',
        real('censo_2020.csv'),
        '--cococis',
        example('cococis_limpio.csv'),
        '--peso',
        'poblacion'
      ];
      const reach = askTejido(
        'plan',
        ...shared,
        '--objetivo',
        'mclp',
        '--nuevos',
        '100',
        '--alcance',
        'vecinos'
      );
      expect([reach.probado, reach.presentes, reach.candidatos]).toEqual([true, 677, 2475 - 677]);
      const near = askTejido(
        'plan',
        ...shared,
        '--objetivo',
        'p-mediana',
        '--nuevos',
        '30',
        '--entidad',
        '20'
      );
      expect(near.brecha).toBeLessThanOrEqual(0.01);
    }
  );
});

describe('tejido patrones', () => {
  const halves = write(
    'mitades.csv',
    `cvegeo,valor\n${claves.map((c, i) => `${c},${c < '15' ? 1 + (i % 7) : 20 + (i % 5)}`).join('\n')}\n`
  );

  it('begins with a plain sentence and gives every municipality its group', () => {
    const answer = askTejido(
      'patrones',
      '--valores',
      halves,
      '--pesos',
      'reina',
      '--permutaciones',
      '99',
      '--semilla',
      '4'
    );
    expect(answer.frase).toMatch(
      /^Los vecinos se parecen más de lo que daría el azar: I = 0\.\d+, p = 0\.010 con 99 repartos al azar\.$/
    );
    expect(answer.moran).toMatchObject({ esperado: -1 / (claves.length - 1), p: 0.01 });
    expect(answer.local).toHaveLength(claves.length);
    const groups = new Set(answer.local.map((l: { grupo: string }) => l.grupo));
    expect(
      [...groups].every((g) =>
        ['alto-alto', 'bajo-bajo', 'alto-bajo', 'bajo-alto', 'no significativo', 'aislado'].includes(
          g as string
        )
      )
    ).toBe(true);
    expect(
      askTejido(
        'patrones',
        '--valores',
        halves,
        '--pesos',
        'reina',
        '--permutaciones',
        '99',
        '--semilla',
        '4'
      )
    ).toEqual(answer);
  });

  it('knows chance, what is constant, and what is missing', () => {
    let state = 7;
    const chance = write(
      'azar.csv',
      `cvegeo,valor\n${claves.map((c) => `${c},${(state = (state * 48271) % 2147483647)}`).join('\n')}\n`
    );
    const answer = askTejido('patrones', '--valores', chance, '--pesos', 'knn:4', '--permutaciones', '199');
    expect(answer.frase).toMatch(/^No se distingue del azar/);
    expect(
      refused(
        'patrones',
        '--valores',
        write('igual.csv', `cvegeo,valor\n${claves.map((c) => `${c},3`).join('\n')}`)
      )
    ).toContain('el mismo valor');
    expect(refused('patrones', '--valores', write('uno.csv', 'cvegeo,valor\n01001,3\n'))).toContain(
      'al menos tres'
    );
    expect(refused('patrones', '--valores', chance, '--pesos', 'rey')).toContain('«rey»');
    expect(refused('patrones', '--valores', write('otra.csv', 'cvegeo,x\n01001,3\n'))).toContain('valor');
  });
});

describe('tejido zonas', () => {
  it('shares a state out in zones that have all of it once', () => {
    const even = (...more: string[]) =>
      askTejido('zonas', '--entidad', '20', '--k', '5', '--peso', 'unidades', ...more);
    expect(even().desbalance).toBeLessThanOrEqual(0.02);
    const answer = even('--tolerancia', '0');
    const all = answer.zonas.flatMap((z: { municipios: string[] }) => z.municipios);
    expect([...all].sort()).toEqual(oaxaca);
    expect(answer.zonas.map((z: { peso: number }) => z.peso)).toEqual([114, 114, 114, 114, 114]);
    expect(answer).toMatchObject({ desbalance: 0, partes: 1, enlaces: [], sin_peso: [] });
  });

  it('says the links over water, and what cannot be', () => {
    const islands = askTejido('zonas', '--entidad', '23', '--k', '2', '--peso', 'unidades');
    expect(islands.enlaces).toHaveLength(islands.partes - 1);
    expect(refused('zonas', '--entidad', '02', '--k', '40', '--peso', 'unidades')).toContain(
      'Pida menos zonas'
    );
    expect(refused('zonas', '--entidad', '77', '--k', '4', '--peso', 'unidades')).toContain('«77»');
    expect(refused('zonas', '--entidad', '20', '--k', '4', '--peso', 'poblacion')).toContain('--censo');
  });
});
