/**
 * The queue of the daily rounds of letters. A job only wakes a worker, which finds for itself what is to be done
 * (letter-round/run-letter-rounds.ts): one job too many does no harm. At most one waits.
 */
export const LETTER_ROUND_QUEUE = {
  name: "letter-round",
  policy: "short",
  // Longer than the rounds of a service that was away for months.
  expireInSeconds: 4 * 3600,
  heartbeatSeconds: 10,
  // The next minute wakes it again.
  retryLimit: 0,
} as const;
