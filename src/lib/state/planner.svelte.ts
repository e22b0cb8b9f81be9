import { proxy } from 'comlink';
import { nextMonday, type Day } from '../domain/day';
import type { PlanReach, PlanTrouble } from '../domain/plan';
import { CODE } from '../scale/classify';
import { pairColors, planColors } from '../scale/palette';
import { number } from '../text/numbers';
import { PLAN } from '../text/planner';
import { SCENARIOS } from '../text/scenarios';
import { listNeighbours } from '../plan/lists';
import { gapOf } from '../plan/problem';
import { spreadOverWeeks, type WeekVisit } from '../plan/tours';
import type { Board } from './board.svelte';
import { maskState, countClasses, type HoverLine, type MapSubject } from './picture.svelte';
import type { PlanPlaces, PlanSetup } from './plan-setup';
import type { PlanApi, PlanReport } from './plan.worker';
import type { View } from './view.svelte';
import { CANCELLED, isCancelled, Workplace } from './workplace';
import type { Workspace } from './workspace.svelte';

/** Classes of the map of a plan, in the order of its colours. */
export const PLAN_CLASSES = ['presente', 'nuevo', 'alcanzado-nuevo', 'alcanzado'] as const;
/** Seconds after which the best answer found is the answer. */
const SECONDS = 10;

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

/** Where to go next: the question of the address, and its answer from a worker while it gets better. */
export class Planner implements MapSubject {
  private readonly place = new Workplace<PlanApi>(
    () => new Worker(new URL('./plan.worker.ts', import.meta.url), { type: 'module' })
  );
  /** The last answer; null before the first one, and when there is none. */
  report = $state.raw<PlanReport | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** Two plans whose difference the map shows in place of this one. */
  pair = $state.raw<PlanPair | null>(null);
  isWorking = $state(false);
  /** What is on screen answers an older question. */
  isStale = $state(false);
  failed = $state(false);
  private turn = 0;
  /** Keys of a plan that was kept: the next answer is that one unless there is a better one. */
  known: readonly string[] | null = null;

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly board: Board
  ) {}

  readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  private readonly claves = $derived.by(() => this.municipios.map((m) => m.clave as string));
  readonly visible: Uint8Array = $derived.by(() => maskState(this.claves, this.view.ent));

  private readonly places = $derived.by((): (PlanPlaces & { state: Int32Array }) | null => {
    const { municipios } = this;
    const { neighbours } = this.workspace.territory;
    if (!neighbours || !municipios.length || Number.isNaN(municipios[0].lon)) return null;
    return {
      lon: Float64Array.from(municipios, (m) => m.lon),
      lat: Float64Array.from(municipios, (m) => m.lat),
      state: Int32Array.from(municipios, (m) => Number(m.clave.slice(0, 2))),
      neighbours: listNeighbours(municipios.length, neighbours.a, neighbours.b)
    };
  });
  private readonly present = $derived.by(() => {
    const activas = this.board.answer?.columns.activas;
    return activas ? Uint8Array.from(this.claves, (_, m) => Number(activas[m] > 0)) : null;
  });

  /** Weight of each municipality; NaN is *sin dato*. */
  readonly weight = $derived.by((): Float64Array => {
    const { pesa } = this.view;
    if (pesa === 'unidades') return new Float64Array(this.claves.length).fill(1);
    const values = pesa === 'poblacion' ? null : this.board.figuresOf(pesa);
    return (values ?? this.workspace.population.values).map((v) => (Number.isFinite(v) ? v : NaN));
  });
  /** Municipalities of the region without the figure that weighs. */
  readonly unweighed = $derived.by(() =>
    this.claves.filter((_, m) => this.visible[m] && Number.isNaN(this.weight[m]))
  );

  private positionsOf = (claves: readonly string[]): number[] =>
    claves.flatMap((clave) => this.workspace.territory.positions.get(clave) ?? []);

  /** The question; null while what it is about is not here. */
  readonly setup = $derived.by((): PlanSetup | null => {
    const { view, claves, present, weight, visible } = this;
    if (!present || !this.places) return null;
    // Whoever seeks to be near counts km, not who is reached.
    const kind = view.busca === 'p-mediana' ? 'propio' : view.alcance;
    const reach: PlanReach = kind === 'km' ? { kind: 'km', km: view.km } : { kind };
    const state = Int32Array.from(claves, (clave, m) => (visible[m] ? Number(clave.slice(0, 2)) : -1));
    const never = this.positionsOf(view.veta);
    return {
      objective: view.busca,
      k: view.nuevos,
      weight,
      reach,
      region: visible,
      present,
      must: this.positionsOf(view.obliga).filter((m) => visible[m] && !present[m] && !never.includes(m)),
      never,
      budget: null,
      least: view.minimo > 0 ? { group: state, count: view.minimo } : null,
      connected: view.unido,
      cover: { share: 1, groups: null }
    };
  });

  /** Answers the question of the address; a question that was under way is let go of. */
  async solve(): Promise<void> {
    const { setup, places } = this;
    if (!setup || !places) return;
    const turn = ++this.turn;
    const hint = this.known ? this.positionsOf(this.known) : (this.report?.answer.chosen ?? []);
    this.known = null;
    if (this.isWorking) this.place.end(CANCELLED);
    this.isWorking = true;
    this.isStale = true;
    this.failed = false;
    try {
      const result = await this.place.call<Awaited<ReturnType<PlanApi['plan']>>>((worker) =>
        worker.plan(
          $state.snapshot(setup) as PlanSetup,
          places,
          SECONDS,
          hint,
          proxy((report: PlanReport) => {
            if (turn !== this.turn) return;
            [this.report, this.refusal, this.isStale] = [report, null, false];
          })
        )
      );
      if (turn !== this.turn) return;
      this.isStale = false;
      if ('report' in result) [this.report, this.refusal] = [result.report, null];
      else [this.report, this.refusal] = [null, result];
    } catch (error) {
      if (turn !== this.turn || isCancelled(error)) return;
      console.error(error);
      this.failed = true;
    } finally {
      if (turn === this.turn) this.isWorking = false;
    }
  }

  /** Keeps the best answer so far. */
  stop(): void {
    this.turn++;
    // A worker at rest keeps its solver: starting that one takes longer than most answers.
    if (this.isWorking) this.place.end(CANCELLED);
    this.isWorking = false;
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
    return PLAN_CLASSES.slice(0, this.view.busca === 'p-mediana' ? 2 : 4).map((name) => PLAN.classes[name]);
  });
  /** Name of what is of no class. */
  readonly noneName = $derived.by(() => (this.pair ? SCENARIOS.neither : PLAN.classes.nada));
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));

  hover(position: number): HoverLine[] {
    const step = this.rankOf[position];
    const { report, classes } = this;
    const code = classes[position];
    const lines: HoverLine[] = [[PLAN.title, code === CODE.cero ? this.noneName : this.classNames[code]]];
    if (step >= 0 && report) lines.push([PLAN.rank(step + 1), PLAN.gain(report.steps[step].gain)]);
    const weight = this.weight[position];
    if (this.view.pesa !== 'unidades')
      lines.push([PLAN.weightLabel, Number.isNaN(weight) ? PLAN.noData : number(weight)]);
    return lines;
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }

  /** Whether a municipality comes in in any case, never does, or as the plan says. */
  lockOf = (clave: string): 'obliga' | 'veta' | null =>
    this.view.obliga.includes(clave) ? 'obliga' : this.view.veta.includes(clave) ? 'veta' : null;
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
