import { proxy } from 'comlink';
import { nextMonday, type Day } from '../domain/day';
import type { PlanTrouble } from '../domain/plan';
import type { WeightFigure } from '../domain/plan-weight';
import { CODE } from '../scale/classify';
import { pairColors, planColors } from '../scale/palette';
import { PLAN } from '../text/planner';
import { SCENARIOS } from '../text/scenarios';
import { gapOf } from '../plan/problem';
import { spreadOverWeeks, type WeekVisit } from '../plan/tours';
import { countClasses, type HoverLine, type MapSubject } from './picture.svelte';
import { PlanQuestion } from './plan-question.svelte';
import type { PlanSetup } from './plan-setup';
import { isSame } from './same';
import type { LockPrice, PlanApi, PlanReport } from './plan.worker';
import type { PlanView } from './view-plan';
import { CANCELLED, isCancelled, Workplace } from './workplace';

/** Classes of the map of a plan, in the order of its colours. */
export const PLAN_CLASSES = ['presente', 'nuevo', 'alcanzado-nuevo', 'alcanzado'] as const;
/** Seconds after which the best answer found is the answer. */
const SECONDS = 10;
/** Seconds that each condition is looked at for what it costs. */
const PRICE_SECONDS = 4;

/** Days of a week in which somebody goes somewhere. */
const WEEKDAYS = 5;
/** A visit with the first and last day of its week. */
export type PlannedVisit = WeekVisit & { desde: Day; hasta: Day };

/** Two plans that are compared, by the keys of their municipalities. */
export interface PlanPair {
  a: { nombre: string };
  b: { nombre: string };
  ambos: readonly string[];
  soloA: readonly string[];
  soloB: readonly string[];
}

/** Why there is no plan. */
interface Refusal {
  troubles: PlanTrouble[];
  rows: number[];
}

/** What a new municipality of the plan is worth. */
export interface PlanReason {
  /** Position among the steps. */
  rank: number;
  gain: number;
  /** Municipalities that it is the first to reach, itself among them. */
  reaches: readonly number[];
  /** Neighbours, and how many of them have presence now or are in the plan. */
  neighbours: number;
  beside: number;
  /** Districts in which it is the first, with the part (0–1) of the municipality that lies in each. */
  opens: { clave: string; share: number; nombre: string }[];
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
export class Planner extends PlanQuestion implements MapSubject {
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
  /** Two plans whose difference the map shows in place of this one. */
  pair = $state.raw<PlanPair | null>(null);
  isWorking = $state(false);
  /** What is on screen answers an older question. */
  isStale = $state(false);
  failed = $state(false);
  private turn = 0;
  /** Keys of a plan that was kept: the next answer is that one unless there is a better one. */
  known: readonly string[] | null = null;

  readonly visible = $derived.by(() => this.region);
  readonly groups = $derived.by(() => (this.hasGroupsOfDistricts ? this.districts.groups : null));

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
    this.isWorking = this.isPricing = false;
    this.prices = new Map();
  }

  /** How far the answer may be from the best, 0–1. */
  readonly gap = $derived.by(() => (this.report ? gapOf(this.report.answer) : NaN));
  /** First day of the visits. */
  readonly start: Day = $derived.by(() => this.view.arranque ?? nextMonday(this.view.fecha));
  /** Who goes where in which week. */
  readonly schedule = $derived.by((): PlannedVisit[] =>
    spreadOverWeeks(this.report?.tours ?? [], this.view.semana).map((visit) => {
      const desde = this.start + 7 * visit.week;
      return { ...visit, desde, hasta: desde + WEEKDAYS - 1 };
    })
  );
  /** Position of each new one among the steps; −1 for the others. */
  readonly rankOf = $derived.by(() => {
    const ranks = new Int32Array(this.claves.length).fill(-1);
    this.report?.steps.forEach(({ unit }, i) => (ranks[unit] = i));
    return ranks;
  });

