import { isTableKind, TABLE_KINDS, type TableKind } from '../../domain/contract';
import { FileError } from '../../ingest/problem';
import { MESSAGES } from '../../text/es/shared/messages';
import { connected } from './connection';
import type { FileAnswer } from '../../workers/file-context';
import type { FileKind } from '../../workers/files/identify-file';
import type { TableReport, VotesReport, AnyCard } from '../../workers/import-report';
import { isQuestion, type ReadOutcome, type Refusal } from '../../workers/read-outcome';
import type { FileQuestion } from './question';
import type { FrameInUse } from '../../workers/files/read-maps';
import { Settling, type InUse, type Read } from './settling';
import type { WorkersClient } from '../../workers/client/client';
import { CANCELLED, isCancelled } from '../../workers/client/restartable-worker';
import type { Message } from './message';

/** An import and all its problems as a file. */
export interface FinishedImport {
  card: AnyCard;
  problemsCsv: Blob | null;
}

type Reason = Pick<Refusal, 'detail'> & { reason: string };

/** The part of a file that was read: its sheet, the table in it, the election; none of them where it has but one. */
type Part = Pick<FileAnswer, 'layer' | 'cuadro' | 'election' | 'repeats' | 'names' | 'hideNames' | 'folios'>;

/** What a file may hold several of, each of which could be read, by why it is asked. */
const SEVERAL = {
  'varias-hojas': { about: 'hoja', key: 'layer' },
  'varias-elecciones': { about: 'eleccion', key: 'election' }
} as const;
/** Why it is asked whose the keys of a file are. */
const OF_KEYS: ReadonlySet<string> = new Set([
  'sistema-de-clave',
  'claves-y-nombres',
  'claves-de-otra-entidad'
]);
type Several = (typeof SEVERAL)[keyof typeof SEVERAL];

/** What a loader needs of whoever keeps what it reads. */
export interface Desk extends InUse {
  /** A change of what is loaded is under way. */
  readonly changing: boolean;
  /** The frame in use when it is one's own. */
  ownFrame(): Promise<FrameInUse | null>;
  /** Runs a change once no other tab changes what is in use. */
  locked<T>(work: () => Promise<T>): Promise<T>;
  /** Puts in use what was read together; false when it could not be kept. */
  adoptRead(read: readonly Read[]): Promise<boolean>;
}

type TableInUse = Desk['tables'][TableKind] | Desk['sections'] | null;

const sameTable = (a: TableInUse, b: TableInUse): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a?.id === b?.id);

/** Reads the files that a person gives, asks what they leave open, and hands over what was read. */
export class Loader {
  /** What is being read; `settling` once it is read and being put in use. */
  job = $state<{ file: string; share: number; settling?: boolean } | null>(null);
  /** A file waits for an answer. */
  question = $state.raw<FileQuestion | null>(null);
  /** The imports just finished, for the result screen, each with the download of its problems. */
  finished = $state.raw<FinishedImport[]>([]);
  private read: FinishedImport[] = [];
  /** Files of this visit and the part that was read, by the dataset that came of them, to read them again in another way. */
  private readonly sources = new Map<string, { file: File; part: Part }>();
  /** Tables that came in the load under way: files that come together add up. */
  together = new Set<TableKind>();
  /** The dataset that is read again in another way. */
  replaces: string | null = null;
  private readonly settling: Settling;
  /** Ends the wait for a connection; null while nobody waits. */
  private stopWaiting: (() => void) | null = null;

  constructor(
    private readonly work: WorkersClient,
    private readonly desk: Desk
  ) {
    this.settling = new Settling(work, desk, {
      wait: (question) => this.wait(question),
      leave: (file) => this.leave({ file }),
      drop: (read) => this.drop(read)
    });
  }

