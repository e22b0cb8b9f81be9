import type { MultiLineString } from 'geojson';
import { countAlliances, listAlliances, type Alliances } from '../../domain/alliances';
import { eachActive } from '../../domain/cell-columns';
import {
  BEYOND,
  chooseConferences,
  monthsOf,
  NOWHERE,
  positionOfId,
  type ConferenceFilter
} from '../../domain/conference';
import { conferencesFrom } from '../../domain/conference-origins';
import {
  absenceOf,
  countReach,
  countSectors,
  countWomen,
  STATE_COLUMNS,
  type SectorReach,
  type SectorMatrix
} from '../../domain/sector-matrix';
import { matchSector } from '../../domain/stage';
import { summarizeTrips } from '../../geo/trips';
import { classOf, CODE, findBreaks } from '../../scale/classify';
import { rampColors } from '../../scale/palette';
import { parityOf } from '../../stats/parity';
import { countryName, number } from '../../text/es/shared/numbers';
import { SECTORS } from '../../text/es/sectores';
import type { Board } from '../../session/coverage/board.svelte';
import type { ConferenceAnswer } from '../../workers/facts/network';
import { KeyedLoad } from '../../workers/client/keyed-load.svelte';
import {
  countClasses,
  maskState,
  type HoverLine,
  type MapSubject
} from '../../session/map/map-display.svelte';
import type { Results } from '../../session/coverage/results.svelte';
import { ELSEWHERE, type SectorFigure } from '../../session/address/sectores';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, results, view, workspace } from '../../session/app.svelte';

const CLASSES = 5;
/** Beyond so many ways nobody tells one from another. */
const MOST_WAYS = 600;

