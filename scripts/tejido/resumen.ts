import type { TableKind, TableRow } from '../../src/lib/domain/contract';
import { toIso, today, type Day } from '../../src/lib/domain/day';
import {
  chooseConferences,
  codeConferences,
  positionOfId,
  type ConferenceFacts
} from '../../src/lib/domain/conference';
import { countAlliances, listAlliances } from '../../src/lib/domain/alliances';
import {
  codeLogbook,
  countBySector,
  countParticipants,
  countPlaces,
  countStates,
  countTags,
  LOG_KINDS,
  type LogKind
} from '../../src/lib/domain/logbook';
import { countBoards, codeBoards, DEFAULT_POSTS } from '../../src/lib/domain/posts';
import { countSectors, STATE_COLUMNS, type SectorMatrix } from '../../src/lib/domain/sector-matrix';
import { DEFAULT_SECTORS, DEFAULT_STAGES } from '../../src/lib/domain/stage';
import { sumTable } from '../../src/lib/domain/contracts/sums';
import type { TableImport } from '../../src/lib/ingest/table/read-table';
import { SECTOR_PROBLEMS } from '../../src/lib/text/es/sectores';
import { asJson, parse } from './order';
import { sheetChoice, tableSheetOptions, type SheetArguments } from './sheets';
import {
  describeImport,
  placeOptions,
  readDate,
  readNetworkTable,
  readPlaceOptions,
  UsageError,
  type KeyArguments
} from './read';

const TABLES = ['conferencias', 'asistencias', 'directivas', 'cococis', ...LOG_KINDS] as const;
type SummaryTable = (typeof TABLES)[number];

/** Options of the order, as `parseArgs` wants them. */
export const resumenOptions = {
  ...placeOptions,
  conferencias: { type: 'string' },
  asistencias: { type: 'string' },
  directivas: { type: 'string' },
  cococis: { type: 'string' },
  actividades: { type: 'string' },
  acuerdos: { type: 'string' },
  experiencias: { type: 'string' },
  fecha: { type: 'string' },
  ...tableSheetOptions
} as const;

/** What was written on the command line. */
export type ResumenArguments = KeyArguments &
  SheetArguments &
  Partial<Record<SummaryTable | 'fecha', string>>;

/** A problem with the documented names: of a row of a file, or of two files that do not fit each other. */
interface NamedProblem {
  tabla: SummaryTable;
  renglon: number | null;
  columna: string;
  valor: string;
  motivo: string;
  explicacion: string;
}

/** Rows of the file, and those that everything else counts. */
const rowsAnd = ({ tally }: TableImport) => ({ filas: tally.filas, aceptadas: tally.aceptadas });
const rowsOf = (read: TableImport | null): readonly TableRow[] => (read?.rows ?? []) as TableRow[];

