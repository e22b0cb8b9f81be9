import { wrap, type Remote } from 'comlink';

/** A worker that can be ended at any moment: whoever waits for it is told, and the next call starts another. */
export class Workplace<Api> {
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

  /** Ends the worker; whoever waits for it is told why. */
  end(reason: string): void {
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
    for (const reject of this.waiting) reject(new Error(reason));
    this.waiting.clear();
  }
}

/** Why a worker ended that a person cancelled. */
export const CANCELLED = 'cancelled';

/** Whether work ended because a person cancelled it. */
export const isCancelled = (error: unknown): boolean => error instanceof Error && error.message === CANCELLED;
