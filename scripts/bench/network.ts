import { rollup, sum } from 'd3-array';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { countAlliances } from '../../src/lib/domain/alliances';
import { chooseConferences, codeConferences } from '../../src/lib/domain/conference';
import type { TableRow } from '../../src/lib/domain/contract';
import {
  chooseEntries,
  codeLogbook,
  countParticipants,
  countPlaces,
  countStates,
  countTags
} from '../../src/lib/domain/logbook';
import {
  codeBoards,
  countBoards,
  countByPost,
  DEFAULT_POSTS,
  onlyMinorPosts
} from '../../src/lib/domain/posts';
import { countReach, countSectors } from '../../src/lib/domain/sector-matrix';
import type { ShippedCatalog } from '../../src/lib/domain/shipped';
import { DEFAULT_SECTORS } from '../../src/lib/domain/stage';
import { root } from '../ensure.mjs';
import { time, type Result } from './result';

/** How many times the demonstration. */
const TIMES = 10;

function demo(file: string): TableRow[] {
  const text = readFileSync(join(root, 'static', 'demo', `${file}.csv`), 'utf8');
  return Papa.parse<TableRow>(text, { header: true, skipEmptyLines: true }).data;
}
const repeat = (rows: readonly TableRow[], change: (row: TableRow, k: number) => TableRow) =>
  Array.from({ length: TIMES }, (_, k) => rows.map((row) => change(row, k))).flat();

/** How the k-th copy of a row of each table differs from the others. */
const TEN: Record<string, (row: TableRow, k: number) => TableRow> = {
  conferencias: (r, k) => ({ ...r, id: `${r.id}-${k}` }),
  asistencias: (r, k) => ({ ...r, conferencia: `${r.conferencia}-${k}` }),
  actividades: (r, k) => ({ ...r, id: `${r.id}-${k}` }),
  acuerdos: (r, k) => ({ ...r, id: `${r.id}-${k}` })
};
/** The same tables as files. */
export const tenTimes = (): [name: string, text: string][] =>
  Object.keys(TEN).map((name) => [name, Papa.unparse(repeat(demo(name), TEN[name]))]);

/** What the boards of sectors and of posts count when a control moves, at ten times the demonstration. */
export async function measureNetwork(): Promise<Result[]> {
  const { claves } = JSON.parse(
    readFileSync(join(root, 'static', 'datos', 'catalogo.json'), 'utf8')
  ) as ShippedCatalog;
  const conferences = repeat(demo('conferencias'), TEN.conferencias).map((r, i): TableRow => ({
    ...r,
    fecha: 20_000 + (i % 9)
  }));
  const groups = repeat(demo('asistencias'), TEN.asistencias).map((r): TableRow => ({
    ...r,
    asistentes: Number(r.asistentes),
    mujeres: Number(r.mujeres)
  }));
  const facts = codeConferences(conferences, groups, claves, DEFAULT_SECTORS);
  const all = { hasta: null, desde: null, sectores: null, una: null };
  const sectorOf = new Map(conferences.map((c) => [c.id, c.sector]));
  const rows = demo('directivas');
  const boards = codeBoards(
    // A board of every place, over and over: places that do not exist count like any other.
    repeat(rows, (r, k) => ({ ...r, cvegeo: `${k}${String(r.cvegeo)}` })),
    DEFAULT_POSTS
  );
  const log = codeLogbook(
    {
      actividades: repeat(demo('actividades'), TEN.actividades),
      acuerdos: repeat(demo('acuerdos'), TEN.acuerdos),
      experiencias: demo('experiencias')
    },
    claves,
    { axes: [], sectors: DEFAULT_SECTORS }
  );
  const { actividades } = log.entries;
  const everything = {
    ...{ desde: null, hasta: null, sectores: null, estrategia: null },
    ...{ eje: null, estado: null, clave: null, lugar: null, palabras: '' }
  };
  return [
    {
      what: `${actividades.length.toLocaleString('es-MX')} actividades: estrategias por eje, estados, lugares y personas`,
      value: await time(() => {
        const chosen = chooseEntries(actividades, 'actividades', everything, 20_780);
        countTags(chosen, log);
        countStates(chosen, 'actividades', 20_780);
        countPlaces(chosen, claves.length);
        countParticipants(chosen);
      }, 21),
      unit: 'ms',
      goal: '≤ 5'
    },
    {
      what: `${conferences.length.toLocaleString('es-MX')} conferencias, ${groups.length.toLocaleString('es-MX')} grupos: matriz, alcance y alianzas`,
      value: await time(() => {
        const chosen = chooseConferences(facts, all);
        countSectors(facts, chosen);
        countReach(facts, chosen);
        countAlliances(facts, chosen);
      }, 21),
      unit: 'ms',
      goal: '≤ 5',
      peers: [
        {
          name: 'd3-array, sólo la matriz de asistentes',
          value: await time(
            () =>
              rollup(
                groups,
                (of) => sum(of, (g) => g.asistentes as number),
                (g) => sectorOf.get(g.conferencia),
                (g) => String(g.cvegeo_origen).slice(0, 2)
              ),
            21
          )
        }
      ]
    },
    {
      what: `${boards.claves.length.toLocaleString('es-MX')} directivas: completas, cargos y mujeres`,
      value: await time(() => {
        countBoards(boards);
        countByPost(boards);
        onlyMinorPosts(boards);
      }, 21),
      unit: 'ms',
      goal: '≤ 5'
    }
  ];
}
