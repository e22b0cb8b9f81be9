import type { DistrictLevel, PairTable, WeightBase } from '../../domain/district';
import type { Distritacion, ElectoralReference } from '../../domain/shipped';
import { hasBase, weighDistricts, type DistrictMap } from '../../electoral/district-map';
import { pairShapes, pairsOf, type PairsByLevel } from '../../electoral/pairs';
import { DISTRICTS } from '../../text/es/distritos';
import type { SectionFacts, VoteSource } from '../../workers/facts/elections';
import { Elections } from './elections.svelte';
import type { DatasetSource } from '../../workers/dataset-source';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';

const STATES = 32;
const NO_PAIRS: PairsByLevel = { federal: null, local: null, entidad: null };

/** Remembers the last answer of each name, for as long as what it was made of is the same. */
function remember<T>() {
  const known = new Map<string, { of: readonly unknown[]; answer: T }>();
  return (name: string, of: readonly unknown[], make: () => T): T => {
    const last = known.get(name);
    if (last && of.every((part, i) => part === last.of[i])) return last.answer;
    const answer = make();
    known.set(name, { of, answer });
    return answer;
  };
}

/** Where the pairs on screen come from. */
export type Origin = 'secciones' | 'limites' | 'estados';

/** Which municipalities meet which districts of the level on screen, from what was loaded, weighed by the base chosen. */
export class DistrictTables {
  reference = $state.raw<ElectoralReference | null>(null);
  /** The catalogues of the site or the secciones could not be read. */
  failed = $state(false);
  private facts = $state.raw<{ key: string; facts: SectionFacts | null } | null>(null);
  private loading = '';
  readonly elections: Elections;

  constructor(
    protected readonly view: View,
    protected readonly workspace: Workspace,
    protected readonly siteUrl: (file: string) => string
  ) {
    this.elections = new Elections(view, workspace, siteUrl, () => ({
      source: this.sectionSource,
      key: `${this.sectionKey} ${this.conformacion?.id ?? ''}`,
      groups: this.constituencies
    }));
  }

  protected get sectionSource(): DatasetSource {
    const { sections } = this.workspace;
    if (sections === 'demo') return { url: this.siteUrl('demo/secciones.csv') };
    return sections === 'vacio' ? null : { id: sections.id };
  }
  protected readonly sectionKey = $derived.by(() => {
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
  protected readonly shapes = $derived.by(() => {
    const { electoral, frameId } = this.workspace;
    const of = (nivel: string) =>
      electoral.filter(({ card, content }) => card.report.nivel === nivel && content.frame === frameId);
    return { federal: of('distritos'), local: of('distritos-locales') };
  });

  /** When the newest shapes of the level on screen came, `AAAA-MM-DD`; null without any. */
  readonly shapesDate = $derived.by(() => {
    const { nivel } = this.view;
    const shapes = nivel === 'federal' || nivel === 'local' ? this.shapes[nivel] : [];
    return (
      shapes
        .map((s) => s.card.fecha)
        .sort()
        .at(-1) ?? null
    );
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

  /** Voters of each municipality by its secciones, NaN where nobody says them; null when no table does. */
  readonly votersOf = $derived.by((): Float64Array | null => {
    const table = this.pairs.entidad;
    if (!table?.lista) return null;
    const { positions } = this.workspace.territory;
    const voters = new Float64Array(this.claves.length).fill(NaN);
    table.municipio.forEach((m, pair) => {
      const at = positions.get(table.municipios[m]);
      const unsaid = table.unweighed.lista?.[pair] ?? 0;
      // A municipality some of whose secciones nobody counted has at least the others.
      if (at === undefined || table.secciones![pair] === unsaid) return;
      voters[at] = (voters[at] || 0) + table.lista![pair];
    });
    return voters;
  });

  /** Where the pairs of a level come from; null when nothing says them. */
  originOf(level: DistrictLevel): Origin | null {
    if (level === 'entidad' || level === 'circunscripcion')
      return this.sectionFacts?.pairs.entidad ? 'secciones' : 'estados';
    if (this.sectionFacts?.pairs[level]) return 'secciones';
    return this.shapes[level].length ? 'limites' : null;
  }

  protected readonly claves = $derived.by(() =>
    this.workspace.territory.catalog.municipios.map((m) => m.clave as string)
  );
  private readonly groupOf = $derived.by(() => {
    const groups = new Map(this.constituencies);
    return (entidad: string) => groups.get(entidad) ?? null;
  });
  private readonly table: PairTable | null = $derived.by(() =>
    this.claves.length && this.reference
      ? this.tablesByLevel(this.view.nivel, [this.pairs, this.claves, this.groupOf], () =>
          pairsOf(this.pairs, this.view.nivel, this.claves, this.groupOf)
        )
      : null
  );
  // Going back to a level makes nothing anew while what it stands on is the same.
  private readonly tablesByLevel = remember<PairTable | null>();
  private readonly mapsByLevel = remember<DistrictMap>();

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
    const { positions } = this.workspace.territory;
    const { nivel } = this.view;
    return this.mapsByLevel(`${nivel} ${base}`, [table, positions, sources.poblacion, sources.areaKm2], () =>
      weighDistricts(table, nivel, base, positions, sources)
    );
  });

  /** The name of a unit of the level on screen. */
  nameOf = (clave: string): string => {
    const { territory } = this.workspace;
    const { nivel } = this.view;
    if (nivel === 'circunscripcion') return DISTRICTS.circunscripcion(clave);
    const state = territory.entidadName(clave);
    return nivel === 'entidad' ? state : DISTRICTS.name(state, Number(clave.slice(2)));
  };

  /** What names the record of a unit in the catastro: what was checked of invented ones says nothing of others. */
  recordOf = (clave: string): string => `${this.isDemo ? 'demo-' : ''}${this.view.nivel}:${clave}`;

  /** The drawing of districts whose count of districts per state is that of the table on screen. */
  readonly distritacion: Distritacion | null = $derived.by(() => {
    const { map, reference } = this;
    if (!map || !reference || map.level !== 'federal') return null;
    const counts = new Map<string, number>();
    for (const d of map.distritos) counts.set(d.slice(0, 2), (counts.get(d.slice(0, 2)) ?? 0) + 1);
    const fits = ({ distritos }: Distritacion) => [...counts].every(([e, n]) => distritos[e] === n);
    // A part of the country fits more than one drawing.
    return counts.size === STATES ? (reference.distritaciones.find(fits) ?? null) : null;
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
}
