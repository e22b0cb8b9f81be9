import { joinKeys, type KeyPairs } from '../../domain/key-system';
import { TABLE_KINDS, isTableKind, type TableKind } from '../../domain/contract';
import type { Population } from '../../domain/coverage';
import { today } from '../../domain/day';
import type { PlaceDecision } from '../../domain/decision';
import { FileError } from '../../ingest/problem';
import type { Indicator } from '../../domain/indicator';
import {
  isFacts,
  onStoreLost,
  type Change,
  type DatasetCard,
  type ElectoralPayload,
  type Payload,
  type TableOrigin,
  type TerritoryPayload,
  type Version
} from '../../store/database';
import {
  areDefaultStages,
  defaultSettings,
  eraseSettings,
  keepSettings,
  readSettings,
  type Settings
} from '../../store/settings';
import { forgetScenarios } from '../../store/scenarios';
import {
  datasetsOf,
  eraseAll,
  keepDataset,
  mayKeepVersions,
  readCard,
  START,
  withoutDatasets
} from '../../store/versions';
import { MESSAGES } from '../../text/es/shared/messages';
import type { DatasetSource } from '../../workers/dataset-source';
import type {
  AnyCard,
  BridgeReport,
  CensusReport,
  DecisionsReport,
  ElectoralReport,
  FiguresReport,
  FrameReport,
  SectionsReport,
  TableReport,
  VotesReport
} from '../../workers/import-report';
import type { FileContext } from '../../workers/file-context';
import { History } from './history.svelte';
import { Loader } from './loader.svelte';
import type { Message } from './message';
import type { ReadOutcome } from '../../workers/read-outcome';
import type { FrameInUse } from '../../workers/files/read-maps';
import { Tables } from './editor.svelte';
import type { Territory } from '../territory/territory.svelte';
import { WorkersClient } from '../../workers/client/client';

/** A dataset in use and what it holds. */
export interface Held<Report, Content> {
  card: DatasetCard<Report>;
  content: Content;
}

/** A table in use: of the demonstration, nothing, or the card of what was loaded. */
export type TableInUse = 'demo' | 'vacio' | DatasetCard<TableReport>;

/** Where a version has a table from; those that it does not name follow the cells. */
const tableOf = (version: Version, kind: TableKind): TableOrigin =>
  version[kind] ?? (version.cococis === 'demo' ? 'demo' : 'vacio');

/** Where a version has its secciones from: the invented ones stand beside the invented cells. */
const sectionsOf = (version: Version): TableOrigin =>
  version.secciones ?? (version.cococis === 'demo' ? 'demo' : 'vacio');

/** The elections of a version once one's own come: real ones and invented ones are never looked at together. */
const ownElections = (version: Version): Pick<Version, 'secciones' | 'votos'> => ({
  secciones: sectionsOf(version) === 'demo' ? 'vacio' : sectionsOf(version),
  votos: version.votos ?? []
});

/** The demonstration of every table, or nothing of any. */
const allTables = (which: 'demo' | 'vacio') =>
  Object.fromEntries(TABLE_KINDS.map((kind) => [kind, which])) as Record<TableKind, TableInUse>;

const keyOf = (table: TableInUse) => (typeof table === 'string' ? table : table.id);

