import { joinKeys } from '../../domain/key-system';
import type { SectionCatalog } from '../../domain/district';
import { joinSections, statesOf } from '../../electoral/join-sections';
import { totalVotes } from '../../electoral/sum-votes';
import { readSections } from '../../ingest/electoral/read-sections';
import { readVotes, type VoteImport, type VoteReadingChoice } from '../../ingest/electoral/read-votes';
import { FileError, type ColumnSample } from '../../ingest/problem';
import { keepVoteShape, recallVoteShape } from '../../store/shapes';
import { partName, readingContext, type FileContext } from '../file-context';
import type { SectionsReport, VotesReport } from '../import-report';
import { makeCard, type Made } from '../keep-dataset';
import type { DatasetCard, SectionsPayload, VoteShape } from '../../store/database';
import { MESSAGES } from '../../text/es/shared/messages';

const countDistricts = (codes: Uint16Array | null) => codes && new Set(codes.filter((c) => c > 0)).size;

/** What a catalogue holds, for its report. */
const contentOf = (catalog: SectionCatalog) => ({
  secciones: catalog.codes.length,
  municipios: catalog.claves.length,
  distritosFederales: countDistricts(catalog.federal),
  distritosLocales: countDistricts(catalog.local),
  lista: catalog.lista !== null,
  poblacion: catalog.poblacion !== null
});

type SectionsMade = { card: DatasetCard<SectionsReport>; payload: SectionsPayload };

/**
 * A table of secciones that came, joined to the one in use: states that it lacks stay, and so do columns that it lacks.
 * Null when nothing of the older one would stay.
 */
export function addSections(
  was: SectionsMade,
  is: SectionsMade,
  context: FileContext,
  both = false
): Made | null {
  const [older, newer] = [was.payload.catalog, is.payload.catalog];
  const brought = new Set(statesOf(newer));
  const states = statesOf(older);
  const quedan = states.filter((s) => !brought.has(s)).length;
  const columns = ['federal', 'local', 'lista', 'poblacion'] as const;
  if (!both && quedan === 0 && columns.every((c) => older[c] === null || newer[c] !== null)) return null;
  const catalog = joinSections(older, newer, both);
  const keys = joinKeys(was.payload.keys, is.payload.keys);
  const [before, now] = [was, is].map(({ card }) => card.report.archivos ?? [card.nombre]);
  const archivos = [...before.filter((name) => !now.includes(name)), ...now];
  const report: SectionsReport = {
    ...is.card.report,
    ...contentOf(catalog),
    columnas: [...new Set([...was.card.report.columnas, ...is.card.report.columnas])],
    claves: keys.length,
    sumada: { con: was.card.nombre, quedan, cambian: states.length - quedan },
    archivos
  };
  const nombre = MESSAGES.together(archivos);
  return {
    card: { ...makeCard('secciones', nombre, nombre, context.today), report },
    payload: { kind: 'secciones', catalog, keys },
    problemsCsv: null
  };
}

/** Reads a table of secciones and what is to be said of it. */
export async function sectionsRead(
  file: File,
  context: FileContext,
  report: (share: number) => void
): Promise<Made> {
  const read = await readSections(file, readingContext(context), report, context.answer.layer ?? null);
  const { catalog, keys, federal, local } = read;
  const about: SectionsReport = {
    filas: read.rows,
    ...contentOf(catalog),
    columnas: [federal, local].flatMap((c) => (c ? [c.header] : [])),
    otrosMapas: read.otherMaps,
    claves: keys.size,
    leidas: read.paired,
    problemas: read.problems,
    porResolver: read.unknownPlaces
  };
  return {
    card: { ...makeCard('secciones', file.name, file.name, context.today), report: about },
    payload: { kind: 'secciones', catalog, keys: [...keys] },
    problemsCsv: null
  };
}

/**
 * Reads a table of votes as a person said, now or of an earlier file with the same columns; what they say now is
 * remembered for the next one.
 */
async function readVotesAsSaid(
  file: File,
  context: FileContext,
  report: (share: number) => void
): Promise<VoteImport> {
  const { layer, cuadro, election, repeats, votes } = context.answer;
  const read = (columns?: VoteReadingChoice['columns']) =>
    readVotes(file, file.name, readingContext(context), report, {
      sheet: layer ?? null,
      table: cuadro ?? null,
      election: election ?? null,
      repeats: repeats ?? null,
      columns
    });
  if (votes) {
    const done = await read(votes);
    await keepVoteShape(done.columns, { options: [...votes.options], total: votes.total }).catch(() => {});
    return done;
  }
  const before = (columns: readonly ColumnSample[]) => recallVoteShape(columns).catch(() => null);
  try {
    const done = await read();
    const known = await before(done.columns);
    return known && !isReadAs(done.columns, known) ? await read(known) : done;
  } catch (error) {
    if (!(error instanceof FileError) || error.reason !== 'votos-dudosos') throw error;
    const known = await before(error.detail.muestras ?? []);
    if (!known) throw error;
    return read(known);
  }
}

/** Whether columns were read as somebody said once. */
const isReadAs = (columns: readonly ColumnSample[], { options, total }: VoteShape): boolean =>
  columns.every((c) => c.opcion === options.includes(c.at) && c.total === (c.at === total));

/** Reads a table of votes and what is to be said of it. */
export async function votesRead(
  file: File,
  context: FileContext,
  report: (share: number) => void
): Promise<Made> {
  const read = await readVotesAsSaid(file, context, report);
  const { table } = read;
  const whole = totalVotes(table);
  const about: VotesReport = {
    nivel: table.nivel,
    anio: table.anio,
    cargo: table.cargo,
    filas: read.rows,
    unidades: table.claves.length,
    opciones: table.opciones,
    total: whole.total[0],
    lista: whole.lista[0],
    columnaTotal: read.totalHeader,
    columnaLista: read.rollHeader,
    sinUso: read.unused,
    evidencia: read.evidence,
    problemas: read.problems,
    porResolver: read.unknownPlaces,
    noOpciones: read.reading.no_opciones,
    columnas: read.columns,
    cuadros: read.reading.tablas
      .map(({ titulo, renglon }, i) => ({ numero: i + 1, titulo, renglon }))
      .slice(1),
    muestra: table.muestra ?? null
  };
  return {
    // Another sheet of the same workbook is another election.
    card: { ...makeCard('votos', partName(file, context.answer), file.name, context.today), report: about },
    payload: { kind: 'votos', table },
    problemsCsv: null
  };
}
