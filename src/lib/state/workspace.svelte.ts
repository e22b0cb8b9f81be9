import type { Population } from '../domain/coverage';
import { today } from '../domain/day';
import type { Indicator } from '../domain/indicator';
import type { ClaveMunicipio } from '../domain/clave';
import {
  datasetsOf,
  type DatasetCard,
  type ElectoralPayload,
  type TerritoryPayload,
  type Version
} from '../store/database';
import {
  areDefaultStages,
  defaultSettings,
  eraseSettings,
  keepSettings,
  readSettings,
  type Settings
} from '../store/settings';
import {
  eraseAll,
  listVersions,
  mayKeepVersions,
  noteVersions,
  popVersion,
  pushVersion,
  readCard,
  START
} from '../store/versions';
import { MESSAGES } from '../text/messages';
import type { Source } from './facts.worker';
import type {
  AnyReport,
  BridgeReport,
  CellsReport,
  CensusReport,
  ElectoralReport,
  FiguresReport,
  FrameReport,
  MembersReport
} from './import-report';
import type { FileContext } from './file-context';
import { Loader } from './loader.svelte';
import type { Outcome } from './outcome';
import type { FrameInUse } from './read-maps';
import type { Territory } from './territory.svelte';
import { Work } from './work';

/** The card of a dataset of any kind. */
export type AnyCard = DatasetCard<AnyReport>;

/** A dataset in use and what it holds. */
export interface Held<Report, Content> {
  card: DatasetCard<Report>;
  content: Content;
}

/** A sentence for the person at the screen. */
export interface Message {
  id: number;
  tone: 'bien' | 'aviso' | 'error';
  text: string;
}

/** A version and whether the browser holds it too. */
type KeptVersion = Version & { kept: boolean };

/** What a version kept before there were members shows of them. */
const demoOnly = (cells: string) => (cells === 'demo' ? 'demo' : 'vacio');

/** What was loaded, from where, and how to take it back. */
export class Workspace {
  phase = $state<'abriendo' | 'listo' | 'fallo'>('abriendo');
  /** `demo`, `vacio` or the card of a file. */
  cells = $state.raw<'demo' | 'vacio' | DatasetCard<CellsReport>>('demo');
  /** The same of the members. */
  members = $state.raw<'demo' | 'vacio' | DatasetCard<MembersReport>>('demo');
  frame = $state.raw<DatasetCard<FrameReport> | null>(null);
  census = $state.raw<{ card: DatasetCard<CensusReport>; people: Map<string, number> } | null>(null);
  /** INEGI keys of each INE key. */
  bridge = $state.raw<Held<BridgeReport, [ine: string, inegi: readonly ClaveMunicipio[]][]> | null>(null);
  /** Districts and secciones, newest last. */
  electoral = $state.raw<Held<ElectoralReport, ElectoralPayload>[]>([]);
  /** Tables of indicators, newest last; the census's own stand among them. */
  figures = $state.raw<Held<FiguresReport | CensusReport, readonly Indicator[]>[]>([]);
  messages = $state<Message[]>([]);
  versions = $state.raw<KeptVersion[]>([{ ...START, kept: true }]);
  /** A change of what is loaded is under way. */
  changing = $state(false);
  settings = $state<Settings>(defaultSettings());
  /** Grows with every erasure, so that nothing coded before it is used again. */
  erasures = $state(0);
  /** False when this browser cannot keep what is loaded. */
  keeps = $state(true);

  /** Something invented is on screen. */
  readonly isDemo = $derived.by(() => this.cells === 'demo' || this.members === 'demo');
  readonly canUndo = $derived.by(() => this.versions.length > 1 && !this.changing && !this.loader.job);
  readonly lastChange = $derived.by(() => this.versions.at(-1)!);
  /** Names the frame in use; empty is the shipped one. */
  readonly frameId = $derived.by(() => this.frame?.id ?? '');
  /** Changes whenever the cells must be coded again. */
  readonly factsKey = $derived.by(() =>
    [
      typeof this.cells === 'string' ? this.cells : this.cells.id,
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
      typeof this.cells === 'string' ? this.cells : this.cells.id,
      this.frame?.id ?? '',
      this.erasures,
      this.settings.sectors.join('|')
    ].join('\n')
  );

