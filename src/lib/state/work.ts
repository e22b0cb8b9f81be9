import { proxy, wrap, type Remote } from 'comlink';
import type { CellsPayload } from '../store/database';
import type { FileContext, Outcome, WorkApi } from './work.worker';

/** A worker that can be ended at any moment: whoever waits for it is told, and the next call starts another. */
class Workplace {
  private worker: Worker | null = null;
  private remote: Remote<WorkApi> | null = null;
  private readonly waiting = new Set<(error: Error) => void>();

  /** Calls the worker; rejects if it is ended or breaks before it answers. */
  call<T>(work: (remote: Remote<WorkApi>) => Promise<T>): Promise<T> {
    if (!this.remote) {
      this.worker = new Worker(new URL('./work.worker.ts', import.meta.url), { type: 'module' });
      this.worker.onerror = () => this.end('the worker broke');
      this.remote = wrap<WorkApi>(this.worker);
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

/** Two workers: one reads files and can be cancelled, the other keeps what was accepted and codes it. */
export class Work {
  private readonly reader = new Workplace();
  private readonly archive = new Workplace();

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

  /** Keeps cells in memory that the browser would not store. */
  hold(id: string, payload: CellsPayload): Promise<void> {
    return this.archive.call((remote) => remote.hold(id, payload) as Promise<void>);
  }

  /** Forgets everything held in memory. */
  forget(): void {
    this.archive.end('forgotten');
  }

  recall: WorkApi['recall'] = (id) =>
    this.archive.call((remote) => remote.recall(id) as unknown as ReturnType<WorkApi['recall']>);

  code: WorkApi['code'] = (...args) =>
    this.archive.call((remote) => remote.code(...args) as unknown as ReturnType<WorkApi['code']>);
}
