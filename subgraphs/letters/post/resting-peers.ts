import { backOff } from "./back-off";

/** Sooner than a message would be tried again by itself: a county that is back shall have its letters. */
const LONGEST_REST_MS = 60_000;

interface Rest {
  failures: number;
  until: Date;
  isProbed: boolean;
}

/**
 * Counties that do not answer. Nothing is sent to them for a while, and then one message, so that many letters for a county
 * that is away hold up none for another.
 */
export class RestingPeers {
  private readonly rests = new Map<string, Rest>();
  private readonly awake = new Set<string>();

  /** Counties to which nothing but a probe is sent. */
  get resting(): string[] {
    return [...this.rests.keys()];
  }

  /** Counties of which one message may be tried now. */
  toProbe(now: Date): string[] {
    return [...this.rests].filter(([, { until, isProbed }]) => !isProbed && until <= now).map(([code]) => code);
  }

  probes(peerCode: string): void {
    const rest = this.rests.get(peerCode);
    if (rest !== undefined) rest.isProbed = true;
  }

  /** A try came to nothing. Those that were under way together count as one. */
  failed(peerCode: string, now: Date): void {
    this.awake.delete(peerCode);
    const rest = this.rests.get(peerCode);
    if (rest !== undefined && !rest.isProbed) return;
    const failures = (rest?.failures ?? 0) + 1;
    const until = new Date(now.getTime() + backOff(failures, LONGEST_REST_MS));
    this.rests.set(peerCode, { failures, until, isProbed: false });
  }

  /** @returns whether that is news: it had not answered before, or nothing is known of it yet */
  answered(peerCode: string): boolean {
    this.rests.delete(peerCode);
    if (this.awake.has(peerCode)) return false;
    this.awake.add(peerCode);
    return true;
  }
}
