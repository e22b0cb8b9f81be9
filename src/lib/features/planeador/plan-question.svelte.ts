import type { PlanReach } from '../../domain/plan';
import { listGroups, listNeighbours, packLists } from '../../plan/lists';
import type { Board } from '../../session/coverage/board.svelte';
import type { Districts } from '../distritos/distritos.svelte';
import type { Near } from '../../session/territory/near.svelte';
import type { CoverGroups, PlanPlaces, PlanSetup } from '../../workers/jobs/plan-setup';
import { PlanWeighing } from './plan-weighing.svelte';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';

/** What the address asks of the planner, over the places and the presence in use. */
export class PlanQuestion extends PlanWeighing {
  constructor(
    view: View,
    workspace: Workspace,
    board: Board,
    districts: Districts,
    private readonly near: Near
  ) {
    super(view, workspace, board, districts);
  }

  readonly places = $derived.by((): (PlanPlaces & { state: Int32Array }) | null => {
    const { points, neighbours } = this.workspace.territory;
    if (!points || !neighbours) return null;
    const lists = listNeighbours(this.claves.length, neighbours.a, neighbours.b);
    return { ...points, state: this.stateOf, neighbours: lists };
  });
  private readonly stateOf = $derived.by(() =>
    Int32Array.from(this.claves, (key) => Number(key.slice(0, 2)))
  );

  private readonly active = $derived.by(() => this.board.answer?.columns.activas ?? null);
  /** 1 where there is presence that the plan keeps; null before the first answer. */
  readonly present = $derived.by(() => {
    const { active } = this;
    const keeps = this.view.conserva;
    return active && Uint8Array.from(this.claves, (_, m) => Number(keeps && active[m] > 0));
  });

  /** Brings what the question needs and is not here. Called whenever it or what is loaded changes. */
  async refresh(): Promise<void> {
    void this.districts.refresh();
    if (this.isBudgeted && this.view.cuesta === 'distancia') void this.near.ensure().catch(console.error);
    await this.bringPetitions();
  }

  /** What each would cost: NaN where nobody knows. */
  private readonly cost = $derived.by((): Float64Array | null => {
    const { cuesta, fijo, porkm } = this.view;
    const { present } = this;
    if (cuesta !== 'distancia') return this.board.figuresOf(cuesta);
    const { reach } = this.board;
    if (!reach || !present) return null;
    // Without anything there is nowhere to come from: only the fixed part is left.
    const isFirst = !present.some((has) => has);
    return Float64Array.from(reach.km, (km) => fijo + (isFirst ? 0 : porkm * km));
  });
  private readonly isBudgeted = $derived.by(
    () => this.view.limite === 'presupuesto' && this.view.busca !== 'lscp'
  );
  /** Cost of each municipality while a budget limits the plan; null otherwise. */
  readonly costs = $derived.by(() => (this.isBudgeted ? this.cost : null));
  /** Each would cost what a column says, and no table has it. */
  readonly lacksCost = $derived.by(() => this.isBudgeted && this.view.cuesta !== 'distancia' && !this.cost);
  /** Municipalities of the region whose cost nobody knows: they cannot be chosen. */
  readonly uncosted = $derived.by(() => {
    const { costs, region, present } = this;
    if (!costs) return [];
    return [...costs.keys()].filter(
      (m) => region[m] && !present?.[m] && !(costs[m] >= 0 && costs[m] < Infinity)
    );
  });

  /** Municipalities of each district, with what part of each lies in it; null while no districts are here. */
  private readonly inDistricts = $derived.by(() => {
    const { map } = this.districts;
    if (!map) return null;
    const lists = map.distritos.map((_, d) =>
      Array.from({ length: map.starts[d + 1] - map.starts[d] }, (_, i) => map.starts[d] + i)
    );
    return {
      claves: map.distritos,
      names: map.distritos.map(this.districts.nameOf),
      units: packLists(lists.map((pairs) => pairs.map((i) => map.municipio[i]))),
      shares: Float64Array.from(lists.flat(), (i) => map.shareMunicipio[i])
    };
  });
  /** The district in which the largest part of each municipality lies; −1 for none. */
  private readonly mainDistrict = $derived.by(() => {
    const main = new Int32Array(this.claves.length).fill(-1);
    const most = new Float64Array(main.length);
    const { map } = this.districts;
    map?.municipio.forEach((m, i) => {
      if (map.shareMunicipio[i] <= most[m]) return;
      [main[m], most[m]] = [map.distrito[i], map.shareMunicipio[i]];
    });
    return main;
  });
  private readonly byState = $derived.by(() => {
    const units = listGroups(this.stateOf);
    const firsts = Array.from({ length: units.start.length - 1 }, (_, g) => units.items[units.start[g]]);
    return {
      names: firsts.map((m) => this.workspace.territory.entidadName(this.claves[m])),
      units,
      shares: new Float64Array(units.items.length).fill(1)
    };
  });

