import { NO_DAY } from '../../domain/day';
import { foldName } from '../../domain/catalog';
import {
  chooseEntries,
  countParticipants,
  countPlaces,
  countStates,
  countTags,
  LOG_KINDS,
  OVERDUE,
  UNTAGGED,
  type LogEntry,
  type LogFacts,
  type LogFilter
} from '../../domain/logbook';
import { STRATEGIES } from '../../domain/tags';
import { foldId } from '../../domain/conference';
import { matchSector } from '../../domain/stage';
import { classOf, CODE } from '../../scale/classify';
import { rampColors } from '../../scale/palette';
import { parityOf } from '../../stats/parity';
import { LOG } from '../../text/es/bitacora';
import { number } from '../../text/es/shared/numbers';
import type { Board } from '../../session/coverage/board.svelte';
import { KeyedLoad } from '../../workers/client/keyed-load.svelte';
import {
  countClasses,
  maskState,
  type HoverLine,
  type MapSubject
} from '../../session/map/map-display.svelte';
import { type Sectors, sectors } from '../sectores/sectores.svelte';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, view, workspace } from '../../session/app.svelte';

/** Counts of places are small: one, two, a few, many. */
const BREAKS = [2, 3, 5, 10];
/** States of agreements that one looks at by their term. */
const WAITING = [OVERDUE, 'pendiente', 'en curso'];
/** In an address: entries without a tag. No tag can be called so: a name has a letter or a digit. */
export const NO_TAG = '-';

