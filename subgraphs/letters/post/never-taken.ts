import { nextStepAfter, REFUSAL_REASONS, type RefusalReason } from "../exchange/refusal-reason";

/** A message that was given up, or has just been refused. */
export interface RefusedMessage {
  /** What came of the last try. */
  fault: string | null;
  attempts: number;
  /** Tries that were answered by a signed refusal. */
  refusals: number;
}

/** What the message itself is refused for, at every try alike; NOT_APPLICABLE is said of none that is in the inbox. */
const OF_ITSELF: readonly RefusalReason[] = ["MALFORMED", "TOO_LARGE", "UNSUPPORTED", "MISADDRESSED", "NOT_APPLICABLE"];

/**
 * Whether a message is certain to have had no effect: its receiver has refused it for good, and cannot have taken it at an
 * earlier try whose receipt was lost. Of one that was given up for silence nobody knows.
 */
export function isNeverTaken({ fault, attempts, refusals }: RefusedMessage): boolean {
  const reason = REFUSAL_REASONS.find((each) => each === fault);
  if (reason === undefined || nextStepAfter(reason) !== "GIVE_UP") return false;
  return OF_ITSELF.includes(reason) || refusals >= attempts;
}