/** What was loaded, from where, and how to take it back. */
export class Workspace {
  phase = $state<'abriendo' | 'listo' | 'fallo'>('abriendo');
  tables = $state.raw<Record<TableKind, TableInUse>>(allTables('demo'));
  frame = $state.raw<DatasetCard<FrameReport> | null>(null);
  census = $state.raw<{ card: DatasetCard<CensusReport>; people: Map<string, number> } | null>(null);
  /** INEGI keys of each INE key. */
  bridge = $state.raw<{
    /** Null where a table of secciones brought it. */
    card: DatasetCard<BridgeReport> | null;
    content: KeyPairs;
  } | null>(null);
  /** Districts and secciones, newest last. */
  electoral = $state.raw<Held<ElectoralReport, ElectoralPayload>[]>([]);
  /** Tables of indicators, newest last; the census's own stand among them. */
  figures = $state.raw<Held<FiguresReport | CensusReport, readonly Indicator[]>[]>([]);
  /** The catalogue of secciones in use, and the one before it. */
  sections = $state.raw<'demo' | 'vacio' | DatasetCard<SectionsReport>>('demo');
  sectionsBefore = $state.raw<DatasetCard<SectionsReport> | null>(null);
  /** Elections, newest last; the invented ones while nothing of one's own is loaded. */
  votes = $state.raw<'demo' | DatasetCard<VotesReport>[]>('demo');
  /** When each electoral record was last checked. */
  checks = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** What people said of places that could not be told. */
  decisions = $state.raw<Held<DecisionsReport, PlaceDecision[]> | null>(null);
  messages = $state<Message[]>([]);
  /** A change of what is loaded is under way. */
  changing = $state(false);
  settings = $state<Settings>(defaultSettings());
  /** Grows with every erasure, so that nothing coded before it is used again. */
  erasures = $state(0);

  readonly cells = $derived.by(() => this.tables.cococis);
  readonly members = $derived.by(() => this.tables.afiliados);
  /** Something invented is on screen. */
  readonly isDemo = $derived.by(() => this.cells === 'demo' || this.members === 'demo');
  /** Nothing is being read or changed. */
  readonly isIdle = $derived.by(() => !this.changing && !this.loader.job);
  /** Names the frame in use; empty is the shipped one. */
  readonly frameId = $derived.by(() => this.frame?.id ?? '');
  /** Changes whenever the cells must be coded again. */
  readonly factsKey = $derived.by(() =>
    [
      keyOf(this.cells),
      this.frame?.id ?? '',
      this.erasures,
      JSON.stringify(this.settings.stages),
      this.settings.sectors.join('|')
    ].join('\n')
  );
  /** Changes whenever the members must be coded again: they stand on the cells' list of sectors. */
  readonly membersKey = $derived.by(() =>
    [
      typeof this.members === 'string' ? this.members : this.members.id,
      keyOf(this.cells),
      this.frame?.id ?? '',
      this.erasures,
      this.settings.sectors.join('|')
    ].join('\n')
  );

  /** The frame in use, of one's own or shipped, and how much it holds. */
  readonly frameInUse = $derived.by(() => ({
    nombre: this.frame?.nombre ?? this.territory.catalog.nombre,
    municipios: this.territory.catalog.municipios.length,
    delSitio: this.frame === null
  }));

  /** Whether the map draws boundaries of the site: all of them, or those of the states that a file of one's own did not bring. */
  readonly drawsShipped = $derived.by(
    () =>
      this.frame === null || (this.frame.report.nombres ?? []).includes(this.territory.shippedPlace.nombre)
  );

  readonly work = new WorkersClient();
  /** What is being read. */
  readonly loader: Loader = new Loader(this.work, this);
  /** Changes by hand. */
  readonly editor: Tables = new Tables(this.work, this);
  /** What was changed, and how to take it back. */
  readonly history = new History(() => void this.follow().catch(console.error));
  private readonly inMemory = new Map<string, TerritoryPayload>();
  private readonly cards = new Map<string, AnyCard>();
  private messageCount = 0;
  /** Another tab changed something while this one was still opening what it had read. */
  private missed = false;

  constructor(
    readonly territory: Territory,
    private readonly base: string
  ) {}

  /** Opens the site's data and what this browser keeps. */
  async open(): Promise<void> {
    this.settings = readSettings();
    const { history } = this;
    onStoreLost(() => {
      history.forgetKept();
      void this.locked(() => this.keepAgain()).catch((error) => {
        console.error(error);
        this.say('error', MESSAGES.storeLost);
      });
    });
    try {
      const kept = history.sync().catch(() => void (history.keeps = false));
      const maybe = mayKeepVersions();
      await this.territory.open();
      if (maybe) await kept;
      await this.restore(history.current);
      // A browser that kept something before there was such a note.
      if (!maybe)
        kept
          .then((changed) => (changed ? this.alone(() => this.restore(this.history.current)) : undefined))
          .catch(console.error);
      this.phase = 'listo';
      if (this.missed) void this.follow().catch(console.error);
    } catch (error) {
      console.error(error);
      this.phase = 'fallo';
    }
  }

