import type { TableRow } from './contract';
import type { Problem } from './problem';

/**
 * One change by hand of a table. Rows are named by their position in the table as it came, then those added, one after
 * another; rows set aside by their position among them. Neither ever moves, so that changes can be told one by one.
 */
export type Edit =
  | { que: 'cambiar'; fila: number; valores: TableRow }
  | { que: 'quitar'; fila: number }
  /** A new row, or one that had been set aside and was mended. */
  | { que: 'agregar'; valores: TableRow; pendiente: number | null }
  /** A row set aside that was mended and still cannot be accepted, or that somebody decided to leave out. */
  | { que: 'anotar'; pendiente: number; problema: Problem };

/** What a list of changes comes to. */
export interface Edited {
  /** Rows changed, and those taken out (null), by position. */
  changed: Map<number, TableRow | null>;
  /** Rows added, in order: the first one stands after the last that came; null where it was taken out again. */
  added: (TableRow | null)[];
  /** Which row set aside each of them was; −1 for a new one. */
  origins: number[];
  /** Rows set aside that were accepted (null) or are wrong in another way. */
  pending: Map<number, Problem | null>;
}

/**
 * Puts changes together in their order.
 * @param length rows that the table had before all of them
 */
export function foldEdits(edits: readonly Edit[], length: number): Edited {
  const edited: Edited = { changed: new Map(), added: [], origins: [], pending: new Map() };
  const put = (fila: number, row: TableRow | null) => {
    if (fila < length) edited.changed.set(fila, row);
    else if (fila - length < edited.added.length) edited.added[fila - length] = row;
  };
  for (const edit of edits)
    switch (edit.que) {
      case 'cambiar':
        put(edit.fila, edit.valores);
        break;
      case 'quitar':
        put(edit.fila, null);
        break;
      case 'agregar':
        edited.added.push(edit.valores);
        edited.origins.push(edit.pendiente ?? -1);
        if (edit.pendiente !== null) edited.pending.set(edit.pendiente, null);
        break;
      case 'anotar':
        edited.pending.set(edit.pendiente, edit.problema);
    }
  return edited;
}

/** A row and its position, which no change moves. */
export interface PlacedRow {
  fila: number;
  row: TableRow;
}

/** The rows of a table after its changes, in order. */
export function* rowsAfter(
  length: number,
  rowAt: (i: number) => TableRow,
  { changed, added }: Edited
): Generator<PlacedRow> {
  for (let fila = 0; fila < length; fila++) {
    const row = changed.has(fila) ? changed.get(fila)! : rowAt(fila);
    if (row) yield { fila, row };
  }
  for (const [i, row] of added.entries()) if (row) yield { fila: length + i, row };
}

/** The rows still set aside after the changes, each with its position. */
export function pendingAfter(
  problems: readonly Problem[],
  { pending }: Edited
): { pendiente: number; problema: Problem }[] {
  return problems.flatMap((problema, pendiente) => {
    const now = pending.has(pendiente) ? pending.get(pendiente)! : problema;
    return now ? [{ pendiente, problema: now }] : [];
  });
}
