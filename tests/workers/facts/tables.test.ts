import { describe, expect, it } from 'vitest';
import type { TableKind, TableRow } from '../../../src/lib/domain/contract';
import { CONTRACTS } from '../../../src/lib/domain/contracts';
import { parseDay } from '../../../src/lib/domain/day';
import { memberAt } from '../../../src/lib/domain/member-rows';
import type { MemberRows } from '../../../src/lib/domain/member';
import { readTable } from '../../../src/lib/ingest/table/read-table';
import type { ReadingContext } from '../../../src/lib/ingest/table/context';
import type { FileContext } from '../../../src/lib/workers/file-context';
import { rowsInTable, type TableReport } from '../../../src/lib/workers/import-report';
import { payloadOf, shownProblems } from '../../../src/lib/workers/files/read-rows';
import type { EditRequest } from '../../../src/lib/workers/facts/row-edit';
import { TableDesk } from '../../../src/lib/workers/facts/tables';
import type { DatasetCard, Payload } from '../../../src/lib/store/database';
import { shippedContext } from '../../ingest/context';

const shipped = shippedContext();
const TODAY = parseDay('2026-11-20')!;
const context = (more: Partial<FileContext> = {}): FileContext =>
  ({ ...shipped, today: TODAY, bridge: null, decisions: [], answer: {}, ...more }) as unknown as FileContext;

/** A desk with tables that were read of texts, as a browser that keeps nothing holds them. */
async function desk(...files: [kind: TableKind, text: string, reading?: Partial<ReadingContext>][]) {
  const held = new Map<string, { card: DatasetCard; payload: Payload }>();
  for (const [i, [kind, text, reading]] of files.entries()) {
    const read = await readTable(new Blob([text]), CONTRACTS[kind], { ...shipped, today: TODAY, ...reading });
    const pending = read.problems.filter((p) => p.bucket !== null);
    const report = {
      tally: read.tally,
      problems: shownProblems(read.problems),
      notices: [],
      descartadas: [],
      evidencia: read.evidence
    };
    const id = String(i);
    held.set(id, {
      card: { id, kind, nombre: `${i}.csv`, fecha: '', fuente: '', report },
      payload: payloadOf(kind, read.rows, { lines: read.lines, pending })
    });
  }
  const made = new TableDesk(held);
  /** Makes changes and holds what comes of them under its id. */
  const change = async (id: string, requests: EditRequest[], at = context()) => {
    const done = await made.edit(id, requests, at);
    if (done.outcome)
      held.set(done.outcome.card.id, { card: done.outcome.card, payload: done.outcome.payload! });
    return done;
  };
  const rows = async (id: string) => {
    const table = (await made.settled(id))!;
    return table.kind === 'afiliados'
      ? Array.from(table.rows.mun, (_, i) => memberAt(table.rows as MemberRows, i))
      : (table.rows as TableRow[]);
  };
  return { made, held, change, rows };
}

const CELLS = 'id,nombre,cvegeo,fecha_constitucion,integrantes,mujeres,sector,estado';

describe('a table changed by hand', () => {
  it('keeps its counts: what was mended is accepted, and what was added and taken out is told apart', async () => {
    const { change, rows } = await desk([
      'cococis',
      `${CELLS}\na,Uno,01001,2026-01-01,5,1,,activo\nb,Dos,99999,2026-01-01,5,1,,activo\nc,Tres,01002,31/02/2026,5,1,,activo`
    ]);
    const first = await change('0', [
      { que: 'corregir', pendiente: 0, celdas: { cvegeo: '01003' } },
      { que: 'agregar', celdas: { id: 'z', cvegeo: '20067' } },
      { que: 'quitar', fila: 0 }
    ]);
    const report = first.outcome!.card.report as TableReport;
    expect(report.tally).toMatchObject({ filas: 3, aceptadas: 2, desconocidas: 0, fueraDeRango: 1 });
    expect(report.aMano).toEqual({ cambiadas: 0, agregadas: 1, quitadas: 1 });
    const { id } = first.outcome!.card;
    expect((await rows(id)).map((r) => [r.id, r.cvegeo])).toEqual([
      ['b', '01003'],
      ['z', '20067']
    ]);
    expect(rowsInTable(report)).toBe(2);
    const second = await change(id, [{ que: 'quitar', fila: 1 }]);
    expect(rowsInTable(second.outcome!.card.report as TableReport)).toBe(
      (await rows(second.outcome!.card.id)).length
    );
    // A row that is out already is said, not broken.
    expect(
      (await change(id, [{ que: 'cambiar', fila: 0, celdas: { sector: 'x' } }])).refused[0].problem.motivo
    ).toBe('fila-quitada');
  });

  it('lets an id go with its row, and holds it while the row is there', async () => {
    const { change } = await desk([
      'cococis',
      `${CELLS}\n1,Uno,01001,,5,1,,activo\n2,Dos,01002,,5,1,,activo`
    ]);
    const again: EditRequest = { que: 'agregar', celdas: { id: '1', cvegeo: '01003' } };
    expect((await change('0', [again])).refused[0].problem.motivo).toBe('id-repetido');
    expect((await change('0', [{ que: 'quitar', fila: 0 }, again])).refused).toEqual([]);
  });

  it('keeps decimals of three digits as they are, and counts no cell that may be one or a thousand', async () => {
    const { change, rows } = await desk([
      'encuestas',
      'encuesta,nivel,clave,opcion,porcentaje,muestra\nE1,entidad,20,A,39.125,800'
    ]);
    const { outcome } = await change('0', [{ que: 'cambiar', fila: 0, celdas: { muestra: '1,200' } }]);
    expect((await rows(outcome!.card.id))[0]).toMatchObject({ porcentaje: 39.125, muestra: 1200 });
    const doubtful: EditRequest = { que: 'cambiar', fila: 0, celdas: { muestra: '1.000' } };
    expect((await change(outcome!.card.id, [doubtful])).refused[0].problem.motivo).toBe('numero-imposible');
  });

  it('leaves folios of ten digits alone, and hides whoever is named in a text', async () => {
    const { change, rows } = await desk([
      'gestiones',
      'folio,cvegeo,tema,fecha_apertura,estado\nOAX-2026-000123,01001,agua,2026-01-01,recibida'
    ]);
    const { outcome } = await change('0', [{ que: 'cambiar', fila: 0, celdas: { tema: 'tel 9511234567' } }]);
    expect((await rows(outcome!.card.id))[0]).toMatchObject({ folio: 'OAX-2026-000123', tema: 'tel •••' });
  });

  it('mends a row as its file wrote it: the month first, a comma before the decimals', async () => {
    const { change, rows } = await desk([
      'cococis',
      `${CELLS.replaceAll(',', ';')}\na;Uno;01001;06/13/2026;5;1;;activo\nb;Dos;99999;03/04/2026;5;1;;activo`
    ]);
    const { outcome } = await change('0', [{ que: 'corregir', pendiente: 0, celdas: { cvegeo: '01002' } }]);
    const [a, b] = await rows(outcome!.card.id);
    expect([a.fecha_constitucion, b.fecha_constitucion]).toEqual([20617, 20516]);
  });
});