  /** Keeps again what is in memory of what is in use, after the browser erased it, and says what it could not. */
  private async keepAgain(): Promise<void> {
    const { history } = this;
    if (history.versions.length === 1 || (await history.takeKept())) return;
    const wanted = datasetsOf(history.current);
    const cards = wanted.flatMap((id) => this.cards.get(id) ?? []);
    const kept = new Set<string>();
    for (const card of cards) {
      const payload = this.inMemory.get(card.id);
      if (!payload) continue;
      await keepDataset(card, payload);
      kept.add(card.id);
    }
    const rest = cards.filter((card) => !kept.has(card.id));
    for (const id of await this.work.facts('keepAgain', rest)) kept.add(id);
    const gone = new Set(wanted.filter((id) => !kept.has(id)));
    if (!(await history.keepAgain(withoutDatasets(history.current, gone))))
      return this.say('error', MESSAGES.storeLost);
    if (!gone.size) return this.say('aviso', MESSAGES.keptAgain);
    // Nobody looked at them since this visit began: they were nowhere but in what was erased.
    await this.restore(history.current);
    this.say('error', MESSAGES.keptInPart([...gone].map((id) => this.cards.get(id)?.nombre ?? '—')));
  }

  /** Shows what another tab changed. */
  private async follow(): Promise<void> {
    this.missed = this.phase !== 'listo';
    if (this.missed) return;
    // A change of ours that is under way looks for itself when it begins.
    if (!this.changing && (await this.history.sync())) {
      this.work.facts('release').catch(console.error);
      await this.restore(this.history.current);
      this.say('aviso', MESSAGES.otherTab);
    }
  }

  /** Puts a version on screen; a dataset that is gone is said and left out. */
  private async restore(version: Version): Promise<void> {
    const frameId = this.frame?.id ?? null;
    if (version.marco !== frameId) {
      this.frame = await this.restoreFrame(version.marco);
      if (!this.frame) {
        this.territory.useShipped();
        void this.territory.detail().catch(console.error);
      }
    }
    const [censusCard, censusPayload] = await this.recall(version.censo);
    this.census =
      censusPayload?.kind === 'censo'
        ? { card: censusCard as DatasetCard<CensusReport>, people: new Map(censusPayload.people) }
        : null;
    const figures: Workspace['figures'] = [];
    if (censusPayload?.kind === 'censo' && censusPayload.indicators)
      figures.push({ card: this.census!.card, content: censusPayload.indicators });
    for (const [card, payload] of await this.recallAll(version.cifras))
      if (payload.kind === 'cifras')
        figures.push({ card: card as DatasetCard<FiguresReport>, content: payload.indicators });
    this.figures = figures;
    const [bridgeCard, bridge] = await this.recall(version.puente ?? null);
    this.bridge =
      bridge?.kind === 'puente'
        ? { card: bridgeCard as DatasetCard<BridgeReport>, content: bridge.keys }
        : null;
    await this.restoreElections(version);
    this.electoral = (await this.recallAll(version.electoral)).flatMap(([card, payload]) =>
      payload.kind === 'electoral' ? [{ card: card as DatasetCard<ElectoralReport>, content: payload }] : []
    );
    const [decisionsCard, decisions] = await this.recall(version.decisiones ?? null);
    this.decisions =
      decisions?.kind === 'decisiones'
        ? { card: decisionsCard as DatasetCard<DecisionsReport>, content: decisions.decisions }
        : null;
    const tables = await Promise.all(
      TABLE_KINDS.map(async (kind) => [kind, await this.cardOf(tableOf(version, kind))] as const)
    );
    this.tables = Object.fromEntries(tables) as Record<TableKind, TableInUse>;
  }

