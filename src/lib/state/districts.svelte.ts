import { toIso } from '../domain/day';
import type { DistrictLevel, PairTable, WeightBase } from '../domain/district';
import type { Distritacion, ElectoralReference } from '../domain/shipped';
import { countDistricts, countedPairs, coverDistricts, missingFor, type Band } from '../electoral/coverage';
import { coverWhole, hasBase, weighDistricts, type DistrictMap } from '../electoral/district-map';
import { groupMunicipalities, paintDistricts } from '../electoral/paint';
import { pairShapes, pairsOf, type PairsByLevel } from '../electoral/pairs';
import { sumPlaced, type CellDistricts } from '../electoral/place-cells';
import { classOf, CODE } from '../scale/classify';
import { rampColors } from '../scale/palette';
import { DISTRICTS } from '../text/districts';
import { percent } from '../text/numbers';
import type { Board } from './board.svelte';
import type { SectionFacts, VoteSource } from './electoral-desk';
import { Elections } from './elections.svelte';
import type { Source } from './facts.worker';
import type { HoverLine, MapSubject } from './picture.svelte';
import type { Results } from './results.svelte';
import type { DistrictColumn } from './view-url';
import type { View } from './view.svelte';
import type { Workspace } from './workspace.svelte';

/** Limits of the classes of coverage, percent: the same on every map, so that two of them can be compared. */
export const COVERAGE_BREAKS = [20, 40, 60, 80];
const NO_PAIRS: PairsByLevel = { federal: null, local: null, entidad: null };
const collator = new Intl.Collator('es-MX');

/** Where the pairs on screen come from. */
export type Origin = 'secciones' | 'limites' | 'estados';

