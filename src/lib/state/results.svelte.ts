import { foldName } from '../domain/catalog';
import type { CoverageColumns } from '../domain/coverage';
import type { Day } from '../domain/day';
import { unpackSnapshot, type Snapshot } from '../domain/shipped';
import type { Stage } from '../domain/stage';
import type { Engine } from '../engine/port';
import { cellsQuestion, type CellRow } from '../engine/questions/cells';
import type { CellFilter } from '../engine/questions/cell-filter';
import { coverageQuestion } from '../engine/questions/coverage';
import { outsideQuestion } from '../engine/questions/outside';
import type { View } from './view.svelte';
import type { Workspace } from './workspace.svelte';

export type { CellRow };

/** An answer with the question it answers. */
export interface Answer {
  key: string;
  /** The frame on whose positions the columns stand. */
  frame: string;
  /** The stages in whose order the columns stand. */
  stages: readonly Stage[];
  fecha: Day;
  desde: Day | null;
  sectores: readonly string[];
  columns: CoverageColumns;
  /** Cells in places that the frame lacks, by key. */
  unplaced: Map<string, { celulas: number; activas: number }>;
}

/** Asks the engine what the view needs and keeps the last answer. A late answer is dropped, never painted. */
export class Results {
  engineState = $state<'apagado' | 'arrancando' | 'listo' | 'fallo'>('apagado');
  answer = $state.raw<Answer | null>(null);
  waiting = $state(false);
  /** Somebody waits for the engine, as opposed to warming it while the page is idle. */
  needed = $state(false);
  /** Sectors in use: those of the list, then those of the file. */
  sectors = $state.raw<string[]>([]);

  private loading: { key: string; work: Promise<void> } | null = null;
  private outside: string[] = [];
  private asked = 0;

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly engine: () => Promise<Engine>,
    private readonly snapshot: () => Promise<Snapshot | null>
  ) {}

  /** The question that the view asks now. */
  readonly key = $derived.by(() => {
    const { fecha, desde, sectores } = this.view;
    return JSON.stringify([this.workspace.factsKey, fecha, desde, sectores]);
  });

  private filter(): CellFilter {
    const { fecha, desde, sectores } = this.view;
    const known = this.sectors.map(foldName);
    const codes = sectores.filter((s) => s !== 'sin-sector').map((s) => known.indexOf(foldName(s)));
    const chosen = [...codes.filter((c) => c >= 0), ...(sectores.includes('sin-sector') ? [-1] : [])];
    return {
      fecha,
      desde,
      sectores: sectores.length ? chosen : null,
      stages: $state.snapshot(this.workspace.settings.stages)
    };
  }

  /** Answers the present view: from the snapshot if it can, else from the engine. */
  async refresh(): Promise<void> {
    const turn = ++this.asked;
    const { key } = this;
    if (this.answer?.key === key) {
      this.waiting = false;
      return;
    }
    this.waiting = true;
    try {
      const answer =
        (await this.fromSnapshot(key)) ?? (turn === this.asked ? await this.fromEngine(key) : null);
      if (turn !== this.asked || !answer) return;
      this.answer = answer;
    } catch (error) {
      if (turn !== this.asked) return;
      console.error(error);
      this.engineState = 'fallo';
      this.loading = null;
    }
    this.waiting = false;
  }

  /** What the view asks, to be kept beside its answer. */
  private question() {
    const { fecha, desde, sectores } = this.view;
    return { frame: this.workspace.frameId, stages: this.filter().stages, fecha, desde, sectores };
  }

  private async fromSnapshot(key: string): Promise<Answer | null> {
    const { fecha, desde, sectores } = this.view;
    if (!this.workspace.matchesSnapshot || desde !== null || sectores.length) return null;
    const snapshot = await this.snapshot();
    if (!snapshot || fecha < snapshot.corte) return null;
    this.sectors = this.workspace.settings.sectors;
    return { ...this.question(), key, columns: unpackSnapshot(snapshot), unplaced: new Map() };
  }

  private async fromEngine(key: string): Promise<Answer> {
    this.needed = true;
    const question = this.question();
    await this.ensureFacts();
    const engine = await this.engine();
    const filter = this.filter();
    const units = this.workspace.territory.catalog.municipios.length;
    const [columns, beyond] = await Promise.all([
      engine.ask(coverageQuestion, filter),
      this.outside.length ? engine.ask(outsideQuestion, { ...filter, units }) : []
    ]);
    const unplaced = new Map(beyond.map((b) => [this.outside[b.mun - units], b]));
    return { ...question, key, columns, unplaced };
  }

  /** Starts the engine if needed and gives it the facts in use; calls for the same facts share one loading. */
  private ensureFacts(): Promise<void> {
    const key = this.workspace.factsKey;
    if (this.loading?.key !== key) {
      const work = this.loadFacts();
      this.loading = { key, work };
      work.catch(() => {
        if (this.loading?.work === work) this.loading = null;
      });
    }
    return this.loading!.work;
  }

  private async loadFacts(): Promise<void> {
    const key = this.workspace.factsKey;
    if (this.engineState !== 'listo') this.engineState = 'arrancando';
    try {
      const engine = await this.engine();
      const [coded] = await Promise.all([this.workspace.codeCells(), engine.start()]);
      // What is loaded changed meanwhile: these facts must not arrive after the newer ones.
      if (key !== this.workspace.factsKey) return await this.ensureFacts();
      if (!coded) throw new Error('the cells are gone');
      await engine.load(coded.facts);
      if (key !== this.workspace.factsKey) return await this.ensureFacts();
      this.outside = coded.outside;
      this.sectors = coded.sectors;
      this.engineState = 'listo';
    } catch (error) {
      this.engineState = this.needed ? 'fallo' : 'apagado';
      throw error;
    }
  }

  /** Makes the engine ready while nobody waits. A failure here is silent: the next question tries again. */
  async warm(): Promise<void> {
    if (this.engineState !== 'apagado') return;
    await this.ensureFacts().catch(() => {});
  }

  /** After a failure: throws the engine away and asks again. */
  async restart(): Promise<void> {
    await (await this.engine()).stop();
    this.engineState = 'apagado';
    this.loading = null;
    this.answer = null;
    await this.refresh();
  }

  /** The cells of a municipality under the filters of the view. */
  async cellsOf(position: number): Promise<CellRow[]> {
    this.needed = true;
    await this.ensureFacts();
    return (await this.engine()).ask(cellsQuestion, { ...this.filter(), mun: position });
  }
}