  /**
   * Reads files: bridges, secciones and decisions first, then maps, all together, then the tables, which are read against them.
   * What was loaded stays until a file has been read whole.
   */
  load(files: readonly File[]): Promise<void> {
    return this.run(files, async () => {
      const kinds = await this.connected(files[0].name, () => this.work.identify(files));
      const of = (wanted: (kind: FileKind | null) => boolean) => files.filter((_, i) => wanted(kinds[i]));
      const first = (kind: FileKind | null) =>
        kind === 'puente' || kind === 'decisiones' || kind === 'secciones';
      const kindOf = (file: File) => kinds[files.indexOf(file)] as Exclude<FileKind, 'mapa'> | null;
      const maps = of((kind) => kind === 'mapa');
      for (const file of of(first)) if (!(await this.loadTable(file, kindOf(file)))) return;
      if (maps.length && !(await this.loadMaps(maps))) return;
      for (const file of of((kind) => kind !== 'mapa' && !first(kind)))
        if (!(await this.loadTable(file, kindOf(file)))) return;
    });
  }

  private async run(files: readonly File[], work: () => Promise<void>): Promise<void> {
    if (this.job || this.desk.changing) {
      for (const file of files) await this.tell('aviso', file.name, { reason: 'otro-en-curso', detail: {} });
      return;
    }
    this.finished = [];
    this.read = [];
    this.together = new Set();
    this.job = { file: files[0]?.name ?? '', share: 0 };
    try {
      await work();
    } catch (error) {
      const reason = isCancelled(error) ? 'cancelado' : 'inesperado';
      if (reason === 'inesperado') console.error(error);
      await this.refuse(files[0].name, { reason, detail: {} });
    } finally {
      this.job = null;
      this.finished = this.read;
    }
  }

  private readonly report = (share: number) => {
    if (this.job) this.job.share = share;
  };

  /** Whether the file of a dataset is at hand, to be read in another way. */
  canRemap = (id: string): boolean => this.sources.has(id);

  /** Asks again what the columns of a table are, and reads its file so; what was read in the wrong way is replaced, not compared. */
  async remap(card: AnyCard): Promise<void> {
    const source = this.sources.get(card.id);
    if (!source || (card.kind !== 'votos' && !isTableKind(card.kind))) return;
    const { file, part } = source;
    const kind = card.kind;
    const answer = await this.wait<FileAnswer>((settle) => this.askAgain(card, file, part, settle));
    if (!answer) return;
    this.replaces = card.id;
    try {
      await this.run([file], async () => void (await this.loadTable(file, kind, { ...part, ...answer })));
    } finally {
      this.replaces = null;
    }
  }

  /** Reads another of the tables that stand in the sheet of one that is read, by its number from 1; both stay. */
  async readOther({ id }: AnyCard, cuadro: string): Promise<void> {
    const source = this.sources.get(id);
    if (!source) return;
    const { file, part } = source;
    await this.run([file], async () => {
      // Tables of one sheet add up, as files that come together.
      for (const kind of TABLE_KINDS) this.together.add(kind);
      await this.loadTable(file, null, { ...part, cuadro });
    });
  }

  /** The question about the columns of a file that is read already. */
  private askAgain(
    { kind, report }: AnyCard,
    file: File,
    part: Part,
    answer: (value: FileAnswer | null) => void
  ): FileQuestion {
    const asked = { file: file.name, reason: '', detail: {}, answer };
    if (kind === 'votos')
      return { ...asked, about: 'votos', columns: (report as VotesReport).columnas ?? [] };
    const table = kind as TableKind;
    return {
      ...asked,
      about: 'columnas',
      preview: { table, columns: (report as TableReport).guesses ?? [] },
      look: (other) => this.work.preview(file, { ...part, table: other })
    };
  }

  /** Something broke while there is no connection: part of the reader has not arrived. */
  private isCutOff = ({ reason }: Pick<Refusal, 'reason'>): boolean =>
    reason === 'inesperado' && !navigator.onLine;

  /** Does what needs parts of the reader that may not have arrived, again when there is a connection. */
  private async connected<T>(file: string, work: () => Promise<T>): Promise<T> {
    for (;;)
      try {
        return await work();
      } catch (error) {
        if (isCancelled(error) || navigator.onLine) throw error;
        await this.waitForConnection(file);
      }
  }

  /** Holds a file until there is a connection; rejects when a person cancels. */
  private async waitForConnection(file: string): Promise<void> {
    this.desk.say('aviso', MESSAGES.waitsForConnection(file));
    // A worker remembers the parts that did not arrive.
    this.work.cancel();
    await new Promise<void>((go, stop) => {
      this.stopWaiting = () => stop(new Error(CANCELLED));
      void connected().then(go);
    }).finally(() => (this.stopWaiting = null));
  }