/** Answers `tejido resumen`: the sectors and the people of the network in one answer. Tables not given are null. */
export async function resumen(args: ResumenArguments) {
  if (!TABLES.some((kind) => args[kind]))
    throw new UsageError(`Falta qué resumir: use ${TABLES.map((t) => `--${t} F`).join(', ')}.`);
  const [first, ...others] = TABLES.filter((kind) => args[kind]);
  const ways = sheetChoice(args, [...others, 'secciones'], first);
  const reading = await readPlaceOptions(args, undefined, ways.of.secciones);
  const choiceOf = (kind: SummaryTable) => (kind === first ? ways.first : ways.of[kind]);
  const reads = new Map<SummaryTable, TableImport>();
  for (const kind of TABLES)
    if (args[kind]) reads.set(kind, await readNetworkTable(args[kind], kind, reading, choiceOf(kind)));
  const of = (kind: SummaryTable) => reads.get(kind) ?? null;
  const sum = (kind: TableKind & SummaryTable) => {
    const read = of(kind);
    return read && { ...rowsAnd(read), ...sumTable(kind, rowsOf(read), DEFAULT_STAGES) };
  };
  const claves = reading.catalog.municipios.map((m) => m.clave as string);
  const facts = codeConferences(
    rowsOf(of('conferencias')),
    rowsOf(of('asistencias')),
    claves,
    DEFAULT_SECTORS
  );
  const chosen = chooseConferences(facts, { hasta: null, desde: null, sectores: null, una: null });
  const matrix = countSectors(facts, chosen);
  const boards = codeBoards(rowsOf(of('directivas')), DEFAULT_POSTS);
  const counted = countBoards(boards);
  const directivas = of('directivas');
  const logbook = countLog(of, claves, readDate(args.fecha) ?? today());
  return {
    marco: { nombre: reading.catalog.nombre, municipios: claves.length },
    conferencias: of('conferencias') && {
      ...rowsAnd(of('conferencias')!),
      por_sector: bySector(facts, matrix),
      sin_fecha: facts.undated
    },
    asistencias: sum('asistencias') && {
      ...sum('asistencias')!,
      fuera_del_marco: beyondFrame(rowsOf(of('asistencias')), claves),
      de_conferencia_desconocida: facts.unknown.map(([conferencia, filas]) => ({ conferencia, filas }))
    },
    directivas: directivas && {
      ...rowsAnd(directivas),
      cubiertos: counted.titulares + counted.interinos,
      titulares: counted.titulares,
      interinos: counted.interinos,
      vacantes: counted.vacantes,
      mujeres: counted.mujeres,
      municipios: counted.directivas,
      completas: counted.completas,
      catalogo: DEFAULT_POSTS.map((p) => p.nombre),
      fuera_de_catalogo: boards.outside.map(([cargo, filas]) => ({ cargo, filas }))
    },
    cococis: sum('cococis'),
    ...logbook,
    sectores: listCells(facts, matrix),
    alianzas: listAlliances(countAlliances(facts, chosen))
      .filter((a) => a.conferencias > 0)
      .map(({ a, b, conferencias, municipios }) => ({
        a: facts.sectors[a],
        b: facts.sectors[b],
        conferencias,
        municipios
      })),
    importaciones: Object.fromEntries(
      [...reads].map(([kind, read]) => [kind, describeImport(read).importacion])
    ),
    avisos: [...reads].flatMap(([tabla, read]) => describeImport(read).avisos.map((a) => ({ tabla, ...a }))),
    problemas: [
      ...[...reads].flatMap(([tabla, read]) =>
        describeImport(read).problemas.map((p): NamedProblem => ({ tabla, ...p }))
      ),
      ...crossProblems(facts, boards.outside, of('conferencias') !== null),
      ...(of('conferencias') ? strayAgreements(rowsOf(of('acuerdos')), facts) : [])
    ]
  };
}

/** The logbook, table by table; those not given are null. */
function countLog(of: (kind: LogKind) => TableImport | null, claves: readonly string[], on: Day) {
  const rows = Object.fromEntries(LOG_KINDS.map((kind) => [kind, rowsOf(of(kind))]));
  const facts = codeLogbook(rows as Record<LogKind, readonly TableRow[]>, claves, {
    axes: [],
    sectors: DEFAULT_SECTORS
  });
  const byName = (counts: Float64Array, names: readonly string[], none: string) =>
    Object.fromEntries([...counts].map((n, i) => [names[i] ?? none, n]).filter(([, n]) => n !== 0));
  const one = (kind: LogKind) => {
    const read = of(kind);
    if (!read) return null;
    const entries = facts.entries[kind];
    const tags = countTags(entries, facts);
    const people = countParticipants(entries);
    const { municipios, fuera, sinLugar } = countPlaces(entries, claves.length);
    return {
      ...rowsAnd(read),
      municipios,
      sin_municipio: sinLugar,
      fuera_del_marco: fuera,
      por_estrategia: byName(tags.byStrategy, facts.strategies, 'sin estrategia'),
      por_eje: byName(tags.byAxis, facts.axes, 'sin eje'),
      por_sector: byName(countBySector(entries, facts.sectors.length), facts.sectors, 'sin sector'),
      ...(kind === 'actividades' && { participantes: people.participantes, mujeres: people.mujeres }),
      ...(kind !== 'experiencias' && {
        fecha: toIso(on),
        por_estado: Object.fromEntries(countStates(entries, kind, on))
      })
    };
  };
  return { actividades: one('actividades'), acuerdos: one('acuerdos'), experiencias: one('experiencias') };
}

