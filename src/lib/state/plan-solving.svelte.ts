import { proxy } from 'comlink';
import type { PlanTrouble } from '../domain/plan';
import type { WeightFigure } from '../domain/plan-weight';
import { PlanQuestion } from './plan-question.svelte';
import type { PlanSetup } from './plan-setup';
import type { LockPrice, PlanApi, PlanReport } from './plan.worker';
import { isSame } from './same';
import type { PlanView } from './view-plan';
import { CANCELLED, isCancelled, Workplace } from './workplace';

/** Seconds after which the best answer found is the answer. */
const SECONDS = 10;
/** Seconds that each condition is looked at for what it costs. */
const PRICE_SECONDS = 4;

/** Why there is no plan. */
interface Refusal {
  troubles: PlanTrouble[];
  rows: number[];
}

/** What an answer is told with: the question that it is of, which may no longer be the one of the address. */
export interface Asked {
  busca: PlanView['busca'];
  cubre: PlanView['cubre'];
  porciento: number;
  tope: number;
  /** The one figure by which places weigh; null for a mix. */
  single: WeightFigure | null;
  /** All the weight of the region. */
  whole: number;
  hasReach: boolean;
  /** Cost of each municipality; null without a budget. */
  costs: Float64Array | null;
}

/** Where to go next: the question of the address, and its answer from a worker while it gets better. */
export class PlanSolving extends PlanQuestion {
  private readonly place = new Workplace<PlanApi>(
    () => new Worker(new URL('./plan.worker.ts', import.meta.url), { type: 'module' })
  );
  /** The last answer; null before the first one, and when there is none. */
  report = $state.raw<PlanReport | null>(null);
  /** What that answers. */
  asked = $state.raw<Asked | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** What each condition costs, by its key: a municipality or a rule. */
  prices = $state.raw<ReadonlyMap<string, LockPrice>>(new Map());
  isPricing = $state(false);
  isWorking = $state(false);
  /** What is on screen answers an older question. */
  isStale = $state(false);
  failed = $state(false);
  private turn = 0;
  /** Keys of a plan that was kept: the next answer is that one unless there is a better one. */
  known: readonly string[] | null = null;

  /** The question that is being answered, or was. */
  private question: PlanSetup | null = null;

  /** Answers the question of the address, unless it is the one that is answered already. */
  follow(): void {
    const { setup } = this;
    if (!setup) {
      this.stop();
      [this.report, this.asked, this.refusal, this.question] = [null, null, null, null];
    } else if (!this.question || this.isHalted || !isSame(this.question, setup)) void this.solve();
  }
  /** A question was let go of before it was answered. */
  private get isHalted(): boolean {
    return this.isStale && !this.isWorking;
  }

  /** Answers the question of the address; a question that was under way is let go of. */
  async solve(): Promise<void> {
    const { setup, places } = this;
    if (!setup || !places) return;
    const hint = this.known ? this.positionsOf(this.known) : (this.report?.answer.chosen ?? []);
    this.known = null;
    this.stop();
    const turn = ++this.turn;
    this.prices = new Map();
    this.isWorking = true;
    this.isStale = true;
    this.failed = false;
    const question = $state.snapshot(setup) as PlanSetup;
    this.question = question;
    const { busca, cubre, porciento, tope } = this.view;
    const { single, whole, hasReach, costs } = this;
    const asked: Asked = { busca, cubre, porciento, tope, single, whole, hasReach, costs };
    // Reports and the last word come by different ways: one that comes after it is of before it.
    let isOver = false;
    const take = (report: PlanReport) => {
      [this.report, this.asked, this.refusal, this.isStale] = [report, asked, null, false];
    };
    try {
      const result = await this.place.call<Awaited<ReturnType<PlanApi['plan']>>>((worker) =>
        worker.plan(
          question,
          places,
          SECONDS,
          hint,
          proxy((report: PlanReport) => {
            if (turn === this.turn && !isOver) take(report);
          })
        )
      );
      isOver = true;
      if (turn !== this.turn) return;
      this.isStale = false;
      if ('report' in result) take(result.report);
      else [this.report, this.refusal] = [null, result];
      this.isWorking = false;
      if ('report' in result) await this.price(question, turn);
    } catch (error) {
      if (turn !== this.turn || isCancelled(error)) return;
      console.error(error);
      this.failed = true;
    } finally {
      if (turn === this.turn) this.isWorking = this.isPricing = false;
    }
  }

  /** Asks what each condition costs, one after another. */
  private async price(setup: PlanSetup, turn: number): Promise<void> {
    const { report, places } = this;
    if (!report || !places || !this.hasConditions) return;
    this.isPricing = true;
    await this.place.call<void>((worker) =>
      worker.price(
        setup,
        places,
        report.answer,
        // Whoever may not come in for another reason costs nothing by being kept out.
        this.positionsOf(this.view.veta).filter(
          (m) => setup.region[m] && !setup.present[m] && !this.uncosted.includes(m)
        ),
        PRICE_SECONDS,
        proxy((price: LockPrice) => {
          if (turn === this.turn) this.prices = new Map(this.prices).set(keyOfPrice(price), price);
        })
      )
    );
  }
  private readonly hasConditions = $derived.by(() => {
    const { obliga, veta, unido, minimo } = this.view;
    return obliga.length > 0 || veta.length > 0 || unido || minimo > 0;
  });
  /** Keeps the best answer so far. */
  stop(): void {
    this.turn++;
    // A worker at rest keeps its solver: starting that one takes longer than most answers.
    if (this.isWorking || this.isPricing) this.place.end(CANCELLED);
    // What was let go of is asked again when somebody comes back.
    if (this.isPricing) this.question = null;
    this.isWorking = this.isPricing = false;
  }

  /** All the weight of the region. */
  readonly whole = $derived.by(() =>
    this.weight.reduce((sum, w, m) => (this.region[m] && w > 0 ? sum + w : sum), 0)
  );
}

/** What names a price: the municipality of a lock, or the rule. */
const keyOfPrice = ({ of }: LockPrice): string => (typeof of === 'number' ? String(of) : of);
