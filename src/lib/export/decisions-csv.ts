import type { PlaceDecision } from '../domain/decision';
import { rowsToCsv } from './rows-csv';

const COLUMNS = ['tabla', 'id', 'entidad', 'municipio', 'clave', 'decision', 'cvegeo'];

/** Decisions about places as a file that another Tejido reads: what was written, and which municipality it is. */
export const decisionsToCsv = (decisions: readonly PlaceDecision[]): string =>
  rowsToCsv(
    COLUMNS,
    decisions.map((d) => ({ ...d }))
  );
