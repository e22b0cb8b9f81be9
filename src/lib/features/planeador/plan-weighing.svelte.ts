import { WEIGHT_FIGURES, type WeightFigure, type WeightTerm } from '../../domain/plan-weight';
import { isAsItIs, mixWeights, type WeightPart } from '../../plan/weights';
import { PLAN } from '../../text/es/planeador';
import type { Board } from '../../session/coverage/board.svelte';
import type { Districts } from '../distritos/distritos.svelte';
import { KeyedLoad } from '../../workers/client/keyed-load.svelte';
import { maskState } from '../../session/map/map-display.svelte';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';

/** What places weigh, over the region that the address names: a figure, or several at once. */
export class PlanWeighing {
  private readonly petitions = new KeyedLoad<Float64Array | null>();

  constructor(
    protected readonly view: View,
    protected readonly workspace: Workspace,
    protected readonly board: Board,
    protected readonly districts: Districts
  ) {}

  readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  readonly claves = $derived.by(() => this.municipios.map((m) => m.clave as string));
  protected readonly region: Uint8Array = $derived.by(() => {
    const { ent, tambien } = this.view;
    const mask = maskState(this.claves, ent);
    if (ent) this.claves.forEach((key, m) => (mask[m] ||= Number(tambien.includes(key.slice(0, 2)))));
    return mask;
  });

  /** Brings the petitions, where they weigh. */
  protected async bringPetitions(): Promise<void> {
    const { workspace, claves } = this;
    if (workspace.phase !== 'listo' || !claves.length) return;
    if (!this.view.pesa.some(({ figura }) => figura === 'peticiones')) return;
    const keyOf = () => `${workspace.tableKey('gestiones')} ${workspace.frameId}`;
    await this.petitions.bring(keyOf, () =>
      workspace.work.facts(
        'countPetitions',
        workspace.sourceOf('gestiones'),
        [...claves],
        workspace.context()
      )
    );
  }

  /** A figure, unit by unit: NaN is *sin dato*, Infinity does not apply. Null when it is not here, or not yet. */
  private figureOf(figura: WeightFigure): Float64Array | null {
    switch (figura) {
      case 'unidades':
        return new Float64Array(this.claves.length).fill(1);
      case 'poblacion':
        return this.workspace.population.values;
      case 'lista':
        return this.districts.votersOf;
      case 'peticiones':
        return this.petitions.value?.length === this.claves.length ? this.petitions.value : null;
      default:
        return this.board.figuresOf(figura);
    }
  }
  /** Figures of the weight that are still on their way. */
  protected readonly isAwaited = $derived.by(() =>
    this.view.pesa.some(
      ({ figura }) =>
        (figura === 'lista' && this.districts.waiting) || (figura === 'peticiones' && this.petitions.waiting)
    )
  );
  /** What weighs is here. */
  readonly isWeighed = $derived.by(() => !this.isAwaited && this.claves.length > 0);
  /** Figures of the weight that nothing loaded has: they count nothing. */
  readonly absent = $derived.by((): WeightTerm[] =>
    this.isAwaited ? [] : this.view.pesa.filter(({ figura, parte }) => parte > 0 && !this.figureOf(figura))
  );
  /** Terms of the weight that something loaded says. */
  private readonly terms = $derived.by(() =>
    this.view.pesa.filter(({ figura, parte }) => parte > 0 && this.figureOf(figura))
  );
  private readonly parts = $derived.by((): WeightPart[] =>
    this.terms.map(({ figura, parte, menos }) => ({
      values: this.figureOf(figura)!,
      share: parte,
      less: menos,
      adds: this.board.indicators.get(figura as never)?.suma ?? true
    }))
  );
  /** Weight of each municipality; NaN is *sin dato*. */
  readonly weight = $derived.by((): Float64Array =>
    this.parts.length ? mixWeights(this.parts, this.region) : new Float64Array(this.claves.length).fill(NaN)
  );
  /** Municipalities of the region without a figure that weighs. */
  readonly unweighed = $derived.by(() =>
    this.claves.filter((_, m) => this.region[m] && Number.isNaN(this.weight[m]))
  );
  /** The one figure by which places weigh as it is; null where points are given. */
  readonly single = $derived.by((): WeightFigure | null =>
    isAsItIs(this.parts, this.region) ? this.terms[0].figura : null
  );
  /** Several figures weigh, or the less of one the more. */
  readonly isMix = $derived.by(() => this.view.pesa.length > 1 || this.view.pesa[0].menos);
  /** Figures that can weigh. */
  readonly figures = $derived.by((): WeightFigure[] => [...WEIGHT_FIGURES, ...this.board.indicators.keys()]);
  nameOfFigure = (figura: WeightFigure): string =>
    figura in PLAN.weights
      ? PLAN.weights[figura as keyof typeof PLAN.weights]
      : this.board.textOf(figura as never).name;
  private shortName = (figura: WeightFigure): string =>
    figura === 'unidades' ? PLAN.eachOne : this.nameOfFigure(figura);
  /** The weight in words. */
  readonly weightName = $derived.by(() =>
    this.single !== null
      ? this.nameOfFigure(this.single)
      : PLAN.mixName(this.terms.map((term) => [this.shortName(term.figura), term.parte, term.menos] as const))
  );
}
