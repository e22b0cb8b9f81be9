import {
  countDone,
  lightOf,
  parseQuarter,
  quarterOf,
  TARGET_MEASURES,
  type Light,
  type TargetFacts,
  type TargetMeasure
} from '../../domain/target';
import type { Stage } from '../../domain/stage';
import { CODE } from '../../scale/classify';
import { rampColors } from '../../scale/palette';
import { number } from '../../text/es/shared/numbers';
import { TARGETS } from '../../text/es/metas';
import type { Board } from '../../session/coverage/board.svelte';
import { KeyedLoad } from '../../workers/client/keyed-load.svelte';
import { maskState, type HoverLine, type MapSubject } from '../../session/map/map-display.svelte';
import type { Results } from '../../session/coverage/results.svelte';
import { type Sectors, sectors } from '../sectores/sectores.svelte';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, results, view, workspace } from '../../session/app.svelte';

/** Lights that are a class of the map, worst first. */
export const LIGHT_CLASSES: readonly Light[] = ['lejos', 'atrasada', 'a-tiempo', 'cumplida'];

/** A plan beside what was done. */
export interface TargetRow {
  entidad: string;
  plan: number;
  hecho: number;
  light: Light;
  nota: string;
}

/** What each state means to reach in each quarter, and what it has. */
export class Targets implements MapSubject {
  private readonly plans = new KeyedLoad<TargetFacts>();

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly results: Results,
    private readonly board: Board,
    private readonly sectors: Sectors
  ) {}

  private readonly key = $derived.by(() => `${this.workspace.tableKey('metas')} ${this.workspace.frameId}`);

  /** Brings the plans in use, and what they are compared with. Called whenever what is loaded changes. */
  async refresh(): Promise<void> {
    void this.sectors.refresh();
    const { workspace } = this;
    if (workspace.phase !== 'listo') return;
    void this.results.ensureCells();
    await this.plans.bring(
      () => this.key,
      () => workspace.work.facts('useTargets', workspace.sourceOf('metas'), workspace.context())
    );
  }

  /** Without the cells or the conferences nothing can be compared either. */
  readonly failed = $derived.by(
    () => this.plans.failed || this.sectors.failed || this.results.engineState === 'fallo'
  );
  /** Nothing is said of what was done before cells and conferences are here: that would read as none. */
  readonly waiting = $derived.by(() => {
    const { failed, plans, results, sectors } = this;
    return !failed && (plans.waiting || results.facts === null || sectors.waiting);
  });
  readonly all = $derived.by(() => this.plans.value?.targets ?? []);
  /** What of the table is no plan, one sentence each. */
  readonly problems = $derived.by(() => (this.plans.value ? TARGETS.problems(this.plans.value) : []));
  /** Measures that anybody planned. */
  readonly measures = $derived.by((): TargetMeasure[] =>
    TARGET_MEASURES.filter((m) => this.all.some((t) => t.medida === m))
  );
  readonly measure = $derived.by(() =>
    this.measures.includes(this.view.mide) ? this.view.mide : (this.measures[0] ?? this.view.mide)
  );
  readonly quarters = $derived.by(() =>
    [...new Set(this.all.filter((t) => t.medida === this.measure).map((t) => t.quarter))].sort(
      (a, b) => a - b
    )
  );
  /** That of the address, else that of the day on screen or the last one before it, else the first. */
  readonly quarter = $derived.by(() => {
    const { quarters, view } = this;
    const asked = parseQuarter(view.trim);
    if (asked !== null && quarters.includes(asked)) return asked;
    const now = quarterOf(view.fecha);
    return quarters.findLast((q) => q <= now) ?? quarters[0] ?? now;
  });

  private readonly claves = $derived.by(() =>
    this.workspace.territory.catalog.municipios.map((m) => m.clave as string)
  );
  private readonly done = $derived.by(() => {
    const { claves, results, sectors, workspace, view } = this;
    const states = Uint8Array.from(claves, (c) => Number(c.slice(0, 2)));
    const stages = $state.snapshot(workspace.settings.stages) as Stage[];
    return countDone(this.measure, this.quarter, view.fecha, {
      cells: results.facts?.columns ?? null,
      stages,
      states,
      conferences: sectors.facts
    });
  });

  /** Plans of the measure and quarter on screen, by state. */
  readonly rows: TargetRow[] = $derived.by(() => {
    const { measure, quarter, view } = this;
    const done = this.done.byState;
    return this.all
      .filter((t) => t.medida === measure && t.quarter === quarter)
      .map((t) => {
        const hecho = done[Number(t.entidad)] ?? 0;
        return {
          entidad: t.entidad,
          plan: t.plan,
          hecho,
          light: lightOf(t.plan, hecho, quarter, view.fecha),
          nota: t.nota
        };
      })
      .sort((a, b) => a.entidad.localeCompare(b.entidad));
  });
  /** Those with the light asked for. */
  readonly shown = $derived.by(() => {
    const { luz } = this.view;
    return luz ? this.rows.filter((r) => r.light === luz) : this.rows;
  });
  /** What a state did, planned or not. */
  doneIn = (entidad: string): number => this.done.byState[Number(entidad)] ?? 0;
  /** Municipalities in which something was done, those of the state chosen, most first. */
  readonly places = $derived.by(() => {
    const { claves, done } = this;
    const { ent } = this.view;
    return [...claves.keys()]
      .filter((m) => done.byPlace[m] > 0 && (!ent || claves[m].startsWith(ent)))
      .map((m) => ({ m, hecho: done.byPlace[m] }))
      .sort((a, b) => b.hecho - a.hecho || a.m - b.m);
  });
  /** What was done in the state chosen, or anywhere, and is of no municipality of the catalogue. */
  readonly nowhere = $derived.by(() => {
    const { done, places } = this;
    const { ent } = this.view;
    const all = ent ? done.byState[Number(ent)] : done.byState.reduce((a, b) => a + b, 0);
    return all - places.reduce((sum, p) => sum + p.hecho, 0);
  });
  private readonly byState = $derived.by(() => new Map(this.rows.map((r) => [r.entidad, r])));

  readonly classes: Uint8Array = $derived.by(() =>
    Uint8Array.from(this.claves, (clave) => {
      const row = this.byState.get(clave.slice(0, 2));
      if (!row || row.light === 'no-aplica') return CODE.noAplica;
      if (row.light === 'por-empezar') return CODE.cero;
      return LIGHT_CLASSES.indexOf(row.light);
    })
  );
  readonly colors: readonly string[] = $derived.by(() =>
    rampColors(this.view.paleta, LIGHT_CLASSES.length, this.board.theme)
  );
  readonly visible: Uint8Array = $derived.by(() => {
    const { claves, shown, view } = this;
    const mask = maskState(claves, view.ent);
    if (!view.luz) return mask;
    const lit = new Set(shown.map((r) => r.entidad));
    return mask.map((on, m) => on && Number(lit.has(claves[m].slice(0, 2))));
  });

  hover(position: number): HoverLine[] {
    const row = this.byState.get(this.claves[position].slice(0, 2));
    const name = this.workspace.territory.entidadName(this.claves[position]);
    return [
      row
        ? [`${name}: ${TARGETS.lights[row.light]}`, `${number(row.hecho)} / ${number(row.plan)}`]
        : [name, TARGETS.noPlan]
    ];
  }

  select(clave: string | null): void {
    this.view.set({ ent: clave && clave.slice(0, 2) });
  }
}

/** What each state means to reach in each quarter, and what it has. */
export const targets = new Targets(view, workspace, results, board, sectors);
