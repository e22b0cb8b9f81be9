/** Reads files and builds frames away from the page. One call at a time; ending the worker cancels it. */
import { transfer } from 'comlink';
import { serveApi } from '../serve-api';
import { isTableKind } from '../../domain/contract';
import type { FrameUnit } from '../../domain/frame-unit';
import { readBridge } from '../../ingest/bridge';
import { readDecisions } from '../../ingest/decisions';
import { populationOf, readFigures, type FiguresImport } from '../../ingest/figures/read-figures';
import { namesOfPersons } from '../../ingest/person-names';
import { FileError } from '../../ingest/problem';
import { previewTable } from '../../ingest/table/preview';
import { figureBytes, otherFigures } from '../../ingest/figures/figure-bytes';
import type { OtherTable } from '../../domain/other-table';
import { tableBytes } from '../../ingest/table/table-bytes';
import type { DatasetCard, DatasetKind, Payload } from '../../store/database';
import { keepShape, recallShape } from '../../store/shapes';
import { readDataset } from '../../store/versions';
import { keyContextOf, partName, type FileAnswer, type FileContext } from '../file-context';
import { identifyFile, type FileKind } from './identify-file';
import { SHOWN_PROBLEMS, type CensusReport, type FiguresReport, type TableReport } from '../import-report';
import { keepMade, makeCard, type Made } from '../keep-dataset';
import { isQuestion, type ReadOutcome, type Refusal } from '../read-outcome';
import type { FrameBase, FrameInUse, ReadingOf } from './read-maps';
import { readNetworkTable } from './read-rows';

async function readTable(
  file: File,
  kind: Exclude<FileKind, 'mapa'>,
  context: FileContext,
  report: (share: number) => void
): Promise<Made> {
  const name = partName(file, context.answer);
  const card = (cardKind: DatasetKind, fuente = name) => makeCard(cardKind, name, fuente, context.today);
  if (isTableKind(kind)) return readNetworkTable(file, kind, context, report);
  if (kind === 'decisiones') {
    const { decisions, unread } = await readDecisions(file);
    return {
      card: {
        ...card('decisiones'),
        report: { decisiones: decisions.length, sinLeer: unread.slice(0, 100) }
      },
      payload: { kind: 'decisiones', decisions },
      problemsCsv: null
    };
  }
  if (kind === 'secciones' || kind === 'votos') {
    const { sectionsRead, votesRead } = await import('./read-electoral');
    return (kind === 'secciones' ? sectionsRead : votesRead)(file, context, report);
  }
  const { layer: sheet = null, cuadro = null } = context.answer;
  if (kind === 'cifras') {
    const figures = await readFigures(await figureBytes(file, sheet, cuadro), keyContextOf(context));
    const next = figures.problems.find((p) => p.motivo === 'otra-tabla')?.renglon;
    const after = next === undefined ? null : next - 1;
    const names = namesOfPersons(context.municipios);
    const others =
      after === null && cuadro === null ? [] : await otherFigures(file, sheet, cuadro, after, names);
    return figuresRead(figures, card, context, others);
  }
  const bytes = await tableBytes(file, { sheet, table: null, fits: () => true });
  const { bridge, rows, read, ambiguous, unread } = await readBridge(bytes);
  const about = { filas: rows, leidas: read, claves: bridge.size, ambiguas: ambiguous, sinLeer: unread };
  return {
    card: { ...card('puente'), report: about },
    payload: { kind: 'puente', keys: [...bridge] },
    problemsCsv: null
  };
}

