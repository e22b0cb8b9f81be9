import type { FileError } from '../ingest/problem';
import type { ColumnGuess } from '../ingest/table/read-table';
import type { DatasetCard, Payload } from '../store/database';
import type { TableKind } from '../domain/contract';
import type { AnyReport } from './import-report';

/** A file read, or why it could not be. `kept` is false when the browser has no room for it. */
export type ReadOutcome =
  | {
      ok: true;
      kept: boolean;
      card: DatasetCard<AnyReport>;
      payload: Payload | null;
      problemsCsv: Blob | null;
    }
  | Refusal;

/** Why a file could not be used; `at` is its position among those read together. */
export interface Refusal {
  ok: false;
  file: string;
  at: number;
  reason: FileError['reason'] | 'inesperado';
  detail: FileError['detail'];
  /** Its columns, where a person may say what each of them is. */
  preview?: ColumnPreview;
}

/** The columns of a file and what they seem to be. */
export interface ColumnPreview {
  table: TableKind | null;
  columns: ColumnGuess[];
}

/** What only a person can say. */
export const isQuestion = ({ reason, preview }: Refusal): boolean =>
  reason === 'sistema-de-clave' ||
  reason === 'claves-y-nombres' ||
  reason === 'claves-de-otra-entidad' ||
  reason === 'varias-capas' ||
  reason === 'varias-hojas' ||
  reason === 'votos-dudosos' ||
  reason === 'nombres-de-personas' ||
  reason === 'folios-de-personas' ||
  reason === 'textos-con-nombres' ||
  reason === 'varias-elecciones' ||
  reason === 'votos-repetidos' ||
  preview !== undefined;