/** The conferences with the sectors, and where their people came from. */
export class Sectors implements MapSubject {
  private readonly loaded = new KeyedLoad<ConferenceAnswer>();

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly results: Results,
    private readonly board: Board
  ) {}

  readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  private readonly claves = $derived.by(() => this.municipios.map((m) => m.clave as string));
  private readonly key = $derived.by(() => {
    const { workspace, municipios } = this;
    const placed = municipios.length > 0 && !Number.isNaN(municipios[0].lon);
    const tables = [workspace.tableKey('conferencias'), workspace.tableKey('asistencias')];
    return placed ? JSON.stringify([...tables, workspace.frameId, workspace.settings.sectors]) : '';
  });

  /** Brings the conferences in use. Called whenever what is loaded changes. */
  async refresh(): Promise<void> {
    const { workspace, municipios, claves } = this;
    if (workspace.phase !== 'listo') return;
    void this.results.ensureCells();
    await this.loaded.bring(
      () => this.key,
      () =>
        workspace.work.facts(
          'useConferences',
          {
            conferencias: workspace.sourceOf('conferencias'),
            asistencias: workspace.sourceOf('asistencias')
          },
          {
            claves: [...claves],
            lon: Float64Array.from(municipios, (m) => m.lon),
            lat: Float64Array.from(municipios, (m) => m.lat)
          },
          workspace.context(),
          [...workspace.settings.sectors]
        )
    );
  }

  get failed(): boolean {
    return this.loaded.failed;
  }
  get waiting(): boolean {
    return this.loaded.waiting;
  }
  readonly facts = $derived.by(() => this.loaded.value?.facts ?? null);

  /** Position of the one conference looked at; −1 for all. */
  readonly one = $derived.by(() => {
    const { conf } = this.view;
    return conf && this.facts ? positionOfId(this.facts, conf) : -1;
  });
  /** Whether the address asks for a conference that the table lacks. */
  readonly isMissing = $derived.by(() => this.view.conf !== '' && this.facts !== null && this.one < 0);
  /** Positions of the sectors of the view; null for all. */
  readonly wanted = $derived.by((): number[] | null => {
    const { facts, view } = this;
    if (!facts || view.sectores.length === 0) return null;
    return view.sectores.map((name) => matchSector(name, facts.sectors));
  });

  private readonly period = $derived.by((): Pick<ConferenceFilter, 'hasta' | 'desde'> => {
    const { fecha, desde, hoy } = this.view;
    // Looking at today everything held counts, also what has no date.
    return { hasta: fecha < hoy ? fecha : null, desde };
  });
  /** Conferences of the period, of every sector. */
  private readonly inPeriod = $derived.by(
    () => this.facts && chooseConferences(this.facts, { ...this.period, sectores: null, una: null })
  );
  /** Conferences looked at: of the period, the sectors and the one chosen. */
  readonly chosen = $derived.by(
    () =>
      this.facts &&
      chooseConferences(this.facts, {
        ...this.period,
        sectores: this.wanted,
        una: this.one < 0 ? null : this.one
      })
  );

  /** Conferences of the period and the sectors, the one chosen among the others. */
  readonly listed = $derived.by(
    () => this.facts && chooseConferences(this.facts, { ...this.period, sectores: this.wanted, una: null })
  );
  /** Conferences looked at in a period, by sector: what a small map of it shows. */
  reachOfSector(row: number): SectorReach {
    const facts = this.facts!;
    const code = row < facts.sectors.length ? row : -1;
    return countReach(facts, chooseConferences(facts, { ...this.period, sectores: [code], una: null }));
  }

  /** Sectors by state in the period: choosing one does not make the others go away. */
  readonly matrix: SectorMatrix | null = $derived.by(
    () => this.facts && this.inPeriod && countSectors(this.facts, this.inPeriod)
  );
  readonly alliances: Alliances | null = $derived.by(
    () => this.facts && this.inPeriod && countAlliances(this.facts, this.inPeriod)
  );
  /** Sectors with a conference in the period, in the order of the list; those of the list without any come too. */
  readonly shown = $derived.by((): number[] => {
    const { facts, matrix, workspace } = this;
    if (!facts || !matrix) return [];
    return [...Array(matrix.rows).keys()].filter(
      (row) => row < workspace.settings.sectors.length || matrix.bySector.conferencias[row] > 0
    );
  });
  readonly pairs = $derived.by(() => {
    const { alliances, shown, facts } = this;
    return alliances && facts
      ? listAlliances(
          alliances,
          shown.filter((s) => s < facts.sectors.length)
        )
      : [];
  });

  /** Members of active cells by sector and state, at the positions of the matrix; null until the cells are here. */
  readonly members: Float64Array | null = $derived.by(() => {
    const { facts, matrix, results, claves } = this;
    const cells = results.facts;
    if (!facts || !matrix || !cells) return null;
    const sums = new Float64Array(matrix.rows * STATE_COLUMNS);
    const rowOf = cells.sectors.map((name) => matchSector(name, facts.sectors));
    const states = claves.map((c) => Number(c.slice(0, 2)));
    const { columns } = cells;
    eachActive(columns, results.filterAt(this.view.fecha, null), (i) => {
      const place = columns.mun[i];
      const sector = columns.sector[i] < 0 ? -1 : rowOf[columns.sector[i]];
      if (place >= columns.units || columns.integrantes[i] < 0) return;
      sums[(sector < 0 ? facts.sectors.length : sector) * STATE_COLUMNS + states[place]] +=
        columns.integrantes[i];
    });
    return sums;
  });

  /** A figure of a cell of the matrix; NaN while it is not known. */
  valueOf(figure: SectorFigure, row: number, state: number): number {
    const { matrix } = this;
    if (!matrix) return NaN;
    const at = row * STATE_COLUMNS + state;
    // Whoever shows another figure does not wake with the members.
    return figure === 'integrantes' ? (this.members?.[at] ?? NaN) : matrix.cells[figure][at];
  }
  /** The same of a row, a column or everything. */
  totalOf(figure: SectorFigure, of: 'sector' | 'state' | 'whole', at = 0): number {
    const { matrix } = this;
    if (!matrix) return NaN;
    if (figure !== 'integrantes')
      return { sector: matrix.bySector, state: matrix.byState, whole: matrix.whole }[of][figure][at];
    const { members } = this;
    if (!members) return NaN;
    return members.reduce((sum, n, i) => {
      const isIn =
        of === 'whole' || (of === 'sector' ? Math.floor(i / STATE_COLUMNS) : i % STATE_COLUMNS) === at;
      return isIn ? sum + n : sum;
    }, 0);
  }
  /** Why a cell has nobody; null where somebody came. */
  absenceAt = (row: number, state: number) =>
    this.matrix && absenceOf(this.matrix, row * STATE_COLUMNS + state);

  nameOf = (row: number): string => this.facts?.sectors[row] ?? SECTORS.none;

  // Where people came from.
  readonly reach = $derived.by(() => this.facts && this.chosen && countReach(this.facts, this.chosen));
  /** Those of the state chosen. */
  readonly inState = $derived.by(() => {
    const { reach, visible } = this;
    let [personas, municipios] = [0, 0];
    reach?.asistentes.forEach((n, m) => {
      if (!visible[m] || n === 0) return;
      personas += n;
      municipios++;
    });
    return { personas, municipios };
  });
  /** Countries in which those who came live, most people first. */
  readonly countries = $derived.by(() => {
    const paises = this.reach?.paises;
    if (!paises) return [];
    return this.facts!.countries.map((code, i) => ({
      code,
      name: countryName(code),
      personas: paises.personas[i],
      mujeres: paises.mujeres[i],
      conferencias: paises.conferencias[i],
      conMunicipio: paises.conMunicipio[i]
    }))
      .filter((c) => c.personas > 0)
      .sort((a, b) => b.personas - a.personas);
  });
  /** Where the address asks for that no municipality shows, with its conferences; null without. */
  readonly elsewhere = $derived.by(() => {
    const { facts, chosen } = this;
    const { de } = this.view;
    if (!facts || !chosen || !de) return null;
    const country = facts.countries.indexOf(de);
    const nowhere = de === ELSEWHERE.fuera ? BEYOND : NOWHERE;
    if (country < 0 && de !== ELSEWHERE.fuera && de !== ELSEWHERE.nadie) return null;
    const conferencias = conferencesFrom(facts, chosen, country < 0 ? nowhere : country);
    return {
      name: country < 0 ? SECTORS.reach.elsewhere.names[nowhere] : countryName(de),
      personas: conferencias.reduce((sum, c) => sum + c.personas, 0),
      conferencias
    };
  });
  readonly trips = $derived.by(() => {
    const { loaded, facts, chosen } = this;
    return facts && chosen ? summarizeTrips(facts, loaded.value!.km, chosen) : null;
  });
  /** Women of those looked at. */
  readonly women = $derived.by(() => {
    const { mujeres, n } =
      this.facts && this.chosen ? countWomen(this.facts, this.chosen) : { mujeres: 0, n: 0 };
    return parityOf(mujeres, n);
  });
  /** Conferences listed by month. */
  readonly months = $derived.by(() => (this.facts && this.listed ? monthsOf(this.facts, this.listed) : []));
  readonly count = $derived.by(() => this.chosen?.reduce((sum, n) => sum + n, 0) ?? 0);

  /** States in which a conference looked at was held. */
  private readonly heldIn = $derived.by(() => {
    const held = new Uint8Array(STATE_COLUMNS);
    const { facts, chosen } = this;
    facts?.entidadSede.forEach((state, i) => chosen![i] && (held[state] = 1));
    return held;
  });

  readonly visible: Uint8Array = $derived.by(() => maskState(this.claves, this.view.ent));
  /** Municipalities of the state chosen with people, those with most first. */
  readonly origins = $derived.by((): number[] => {
    const { reach } = this;
    if (!reach) return [];
    return [...this.claves.keys()]
      .filter((m) => reach.asistentes[m] > 0 && this.visible[m])
      .sort((a, b) => reach.asistentes[b] - reach.asistentes[a] || a - b);
  });
  /** Those from which nobody came: with an active cell first, then by their people. */
  readonly gaps = $derived.by((): number[] => {
    const { reach, board, workspace } = this;
    if (!reach) return [];
    const active = board.answer?.columns.activas;
    const people = workspace.population.values;
    const rank = (m: number) => Number(active ? active[m] > 0 : false);
    return [...this.claves.keys()]
      .filter((m) => reach.asistentes[m] === 0 && this.visible[m])
      .sort((a, b) => rank(b) - rank(a) || (people[b] || 0) - (people[a] || 0) || a - b);
  });
  /** Whether a municipality has an active cell. */
  isCovered = (m: number): boolean => (this.board.answer?.columns.activas[m] ?? 0) > 0;
  /** Whether a conference looked at was held in the state of a municipality. */
  isHeldNear = (m: number): boolean => this.heldIn[Number(this.claves[m].slice(0, 2))] === 1;

  // What the map shows.
  readonly breaks = $derived.by(() => {
    const values = Float64Array.from(this.reach?.asistentes ?? []).filter((n) => n > 0);
    return findBreaks(values.sort(), 'cuantiles', CLASSES);
  });
  readonly classes: Uint8Array = $derived.by(() => {
    const { reach, breaks, heldIn, claves } = this;
    const painted = new Uint8Array(claves.length).fill(CODE.noAplica);
    if (!reach) return painted;
    for (let m = 0; m < painted.length; m++) {
      const n = reach.asistentes[m];
      if (n > 0) painted[m] = classOf(n, breaks);
      else if (heldIn[Number(claves[m].slice(0, 2))]) painted[m] = CODE.cero;
    }
    return painted;
  });
  private readonly classCount = $derived.by(() => this.breaks.length + 1);
  /** The same ones while there are as many: whoever draws them does not begin anew. */
  readonly colors: readonly string[] = $derived.by(() =>
    rampColors(this.view.paleta, this.classCount, this.board.theme)
  );
  /** From each origin to the seat, while there are few enough to be told apart. */
  readonly ways: MultiLineString | null = $derived.by(() => {
    const { facts, chosen, municipios, view } = this;
    if (!facts || !chosen || view.parte === 'alianzas' || (!this.wanted && this.one < 0)) return null;
    const coordinates: [number, number][][] = [];
    for (let g = 0; g < facts.conferencia.length; g++) {
      const c = facts.conferencia[g];
      if (c < 0 || !chosen[c] || facts.origen[g] < 0 || facts.sede[c] < 0 || facts.asistentes[g] <= 0)
        continue;
      if (facts.pais[g] >= 0 || facts.modalidad[c] === 'virtual' || facts.origen[g] === facts.sede[c])
        continue;
      if (coordinates.length === MOST_WAYS) return null;
      const [from, to] = [municipios[facts.origen[g]], municipios[facts.sede[c]]];
      coordinates.push([
        [from.lon, from.lat],
        [to.lon, to.lat]
      ]);
    }
    return coordinates.length ? { type: 'MultiLineString', coordinates } : null;
  });
  /** Municipalities in each class, those of the state chosen. */
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));

  /** Why a municipality has nobody, or how many came. */
  textOf(m: number): string {
    const n = this.reach?.asistentes[m] ?? 0;
    if (n > 0) return number(n);
    return SECTORS.absence[this.isHeldNear(m) ? 'nadie-de-aqui' : 'sin-conferencia'];
  }

  hover(position: number): HoverLine[] {
    return [[SECTORS.figures.asistentes, this.textOf(position)]];
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }
}

/** The conferences with the sectors: one for the life of the page, made when a page about them is first opened. */
export const sectors = new Sectors(view, workspace, results, board);
