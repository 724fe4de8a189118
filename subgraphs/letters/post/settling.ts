import type { JudgedAttempt } from "./judge-attempt";
import type { PostResources } from "./post-resources";
import { settleAttempts } from "./settle-attempts";

/** As many as one transaction takes. */
const MOST = 32;

/** What came of a try, and whom to tell that it is written down. */
interface Settled {
  judged: JudgedAttempt;
  done: () => void;
}

/**
 * Writes down what came of tries, all that have come together while the last transaction ran in the next one: under load a
 * letter costs a fraction of a transaction, and otherwise none waits.
 */
export class Settling {
  private readonly waiting: Settled[] = [];
  private isRunning = false;

  constructor(private readonly resources: PostResources) {}

  /** Resolves when it is written down, or cannot be: then its claim runs out and it is tried again, and known there. */
  settle(judged: JudgedAttempt): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ judged, done });
      if (!this.isRunning) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.waiting.length > 0) {
      const batch = this.nextBatch();
      await this.write(batch.map(({ judged }) => judged));
      for (const { done } of batch) done();
    }
    this.isRunning = false;
  }

  /** Each message once: of two of its tries the second finds then that the first has settled it. */
  private nextBatch(): Settled[] {
    const ids = new Set<string>();
    const batch: Settled[] = [];
    for (const one of this.waiting.splice(0)) {
      const { id } = one.judged.message;
      if (ids.has(id) || batch.length === MOST) this.waiting.push(one);
      else batch.push(one);
      ids.add(id);
    }
    return batch;
  }

  /** What fails together is written one by one, so that one that cannot be written keeps no other from it. */
  private async write(judged: readonly JudgedAttempt[]): Promise<void> {
    try {
      await settleAttempts(this.resources, judged);
    } catch (fault) {
      const ids = judged.map(({ message }) => message.id);
      this.resources.log.error({ err: fault, messageIds: ids }, "tries could not be written down");
      if (judged.length > 1) for (const one of judged) await this.write([one]);
    }
  }
}
