import { foldName } from '../../domain/catalog';
import { isTooCoarse, type VoteLevel } from '../../domain/votes';
import { resultColumns, type ResultColumns } from '../../electoral/candidacies';
import { outcomeOf, type Outcome } from '../../electoral/outcome';
import type { VoteDifference, VotesOnMap, VoteSums, VoteUnit } from '../../electoral/sum-votes';
import { ELECTIONS } from '../../text/es/votes';
import type { ListedElection, VoteSource } from '../../workers/facts/elections';
import type { DatasetSource } from '../../workers/dataset-source';
import type { VotesReport } from '../../workers/import-report';
import type { View } from '../../session/address/view.svelte';
import type { Workspace } from '../../session/data/workspace.svelte';

/** One election that is loaded. */
export interface Election {
  /** Of its year, office and level: the same in every browser that loads the same file. */
  id: string;
  name: string;
  anio: string;
  cargo: string;
  nivel: VoteLevel;
  /** The file it came in, and when; null is the demonstration. */
  archivo: string;
  fecha: string | null;
  source: VoteSource;
  report: VotesReport | null;
}

/** Files of the invented elections, oldest first. */
const DEMO: readonly (readonly [file: string, cargo: string, anio: string, nivel: VoteLevel])[] = [
  ['diputaciones_federales_2021_demostracion', 'diputaciones federales', '2021', 'seccion'],
  ['ayuntamientos_2024_demostracion', 'ayuntamientos', '2024', 'municipio'],
  ['diputaciones_federales_2024_demostracion', 'diputaciones federales', '2024', 'seccion']
];

/** Votes of an election on a map, with the outcome of each unit; `null` when nothing can put them there. */
export interface CountedElection {
  onMap: VotesOnMap;
  at: ReadonlyMap<string, number>;
  /** What the election gave in a unit; null where it has no votes. */
  outcome(clave: string): Outcome | null;
  /** Figures of every unit at once, by the positions of `at`. */
  columns(): ResultColumns;
  whole: Outcome;
}

/** The elections that are loaded, and their votes by unit. */
export class Elections {
  private listed = $state.raw<{ key: string; elections: ListedElection[] } | null>(null);
  private answers = $state.raw<ReadonlyMap<string, VotesOnMap | null>>(new Map());
  private readonly asked = new Set<string>();
  /** Something could not be counted. */
  failed = $state(false);

  constructor(
    private readonly view: View,
    private readonly workspace: Workspace,
    private readonly siteUrl: (file: string) => string,
    /** The secciones in use, what names them, and the circunscripción of each state. */
    private readonly places: () => { source: DatasetSource; key: string; groups: [string, string][] }
  ) {}

  private readonly resultsKey = $derived.by(() => {
    const { resultados } = this.workspace.tables;
    return typeof resultados === 'string' ? resultados : resultados.id;
  });
  /** Newest first; those of whole files before those of the table of results. */
  readonly list: readonly Election[] = $derived.by(() => {
    const { votes, tables } = this.workspace;
    const files: Omit<Election, 'id' | 'name'>[] =
      votes === 'demo'
        ? DEMO.map(([file, cargo, anio, nivel]) => ({
            anio,
            cargo,
            nivel,
            archivo: '',
            fecha: null,
            source: { url: this.siteUrl(`demo/${file}.csv`), name: `${file}.csv` },
            report: null
          }))
        : votes.map(({ id, nombre, fecha, report }) => ({
            anio: report.anio,
            cargo: report.cargo,
            nivel: report.nivel,
            archivo: nombre,
            fecha,
            source: { id },
            report
          }));
    const { resultados } = tables;
    const table = this.listed?.key === this.resultsKey ? this.listed.elections : [];
    const rows: typeof files = table.map(({ anio, cargo, nivel }, at) => ({
      anio,
      cargo,
      nivel,
      archivo: typeof resultados === 'string' ? '' : resultados.nombre,
      fecha: typeof resultados === 'string' ? null : resultados.fecha,
      source: { results: this.workspace.sourceOf('resultados'), at },
      report: null
    }));
    // A sample never stands before a whole election; of one year those by sección come first: they fit any map.
    const newest = (a: (typeof files)[number], b: (typeof files)[number]) =>
      Number(!!a.report?.muestra) - Number(!!b.report?.muestra) ||
      b.anio.localeCompare(a.anio) ||
      Number(b.nivel === 'seccion') - Number(a.nivel === 'seccion');
    const used = new Map<string, number>();
    return [...files.toReversed().sort(newest), ...rows.toSorted(newest)].map((election) => {
      const { anio, cargo, archivo, nivel } = election;
      const base = foldName(`${anio} ${cargo || archivo} ${nivel}`).replaceAll(' ', '-');
      const times = (used.get(base) ?? 0) + 1;
      used.set(base, times);
      const id = times > 1 ? `${base}-${times}` : base;
      return {
        ...election,
        id,
        name: ELECTIONS.name(cargo, anio, archivo, nivel, !!election.report?.muestra)
      };
    });
  });

