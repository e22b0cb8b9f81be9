import { identityOf } from '../../domain/compare';
import type { Contract, TableKind, TableRow } from '../../domain/contract';
import { sumTable } from '../../domain/contracts/sums';
import type { Edit } from '../../domain/edit';
import { maskFolio, maskPersonal } from '../../domain/privacy';
import type { Bucket, Problem, Tally } from '../../domain/problem';
import type { Stage } from '../../domain/stage';
import type { TablePayload } from '../../store/database';
import type { TableReport } from '../import-report';
import { rowNow, type OpenedTable } from './open-table';
import { shownProblems } from '../files/read-rows';
import { asProblem, type EditRequest, type HandCheck } from './row-edit';

/** What names the rows of a table, to tell a row made by hand that is there already. */
export class Identities {
  private known: Map<string, number> | null = null;

  constructor(private readonly opened: OpenedTable) {}

  private all(): Map<string, number> {
    if (this.known) return this.known;
    this.known = new Map();
    const { opened } = this;
    // Of persons nothing here says who they are.
    if (opened.table.kind === 'afiliados') return this.known;
    const total = opened.length + opened.edited.added.length;
    for (let fila = 0; fila < total; fila++) {
      const row = rowNow(opened, fila);
      const identity = row && identityOf(opened.contract, row);
      if (identity) this.known.set(identity, fila);
    }
    return this.known;
  }

  /** Whether another row has what names this one; it counts from now on. */
  taken(row: TableRow, fila: number): boolean {
    const identity = identityOf(this.opened.contract, row);
    if (identity === null) return false;
    const at = this.all().get(identity);
    if (at !== undefined && at !== fila) return true;
    this.all().set(identity, fila);
    return false;
  }

  /** Forgets what names a row that is taken out or changed. */
  release(fila: number): void {
    const row = fila < 0 ? null : rowNow(this.opened, fila);
    const identity = row && identityOf(this.opened.contract, row);
    if (identity && this.all().get(identity) === fila) this.all().delete(identity);
  }
}

/** The change that a request makes, or what is wrong with the row that it asks for. */
export function makeEdit(
  request: EditRequest,
  opened: OpenedTable,
  check: HandCheck,
  identities: Identities
): Edit | Problem {
  const { contract, table, edited } = opened;
  const pendingNow = (at: number) => edited.pending.get(at) ?? table.pending[at];
  if (request.que === 'quitar') {
    identities.release(request.fila);
    return { que: 'quitar', fila: request.fila };
  }
  if ('pendiente' in request && request.que !== 'corregir') {
    const problem = pendingNow(request.pendiente);
    const out = request.que === 'dejar-fuera';
    const detalle = { ...problem.detalle, rechazada: out, aMano: out };
    return { que: 'anotar', pendiente: request.pendiente, problema: { ...problem, detalle } };
  }
  const before = request.que === 'corregir' ? pendingNow(request.pendiente) : undefined;
  const fila = request.que === 'cambiar' ? request.fila : -1;
  const row = fila < 0 ? null : rowNow(opened, fila);
  if (request.que === 'cambiar' && !row)
    return asProblem({ bucket: 'fueraDeRango', columna: '', motivo: 'fila-quitada' }, {});
  const typed = cleaned(contract, request.celdas);
  const celdas = row ? check.changed(row, typed) : { ...before?.celdas, ...typed };
  // A key that a person wrote or chose is INEGI's, as are those of accepted rows; the others are as their file wrote them.
  const key = contract.lugar?.columna ?? '';
  const made = check.read(celdas, before && !typed[key] ? (before.sistema ?? 'inegi') : 'inegi');
  if (made.refused) return asProblem(made.refused, celdas, before);
  identities.release(fila);
  if (identities.taken(made.row, fila)) {
    const columna = contract.identidad[0] ?? '';
    return asProblem({ bucket: 'duplicadas', columna, motivo: 'id-repetido' }, celdas, before);
  }
  if (request.que === 'cambiar') return { que: 'cambiar', fila, valores: made.row };
  return {
    que: 'agregar',
    valores: made.row,
    pendiente: request.que === 'corregir' ? request.pendiente : null
  };
}

/** Cells typed by hand hold nothing that identifies anybody either; a folio of ten digits is a folio. */
function cleaned({ columnas }: Contract, celdas: Record<string, string>): Record<string, string> {
  const folios = new Set(columnas.filter((c) => c.tipo === 'identificador').map((c) => c.nombre));
  return Object.fromEntries(
    Object.entries(celdas).map(([name, text]) => [
      name,
      folios.has(name) ? maskFolio(text) : maskPersonal(text)
    ])
  );
}

/** The counts of an import after changes by hand: a row that was mended moves to the accepted ones. */
function tallyAfter({ card, table, edited }: OpenedTable, edits: readonly Edit[]): Tally {
  const tally: Tally = { ...card.report.tally };
  const now = new Map(edited.pending);
  const move = (pendiente: number, to: Bucket, problem: Problem | null) => {
    const from = (now.get(pendiente) ?? table.pending[pendiente]).bucket;
    if (from) tally[from]--;
    tally[to]++;
    now.set(pendiente, problem);
  };
  for (const edit of edits) {
    if (edit.que === 'agregar' && edit.pendiente !== null) move(edit.pendiente, 'aceptadas', null);
    if (edit.que === 'anotar') move(edit.pendiente, edit.problema.bucket!, edit.problema);
  }
  return tally;
}

const NONE_BY_HAND = { cambiadas: 0, agregadas: 0, quitadas: 0 };

/** How many rows were changed, added and taken out by hand, these changes included. */
function countByHand(before = NONE_BY_HAND, edits: readonly Edit[]): typeof NONE_BY_HAND {
  const count = (is: (edit: Edit) => boolean) => edits.filter(is).length;
  return {
    cambiadas: before.cambiadas + count((e) => e.que === 'cambiar'),
    agregadas: before.agregadas + count((e) => e.que === 'agregar' && e.pendiente === null),
    quitadas: before.quitadas + count((e) => e.que === 'quitar')
  };
}

/**
 * The report of a table after changes by hand.
 * @param before the table without them, and `whole` with them
 */
export function reportAfter(
  before: OpenedTable,
  edits: readonly Edit[],
  whole: TablePayload,
  stages: readonly Stage[]
): TableReport {
  const { card } = before;
  const noRows = card.report.problems.filter((p) => p.bucket === null);
  return {
    ...card.report,
    tally: tallyAfter(before, edits),
    problems: [...shownProblems(whole.pending), ...noRows].sort((a, b) => a.renglon - b.renglon),
    sumas: sumTable(card.kind as TableKind, whole.rows, stages),
    aMano: countByHand(card.report.aMano, edits)
  };
}
