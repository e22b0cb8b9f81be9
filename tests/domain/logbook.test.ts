import { NO_DAY } from '../../src/lib/domain/day';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TableRow } from '../../src/lib/domain/contract';
import {
  chooseEntries,
  codeLogbook,
  countParticipants,
  countPlaces,
  countStates,
  countTags,
  LOG_KINDS,
  OVERDUE,
  stateOf,
  UNTAGGED,
  type LogFilter
} from '../../src/lib/domain/logbook';
import { STRATEGIES, TagList } from '../../src/lib/domain/tags';

const KEYS = ['01001', '09002', '20001', '20002'];
const LISTS = { axes: ['agua y saneamiento', 'salud'], sectors: ['obreros', 'jóvenes'] };
const ALL: LogFilter = {
  desde: null,
  hasta: null,
  sectores: null,
  estrategia: null,
  eje: null,
  estado: null,
  clave: null,
  lugar: null,
  palabras: ''
};
const ON = 20_000;
const day = fc.oneof(fc.constant(null), fc.integer({ min: 19_000, max: 20_500 }));
const rows = fc
  .array(
    fc.record({
      actividad: fc.constantFrom('Huerto', 'Taller de lectura', 'Asamblea'),
      acuerdo: fc.constantFrom('Reunirse', 'Publicar cuentas'),
      experiencia: fc.constantFrom('Una olla', 'Semillas'),
      resumen: fc.constantFrom('', 'De casa en casa'),
      cvegeo: fc.constantFrom(...KEYS, '', '31099'),
      fecha: day,
      plazo: day,
      estrategia: fc.constantFrom('', 'autogestión', 'Cogestion', 'autogestión; gestión social', 'otra'),
      eje: fc.constantFrom('', 'salud', 'agua y saneamiento', 'salud, agua y saneamiento', 'paz'),
      sector: fc.constantFrom('', 'obreros', 'jóvenes', 'otro'),
      sector_invitado: fc.constantFrom('', 'obreros'),
      estado: fc.constantFrom('', 'pendiente', 'en curso', 'cumplido', 'realizada', 'rara'),
      participantes: fc.oneof(fc.constant(null), fc.nat(60)),
      mujeres: fc.oneof(fc.constant(null), fc.nat(60))
    }),
    { maxLength: 60 }
  )
  .map((list) => list.map((row, i): TableRow => ({ id: `A${i}`, ...row })));
const logs = rows.map((list) => ({
  list,
  facts: codeLogbook({ actividades: list, acuerdos: list, experiencias: list }, KEYS, LISTS)
}));

describe('the tags of a cell', () => {
  const axes = () => new TagList(LISTS.axes.map((nombre) => ({ nombre })));
  const namesOf = (list: TagList, cell: string) => list.positionsOf(cell).map((t) => list.names[t]);

  it('are one name, or several divided by signs that no name of the list has', () => {
    const list = axes();
    expect(namesOf(list, ' Agua y  Saneamiento')).toEqual(['agua y saneamiento']);
    expect(namesOf(list, 'salud; agua y saneamiento|salud')).toEqual(['salud', 'agua y saneamiento']);
    expect(namesOf(list, 'salud, agua y saneamiento')).toEqual(['salud, agua y saneamiento']);
    expect(namesOf(list, '')).toEqual([]);
    const strategies = new TagList(STRATEGIES);
    expect(namesOf(strategies, 'Autogestion y gestion social')).toEqual(['autogestión', 'gestión social']);
    expect(namesOf(strategies, 'cogestión/autogestión')).toEqual(['cogestión', 'autogestión']);
  });

  it('are none where people write that there is none, and lose the number of their place in a list', () => {
    const list = axes();
    for (const none of ['-', 'ninguno', 'N/A', 'no aplica', 'Sin eje', '0', 's/d'])
      expect(namesOf(list, none)).toEqual([]);
    expect(namesOf(list, '2. Salud; ninguno')).toEqual(['salud']);
    expect(list.names).toEqual(LISTS.axes);
    const strategies = new TagList(STRATEGIES);
    expect(namesOf(strategies, 'AUTOGESTIÓN & COGESTIÓN')).toEqual(['autogestión', 'cogestión']);
    expect(namesOf(strategies, '1. Autogestión + Gestoría')).toEqual(['autogestión', 'gestión social']);
  });

  it('that no list has come after it, once however they are written', () => {
    const list = axes();
    expect(namesOf(list, 'Paz, justicia y tierra')).toEqual(['Paz, justicia y tierra']);
    list.positionsOf('PAZ, justicia y tierra');
    expect(list.names).toEqual([...LISTS.axes, 'Paz, justicia y tierra']);
  });
});