  /** Puts a frame of one's own in use; null where there is none, or none that can be drawn, which is said. */
  private async restoreFrame(id: string | null): Promise<DatasetCard<FrameReport> | null> {
    if (!id) return null;
    const [card, payload] = await this.recall(id);
    if (!card || payload?.kind !== 'marco') {
      this.say('error', MESSAGES.datasetGone);
      return null;
    }
    const { nombre } = card;
    try {
      const catalog = { nombre, fuente: nombre, municipios: payload.municipios };
      await this.territory.use(id, catalog, payload.neighbours, payload.topology.slice());
      return card as DatasetCard<FrameReport>;
    } catch {
      this.say('error', MESSAGES.leftOut(nombre));
      return null;
    }
  }

  private async restoreElections(version: Version): Promise<void> {
    const sections = sectionsOf(version);
    const votes = version.votos ?? (version.cococis === 'demo' ? 'demo' : []);
    const known = async (id: string) => {
      const card = await this.knownCard(id);
      if (!card) this.say('error', MESSAGES.datasetGone);
      return card;
    };
    const own = sections === 'demo' || sections === 'vacio' ? null : await known(sections);
    this.sections = (own as DatasetCard<SectionsReport> | null) ?? (sections === 'demo' ? 'demo' : 'vacio');
    const keys = own && (await this.work.facts('sectionKeys', own.id).catch(() => null));
    if (keys?.length)
      this.bridge = {
        card: this.bridge?.card ?? null,
        content: joinKeys(this.bridge?.content ?? [], keys)
      };
    this.sectionsBefore = version.seccionesAntes
      ? ((await known(version.seccionesAntes)) as DatasetCard<SectionsReport> | null)
      : null;
    this.votes =
      votes === 'demo'
        ? 'demo'
        : ((await Promise.all(votes.map(known))).filter((c) => c !== null) as DatasetCard<VotesReport>[]);
    const [, checks] = await this.recall(version.verificaciones ?? null);
    this.checks = new Map(checks?.kind === 'verificaciones' ? checks.fechas : []);
  }

  private async cardOf(which: string): Promise<TableInUse> {
    if (which === 'demo' || which === 'vacio') return which;
    const card = (await this.knownCard(which)) as DatasetCard<TableReport> | null;
    if (!card) this.say('error', MESSAGES.datasetGone);
    return card ?? 'vacio';
  }

  private async recallAll(ids: readonly string[] = []): Promise<[DatasetCard, TerritoryPayload][]> {
    const found = await Promise.all(ids.map((id) => this.recall(id)));
    const here = found.filter((f): f is [DatasetCard, TerritoryPayload] => f[0] !== null && f[1] !== null);
    if (here.length < ids.length) this.say('error', MESSAGES.datasetGone);
    return here;
  }

  private async recall(id: string | null): Promise<[DatasetCard | null, TerritoryPayload | null]> {
    if (!id) return [null, null];
    const card = await this.knownCard(id);
    const payload = this.inMemory.get(id) ?? ((await this.work.recall(id)) as TerritoryPayload | null);
    // Half of a dataset is none.
    if (!card || !payload) return [null, null];
    // The browser may erase what it keeps: what is in use can be kept again.
    this.inMemory.set(id, payload);
    return [card, payload];
  }

  /** The card of a dataset that is here; null when it is gone. */
  private async knownCard(id: string): Promise<AnyCard | null> {
    const card = this.cards.get(id) ?? ((await readCard(id).catch(() => null)) as AnyCard | null);
    if (card) this.cards.set(id, card);
    return card;
  }

  /** Takes a table out of the screen whose rows are not here any more, and says it; the change stays, to be undone. */
  leaveOut(kind: TableKind): void {
    const table = this.tables[kind];
    if (typeof table === 'string') return;
    this.say('error', MESSAGES.leftOut(table.nombre));
    this.tables = { ...this.tables, [kind]: 'vacio' };
  }

