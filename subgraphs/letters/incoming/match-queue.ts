/**
 * The queue by which the children of letters that came in are looked for in the own registers. A job only wakes a worker,
 * which finds in the table what is due (incoming/match-letters.ts): one job too many does no harm. At most one waits.
 */
export const MATCH_QUEUE = {
  name: "letter-match",
  policy: "short",
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
  // The table says when the next try is due, and whoever looks after the queue looks there.
  retryLimit: 0,
} as const;
