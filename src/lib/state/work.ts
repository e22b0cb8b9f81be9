import { proxy, wrap, type Remote } from 'comlink';
import type { FactsApi } from './facts.worker';
import type { FileContext, Outcome, ReaderApi } from './reader.worker';

/** A worker that can be ended at any moment: whoever waits for it is told, and the next call starts another. */
class Workplace<Api> {
  private worker: Worker | null = null;
  private remote: Remote<Api> | null = null;
  private readonly waiting = new Set<(error: Error) => void>();

  constructor(private readonly open: () => Worker) {}

  /** Calls the worker; rejects if it is ended or breaks before it answers. */
  call<T>(work: (remote: Remote<Api>) => Promise<T>): Promise<T> {
    if (!this.remote) {
      this.worker = this.open();
      this.worker.onerror = () => this.end('the worker broke');
      this.remote = wrap<Api>(this.worker);
    }
    const { remote } = this;
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      work(remote)
        .then(resolve, reject)
        .finally(() => this.waiting.delete(reject));
    });
  }

  end(reason: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
    for (const reject of this.waiting) reject(new Error(reason));
    this.waiting.clear();
  }
}

const CANCELLED = 'cancelled';

type Answered<F> = F extends (...args: never[]) => infer R ? Promise<Awaited<R>> : never;

/** Two workers: one reads files and can be cancelled, the other holds the facts in use and the engine. */
export class Work {
  private readonly reader = new Workplace<ReaderApi>(
    () => new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' })
  );
  private readonly holder = new Workplace<FactsApi>(
    () => new Worker(new URL('./facts.worker.ts', import.meta.url), { type: 'module' })
  );

  /** Reads a file; resolves with `cancelado` when it is cancelled. */
  open(file: File, context: FileContext, report: (share: number) => void): Promise<Outcome> {
    return this.reader
      .call((remote) => remote.open(file, context, proxy(report)) as Promise<Outcome>)
      .catch((error: Error): Outcome => {
        return { ok: false, reason: error.message === CANCELLED ? 'cancelado' : 'inesperado', detail: {} };
      });
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
