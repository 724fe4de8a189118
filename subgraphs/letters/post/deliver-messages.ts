import { setTimeout as pause } from "node:timers/promises";
import { nextStepAfter } from "../exchange/refusal-reason";
import { CLAIM_MS, type ClaimedMessage, claimMessages, keepClaims, releaseClaims } from "./claim-messages";
import { judgeAttempt } from "./judge-attempt";
import type { PostResources } from "./post-resources";
import { renewPeerCard } from "./renew-peer-cards";
import { RestingPeers } from "./resting-peers";
import { Settling } from "./settling";
import { type Attempt, tryMessage } from "./try-message";

/** Messages under way at once. */
const CONCURRENCY = 16;
const CLAIMED_AT_ONCE = 32;
/** How soon the worker looks again while it is up, and for how long it stays up with nothing to do: answers bring messages. */
const LOOK_AGAIN_MS = 100;
const LINGER_MS = 15_000;

/** How long a worker stays. */
interface Patience {
  lingerMs?: number;
}

/**
 * Delivers what is due until nothing has been due for a while, or the signal breaks it off: what is under way is then
 * finished, and what was not begun is given back. Any number of workers may run at once.
 */
export async function deliverMessages(
  resources: PostResources,
  signal: AbortSignal,
  { lingerMs = LINGER_MS }: Patience = {},
): Promise<void> {
  await new Delivery(resources, signal).run(lingerMs);
}

class Delivery {
  private readonly peers = new RestingPeers();
  private readonly settling: Settling;
  /** Claimed and not begun. */
  private queue: ClaimedMessage[] = [];
  private readonly underWay = new Map<string, Promise<void>>();
  private keptAt = performance.now();

  constructor(
    private readonly resources: PostResources,
    private readonly signal: AbortSignal,
  ) {
    this.settling = new Settling(resources);
  }

  async run(lingerMs: number): Promise<void> {
    let busyAt = performance.now();
    try {
      while (!this.signal.aborted) {
        if (this.queue.length === 0) this.queue = await this.claim();
        this.begin();
        if (this.underWay.size > 0) busyAt = performance.now();
        else if (performance.now() - busyAt >= lingerMs) return;
        await this.next();
        await this.keep();
      }
    } finally {
      const { database, exchangeClock } = this.resources;
      const given = this.queue.map(({ id }) => id);
      this.queue = [];
      await Promise.all(this.underWay.values());
      await releaseClaims(database, given, exchangeClock.now());
    }
  }

  private async claim(): Promise<ClaimedMessage[]> {
    const { database, exchangeClock } = this.resources;
    const now = exchangeClock.now();
    const { resting } = this.peers;
    const claimed = await claimMessages(database, { now, limit: CLAIMED_AT_ONCE, resting, only: null });
    for (const peerCode of this.peers.toProbe(now)) {
      const [probe] = await claimMessages(database, { now, limit: 1, resting: [], only: peerCode });
      if (probe === undefined) continue;
      this.peers.probes(peerCode);
      claimed.push(probe);
    }
    return claimed;
  }

  private begin(): void {
    while (this.underWay.size < CONCURRENCY) {
      const message = this.queue.shift();
      if (message === undefined) return;
      this.underWay.set(
        message.id,
        this.deliver(message).finally(() => this.underWay.delete(message.id)),
      );
    }
  }

  /** Waits until a place is free, or something may have become due. */
  private async next(): Promise<void> {
    const places = [...this.underWay.values()];
    if (this.queue.length === 0 || places.length === 0) places.push(this.rest());
    await Promise.race(places);
  }

  private rest(): Promise<void> {
    return pause(LOOK_AGAIN_MS, undefined, { signal: this.signal }).catch((fault: unknown) => {
      if (!this.signal.aborted) throw fault;
    });
  }

  /** A long list of children takes its time on a bad line: its claim is kept as long as its worker lives. */
  private async keep(): Promise<void> {
    if (performance.now() - this.keptAt < CLAIM_MS / 3) return;
    this.keptAt = performance.now();
    const ids = [...this.underWay.keys(), ...this.queue.map(({ id }) => id)];
    if (ids.length > 0) await keepClaims(this.resources.database, ids, this.resources.exchangeClock.now());
  }

  private async deliver(message: ClaimedMessage): Promise<void> {
    try {
      const attempt = await tryMessage(this.resources, message);
      await this.noteAnswer(attempt);
      await this.settling.settle(judgeAttempt(attempt, this.resources.exchangeClock.now()));
    } catch (fault) {
      // Its claim runs out, and it is tried again.
      this.resources.log.error({ err: fault, messageId: message.id }, "a message could not be tried");
    }
  }

  private async noteAnswer(attempt: Attempt): Promise<void> {
    const { peerCode } = attempt.message;
    if (attempt.is === "UNANSWERED") await this.letRest(peerCode);
    if (attempt.is !== "ANSWERED") return;
    if (this.peers.answered(peerCode)) await this.wakeUp(peerCode);
    const { reason } = attempt.receipt.receipt;
    if (reason !== null && nextStepAfter(reason) === "RENEW_CARD") await renewPeerCard(this.resources, peerCode);
  }

  /** What was claimed for a county that does not answer is given back untried. */
  private async letRest(peerCode: string): Promise<void> {
    const { database, exchangeClock } = this.resources;
    const now = exchangeClock.now();
    this.peers.failed(peerCode, now);
    const held = this.queue.filter((message) => message.peerCode === peerCode);
    this.queue = this.queue.filter((message) => message.peerCode !== peerCode);
    const ids = held.map(({ id }) => id);
    await releaseClaims(database, ids, now);
  }

  /** A county that is back gets at once what was put off because it was away. */
  private async wakeUp(peerCode: string): Promise<void> {
    await this.resources.database.query(
      `UPDATE outbox_message SET next_try_at = $2
       WHERE peer_code = $1 AND state = 'WAITING' AND next_try_at > $2 AND last_fault = ANY ($3)`,
      [peerCode, this.resources.exchangeClock.now(), ["UNREACHABLE", "NO_ANSWER", "NO_EXCHANGE", "BAD_RECEIPT"]],
    );
  }
}
