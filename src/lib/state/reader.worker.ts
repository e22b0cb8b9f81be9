/** Reads files and builds frames away from the page. One call at a time; ending the worker cancels it. */
import { expose, transfer } from 'comlink';
import { toIso, type Day } from '../domain/day';
import { readAfiliados } from '../ingest/afiliados';
import { readBridge } from '../ingest/bridge';
import { readCococis } from '../ingest/cococis';
import { populationOf, readFigures, type FiguresImport } from '../ingest/figures/read-figures';
import { FileError, type Problem } from '../ingest/problem';
import { readHead } from '../ingest/stream';
import type { DatasetCard, DatasetKind, Payload } from '../store/database';
import { keepDataset, readDataset } from '../store/versions';
import { keyContextOf, readingContext, type Answer, type FileContext } from './file-context';
import type { FrameUnit } from '../domain/frame-unit';
import { isQuestion, type Outcome, type Refusal } from './outcome';
import { identifyFile, type FileKind } from './identify-file';
import type { FrameInUse, ReadingOf } from './read-maps';
import {
  SHOWN_PROBLEMS,
  type AnyReport,
  type CensusReport,
  type FiguresReport,
  type RowsReport
} from './import-report';

interface Read {
  card: DatasetCard<AnyReport>;
  payload: Payload;
  problemsCsv: Blob | null;
}

/** Tables other than members are read whole: more than this does not fit with safety. */
const WHOLE_FILE_LIMIT = 320 * 2 ** 20;

const makeCard = (kind: DatasetKind, nombre: string, fuente: string, today: Day) => ({
  id: crypto.randomUUID(),
  kind,
  nombre,
  fecha: toIso(today),
  fuente
});

type ReadTable = Awaited<ReturnType<typeof readCococis> | ReturnType<typeof readAfiliados>>;

const rowsReport = (read: ReadTable): RowsReport => ({
  tally: read.tally,
  problems: read.problems.slice(0, SHOWN_PROBLEMS),
  notices: read.notices,
  codificacion: read.encoding,
  separador: read.delimiter,
  columnas: read.columns,
  descartadas: read.dropped,
  ultimaFecha: read.lastDay,
  evidencia: read.evidence
});

async function problemsBlob(problems: readonly Problem[], name: string): Promise<Blob> {
  const { problemsToCsv } = await import('../export/problems-csv');
  return new Blob([problemsToCsv(problems, name)], { type: 'text/csv' });
}

