/** Reads files, builds frames and codes cells away from the page. One call at a time; ending the worker cancels it. */
import { expose, transfer } from 'comlink';
import { foldName, type Entidad, type LaterMunicipio } from '../domain/catalog';
import { toIso, type Day } from '../domain/day';
import { COCOCI_COLUMNS } from '../domain/cococi';
import type { Stage } from '../domain/stage';
import { codeFacts, type CodedFacts } from '../engine/code-facts';
import { buildFrame } from '../geo/frame';
import { readCensus } from '../ingest/census';
import { readCococis, type ReadingContext } from '../ingest/cococis';
import { decode, gunzip } from '../ingest/decode';
import { readFrameFile } from '../ingest/frame-file';
import { findHeader } from '../ingest/header';
import { FileError } from '../ingest/problem';
import type { Cococi } from '../domain/cococi';
import type { CellsPayload, DatasetCard, DatasetKind, FramePayload, Payload } from '../store/database';
import { keepDataset, readDataset } from '../store/versions';
import { SHOWN_PROBLEMS, type CellsReport, type CensusReport, type FrameReport } from './import-report';

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
      card: DatasetCard<CellsReport | FrameReport | CensusReport>;
      payload: Payload | null;
      problemsCsv: Blob | null;
    }
  | { ok: false; reason: FileError['reason'] | 'inesperado'; detail: FileError['detail'] };

/** The cells last coded, and those that the browser would not store. */
let memory: { id: string; rows: Cococi[] } | null = null;
const held = new Map<string, Cococi[]>();

const newId = () => crypto.randomUUID();

async function kindOf(bytes: Uint8Array): Promise<DatasetKind> {
  const { text } = decode(await gunzip(bytes));
  if (/^\ufeff?\s*[{[]/.test(text)) return 'marco';
  const header = findHeader(text, COCOCI_COLUMNS);
  const has = (...names: string[]) => names.some((name) => header?.columns.has(name));
  const counts = /^(total|pob|pobtot|poblacion|poblacion total)$/;
  const people =
    header?.written.some((h) => counts.test(foldName(h))) ??
    /poblaci[oó]n|\bpob(tot)?\b/i.test(text.slice(0, 3_000));
  if (people && !has('fecha_constitucion', 'integrantes')) return 'censo';
  return 'cococis';
}

async function readAny(
  bytes: Uint8Array,
  name: string,
  context: FileContext,
  report: (share: number) => void
): Promise<{
  card: DatasetCard<CellsReport | FrameReport | CensusReport>;
  payload: Payload;
  problemsCsv: Blob | null;
}> {
  const card = (kind: DatasetKind, fuente: string) => ({
    id: newId(),
    kind,
    nombre: name,
    fecha: toIso(context.today),
    fuente
  });
  switch (await kindOf(bytes)) {
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
      const { rows, tally, problems, notices } = read;
      const { problemsToCsv } = await import('../export/problems-csv');
      return {
        card: {
          ...card('cococis', name),
          report: {
            tally,
            problems: problems.slice(0, SHOWN_PROBLEMS),
            notices,
            codificacion: read.encoding,
            separador: read.delimiter,
            columnas: read.columns,
            descartadas: read.dropped,
            ultimaFecha: read.lastDay
          }
        },
        payload: { kind: 'cococis', rows },
        problemsCsv: new Blob([problemsToCsv(problems, name)], { type: 'text/csv' })
      };
    }
  }
}

const api = {
  /** Reads whatever a file is, keeps what was accepted and returns its card. Cells stay here; frames and censuses go back. */
  async open(file: File, context: FileContext, report: (share: number) => void): Promise<Outcome> {
    try {
      if (file.size > 320 * 2 ** 20) throw new FileError('demasiado-grande', { megas: 300 });
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { card, payload, problemsCsv } = await readAny(bytes, file.name, context, report);
      const kept = await keepDataset(card, payload).then(
        () => true,
        () => false
      );
      report(1);
      // Rows cross to the page only when they cannot be stored: the other worker must get them somehow.
      if (payload.kind === 'cococis' && kept) return { ok: true, kept, card, payload: null, problemsCsv };
      const outcome: Outcome = { ok: true, kept, card, payload, problemsCsv };
      return payload.kind === 'marco' ? transfer(outcome, [payload.topology.buffer as ArrayBuffer]) : outcome;
    } catch (error) {
      if (error instanceof FileError) return { ok: false, reason: error.reason, detail: error.detail };
      console.error(error);
      return { ok: false, reason: 'inesperado', detail: {} };
    }
  },

  /** Holds cells that could not be stored. */
  hold(id: string, payload: CellsPayload): void {
    held.set(id, payload.rows);
  },

  /** A frame or a census kept before, or null when it is gone. */
  async recall(id: string): Promise<Payload | null> {
    const payload = await readDataset(id).catch(() => null);
    return payload?.kind === 'marco'
      ? transfer(payload, [(payload as FramePayload).topology.buffer as ArrayBuffer])
      : payload;
  },

  /** Cells of a dataset (an id, the demonstration's address or nothing) coded for a catalogue, ready for the engine. */
  async code(
    source: { id: string } | { url: string } | null,
    claves: string[],
    context: FileContext,
    stages: Stage[],
    sectors: string[]
  ): Promise<CodedFacts | null> {
    const rows = await rowsOf(source, context);
    if (!rows) return null;
    const coded = codeFacts(
      rows,
      { municipios: claves.map((clave) => ({ clave }) as never) },
      stages,
      sectors
    );
    return transfer(coded, [coded.facts.stream.buffer as ArrayBuffer]);
  }
};

async function rowsOf(
  source: { id: string } | { url: string } | null,
  context: FileContext
): Promise<Cococi[] | null> {
  if (!source) return [];
  const key = 'id' in source ? source.id : source.url;
  if (memory?.id === key) return memory.rows;
  if (held.has(key)) return held.get(key)!;
  let rows: Cococi[] | null = null;
  if ('id' in source) {
    const payload = await readDataset(source.id).catch(() => null);
    rows = payload?.kind === 'cococis' ? payload.rows : null;
  } else {
    const bytes = new Uint8Array(await (await fetch(source.url)).arrayBuffer());
    rows = (await readCococis(bytes, context)).rows;
  }
  if (rows) memory = { id: key, rows };
  return rows;
}

/** What the page may ask of this worker. */
export type WorkApi = typeof api;
expose(api);
