import { paintDistricts } from '../../electoral/paint';
import { classOf, CODE, findBreaks } from '../../scale/classify';
import { nameColors, rampColors } from '../../scale/palette';
import { ELECTIONS } from '../../text/es/votes';
import { Ballots } from './election-results.svelte';
import type { Board } from '../../session/coverage/board.svelte';
import { type Districts, districts } from './distritos.svelte';
import type { HoverLine } from '../../session/map/map-display.svelte';
import type { ResultMeasure } from '../../session/address/distritos';
import type { View } from '../../session/address/view.svelte';
import { board, view, workspace } from '../../session/app.svelte';

/** Candidacies with a colour of their own; the others share one. */
const NAMED = 7;
const CLASSES = 5;
const collator = new Intl.Collator('es-MX');

/** A row of the legend of results. */
export interface BallotLegendRow {
  code: number;
  label: string;
  count: number;
}

/** What the map shows of the results: of municipalities, or of districts over them. */
export class BallotMap {
  constructor(
    private readonly view: View,
    private readonly board: Board,
    private readonly districts: Districts,
    readonly ballots: Ballots
  ) {}

  /** Who won somewhere, by units won. */
  readonly winners = $derived.by(() => {
    const wins = new Map<string, number>();
    for (const clave of this.ballots.claves) {
      const winner = this.ballots.winnerOf(clave);
      if (winner) wins.set(winner, (wins.get(winner) ?? 0) + 1);
    }
    return [...wins].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0]));
  });

  /** What is on the map; without another election nothing can have changed. */
  readonly measure: ResultMeasure = $derived.by(() =>
    this.view.dato === 'cambio' && !this.ballots.before ? 'ganador' : this.view.dato
  );
  readonly breaks = $derived.by(() => {
    const { measure } = this;
    if (measure === 'ganador') return [];
    const values = this.ballots.claves
      .map((c) => this.ballots.valueOf(measure, c))
      .filter((v) => !Number.isNaN(v));
    return findBreaks(Float64Array.from(values).sort(), 'cuantiles', CLASSES);
  });
  private readonly range = $derived.by((): [number, number] => {
    const { measure } = this;
    if (measure === 'ganador') return [0, 0];
    const values = this.ballots.claves
      .map((c) => this.ballots.valueOf(measure, c))
      .filter((v) => !Number.isNaN(v));
    return [Math.min(...values), Math.max(...values)];
  });
  private readonly unitClasses = $derived.by(() => {
    const { measure, breaks, winners } = this;
    const rank = new Map(winners.map(([id], i) => [id, Math.min(i, NAMED)]));
    return Uint8Array.from(this.ballots.claves, (clave) => {
      if (this.ballots.isWithoutParties(clave)) return CODE.noAplica;
      if (measure === 'ganador') return rank.get(this.ballots.winnerOf(clave)) ?? CODE.sinDato;
      const value = this.ballots.valueOf(measure, clave);
      return Number.isNaN(value) ? CODE.sinDato : classOf(value, breaks);
    });
  });
  readonly classes: Uint8Array = $derived.by(() => {
    const { unitClasses, districts } = this;
    if (this.ballots.unit === 'municipio') return unitClasses;
    const { map } = districts;
    if (!map) return new Uint8Array(this.ballots.municipios.length).fill(CODE.sinDato);
    return paintDistricts(map, unitClasses, { none: CODE.sinDato, cut: CODE.cortado });
  });
  readonly colors: readonly string[] = $derived.by(() =>
    this.measure === 'ganador'
      ? nameColors(this.board.theme)
      : rampColors(this.view.paleta, this.breaks.length + 1, this.board.theme)
  );

  readonly legend: BallotLegendRow[] = $derived.by(() => {
    const counts = new Map<number, number>();
    // With a state chosen the legend counts that state; its classes stay those of the country.
    const shown = new Set(this.ballots.rows);
    this.ballots.claves.forEach((clave, i) => {
      const code = this.unitClasses[i];
      if (shown.has(clave)) counts.set(code, (counts.get(code) ?? 0) + 1);
    });
    const { measure, winners, breaks } = this;
    const rows: BallotLegendRow[] =
      measure === 'ganador'
        ? [
            ...winners
              .slice(0, NAMED)
              .map(([label], code) => ({ code, label, count: counts.get(code) ?? 0 })),
            { code: NAMED, label: ELECTIONS.others, count: counts.get(NAMED) ?? 0 }
          ].filter((r) => r.count > 0)
        : [...breaks, null].map((to, code) => ({
            code,
            label: ELECTIONS.interval(measure, breaks[code - 1] ?? this.range[0], to ?? this.range[1]),
            count: counts.get(code) ?? 0
          }));
    const absent = counts.get(CODE.sinDato) ?? 0;
    if (absent) rows.push({ code: CODE.sinDato, label: ELECTIONS.noData, count: absent });
    const none = counts.get(CODE.noAplica) ?? 0;
    if (none) rows.push({ code: CODE.noAplica, label: ELECTIONS.withoutParties, count: none });
    return rows;
  });

  hover(position: number): HoverLine[] {
    if (this.ballots.unit === 'municipio') {
      const { clave } = this.ballots.municipios[position];
      return [[ELECTIONS.measure[this.measure], this.ballots.textOf(this.measure, clave)]];
    }
    const { districts, measure } = this;
    return districts
      .districtsOf(position)
      .slice(0, 8)
      .map(({ d }): HoverLine => {
        const clave = districts.map!.distritos[d];
        return [districts.nameOf(clave), this.ballots.textOf(measure, clave)];
      });
  }
}

/** Results by the unit that the map shows: it knows no secciones. */
const shown = new Ballots(view, workspace, districts, () =>
  view.por === 'distrito' ? view.nivel : 'municipio'
);
/** What the map shows of results. */
export const ballotMap = new BallotMap(view, board, districts, shown);
