import { setTimeout as delay } from "node:timers/promises";

interface Patience {
  /** Milliseconds after which it is given up. */
  within: number;
}

const PAUSE_MS = 40;

/**
 * Waits for a condition: repeats a check until it no longer throws.
 * @throws the check's last fault when the time is over
 */
export async function eventually<Outcome>(
  check: () => Outcome | Promise<Outcome>,
  { within }: Patience,
): Promise<Outcome> {
  const end = performance.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (fault) {
      if (performance.now() > end) throw fault;
    }
    await delay(PAUSE_MS);
  }
}
