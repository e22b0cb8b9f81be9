/** Reads files and builds frames away from the page. One call at a time; ending the worker cancels it. */
import { expose, transfer } from 'comlink';
import { foldName, type Entidad, type LaterMunicipio } from '../domain/catalog';
import { toIso, type Day } from '../domain/day';
import { COCOCI_COLUMNS } from '../domain/cococi';
import { AFILIADO_COLUMNS } from '../domain/member';
import type { Stage } from '../domain/stage';
import { buildFrame } from '../geo/frame';
import { readAfiliados } from '../ingest/afiliados';
import { readCensus } from '../ingest/census';
import { readCococis, tableOf, type ReadingContext } from '../ingest/cococis';
import { decode } from '../ingest/decode';
import { readFrameFile } from '../ingest/frame-file';
import { findHeader } from '../ingest/header';
import { FileError, type Notice, type Problem, type Tally } from '../ingest/problem';
import { readHead } from '../ingest/stream';
import type { DatasetCard, DatasetKind, FramePayload, Payload } from '../store/database';
import { keepDataset, readDataset } from '../store/versions';
import { SHOWN_PROBLEMS, type AnyReport, type RowsReport } from './import-report';

/** What a file needs to be read against. */
export interface FileContext {
  municipios: ReadingContext['municipios'];
  entidades: Entidad[];
  later: LaterMunicipio[];
  elsewhere: ReadingContext['elsewhere'];
  circunscripciones: [entidad: string, circunscripcion: string][];
  stages: Stage[];
  today: Day;
}

/** A file read, or why it could not be. `kept` is false when the browser has no room for it. */
export type Outcome =
  | {
      ok: true;
      kept: boolean;
      card: DatasetCard<AnyReport>;
      payload: Payload | null;
      problemsCsv: Blob | null;
    }
  | { ok: false; reason: FileError['reason'] | 'inesperado'; detail: FileError['detail'] };

const newId = () => crypto.randomUUID();

/** Files other than members are read whole: more than this does not fit with safety. */
const WHOLE_FILE_LIMIT = 320 * 2 ** 20;

