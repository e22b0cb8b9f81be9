import type { MultiLineString } from 'geojson';
import { proxy } from 'comlink';
import { STATUS, type MeasureId } from '../../domain/measure';
import { CODE } from '../../scale/classify';
import { localColors } from '../../scale/palette';
import { LOCAL_GROUPS, type LocalGroup, type MoranTrouble } from '../../stats/moran';
import { PATTERNS } from '../../text/es/patrones';
import { formatMeasure } from '../../text/es/shared/board';
import type { Board } from '../../session/coverage/board.svelte';
import { LatestQuery } from '../../workers/client/latest-query.svelte';
import type { Pattern, PatternPlaces, PatternSetup, PatternWeights } from '../../workers/jobs/pattern-setup';
import type { PatternApi } from '../../workers/jobs/pattern.worker';
import {
  countClasses,
  maskState,
  type HoverLine,
  type MapSubject
} from '../../session/map/map-display.svelte';
import type { Results } from '../../session/coverage/results.svelte';
import type { View } from '../../session/address/view.svelte';
import { RestartableWorker } from '../../workers/client/restartable-worker';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, results, view, workspace } from '../../session/app.svelte';

/** Groups with a colour of their own, in the order of the legend; the rest is ground. */
export const PAINTED: readonly LocalGroup[] = ['alto-alto', 'bajo-bajo', 'alto-bajo', 'bajo-alto', 'aislado'];
/** Rows of the table: what stands out first. */
const RANK = new Map(LOCAL_GROUPS.map((group, i) => [group, i]));

/** A rate as events of people, for so many; null of what is none. */
interface RateOf {
  events: Float64Array;
  base: Float64Array;
  per: number;
}

