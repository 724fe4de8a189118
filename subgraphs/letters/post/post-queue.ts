/**
 * The queue of messages that go out to other counties. A job only wakes a worker, which claims for itself what is due
 * (deliver-messages.ts): one job too many does no harm. At most one waits.
 */
export const POST_QUEUE = {
  name: "letters-post",
  policy: "short",
  // Longer than any backlog takes; whoever is killed meanwhile leaves claims that run out by themselves.
  expireInSeconds: 12 * 3600,
  heartbeatSeconds: 10,
  // It is looked every two seconds whether anything is due.
  retryLimit: 0,
} as const;