function kindOf(head: Uint8Array): DatasetKind {
  const { text } = decode(head);
  if (/^\ufeff?\s*[{[]/.test(text)) return 'marco';
  const header = findHeader(text, COCOCI_COLUMNS);
  const has = (...names: string[]) => names.some((name) => header?.columns.has(name));
  const counts = /^(total|pob|pobtot|poblacion|poblacion total)$/;
  const people =
    header?.written.some((h) => counts.test(foldName(h))) ??
    /poblaci[oó]n|\bpob(tot)?\b/i.test(text.slice(0, 3_000));
  if (people && !has('fecha_constitucion', 'integrantes')) return 'censo';
  const members = findHeader(text, AFILIADO_COLUMNS);
  return members && tableOf(members.written) === 'personas' ? 'afiliados' : 'cococis';
}

interface ReadRows {
  tally: Tally;
  problems: Problem[];
  notices: Notice[];
  encoding: string;
  delimiter: string;
  columns: Record<string, string>;
  dropped: string[];
  lastDay: Day | null;
}

const rowsReport = (read: ReadRows): RowsReport => ({
  tally: read.tally,
  problems: read.problems.slice(0, SHOWN_PROBLEMS),
  notices: read.notices,
  codificacion: read.encoding,
  separador: read.delimiter,
  columnas: read.columns,
  descartadas: read.dropped,
  ultimaFecha: read.lastDay
});

async function problemsBlob(problems: readonly Problem[], name: string): Promise<Blob> {
  const { problemsToCsv } = await import('../export/problems-csv');
  return new Blob([problemsToCsv(problems, name)], { type: 'text/csv' });
}

async function readAny(
  file: File,
  context: FileContext,
  report: (share: number) => void
): Promise<{ card: DatasetCard<AnyReport>; payload: Payload; problemsCsv: Blob | null }> {
  const { name } = file;
  const card = (kind: DatasetKind, fuente: string) => ({
    id: newId(),
    kind,
    nombre: name,
    fecha: toIso(context.today),
    fuente
  });
  const kind = kindOf(await readHead(file));
  if (kind === 'afiliados') {
    const read = await readAfiliados(file, context, report);
    return {
      card: { ...card('afiliados', name), report: { ...rowsReport(read), personas: read.personas } },
      payload: { kind: 'afiliados', rows: read.rows },
      problemsCsv: await problemsBlob(read.problems, name)
    };
  }
  if (file.size > WHOLE_FILE_LIMIT) throw new FileError('demasiado-grande', { megas: 300 });
  const bytes = new Uint8Array(await file.arrayBuffer());
  switch (kind) {
    case 'marco': {
      const units = await readFrameFile(bytes);
      report(0.3);
      const districts = new Map(context.circunscripciones);
      const frame = buildFrame(
        units,
        name,
        name,
        (e) => districts.get(e) ?? '',
        (s) => report(0.3 + 0.6 * s)
      );
      const topology = new TextEncoder().encode(JSON.stringify(frame.topology));
      const { municipios } = frame.catalog;
      const conPoblacion = municipios.filter((m) => m.pob !== null).length;
      return {
        card: { ...card('marco', name), report: { municipios: municipios.length, conPoblacion } },
        payload: { kind: 'marco', municipios, neighbours: frame.neighbours, topology },
        problemsCsv: null
      };
    }
    case 'censo': {
      const read = await readCensus(bytes);
      const { people, sum, published, problems, source } = read;
      const known = new Set<string>(context.municipios.map((m) => m.clave));
      return {
        card: {
          ...card('censo', source || name),
          report: {
            municipios: people.size,
            suma: sum,
            publicado: published,
            problemas: problems.slice(0, SHOWN_PROBLEMS),
            fueraDelMarco: [...people.keys()].filter((clave) => !known.has(clave))
          }
        },
        payload: { kind: 'censo', people: [...people] },
        problemsCsv: null
      };
    }
    case 'cococis': {
      const read = await readCococis(bytes, context, report);
      return {
        card: { ...card('cococis', name), report: rowsReport(read) },
        payload: { kind: 'cococis', rows: read.rows },
        problemsCsv: await problemsBlob(read.problems, name)
      };
    }
  }
}

const api = {
  /** Reads whatever a file is, keeps what was accepted and returns its card. Rows stay here; frames and censuses go back. */
  async open(file: File, context: FileContext, report: (share: number) => void): Promise<Outcome> {
    try {
      const { card, payload, problemsCsv } = await readAny(file, context, report);
      const kept = await keepDataset(card, payload).then(
        () => true,
        () => false
      );
      report(1);
      // Rows cross to the page only when they cannot be stored: the other worker must get them somehow.
      const areRows = payload.kind === 'cococis' || payload.kind === 'afiliados';
      if (areRows && kept) return { ok: true, kept, card, payload: null, problemsCsv };
      const outcome: Outcome = { ok: true, kept, card, payload, problemsCsv };
      return payload.kind === 'marco' ? transfer(outcome, [payload.topology.buffer as ArrayBuffer]) : outcome;
    } catch (error) {
      if (error instanceof FileError) return { ok: false, reason: error.reason, detail: error.detail };
      console.error(error);
      return { ok: false, reason: 'inesperado', detail: {} };
    }
  },

  /** A frame or a census kept before, or null when it is gone. */
  async recall(id: string): Promise<Payload | null> {
    const payload = await readDataset(id).catch(() => null);
    return payload?.kind === 'marco'
      ? transfer(payload, [(payload as FramePayload).topology.buffer as ArrayBuffer])
      : payload;
  }
};

/** What the page may ask of this worker. */
export type ReaderApi = typeof api;
expose(api);
