import type { TableKind } from '../../domain/contract';
import type { KeyEvidence } from '../../domain/key-system';
import type { ColumnSample } from '../../ingest/problem';
import type { Displacement } from './displacement';
import type { FileAnswer } from '../../workers/file-context';
import type { ColumnPreview, Refusal } from '../../workers/read-outcome';
import type { UpdateSummary } from '../../workers/facts/tables';

/** What to do with a table that comes when there is one already. */
export type UpdateChoice = 'reemplazar' | 'sumar';

/** What to do with what would take the place of something fuller or newer. */
export type DisplacementChoice = 'ambas' | 'reemplazar';

/** What only a person can say about a file, and how to go on once it is said; null is to leave the file. */
export type FileQuestion = { file: string } & (
  | {
      about: 'clave';
      /** How the keys fit each system; null where the names beside them speak against them. */
      evidence: KeyEvidence | null;
      reason: string;
      detail: Refusal['detail'];
      answer: (value: FileAnswer | null) => void;
    }
  | { about: 'capa'; layers: string[]; answer: (value: FileAnswer | null) => void }
  | { about: 'hoja' | 'eleccion'; layers: string[]; answer: (value: FileAnswer | 'todas' | null) => void }
  | { about: 'repetidas'; detail: Refusal['detail']; answer: (value: FileAnswer | null) => void }
  | { about: 'nombres'; detail: Refusal['detail']; answer: (value: FileAnswer | null) => void }
  | { about: 'folios'; detail: Refusal['detail']; answer: (value: FileAnswer | null) => void }
  | { about: 'textos'; detail: Refusal['detail']; answer: (value: FileAnswer | null) => void }
  | {
      about: 'columnas';
      preview: ColumnPreview;
      reason: string;
      detail: Refusal['detail'];
      /** The columns as another table, when a person says that it is another. */
      look: (table: TableKind) => Promise<ColumnPreview | null>;
      answer: (value: FileAnswer | null) => void;
    }
  | {
      about: 'votos';
      columns: readonly ColumnSample[];
      reason: string;
      detail: Refusal['detail'];
      answer: (value: FileAnswer | null) => void;
    }
  | {
      about: 'cambios';
      table: TableKind;
      inUse: string;
      summary: UpdateSummary;
      answer: (value: UpdateChoice | null) => void;
    }
  | ({ about: 'desplaza'; answer: (value: DisplacementChoice | null) => void } & Displacement)
);
