import type { VoteUnit } from '../electoral/sum-votes';
import { swingOf, type Outcome, type Swing } from '../electoral/outcome';
import { paintDistricts } from '../electoral/paint';
import { classOf, CODE, findBreaks } from '../scale/classify';
import { nameColors, rampColors } from '../scale/palette';
import { ELECTIONS } from '../text/votes';
import type { Board } from './board.svelte';
import type { Districts } from './districts.svelte';
import type { Counted } from './elections.svelte';
import type { HoverLine } from './picture.svelte';
import type { DistrictColumn, ResultMeasure } from './view-url';
import type { View } from './view.svelte';
import type { Workspace } from './workspace.svelte';

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

/** The results of the election on screen by unit, and what the map shows of them. */
export class Ballots {
  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly board: Board,
    private readonly districts: Districts
  ) {}

  readonly unit: VoteUnit = $derived.by(() => (this.view.porMunicipio ? 'municipio' : this.view.nivel));

  /** Asks for what the page needs. */
  ensure(): void {
    const { elections } = this.districts;
    elections.ensure(elections.chosen, this.unit);
    elections.ensure(elections.before, this.unit);
  }

  /** Votes on screen: undefined while they are counted, null when nothing can put them by that unit. */
  readonly counted: Counted | null | undefined = $derived.by(() => {
    const { elections } = this.districts;
    return elections.of(elections.chosen, this.unit);
  });
  readonly before: Counted | null | undefined = $derived.by(() => {
    const { elections } = this.districts;
    return elections.before && elections.of(elections.before, this.unit);
  });

  private readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  /** Units that elected, in key order: those of the map on screen, else those of the file's own. */
  readonly claves: readonly string[] = $derived.by(() => {
    if (this.unit === 'municipio') return this.municipios.map((m) => m.clave as string);
    return this.districts.map?.distritos ?? this.counted?.onMap.sums.claves ?? [];
  });

  nameOf = (clave: string): string =>
    this.unit === 'municipio' ? (this.placeNames.get(clave) ?? clave) : this.districts.nameOf(clave);
  private readonly placeNames = $derived.by(
    () => new Map(this.municipios.map((m) => [m.clave as string, m.nombre]))
  );

  /** Municipalities that elect their council without parties, in the year of the election on screen. */
  readonly withoutParties: ReadonlySet<string> = $derived.by(() => {
    const { chosen } = this.districts.elections;
    const lists = this.districts.reference?.sinPartidos.listas ?? [];
    if (!chosen || this.unit !== 'municipio' || !/ayuntam|municip|alcald/.test(chosen.cargo))
      return new Set();
    const inForce = lists.filter((l) => !chosen.anio || chosen.anio >= l.vigente_desde.slice(0, 4));
    const here = new Set(this.claves);
    return new Set(inForce.flatMap((l) => l.claves).filter((clave) => here.has(clave)));
  });
  /** Whether nobody could vote for a party in a unit: *no aplica*, which is not the same as no votes known. */
  isWithoutParties = (clave: string): boolean =>
    this.withoutParties.has(clave) && !(this.counted?.at.has(clave) ?? false);

  outcomeOf = (clave: string): Outcome | null => this.counted?.outcome(clave) ?? null;

  /** How the shares changed since the election compared with; empty without one. */
  swingOf = (clave: string): Swing[] => this.swingBetween(clave, this.unit);

  /** The same by another unit than that of the table. */
  swingBetween(clave: string, unit: VoteUnit): Swing[] {
    const { elections } = this.districts;
    const [now, then] = [elections.chosen, elections.before].map(
      (e) => elections.of(e, unit)?.outcome(clave) ?? null
    );
    return now && then ? swingOf(then, now) : [];
  }

  /** A figure of a unit; NaN where *sin dato*. */
  valueOf(measure: Exclude<ResultMeasure, 'ganador'>, clave: string): number {
    const outcome = this.outcomeOf(clave);
    if (!outcome) return NaN;
    if (measure === 'margen') return outcome.margen;
    if (measure === 'participacion') return outcome.participacion;
    if (measure === 'partidos') return outcome.nep;
    const first = outcome.candidaturas[0]?.id.toLowerCase();
    return this.swingOf(clave).find((s) => s.id.toLowerCase() === first)?.puntos ?? NaN;
  }
  winnerOf = (clave: string): string => this.outcomeOf(clave)?.candidaturas[0]?.id ?? '';

  /** The columns of results for sorting, by key of the unit. */
  readonly columns: ReadonlyMap<DistrictColumn, (clave: string) => number | string> = $derived.by(() => {
    void this.counted;
    void this.before;
    return new Map<DistrictColumn, (clave: string) => number | string>([
      ['ganador', this.winnerOf],
      ...(['margen', 'participacion', 'partidos', 'cambio'] as const).map(
        (m) => [m, (clave: string) => this.valueOf(m, clave)] as const
      )
    ]);
  });

  /** Units of the state chosen, in the order of the table. */
  readonly rows: readonly string[] = $derived.by(() => {
    const { ent, ordenDistritos: orden, nivel, porMunicipio } = this.view;
    const byState = ent !== null && (porMunicipio || nivel !== 'circunscripcion');
    const claves = byState ? this.claves.filter((c) => c.startsWith(ent)) : [...this.claves];
    const value = orden && this.columns.get(orden.columna);
    if (!orden || !value) return orden?.columna === 'distrito' && orden.desc ? claves.toReversed() : claves;
    const sign = orden.desc ? -1 : 1;
    const absent = (v: number | string) => Number(v === '' || Number.isNaN(v));
    return claves
      .map((clave) => ({ clave, v: value(clave) }))
      .sort(({ v: x, clave: a }, { v: y, clave: b }) => {
        const by = typeof x === 'string' ? collator.compare(x, y as string) : x - (y as number);
        return absent(x) - absent(y) || sign * (by || 0) || a.localeCompare(b);
      })
      .map((r) => r.clave);
  });

  /** Who won somewhere, by units won. */
  readonly winners = $derived.by(() => {
    const wins = new Map<string, number>();
    for (const clave of this.claves) {
      const winner = this.winnerOf(clave);
      if (winner) wins.set(winner, (wins.get(winner) ?? 0) + 1);
    }
    return [...wins].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0]));
  });

  /** What is on the map; without another election nothing can have changed. */
  readonly measure: ResultMeasure = $derived.by(() =>
    this.view.dato === 'cambio' && !this.before ? 'ganador' : this.view.dato
  );
  readonly breaks = $derived.by(() => {
    const { measure } = this;
    if (measure === 'ganador') return [];
    const values = this.claves.map((c) => this.valueOf(measure, c)).filter((v) => !Number.isNaN(v));
    return findBreaks(Float64Array.from(values).sort(), 'cuantiles', CLASSES);
  });
  private readonly range = $derived.by((): [number, number] => {
    const { measure } = this;
    if (measure === 'ganador') return [0, 0];
    const values = this.claves.map((c) => this.valueOf(measure, c)).filter((v) => !Number.isNaN(v));
    return [Math.min(...values), Math.max(...values)];
  });
  private readonly unitClasses = $derived.by(() => {
    const { measure, breaks, winners } = this;
    const rank = new Map(winners.map(([id], i) => [id, Math.min(i, NAMED)]));
    return Uint8Array.from(this.claves, (clave) => {
      if (this.isWithoutParties(clave)) return CODE.noAplica;
      if (measure === 'ganador') return rank.get(this.winnerOf(clave)) ?? CODE.sinDato;
      const value = this.valueOf(measure, clave);
      return Number.isNaN(value) ? CODE.sinDato : classOf(value, breaks);
    });
  });
  readonly classes: Uint8Array = $derived.by(() => {
    const { unitClasses, districts } = this;
    if (this.unit === 'municipio') return unitClasses;
    const { map } = districts;
    if (!map) return new Uint8Array(this.municipios.length).fill(CODE.sinDato);
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
    const shown = new Set(this.rows);
    this.claves.forEach((clave, i) => {
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

  /** A figure of a unit in words. */
  textOf(measure: ResultMeasure, clave: string): string {
    if (this.isWithoutParties(clave)) return ELECTIONS.withoutParties;
    if (measure === 'ganador') return this.winnerOf(clave) || ELECTIONS.noData;
    const value = this.valueOf(measure, clave);
    return Number.isNaN(value) ? ELECTIONS.noData : ELECTIONS.value(measure, value);
  }

  /** The margin of a unit in an election, in words. */
  marginText(clave: string, counted: Counted | null): string {
    const margin = counted?.outcome(clave)?.margen ?? NaN;
    return Number.isNaN(margin) ? ELECTIONS.noData : ELECTIONS.value('margen', margin);
  }

  hover(position: number): HoverLine[] {
    if (this.unit === 'municipio') {
      const { clave } = this.municipios[position];
      return [[ELECTIONS.measure[this.measure], this.textOf(this.measure, clave)]];
    }
    const { districts, measure } = this;
    return districts
      .districtsOf(position)
      .slice(0, 8)
      .map(({ d }): HoverLine => {
        const clave = districts.map!.distritos[d];
        return [districts.nameOf(clave), this.textOf(measure, clave)];
      });
  }
}