  readonly work = new Work();
  /** What is being read. */
  readonly loader: Loader = new Loader(this.work, this);
  private readonly inMemory = new Map<string, TerritoryPayload>();
  private readonly cards = new Map<string, DatasetCard>();
  private messageCount = 0;

  constructor(
    readonly territory: Territory,
    private readonly base: string
  ) {}

  /** Opens the site's data and what this browser keeps. */
  async open(): Promise<void> {
    this.settings = readSettings();
    try {
      const kept = listVersions().catch(() => this.cannotKeep());
      const maybe = mayKeepVersions();
      await this.territory.open();
      await this.adopt(maybe ? await kept : []);
      // A browser that kept something before there was such a note.
      if (!maybe)
        kept
          .then((versions) => {
            const untouched = this.lastChange.n === START.n && !this.loader.job;
            return versions.length && untouched ? this.alone(() => this.adopt(versions)) : undefined;
          })
          .catch(console.error);
      this.phase = 'listo';
    } catch (error) {
      console.error(error);
      this.phase = 'fallo';
    }
  }

  /** Puts the last of the kept versions on screen. */
  private async adopt(versions: readonly Version[]): Promise<void> {
    this.versions = (versions.length ? versions : [START]).map((v) => ({ ...v, kept: true }));
    if (versions.length) noteVersions(true);
    await this.restore(this.versions.at(-1)!);
  }

  private cannotKeep(): Version[] {
    this.keeps = false;
    return [];
  }

