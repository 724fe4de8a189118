/**
 * The queue by which cases that letters opened are compared with what their senders were last told. A job looks at every such
 * case (incoming/tell-outcomes.ts), so that at most one waits.
 */
export const OUTCOME_QUEUE = {
  name: "letter-outcome",
  policy: "short",
  expireInSeconds: 3600,
  heartbeatSeconds: 10,
  // The next minute wakes it again.
  retryLimit: 0,
} as const;
