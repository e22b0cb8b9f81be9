import { TRAITS, type Trait } from '../../domain/trait';
import { nearestInRank, ranks } from '../../stats/similar';
import { CODE } from '../../scale/classify';
import { alikeColors } from '../../scale/palette';
import { number, upToTwo } from '../../text/es/shared/numbers';
import { SIMILAR } from '../../text/es/parecidos';
import type { Board } from '../../session/coverage/board.svelte';
import { type Districts, districts } from '../distritos/distritos.svelte';
import {
  countClasses,
  maskState,
  type HoverLine,
  type MapSubject
} from '../../session/map/map-display.svelte';
import type { PlanQuestion } from '../planeador/plan-question.svelte';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, view, workspace } from '../../session/app.svelte';
import { planner } from '../planeador/planeador.svelte';

/** Municipalities that are listed. */
const LISTED = 20;

/** Municipalities most like the chosen one, to learn from where it worked. */
export class Similar implements MapSubject {
  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly board: Board,
    private readonly districts: Districts,
    private readonly question: PlanQuestion
  ) {}

  private readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  readonly visible = $derived.by(() => maskState(this.question.claves, null));
  /** Position of the municipality that the others are compared with; undefined without one. */
  readonly chosen = $derived.by(() =>
    this.view.mun === null ? undefined : this.workspace.territory.positions.get(this.view.mun)
  );

  /** Figures of the traits that something loaded says. */
  private readonly figures = $derived.by(() => {
    const people = this.workspace.population.values;
    const area = Float64Array.from(this.municipios, (m) => m.areaKm2);
    const own: Record<(typeof TRAITS)[number], Float64Array | null> = {
      poblacion: people,
      densidad: people.map((n, m) => n / area[m]),
      area,
      lista: this.districts.votersOf
    };
    const all: [Trait, Float64Array | null][] = [
      ...TRAITS.map((trait): [Trait, Float64Array | null] => [trait, own[trait]]),
      ...[...this.board.indicators.keys()].map((id): [Trait, Float64Array | null] => [
        id,
        this.board.figuresOf(id)
      ])
    ];
    const told = all.filter((pair): pair is [Trait, Float64Array] =>
      Boolean(pair[1]?.some((v) => Number.isFinite(v)))
    );
    return new Map(told);
  });
  /** Traits that something loaded says. */
  readonly available = $derived.by((): Trait[] => [...this.figures.keys()]);
  /** Traits that count: those chosen, or all. */
  readonly traits = $derived.by((): Trait[] => {
    const chosen = this.view.rasgos.filter((trait) => this.available.includes(trait));
    return chosen.length ? chosen : this.available;
  });
  private readonly ranked = $derived.by(() => this.traits.map((trait) => ranks(this.figures.get(trait)!)));

  /** Figures that may count are on their way. */
  readonly isWaiting = $derived.by(() => {
    const { rasgos } = this.view;
    const wants = rasgos.length === 0 || rasgos.includes('lista');
    return !this.board.answer || (wants && this.districts.waiting);
  });
  readonly list = $derived.by(() => {
    const { chosen, ranked, board, view } = this;
    const activas = board.answer?.columns.activas;
    if (chosen === undefined || !activas || this.isWaiting) return [];
    return nearestInRank(ranked, chosen, (m) => !view.solocon || activas[m] > 0, LISTED);
  });
  nameOf = (trait: Trait): string =>
    trait in SIMILAR.traits
      ? SIMILAR.traits[trait as keyof typeof SIMILAR.traits]
      : this.board.textOf(trait as never).name;
  /** A trait of a municipality in words. */
  textOf(trait: Trait, m: number): string {
    const value = this.figures.get(trait)?.[m] ?? NaN;
    if (Number.isNaN(value)) return SIMILAR.noData;
    if (value === Infinity) return SIMILAR.notApplicable;
    return Math.abs(value) >= 100 ? number(value) : upToTwo(value);
  }
  /** Active cells of a municipality, in words. */
  presenceOf = (m: number): string => number(this.board.answer?.columns.activas[m] ?? 0);
  hasPresence = (m: number): boolean => (this.board.answer?.columns.activas[m] ?? 0) > 0;

  readonly classes = $derived.by((): Uint8Array => {
    const classes = new Uint8Array(this.municipios.length).fill(CODE.cero);
    for (const { unit } of this.list) classes[unit] = this.hasPresence(unit) ? 1 : 2;
    if (this.chosen !== undefined) classes[this.chosen] = 0;
    return classes;
  });
  readonly colors = $derived.by(() => alikeColors(this.board.theme));
  /** They may be small, and far from each other. */
  readonly marked = $derived.by(() => this.list.map(({ unit }) => unit));
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));

  hover(position: number): HoverLine[] {
    const place = this.list.findIndex(({ unit }) => unit === position);
    const lines: HoverLine[] = this.traits
      .slice(0, 5)
      .map((trait): HoverLine => [this.nameOf(trait), this.textOf(trait, position)]);
    return place < 0
      ? lines
      : [[SIMILAR.place(place + 1), SIMILAR.points(this.list[place].distance)], ...lines];
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }
}

/** Who is like whom. */
export const similar = new Similar(view, workspace, board, districts, planner);