  /** What files are read against. */
  context(): FileContext {
    const { reference, catalog } = this.territory;
    return {
      municipios: catalog.municipios.map(({ clave, nombre, pob, lon, lat }) => ({
        clave,
        nombre,
        lon,
        lat,
        pob: this.census?.people.get(clave) ?? pob
      })),
      entidades: reference.entidades,
      later: reference.posteriores,
      aliases: reference.nombres,
      elsewhere: this.territory.shippedPlaces,
      circunscripciones: reference.circunscripciones.flatMap((c) =>
        c.entidades.map((e): [string, string] => [e, String(c.clave)])
      ),
      stages: $state.snapshot(this.settings.stages) as Settings['stages'],
      today: today(),
      bridge: this.bridge?.content ?? null,
      decisions: this.decisions?.content ?? [],
      answer: {},
      frameId: this.frameId,
      shipped: this.territory.shippedPlace
    };
  }

  /** Reads files and puts them in use, one change after another. */
  load = (files: readonly File[]): Promise<void> => this.loader.load(files);

  cancel = (): void => this.loader.cancel();

  /** The frame in use when it is one's own; what comes next is added to it. */
  async ownFrame(): Promise<FrameInUse | null> {
    if (!this.frame) return null;
    const { id, nombre, report } = this.frame;
    const [, payload] = await this.recall(id);
    return payload?.kind === 'marco' ? { archivos: report.nombres ?? [nombre], payload } : null;
  }

  /**
   * Puts datasets in use, as one change that one undo takes back; false when it could not be kept.
   * @param change what it is called; without it, after the first of them
   */
  async adoptRead(
    read: readonly Extract<ReadOutcome, { ok: true }>[],
    change: { cambio?: Change; filas?: number } = {}
  ): Promise<boolean> {
    for (const { card, payload } of read) await this.holdHere(card, payload);
    await this.proveMaps(read);
    const kept = read.every((o) => o.kept);
    const archivo = read.map((o) => o.card.nombre).join(', ');
    const inUse = (version: Version) =>
      read.reduce<Version>((v, { card }) => ({ ...v, ...this.changeOf(card, v) }), version);
    await this.push(
      inUse,
      { cambio: change.cambio ?? read[0].card.kind, archivo, filas: change.filas },
      kept
    );
    return kept;
  }

  /**
   * Proves that the maps among what was read can be drawn, before a version depends on them.
   * @throws FileError `mapa-no-se-dibuja`
   */
  private async proveMaps(read: readonly Extract<ReadOutcome, { ok: true }>[]): Promise<void> {
    for (const { card } of read) {
      if (card.kind !== 'marco' && card.kind !== 'electoral') continue;
      const [, payload] = await this.recall(card.id);
      try {
        if (payload?.kind === 'marco') {
          const { municipios, topology } = payload;
          const catalog = { nombre: card.nombre, fuente: card.nombre, municipios };
          await this.territory.prove(card.id, catalog, topology.slice());
        } else if (payload?.kind === 'electoral') await this.territory.borders(payload.topology.slice());
      } catch (error) {
        console.error(error);
        throw new FileError('mapa-no-se-dibuja');
      }
    }
  }

  /** Rows that the browser could not keep go to the worker that answers for them. */
  private async holdHere(card: AnyCard, payload: Payload | null): Promise<void> {
    this.cards.set(card.id, card);
    if (!payload) return;
    if (isFacts(payload)) await this.work.facts('hold', card, payload);
    else this.inMemory.set(card.id, payload);
  }