describe('looking again at what was set aside', () => {
  const bridge = new Map([
    ['20001', ['20001', '20002']],
    ['20003', ['20067']]
  ]) as never;
  const ine =
    'id,nombre,cvegeo,integrantes,estado\na,Uno,20001,5,activo\nb,Dos,20005,5,activo\nc,Tres,20003,5,activo';

  it('never takes a key of INE’s for one of INEGI’s, until a person writes one', async () => {
    const { made, change, rows } = await desk(['cococis', ine, { bridge, keySystem: 'ine' }]);
    const at = context({ bridge: [...bridge] as never, answer: { keySystem: 'ine' } });
    expect(await made.recheck('0', at)).toMatchObject({ outcome: null, accepted: 0 });
    expect(
      (await change('0', [{ que: 'corregir', pendiente: 1, celdas: { nombre: 'Otro' } }], at)).refused
    ).toHaveLength(1);
    const { outcome } = await change(
      '0',
      [{ que: 'corregir', pendiente: 1, celdas: { cvegeo: '20005' } }],
      at
    );
    expect((await rows(outcome!.card.id)).map((r) => r.cvegeo)).toEqual(['20067', '20005']);
  });

  it('accepts members too, with all that their file said of them', async () => {
    const { made, held, rows } = await desk([
      'afiliados',
      'nombre,curp,estado,municipio,sexo,fecha_nacimiento\nAna,AAAA900101MDFBFG00,Oaxaca,San Juan Mixtepec,M,1990-01-01\nEva,BBBB900101MDFBFG00,Puebla,Nadie,M,1990-01-01'
    ]);
    const decisions = [
      {
        entidad: 'Oaxaca',
        municipio: 'San Juan Mixtepec',
        clave: '',
        tabla: '' as const,
        id: '',
        decision: 'elegir' as const,
        cvegeo: '20208' as never
      }
    ];
    const { outcome, accepted } = await made.recheck('0', context({ decisions }));
    held.set(outcome!.card.id, { card: outcome!.card, payload: outcome!.payload! });
    expect(accepted).toBe(1);
    expect((await rows(outcome!.card.id))[0]).toMatchObject({
      cvegeo: '20208',
      sexo: 'M',
      grupo_edad: '30–44',
      personas: 1
    });
    const [left] = await made.misplaced(outcome!.card.id);
    expect(left.problema.celdas).toMatchObject({ entidad: 'Puebla', municipio: 'Nadie' });
    expect(JSON.stringify(left)).not.toMatch(/Eva|BBBB/);
  });
});

describe('two tables', () => {
  it('of members are told apart by who they are, and join without counting anybody twice', async () => {
    const salt = new Uint8Array(16);
    const header = 'nombre,curp,cvegeo,sexo';
    const { made } = await desk(
      ['afiliados', `${header}\nAna,AAAA900101MDFBFG00,01001,M\nEva,BBBB900101MDFBFG00,20067,M`, { salt }],
      ['afiliados', `${header}\nAna,AAAA900101MDFBFG00,01001,M\nSol,CCCC900101MDFBFG00,20067,M`, { salt }]
    );
    expect(await made.compare('0', '1')).toMatchObject({
      same: 1,
      added: 1,
      changed: 0,
      gone: 1,
      tooMany: null
    });
    const merged = (await made.merge('0', '1', context()))!;
    const { tally, sumas } = merged.card.report as TableReport;
    expect([tally.filas, tally.aceptadas, tally.duplicadas]).toEqual([4, 3, 1]);
    expect(sumas).toMatchObject({ personas: 3, municipios: 2 });
  });

  it('of cells tell folios as they are written, and count rows as they stand', async () => {
    const rows = 'C-1,Uno,01001,,5,1,,activo\nc-1,Dos,01002,,5,1,,activo\nC/1,Tres,01003,,5,1,,activo';
    const { made, change } = await desk(['cococis', `${CELLS}\n${rows}`], ['cococis', `${CELLS}\n${rows}`]);
    expect(await made.compare('0', '1')).toMatchObject({ same: 3, added: 0, changed: 0, gone: 0 });
    const { outcome } = await change('0', [{ que: 'quitar', fila: 0 }]);
    const merged = (await made.merge(outcome!.card.id, '1', context()))!;
    expect(rowsInTable(merged.card.report as TableReport)).toBe(3);
  });
});