/** What the network did, agreed and learned, municipality by municipality. */
export class Logbook implements MapSubject {
  private readonly loaded = new KeyedLoad<LogFacts>();

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly board: Board,
    private readonly sectors: Sectors
  ) {}

  private readonly claves = $derived.by(() =>
    this.workspace.territory.catalog.municipios.map((m) => m.clave as string)
  );
  private readonly key = $derived.by(() => {
    const { workspace, claves } = this;
    const { axes, sectors } = workspace.settings;
    return claves.length
      ? JSON.stringify([LOG_KINDS.map(workspace.tableKey), workspace.frameId, axes, sectors])
      : '';
  });

  /** Brings the logbook in use. Called whenever what is loaded changes. */
  async refresh(): Promise<void> {
    const { workspace, claves, view } = this;
    // Agreements name the conference in which they were made.
    if (view.libro === 'acuerdos') void this.sectors.refresh();
    if (workspace.phase !== 'listo') return;
    const { axes, sectors } = workspace.settings;
    await this.loaded.bring(
      () => this.key,
      () =>
        workspace.work.facts(
          'useLogbook',
          {
            actividades: workspace.sourceOf('actividades'),
            acuerdos: workspace.sourceOf('acuerdos'),
            experiencias: workspace.sourceOf('experiencias')
          },
          [...claves],
          workspace.context(),
          { axes: [...axes], sectors: [...sectors] }
        )
    );
  }

  get failed(): boolean {
    return this.loaded.failed;
  }
  get waiting(): boolean {
    return this.loaded.waiting;
  }
  readonly facts = $derived.by(() => this.loaded.value);
  readonly all = $derived.by((): readonly LogEntry[] => this.facts?.entries[this.view.libro] ?? []);

  private tagOf(name: string, names: readonly string[]): number | null {
    if (name === '') return null;
    if (name === NO_TAG) return UNTAGGED;
    const at = names.findIndex((n) => foldName(n) === foldName(name));
    // What the address names and nobody wrote is of no entry.
    return at < 0 ? names.length : at;
  }
  /** Positions of the tags looked at; null is all, `UNTAGGED` those without. */
  readonly estrategia = $derived.by(() => this.tagOf(this.view.estrategia, this.facts?.strategies ?? []));
  readonly eje = $derived.by(() => this.tagOf(this.view.eje, this.facts?.axes ?? []));

  /** What is looked at but for the tags: choosing one does not count the others anew. */
  private readonly ofAnyTag = $derived.by((): LogFilter | null => {
    const { facts, view } = this;
    if (!facts) return null;
    return {
      desde: view.desde,
      // Looking at today everything counts, also what is to come and what has no date.
      hasta: view.fecha < view.hoy ? view.fecha : null,
      sectores: view.sectores.length
        ? view.sectores.map((name) => {
            const at = matchSector(name, facts.sectors);
            return at < 0 ? facts.sectors.length : at;
          })
        : null,
      estrategia: null,
      eje: null,
      estado: view.situacion === '' || view.libro === 'experiencias' ? null : view.situacion,
      clave: view.mun ?? view.ent,
      lugar: view.lugar,
      palabras: view.palabras
    };
  });
  private readonly filter = $derived.by((): LogFilter | null => {
    const { ofAnyTag, estrategia, eje } = this;
    return ofAnyTag && { ...ofAnyTag, estrategia, eje };
  });
  private choose(change: Partial<LogFilter> = {}): LogEntry[] {
    const { filter, all, view } = this;
    return filter ? chooseEntries(all, view.libro, { ...filter, ...change }, view.fecha) : [];
  }

  /** The entries looked at; agreements that wait, by their term. */
  readonly entries = $derived.by(() => {
    const chosen = this.choose();
    const { libro, situacion } = this.view;
    if (libro !== 'acuerdos' || !WAITING.includes(situacion)) return chosen;
    const term = (e: LogEntry) => (e.plazo === NO_DAY ? Infinity : e.plazo);
    return chosen.sort((a, b) => term(a) - term(b));
  });
  /** Ids of the conferences that agreements may name: own ones are not looked for among invented ones. Null is unknown. */
  private readonly conferences = $derived.by(() => {
    const { tables } = this.workspace;
    const { facts } = this.sectors;
    const areTogether = (tables.acuerdos === 'demo') === (tables.conferencias === 'demo');
    return facts && areTogether && tables.conferencias !== 'vacio' ? new Set(facts.ids.map(foldId)) : null;
  });
  /** Whether the table of conferences has one; null where there is no table to look in. */
  hasConference = (id: string): boolean | null => this.conferences?.has(foldId(id)) ?? null;
  /** Agreements looked at whose conference nobody knows. */
  readonly astray = $derived.by(() =>
    this.entries.filter((e) => e.conferencia !== '' && this.hasConference(e.conferencia) === false)
  );
  /** Those of every state of theirs: how many there are of each. */
  readonly states = $derived.by(() => {
    const { libro, fecha, situacion } = this.view;
    const counts = countStates(this.choose({ estado: null }), libro, fecha);
    // What the address asks for is there to be let go of.
    return situacion && !counts.has(situacion) ? counts.set(situacion, 0) : counts;
  });
  /** Those that a period leaves out, because nobody says when they were. */
  readonly undated = $derived.by(() =>
    this.filter && (this.filter.desde !== null || this.filter.hasta !== null)
      ? this.choose({ desde: null, hasta: null }).filter((e) => e.fecha === NO_DAY).length
      : 0
  );
  /** Those of every tag, by their tags: choosing one does not make the others go away. */
  readonly tags = $derived.by(() => {
    const { facts, ofAnyTag, all, view } = this;
    return facts && ofAnyTag && countTags(chooseEntries(all, view.libro, ofAnyTag, view.fecha), facts);
  });
  /** Positions of the tags of the lists, and of those that an entry of this table has. */
  readonly shownTags = $derived.by(() => {
    const { facts, tags, workspace } = this;
    if (!facts || !tags) return { strategies: [], axes: [] };
    const { axes } = workspace.settings;
    const used = (names: readonly string[], counts: Float64Array, listed: number, own: number | null) =>
      [...names.keys()].filter((i) => i < listed || counts[i] > 0 || i === own);
    return {
      strategies: used(facts.strategies, tags.byStrategy, STRATEGIES.length, this.estrategia),
      axes: used(facts.axes, tags.byAxis, axes.length, this.eje)
    };
  });
  readonly people = $derived.by(() => {
    const { participantes, mujeres, n } = countParticipants(this.entries);
    return { participantes, mujeres: parityOf(mujeres, n) };
  });
  readonly places = $derived.by(() => countPlaces(this.entries, this.claves.length));
  /** The same of all municipalities, the one chosen among the others: what the map shows. */
  readonly shown = $derived.by(() =>
    this.view.mun ? countPlaces(this.choose({ clave: this.view.ent }), this.claves.length) : this.places
  );

  // What the map shows.
  readonly breaks = $derived.by(() => {
    const most = this.shown.each.reduce((a, b) => Math.max(a, b), 0);
    return BREAKS.filter((limit) => limit <= most);
  });
  readonly classes: Uint8Array = $derived.by(() => {
    const { breaks, shown } = this;
    const painted = new Uint8Array(shown.each.length).fill(CODE.cero);
    shown.each.forEach((n, m) => n > 0 && (painted[m] = classOf(n, breaks)));
    return painted;
  });
  private readonly classCount = $derived.by(() => this.breaks.length + 1);
  /** The same ones while there are as many: whoever draws them does not begin anew. */
  readonly colors: readonly string[] = $derived.by(() =>
    rampColors(this.view.paleta, this.classCount, this.board.theme)
  );
  readonly visible: Uint8Array = $derived.by(() => maskState(this.claves, this.view.ent));
  /** Municipalities in each class, those of the state chosen. */
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));

  hover(position: number): HoverLine[] {
    return [[LOG.tabs[this.view.libro], number(this.shown.each[position])]];
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }
}

/** What was done, agreed and learned. */
export const logbook = new Logbook(view, workspace, board, sectors);