  /** The invented tables leave with the invented cells: nobody's own cells are shown beside them. */
  private changeOf(card: AnyCard, version: Version): Partial<Version> {
    const { cifras = [], electoral = [] } = version;
    switch (card.kind) {
      case 'cococis': {
        const invented = TABLE_KINDS.filter((kind) => version[kind] === 'demo');
        return { ...Object.fromEntries(invented.map((kind) => [kind, undefined])), cococis: card.id };
      }
      case 'secciones': {
        const { sumada } = card.report as SectionsReport;
        const before = sectionsOf(version);
        // Where it only adds states there is nothing to compare it with.
        const replaces = before !== 'demo' && before !== 'vacio' && sumada?.cambian !== 0;
        return {
          ...ownElections(version),
          secciones: card.id,
          seccionesAntes: replaces ? before : version.seccionesAntes
        };
      }
      case 'votos': {
        const held = this.votes === 'demo' ? [] : this.votes.map((c) => ({ card: c, content: null }));
        return {
          ...ownElections(version),
          votos: [...this.without(version.votos ?? [], held, card.nombre), card.id]
        };
      }
      // A table of the same name is a newer version of it.
      case 'cifras':
        return { cifras: [...this.without(cifras, this.figures, card.nombre), card.id] };
      case 'electoral':
        return {
          ...ownElections(version),
          electoral: [...this.without(electoral, this.electoral, card.nombre), card.id]
        };
      default:
        return { [card.kind]: card.id };
    }
  }

  private without(ids: readonly string[], held: readonly Held<unknown, unknown>[], nombre: string): string[] {
    const same = new Set(held.filter((h) => h.card.nombre === nombre).map((h) => h.card.id));
    return ids.filter((id) => !same.has(id));
  }

  /** Takes a dataset out of use; undo brings it back. */
  remove(card: AnyCard): Promise<boolean> {
    const others = (ids: readonly string[] = []) => ids.filter((id) => id !== card.id);
    const change = (v: Version): Version => {
      if (card.kind === 'cifras') return { ...v, cifras: others(v.cifras) };
      if (card.kind === 'electoral') return { ...v, electoral: others(v.electoral) };
      if (card.kind === 'votos') return { ...v, votos: others(v.votos) };
      if (card.id === v.seccionesAntes) return { ...v, seccionesAntes: null };
      if (card.kind === 'secciones') return { ...v, secciones: 'vacio' };
      return { ...v, [card.kind]: isTableKind(card.kind) ? 'vacio' : null };
    };
    return this.alone(() => this.push(change, { cambio: 'quitar', archivo: card.nombre }));
  }

  /**
   * Runs a change while no other is under way, here or in another tab, on what is in use by then.
   * A second one is not begun while the first goes on.
   * @returns whether it ran
   */
  async alone(work: () => Promise<unknown>): Promise<boolean> {
    if (this.changing || this.loader.job) return false;
    this.changing = true;
    try {
      await this.locked(work);
      return true;
    } finally {
      this.changing = false;
    }
  }

  /** Runs a change on what is in use once no other tab changes it. */
  locked<T>(work: () => Promise<T>): Promise<T> {
    return this.history.alone(async () => {
      const moved = this.history.keeps && (await this.history.sync().catch(() => false));
      if (moved) await this.restore(this.history.current);
      return work();
    });
  }

  private async push(
    change: (inUse: Version) => Version,
    about: Pick<Version, 'cambio' | 'archivo' | 'filas'>,
    kept = true
  ): Promise<void> {
    const before = this.history.current;
    await this.history.push((inUse) => ({ ...change(inUse), ...about }), kept);
    const used = new Set(this.history.versions.flatMap(datasetsOf));
    for (const id of this.inMemory.keys()) if (!used.has(id)) this.inMemory.delete(id);
    try {
      await this.restore(this.history.current);
    } catch (error) {
      // What the page cannot use is no change.
      await this.history.dropLast();
      await this.restore(before);
      throw error;
    }
  }

  /** Takes the last change back, or does it again. */
  private travel(way: 'deshacer' | 'rehacer'): Promise<boolean> {
    return this.alone(async () => {
      const change = await this.history.move(way);
      if (!change) return;
      this.loader.finished = [];
      await this.restore(this.history.current);
      const say = way === 'deshacer' ? MESSAGES.undone : MESSAGES.redone;
      this.say('bien', say(change.cambio, change.archivo));
    });
  }

