import { wrap, type Remote } from 'comlink';
import type { Pulse } from '../serve-api';

/** Between two questions whether a worker lives, while somebody waits for it. */
const PULSE_MS = 5_000;
/** Work that leaves no moment for an answer for so long is lost: the longest known takes a third of it. */
const SILENCE_MS = 90_000;

/** A worker that can be ended at any moment: whoever waits for it is told, and the next call starts another. */
export class RestartableWorker<Api> {
  private worker: Worker | null = null;
  private remote: (Remote<Api> & Remote<Pulse>) | null = null;
  private readonly waiting = new Set<(error: Error) => void>();
  private watch: ReturnType<typeof setInterval> | null = null;
  private heard = 0;

  constructor(private readonly open: () => Worker) {}

  /** Calls the worker; rejects if it is ended, breaks or falls silent before it answers. */
  call<T>(work: (remote: Remote<Api>) => Promise<T>): Promise<T> {
    if (!this.remote) {
      this.worker = this.open();
      this.worker.onerror = () => this.end('the worker broke');
      this.remote = wrap<Api & Pulse>(this.worker) as Remote<Api> & Remote<Pulse>;
    }
    const { remote } = this;
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      this.listen();
      work(remote)
        .then(resolve, reject)
        .finally(() => {
          this.waiting.delete(reject);
          if (this.waiting.size === 0) this.rest();
        });
    });
  }

  /** Asks the worker now and then whether it lives, for as long as somebody waits. */
  private listen(): void {
    if (this.watch !== null) return;
    let ticks = 0;
    this.heard = 0;
    const { remote } = this;
    this.watch = setInterval(() => {
      ticks++;
      // Ticks and not the clock: a tab that was asleep did not listen either.
      if ((ticks - this.heard) * PULSE_MS > SILENCE_MS) return this.end('the worker fell silent');
      const asked = ticks;
      void (remote as Remote<Pulse>).pulse().then(() => (this.heard = Math.max(this.heard, asked)));
    }, PULSE_MS);
  }

  private rest(): void {
    if (this.watch !== null) clearInterval(this.watch);
    this.watch = null;
  }

  /** Ends the worker; whoever waits for it is told why. */
  end(reason: string): void {
    this.rest();
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
