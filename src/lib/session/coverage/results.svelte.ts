import { proxy } from 'comlink';
import {
  countCoverage,
  listCells,
  rowAfter,
  type CellFilter,
  type ListedCell
} from '../../domain/cell-columns';
import { foldName } from '../../domain/catalog';
import type { CoverageColumns } from '../../domain/coverage';
import type { Day } from '../../domain/day';
import type { MemberColumns, MemberFilter } from '../../domain/member';
import { sumCube, type MemberCube } from '../../domain/member-cube';
import { needsMembers } from '../../domain/measure';
import { unpackSnapshot, type Snapshot } from '../../domain/shipped';
import type { Stage } from '../../domain/stage';
import type { CodedCells, CellName, MemberFacts } from '../../workers/facts/facts.worker';
import type { View } from '../address/view.svelte';
import type { Workspace } from '../data/workspace.svelte';

/** A cell as a list shows it. */
export type CellRow = ListedCell & CellName;

/** An answer with the question it answers. */
export interface Answer {
  /** The frame on whose positions the columns stand. */
  frame: string;
  /** The stages in whose order the columns stand. */
  stages: readonly Stage[];
  fecha: Day;
  desde: Day | null;
  sectores: readonly string[];
  columns: CoverageColumns;
  /** The answer at the date compared with, and that date. */
  before: { fecha: Day; columns: CoverageColumns } | null;
  /** Cells in places that the frame lacks, by key. */
  unplaced: Map<string, { celulas: number; activas: number }>;
}

/** Facts with the key of what they were made of. */
interface Loaded<T> {
  key: string;
  facts: T;
}

/** Loads what the view needs and answers it: in the same breath from columns and cube, by SQL what those cannot say. */
export class Results {
  engineState = $state<'apagado' | 'arrancando' | 'listo' | 'fallo'>('apagado');
  /** Somebody waits for the engine, as opposed to warming it while the page is idle. */
  needed = $state(false);
  /** Share of the members' cube that is built; null when nothing is being built. */
  cubeShare = $state<number | null>(null);