  /** Puts a version on screen; a dataset that is gone is said and left out. */
  private async restore(version: Version): Promise<void> {
    const frameId = this.frame?.id ?? null;
    if (version.marco !== frameId) {
      const [card, payload] = await this.recall(version.marco);
      if (version.marco && payload?.kind === 'marco') {
        const { nombre } = card as DatasetCard<FrameReport>;
        const topology = payload.topology.slice();
        await this.territory.use(
          { nombre, fuente: nombre, municipios: payload.municipios },
          payload.neighbours,
          topology
        );
        this.frame = card as DatasetCard<FrameReport>;
      } else {
        if (version.marco) this.say('error', MESSAGES.datasetGone);
        this.frame = null;
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
    this.electoral = (await this.recallAll(version.electoral)).flatMap(([card, payload]) =>
      payload.kind === 'electoral' ? [{ card: card as DatasetCard<ElectoralReport>, content: payload }] : []
    );
    this.cells = await this.cardOf<CellsReport>(version.cococis);
    this.members = await this.cardOf<MembersReport>(version.afiliados ?? demoOnly(version.cococis));
  }

  private async cardOf<R>(which: string): Promise<'demo' | 'vacio' | DatasetCard<R>> {
    if (which === 'demo' || which === 'vacio') return which;
    const card = (this.cards.get(which) ??
      (await readCard(which).catch(() => null))) as DatasetCard<R> | null;
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
    const card = this.cards.get(id) ?? (await readCard(id).catch(() => null));
    const payload = this.inMemory.get(id) ?? ((await this.work.recall(id)) as TerritoryPayload | null);
    return [card, payload];
  }

  /** What files are read against. */
  context(): FileContext {
    const { reference, catalog } = this.territory;
    return {
      municipios: catalog.municipios.map(({ clave, nombre }) => ({ clave, nombre })),
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
      keySystem: null,
      layer: null,
      frameId: this.frameId,
      topologyUrl: new URL(`${this.base}datos/topologia.json`, location.href).href
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

  /** Puts what was read together in use, as one change that one undo takes back; false when it could not be kept. */
  async adoptRead(read: readonly Extract<Outcome, { ok: true }>[]): Promise<boolean> {
    let change: Partial<Version> = {};
    for (const { card, payload } of read) {
      this.cards.set(card.id, card);
      if (payload?.kind === 'cococis' || payload?.kind === 'afiliados')
        await this.work.facts('hold', card.id, payload);
      else if (payload) this.inMemory.set(card.id, payload);
      change = { ...change, ...this.changeOf(card, { ...this.lastChange, ...change }) };
    }
    const kept = read.every((o) => o.kept);
    await this.push(change, read[0].card.kind, read.map((o) => o.card.nombre).join(', '), kept);
    return kept;
  }

  /** The invented members leave with the invented cells: nobody's own cells are shown beside them. */
  private changeOf(card: AnyCard, { cifras = [], electoral = [] }: Version): Partial<Version> {
    const invented = this.members === 'demo';
    switch (card.kind) {
      case 'cococis':
        return invented ? { cococis: card.id, afiliados: 'vacio' } : { cococis: card.id };
      // A table of the same name is a newer version of it.
      case 'cifras':
        return { cifras: [...this.without(cifras, this.figures, card.nombre), card.id] };
      case 'electoral':
        return { electoral: [...this.without(electoral, this.electoral, card.nombre), card.id] };
      default:
        return { [card.kind]: card.id };
    }
  }

  private without(ids: readonly string[], held: readonly Held<unknown, unknown>[], nombre: string): string[] {
    const same = new Set(held.filter((h) => h.card.nombre === nombre).map((h) => h.card.id));
    return ids.filter((id) => !same.has(id));
  }

  /** Takes a dataset out of use; undo brings it back. */
  remove(card: AnyCard): Promise<void> {
    const { cifras = [], electoral = [] } = this.lastChange;
    const others = (ids: readonly string[]) => ids.filter((id) => id !== card.id);
    const change: Partial<Version> =
      card.kind === 'cifras'
        ? { cifras: others(cifras) }
        : card.kind === 'electoral'
          ? { electoral: others(electoral) }
          : card.kind === 'cococis' || card.kind === 'afiliados'
            ? { [card.kind]: 'vacio' }
            : { [card.kind]: null };
    return this.alone(() => this.push(change, 'quitar', card.nombre));
  }

  /** One change at a time: a second one is not begun while the first is under way. */
  private async alone(work: () => Promise<void>): Promise<void> {
    if (this.changing || this.loader.job) return;
    this.changing = true;
    try {
      await work();
    } finally {
      this.changing = false;
    }
  }

  private async push(
    change: Partial<Version>,
    cambio: Version['cambio'],
    archivo: string,
    kept = true
  ): Promise<void> {
    const {
      cococis,
      afiliados = demoOnly(cococis),
      marco,
      censo,
      cifras,
      puente,
      electoral
    } = this.lastChange;
    const next = { cococis, afiliados, marco, censo, cifras, puente, electoral, ...change, cambio, archivo };
    const saved = kept && this.keeps ? await pushVersion(next).catch(() => null) : null;
    const version = { ...(saved ?? { ...next, n: this.lastChange.n + 1 }), kept: saved !== null };
    this.versions = [...this.versions, version];
    const used = new Set(this.versions.flatMap(datasetsOf));
    for (const id of this.inMemory.keys()) if (!used.has(id)) this.inMemory.delete(id);
    await this.restore(this.lastChange);
  }

  /** Takes the last change back. */
  undo(): Promise<void> {
    if (!this.canUndo) return Promise.resolve();
    return this.alone(async () => {
      const undone = this.lastChange;
      if (undone.kept) await popVersion().catch(() => null);
      this.versions = this.versions.slice(0, -1);
      this.loader.finished = [];
      await this.restore(this.lastChange);
      this.say('bien', MESSAGES.undone(undone.cambio, undone.archivo));
    });
  }

  /** Takes the demonstration off the screen without loading anything. */
  clearDemo(): Promise<void> {
    const kept = (which: 'demo' | 'vacio' | DatasetCard) =>
      which === 'demo' ? 'vacio' : typeof which === 'string' ? which : which.id;
    const change = { cococis: kept(this.cells), afiliados: kept(this.members) };
    return this.alone(() => this.push(change, 'sin-demostracion', ''));
  }

  /** Erases everything this browser keeps and shows the demonstration again. */
  async erase(): Promise<void> {
    this.cancel();
    this.work.forget();
    const erased = await eraseAll().then(
      () => true,
      () => !this.keeps
    );
    eraseSettings();
    this.settings = defaultSettings();
    this.inMemory.clear();
    this.cards.clear();
    this.versions = [{ ...START, kept: true }];
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
    const { stages, sectors, goals } = defaultSettings();
    this.changeSettings({ stages, sectors, goals });
  }

  /** Where the rows of a kind are. */
  sourceOf(kind: 'cococis' | 'afiliados'): Source {
    const which = kind === 'cococis' ? this.cells : this.members;
    const file = kind === 'cococis' ? 'cococis' : 'afiliados_conteo';
    if (which === 'demo') return { url: new URL(`${this.base}demo/${file}.csv`, location.href).href };
    return which === 'vacio' ? null : { id: which.id };
  }

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