/** A table of figures is a census when it has the total population; what else it says comes along. */
function figuresRead(
  figures: FiguresImport,
  card: (kind: DatasetKind, fuente?: string) => Omit<DatasetCard, 'report'>,
  { municipios, later }: FileContext,
  cuadros: OtherTable[]
): Made {
  const { indicators, population, problems, source } = figures;
  const known = new Set<string>(municipios.map((m) => m.clave));
  const seen = new Set(indicators.flatMap((i) => i.values.map(([clave]) => clave)));
  const about: FiguresReport = {
    indicadores: indicators.map(({ nombre, periodo, suma, clases, values }) => ({
      nombre,
      periodo,
      suma,
      clases: clases?.nombres ?? [],
      municipios: values.filter(([, value]) => typeof value === 'number').length
    })),
    fueraDelMarco: [...seen].filter((clave) => !known.has(clave)),
    problemas: problems.slice(0, SHOWN_PROBLEMS),
    evidencia: figures.evidence,
    avisos: figures.notices,
    cuadros
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

function refuse(file: string, error: unknown, at = 0): Refusal {
  if (error instanceof FileError) return { ok: false, file, at, reason: error.reason, detail: error.detail };
  console.error(error);
  return { ok: false, file, at, reason: 'inesperado', detail: {} };
}

const buffersOf = (outcomes: readonly ReadOutcome[]) =>
  outcomes.flatMap((o) =>
    o.ok && o.payload && 'topology' in o.payload ? [o.payload.topology.buffer as ArrayBuffer] : []
  );

const partOf = ({ layer, cuadro }: FileAnswer) => ({ sheet: layer ?? null, cuadro: cuadro ?? null });

/** What only a person can say about the columns of a file that could not be read as a table. */
const ABOUT_COLUMNS: ReadonlySet<Refusal['reason']> = new Set<Refusal['reason']>([
  'sin-encabezado',
  'sin-columna-de-clave',
  'faltan-columnas'
]);

async function withPreview(refusal: Refusal, file: File, { answer }: FileContext): Promise<Refusal> {
  if (!ABOUT_COLUMNS.has(refusal.reason)) return refusal;
  const preview = await previewTable(file, answer.table ?? null, partOf(answer)).catch(() => null);
  return preview ? { ...refusal, preview } : refusal;
}

/** What a person said of a file with the same headers, if anybody did. */
async function remembered(file: File, context: FileContext): Promise<FileContext> {
  const { answer } = context;
  if (answer.columns) return context;
  const preview = await previewTable(file, answer.table ?? null, partOf(answer)).catch(() => null);
  const shape = preview && (await recallShape(preview.columns.map((c) => c.header)).catch(() => null));
  if (!shape || (answer.table && answer.table !== shape.kind)) return context;
  return {
    ...context,
    answer: { ...answer, table: shape.kind, columns: shape.columns, dateOrder: shape.dateOrder ?? undefined }
  };
}

/** Remembers what a person said of the columns of a file, for the next one with the same headers. */
async function remember(
  { columns, table, dateOrder }: FileAnswer,
  { guesses = [] }: TableReport
): Promise<void> {
  if (!columns || !table) return;
  const headers = guesses.map((g) => g.header);
  await keepShape(headers, { kind: table, columns: [...columns], dateOrder: dateOrder ?? null }).catch(
    () => {}
  );
}

const api = {
  /** What each file is about; null for those that cannot be told, which reading will explain. */
  async identify(files: readonly File[]): Promise<(FileKind | null)[]> {
    return Promise.all(files.map((file) => identifyFile(file).catch(() => null)));
  },

  /** The columns of a file and what they seem to be; null when it has none. */
  preview: (file: File, answer: FileAnswer) =>
    previewTable(file, answer.table ?? null, partOf(answer)).catch(() => null),

  /** Reads a table, keeps what was accepted and returns its card. Rows stay here; what the page needs goes back. */
  async open(
    file: File,
    kind: Exclude<FileKind, 'mapa'> | null,
    given: FileContext,
    report: (share: number) => void
  ): Promise<ReadOutcome> {
    let context = given;
    try {
      context = await remembered(file, given);
      const { answer } = context;
      // What could not be told says why when it is read.
      const told =
        answer.table ??
        kind ??
        (await identifyFile(file, answer.layer ?? null, answer.cuadro ?? null)) ??
        'cococis';
      const made = await readTable(file, told as Exclude<FileKind, 'mapa'>, context, report);
      const outcome = await keepMade(made);
      if (isTableKind(told)) await remember(given.answer, made.card.report as TableReport);
      report(1);
      return outcome;
    } catch (error) {
      return withPreview(refuse(file.name, error), file, context);
    }
  },

  /**
   * Reads files of boundaries dropped together: their municipalities become one frame, with the states of the frame in
   * use that they do not bring; districts and secciones are laid over it. While a file leaves something to be asked,
   * only that is answered. `answers` are a person's, by position of the file; null leaves the file out. A frame in use of
   * one's own is completed by what comes; the shipped one where a person wants both.
   */
  async openMaps(
    files: readonly File[],
    context: FileContext,
    answers: ReadonlyMap<number, FileAnswer | null>,
    inUse: FrameInUse | 'del sitio' | null,
    report: (share: number) => void
  ): Promise<ReadOutcome[]> {
    const { joinFrame, layElectoral, readMap, shippedSeams, shippedUnits, unitsOfPayload } =
      await import('./read-maps');
    const outcomes: ReadOutcome[] = [];
    const municipal: ReadingOf<'municipios'>[] = [];
    const electoral: ReadingOf<'electoral'>[] = [];
    for (const [i, file] of files.entries()) {
      if (answers.get(i) === null) continue;
      const share = (s: number) => report((0.6 * (i + s)) / files.length);
      try {
        const read = await readMap(
          { name: file.name, blob: file },
          { ...context, answer: { ...context.answer, ...answers.get(i) } },
          share
        );
        if (read.kind === 'municipios') municipal.push(read);
        else electoral.push(read);
      } catch (error) {
        const refusal = refuse(file.name, error, i);
        if (isQuestion(refusal)) return [refusal];
        outcomes.push(refusal);
      }
    }
    const base = async (): Promise<FrameBase | null> => {
      if (inUse === 'del sitio')
        return { archivos: [context.shipped.nombre], units: await shippedUnits(context), hasShipped: true };
      if (!inUse) return null;
      const { archivos, payload } = inUse;
      return {
        archivos,
        units: unitsOfPayload(payload),
        hasShipped: archivos.includes(context.shipped.nombre)
      };
    };
    let frame: { id: string; units: FrameUnit[] } | null = null;
    if (municipal.length)
      try {
        const known = await shippedSeams(context);
        const built = joinFrame(municipal, await base(), known, context, (s) => report(0.6 + 0.2 * s));
        const card = {
          ...makeCard('marco', built.nombre, built.nombre, context.today),
          report: built.report
        };
        outcomes.push(await keepMade({ card, payload: built.payload, problemsCsv: null }));
        frame = { id: card.id, units: built.units };
      } catch (error) {
        outcomes.push(refuse(municipal.at(-1)!.file, error));
      }
    const units = async () => frame?.units ?? (await base())?.units ?? (await shippedUnits(context));
    for (const [i, read] of electoral.entries())
      try {
        const share = (s: number) => report(0.8 + (0.2 * (i + s)) / electoral.length);
        const laid = await layElectoral(read, frame?.id ?? context.frameId, await units(), share);
        const card = { ...makeCard('electoral', read.file, read.file, context.today), report: laid.report };
        outcomes.push(await keepMade({ card, payload: laid.payload, problemsCsv: null }));
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
serveApi(api);
