import type { Remote } from 'comlink';
import { CANCELLED, isCancelled, type RestartableWorker } from './restartable-worker';

/** What a worker tells on its way. */
interface Told<Answer> {
  /** How far it is, 0–1. */
  progress: (share: number) => void;
  /** An answer that is not yet the last one. */
  better: (answer: Answer) => void;
}

/** A question to a worker: the last one asked is the one that is answered, at once or better and better. */
export class LatestQuery<Api, Answer> {
  /** The last answer; while another is looked for it stays. */
  answer = $state.raw<Answer | null>(null);
  isWorking = $state(false);
  /** What is on screen answers an older question. */
  isStale = $state(false);
  progress = $state(0);
  failed = $state(false);
  private turn = 0;

  constructor(private readonly place: RestartableWorker<Api>) {}

  /** Asks, and says whether it was answered; a question that was under way is let go of. */
  async ask(work: (remote: Remote<Api>, tell: Told<Answer>) => Promise<Answer>): Promise<boolean> {
    this.stop();
    const turn = ++this.turn;
    // What is told on the way comes by another way than the last word, and may come after it.
    const isAwaited = () => turn === this.turn && this.isWorking;
    this.isWorking = this.isStale = true;
    this.progress = 0;
    this.failed = false;
    try {
      const answer = await this.place.call<Answer>((remote) =>
        work(remote, {
          progress: (share) => isAwaited() && (this.progress = share),
          better: (better) => isAwaited() && this.take(better)
        })
      );
      if (turn !== this.turn) return false;
      this.take(answer);
      return true;
    } catch (error) {
      if (turn !== this.turn || isCancelled(error)) return false;
      console.error(error);
      this.failed = true;
      return false;
    } finally {
      if (turn === this.turn) this.isWorking = false;
    }
  }

  private take(answer: Answer): void {
    this.answer = answer;
    this.isStale = false;
  }

  /** Lets a question go; the best answer so far stays. */
  stop(): void {
    this.turn++;
    // A worker at rest is kept: what it loaded may take longer than most answers.
    if (this.isWorking) this.place.end(CANCELLED);
    this.isWorking = false;
  }

  /** Lets question and answer go. */
  forget(): void {
    this.stop();
    this.answer = null;
    this.isStale = this.failed = false;
  }
}