  undo = (): Promise<boolean> => this.travel('deshacer');
  redo = (): Promise<boolean> => this.travel('rehacer');

  /** Takes the demonstration off the screen without loading anything. */
  clearDemo(): Promise<boolean> {
    const change = (v: Version): Version => {
      const tables = TABLE_KINDS.filter((kind) => tableOf(v, kind) === 'demo').map((kind) => [kind, 'vacio']);
      return { ...v, ...Object.fromEntries(tables) };
    };
    return this.alone(() => this.push(change, { cambio: 'sin-demostracion', archivo: '' }));
  }

  /** Erases everything this browser keeps and shows the demonstration again. */
  async erase(): Promise<void> {
    this.cancel();
    this.work.forget();
    const erased = await eraseAll().then(
      () => true,
      () => !this.history.keeps
    );
    eraseSettings();
    forgetScenarios();
    this.settings = defaultSettings();
    this.inMemory.clear();
    this.cards.clear();
    this.history.restart();
    this.loader.finished = [];
    this.erasures++;
    await this.restore(START);
    this.say(erased ? 'bien' : 'error', erased ? MESSAGES.erased : MESSAGES.notErased);
  }

  changeSettings(change: Partial<Settings>): void {
    this.settings = { ...$state.snapshot(this.settings), ...change } as Settings;
    if (!keepSettings($state.snapshot(this.settings) as Settings))
      this.say('aviso', MESSAGES.settingsNotKept);
  }

  /** The lists as they came; the looks stay. */
  restoreLists(): void {
    const { theme: _, ...lists } = defaultSettings();
    this.changeSettings(lists);
  }

  /** Where the rows of a table are: of the site's demonstration, kept here, or nowhere. */
  sourceOf(kind: TableKind): DatasetSource {
    const which = this.tables[kind];
    const file = kind === 'afiliados' ? 'afiliados_conteo' : kind;
    if (which === 'demo') return { url: new URL(`${this.base}demo/${file}.csv`, location.href).href };
    return which === 'vacio' ? null : { id: which.id };
  }

  /** Names a table in use: whatever is coded of it must be coded again when this changes. */
  tableKey = (kind: TableKind): string => keyOf(this.tables[kind]);

  /** Whether the snapshot of the site answers for the cells in use. */
  get matchesSnapshot(): boolean {
    return (
      this.cells === 'demo' && this.frame === null && areDefaultStages($state.snapshot(this.settings.stages))
    );
  }

  /** People per position: a census first, then the frame's own figures, then GeoNames localities. */
  readonly population: Population = $derived.by(() => {
    const { catalog, shippedPeople, positions } = this.territory;
    const { municipios } = catalog;
    const values = new Float64Array(municipios.length).fill(NaN);
    if (this.census) {
      municipios.forEach((m, i) => (values[i] = this.census!.people.get(m.clave) ?? NaN));
      return { values, kind: 'censo', source: this.census.card.fuente, approximate: false };
    }
    if (municipios.some((m) => m.pob !== null)) {
      municipios.forEach((m, i) => (values[i] = m.pob ?? NaN));
      return { values, kind: 'marco', source: catalog.nombre, approximate: false };
    }
    if (shippedPeople)
      this.territory.shippedPlaces.forEach(({ clave }, i) => {
        const position = positions.get(clave);
        if (position !== undefined) values[position] = shippedPeople.personas[i] ?? NaN;
      });
    const approximate = shippedPeople?.aproximada ?? true;
    const kind = approximate ? 'geonames' : 'marco';
    return { values, kind, source: shippedPeople?.fuente ?? '', approximate };
  });

  say(tone: Message['tone'], text: string): void {
    const id = ++this.messageCount;
    this.messages = [...this.messages.slice(-19), { id, tone, text }];
    if (tone === 'bien') setTimeout(() => this.dismiss(id), 6_000);
  }

  dismiss(id: number): void {
    this.messages = this.messages.filter((m) => m.id !== id);
  }
}
