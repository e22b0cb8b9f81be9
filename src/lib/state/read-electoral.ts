import { totalVotes } from '../electoral/sum-votes';
import { readSections } from '../ingest/electoral/read-sections';
import { readVotes } from '../ingest/electoral/read-votes';
import { readingContext, type FileContext } from './file-context';
import type { SectionsReport, VotesReport } from './import-report';
import { makeCard, type Made } from './keep';

const countDistricts = (codes: Uint16Array | null) => codes && new Set(codes.filter((c) => c > 0)).size;

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
    secciones: catalog.codes.length,
    municipios: catalog.claves.length,
    distritosFederales: countDistricts(catalog.federal),
    distritosLocales: countDistricts(catalog.local),
    columnas: [federal, local].flatMap((c) => (c ? [c.header] : [])),
    otrosMapas: read.otherMaps,
    lista: catalog.lista !== null,
    poblacion: catalog.poblacion !== null,
    claves: keys.size,
    leidas: read.paired,
    problemas: read.problems
  };
  return {
    card: { ...makeCard('secciones', file.name, file.name, context.today), report: about },
    payload: { kind: 'secciones', catalog, keys: [...keys] },
    problemsCsv: null
  };
}

/** Reads a table of votes and what is to be said of it. */
export async function votesRead(
  file: File,
  context: FileContext,
  report: (share: number) => void
): Promise<Made> {
  const sheet = context.answer.layer ?? null;
  const read = await readVotes(file, file.name, readingContext(context), report, sheet);
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
    problemas: read.problems
  };
  return {
    card: { ...makeCard('votos', file.name, file.name, context.today), report: about },
    payload: { kind: 'votos', table },
    problemsCsv: null
  };
}