  readonly classes: Uint8Array = $derived.by(() => {
    const { report, present, claves, rankOf, pair } = this;
    const painted = new Uint8Array(claves.length).fill(CODE.cero);
    if (pair) {
      const codes = new Map<string, number>();
      [pair.ambos, pair.soloA, pair.soloB].forEach((keys, i) => keys.forEach((key) => codes.set(key, i + 1)));
      claves.forEach((key, m) => (painted[m] = codes.get(key) ?? (present?.[m] ? 0 : CODE.cero)));
      return painted;
    }
    for (let m = 0; m < painted.length; m++)
      if (present?.[m]) painted[m] = 0;
      else if (rankOf[m] >= 0) painted[m] = 1;
      else if (report?.reachedBefore[m]) painted[m] = 3;
      else if (report?.reached[m]) painted[m] = 2;
    return painted;
  });
  readonly colors: readonly string[] = $derived.by(() =>
    this.pair ? pairColors(this.board.theme) : planColors(this.board.theme)
  );
  /** Names of the classes on the map, by their code. */
  readonly classNames = $derived.by((): readonly string[] => {
    const { pair } = this;
    if (pair)
      return [
        PLAN.classes.presente,
        SCENARIOS.both,
        SCENARIOS.only(pair.a.nombre),
        SCENARIOS.only(pair.b.nombre)
      ];
    // Whoever seeks to be near reaches nobody besides.
    return PLAN_CLASSES.slice(0, (this.asked?.hasReach ?? this.hasReach) ? 4 : 2).map(
      (name) => PLAN.classes[name]
    );
  });
  /** Name of what is of no class. */
  readonly noneName = $derived.by(() => (this.pair ? SCENARIOS.neither : PLAN.classes.nada));
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));

  hover(position: number): HoverLine[] {
    const step = this.rankOf[position];
    const { report, classes } = this;
    const code = classes[position];
    const lines: HoverLine[] = [[PLAN.title, code === CODE.cero ? this.noneName : this.classNames[code]]];
    if (step >= 0 && report) lines.push([PLAN.rank(step + 1), this.gainText(step)]);
    const weight = this.weight[position];
    if (this.single !== 'unidades')
      lines.push([this.weightName, Number.isNaN(weight) ? PLAN.noData : PLAN.amount(weight)]);
    const cost = this.costs?.[position];
    if (cost !== undefined && !this.isPresent(this.claves[position]))
      lines.push([PLAN.costLabel, cost >= 0 && cost < Infinity ? PLAN.amount(cost) : PLAN.noData]);
    return lines;
  }

  /** Districts that each step is the first in, by position of the step. */
  private readonly opensDistricts = $derived.by(() => {
    const { report, present } = this;
    if (!report) return [];
    const seen = new Set<number>();
    present?.forEach((has, m) => has && this.districtsOf(m).forEach(({ d }) => seen.add(d)));
    return report.steps.map(({ unit }) =>
      this.districtsOf(unit).filter(({ d }) => {
        const isFirst = !seen.has(d);
        seen.add(d);
        return isFirst;
      })
    );
  });
  /** Districts that the plan is the first in; null while no districts are here. */
  readonly newDistricts = $derived.by(() =>
    this.hasDistricts ? this.opensDistricts.reduce((sum, list) => sum + list.length, 0) : null
  );
  /** Why a municipality is in the plan; null for the others. */
  reasonOf(position: number): PlanReason | null {
    const { report, present, places } = this;
    const rank = this.rankOf[position];
    if (!report || !places || rank < 0) return null;
    const { start, items } = places.neighbours;
    const near = [...items.subarray(start[position], start[position + 1])];
    return {
      rank,
      gain: report.steps[rank].gain,
      reaches: report.opens[rank],
      neighbours: near.length,
      beside: near.filter((m) => present?.[m] || this.rankOf[m] >= 0).length,
      opens: this.opensDistricts[rank] ?? []
    };
  }
  /** All the weight of the region. */
  readonly whole = $derived.by(() =>
    this.weight.reduce((sum, w, m) => (this.region[m] && w > 0 ? sum + w : sum), 0)
  );
  /** What a step gains, in words. */
  gainText(step: number): string {
    const { report, asked } = this;
    const gain = report!.steps[step].gain;
    if (asked!.busca === 'lscp') return PLAN.fewest;
    return asked!.busca === 'mclp' ? PLAN.gain(gain) : PLAN.shortens(gain / asked!.whole);
  }
  /** An amount of what the plan seeks, in words. */
  worth(value: number): string {
    const { of, units, points, weight } = PLAN.price;
    const { busca, single, whole } = this.asked!;
    if (busca === 'lscp') return of.lscp(value);
    if (busca === 'p-mediana') return of['p-mediana'](value / whole);
    if (single === null) return of.mclp(value, points);
    return of.mclp(value, single in units ? units[single as keyof typeof units] : weight);
  }
  /** What the plan spends of its budget. */
  readonly spent = $derived.by(() => {
    const { report } = this;
    const costs = this.asked?.costs;
    return costs && report ? report.answer.chosen.reduce((sum, m) => sum + costs[m], 0) : null;
  });

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }

  /** Asks for districts where the level on screen is another. */
  private readonly ofDistricts = () =>
    this.view.nivel === 'federal' || this.view.nivel === 'local' ? {} : { nivel: 'federal' as const };
  /** Changes what must be reached with the fewest. */
  setCovered(cubre: PlanView['cubre']): void {
    this.view.set({ cubre, ...(cubre === 'distrito' ? this.ofDistricts() : {}) });
  }
  /** Changes of what there is a least number. */
  setLeastBy(minimopor: PlanView['minimopor']): void {
    this.view.set({ minimopor, ...(minimopor === 'distrito' ? this.ofDistricts() : {}) });
  }

  /** Whether a municipality comes in in any case, never does, or as the plan says. */
  lockOf = (clave: string): 'obliga' | 'veta' | null =>
    this.view.obliga.includes(clave) ? 'obliga' : this.view.veta.includes(clave) ? 'veta' : null;
  /** Why a condition on a municipality changes nothing; null when it may. */
  lockNoteOf(clave: string, how: 'obliga' | 'veta'): keyof typeof PLAN.lockNotes | null {
    const m = this.workspace.territory.positions.get(clave) ?? -1;
    if (!this.region[m]) return 'fuera';
    if (this.uncosted.includes(m)) return 'sin-costo';
    return how === 'obliga' && this.view.veta.includes(clave) ? 'ambos' : null;
  }
  /** Whether a municipality has presence already: a condition on it changes nothing. */
  isPresent = (clave: string): boolean =>
    this.present?.[this.workspace.territory.positions.get(clave) ?? -1] === 1;
  /** Locks a municipality in or out, or lets it go. */
  lock(clave: string, how: 'obliga' | 'veta' | null): void {
    const without = (keys: readonly string[]) => keys.filter((k) => k !== clave);
    const { obliga, veta } = this.view;
    this.view.set({
      obliga: how === 'obliga' ? [...without(obliga), clave] : without(obliga),
      veta: how === 'veta' ? [...without(veta), clave] : without(veta)
    });
  }
}

/** What names a price: the municipality of a lock, or the rule. */
const keyOfPrice = ({ of }: LockPrice): string => (typeof of === 'number' ? String(of) : of);
