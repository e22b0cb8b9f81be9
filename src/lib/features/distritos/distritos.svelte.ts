import { toIso } from '../../domain/day';
import {
  countDistricts,
  countedPairs,
  coverDistricts,
  missingFor,
  type Band
} from '../../electoral/coverage';
import { coverWhole, type DistrictMap } from '../../electoral/district-map';
import { groupMunicipalities, paintDistricts } from '../../electoral/paint';
import { sumPlaced, type CellDistricts } from '../../electoral/place-cells';
import { classOf, CODE } from '../../scale/classify';
import { rampColors } from '../../scale/palette';
import { DISTRICTS } from '../../text/es/distritos';
import { percent } from '../../text/es/shared/numbers';
import type { Board } from '../../session/coverage/board.svelte';
import { DistrictTables } from './district-tables.svelte';
import { maskState, type HoverLine, type MapSubject } from '../../session/map/map-display.svelte';
import type { Results } from '../../session/coverage/results.svelte';
import type { DistrictColumn } from '../../session/address/distritos';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';
import { board, results, siteBase, view, workspace } from '../../session/app.svelte';

/** Limits of the classes of coverage, percent: the same on every map, so that two of them can be compared. */
export const COVERAGE_BREAKS = [20, 40, 60, 80];

/** Shares are sums of fractions: two that differ in the last bits are the same. */
const steady = (value: number) => Math.round(value * 1e9) / 1e9;

/** Districts over the municipalities in use, how much of each is covered, and what the map shows of it. */
export class Districts extends DistrictTables implements MapSubject {
  private places = $state.raw<{ key: string; districts: CellDistricts } | null>(null);
  private placing = '';

  constructor(
    view: View,
    workspace: Workspace,
    private readonly results: Results,
    private readonly board: Board,
    siteUrl: (file: string) => string
  ) {
    super(view, workspace, siteUrl);
  }

  /** Active cells by municipality under the filters; zero before the first answer. */
  private readonly active = $derived.by(
    () => this.board.answer?.columns.activas ?? new Float64Array(this.claves.length)
  );
  readonly covered = $derived.by(() => {
    const covered = new Uint8Array(this.active.length);
    this.active.forEach((n, m) => (covered[m] = n > 0 ? 1 : 0));
    return covered;
  });

  private readonly shapeLayer = $derived.by(() => {
    const { nivel } = this.view;
    return nivel === 'federal' || nivel === 'local' ? (this.shapes[nivel].at(-1)?.card.id ?? null) : null;
  });
  /** Cells say their sección or their point, and the level has districts to place them in. */
  private readonly placeKey = $derived.by(() => {
    const { facts } = this.results;
    const { nivel } = this.view;
    if (!facts || (!facts.columns.seccion && !facts.columns.punto)) return '';
    if (nivel !== 'federal' && nivel !== 'local') return '';
    return JSON.stringify([this.workspace.factsKey, this.sectionKey, nivel, this.shapeLayer]);
  });

  /** Finds the districts of the cells that say where they are. */
  async place(): Promise<void> {
    const { placeKey: key, workspace } = this;
    if (!key || this.places?.key === key || this.placing === key) return;
    this.placing = key;
    const kind = this.view.nivel as 'federal' | 'local';
    try {
      const { sectionSource, shapeLayer } = this;
      const districts = await workspace.work.facts(
        'placeCells',
        kind,
        [...this.claves],
        sectionSource,
        shapeLayer,
        workspace.context()
      );
      if (key === this.placeKey && districts) this.places = { key, districts };
    } catch (error) {
      console.error(error);
      this.failed = true;
    } finally {
      if (this.placing === key) this.placing = '';
    }
  }

  /** How many cells say where they are, and how many of them could be placed; null when none does. */
  readonly told = $derived.by(() =>
    this.places?.key === this.placeKey && this.placeKey ? this.places.districts : null
  );
  private readonly placed = $derived.by(() => {
    const { told, map, results } = this;
    if (!told?.placed || !map || !results.facts) return null;
    return sumPlaced(map, results.facts.columns, results.filterAt(this.view.fecha), told.district);
  });

