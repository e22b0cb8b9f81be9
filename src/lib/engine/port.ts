import type { Table } from 'apache-arrow';
import type { Day } from '../domain/day';

/** Cells coded for the engine, one place per cell. A municipality is its position in the catalogue. */
export interface CellsToEncode {
  /** Units in the catalogue; a `mun` from here on is a place that the frame does not have. */
  units: number;
  id: string[];
  nombre: string[];
  mun: Int16Array;
  /** Days since 1970-01-01; null is *sin dato*. */
  fecha: (Day | null)[];
  integrantes: (number | null)[];
  mujeres: (number | null)[];
  /** Position in the list of sectors; −1 without sector. */
  sector: Int16Array;
  /** Position in the list of stages; −1 outside of the list. */
  etapa: Int8Array;
}

/** Cells as the bytes that the engine takes in; they can travel between workers without a copy. */
export interface EncodedFacts {
  units: number;
  cells: number;
  stream: Uint8Array;
}

/** A batch of coded members as the bytes that the engine takes in. */
export interface EncodedMembers {
  rows: number;
  stream: Uint8Array;
}

/** One question: its SQL over the engine's tables and how its answer becomes plain columns. */
export interface Question<P, R> {
  name: string;
  sql(params: P): string;
  read(answer: Table, params: P): R;
}

/** What the rest of the house knows of the engine. One instance answers one question at a time, in order. */
export interface Engine {
  /** How many times it was opened: what was loaded into an earlier opening is gone. */
  readonly openings: number;
  /** Starts once, however often it is called; after a failure the next call tries again. */
  start(): Promise<void>;
  /** Replaces the facts in one transaction; the old ones stay if it fails. */
  load(facts: EncodedFacts): Promise<void>;
  /** Replaces the members with those of the batches, taken in one after another. */
  loadMembers(batches: Iterable<EncodedMembers>): Promise<void>;
  /** Starts if needed and answers. Nothing Arrow-shaped comes out. */
  ask<P, R>(question: Question<P, R>, params: P): Promise<R>;
  /** Frees everything; a later call starts anew, without facts. */
  stop(): Promise<void>;
}
