import type { Clock } from "../clock";
import type { QueueWork } from "../jobs/job-queue";

/** How often it is looked whether anything has come up, such as a mail to be tried again. */
const LONGEST_PAUSE_MS = 60_000;
/** How soon a round of which something is left is tried again at first: at a start the gateway is not up yet. */
const FIRST_PAUSE_MS = 2_000;

interface RoundsOptions {
  /** Name of the queue, which is also the key of its one job. */
  queue: string;
  clock: Clock;
  /** Does what there is to be done; whether nothing is left to do today. */
  run: (signal: AbortSignal) => Promise<boolean>;
}

/** Daily rounds as work of the job queue: woken at the service's start, when the county's day changes, and every minute. */
export function roundsWork({ queue, clock, run }: RoundsOptions): QueueWork {
  let wokenOn = "";
  let wakeAt = 0;
  let pauseMs = FIRST_PAUSE_MS;
  return {
    name: queue,
    findForsaken: () => {
      const today = clock.today();
      if (today === wokenOn && performance.now() < wakeAt) return Promise.resolve([]);
      if (today !== wokenOn) pauseMs = FIRST_PAUSE_MS;
      wokenOn = today;
      wakeAt = performance.now() + LONGEST_PAUSE_MS;
      return Promise.resolve([queue]);
    },
    run: async (_key, signal) => {
      let isDone = false;
      try {
        isDone = await run(signal);
      } finally {
        // Also after a fault, such as of a database that is just being started anew.
        pauseMs = isDone ? LONGEST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        wakeAt = performance.now() + pauseMs;
      }
    },
  };
}