  /** The election on screen: that of the address, else the latest. */
  readonly chosen: Election | null = $derived.by(
    () => this.list.find((e) => e.id === this.view.eleccion) ?? this.list[0] ?? null
  );
  /** The one it is compared with. */
  readonly before: Election | null = $derived.by(
    () => this.list.find((e) => e.id === this.view.antes && e.id !== this.chosen?.id) ?? null
  );

  /** The election on screen comes by units too large to say anything of those asked for. */
  cannotTell = (unit: VoteUnit): boolean => this.chosen !== null && isTooCoarse(this.chosen.nivel, unit);

  private keyOf = (election: Election, unit: VoteUnit): string =>
    JSON.stringify([election.source, unit, this.places().key, this.workspace.frameId]);

  /** Asks for the votes of an election by unit; calls for the same ones share one counting. */
  ensure(election: Election | null, unit: VoteUnit): void {
    if (!election || this.workspace.phase !== 'listo') return;
    const key = this.keyOf(election, unit);
    if (this.asked.has(key)) return;
    this.asked.add(key);
    const { source, groups } = this.places();
    this.workspace.work
      .facts('sumVotes', election.source, unit, source, groups, this.workspace.context())
      .then(
        (onMap) => {
          this.failed = false;
          this.answers = new Map([...this.answers, [key, onMap]]);
        },
        (error) => {
          console.error(error);
          this.asked.delete(key);
          this.failed = true;
        }
      );
  }

  /** Reads which elections the table of results has. */
  async refreshList(): Promise<void> {
    const key = this.resultsKey;
    if (this.listed?.key === key) return;
    const elections = await this.workspace.work.facts(
      'listResults',
      this.workspace.sourceOf('resultados'),
      this.workspace.context()
    );
    if (key === this.resultsKey) this.listed = { key, elections };
  }

  /** The units on which two files do not agree; null when one of them cannot be put by that unit. */
  compare(a: Election, b: Election, unit: VoteUnit): Promise<VoteDifference[] | null> {
    const { source, groups } = this.places();
    return this.workspace.work.facts(
      'compareVotes',
      a.source,
      b.source,
      unit,
      source,
      groups,
      this.workspace.context()
    );
  }

  private readonly counted = new Map<string, CountedElection>();

  /** Votes by unit: undefined while they are counted, null when nothing can say the unit of the rows. */
  of(election: Election | null, unit: VoteUnit): CountedElection | null | undefined {
    if (!election) return null;
    const key = this.keyOf(election, unit);
    const onMap = this.answers.get(key);
    if (!onMap) return onMap;
    const { coaliciones } = this.view;
    const name = `${key} ${coaliciones}`;
    let counted = this.counted.get(name);
    if (!counted) {
      const at = new Map(onMap.sums.claves.map((clave, i) => [clave, i]));
      const known: (Outcome | undefined)[] = [];
      const outcome = (clave: string) => {
        const i = at.get(clave);
        return i === undefined ? null : (known[i] ??= outcomeOf(onMap.sums, i, coaliciones));
      };
      let columns: ResultColumns | null = null;
      counted = {
        onMap,
        at,
        outcome,
        columns: () => (columns ??= resultColumns(onMap.sums, coaliciones)),
        whole: outcomeOf(sumAll(onMap), 0, coaliciones)
      };
      this.counted.set(name, counted);
    }
    return counted;
  }
}

/** Every vote of an election, in units and apart. */
function sumAll({ sums, apart }: VotesOnMap): VoteSums {
  const parts = [sums, ...apart.map((a) => a.sums)];
  const total = (of: (s: typeof sums) => Float64Array) => {
    let sum = NaN;
    for (const part of parts)
      for (const value of of(part)) if (!Number.isNaN(value)) sum = (Number.isNaN(sum) ? 0 : sum) + value;
    return Float64Array.of(sum);
  };
  return {
    opciones: sums.opciones,
    claves: [''],
    filas: total((s) => s.filas),
    votos: sums.opciones.map((_, i) => total((s) => s.votos[i])),
    juntos: sums.juntos && sums.opciones.map((_, i) => total((s) => s.juntos![i])),
    total: total((s) => s.total),
    lista: total((s) => s.lista)
  };
}
