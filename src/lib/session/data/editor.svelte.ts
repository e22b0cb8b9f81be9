import type { TableKind } from '../../domain/contract';
import { placeKey, PlaceDecisions, type PlaceDecision, type WrittenPlace } from '../../domain/decision';
import type { Problem } from '../../domain/problem';
import type { Change, DatasetCard } from '../../store/database';
import { MESSAGES } from '../../text/es/shared/messages';
import type { FileContext } from '../../workers/file-context';
import type { DecisionsReport, TableReport } from '../../workers/import-report';
import { keepMade, makeCard } from '../../workers/keep-dataset';
import type { ReadOutcome } from '../../workers/read-outcome';
import type { EditRequest } from '../../workers/facts/row-edit';
import type { RowsPage, RowsQuery } from '../../workers/facts/tables';
import type { WorkersClient } from '../../workers/client/client';

type TableCards = Readonly<Record<TableKind, 'demo' | 'vacio' | DatasetCard<TableReport>>>;
type Read = Extract<ReadOutcome, { ok: true }>;

/** What the editor needs of whoever keeps what is in use. */
interface Shelf {
  readonly tables: TableCards;
  readonly decisions: { content: PlaceDecision[] } | null;
  context(): FileContext;
  alone(work: () => Promise<unknown>): Promise<boolean>;
  say(tone: 'aviso', text: string): void;
  adoptRead(read: readonly Read[], change?: { cambio?: Change; filas?: number }): Promise<boolean>;
}

/** What came of a change by hand: null when it was made, nothing in the list when its turn did not come. */
export type Refusals = { request: number; problem: Problem }[] | null;

/** A row set aside that somebody must place, and the table that it is of. */
export interface Misplaced {
  kind: TableKind;
  pendiente: number;
  problema: Problem;
}

/** Lists and changes the rows of the tables in use. */
export class Tables {
  constructor(
    private readonly work: WorkersClient,
    private readonly shelf: Shelf
  ) {}

  private cardOf(kind: TableKind): DatasetCard<TableReport> | null {
    const table = this.shelf.tables[kind];
    return typeof table === 'string' ? null : table;
  }

  /** Some rows of a table in use; null when there is none of one's own. */
  async rows(kind: TableKind, query: RowsQuery): Promise<RowsPage | null> {
    const card = this.cardOf(kind);
    return card ? this.work.facts('rows', card.id, query) : null;
  }

  /** Every row of the tables in use whose place nobody can tell. */
  async misplaced(): Promise<Misplaced[]> {
    const kinds = (Object.keys(this.shelf.tables) as TableKind[]).filter((kind) => {
      const tally = this.cardOf(kind)?.report.tally;
      return tally && tally.ambiguas + tally.desconocidas > 0;
    });
    const all = await Promise.all(
      kinds.map(async (kind) =>
        (await this.work.facts('misplaced', this.cardOf(kind)!.id)).map((row) => ({ kind, ...row }))
      )
    );
    return all.flat();
  }

  /** Makes changes of one table by hand, as one change; what cannot be made is said and nothing is changed. */
  async edit(kind: TableKind, requests: readonly EditRequest[]): Promise<Refusals> {
    let refusals: Refusals = null;
    const ran = await this.shelf.alone(async () => {
      const card = this.cardOf(kind);
      if (!card) return;
      const made = await this.work.facts('edit', card.id, [...requests], this.shelf.context());
      if (made.outcome)
        await this.shelf.adoptRead([made.outcome], { cambio: 'editar', filas: requests.length });
      else if (made.refused.length) refusals = made.refused;
    });
    if (ran) return refusals;
    this.shelf.say('aviso', MESSAGES.busy);
    return [];
  }

  /**
   * Remembers what people said of places and looks again at every row set aside.
   * @returns rows accepted by it
   */
  decide(decisions: readonly PlaceDecision[]): Promise<number> {
    return this.settleDecisions((known) => known.with(decisions).list(), decisions.length);
  }

  /** Takes what was said of a place back. */
  undecide(written: WrittenPlace): Promise<number> {
    const key = placeKey(written);
    return this.settleDecisions((known) => known.list().filter((d) => placeKey(d) !== key), 1);
  }

  private async settleDecisions(
    change: (known: PlaceDecisions) => PlaceDecision[],
    filas: number
  ): Promise<number> {
    let accepted = 0;
    const ran = await this.shelf.alone(async () => {
      const all = change(new PlaceDecisions(this.shelf.decisions?.content ?? []));
      const read = [await this.keepDecisions(all)];
      for (const kind of Object.keys(this.shelf.tables) as TableKind[]) {
        const card = this.cardOf(kind);
        if (!card || card.report.tally.ambiguas + card.report.tally.desconocidas === 0) continue;
        const made = await this.work.facts('recheck', card.id, { ...this.shelf.context(), decisions: all });
        accepted += made.accepted;
        if (made.outcome) read.push(made.outcome);
      }
      await this.shelf.adoptRead(read, { cambio: 'decidir', filas });
    });
    if (!ran) this.shelf.say('aviso', MESSAGES.busy);
    return accepted;
  }

  /** Looks again at the rows set aside, with what is loaded now. */
  async recheck(): Promise<number> {
    return this.decide([]);
  }

  private keepDecisions(decisions: PlaceDecision[]): Promise<Read> {
    const report: DecisionsReport = { decisiones: decisions.length, sinLeer: [] };
    const card = { ...makeCard('decisiones', '', '', this.shelf.context().today), report };
    return keepMade({ card, payload: { kind: 'decisiones', decisions }, problemsCsv: null });
  }
}
