import type { Remote } from 'comlink';
import { CANCELLED, isCancelled, Workplace } from './workplace';

/** A question to a worker of its own: the last one asked is the one that is answered. */
export class Inquiry<Api, Answer> {
  /** The last answer; while another is looked for it stays. */
  answer = $state.raw<Answer | null>(null);
  isWorking = $state(false);
  /** What is on screen answers an older question. */
  isStale = $state(false);
  /** How far the work is, 0–1. */
  progress = $state(0);
  failed = $state(false);
  private readonly place: Workplace<Api>;
  private turn = 0;

  constructor(open: () => Worker) {
    this.place = new Workplace<Api>(open);
  }

  /** Asks; a question that was under way is let go of. */
  async ask(
    work: (remote: Remote<Api>, onProgress: (share: number) => void) => Promise<Answer>
  ): Promise<void> {
    this.stop();
    const turn = ++this.turn;
    this.isWorking = this.isStale = true;
    this.progress = 0;
    this.failed = false;
    try {
      const answer = await this.place.call<Answer>((remote) =>
        work(remote, (share) => {
          if (turn === this.turn) this.progress = share;
        })
      );
      if (turn !== this.turn) return;
      this.answer = answer;
      this.isStale = false;
    } catch (error) {
      if (turn !== this.turn || isCancelled(error)) return;
      console.error(error);
      this.failed = true;
    } finally {
      if (turn === this.turn) this.isWorking = false;
    }
  }

  /** Lets a question go. */
  stop(): void {
    this.turn++;
    if (this.isWorking) this.place.end(CANCELLED);
    this.isWorking = false;
  }
}
