import type { FileError } from '../ingest/problem';
import type { DatasetCard, Payload } from '../store/database';
import type { AnyReport } from './import-report';

/** A file read, or why it could not be. `kept` is false when the browser has no room for it. */
export type Outcome =
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
}

/** What only a person can say. */
export const isQuestion = ({ reason }: Refusal): boolean =>
  reason === 'sistema-de-clave' || reason === 'varias-capas';
