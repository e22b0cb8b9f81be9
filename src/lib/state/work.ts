import { proxy, wrap, type Remote } from 'comlink';
import type { FileContext, Outcome, WorkApi } from './work.worker';

/** The worker that reads files. Cancelling ends it and starts another when it is next needed. */
export class Work {
  private worker: Worker | null = null;
  private remote: Remote<WorkApi> | null = null;
  private abandon: ((outcome: Outcome) => void) | null = null;

  private api(): Remote<WorkApi> {
    if (!this.remote) {
      this.worker = new Worker(new URL('./work.worker.ts', import.meta.url), { type: 'module' });
      this.remote = wrap<WorkApi>(this.worker);
    }
    return this.remote;
  }

  /** Reads a file; resolves with `cancelado` when it is cancelled or the worker dies. */
  open(file: File, context: FileContext, report: (share: number) => void): Promise<Outcome> {
    const remote = this.api();
    return new Promise((resolve) => {
      this.abandon = resolve;
      const fail = () => resolve({ ok: false, reason: 'inesperado', detail: {} });
      this.worker!.onerror = fail;
      remote.open(file, context, proxy(report)).then(resolve, fail);
    });
  }

  cancel(): void {
    this.worker?.terminate();
    this.worker = null;
    this.remote = null;
    this.abandon?.({ ok: false, reason: 'cancelado', detail: {} });
  }

  recall: WorkApi['recall'] = (id) => this.api().recall(id) as ReturnType<WorkApi['recall']>;

  code: WorkApi['code'] = (...args) => this.api().code(...args) as ReturnType<WorkApi['code']>;
}
