/**
 * The queue of watches that are over when an outcome is entered late: what the daily round would judge only tomorrow. A job
 * judges every watched case there is (case-outcome/watch-cases.ts), so that at most one waits.
 */
export const WATCH_QUEUE = {
  name: "case-watch",
  policy: "short",
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
  retryLimit: 10,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
} as const;