/** Persons from municipalities that the frame lacks: no state's `municipios` counts those places. */
function beyondFrame(rows: readonly TableRow[], claves: readonly string[]) {
  const known = new Set(claves);
  const people = new Map<string, number>();
  for (const { cvegeo_origen: clave, asistentes } of rows)
    if (typeof clave === 'string' && clave !== '' && !known.has(clave))
      people.set(clave, (people.get(clave) ?? 0) + ((asistentes as number | null) ?? 0));
  return [...people].sort().map(([cvegeo, asistentes]) => ({ cvegeo, asistentes }));
}

const nameOf = (facts: ConferenceFacts, row: number) => facts.sectors[row] ?? null;

function bySector(facts: ConferenceFacts, { rows, bySector: totals }: SectorMatrix): Record<string, number> {
  const named = [...Array(rows).keys()].filter((row) => totals.conferencias[row] > 0);
  return Object.fromEntries(
    named.map((row) => [nameOf(facts, row) ?? 'sin sector', totals.conferencias[row]])
  );
}

/** Cells of the matrix with a conference or a person, by sector and state. */
function listCells(facts: ConferenceFacts, { rows, cells }: SectorMatrix) {
  return [...Array(rows * STATE_COLUMNS).keys()]
    .filter((i) => cells.conferencias[i] > 0 || cells.asistentes[i] > 0)
    .map((i) => {
      const state = i % STATE_COLUMNS;
      return {
        sector: nameOf(facts, Math.floor(i / STATE_COLUMNS)),
        entidad: state ? String(state).padStart(2, '0') : null,
        conferencias: cells.conferencias[i],
        asistentes: cells.asistentes[i],
        mujeres: cells.mujeres[i],
        municipios: cells.municipios[i]
      };
    });
}

/** What does not fit between the tables. */
function crossProblems(
  { unknown, undated }: ConferenceFacts,
  outside: readonly (readonly [string, number])[],
  hasConferences: boolean
): NamedProblem[] {
  const one = (
    tabla: SummaryTable,
    columna: string,
    valor: string,
    motivo: keyof typeof SECTOR_PROBLEMS,
    n: number
  ) => ({
    tabla,
    renglon: null,
    columna,
    valor,
    motivo,
    explicacion: SECTOR_PROBLEMS[motivo](valor, n)
  });
  return [
    ...(hasConferences
      ? unknown.map(([id, n]) => one('asistencias', 'conferencia', id, 'conferencia-desconocida', n))
      : []),
    ...undated.map((id) => one('conferencias', 'fecha', id, 'conferencia-sin-fecha', 1)),
    ...outside.map(([cargo, n]) => one('directivas', 'cargo', cargo, 'cargo-fuera-del-catalogo', n))
  ];
}

/** Agreements that name a conference which the table of conferences lacks. */
function strayAgreements(rows: readonly TableRow[], facts: ConferenceFacts): NamedProblem[] {
  const stray = new Map<string, number>();
  for (const { conferencia } of rows) {
    const id = String(conferencia ?? '');
    if (id !== '' && positionOfId(facts, id) < 0) stray.set(id, (stray.get(id) ?? 0) + 1);
  }
  return [...stray].map(([valor, n]) => ({
    tabla: 'acuerdos',
    renglon: null,
    columna: 'conferencia',
    valor,
    motivo: 'acuerdo-sin-conferencia',
    explicacion: SECTOR_PROBLEMS['acuerdo-sin-conferencia'](valor, n)
  }));
}

/** Runs `tejido resumen`. */
export async function run(args: string[]): Promise<string> {
  const values = parse(args, resumenOptions);
  const answer = await resumen(values);
  if (values.json) return asJson(answer);
  const parts = [
    answer.conferencias && `${answer.conferencias.filas} conferencias`,
    answer.asistencias && `${answer.asistencias.filas} grupos de asistentes`,
    answer.directivas &&
      `${answer.directivas.completas} directivas completas de ${answer.directivas.municipios}`,
    answer.cococis && `${answer.cococis.filas} células`,
    answer.actividades && `${answer.actividades.filas} actividades`,
    answer.acuerdos && `${answer.acuerdos.filas} acuerdos`,
    answer.experiencias && `${answer.experiencias.filas} experiencias`
  ].filter(Boolean);
  return `${parts.join(', ')}; ${answer.problemas.length} problemas. Con --json sale todo.\n`;
}