/** Districts over the municipalities in use, how much of each is covered, and what the map shows of it. */
export class Districts implements MapSubject {
  reference = $state.raw<ElectoralReference | null>(null);
  /** The catalogues of the site or the secciones could not be read. */
  failed = $state(false);
  private facts = $state.raw<{ key: string; facts: SectionFacts | null } | null>(null);
  private places = $state.raw<{ key: string; districts: CellDistricts } | null>(null);
  private loading = '';
  private placing = '';
  readonly elections: Elections;

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly results: Results,
    private readonly board: Board,
    private readonly siteUrl: (file: string) => string
  ) {
    this.elections = new Elections(view, workspace, siteUrl, () => ({
      source: this.sectionSource,
      key: `${this.sectionKey} ${this.conformacion?.id ?? ''}`,
      groups: this.constituencies
    }));
  }

  private get sectionSource(): Source {
    const { sections } = this.workspace;
    if (sections === 'demo') return { url: this.siteUrl('demo/secciones.csv') };
    return sections === 'vacio' ? null : { id: sections.id };
  }
  private readonly sectionKey = $derived.by(() => {
    const { sections } = this.workspace;
    return typeof sections === 'string' ? sections : sections.id;
  });
  /** An election by sección whose voters may stand in for those that the secciones lack. */
  private get voters(): VoteSource | null {
    const { votes } = this.workspace;
    if (votes === 'demo') return null;
    const found = votes.findLast((c) => c.report.nivel === 'seccion' && c.report.lista > 0);
    return found ? { id: found.id } : null;
  }

  /** The invented districts are on screen. */
  readonly isDemo = $derived.by(
    () => this.workspace.sections === 'demo' && (this.view.nivel === 'federal' || this.view.nivel === 'local')
  );

  /** The make-up of the circunscripciones in use: that of the address, else the newest. */
  readonly conformacion = $derived.by(() => {
    const all = this.reference?.conformaciones ?? [];
    return all.find((c) => c.id === this.view.conformacion) ?? all[0] ?? null;
  });
  private readonly constituencies = $derived.by((): [string, string][] =>
    (this.conformacion?.circunscripciones ?? []).flatMap(({ clave, entidades }) =>
      entidades.map((e): [string, string] => [e, String(clave)])
    )
  );

  /** Brings what the page needs and is not here. Called whenever what is loaded changes. */
  async refresh(): Promise<void> {
    const { workspace } = this;
    if (workspace.phase !== 'listo') return;
    const key = JSON.stringify([this.sectionKey, this.voters]);
    void workspace.votes;
    const wanted = this.reference === null || this.facts?.key !== key;
    if (!wanted || this.loading === key) return;
    this.loading = key;
    try {
      this.reference ??= (await (
        await fetch(this.siteUrl('datos/electoral.json'))
      ).json()) as ElectoralReference;
      const facts = await workspace.work.facts(
        'useSections',
        this.sectionSource,
        this.voters,
        workspace.context()
      );
      if (key === this.loading) this.facts = { key, facts };
      this.failed = false;
    } catch (error) {
      console.error(error);
      this.failed = true;
    } finally {
      if (this.loading === key) this.loading = '';
    }
  }

  /** Districts are on their way. */
  readonly waiting = $derived.by(() => !this.failed && (this.reference === null || this.facts === null));
  readonly sectionFacts = $derived.by(() => this.facts?.facts ?? null);

  /** Shapes of districts that lie over the frame in use, by level. */
  private readonly shapes = $derived.by(() => {
    const { electoral, frameId } = this.workspace;
    const of = (nivel: string) =>
      electoral.filter(({ card, content }) => card.report.nivel === nivel && content.frame === frameId);
    return { federal: of('distritos'), local: of('distritos-locales') };
  });

  private readonly pairs = $derived.by((): PairsByLevel => {
    const said = this.sectionFacts?.pairs ?? NO_PAIRS;
    const drawn = (level: 'federal' | 'local') => pairShapes(this.shapes[level].map((s) => s.content));
    return {
      federal: said.federal ?? drawn('federal'),
      local: said.local ?? drawn('local'),
      entidad: said.entidad
    };
  });

  /** Where the pairs of a level come from; null when nothing says them. */
  originOf(level: DistrictLevel): Origin | null {
    if (level === 'entidad' || level === 'circunscripcion')
      return this.sectionFacts?.pairs.entidad ? 'secciones' : 'estados';
    if (this.sectionFacts?.pairs[level]) return 'secciones';
    return this.shapes[level].length ? 'limites' : null;
  }

  private readonly claves = $derived.by(() =>
    this.workspace.territory.catalog.municipios.map((m) => m.clave as string)
  );
  private readonly groupOf = $derived.by(() => {
    const groups = new Map(this.constituencies);
    return (entidad: string) => groups.get(entidad) ?? null;
  });
  private readonly table: PairTable | null = $derived.by(() =>
    this.claves.length && this.reference
      ? pairsOf(this.pairs, this.view.nivel, this.claves, this.groupOf)
      : null
  );

  /** The bases that the table on screen can be weighed by. */
  readonly bases = $derived.by((): WeightBase[] => {
    const { table } = this;
    return table
      ? (['secciones', 'lista', 'poblacion', 'area'] as const).filter((b) => hasBase(table, b))
      : [];
  });
  readonly base: WeightBase = $derived.by(() => {
    const { bases, view } = this;
    if (bases.includes(view.base)) return view.base;
    return this.table?.area ? 'area' : 'poblacion';
  });

  private readonly areaKm2 = $derived.by(() =>
    Float64Array.from(this.workspace.territory.catalog.municipios, (m) => m.areaKm2)
  );
  readonly map: DistrictMap | null = $derived.by(() => {
    const { table, base } = this;
    if (!table) return null;
    const poblacion = this.workspace.population.values;
    const sources = { poblacion, areaKm2: base === 'area' ? this.areaKm2 : poblacion };
    return weighDistricts(table, this.view.nivel, base, this.workspace.territory.positions, sources);
  });

  /** Active cells by municipality under the filters; zero before the first answer. */
  private readonly active = $derived.by(
    () => this.board.answer?.columns.activas ?? new Float64Array(this.claves.length)
  );
  readonly covered = $derived.by(() => Uint8Array.from(this.active, (n) => (n > 0 ? 1 : 0)));

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
    const all = [...(this.map?.distritos.keys() ?? [])];
    return ent && nivel !== 'circunscripcion'
      ? all.filter((d) => this.map!.distritos[d].startsWith(ent))
      : all;
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
  private isInState = (m: number): boolean => !this.view.ent || this.claves[m].startsWith(this.view.ent);
  /** Positions of the municipalities that lie in several districts. */
  readonly cut = $derived.by(() => {
    const { map } = this;
    return map ? [...map.parts.keys()].filter((m) => map.parts[m] > 1 && this.isInState(m)) : [];
  });
  /** Those that no district has, and the covered ones among them. */
  readonly without = $derived.by(() => {
    const { map } = this;
    return map ? [...map.parts.keys()].filter((m) => map.parts[m] === 0 && this.isInState(m)) : [];
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

  /** The name of a unit of the level on screen. */
  nameOf = (clave: string): string => {
    const { territory } = this.workspace;
    const { nivel } = this.view;
    if (nivel === 'circunscripcion') return DISTRICTS.circunscripcion(clave);
    const state = territory.entidadName(clave);
    return nivel === 'entidad' ? state : DISTRICTS.name(state, Number(clave.slice(2)));
  };

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
    const rows = [...this.inSight];
    const sign = (orden?.desc ?? true) ? -1 : 1;
    const value = this.valuesOf(orden?.columna ?? 'cobertura');
    const absent = (d: number) => Number(typeof value(d) === 'number' && Number.isNaN(value(d)));
    return rows.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      const by = typeof x === 'string' ? collator.compare(x, y as string) : x - (y as number);
      return absent(a) - absent(b) || sign * (by || 0) || a - b;
    });
  });

  private valuesOf(column: DistrictColumn): (d: number) => number | string {
    const { map, band, cells, members } = this;
    // The columns of results are of another table.
    switch (column) {
      case 'distrito':
        return (d) => map!.distritos[d];
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
  readonly groups = $derived.by(() => (this.map ? groupMunicipalities(this.map) : null));
  private readonly districtClasses = $derived.by(() =>
    Uint8Array.from(this.band?.best ?? [], (v) => (v > 0 ? classOf(v, COVERAGE_BREAKS) : CODE.cero))
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
    const shown = Uint8Array.from(claves, (c) => (!ent || c.startsWith(ent) ? 1 : 0));
    if (!map || selected < 0) return shown;
    shown.fill(0);
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

  /** The drawing of districts whose count of districts per state is that of the table on screen. */
  readonly distritacion: Distritacion | null = $derived.by(() => {
    const { map, reference } = this;
    if (!map || !reference || map.level !== 'federal') return null;
    const counts = new Map<string, number>();
    for (const d of map.distritos) counts.set(d.slice(0, 2), (counts.get(d.slice(0, 2)) ?? 0) + 1);
    const fits = ({ distritos }: Distritacion) => [...counts].every(([e, n]) => distritos[e] === n);
    return reference.distritaciones.find(fits) ?? null;
  });

  /** Where the districts on screen come from, in words. */
  readonly source = $derived.by(() => {
    const { workspace, view, conformacion } = this;
    const { nivel } = view;
    const origin = this.originOf(nivel);
    const parts: string[] = [];
    if (origin === 'secciones')
      parts.push(
        typeof workspace.sections === 'string'
          ? DISTRICTS.demoSource
          : DISTRICTS.sectionsSource(
              workspace.sections.nombre,
              workspace.sections.report.columnas.join(', '),
              workspace.sections.fecha
            )
      );
    if (origin === 'limites')
      parts.push(
        ...this.shapes[nivel as 'federal'].map(({ card }) => DISTRICTS.shapesSource(card.nombre, card.fecha))
      );
    if (origin === 'estados') parts.push(DISTRICTS.statesSource(workspace.territory.catalog.nombre));
    if (nivel === 'circunscripcion' && conformacion)
      parts.push(`${conformacion.fuente} (${conformacion.vigente_desde})`);
    return parts;
  });

  /** The day of the cells on screen, `AAAA-MM-DD`. */
  readonly cellsDate = $derived.by(() => toIso(this.board.answer?.fecha ?? this.view.fecha));
}