  private cells = $state.raw<Loaded<CodedCells> | null>(null);
  private snapshot = $state.raw<Snapshot | null>(null);
  private memberFacts = $state.raw<Loaded<MemberFacts | null> | null>(null);
  private cube = $state.raw<Loaded<MemberCube> | null>(null);
  private bySql = $state.raw<{ key: string; columns: MemberColumns } | null>(null);
  private last: Answer | null = null;
  private lastMembers: { key: string; columns: MemberColumns } | null = null;
  private asking: Promise<void> | null = null;
  private loadingCells: { key: string; work: Promise<void> } | null = null;
  private loadingMembers = '';

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    fetchSnapshot: Promise<Snapshot | null>
  ) {
    void fetchSnapshot.then((snapshot) => (this.snapshot = snapshot));
  }

  /** The cells in use as the page counts them; null while they are on their way. */
  readonly facts = $derived.by(() => (this.cells?.key === this.workspace.factsKey ? this.cells.facts : null));

  /** The members in use; null while they are not those of the page. */
  private readonly currentMembers = $derived.by(() =>
    this.memberFacts?.key === this.workspace.membersKey ? this.memberFacts.facts : null
  );

  /** Sectors in use: those of the list, then those of the files. */
  readonly sectors = $derived.by(
    () => this.currentMembers?.sectors ?? this.facts?.sectors ?? this.workspace.settings.sectors
  );

  private readonly sectorCodes = $derived.by(() => {
    const { sectores } = this.view;
    if (!sectores.length) return null;
    const known = this.sectors.map(foldName);
    const codes = sectores.filter((s) => s !== 'sin-sector').map((s) => known.indexOf(foldName(s)));
    return [...codes.filter((c) => c >= 0), ...(sectores.includes('sin-sector') ? [-1] : [])];
  });

  /** The filter of the view at a date; `sectores` null counts every sector, whichever the view looks at. */
  filterAt(fecha: Day, sectores = this.sectorCodes): CellFilter {
    return {
      fecha,
      desde: this.view.desde,
      sectores,
      stages: this.workspace.settings.stages
    };
  }

  /** The answer to the present view; while its facts are on their way, the last one given. */
  readonly answer: Answer | null = $derived.by(() => {
    const answer = this.fromFacts() ?? this.bySnapshot;
    if (answer) this.last = answer;
    return answer ?? this.last;
  });
  /** What is on screen answers an older question. */
  readonly waiting = $derived.by(
    () =>
      this.workspace.phase === 'listo' &&
      this.engineState !== 'fallo' &&
      ((!this.facts && !this.bySnapshot) || (this.wantsMembers && this.hasMembers && !this.memberAnswer))
  );

  private fromFacts(): Answer | null {
    const { facts } = this;
    if (!facts || this.workspace.phase !== 'listo') return null;
    const { fecha, desde, sectores, contra } = this.view;
    const { columns, beyond } = countCoverage(facts.columns, this.filterAt(fecha));
    const unplaced = new Map(
      facts.outside
        .map((clave, i) => [clave, { celulas: beyond.celulas[i], activas: beyond.activas[i] }] as const)
        .filter(([, counts]) => counts.celulas > 0)
    );
    const before =
      contra === null
        ? null
        : { fecha: contra, columns: countCoverage(facts.columns, this.filterAt(contra)).columns };
    const { stages } = this.workspace.settings;
    return { frame: this.workspace.frameId, stages, fecha, desde, sectores, columns, before, unplaced };
  }

  private readonly unpacked = $derived.by(() => this.snapshot && unpackSnapshot(this.snapshot));
  /** The site's own answer to the present view; null where it has none. */
  private readonly bySnapshot: Answer | null = $derived.by(() => {
    const { fecha, desde, sectores, contra } = this.view;
    const { snapshot, unpacked: columns, workspace } = this;
    // What this browser keeps is not known yet: the demonstration must not flash before it.
    if (workspace.phase !== 'listo') return null;
    if (!snapshot || !columns || !workspace.matchesSnapshot || desde !== null || sectores.length) return null;
    if (contra !== null || fecha < snapshot.corte) return null;
    const { stages } = workspace.settings;
    const { frameId: frame } = workspace;
    return { frame, stages, fecha, desde, sectores, before: null, columns, unplaced: new Map() };
  });

  /** First active day of every unit up to today under the filters, whatever date is on screen: the whole history. */
  readonly history = $derived.by(() =>
    this.facts ? countCoverage(this.facts.columns, this.filterAt(this.view.hoy)).columns : null
  );

  /** The last dated cell not after today; null without any. Later weeks have no news, which is not the same as none. */
  readonly lastDataDay = $derived.by(() => {
    const days = this.facts?.columns.fecha;
    const at = days ? rowAfter(days, this.view.hoy) - 1 : -1;
    return at >= 0 ? days![at] : null;
  });

  /** Whether the view needs the members. */
  private readonly wantsMembers = $derived.by(() => {
    const { medida, cruce, orden } = this.view;
    const wanted = [medida, cruce, orden?.columna ?? null];
    return wanted.some((id) => needsMembers(id));
  });
  readonly hasMembers = $derived.by(() => this.workspace.members !== 'vacio');

  private readonly memberFilter: MemberFilter = $derived.by(() => {
    const { fecha, desde, generos, edades } = this.view;
    return {
      fecha,
      desde,
      sectores: this.sectorCodes,
      generos: generos.length ? generos : null,
      edades: edades.length ? edades : null
    };
  });
  private readonly memberKey = $derived.by(() =>
    JSON.stringify([this.workspace.membersKey, this.memberFilter])
  );

  /** The answer to the present question about members: from the cube when it can say, else from SQL. */
  private readonly memberAnswer: MemberColumns | null = $derived.by(() => {
    if (!this.currentMembers) return null;
    const { cube, bySql, memberKey } = this;
    const summed = cube?.key === this.workspace.membersKey ? sumCube(cube.facts, this.memberFilter) : null;
    return summed ?? (bySql?.key === memberKey ? bySql.columns : null);
  });
  /** The members on screen: while a question is on its way, the last answer about these same members. */
  readonly members: MemberColumns | null = $derived.by(() => {
    const key = this.workspace.membersKey;
    const { memberAnswer } = this;
    if (memberAnswer) this.lastMembers = { key, columns: memberAnswer };
    return this.hasMembers && this.lastMembers?.key === key ? this.lastMembers.columns : null;
  });

  /** Persons in places that the frame lacks. */
  readonly membersOutside = $derived.by(() => this.currentMembers?.outside ?? []);

  /** Brings what the view needs and is not here. Called whenever the view or what is loaded changes. */
  async refresh(): Promise<void> {
    const { factsKey } = this.workspace;
    // A new question about members must wake whoever calls this, also while another is on its way.
    void this.memberKey;
    // The first picture does not wait for the cells: its snapshot already counted them.
    if (!this.facts && !this.bySnapshot) await this.ensureCells();
    if (factsKey !== this.workspace.factsKey) return;
    if (this.memberFacts && this.memberFacts.key !== this.workspace.membersKey) this.dropMembers();
    if (this.wantsMembers && this.hasMembers) await this.ensureMembers();
  }

  /** Codes the cells in use; calls for the same ones share one loading. */
  ensureCells(): Promise<void> {
    const key = this.workspace.factsKey;
    if (this.cells?.key === key) return Promise.resolve();
    if (this.loadingCells?.key !== key) {
      const work = this.loadCells(key);
      this.loadingCells = { key, work };
      void work.finally(() => {
        if (this.loadingCells?.work === work) this.loadingCells = null;
      });
    }
    return this.loadingCells!.work;
  }

  private lists() {
    const { territory, settings } = this.workspace;
    return {
      claves: territory.catalog.municipios.map((m) => m.clave as string),
      stages: $state.snapshot(settings.stages) as Stage[],
      sectors: [...settings.sectors]
    };
  }

  private async loadCells(key: string): Promise<void> {
    const { workspace } = this;
    const { claves, stages, sectors } = this.lists();
    const source = workspace.sourceOf('cococis');
    try {
      const facts = await workspace.work.facts(
        'useCells',
        source,
        claves,
        workspace.context(),
        stages,
        sectors
      );
      // What is loaded changed meanwhile: these facts must not arrive after the newer ones.
      if (key !== workspace.factsKey) return;
      if (!facts) return workspace.leaveOut('cococis');
      if (this.engineState === 'fallo') this.engineState = 'apagado';
      this.cells = { key, facts };
    } catch (error) {
      if (key !== workspace.factsKey) return;
      console.error(error);
      this.engineState = 'fallo';
    }
  }

  /** What was counted of other members is let go: a cube is large. */
  private dropMembers(): void {
    this.memberFacts = this.cube = this.bySql = this.lastMembers = null;
  }

  private async ensureMembers(): Promise<void> {
    const key = this.workspace.membersKey;
    const load = this.memberFacts?.key !== key;
    // Being loaded already: whoever loads them asks what the view then wants.
    if (load && this.loadingMembers === key) return;
    if (load) this.loadingMembers = key;
    this.needed = true;
    try {
      if (load) await this.loadMembers(key);
      else await this.askMembers();
    } catch (error) {
      if (key !== this.workspace.membersKey) return;
      console.error(error);
      this.engineState = 'fallo';
    } finally {
      if (load && this.loadingMembers === key) this.loadingMembers = '';
    }
  }

  private async loadMembers(key: string): Promise<void> {
    const { workspace } = this;
    const current = () => key === workspace.membersKey;
    await this.ensureCells();
    if (!current() || !this.facts) return;
    this.starting();
    const source = workspace.sourceOf('afiliados');
    const { claves } = this.lists();
    const { sectors } = this.facts;
    const facts = await workspace.work.facts('useMembers', source, claves, workspace.context(), sectors);
    if (!current()) return;
    if (!facts) return workspace.leaveOut('afiliados');
    this.engineState = 'listo';
    this.memberFacts = { key, facts };
    await this.askMembers();
    if (!facts.days) return;
    await this.buildCube(key, claves.length, facts);
  }

  /** The cube makes the slider instant; without it every step is asked by SQL. */
  private async buildCube(key: string, units: number, { days, sectors }: MemberFacts): Promise<void> {
    const current = () => key === this.workspace.membersKey;
    let finished = false;
    // Reports travel by themselves: the last one may arrive after the cube.
    const report = proxy((share: number) => {
      if (current() && !finished) this.cubeShare = share;
    });
    const { first } = days!;
    const last = Math.max(this.view.hoy, first);
    const built = this.workspace.work.facts('cube', units, sectors.length + 1, first, last, report);
    // Given up by the person, or by newer members.
    const cube = await built.catch(() => null);
    finished = true;
    if (!current()) return;
    this.cubeShare = null;
    if (cube) this.cube = { key, facts: cube };
  }

  /** Gives up building the cube. */
  stopCube(): void {
    this.cubeShare = null;
    void this.workspace.work.facts('stopCube');
  }

  /** Asks by SQL what the cube cannot say: one question at a time, and always the latest. */
  private askMembers(): Promise<void> {
    this.asking ??= this.askUntilCurrent().finally(() => (this.asking = null));
    return this.asking;
  }

  private async askUntilCurrent(): Promise<void> {
    while (this.currentMembers && !this.memberAnswer) {
      const { memberKey } = this;
      const columns = await this.workspace.work.facts('countMembers', this.memberFilter);
      if (memberKey === this.memberKey) this.bySql = { key: memberKey, columns };
    }
  }

  private starting(): void {
    if (this.engineState !== 'listo') this.engineState = 'arrancando';
  }

  /** After a failure: throws the engine away and asks again. */
  async restart(): Promise<void> {
    this.engineState = 'apagado';
    this.cells = null;
    this.dropMembers();
    await this.workspace.work.facts('restart').catch(() => this.workspace.work.forget());
    await this.ensureCells();
    await this.refresh();
  }

  /** The cells of a municipality under the filters of the view, newest first. */
  async cellsOf(position: number): Promise<CellRow[]> {
    for (;;) {
      await this.ensureCells();
      const { facts } = this;
      if (!facts) {
        if (this.engineState === 'fallo') throw new Error('no cells');
        // They changed while they came: the newer ones are on their way.
        continue;
      }
      const found = listCells(facts.columns, this.filterAt(this.view.fecha), position);
      const names = await this.workspace.work.facts(
        'nameCells',
        found.map((c) => c.row)
      );
      // Names of other cells: they changed meanwhile.
      if (facts !== this.facts) continue;
      const rows = found.map((cell, i) => ({ ...cell, ...names[i] }));
      return rows.sort((a, b) => b.fecha - a.fecha || (a.id < b.id ? -1 : 1));
    }
  }
}
