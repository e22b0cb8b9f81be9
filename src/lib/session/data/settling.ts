import { isTableKind, type TableKind } from '../../domain/contract';
import { isPart } from '../../domain/part';
import type { DatasetCard } from '../../store/database';
import { MESSAGES } from '../../text/es/shared/messages';
import { displacedCensus, displacedFrame, type Displacement } from './displacement';
import type { FileContext } from '../../workers/file-context';
import type { CensusReport, FrameReport, SectionsReport, TableReport } from '../../workers/import-report';
import type { ReadOutcome } from '../../workers/read-outcome';
import type { DisplacementChoice, FileQuestion, UpdateChoice } from './question';
import type { WorkersClient } from '../../workers/client/client';
import type { Message } from './message';

/** A file that was read. */
export type Read = Extract<ReadOutcome, { ok: true }>;

/** What is in use, and what can be said about it. */
export interface InUse {
  readonly tables: Readonly<Record<TableKind, 'demo' | 'vacio' | DatasetCard<TableReport>>>;
  readonly sections: 'demo' | 'vacio' | DatasetCard<SectionsReport>;
  readonly census: { card: DatasetCard<CensusReport> } | null;
  /** The frame in use, of one's own or shipped. */
  readonly frameInUse: { nombre: string; municipios: number; delSitio: boolean };
  /** What files are read against now. */
  context(): FileContext;
  say(tone: Message['tone'], text: string): void;
}

/** How a person is asked, and what becomes of what is not wanted. */
export interface Hands {
  /** Shows a question and waits for what a person says; null when nobody answers. */
  wait<T>(question: (settle: (value: T | null) => void) => FileQuestion): Promise<T | null>;
  /** Says that a file stays out. */
  leave(file: string): void;
  /** Forgets what was read. */
  drop(read: Read): Promise<null>;
}

/** Of the load under way: tables that came in it, which add up, and the dataset that is read again in another way. */
export interface Load {
  together: ReadonlySet<TableKind>;
  replaces: string | null;
}

/** Settles what becomes of what was read beside what is in use: it takes its place, is added to it, or stays out. */
export class Settling {
  constructor(
    private readonly work: WorkersClient,
    private readonly desk: InUse,
    private readonly hands: Hands
  ) {}

  /** Where there is a table of one's own already: what would change, and what a person wants of it. */
  async settle(read: readonly Read[], { together, replaces }: Load): Promise<Read[] | null> {
    const [only] = read;
    const { kind, nombre } = only.card;
    if (kind === 'secciones') return this.settleSections(only);
    if (kind === 'censo') return this.settleCensus(only);
    if (!isTableKind(kind)) return [...read];
    const inUse = this.desk.tables[kind];
    if (typeof inUse === 'string' || inUse.id === replaces) return [only];
    if (only.payload) await this.work.facts('hold', only.card, only.payload);
    const summary = await this.work.facts('compare', inUse.id, only.card.id);
    // What was in use is gone: there is nothing to compare with.
    if (!summary) return [only];
    const { added, changed, gone, tooMany } = summary;
    if (!tooMany && added + changed + gone === 0) {
      await this.hands.drop(only);
      this.desk.say('bien', MESSAGES.same(nombre));
      return null;
    }
    const adds = together.has(kind) && changed === 0;
    const choice: UpdateChoice | null = adds
      ? 'sumar'
      : await this.hands.wait<UpdateChoice>((answer) => ({
          file: nombre,
          about: 'cambios',
          table: kind,
          inUse: inUse.nombre,
          summary,
          answer
        }));
    if (choice === null) {
      return this.letGo(only);
    }
    if (choice === 'reemplazar') return [only];
    const merged = await this.work.facts('merge', inUse.id, only.card.id, this.desk.context());
    if (!merged) throw new Error('one of the two tables is gone');
    return [merged];
  }

  /** Forgets what was read and nobody wants, and says so once it is done: then the next file may come. */
  private async letGo(read: Read): Promise<null> {
    await this.hands.drop(read);
    this.hands.leave(read.card.nombre);
    return null;
  }

  private askDisplacement(file: string, displacement: Displacement): Promise<DisplacementChoice | null> {
    return this.hands.wait<DisplacementChoice>((answer) => ({
      file,
      about: 'desplaza',
      ...displacement,
      answer
    }));
  }

  /**
   * Secciones of other states than those in use, or with other columns, are added to them; those that are only a part of
   * their states take no other's place unasked.
   */
  private async settleSections(read: Read): Promise<Read[] | null> {
    const { sections } = this.desk;
    if (typeof sections === 'string') return [read];
    const { card } = read;
    if (read.payload) await this.work.facts('hold', card, read.payload);
    const within = await this.work.facts('sectionsWithin', sections.id, card.id);
    const size = ({ nombre, report }: DatasetCard<SectionsReport>) => ({
      nombre,
      unidades: report.secciones,
      periodo: ''
    });
    const choice =
      within && isPart((card as DatasetCard<SectionsReport>).report.secciones, within)
        ? await this.askDisplacement(card.nombre, {
            kind: 'secciones',
            inUse: size(sections),
            newer: size(card as DatasetCard<SectionsReport>),
            both: true
          })
        : 'reemplazar';
    if (choice === null) {
      return this.letGo(read);
    }
    const both = choice === 'ambas';
    const context = this.desk.context();
    return [(await this.work.facts('joinSections', sections.id, card.id, both, context)) ?? read];
  }

  /** People of fewer municipalities than those in use, or of an older year, stand beside them as an indicator. */
  private async settleCensus(read: Read): Promise<Read[] | null> {
    const displacement = displacedCensus(this.desk.census?.card ?? null, read.card);
    const choice = displacement && (await this.askDisplacement(read.card.nombre, displacement));
    if (!displacement || choice === 'reemplazar') return [read];
    if (choice === null || read.payload?.kind !== 'censo') {
      return this.letGo(read);
    }
    const { keepMade } = await import('../../workers/keep-dataset');
    const { card, payload, problemsCsv } = read;
    return [
      await keepMade({
        card: { ...card, id: crypto.randomUUID(), kind: 'cifras' },
        payload: { kind: 'cifras', indicators: payload.indicators ?? [] },
        problemsCsv
      })
    ];
  }

  /**
   * A frame of a part of the country takes the place of the country's only when somebody wants it.
   * @returns `ambas` where the rest of the country is wanted too; null, and it is forgotten, where it stays out
   */
  async settleFrame(read: readonly Read[]): Promise<DisplacementChoice | null> {
    const frame = read.find((r) => r.card.kind === 'marco');
    const card = frame?.card as DatasetCard<FrameReport> | undefined;
    const displacement = card && displacedFrame(this.desk.frameInUse, card);
    if (!displacement) return 'reemplazar';
    const choice = await this.askDisplacement(card.nombre, displacement);
    // What came laid over it has nothing to lie on.
    if (choice === null) for (const one of read) await this.letGo(one);
    return choice;
  }
}