  readonly band: Band | null = $derived.by(
    () => this.map && coverDistricts(this.map, this.covered, this.placed)
  );
  /** Districts of the state chosen, in key order; circunscripciones are of several. */
  private readonly inSight = $derived.by(() => {
    const { ent, nivel } = this.view;
    const distritos = this.map?.distritos ?? [];
    const all = [...distritos.keys()];
    return ent && nivel !== 'circunscripcion' ? all.filter((d) => distritos[d].startsWith(ent)) : all;
  });
  /** Coverage of the districts in sight together. */
  readonly whole = $derived.by(() => this.map && this.band && coverWhole(this.map, this.band, this.inSight));
  readonly cells: Band | null = $derived.by(
    () => this.map && countDistricts(this.map, this.active, this.placed?.cells ?? null)
  );
  readonly members: Band | null = $derived.by(() => {
    const figures = this.board.answer?.columns.integrantes;
    return this.map && figures ? countDistricts(this.map, figures, this.placed?.members ?? null) : null;
  });
  /** Positions of the municipalities of the state chosen that are not known to lie whole in one district. */
  private readonly notWhole = $derived.by(() => {
    const { map, claves } = this;
    const { ent } = this.view;
    const lists = { cut: [] as number[], unsure: [] as number[], without: [] as number[] };
    if (!map) return lists;
    for (let m = 0; m < map.parts.length; m++) {
      if (map.whole[m] || (ent && !claves[m].startsWith(ent))) continue;
      const parts = map.parts[m];
      (parts > 1 ? lists.cut : parts === 1 ? lists.unsure : lists.without).push(m);
    }
    return lists;
  });
  /** Positions of the municipalities that lie in several districts. */
  readonly cut = $derived.by(() => this.notWhole.cut);
  /** Those with secciones that no district has, and all the others in one. */
  readonly unsure = $derived.by(() => this.notWhole.unsure);
  /** Secciones of the districts in sight without the figure that they are weighed by. */
  readonly unweighed = $derived.by(() => {
    const counts = this.map?.unweighed;
    return counts ? this.inSight.reduce((sum, d) => sum + counts[d], 0) : 0;
  });
  /** Secciones of the table in use that lie in no district of the level. */
  readonly loose = $derived.by(() => {
    const { nivel } = this.view;
    if (nivel !== 'federal' && nivel !== 'local') return 0;
    return this.originOf(nivel) === 'secciones' ? (this.sectionFacts?.sinDistrito[nivel] ?? 0) : 0;
  });
  /** Those that no district has. */
  readonly without = $derived.by(() => this.notWhole.without);
  /** Covered and cut municipalities of each district. */
  readonly tally = $derived.by(() => {
    const { map, covered } = this;
    const count = map?.distritos.length ?? 0;
    const [coveredIn, cutIn] = [new Uint16Array(count), new Uint16Array(count)];
    map?.municipio.forEach((m, i) => {
      if (covered[m]) coveredIn[map.distrito[i]]++;
      if (map.parts[m] > 1) cutIn[map.distrito[i]]++;
    });
    return { coveredIn, cutIn };
  });
  /** Districts at the threshold or over it, by each end of the band. */
  readonly reached = $derived.by(() => {
    const { band } = this;
    const { inSight, view } = this;
    const count = (shares: Float64Array) => inSight.filter((d) => shares[d] >= view.umbral - 1e-9).length;
    return band && { min: count(band.min), best: count(band.best), max: count(band.max), of: inSight.length };
  });

  /** Position of the selected district on the map; −1 for none. */
  readonly selected = $derived.by(() => this.map?.distritos.indexOf(this.view.dis ?? '') ?? -1);

  /** The pairs of a district, the largest part of it first. */
  pairsOf(d: number): number[] {
    const { map } = this;
    if (!map) return [];
    return Array.from({ length: map.starts[d + 1] - map.starts[d] }, (_, i) => map.starts[d] + i).sort(
      (a, b) => map.shareDistrito[b] - map.shareDistrito[a] || map.municipio[a] - map.municipio[b]
    );
  }

  /** The districts of a municipality with its share (0–1) in each, the largest first. */
  districtsOf(position: number): { d: number; share: number }[] {
    const { map } = this;
    if (!map) return [];
    return [...map.municipio.keys()]
      .filter((i) => map.municipio[i] === position)
      .map((i) => ({ d: map.distrito[i], share: map.shareMunicipio[i] }))
      .sort((a, b) => b.share - a.share);
  }

  /** Pairs that the best estimate counts. */
  readonly counted = $derived.by(() => this.map && countedPairs(this.map, this.covered, this.placed));
  /** The fewest municipalities for a district to reach the threshold; null when all of them would not. */
  missing(d: number) {
    return this.map && this.counted ? missingFor(this.map, d, this.counted, this.view.umbral) : null;
  }

