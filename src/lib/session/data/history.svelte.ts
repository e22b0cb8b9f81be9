import type { ChangeEntry, Version } from '../../store/database';
import {
  dropVersion,
  moveVersion,
  noteVersions,
  pushVersion,
  readHistory,
  readLog,
  START
} from '../../store/versions';

/** A version and whether the browser holds it too. */
export type KeptVersion = Version & { kept: boolean };

/** How what is on screen stands to what the browser keeps. */
export type Saving = 'nada' | 'guardando' | 'guardado' | 'sin-guardar';

const CHANNEL = 'tejido';

/** What was changed, step by step, in this tab and in the others of the same browser. */
export class History {
  versions = $state.raw<KeptVersion[]>([{ ...START, kept: true }]);
  /** Position of the version in use. */
  position = $state(0);
  saving = $state<Saving>('nada');
  /** False when this browser cannot keep what is loaded. */
  keeps = $state(true);

  /** Whether the browser promised not to erase what it keeps; null while nobody asked it. */
  promised = $state<boolean | null>(null);

  /** Something that is on screen was erased under the page, and is kept nowhere. */
  private lost = false;

  readonly current = $derived.by(() => this.versions[this.position]);
  /** The change that undo takes back, and the one that redo brings again. */
  readonly undoable = $derived.by(() => (this.position > 0 ? this.current : null));
  readonly redoable = $derived.by(() => this.versions[this.position + 1] ?? null);

  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);

  /** @param onchange called when another tab changed what is loaded, or erased it */
  constructor(onchange: () => void) {
    if (this.channel) this.channel.onmessage = onchange;
  }

  /** Runs a change while no other tab runs one. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    // Without a secure context there are no locks, and two tabs must take care of themselves.
    if (typeof navigator === 'undefined' || !navigator.locks) return work();
    return navigator.locks.request(`${CHANNEL}.cambios`, work) as Promise<T>;
  }

  /** Puts what the browser keeps in place of what is known here; whether the version in use is another one. */
  async sync(): Promise<boolean> {
    const { versions, current } = await readHistory();
    // What could not be kept lives only here.
    if (this.versions.some((v) => !v.kept)) return false;
    const before = this.current;
    const kept = versions.length ? versions : [START];
    this.versions = kept.map((v) => ({ ...v, kept: true }));
    const at = kept.findIndex((v) => v.n === current);
    this.position = at >= 0 ? at : kept.length - 1;
    if (versions.length) {
      noteVersions(true);
      void this.lookAtPromise();
    }
    this.saving = versions.length ? 'guardado' : 'nada';
    return before.n !== this.current.n || before.cuando !== this.current.cuando;
  }

  /** Adds a version made of the one in use; it is kept unless it cannot be. */
  async push(change: (inUse: Version) => Omit<Version, 'n'>, kept: boolean): Promise<KeptVersion> {
    this.saving = 'guardando';
    const mine = this.current;
    const cuando = new Date().toISOString();
    const made = (inUse: Version) => ({ ...change(mine.kept ? inUse : mine), cuando });
    const saved = kept && this.keeps ? await pushVersion(made).catch(() => null) : null;
    const version = { ...(saved ?? { ...made(mine), n: mine.n + 1 }), kept: saved !== null };
    this.versions = [...this.versions.slice(0, this.position + 1), version];
    this.position = this.versions.length - 1;
    this.saving = saved && !this.lost ? 'guardado' : 'sin-guardar';
    if (saved) void this.askToPersist();
    if (saved) this.channel?.postMessage('cambio');
    return version;
  }

  /** Looks whether the browser promised to erase nothing by itself. */
  private async lookAtPromise(): Promise<void> {
    this.promised = (await navigator.storage?.persisted?.().catch(() => false)) ?? false;
  }

  /** Asks for that promise once something is kept; some browsers ask the person. */
  private async askToPersist(): Promise<void> {
    await this.lookAtPromise();
    if (!this.promised) this.promised = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
  }

  /** What the browser kept is gone: what is on screen lives only here. Of the beginning there is nothing to keep. */
  forgetKept(): void {
    const isStart = this.versions.length === 1;
    this.versions = this.versions.map((v) => ({ ...v, kept: isStart }));
    this.lost = !isStart;
    this.saving = this.lost ? 'sin-guardar' : 'nada';
    noteVersions(false);
  }

  /** Takes what another tab kept again; false when none did. */
  async takeKept(): Promise<boolean> {
    const { versions, current } = await readHistory();
    if (!versions.length) return false;
    this.use(versions.map((v) => ({ ...v, kept: true })));
    this.position = Math.max(
      0,
      versions.findIndex((v) => v.n === current)
    );
    return true;
  }

  /** Keeps a version again after the browser erased it, as the only change there is; false when it cannot be kept. */
  async keepAgain(version: Version): Promise<boolean> {
    const { n: _, kept: __, ...change } = version as KeptVersion;
    const saved = await pushVersion(() => change).catch(() => null);
    if (!saved) return false;
    this.use([
      { ...START, kept: true },
      { ...saved, kept: true }
    ]);
    return true;
  }

  private use(versions: KeptVersion[]): void {
    this.versions = versions;
    this.position = versions.length - 1;
    this.lost = false;
    this.saving = 'guardado';
    noteVersions(true);
  }

  /** Takes the last version away, as if it had never been. */
  async dropLast(): Promise<void> {
    const { current } = this;
    if (this.position === 0) return;
    this.versions = this.versions.slice(0, this.position);
    this.position--;
    if (!current.kept) return;
    await dropVersion(current.n).catch(() => null);
    this.channel?.postMessage('cambio');
  }

  /** Goes one version back or forth; the change that it undid or did again, or null when there was none. */
  async move(way: 'deshacer' | 'rehacer'): Promise<KeptVersion | null> {
    const change = way === 'deshacer' ? this.undoable : this.redoable;
    if (!change) return null;
    if (change.kept) {
      await moveVersion(way, new Date().toISOString()).catch(() => null);
      this.channel?.postMessage('cambio');
    }
    this.position += way === 'deshacer' ? -1 : 1;
    return change;
  }

  /** What was done, newest first. */
  log = (): Promise<ChangeEntry[]> => readLog().catch(() => []);

  /** Begins anew, after everything was erased. */
  restart(): void {
    this.versions = [{ ...START, kept: true }];
    this.position = 0;
    this.lost = false;
    this.saving = 'nada';
    this.channel?.postMessage('borrado');
  }
}