  readonly hasDistricts = $derived.by(() => this.inDistricts !== null);
  /** The question is about districts. */
  readonly hasGroupsOfDistricts = $derived.by(() => {
    const { busca, cubre, minimo, minimopor } = this.view;
    return (busca === 'lscp' && cubre === 'distrito') || (minimo > 0 && minimopor === 'distrito');
  });
  /** The question is about districts, and there are none or not yet. */
  readonly lacksDistricts = $derived.by(() =>
    this.hasGroupsOfDistricts && !this.inDistricts ? (this.districts.waiting ? 'espera' : 'faltan') : null
  );
  /** What districts come from, in words. */
  readonly districtSource = $derived.by(() => this.districts.source.join('; '));

  /** States or districts that must have something, and their names; null when municipalities are what is reached. */
  private readonly coverGroups = $derived.by((): (CoverGroups & { names: string[] }) | null => {
    const { busca, cubre, pide, unidad } = this.view;
    if (busca !== 'lscp' || cubre === 'municipio') return null;
    const of = cubre === 'entidad' ? this.byState : this.inDistricts;
    if (!of) return null;
    const { active, present } = this;
    const { values } = this.workspace.population;
    const gives = Float64Array.from(of.units.items, (m, at) => {
      if (unidad === 'personas') return of.shares[at] * values[m];
      return unidad === 'celulas' && present?.[m] ? (active?.[m] ?? 0) : 1;
    });
    return { units: of.units, gives, need: pide, names: of.names };
  });
  /** Names of what must be reached, in the order in which the planner numbers it; null for municipalities. */
  readonly rowNames = $derived.by(() => {
    const { coverGroups, region } = this;
    if (!coverGroups) return null;
    const { start, items } = coverGroups.units;
    return coverGroups.names.filter((_, g) => items.subarray(start[g], start[g + 1]).some((m) => region[m]));
  });
  /** Whether places are reached one by one: whoever seeks to be near, or counts by state, has no reach. */
  readonly hasReach = $derived.by(
    () => this.view.busca === 'mclp' || (this.view.busca === 'lscp' && this.view.cubre === 'municipio')
  );

  readonly nameOfGroup = (group: number): string =>
    this.view.minimopor === 'distrito'
      ? (this.inDistricts?.names[group] ?? '')
      : this.workspace.territory.entidadName(String(group).padStart(2, '0'));

  private readonly districtsAt = $derived.by(() => {
    const lists: { d: number; clave: string; share: number; nombre: string }[][] = this.claves.map(() => []);
    const { inDistricts } = this;
    inDistricts?.names.forEach((nombre, d) => {
      const { start, items } = inDistricts.units;
      for (let at = start[d]; at < start[d + 1]; at++)
        lists[items[at]].push({ d, clave: inDistricts.claves[d], share: inDistricts.shares[at], nombre });
    });
    return lists.map((list) => list.sort((a, b) => b.share - a.share));
  });
  /** Districts that a municipality lies in, with the part (0–1) of it, the largest first. */
  districtsOf = (m: number) => this.districtsAt[m] ?? [];

  protected positionsOf = (claves: readonly string[]): number[] =>
    claves.flatMap((clave) => this.workspace.territory.positions.get(clave) ?? []);

  /** The question; null while what it is about is not here. */
  readonly setup = $derived.by((): PlanSetup | null => {
    const { view, present, weight, region, costs, isBudgeted } = this;
    if (!present || !this.places || this.isAwaited || this.lacksDistricts || (isBudgeted && !costs))
      return null;
    const kind = this.hasReach ? view.alcance : 'propio';
    const reach: PlanReach = kind === 'km' ? { kind: 'km', km: view.km } : { kind };
    const never = [...new Set([...this.positionsOf(view.veta), ...this.uncosted])];
    const groupOf = view.minimopor === 'distrito' ? this.mainDistrict : this.stateOf;
    return {
      objective: view.busca,
      k: isBudgeted ? Infinity : view.nuevos,
      weight,
      reach,
      region,
      present,
      must: this.positionsOf(view.obliga).filter((m) => region[m] && !present[m] && !never.includes(m)),
      never,
      budget: costs && { cost: costs.map((c) => (c >= 0 && c < Infinity ? c : 0)), most: view.tope },
      least:
        view.minimo > 0 ? { group: groupOf.map((g, m) => (region[m] ? g : -1)), count: view.minimo } : null,
      connected: view.unido,
      cover: { share: view.porciento / 100, groups: this.coverGroups }
    };
  });
}
