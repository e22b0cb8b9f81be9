import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { MultiPolygon, Polygon } from 'geojson';
import type { KeyPairs } from '../../domain/key-system';
import type { TableRow } from '../../domain/contract';
import { RESULTADOS } from '../../domain/contracts/resultados';
import type { SectionCatalog } from '../../domain/district';
import type { VoteTable } from '../../domain/votes';
import type { SectionChanges } from '../../domain/section-changes';
import { compareSections } from '../../electoral/compare-sections';
import { groupResults } from '../../electoral/long-results';
import { pairLevels, type PairsByLevel } from '../../electoral/pairs';
import {
  placeCells,
  type CellDistricts,
  type DistrictAt,
  type PlacedColumns
} from '../../electoral/place-cells';
import {
  compareVotes,
  sumVotes,
  unitFinder,
  wholeDistricts,
  type VoteDifference,
  type VotesOnMap,
  type VoteUnit
} from '../../electoral/sum-votes';
import { sectionsWithin } from '../../electoral/join-sections';
import { sampleIn } from '../../electoral/sample';
import { withVoters } from '../../electoral/voters';
import { Locator } from '../../geo/locate';
import { readSections } from '../../ingest/electoral/read-sections';
import { readVotes } from '../../ingest/electoral/read-votes';
import { readTable } from '../../ingest/table/read-table';
import type { DatasetCard, Payload } from '../../store/database';
import { readCard, readDataset } from '../../store/versions';
import type { DatasetSource } from '../dataset-source';
import { fetchBlob } from './fetch-blob';
import { readingContext, type FileContext } from '../file-context';
import type { SectionsReport } from '../import-report';
import { keepMade } from '../keep-dataset';
import { addSections } from '../files/read-electoral';

/** Where the votes of an election are: a file, or an election of the table of results by its position. */
export type VoteSource =
  { id: string } | { url: string; name: string } | { results: DatasetSource; at: number };

/** What the page needs of the secciones in use. */
export interface SectionFacts {
  pairs: PairsByLevel;
  /** How many there are, and how many lie in no district of a kind though the table has that column. */
  secciones: number;
  sinDistrito: Record<'federal' | 'local', number>;
  /** The election whose voters stand in for those that the table lacks; null for its own. */
  voters: string | null;
}

/** An election of the table of results. */
export type ListedElection = Pick<VoteTable, 'anio' | 'cargo' | 'nivel'> & {
  opciones: string[];
  unidades: number;
};

interface KnownSections {
  key: string;
  catalog: SectionCatalog;
  keys: KeyPairs;
}

/** Holds secciones and votes away from the page and sums them. */
export class ElectoralDesk {
  private sections: Promise<KnownSections | null> | null = null;
  private sectionsKey = '';
  private readonly tables = new Map<string, Promise<VoteTable | null>>();

  constructor(
    private readonly held: ReadonlyMap<string, { card: DatasetCard; payload: Payload }>,
    private readonly rowsOf: (id: string) => Promise<readonly TableRow[] | null>
  ) {}

  /** Forgets everything: what is kept may have changed. */
  forget(): void {
    this.sections = null;
    this.sectionsKey = '';
    this.tables.clear();
  }

  /** What it holds of a dataset, if it is in memory. */
  async inMemory(id: string): Promise<Payload | null> {
    const source = JSON.stringify({ id });
    const votes = await this.tables.get(source)?.catch(() => null);
    if (votes) return { kind: 'votos', table: votes };
    const sections =
      this.sectionsKey === JSON.stringify([{ id }, '']) && (await this.sections?.catch(() => null));
    return sections ? { kind: 'secciones', catalog: sections.catalog, keys: sections.keys } : null;
  }

  private async payloadOf(id: string): Promise<Payload | null> {
    return this.held.get(id)?.payload ?? (await readDataset(id));
  }

  private known(source: DatasetSource, context: FileContext): Promise<KnownSections | null> {
    const key = source ? JSON.stringify([source, 'url' in source ? context.frameId : '']) : '';
    if (this.sections && this.sectionsKey === key) return this.sections;
    this.sectionsKey = key;
    const mine = this.openSections(source, key, context);
    this.sections = mine;
    mine.catch(() => {
      if (this.sections === mine) this.sections = null;
    });
    return mine;
  }

  private async openSections(
    source: DatasetSource,
    key: string,
    context: FileContext
  ): Promise<KnownSections | null> {
    if (!source) return null;
    if ('url' in source) {
      const read = await readSections(await fetchBlob(source.url), readingContext(context));
      return { key, catalog: read.catalog, keys: [...read.keys] };
    }
    const payload = await this.payloadOf(source.id);
    return payload?.kind === 'secciones' ? { key, catalog: payload.catalog, keys: payload.keys } : null;
  }

  /** The INEGI keys of each INE key that a table of secciones gives both of. */
  async keysOf(id: string): Promise<KnownSections['keys']> {
    const payload = await this.payloadOf(id);
    return payload?.kind === 'secciones' ? payload.keys : [];
  }

  /**
   * A table of secciones joined to the one that was in use, and kept; null when the newer stands alone or one is gone.
   */
  async joinSections(before: string, after: string, both: boolean, context: FileContext) {
    const [was, is] = await this.twoSections(before, after);
    const made = was && is && addSections(was, is, context, both);
    return made && keepMade(made);
  }

  /** How many secciones a catalogue in use has in the states of another one; null when one of them is gone. */
  async sectionsWithin(before: string, after: string): Promise<number | null> {
    const [was, is] = await this.twoSections(before, after);
    return was && is && sectionsWithin(was.payload.catalog, is.payload.catalog);
  }