  private async loadTable(
    file: File,
    kind: Exclude<FileKind, 'mapa'> | null,
    said: FileAnswer = {}
  ): Promise<boolean> {
    this.job = { file: file.name, share: 0 };
    let context = { ...this.desk.context(), answer: said };
    for (;;) {
      const outcome = await this.work.open(file, kind, context, this.report);
      if (!outcome.ok && this.isCutOff(outcome)) {
        await this.waitForConnection(file.name);
        continue;
      }
      if (outcome.ok) {
        const { layer, cuadro, election, repeats, names, hideNames, folios } = context.answer;
        const part = { layer, cuadro, election, repeats, names, hideNames, folios };
        this.sources.set(outcome.card.id, { file, part });
        return this.take([outcome]);
      }
      if (!isQuestion(outcome)) return this.take([outcome]);
      const several = SEVERAL[outcome.reason as keyof typeof SEVERAL];
      if (several) {
        const names = await this.askSeveral(several, outcome);
        if (names.length === 0) return this.leave(outcome);
        if (names.length > 1) return this.loadSeveral(several, file, kind, context.answer, names);
        context = { ...context, answer: { ...context.answer, [several.key]: names[0] } };
        continue;
      }
      const answer = await this.ask(outcome, file, context.answer);
      if (!answer) return this.leave(outcome);
      context = { ...context, answer: { ...context.answer, ...answer } };
    }
  }

  /** The sheets of a workbook, or elections of a table, that a person wants read; none when nobody answers. */
  private async askSeveral({ about, key }: Several, { file, detail }: Refusal): Promise<string[]> {
    const layers = detail.claves ?? [];
    const said = await this.wait<FileAnswer | 'todas'>((answer) => ({ file, about, layers, answer }));
    if (said === 'todas') return layers;
    const one = said?.[key];
    return one === undefined ? [] : [one];
  }

  /** Several sheets or elections, one after another, as if they were files that come together. */
  private async loadSeveral(
    { key }: Several,
    file: File,
    kind: Exclude<FileKind, 'mapa'> | null,
    said: FileAnswer,
    names: readonly string[]
  ): Promise<boolean> {
    for (const name of names) if (!(await this.loadTable(file, kind, { ...said, [key]: name }))) return false;
    return true;
  }

  /** One frame of all the municipalities that come together; what is asked about a file is of that file alone. */
  private async loadMaps(files: readonly File[]): Promise<boolean> {
    this.job = { file: files.map((f) => f.name).join(', '), share: 0 };
    let base: FrameInUse | 'del sitio' | null = await this.desk.ownFrame();
    const answers = new Map<number, FileAnswer | null>();
    for (;;) {
      const outcomes = await this.work.openMaps(files, this.desk.context(), answers, base, this.report);
      const [first] = outcomes;
      if (first && !first.ok && this.isCutOff(first)) {
        await this.waitForConnection(files[0].name);
        continue;
      }
      if (!first || first.ok || !isQuestion(first)) {
        const read = outcomes.filter((o) => o.ok);
        const choice = base === 'del sitio' ? 'reemplazar' : await this.settling.settleFrame(read);
        if (choice === 'reemplazar') return this.take(outcomes);
        if (choice === null) return this.take(outcomes.filter((o) => !o.ok));
        for (const one of read) await this.drop(one);
        base = 'del sitio';
        continue;
      }
      const answer = await this.ask(first, files[first.at], answers.get(first.at) ?? {});
      answers.set(first.at, answer && { ...answers.get(first.at), ...answer });
      if (!answer) this.leave(first);
    }
  }

  /** Shows a question and waits for what a person says; null when nobody answers. */
  private async wait<T>(question: (settle: (value: T | null) => void) => FileQuestion): Promise<T | null> {
    const value = await new Promise<T | null>((settle) => (this.question = question(settle)));
    this.question = null;
    return value;
  }

