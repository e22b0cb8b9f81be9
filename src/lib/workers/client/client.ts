import { proxy } from 'comlink';
import type { FactsApi } from '../facts/facts.worker';
import type { FileAnswer, FileContext } from '../file-context';
import type { FileKind } from '../files/identify-file';
import type { ReadOutcome } from '../read-outcome';
import type { FrameInUse } from '../files/read-maps';
import type { ReaderApi } from '../files/files.worker';
import { CANCELLED, isCancelled, RestartableWorker } from './restartable-worker';

const failed = (file: string, error: Error): ReadOutcome => {
  const reason = isCancelled(error) ? 'cancelado' : 'inesperado';
  if (reason === 'inesperado') console.error(error);
  return { ok: false, file, at: 0, reason, detail: {} };
};

type Answered<F> = F extends (...args: never[]) => infer R ? Promise<Awaited<R>> : never;

/** Two workers: one reads files and can be cancelled, the other holds the facts in use and the engine. */
export class WorkersClient {
  private readonly reader = new RestartableWorker<ReaderApi>(
    () => new Worker(new URL('../files/files.worker.ts', import.meta.url), { type: 'module' })
  );
  private readonly holder = new RestartableWorker<FactsApi>(
    () => new Worker(new URL('../facts/facts.worker.ts', import.meta.url), { type: 'module' })
  );

  identify = (files: readonly File[]) =>
    this.reader.call((remote) => remote.identify([...files]) as Answered<ReaderApi['identify']>);

  /** The columns of a file, and what they would be as a table. */
  preview = (file: File, answer: FileAnswer) =>
    this.reader.call((remote) => remote.preview(file, answer) as Answered<ReaderApi['preview']>);

  /** Reads a table; resolves with `cancelado` when it is cancelled. */
  open(
    file: File,
    kind: Exclude<FileKind, 'mapa'> | null,
    context: FileContext,
    report: (share: number) => void
  ): Promise<ReadOutcome> {
    return this.reader
      .call((remote) => remote.open(file, kind, context, proxy(report)) as Promise<ReadOutcome>)
      .catch((error: Error) => failed(file.name, error));
  }

  /** Reads files of boundaries together; resolves with `cancelado` when it is cancelled. */
  openMaps(
    files: readonly File[],
    context: FileContext,
    answers: ReadonlyMap<number, FileAnswer | null>,
    inUse: FrameInUse | 'del sitio' | null,
    report: (share: number) => void
  ): Promise<ReadOutcome[]> {
    return this.reader
      .call(
        (remote) =>
          remote.openMaps([...files], context, answers, inUse, proxy(report)) as Promise<ReadOutcome[]>
      )
      .catch((error: Error) => [failed(files[0].name, error)]);
  }

  cancel(): void {
    this.reader.end(CANCELLED);
  }

  recall = (id: string) => this.reader.call((remote) => remote.recall(id) as Answered<ReaderApi['recall']>);

  /** Asks the worker of the facts; a broken one is replaced at the next question. */
  facts<K extends keyof FactsApi>(name: K, ...args: Parameters<FactsApi[K]>): Answered<FactsApi[K]> {
    return this.holder.call((remote) =>
      (remote[name] as unknown as (...a: unknown[]) => Promise<unknown>)(...args)
    ) as Answered<FactsApi[K]>;
  }

  /** Forgets everything held in memory, the engine with it. */
  forget(): void {
    this.holder.end('forgotten');
  }
}
