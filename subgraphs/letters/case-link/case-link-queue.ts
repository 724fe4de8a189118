/**
 * The queue by which the joint meeting is told of letters. A job only wakes a worker, which finds for itself what is to be
 * told (case-link/tell-waiting.ts): one job too many does no harm. At most one waits.
 */
export const CASE_LINK_QUEUE = {
  name: "case-link",
  policy: "short",
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
  // The table says when the next try is due, and whoever looks after the queue looks there.
  retryLimit: 0,
} as const;
