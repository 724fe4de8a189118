/**
 * The queue of sweeps. A job only wakes a worker: which worker runs a sweep is settled by a lock (sweep/sweep-lock.ts),
 * so that one job too many does no harm. At most one waits for each sweep.
 */
export const SWEEP_QUEUE = {
  name: "sweep",
  policy: "short",
  // Longer than any sweep waits for whoever is away; the queue takes nothing beyond a day.
  expireInSeconds: 23 * 3600,
  heartbeatSeconds: 10,
  // Not for departments that are away, which the sweep itself waits for, but for workers and databases that are.
  retryLimit: 1000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 10,
} as const;
