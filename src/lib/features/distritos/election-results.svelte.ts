import { swingColumn } from '../../electoral/candidacies';
import type { VoteUnit } from '../../electoral/sum-votes';
import { swingOf, type Outcome, type Swing } from '../../electoral/outcome';
import { ELECTIONS } from '../../text/es/votes';
import { type Districts, districts } from './distritos.svelte';
import type { CountedElection } from './elections.svelte';
import type { DistrictColumn, ResultMeasure } from '../../session/address/distritos';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { view, workspace } from '../../session/app.svelte';

const collator = new Intl.Collator('es-MX');

/** The results of the election on screen by one unit. */
export class Ballots {
  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly districts: Districts,
    private readonly unitNow: () => VoteUnit
  ) {}

  readonly unit: VoteUnit = $derived.by(() => this.unitNow());

  /** Asks for what the page needs. */
  ensure(): void {
    const { elections } = this.districts;
    elections.ensure(elections.chosen, this.unit);
    elections.ensure(elections.before, this.unit);
  }

  /** Votes on screen: undefined while they are counted, null when nothing can put them by that unit. */
  readonly counted: CountedElection | null | undefined = $derived.by(() => {
    const { elections } = this.districts;
    return elections.of(elections.chosen, this.unit);
  });
  readonly before: CountedElection | null | undefined = $derived.by(() => {
    const { elections } = this.districts;
    return elections.before && elections.of(elections.before, this.unit);
  });

  readonly municipios = $derived.by(() => this.workspace.territory.catalog.municipios);
  /** Units that elected, in key order: those of the map on screen, else those of the file's own. */
  readonly claves: readonly string[] = $derived.by(() => {
    if (this.unit === 'municipio') return this.municipios.map((m) => m.clave as string);
    if (this.unit === 'seccion') return this.ofState(this.counted?.onMap.sums.claves ?? []);
    const { map } = this.districts;
    const own = this.counted?.onMap.sums.claves ?? [];
    if (!map) return own;
    // Those that the map lacks come after its own: no vote is out of sight.
    const known = new Set<string>(map.distritos);
    return [...map.distritos, ...own.filter((clave) => !known.has(clave))];
  });

  /** Units of the state chosen; there are too many secciones to look at those of the whole country. */
  private ofState(claves: readonly string[]): readonly string[] {
    const { ent } = this.view;
    return ent ? claves.filter((c) => c.startsWith(ent)) : [];
  }

  nameOf = (clave: string): string => {
    if (this.unit === 'seccion') return ELECTIONS.section(clave);
    return this.unit === 'municipio' ? (this.placeNames.get(clave) ?? clave) : this.districts.nameOf(clave);
  };
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

  private readonly columnsNow = $derived.by(() => this.counted?.columns() ?? null);
  private readonly swings = $derived.by(() => {
    const { counted, before, columnsNow, view } = this;
    return counted && before && columnsNow
      ? swingColumn(counted.onMap.sums, columnsNow, before.onMap.sums, view.coaliciones)
      : null;
  });

  /** A figure of a unit; NaN where *sin dato*. */
  valueOf(measure: Exclude<ResultMeasure, 'ganador'>, clave: string): number {
    const at = this.counted?.at.get(clave);
    const columns = measure === 'cambio' ? null : this.columnsNow;
    if (at === undefined) return NaN;
    switch (measure) {
      case 'cambio':
        return this.swings?.[at] ?? NaN;
      case 'partidos':
        return columns!.nep[at];
      default:
        return columns![measure][at];
    }
  }
  winnerOf = (clave: string): string => {
    const { counted, columnsNow } = this;
    const at = counted?.at.get(clave);
    if (at === undefined || columnsNow!.first[at] < 0) return '';
    return columnsNow!.tie[at] ? ELECTIONS.tie : counted!.onMap.sums.opciones[columnsNow!.first[at]].id;
  };

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
    const { ent, ordenDistritos: orden } = this.view;
    const byState = ent !== null && this.unit !== 'circunscripcion';
    const claves = byState ? [...this.ofState(this.claves)] : [...this.claves];
    const value = orden && this.columns.get(orden.columna);
    if (!orden || !value) return orden?.columna === 'distrito' && orden.desc ? claves.toReversed() : claves;
    const sign = orden.desc ? -1 : 1;
    const absent = (v: number | string) => Number(v === '' || Number.isNaN(v));
    return claves
      .map((clave) => ({ clave, v: value(clave) }))
      .sort(({ v: x, clave: a }, { v: y, clave: b }) => {
        const by = typeof x === 'string' ? collator.compare(x, y as string) : x - (y as number);
        return absent(x) - absent(y) || sign * (by || 0) || (a < b ? -1 : 1);
      })
      .map((r) => r.clave);
  });

  /** A figure of a unit in words. */
  textOf(measure: ResultMeasure, clave: string): string {
    if (this.isWithoutParties(clave)) return ELECTIONS.withoutParties;
    if (measure === 'ganador') return this.winnerOf(clave) || ELECTIONS.noData;
    const value = this.valueOf(measure, clave);
    return Number.isNaN(value) ? ELECTIONS.noData : ELECTIONS.value(measure, value);
  }

  /** The margin of a unit in an election, in words. */
  marginText(clave: string, counted: CountedElection | null): string {
    const margin = counted?.outcome(clave)?.margen ?? NaN;
    return Number.isNaN(margin) ? ELECTIONS.noData : ELECTIONS.value('margen', margin);
  }
}

/** Results by the unit that the page lists. */
export const ballots = new Ballots(view, workspace, districts, () =>
  view.por === 'distrito' ? view.nivel : view.por
);