  /** Districts in the state chosen, in the order of the table. */
  readonly rows = $derived.by(() => {
    const { map, band } = this;
    if (!map || !band) return [];
    const { ordenDistritos: orden } = this.view;
    const sign = (orden?.desc ?? true) ? -1 : 1;
    const value = this.valuesOf(orden?.columna ?? 'cobertura');
    return this.inSight
      .map((d) => ({ d, v: steady(value(d)) }))
      .sort((a, b) => {
        const absent = Number(Number.isNaN(a.v)) - Number(Number.isNaN(b.v));
        return absent || sign * (a.v - b.v || 0) || a.d - b.d;
      })
      .map(({ d }) => d);
  });

  private valuesOf(column: DistrictColumn): (d: number) => number {
    const { map, band, cells, members } = this;
    // The columns of results are of another table.
    switch (column) {
      case 'distrito':
        // They stand in the order of their keys.
        return (d) => d;
      case 'municipios':
        return (d) => map!.starts[d + 1] - map!.starts[d];
      case 'celulas':
        return (d) => cells!.best[d];
      case 'integrantes':
        return (d) => members?.best[d] ?? NaN;
      default:
        return (d) => band!.best[d];
    }
  }

  // What the map shows.
  readonly hasCard = true;
  private readonly grouped = new WeakMap<DistrictMap, Int32Array>();
  /** The borders of states are on the map already. */
  readonly groups = $derived.by(() => {
    const { map, grouped } = this;
    if (!map || map.level === 'entidad') return null;
    if (!grouped.has(map)) grouped.set(map, groupMunicipalities(map));
    return grouped.get(map)!;
  });
  private readonly districtClasses = $derived.by(() =>
    Uint8Array.from(this.band?.best ?? [], (v) =>
      Number.isNaN(v) ? CODE.sinDato : v > 0 ? classOf(v, COVERAGE_BREAKS) : CODE.cero
    )
  );
  private readonly coverageClasses = $derived.by(() =>
    this.map && this.board.answer
      ? paintDistricts(this.map, this.districtClasses, { none: CODE.sinDato, cut: CODE.cortado })
      : new Uint8Array(this.claves.length).fill(CODE.noAplica)
  );
  /** Districts in each class of coverage, for the legend. */
  readonly legend = $derived.by(() => {
    const counts = new Map<number, number>();
    for (const d of this.rows) {
      const code = this.districtClasses[d];
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return counts;
  });
  /** What a part of the page puts on the map instead of coverage. */
  overlay = $state.raw<
    (Pick<MapSubject, 'classes' | 'colors'> & { hover(position: number): HoverLine[] }) | null
  >(null);

  get classes(): Uint8Array {
    return this.overlay?.classes ?? this.coverageClasses;
  }
  get colors(): readonly string[] {
    return this.overlay?.colors ?? this.ramp;
  }
  private readonly ramp = $derived.by(() =>
    rampColors(this.view.paleta, COVERAGE_BREAKS.length + 1, this.board.theme)
  );
  readonly visible = $derived.by(() => {
    const { map, selected, claves } = this;
    const { ent } = this.view;
    if (!map || selected < 0) return maskState(claves, ent);
    const shown = new Uint8Array(claves.length);
    for (const i of this.pairsOf(selected)) shown[map.municipio[i]] = 1;
    return shown;
  });
  readonly marked = $derived.by((): readonly number[] => {
    const { map, selected } = this;
    return map && selected >= 0 ? this.pairsOf(selected).map((i) => map.municipio[i]) : [];
  });

  hover(position: number): HoverLine[] {
    const { map, band, overlay } = this;
    if (!map || !band) return [];
    if (overlay) return overlay.hover(position);
    const inside = this.districtsOf(position);
    if (inside.length === 0) return [[DISTRICTS.none, '']];
    return inside
      .slice(0, 8)
      .map(({ d, share }): HoverLine => [
        inside.length === 1
          ? this.nameOf(map.distritos[d])
          : DISTRICTS.part(this.nameOf(map.distritos[d]), share),
        percent(band.best[d])
      ]);
  }

  select(clave: string | null, position: number | null): void {
    const inside = position === null ? [] : this.districtsOf(position);
    // A cut municipality is of no district: its own card says which ones it lies in.
    const dis = inside.length === 1 ? this.map!.distritos[inside[0].d] : null;
    this.view.set({ mun: clave, dis });
  }

  /** The day of the cells on screen, `AAAA-MM-DD`. */
  readonly cellsDate = $derived.by(() => toIso(this.board.answer?.fecha ?? this.view.fecha));
}

const siteUrl = (file: string) => new URL(`${siteBase}${file}`, location.href).href;

/** Districts and elections: one of each for the life of the page, made when a page about them is first opened. */
export const districts = new Districts(view, workspace, results, board, siteUrl);
