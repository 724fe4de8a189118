/**
 * How long a sweep waits for departments that are away. The first reading that misses one waits for it as long as the
 * patience lasts; from then on each further one is tried once, until somebody answers again.
 */
export class Patience {
  private readonly awaySince = new Map<string, number>();

  constructor(private readonly milliseconds: number) {}

  /** A reading was answered: all that it needs are there. */
  answered(): void {
    this.awaySince.clear();
  }

  /**
   * Whether a reading has waited long enough.
   * @param missing who did not answer now
   * @param failingSince when the reading failed first, in milliseconds of `performance.now()`
   */
  isAtItsEnd(missing: string, failingSince: number): boolean {
    const now = performance.now();
    const awaySince = this.awaySince.get(missing) ?? now;
    this.awaySince.set(missing, awaySince);
    return now - Math.min(awaySince, failingSince) >= this.milliseconds;
  }
}
