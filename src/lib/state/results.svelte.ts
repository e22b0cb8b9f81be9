import {
  belongsTo,
  listOutside,
  resolveUniverse,
  summarize,
  summarizeByEntidad,
  UNIVERSE_IDS,
  type CoverageColumns
} from '../domain/coverage';
import { measure, presenceAt, STATUS } from '../domain/measure';
import { foldName } from '../domain/catalog';
import { listGoal, unpackSnapshot, type Snapshot } from '../domain/shipped';
import type { Day } from '../domain/day';
import type { Engine } from '../engine/port';
import { cellsQuestion, type CellRow } from '../engine/questions/cells';
import type { CellFilter } from '../engine/questions/cell-filter';
import { coverageQuestion } from '../engine/questions/coverage';
import { outsideQuestion } from '../engine/questions/outside';
import {
  classify,
  DEFAULT_METHOD,
  findBreaks,
  histogram,
  legendRows,
  presenceRows,
  sortedFigures
} from '../scale/classify';
import type { Theme } from '../scale/palette';
import { rampColors, stageColors } from '../scale/palette';
import type { View } from './view.svelte';
import type { ColumnId } from './view-url';
import type { Workspace } from './workspace.svelte';

/** An answer with the question it answers. */
interface Answer {
  key: string;
  fecha: Day;
  columns: CoverageColumns;
  /** Cells in places that the frame lacks, by key. */
  unplaced: Map<string, { celulas: number; activas: number }>;
}

/** Measures whose figures are whole numbers. */
const COUNTS = new Set(['celulas', 'integrantes']);

const collator = new Intl.Collator('es-MX');

/** From the view and the facts to everything that is painted or listed. One short chain, no panel asks again. */
export class Results {
  engineState = $state<'apagado' | 'arrancando' | 'listo' | 'fallo'>('apagado');
  answer = $state.raw<Answer | null>(null);
  waiting = $state(false);
  /** Somebody waits for the engine, as opposed to warming it while the page is idle. */
  needed = $state(false);
  /** Sectors in use: those of the list, then those of the file. */
  sectors = $state.raw<string[]>([]);
  theme = $state<Theme>('claro');