  /** Asks the person what a file leaves open. */
  private ask(
    { file, reason, detail, preview }: Refusal,
    source: File,
    said: FileAnswer
  ): Promise<FileAnswer | null> {
    return this.wait<FileAnswer>((answer): FileQuestion => {
      if (preview) {
        const look = (table: TableKind) => this.work.preview(source, { ...said, table });
        return { file, about: 'columnas', preview, reason, detail, look, answer };
      }
      if (reason === 'votos-dudosos')
        return { file, about: 'votos', columns: detail.muestras ?? [], reason, detail, answer };
      if (reason === 'nombres-de-personas') return { file, about: 'nombres', detail, answer };
      if (reason === 'folios-de-personas') return { file, about: 'folios', detail, answer };
      if (reason === 'textos-con-nombres') return { file, about: 'textos', detail, answer };
      if (reason === 'votos-repetidos') return { file, about: 'repetidas', detail, answer };
      if (OF_KEYS.has(reason))
        return { file, about: 'clave', evidence: detail.evidencia ?? null, reason, detail, answer };
      return { file, about: 'capa', layers: detail.claves ?? [], answer };
    });
  }

  /** A file about which nobody answered stays out; the others go on. */
  private leave({ file }: Pick<Refusal, 'file'>): true {
    this.desk.say('aviso', MESSAGES.left(file));
    return true;
  }

  /** Puts what was read together in use and says why the rest was not; false when the person cancelled. */
  private async take(outcomes: readonly ReadOutcome[]): Promise<boolean> {
    const read = outcomes.filter((o) => o.ok);
    for (const outcome of outcomes) if (!outcome.ok) await this.refuse(outcome.file, outcome);
    if (read.length) await this.adopt(read);
    return !outcomes.some((o) => !o.ok && o.reason === 'cancelado');
  }

  private async adopt(read: readonly Read[]): Promise<void> {
    const names = read.map((o) => o.card.nombre).join(', ');
    // What is read is read: from here on there is nothing to cancel.
    if (this.job) this.job = { ...this.job, share: 1, settling: true };
    try {
      const done = await this.put(read);
      if (!done) return;
      const { settled, kept } = done;
      if (!kept) await this.tell('aviso', names, { reason: 'almacen-lleno', detail: {} });
      for (const { card } of settled) if (isTableKind(card.kind)) this.together.add(card.kind);
      this.read.push(...settled.map(({ card, problemsCsv }) => ({ card, problemsCsv })));
    } catch (error) {
      if (!(error instanceof FileError)) console.error(error);
      for (const one of read) await this.drop(one);
      await this.refuse(names, error instanceof FileError ? error : { reason: 'inesperado', detail: {} });
    }
  }

  /** Puts what was read in use; again from the beginning when another tab changed its table meanwhile. */
  private async put(read: readonly Read[]): Promise<{ settled: Read[]; kept: boolean } | null> {
    const { kind } = read[0].card;
    const inUse = (): TableInUse =>
      isTableKind(kind) ? this.desk.tables[kind] : kind === 'secciones' ? this.desk.sections : null;
    for (;;) {
      const before = inUse();
      const settled = await this.settling.settle(read, this);
      if (!settled) return null;
      const kept = await this.desk.locked(async () =>
        sameTable(before, inUse()) ? this.desk.adoptRead(settled) : null
      );
      if (kept === null) continue;
      for (const one of read) if (!settled.includes(one)) await this.drop(one);
      return { settled, kept };
    }
  }

  /** Forgets what was read and is not wanted. */
  private async drop({ card }: Read): Promise<null> {
    this.sources.delete(card.id);
    await this.work.facts('drop', card.id).catch(console.error);
    return null;
  }

  private refuse(file: string, why: Reason): Promise<void> {
    return this.tell(why.reason === 'cancelado' ? 'aviso' : 'error', file, why, true);
  }

  /** The sentences about files come when the first one has to be said. */
  private async tell(tone: Message['tone'], file: string, why: Reason, refused = false): Promise<void> {
    const { explainFile, NOTHING_LOST } = await import('../../text/es/shared/files');
    this.desk.say(tone, explainFile(file, why) + (refused ? ` ${NOTHING_LOST}` : ''));
  }

  /** Ends what is being read, unless it is read already and being put in use. */
  cancel(): void {
    this.stopWaiting?.();
    if (!this.job?.settling) this.work.cancel();
  }
}
