import { codeConferences, type ConferenceFacts } from '../../domain/conference';
import type { TableKind, TableRow } from '../../domain/contract';
import { codeBoards, type BoardFacts, type Post } from '../../domain/posts';
import { CONTRACTS } from '../../domain/contracts';
import { countOpenPetitions } from '../../domain/petition';
import { codeLogbook, type LogFacts, type LogKind } from '../../domain/logbook';
import { codeTargets, type TargetFacts } from '../../domain/target';
import { measureTrips } from '../../geo/trips';
import { readTable } from '../../ingest/table/read-table';
import type { DatasetSource } from '../dataset-source';
import { readingContext, type FileContext } from '../file-context';

/** Conferences as the page counts them, and how far each group came, km. */
export interface ConferenceAnswer {
  facts: ConferenceFacts;
  km: Float64Array;
}

/** Where municipalities are, by position of the catalogue: keys, and interior points in degrees. */
export interface PlacesInUse {
  claves: string[];
  lon: Float64Array;
  lat: Float64Array;
}

/** Codes the tables of the network that the page counts by itself, away from it. */
export class NetworkDesk {
  /** Tables of the site, by address and frame. */
  private readonly shipped = new Map<string, Promise<readonly TableRow[]>>();

  constructor(private readonly rowsOf: (id: string) => Promise<readonly TableRow[] | null>) {}

  private async read(
    kind: Exclude<TableKind, 'afiliados'>,
    source: DatasetSource,
    context: FileContext
  ): Promise<readonly TableRow[]> {
    if (!source) return [];
    if ('id' in source) return (await this.rowsOf(source.id)) ?? [];
    const key = `${source.url} ${context.frameId}`;
    let rows = this.shipped.get(key);
    if (!rows) {
      rows = this.fetchRows(kind, source.url, context);
      this.shipped.set(key, rows);
      rows.catch(() => this.shipped.delete(key));
    }
    return rows;
  }

  private async fetchRows(
    kind: Exclude<TableKind, 'afiliados'>,
    url: string,
    context: FileContext
  ): Promise<readonly TableRow[]> {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    const read = await readTable(await response.blob(), CONTRACTS[kind], readingContext(context));
    return read.rows as TableRow[];
  }

  /** Boards coded for a catalogue of posts. */
  async boards(source: DatasetSource, context: FileContext, posts: readonly Post[]): Promise<BoardFacts> {
    return codeBoards(await this.read('directivas', source, context), posts);
  }

  /** Plans by state and quarter, and what of the table could not be read. */
  async targets(source: DatasetSource, context: FileContext): Promise<TargetFacts> {
    return codeTargets(await this.read('metas', source, context));
  }

  /** Open petitions of each municipality of a catalogue; null without a table of petitions. */
  async openPetitions(
    source: DatasetSource,
    claves: readonly string[],
    context: FileContext
  ): Promise<Float64Array | null> {
    return source ? countOpenPetitions(await this.read('gestiones', source, context), claves) : null;
  }

  /** Activities, agreements and experiences, coded for a catalogue. */
  async logbook(
    sources: Record<LogKind, DatasetSource>,
    claves: readonly string[],
    context: FileContext,
    lists: { axes: readonly string[]; sectors: readonly string[] }
  ): Promise<LogFacts> {
    const [actividades, acuerdos, experiencias] = await Promise.all([
      this.read('actividades', sources.actividades, context),
      this.read('acuerdos', sources.acuerdos, context),
      this.read('experiencias', sources.experiencias, context)
    ]);
    return codeLogbook({ actividades, acuerdos, experiencias }, claves, lists);
  }

  /** Conferences and the groups that came to them, coded for a catalogue. */
  async conferences(
    sources: { conferencias: DatasetSource; asistencias: DatasetSource },
    { claves, lon, lat }: PlacesInUse,
    context: FileContext,
    sectors: readonly string[]
  ): Promise<ConferenceAnswer> {
    const [rows, groups] = await Promise.all([
      this.read('conferencias', sources.conferencias, context),
      this.read('asistencias', sources.asistencias, context)
    ]);
    const facts = codeConferences(rows, groups, claves, sectors);
    return { facts, km: measureTrips(facts, lon, lat) };
  }
}
