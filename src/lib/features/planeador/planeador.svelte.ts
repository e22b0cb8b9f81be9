import { nextMonday, type Day } from '../../domain/day';
import { CODE } from '../../scale/classify';
import { pairColors, planColors } from '../../scale/palette';
import { PLAN } from '../../text/es/planeador';
import { SCENARIOS } from '../../text/es/scenarios';
import { gapOf } from '../../plan/problem';
import { spreadOverWeeks, type WeekVisit } from '../../plan/tours';
import { countClasses, type HoverLine, type MapSubject } from '../../session/map/map-display.svelte';
import { PlanSolving } from './plan-solving.svelte';
import type { PlanView } from '../../session/address/planeador';
import { board, near, view, workspace } from '../../session/app.svelte';
import { districts } from '../distritos/distritos.svelte';

/** Classes of the map of a plan, in the order of its colours. */
export const PLAN_CLASSES = ['presente', 'nuevo', 'alcanzado-nuevo', 'alcanzado'] as const;
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

/** The plan as page, map and files show it: what it reaches, why each one, who goes where in which week. */
export class Planner extends PlanSolving implements MapSubject {
  /** Two plans whose difference the map shows in place of this one. */
  pair = $state.raw<PlanPair | null>(null);

  readonly visible = $derived.by(() => this.region);
  readonly groups = $derived.by(() => (this.hasGroupsOfDistricts ? this.districts.groups : null));

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

/** Where to go next: one for the life of the page, made when a page that plans is first opened. */
export const planner = new Planner(view, workspace, board, districts, near);