async function readTable(
  file: File,
  kind: Exclude<FileKind, 'mapa'>,
  context: FileContext,
  report: (share: number) => void
): Promise<Read> {
  const { name } = file;
  const card = (cardKind: DatasetKind, fuente = name) => makeCard(cardKind, name, fuente, context.today);
  if (kind === 'afiliados') {
    const read = await readAfiliados(file, readingContext(context), report);
    return {
      card: { ...card('afiliados'), report: { ...rowsReport(read), personas: read.personas } },
      payload: { kind: 'afiliados', rows: read.rows },
      problemsCsv: await problemsBlob(read.problems, name)
    };
  }
  if (file.size > WHOLE_FILE_LIMIT) throw new FileError('demasiado-grande', { megas: 300 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (kind === 'puente') {
    const { bridge, rows, read, ambiguous, unread } = await readBridge(bytes);
    const about = { filas: rows, leidas: read, claves: bridge.size, ambiguas: ambiguous, sinLeer: unread };
    return {
      card: { ...card('puente'), report: about },
      payload: { kind: 'puente', keys: [...bridge] },
      problemsCsv: null
    };
  }
  if (kind === 'cifras') return figuresRead(await readFigures(bytes, keyContextOf(context)), card, context);
  const read = await readCococis(bytes, readingContext(context), report);
  return {
    card: { ...card('cococis'), report: rowsReport(read) },
    payload: { kind: 'cococis', rows: read.rows },
    problemsCsv: await problemsBlob(read.problems, name)
  };
}

/** A table of figures is a census when it has the total population; what else it says comes along. */
function figuresRead(
  figures: FiguresImport,
  card: (kind: DatasetKind, fuente?: string) => Omit<DatasetCard, 'report'>,
  { municipios, later }: FileContext
): Read {
  const { indicators, population, problems, source } = figures;
  const known = new Set<string>(municipios.map((m) => m.clave));
  const seen = new Set(indicators.flatMap((i) => i.values.map(([clave]) => clave)));
  const about: FiguresReport = {
    indicadores: indicators.map(({ nombre, periodo, suma, values }) => ({
      nombre,
      periodo,
      suma,
      municipios: values.filter(([, value]) => typeof value === 'number').length
    })),
    fueraDelMarco: [...seen].filter((clave) => !known.has(clave)),
    problemas: problems.slice(0, SHOWN_PROBLEMS),
    evidencia: figures.evidence,
    descartadas: figures.dropped,
    sinUso: figures.unused
  };
  if (population.length === 0)
    return {
      card: { ...card('cifras', source || undefined), report: about },
      payload: { kind: 'cifras', indicators },
      problemsCsv: null
    };
  const { people, sum, published, periodo } = populationOf(figures);
  const parents = new Map(later.map((l) => [l.clave as string, l.origen.map((o) => o.nombre)]));
  const census: CensusReport = {
    ...about,
    municipios: people.size,
    suma: sum,
    publicado: published,
    periodo,
    sinCifra: municipios
      .filter((m) => !people.has(m.clave))
      .map(({ clave, nombre }) => ({ clave, nombre, origen: parents.get(clave) ?? [] }))
  };
  return {
    card: { ...card('censo', source || undefined), report: census },
    payload: { kind: 'censo', people: [...people], indicators },
    problemsCsv: null
  };
}

/** Keeps what was read, if the browser can, and makes it ready to cross to the page. */
async function keep({ card, payload, problemsCsv }: Read): Promise<Outcome> {
  const kept = await keepDataset(card, payload).then(
    () => true,
    () => false
  );
  // Rows cross to the page only when they cannot be stored: the other worker must get them somehow.
  const areRows = payload.kind === 'cococis' || payload.kind === 'afiliados';
  return { ok: true, kept, card, payload: areRows && kept ? null : payload, problemsCsv };
}

function refuse(file: string, error: unknown, at = 0): Refusal {
  if (error instanceof FileError) return { ok: false, file, at, reason: error.reason, detail: error.detail };
  console.error(error);
  return { ok: false, file, at, reason: 'inesperado', detail: {} };
}

const buffersOf = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((o) =>
    o.ok && o.payload && 'topology' in o.payload ? [o.payload.topology.buffer as ArrayBuffer] : []
  );

const api = {
  /** What each file is about; null for those that cannot be told, which reading will explain. */
  async identify(files: readonly File[]): Promise<(FileKind | null)[]> {
    return Promise.all(
      files.map(async (file) => {
        const head = await readHead(file).catch(() => null);
        try {
          return head && identifyFile(head);
        } catch {
          return null;
        }
      })
    );
  },

  /** Reads a table, keeps what was accepted and returns its card. Rows stay here; what the page needs goes back. */
  async open(
    file: File,
    kind: Exclude<FileKind, 'mapa'> | null,
    context: FileContext,
    report: (share: number) => void
  ): Promise<Outcome> {
    try {
      // What could not be told says why when it is read.
      const told = kind ?? identifyFile(await readHead(file));
      const outcome = await keep(await readTable(file, told as Exclude<FileKind, 'mapa'>, context, report));
      report(1);
      return outcome;
    } catch (error) {
      return refuse(file.name, error);
    }
  },

  /**
   * Reads files of boundaries dropped together: their municipalities become one frame, with the states of the frame in
   * use that they do not bring; districts and secciones are laid over it. While a file leaves something to be asked,
   * only that is answered. `answers` are a person's, by position of the file; null leaves the file out.
   */
  async openMaps(
    files: readonly File[],
    context: FileContext,
    answers: ReadonlyMap<number, Answer | null>,
    inUse: FrameInUse | null,
    report: (share: number) => void
  ): Promise<Outcome[]> {
    const { joinFrame, layElectoral, readMap, shippedUnits, unitsOfPayload } = await import('./read-maps');
    const outcomes: Outcome[] = [];
    const municipal: ReadingOf<'municipios'>[] = [];
    const electoral: ReadingOf<'electoral'>[] = [];
    for (const [i, file] of files.entries()) {
      if (answers.get(i) === null) continue;
      const share = (s: number) => report((0.6 * (i + s)) / files.length);
      try {
        const read = await readMap({ name: file.name, blob: file }, { ...context, ...answers.get(i) }, share);
        if (read.kind === 'municipios') municipal.push(read);
        else electoral.push(read);
      } catch (error) {
        const refusal = refuse(file.name, error, i);
        if (isQuestion(refusal)) return [refusal];
        outcomes.push(refusal);
      }
    }
    let frame: { id: string; units: FrameUnit[] } | null = null;
    if (municipal.length)
      try {
        const built = joinFrame(municipal, inUse, context, (s) => report(0.6 + 0.2 * s));
        const card = {
          ...makeCard('marco', built.nombre, built.nombre, context.today),
          report: built.report
        };
        outcomes.push(await keep({ card, payload: built.payload, problemsCsv: null }));
        frame = { id: card.id, units: built.units };
      } catch (error) {
        outcomes.push(refuse(municipal.at(-1)!.file, error));
      }
    const units = async () =>
      frame?.units ?? (inUse ? unitsOfPayload(inUse.payload) : await shippedUnits(context));
    for (const [i, read] of electoral.entries())
      try {
        const share = (s: number) => report(0.8 + (0.2 * (i + s)) / electoral.length);
        const laid = await layElectoral(read, frame?.id ?? context.frameId, await units(), share);
        const card = { ...makeCard('electoral', read.file, read.file, context.today), report: laid.report };
        outcomes.push(await keep({ card, payload: laid.payload, problemsCsv: null }));
      } catch (error) {
        outcomes.push(refuse(read.file, error));
      }
    report(1);
    return transfer(outcomes, buffersOf(outcomes));
  },

  /** A dataset that the page needs, kept before; null when it is gone. */
  async recall(id: string): Promise<Payload | null> {
    const payload = await readDataset(id).catch(() => null);
    return payload && 'topology' in payload
      ? transfer(payload, [payload.topology.buffer as ArrayBuffer])
      : payload;
  }
};

/** What the page may ask of this worker. */
export type ReaderApi = typeof api;
expose(api);
