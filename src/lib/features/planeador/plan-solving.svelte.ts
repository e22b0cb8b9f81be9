import { proxy } from 'comlink';
import type { PlanTrouble } from '../../domain/plan';
import type { WeightFigure } from '../../domain/plan-weight';
import { LatestQuery } from '../../workers/client/latest-query.svelte';
import { PlanQuestion } from './plan-question.svelte';
import type { PlanSetup } from '../../workers/jobs/plan-setup';
import type { LockPrice, PlanApi, PlanReport } from '../../workers/jobs/plan.worker';
import { isSame } from './same';
import type { PlanView } from '../../session/address/planeador';
import { RestartableWorker } from '../../workers/client/restartable-worker';

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
  private readonly place = new RestartableWorker<PlanApi>(
    () => new Worker(new URL('../../workers/jobs/plan.worker.ts', import.meta.url), { type: 'module' })
  );
  readonly query = new LatestQuery<PlanApi, { report: PlanReport; asked: Asked } | Refusal>(this.place);
  private readonly pricing = new LatestQuery<PlanApi, ReadonlyMap<LockPrice['of'], LockPrice>>(this.place);
  /** The question that is being answered, or was. */
  private question: PlanSetup | null = null;
  /** Keys of a plan that was kept: the next answer is that one unless there is a better one. */
  known: readonly string[] | null = null;

  private readonly told = $derived.by(() => {
    const { answer } = this.query;
    return answer && 'report' in answer ? answer : null;
  });
  /** The last answer; null before the first one, and when there is none. */
  readonly report = $derived.by(() => this.told?.report ?? null);
  /** What that answers. */
  readonly asked = $derived.by(() => this.told?.asked ?? null);
  readonly refusal = $derived.by((): Refusal | null => {
    const { answer } = this.query;
    return answer && 'troubles' in answer ? answer : null;
  });

  /** Answers the question of the address, unless it is the one that is answered already. */
  follow(): void {
    const { setup, query } = this;
    const isHalted = query.isStale && !query.isWorking;
    if (!setup) {
      this.stop();
      query.forget();
      this.question = null;
    } else if (!this.question || isHalted || !isSame(this.question, setup)) void this.solve();
  }

  /** Answers the question of the address; a question that was under way is let go of. */
  async solve(): Promise<void> {
    const { setup, places } = this;
    if (!setup || !places) return;
    const hint = this.known ? this.positionsOf(this.known) : (this.report?.answer.chosen ?? []);
    this.known = null;
    this.pricing.forget();
    const question = $state.snapshot(setup) as PlanSetup;
    this.question = question;
    const { busca, cubre, porciento, tope } = this.view;
    const { single, whole, hasReach, costs } = this;
    const asked: Asked = { busca, cubre, porciento, tope, single, whole, hasReach, costs };
    const isAnswered = await this.query.ask(async (worker, { better }) => {
      const tell = proxy((report: PlanReport) => better({ report, asked }));
      const last = await worker.plan(question, places, SECONDS, hint, tell);
      return 'report' in last ? { ...last, asked } : last;
    });
    if (isAnswered) await this.price(question);
  }

  /** Asks what each condition costs, one after another. */
  private async price(setup: PlanSetup): Promise<void> {
    const { report, places, view } = this;
    const isBound = view.obliga.length > 0 || view.veta.length > 0 || view.unido || view.minimo > 0;
    if (!report || !places || !isBound) return;
    // Whoever may not come in for another reason costs nothing by being kept out.
    const vetoed = this.positionsOf(view.veta).filter(
      (m) => setup.region[m] && !setup.present[m] && !this.uncosted.includes(m)
    );
    await this.pricing.ask(async (worker, { better }) => {
      let prices: ReadonlyMap<LockPrice['of'], LockPrice> = new Map();
      const tell = proxy((price: LockPrice) => better((prices = new Map(prices).set(price.of, price))));
      const all = await worker.price(setup, places, report.answer, vetoed, PRICE_SECONDS, tell);
      return new Map(all.map((price) => [price.of, price]));
    });
  }
  /** What a condition costs: that on a municipality, by its position, or a rule. Null while nobody knows. */
  priceOf = (of: LockPrice['of']): LockPrice | null => this.pricing.answer?.get(of) ?? null;
  /** Prices are being looked for. */
  get isPricing(): boolean {
    return this.pricing.isWorking;
  }
  /** Something is known of what conditions cost. */
  get hasPrices(): boolean {
    return (this.pricing.answer?.size ?? 0) > 0;
  }

  /** Keeps the best answer so far. */
  stop(): void {
    // Prices that were let go of are asked again when somebody comes back.
    if (this.isPricing) this.question = null;
    this.query.stop();
    this.pricing.stop();
  }

  /** All the weight of the region. */
  readonly whole = $derived.by(() =>
    this.weight.reduce((sum, w, m) => (this.region[m] && w > 0 ? sum + w : sum), 0)
  );
}