  private loading: { key: string; work: Promise<void> } | null = null;
  private outside: string[] = [];
  private asked = 0;
  private snapshot: Promise<Snapshot | null> | null = null;

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly engine: () => Promise<Engine>,
    private readonly fetchSnapshot: () => Promise<Snapshot | null>
  ) {}

  readonly key = $derived.by(() =>
    [
      this.workspace.factsKey,
      this.view.fecha,
      this.view.state.desde ?? '',
      this.view.state.sectores.join('|')
    ].join('\n')
  );

  private filter(): CellFilter {
    const { desde, sectores } = this.view.state;
    const codes = sectores.map((s) =>
      s === 'sin-sector' ? -1 : this.sectors.findIndex((x) => foldName(x) === foldName(s))
    );
    return {
      fecha: this.view.fecha,
      desde,
      sectores: sectores.length ? codes.filter((c) => c !== -1 || sectores.includes('sin-sector')) : null,
      stages: $state.snapshot(this.workspace.settings.stages)
    };
  }

  /** Answers the present view. The snapshot answers the first one; a late answer is dropped, never painted. */
  async refresh(): Promise<void> {
    const turn = ++this.asked;
    const key = this.key;
    const fecha = this.view.fecha;
    if (this.answer?.key === key) {
      this.waiting = false;
      return;
    }
    this.waiting = true;
    try {
      const columns = await this.fromSnapshot(fecha);
      if (turn !== this.asked) return;
      if (columns) {
        this.sectors = this.workspace.settings.sectors;
        this.answer = { key, fecha, columns, unplaced: new Map() };
      } else {
        this.needed = true;
        await this.ensureFacts();
        if (turn !== this.asked) return;
        const engine = await this.engine();
        const filter = this.filter();
        const units = this.workspace.territory.catalog.municipios.length;
        const answered = await engine.ask(coverageQuestion, filter);
        const beyond = await engine.ask(outsideQuestion, { ...filter, units });
        if (turn !== this.asked) return;
        const unplaced = new Map(beyond.map((b) => [this.outside[b.mun - units], b]));
        this.answer = { key, fecha, columns: answered, unplaced };
      }
      this.waiting = false;
    } catch (error) {
      if (turn !== this.asked) return;
      console.error(error);
      this.engineState = 'fallo';
      this.loading = null;
      this.waiting = false;
    }
  }

  private async fromSnapshot(fecha: Day): Promise<CoverageColumns | null> {
    const { desde, sectores } = this.view.state;
    if (!this.workspace.matchesSnapshot || desde !== null || sectores.length) return null;
    this.snapshot ??= this.fetchSnapshot().catch(() => null);
    const snapshot = await this.snapshot;
    return snapshot && fecha >= snapshot.corte ? unpackSnapshot(snapshot) : null;
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
    if (this.engineState !== 'listo') this.engineState = 'arrancando';
    const engine = await this.engine();
    const [coded] = await Promise.all([this.workspace.codeCells(), engine.start()]);
    if (!coded) throw new Error('the cells are gone');
    await engine.load(coded.facts);
    this.outside = coded.outside;
    this.sectors = coded.sectors;
    this.engineState = 'listo';
  }

  /** Makes the engine ready while nobody waits. A failure here is silent: the next question tries again. */
  async warm(): Promise<void> {
    await this.ensureFacts().catch(() => (this.engineState = 'apagado'));
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

  readonly stages = $derived.by(() => this.workspace.settings.stages);
  readonly goal = $derived.by(() => {
    const { territory } = this.workspace;
    return territory.catalog.municipios.length ? listGoal(territory.reference, territory.catalog) : [];
  });
  readonly universe = $derived.by(() =>
    resolveUniverse(this.view.state.universo, this.workspace.territory.catalog, this.goal)
  );

  /** Units that count: of the universe and of the chosen entidad. */
  readonly scope = $derived.by(() => {
    const { ent } = this.view.state;
    const { municipios } = this.workspace.territory.catalog;
    return ent
      ? this.universe.member.map((m, i) => (m && municipios[i].clave.startsWith(ent) ? 1 : 0))
      : this.universe.member;
  });

  private readonly matched = $derived.by(() =>
    this.answer && this.answer.columns.activas.length === this.workspace.territory.catalog.municipios.length
      ? this.answer
      : null
  );

  readonly headline = $derived.by(() => {
    if (!this.matched) return null;
    const { ent } = this.view.state;
    const unplaced = this.universe.unmatched.filter((u) => !ent || u.entidad === ent).length;
    return summarize(
      this.scope,
      unplaced,
      this.matched.columns,
      this.workspace.population,
      this.matched.fecha
    );
  });

  /** Covered and total of each denominator, for choosing between them. */
  readonly choices = $derived.by(() => {
    const { catalog } = this.workspace.territory;
    const answer = this.matched;
    if (!answer) return [];
    return UNIVERSE_IDS.map((id) => {
      const universe = id === this.universe.id ? this.universe : resolveUniverse(id, catalog, this.goal);
      const covered = universe.member.reduce(
        (n, m, i) => n + (m && answer.columns.activas[i] > 0 ? 1 : 0),
        0
      );
      return { id, total: universe.total, covered };
    });
  });

  readonly outsideUnits = $derived.by(() =>
    this.matched
      ? listOutside(
          this.universe,
          this.workspace.territory.catalog,
          this.matched.columns,
          this.matched.unplaced,
          this.workspace.territory.reference.posteriores
        )
      : []
  );

  readonly byEntidad = $derived.by(() =>
    this.matched
      ? summarizeByEntidad(this.universe, this.workspace.territory.catalog, this.matched.columns)
      : []
  );

  readonly measured = $derived.by(() => this.matched && this.measureOf(this.view.state.medida));

  private measureOf(id: Parameters<typeof measure>[0]) {
    const { columns, fecha } = this.matched!;
    return measure(id, this.universe.member, columns, this.stages, this.workspace.population, fecha);
  }

  private readonly sorted = $derived.by(() =>
    this.measured ? sortedFigures(this.measured) : new Float64Array()
  );
  readonly method = $derived.by(() => this.view.state.metodo ?? DEFAULT_METHOD[this.view.state.medida]);
  readonly breaks = $derived.by(() =>
    this.view.state.medida === 'presencia'
      ? []
      : findBreaks(this.sorted, this.method, this.view.state.clases, this.view.state.cortes)
  );
  readonly range = $derived.by(() =>
    this.sorted.length ? [this.sorted[0], this.sorted[this.sorted.length - 1]] : null
  );
  readonly classes = $derived.by(() =>
    this.measured ? classify(this.measured, this.breaks) : new Uint8Array()
  );
  readonly legend = $derived.by(() =>
    this.view.state.medida === 'presencia'
      ? presenceRows(this.classes, this.stages.length)
      : legendRows(this.classes, this.sorted, this.breaks, COUNTS.has(this.view.state.medida))
  );
  readonly bars = $derived.by(() =>
    this.view.state.medida === 'presencia' ? [] : histogram(this.sorted, this.breaks)
  );
  readonly colors = $derived.by(() =>
    this.view.state.medida === 'presencia'
      ? stageColors(
          this.stages.map((s) => s.activa),
          this.theme
        )
      : rampColors(this.view.state.paleta, this.breaks.length + 1, this.theme)
  );

  /** Every column of the table for every unit, by position. */
  readonly columns = $derived.by(() => {
    if (!this.matched) return null;
    const ids = ['presencia', 'celulas', 'integrantes', 'por10mil', 'mujeres', 'edad'] as const;
    return Object.fromEntries(ids.map((id) => [id, this.measureOf(id)])) as Record<
      (typeof ids)[number],
      ReturnType<typeof measure>
    >;
  });

  /** One byte per unit: 1 when it passes entidad, stage and list. Map and table show the same ones. */
  readonly visible = $derived.by(() => {
    const answer = this.matched;
    if (!answer) return new Uint8Array(this.scope.length).fill(1);
    const { etapas, lista } = this.view.state;
    const wanted = new Set(
      etapas.map((e) => (e === 'ninguna' ? 0 : this.stages.findIndex((s) => s.id === e) + 1))
    );
    return this.scope.map((inside, i) => {
      if (!inside) return 0;
      if (wanted.size && !wanted.has(presenceAt(answer.columns, i, this.stages))) return 0;
      return lista &&
        !belongsTo(lista, i, this.scope, answer.columns, this.workspace.population, answer.fecha)
        ? 0
        : 1;
    });
  });

  private readonly folded = $derived.by(() =>
    this.workspace.territory.catalog.municipios.map((m) => `${m.clave} ${foldName(m.nombre)}`)
  );

  /** Positions in the order of the table. */
  readonly rows = $derived.by(() => {
    const { buscar, orden } = this.view.state;
    const words = foldName(buscar).split(' ').filter(Boolean);
    const rows: number[] = [];
    this.visible.forEach((v, i) => {
      if (v && words.every((w) => this.folded[i].includes(w))) rows.push(i);
    });
    return orden ? this.sort(rows, orden.columna, orden.desc) : rows;
  });

  private sort(rows: number[], column: ColumnId, desc: boolean): number[] {
    const { municipios } = this.workspace.territory.catalog;
    const sign = desc ? -1 : 1;
    if (column === 'nombre') {
      const order = this.nameOrder;
      return rows.sort((a, b) => sign * (order[a] - order[b]));
    }
    if (column === 'entidad')
      return rows.sort((a, b) => sign * collator.compare(municipios[a].clave, municipios[b].clave));
    const { values, status } = this.figures(column);
    // Units without a figure go last in either sense.
    const absent = (i: number) => (status ? status[i] >= STATUS.sinDato : Number.isNaN(values[i]));
    return rows.sort(
      (a, b) => Number(absent(a)) - Number(absent(b)) || sign * ((values[a] || 0) - (values[b] || 0)) || a - b
    );
  }

  private readonly nameOrder = $derived.by(() => {
    const { municipios } = this.workspace.territory.catalog;
    const sorted = municipios
      .map((_, i) => i)
      .sort((a, b) => collator.compare(municipios[a].nombre, municipios[b].nombre));
    const order = new Int32Array(municipios.length);
    sorted.forEach((position, rank) => (order[position] = rank));
    return order;
  });

  private figures(column: ColumnId): { values: Float64Array; status: Uint8Array | null } {
    if (column === 'poblacion' || !this.columns)
      return { values: this.workspace.population.values, status: null };
    return this.columns[column === 'etapa' ? 'presencia' : (column as 'celulas')];
  }
}
