/** Anybody can send what nobody has signed. */
const NOT_BEFORE_MS = 60_000;

/**
 * Asking all counties for their cards, because somebody writes under a key that is not in the directory: a county may have
 * changed its keys while this one was away. In the background and not often: a refusal takes no longer for it, so that it
 * says nothing about who is in the directory.
 */
export class CardRenewals {
  private last = Number.NEGATIVE_INFINITY;
  private running: Promise<void> = Promise.resolve();

  /** @param renew throws nothing */
  constructor(private readonly renew: () => Promise<void>) {}

  wanted(): void {
    if (performance.now() - this.last < NOT_BEFORE_MS) return;
    this.last = performance.now();
    this.running = this.renew();
  }

  /** Waits for what is under way. */
  end(): Promise<void> {
    this.last = Number.POSITIVE_INFINITY;
    return this.running;
  }
}
