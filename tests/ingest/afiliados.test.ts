import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/lib/domain/day';
import { ageBand, GENDER, NO_AGE, NO_DAY_16, NO_SECTOR } from '../../src/lib/domain/member';
import { headsOf } from '../../src/lib/ingest/table/delimited';
import { identifyTable } from '../../src/lib/ingest/table/identify-table';
import { readMembers } from '../../src/lib/ingest/table/read-kind';
import { example, hasShared } from '../shared';
import { shippedContext } from './context';

const context = { ...shippedContext(), today: parseDay('2026-11-20') };
const HEADER = 'nombre,curp,cvegeo,sexo,fecha_nacimiento,fecha_afiliacion,sector';
const read = (...lines: string[]) => readMembers(new Blob([lines.join('\n')]), context);
const noticesOf = (r: Awaited<ReturnType<typeof read>>) => r.notices.map((n) => n.tipo);

describe('a members file', () => {
  it.skipIf(!hasShared)('of 20,150 rows is 20,000 persons and 150 duplicates', async () => {
    const r = await readMembers(new Blob([readFileSync(example('afiliados.csv'))]), context);
    expect(r.tally).toMatchObject({ filas: 20_150, aceptadas: 20_000, duplicadas: 150, desconocidas: 0 });
    expect(r.personas).toBe(20_000);
    expect(r.rows.claves).toHaveLength(812);
    expect(r.dropped).toEqual(['nombre', 'curp', 'telefono', 'correo', 'domicilio', 'fecha_nacimiento']);
    const kept = JSON.stringify([r.rows.claves, r.rows.sectores, r.problems, r.notices]);
    expect(kept).not.toMatch(/Inventado|Muestra|ejemplo\.invalid|Calle|[A-Z]{4}\d{6}[HM]/);
  });

  it('becomes codes: municipality, gender, age band, sector, joining day', async () => {
    const r = await read(
      HEADER,
      'Ana Uno,AAAA900101MDFBFG00,1001,M,1990-11-21,2025-03-01,jóvenes',
      'Ana Uno,AAAA900101MDFBFG01,01002,h,1990-11-20,2/3/2025,JOVENES',
      ',,01001,,,,'
    );
    expect(r.rows.claves).toEqual(['01001', '01002']);
    expect([...r.rows.mun]).toEqual([0, 1, 0]);
    expect([...r.rows.genero]).toEqual([GENDER.mujer, GENDER.hombre, GENDER.sinDato]);
    // One has the birthday tomorrow.
    expect([...r.rows.edad]).toEqual([2, 2, NO_AGE]);
    expect(r.rows.sectores).toEqual(['jóvenes']);
    expect([...r.rows.sector]).toEqual([0, 0, NO_SECTOR]);
    expect([...r.rows.dia]).toEqual([parseDay('2025-03-01'), parseDay('2025-03-02'), NO_DAY_16]);
  });

  it('counts as duplicate the later row with the same CURP and the same name, however written', async () => {
    const r = await read(
      HEADER,
      'José Núñez,XXXX800101HDFBFG00,01001,H,1980-01-01,2025-01-01,',
      'JOSE  NUÑEZ,xxxx800101hdfbfg00,01002,H,1980-01-01,2025-05-01,',
      'José Núñez,XXXX800101HDFBFG01,01001,H,1980-01-01,2025-01-01,',
      'Otra Persona,XXXX800101HDFBFG00,01001,M,1980-01-01,2025-01-01,',
      ',XXXX800101HDFBFG00,01001,M,1980-01-01,2025-01-01,'
    );
    expect(r.tally).toMatchObject({ filas: 5, aceptadas: 4, duplicadas: 1 });
    expect(r.problems).toMatchObject([{ renglon: 3, motivo: 'persona-repetida', valor: '' }]);
  });

  it('does not let a row that was set aside make a good one a duplicate', async () => {
    const r = await read(
      HEADER,
      'Ana Uno,AAAA900101MDFBFG00,99999,M,1990-01-01,2025-03-01,',
      'Ana Uno,AAAA900101MDFBFG00,01001,M,1990-01-01,2025-03-01,'
    );
    expect(r.tally).toMatchObject({ filas: 2, aceptadas: 1, duplicadas: 0, desconocidas: 1 });
  });

  it('names unknown municipalities and impossible dates with line and column, and future ones as a notice', async () => {
    const r = await read(
      'cvegeo,sexo,fecha_afiliacion',
      '01001,M,2031-01-01',
      '99999,M,2025-01-01',
      '01001,M,1985-05-05',
      '01001,M,31/02/2025',
      '01001,M,2025-01-01',
      'TOTAL,,'
    );
    expect(r.tally).toMatchObject({ filas: 5, aceptadas: 2, desconocidas: 1, fueraDeRango: 2, ignoradas: 2 });
    expect(r.problems.map((p) => [p.renglon, p.columna, p.valor, p.motivo])).toEqual([
      [3, 'cvegeo', '99999', 'clave-imposible'],
      [4, 'fecha_afiliacion', '1985-05-05', 'fecha-imposible'],
      [5, 'fecha_afiliacion', '31/02/2025', 'fecha-imposible']
    ]);
    expect(noticesOf(r)).toContain('afiliacion-futura');
  });

  it('says when every date is the same, and when there is none', async () => {
    const same = await read('cvegeo,sexo,fecha_afiliacion', '01001,M,2026-01-01', '01002,H,2026-01-01');
    expect(noticesOf(same)).toContain('una-sola-fecha');
    const none = await read('cvegeo,sexo', '01001,M', '01002,H');
    expect(noticesOf(none)).toEqual(
      expect.arrayContaining(['sin-columna-de-afiliacion', 'sin-fecha-afiliacion'])
    );
    expect(none.personas).toBe(2);
  });

  it('reads counts by month and age group as well as persons', async () => {
    const r = await read(
      'cvegeo,sexo,grupo_edad,sector,mes,personas',
      '01001,H,18–29,,2025-01,12',
      '01001,M,60 y mas,,2025-02,3'
    );
    expect(r.personas).toBe(15);
    expect([...r.rows.edad]).toEqual([1, 4]);
    expect(r.rows.dia[0]).toBe(parseDay('2025-01-01'));
  });

  it('takes M for men where the file writes F for women', async () => {
    const r = await read('cvegeo,sexo', '01001,F', '01001,M');
    expect([...r.rows.genero]).toEqual([GENDER.mujer, GENDER.hombre]);
    expect(noticesOf(r)).toContain('sexo-f-m');
    // In the contract M is a woman.
    const contract = await read('cvegeo,sexo', '01001,H', '01001,M');
    expect([...contract.rows.genero]).toEqual([GENDER.hombre, GENDER.mujer]);
    expect(noticesOf(contract)).not.toContain('sexo-f-m');
  });

  it('tells a list of people by its headers, in English too, from a list of cells', () => {
    const kind = (header: string) => identifyTable(headsOf(header));
    expect(kind('name,sex,cvegeo,birthdate,date,sector')).toBe('afiliados');
    expect(kind('id,nombre,cvegeo,fecha_constitucion,sector,estado')).toBe('cococis');
  });

  it('finds places by state and name, and leaves the ambiguous ones to a person', async () => {
    const r = await read(
      'estado,municipio,sexo',
      'Oaxaca,San Dionisio del Mar,M',
      'Oaxaca,San Pedro Mixtepec,M',
      'Oaxaca,Nadie,H'
    );
    expect(r.tally).toMatchObject({ aceptadas: 1, ambiguas: 1, desconocidas: 1 });
  });

  it('refuses a file of INE keys, one without place and one without rows', async () => {
    await expect(read('mun_ine,sexo', '12,M')).rejects.toMatchObject({ reason: 'clave-ine' });
    await expect(read('sexo,fecha_afiliacion', 'M,2025-01-01')).rejects.toMatchObject({
      reason: 'sin-columna-de-clave'
    });
    await expect(read('cvegeo,sexo')).rejects.toMatchObject({ reason: 'solo-encabezado' });
  });

  it('reads Windows-1252 found out after a megabyte of plain letters', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `01001,${'MH'[i % 2]},2025-01-01,obreros`);
    const text = ['cvegeo,sexo,fecha_afiliacion,sector', ...rows, '01001,M,2025-01-01,jóvenes'].join('\r\n');
    const r = await readMembers(new Blob([Buffer.from(text, 'latin1')]), context);
    expect([r.encoding, r.personas]).toEqual(['Windows-1252', 60_001]);
    expect(r.rows.sectores).toContain('jóvenes');
  });

  it('reads two files joined into one, each with its own ends of line', async () => {
    const r = await read('cvegeo,sexo', '01001,M\r', '01002,H\r', '20067,M', '20068,H');
    expect(r.tally).toMatchObject({ filas: 4, aceptadas: 4 });
    expect(r.rows.claves).toEqual(['01001', '01002', '20067', '20068']);
  });

  it('trusts and shows nothing of a row whose cells have moved', async () => {
    const r = await read(
      'nombre,domicilio,cvegeo,sexo,sector',
      'Pérez Ruiz, Juan,Calle Luna 4,01001,H,obreros',
      'Ana Ruiz,Calle Sol 5,01001,M',
      'Eva Ruiz,Calle Sol 5,Calle Sol 5,M,obreros',
      'Sol Ruiz,Calle Sol 5,01001,M,obreros'
    );
    expect(r.tally).toMatchObject({ filas: 4, aceptadas: 1, fueraDeRango: 2, desconocidas: 1 });
    expect(JSON.stringify([r.rows, r.problems, r.notices])).not.toMatch(/Ruiz|Juan|Calle/);
    expect(r.problems.map((p) => p.motivo)).toEqual([
      'celdas-corridas',
      'celdas-corridas',
      'clave-imposible'
    ]);
  });

  it('accounts for every row, whatever is in it', async () => {
    const cellText = fc.oneof(
      fc.constantFrom('01001', '1002', '99999', '', 'M', 'H', '2025-01-01', '31/02/2020', '"x,y"', '12'),
      fc.string({ maxLength: 5, unit: fc.constantFrom('a', 'ñ', ' ', '1', '"', ';', '|') })
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cellText, { minLength: 3, maxLength: 3 }), { maxLength: 25 }),
        async (rows) => {
          const lines = [
            'cvegeo,sexo,fecha_afiliacion',
            '01001,M,2025-01-01',
            ...rows.map((r) => r.join(','))
          ];
          const { tally } = await read(...lines);
          const { filas, aceptadas, ambiguas, desconocidas, duplicadas, fueraDeRango } = tally;
          expect(aceptadas + ambiguas + desconocidas + duplicadas + fueraDeRango).toBe(filas);
        }
      )
    );
  });
});

describe('an age band', () => {
  it('changes on the birthday', () => {
    const at = (text: string) => ageBand(parseDay('2000-02-29')!, parseDay(text)!);
    expect([at('2018-02-28'), at('2018-03-01'), at('2030-02-28'), at('2030-03-01')]).toEqual([0, 1, 1, 2]);
  });
});