  private twoSections(before: string, after: string) {
    const open = async (id: string) => {
      const card = this.held.get(id)?.card ?? (await readCard(id));
      const payload = await this.payloadOf(id);
      return card && payload?.kind === 'secciones'
        ? { card: card as DatasetCard<SectionsReport>, payload }
        : null;
    };
    return Promise.all([open(before), open(after)]);
  }

  /**
   * Secciones of a source as pairs of municipality and district; null when there are none.
   * @param voters an election by sección, for the voters that the table itself may lack
   */
  async use(
    source: DatasetSource,
    voters: VoteSource | null,
    context: FileContext
  ): Promise<SectionFacts | null> {
    const known = await this.known(source, context);
    if (!known) return null;
    const table = voters && (await this.tableOf(voters, context));
    const listed = table && withVoters(known.catalog, table);
    const { codes, federal, local } = known.catalog;
    const loose = (districts: Uint16Array | null) => districts?.filter((d) => d === 0).length ?? 0;
    return {
      pairs: pairLevels(listed ?? known.catalog),
      secciones: codes.length,
      sinDistrito: { federal: loose(federal), local: loose(local) },
      voters: listed ? `${table!.cargo} ${table!.anio}`.trim() : null
    };
  }

  /** Where cells are by their sección or, in the shapes of a loaded map, by their point. */
  async placeCells(
    cells: PlacedColumns,
    claves: readonly string[],
    kind: 'federal' | 'local',
    source: DatasetSource,
    shapes: string | null,
    context: FileContext
  ): Promise<CellDistricts> {
    const known = await this.known(source, context);
    const at = shapes && cells.punto ? await this.districtsAt(shapes) : null;
    return placeCells(cells, claves, known?.catalog ?? null, kind, at);
  }

  private async districtsAt(id: string): Promise<DistrictAt | null> {
    const payload = await this.payloadOf(id);
    if (payload?.kind !== 'electoral') return null;
    const topology = JSON.parse(new TextDecoder().decode(payload.topology)) as Topology;
    const layer = topology.objects.unidades as GeometryCollection;
    const { features } = feature(topology, layer);
    const locator = new Locator(features.map((f) => f.geometry as Polygon | MultiPolygon));
    return (lon, lat) => {
      const found = locator.find(lon, lat);
      return found < 0 ? 0 : Number(features[found].id);
    };
  }

  /** The elections of the table of results. */
  async list(source: DatasetSource, context: FileContext): Promise<ListedElection[]> {
    const tables = await this.resultTables(source, context);
    return tables.map(({ anio, cargo, nivel, opciones, claves }) => ({
      anio,
      cargo,
      nivel,
      opciones: opciones.map((o) => o.id),
      unidades: claves.length
    }));
  }

  private async resultTables(source: DatasetSource, context: FileContext): Promise<VoteTable[]> {
    if (!source) return [];
    if ('id' in source) return groupResults((await this.rowsOf(source.id)) ?? []);
    const read = await readTable(await fetchBlob(source.url), RESULTADOS, readingContext(context));
    return groupResults(read.rows as TableRow[]);
  }

  private tableOf(source: VoteSource, context: FileContext): Promise<VoteTable | null> {
    const key = JSON.stringify(source);
    let table = this.tables.get(key);
    if (!table) {
      table = this.openVotes(source, context);
      this.tables.set(key, table);
      table.catch(() => this.tables.delete(key));
    }
    return table;
  }

  private async openVotes(source: VoteSource, context: FileContext): Promise<VoteTable | null> {
    if ('results' in source) return (await this.resultTables(source.results, context))[source.at] ?? null;
    if ('url' in source) {
      const { table } = await readVotes(await fetchBlob(source.url), source.name, readingContext(context));
      return table;
    }
    const payload = await this.payloadOf(source.id);
    return payload?.kind === 'votos' ? payload.table : null;
  }

  /** An election by unit of a map; null when the votes are gone or nothing can say the unit of its rows. */
  async sum(
    source: VoteSource,
    unit: VoteUnit,
    sections: DatasetSource,
    groups: readonly (readonly [entidad: string, circunscripcion: string])[],
    context: FileContext
  ): Promise<VotesOnMap | null> {
    const table = await this.tableOf(source, context);
    if (!table) return null;
    const catalog = (await this.known(sections, context))?.catalog ?? null;
    const kind = unit === 'local' ? 'local' : 'federal';
    const groupOf = new Map(groups);
    const find = unitFinder(table, unit, {
      catalog,
      wholeIn: catalog?.[kind] ? wholeDistricts(catalog, kind) : null,
      groupOf: (entidad) => groupOf.get(entidad) ?? null
    });
    return find && { ...sumVotes(table, find), muestra: sampleIn(table, catalog) };
  }

  /** The units on which two files of one election do not agree; null when one cannot be put by that unit. */
  async compareVotes(
    a: VoteSource,
    b: VoteSource,
    unit: VoteUnit,
    sections: DatasetSource,
    groups: readonly (readonly [entidad: string, circunscripcion: string])[],
    context: FileContext
  ): Promise<VoteDifference[] | null> {
    const [first, second] = [
      await this.sum(a, unit, sections, groups, context),
      await this.sum(b, unit, sections, groups, context)
    ];
    return first && second && compareVotes(first.sums, second.sums);
  }

  /** How the secciones in use differ from an older catalogue; null when one of them is gone. */
  async compareSections(
    before: string,
    now: DatasetSource,
    context: FileContext
  ): Promise<SectionChanges | null> {
    const older = await this.payloadOf(before);
    const newer = await this.known(now, context);
    return older?.kind === 'secciones' && newer ? compareSections(older.catalog, newer.catalog) : null;
  }
}