/** Whether a measure lies over the territory as chance would lay it, and where it does not. */
export class Patterns implements MapSubject {
  readonly query = new LatestQuery<PatternApi, { result: Pattern | MoranTrouble; measure: MeasureId }>(
    new RestartableWorker(
      () => new Worker(new URL('../../workers/jobs/pattern.worker.ts', import.meta.url), { type: 'module' })
    )
  );

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly board: Board,
    private readonly results: Results
  ) {}

  private readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  private readonly claves = $derived.by(() => this.municipios.map((m) => m.clave as string));
  readonly visible = $derived.by(() => maskState(this.claves, this.view.ent));
  /** The measure of the board; a comparison of dates is no figure. */
  readonly measure: MeasureId = $derived.by(() =>
    this.board.medida === 'cambio' ? 'presencia' : this.board.medida
  );
  private readonly measurer = $derived.by(() =>
    this.board.isCounting ? null : this.board.measurerOf(this.measure)
  );

  /** Figures of the region: presence is 1 or 0, NaN is left out. Null while they are on their way. */
  private readonly values = $derived.by((): Float64Array | null => {
    const { measurer, visible, measure } = this;
    const activas = this.board.answer?.columns.activas;
    if (!measurer || !activas || !this.claves.length) return null;
    return Float64Array.from(this.claves, (_, m) => {
      if (!visible[m]) return NaN;
      const [value, status] = measurer(m);
      if (status !== STATUS.dato && status !== STATUS.cero) return NaN;
      return measure === 'presencia' ? Number(activas[m] > 0) : value;
    });
  });
  /** What the measure is a rate of; null when it is none. */
  readonly rate = $derived.by((): RateOf | null => {
    const columns = this.board.answer?.columns;
    const { members } = this.results;
    const people = this.workspace.population.values;
    if (!columns) return null;
    const per = (events: ArrayLike<number> | undefined, base: ArrayLike<number> | undefined, n: number) =>
      events && base ? { events: Float64Array.from(events), base: Float64Array.from(base), per: n } : null;
    switch (this.measure) {
      case 'por10mil':
        return per(columns.integrantes, people, 10_000);
      case 'afiliados10mil':
        return per(members?.personas, people, 10_000);
      case 'mujeres':
        return per(columns.mujeres, columns.integrantesConMujeres, 100);
      case 'afiliadas':
        return per(members?.mujeres, members?.conGenero, 100);
      default:
        return null;
    }
  });
  private readonly places = $derived.by((): PatternPlaces | null => {
    const { points, neighbours } = this.workspace.territory;
    return points && neighbours && { ...points, ...neighbours };
  });
  private readonly weights = $derived.by((): PatternWeights => {
    const { vecindad, kvecinos, kmvecinos } = this.view;
    if (vecindad === 'knn') return { kind: 'knn', k: kvecinos };
    return vecindad === 'banda' ? { kind: 'banda', km: kmvecinos } : { kind: vecindad };
  });
  /** The question; null while what it is about is not here. */
  readonly setup = $derived.by((): PatternSetup | null => {
    const { values, view } = this;
    if (!values || !this.places) return null;
    return {
      values,
      rate: view.suaviza ? this.rate : null,
      split: this.measure === 'presencia' ? 'cero' : 'mediana',
      weights: this.weights,
      tries: view.permuta,
      seed: view.semilla,
      corrected: view.corrige
    };
  });

  /** Asks the question of the address. */
  async find(): Promise<void> {
    const { setup, places } = this;
    if (!setup || !places) return;
    const { measure } = this;
    await this.query.ask(async (worker, { progress }) => ({
      result: await worker.find($state.snapshot(setup) as PatternSetup, places, proxy(progress)),
      measure
    }));
  }

  readonly found = $derived.by((): Pattern | null => {
    const result = this.query.answer?.result;
    const fits = result && typeof result !== 'string' && result.values.length === this.claves.length;
    return fits ? result : null;
  });
  readonly trouble = $derived.by((): MoranTrouble | null => {
    const result = this.query.answer?.result;
    return typeof result === 'string' ? result : null;
  });
  /** Municipalities with a figure: what stands out first, by what chance says of it. */
  readonly rows = $derived.by(() => {
    const { found } = this;
    if (!found) return [];
    const { group, q, p } = found.local;
    return [...group.keys()]
      .filter((m) => group[m] !== null)
      .sort((a, b) => RANK.get(group[a]!)! - RANK.get(group[b]!)! || q[a] - q[b] || p[a] - p[b] || a - b);
  });
  /** Municipalities of each group. */
  readonly counts = $derived.by(() => {
    const counts = new Map<LocalGroup, number>(LOCAL_GROUPS.map((group) => [group, 0]));
    for (const group of this.found?.local.group ?? []) if (group) counts.set(group, counts.get(group)! + 1);
    return counts;
  });

  readonly classes = $derived.by((): Uint8Array => {
    const { found } = this;
    if (!found) return new Uint8Array(this.claves.length).fill(CODE.noAplica);
    const { visible } = this;
    return Uint8Array.from(found.local.group, (group, m) => {
      if (group === null) return visible[m] ? CODE.sinDato : CODE.noAplica;
      const code = PAINTED.indexOf(group);
      return code < 0 ? CODE.cero : code;
    });
  });
  readonly colors = $derived.by(() => localColors(this.board.theme));
  readonly legend = $derived.by(() => countClasses(this.classes, this.visible));
  /** Lines between those that count as near. */
  readonly ways = $derived.by((): MultiLineString | null => {
    const { found, municipios } = this;
    if (!found || !this.view.enlaces) return null;
    const { start, items } = found.weights;
    const at = (m: number) => [municipios[m].lon, municipios[m].lat];
    const lines: number[][][] = [];
    for (let i = 0; i < municipios.length; i++)
      for (let k = start[i]; k < start[i + 1]; k++) {
        const j = items[k];
        // Each pair once; where only one names the other, from that one.
        if (i < j || !items.subarray(start[j], start[j + 1]).includes(i)) lines.push([at(i), at(j)]);
      }
    return { type: 'MultiLineString', coordinates: lines };
  });

  /** The measure of the answer on screen, which may no longer be that of the question. */
  readonly shown = $derived.by((): MeasureId => this.query.answer?.measure ?? this.measure);
  /** A figure of it in words. */
  figure = (value: number): string =>
    this.shown === 'presencia' ? PATTERNS.presence(value > 0) : formatMeasure(this.shown, value);

  hover(position: number): HoverLine[] {
    const { found } = this;
    const name = this.board.textOf(this.shown).name;
    const group = found?.local.group[position];
    if (!found || !group) return [[name, PATTERNS.noData]];
    const lines: HoverLine[] = [[name, this.figure(found.values[position])]];
    lines.push([PATTERNS.groupLabel, PATTERNS.groups[group]]);
    if (group !== 'aislado') lines.push([PATTERNS.qLabel, PATTERNS.probability(found.local.q[position])]);
    return lines;
  }

  select(clave: string | null): void {
    this.view.set({ mun: clave });
  }
}

/** Whether a pattern is real. */
export const patterns = new Patterns(view, workspace, board, results);