describe('the logbook', () => {
  it('counts every entry once in each total, and in every cell of its tags', () => {
    fc.assert(
      fc.property(logs, ({ list, facts }) => {
        for (const kind of LOG_KINDS) {
          const entries = facts.entries[kind];
          expect(entries).toHaveLength(list.length);
          const table = countTags(entries, facts);
          expect(table.whole).toBe(list.length);
          for (let row = 0; row < table.rows; row++) {
            const own = row === table.rows - 1 ? UNTAGGED : row;
            expect(table.byStrategy[row]).toBe(
              chooseEntries(entries, kind, { ...ALL, estrategia: own }, ON).length
            );
            for (let column = 0; column < table.columns; column++) {
              const eje = column === table.columns - 1 ? UNTAGGED : column;
              // The list is as long as the number says.
              expect(table.cells[row * table.columns + column]).toBe(
                chooseEntries(entries, kind, { ...ALL, estrategia: own, eje }, ON).length
              );
            }
          }
          const { each, fuera, sinLugar, municipios } = countPlaces(entries, KEYS.length);
          const n = (lugar: LogFilter['lugar']) => chooseEntries(entries, kind, { ...ALL, lugar }, ON).length;
          expect([n('sin-municipio'), n('fuera-del-marco')]).toEqual([sinLugar, fuera]);
          expect(each.reduce((a, b) => a + b, 0) + fuera + sinLugar).toBe(list.length);
          expect(municipios).toBe(
            new Set(list.map((r) => r.cvegeo).filter((c) => KEYS.includes(c as string))).size
          );
        }
      })
    );
  });

  it('puts every entry in one state, and each list is as long as its count', () => {
    fc.assert(
      fc.property(logs, ({ facts }) => {
        for (const kind of ['actividades', 'acuerdos'] as const) {
          const entries = facts.entries[kind];
          const counts = countStates(entries, kind, ON);
          expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(entries.length);
          for (const [estado, n] of counts)
            expect(chooseEntries(entries, kind, { ...ALL, estado }, ON)).toHaveLength(n);
        }
      })
    );
  });

  it('is split in two by a day, what has no date apart; the newest comes first', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 19_000, max: 20_500 }), ({ facts }, at) => {
        const entries = facts.entries.actividades;
        const n = (filter: Partial<LogFilter>) =>
          chooseEntries(entries, 'actividades', { ...ALL, ...filter }, ON).length;
        const undated = entries.filter((e) => e.fecha === NO_DAY).length;
        expect(n({ hasta: at }) + n({ desde: at + 1 })).toBe(entries.length - undated);
        for (let i = 1; i < entries.length; i++) expect(entries[i - 1].fecha >= entries[i].fecha).toBe(true);
      })
    );
  });

  it('says an agreement is overdue from the day after its term, unless it is done', () => {
    const entry = (estado: string, plazo: number | null) =>
      codeLogbook(
        { actividades: [], acuerdos: [{ id: '1', acuerdo: 'x', estado, plazo }], experiencias: [] },
        KEYS,
        LISTS
      ).entries.acuerdos[0];
    expect(stateOf(entry('pendiente', ON), 'acuerdos', ON)).toBe('pendiente');
    expect(stateOf(entry('pendiente', ON), 'acuerdos', ON + 1)).toBe(OVERDUE);
    expect(stateOf(entry('', ON), 'acuerdos', ON + 1)).toBe(OVERDUE);
    expect(stateOf(entry('en curso', null), 'acuerdos', ON + 1)).toBe('en curso');
    expect(stateOf(entry('cumplido', ON), 'acuerdos', ON + 1)).toBe('cumplido');
    expect(stateOf(entry('', null), 'acuerdos', ON)).toBe('sin dato');
  });

  it('keeps who took part apart from women, whose base is the entries that say both', () => {
    fc.assert(
      fc.property(logs, ({ list, facts }) => {
        // The rows of this property are neither planned nor cancelled.
        const both = list.filter((r) => r.participantes !== null && r.mujeres !== null);
        const sum = (of: TableRow[], column: string) => of.reduce((a, r) => a + Number(r[column] ?? 0), 0);
        expect(countParticipants(facts.entries.actividades)).toEqual({
          participantes: sum(list, 'participantes'),
          mujeres: sum(both, 'mujeres'),
          n: sum(both, 'participantes')
        });
      })
    );
  });

  it('counts nobody in what was only planned, or cancelled', () => {
    const row = (id: string, estado: string) => ({
      id,
      actividad: 'x',
      participantes: 10,
      mujeres: 4,
      estado
    });
    const { entries } = codeLogbook(
      {
        actividades: [row('1', 'realizada'), row('2', 'programada'), row('3', 'Cancelada'), row('4', '')],
        acuerdos: [],
        experiencias: []
      },
      KEYS,
      LISTS
    );
    expect(countParticipants(entries.actividades)).toEqual({ participantes: 20, mujeres: 8, n: 20 });
  });

  it('is found by all of its words, whatever their accents', () => {
    const { entries } = codeLogbook(
      {
        actividades: [],
        acuerdos: [],
        experiencias: [
          { id: 'X1', experiencia: 'Cuota acordada', resumen: 'La bitácora está a la vista' },
          { id: 'X2', experiencia: 'Bitácora de la cuota', resumen: '' }
        ]
      },
      KEYS,
      LISTS
    );
    const find = (palabras: string) =>
      chooseEntries(entries.experiencias, 'experiencias', { ...ALL, palabras }, ON).map((e) => e.id);
    expect(find('bitacora CUOTA')).toEqual(['X1', 'X2']);
    expect(find('vista')).toEqual(['X1']);
    expect(find('nada')).toEqual([]);
  });
});
