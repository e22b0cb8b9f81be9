import type { KeyEvidence, KeySystem } from '../domain/key-system';
import { FileError } from '../ingest/problem';
import { MESSAGES } from '../text/messages';
import type { Answer, FileContext } from './file-context';
import type { FileKind } from './identify-file';
import { isQuestion, type Outcome, type Refusal } from './outcome';
import type { FrameInUse } from './read-maps';
import { isCancelled, type Work } from './work';
import type { AnyCard, Message } from './workspace.svelte';

/** An import and all its problems as a file. */
export interface FinishedImport {
  card: AnyCard;
  problemsCsv: Blob | null;
}

/** What only a person can say about a file, and how to go on once it is said. */
export type Question = { file: string; answer: (value: string | null) => void } & (
  { about: 'clave'; evidence: KeyEvidence } | { about: 'capa'; layers: string[] }
);

type Reason = Pick<Refusal, 'detail'> & { reason: string };

/** What a loader needs of whoever keeps what it reads. */
export interface Desk {
  /** A change of what is loaded is under way. */
  readonly changing: boolean;
  /** What files are read against now. */
  context(): FileContext;
  /** The frame in use when it is one's own. */
  ownFrame(): Promise<FrameInUse | null>;
  /** Puts in use what was read together; false when it could not be kept. */
  adoptRead(read: readonly Extract<Outcome, { ok: true }>[]): Promise<boolean>;
  say(tone: Message['tone'], text: string): void;
}

/** Reads the files that a person gives, asks what they leave open, and hands over what was read. */
export class Loader {
  /** What is being read; `settling` once it is read and being put in use. */
  job = $state<{ file: string; share: number; settling?: boolean } | null>(null);
  /** A file waits for an answer. */
  question = $state.raw<Question | null>(null);
  /** The imports just finished, for the result screen, each with the download of its problems. */
  finished = $state.raw<FinishedImport[]>([]);
  private read: FinishedImport[] = [];

  constructor(
    private readonly work: Work,
    private readonly desk: Desk
  ) {}

  /**
   * Reads files: bridges first, then maps, all together, then the tables, whose keys are read against both. What was
   * loaded stays until a file has been read whole.
   */
  async load(files: readonly File[]): Promise<void> {
    if (this.job || this.desk.changing) {
      for (const file of files) await this.tell('aviso', file.name, { reason: 'otro-en-curso', detail: {} });
      return;
    }
    this.finished = [];
    this.read = [];
    this.job = { file: files[0]?.name ?? '', share: 0 };
    try {
      const kinds = await this.work.identify(files);
      const of = (wanted: (kind: FileKind | null) => boolean) => files.filter((_, i) => wanted(kinds[i]));
      const maps = of((kind) => kind === 'mapa');
      const tables = of((kind) => kind !== 'mapa' && kind !== 'puente');
      const kindOf = (file: File) => kinds[files.indexOf(file)] as Exclude<FileKind, 'mapa'> | null;
      for (const file of of((kind) => kind === 'puente')) if (!(await this.loadTable(file, 'puente'))) return;
      if (maps.length && !(await this.loadMaps(maps))) return;
      for (const file of tables) if (!(await this.loadTable(file, kindOf(file)))) return;
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

  private async loadTable(file: File, kind: Exclude<FileKind, 'mapa'> | null): Promise<boolean> {
    this.job = { file: file.name, share: 0 };
    let context = this.desk.context();
    for (;;) {
      const outcome = await this.work.open(file, kind, context, this.report);
      if (outcome.ok || !isQuestion(outcome)) return this.take([outcome]);
      const answer = await this.ask(outcome);
      if (!answer) return this.leave(outcome);
      context = { ...context, ...answer };
    }
  }

  /** One frame of all the municipalities that come together; what is asked about a file is of that file alone. */
  private async loadMaps(files: readonly File[]): Promise<boolean> {
    this.job = { file: files.map((f) => f.name).join(', '), share: 0 };
    const inUse = await this.desk.ownFrame();
    const answers = new Map<number, Answer | null>();
    for (;;) {
      const outcomes = await this.work.openMaps(files, this.desk.context(), answers, inUse, this.report);
      const [first] = outcomes;
      if (!first || first.ok || !isQuestion(first)) return this.take(outcomes);
      const answer = await this.ask(first);
      answers.set(first.at, answer && { ...answers.get(first.at), ...answer });
      if (!answer) this.leave(first);
    }
  }

  /** Asks the person what a file leaves open; null when nobody answers. */
  private async ask({ file, reason, detail }: Refusal): Promise<Answer | null> {
    const about =
      reason === 'sistema-de-clave'
        ? ({ about: 'clave', evidence: detail.evidencia! } as const)
        : ({ about: 'capa', layers: detail.claves ?? [] } as const);
    const value = await new Promise<string | null>((answer) => (this.question = { file, answer, ...about }));
    this.question = null;
    if (value === null) return null;
    return about.about === 'clave' ? { keySystem: value as KeySystem } : { layer: value };
  }

  /** A file about which nobody answered stays out; the others go on. */
  private leave({ file }: Refusal): true {
    this.desk.say('aviso', MESSAGES.left(file));
    return true;
  }

  /** Puts what was read together in use and says why the rest was not; false when the person cancelled. */
  private async take(outcomes: readonly Outcome[]): Promise<boolean> {
    const read = outcomes.filter((o) => o.ok);
    for (const outcome of outcomes) if (!outcome.ok) await this.refuse(outcome.file, outcome);
    if (read.length) await this.adopt(read);
    return !outcomes.some((o) => !o.ok && o.reason === 'cancelado');
  }

  private async adopt(read: readonly Extract<Outcome, { ok: true }>[]): Promise<void> {
    const names = read.map((o) => o.card.nombre).join(', ');
    // What is read is read: from here on there is nothing to cancel.
    if (this.job) this.job = { ...this.job, share: 1, settling: true };
    try {
      const kept = await this.desk.adoptRead(read);
      if (!kept) await this.tell('aviso', names, { reason: 'almacen-lleno', detail: {} });
      this.read.push(...read.map(({ card, problemsCsv }) => ({ card, problemsCsv })));
    } catch (error) {
      console.error(error);
      await this.refuse(names, error instanceof FileError ? error : { reason: 'inesperado', detail: {} });
    }
  }

  private refuse(file: string, why: Reason): Promise<void> {
    return this.tell(why.reason === 'cancelado' ? 'aviso' : 'error', file, why, true);
  }

  /** The sentences about files come when the first one has to be said. */
  private async tell(tone: Message['tone'], file: string, why: Reason, refused = false): Promise<void> {
    const { explainFile, NOTHING_LOST } = await import('../text/problems');
    this.desk.say(tone, explainFile(file, why) + (refused ? ` ${NOTHING_LOST}` : ''));
  }

  /** Ends what is being read, unless it is read already and being put in use. */
  cancel(): void {
    if (!this.job?.settling) this.work.cancel();
  }
}
