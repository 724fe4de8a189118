import type { SealedMessage } from "../exchange/seal-message";
import { nextStepAfter, type RefusalReason } from "../exchange/refusal-reason";
import type { SignedReceipt } from "../exchange/receipt";
import { backOff } from "./back-off";
import type { ClaimedMessage } from "./claim-messages";
import { type Attempt, NOT_OF_THE_FORMAT } from "./try-message";

const DAY_MS = 86_400_000;
/** After so long of trying a message becomes a dead letter. */
const PATIENCE_MS = 14 * DAY_MS;
/** A county that was away while our keys changed does not know us until it has asked for our card. */
const UNKNOWN_PATIENCE_MS = DAY_MS;

/** What becomes of a message after a try. */
export type Verdict =
  | { becomes: "DELIVERED" }
  | { becomes: "WAITING"; fault: string; nextTryAt: Date }
  | { becomes: "FAILED"; fault: string };

/** A try with what is to be made of it. */
export interface JudgedAttempt {
  message: ClaimedMessage;
  /** The try and its receipt, also one that refuses; null where there is no proof. */
  proof: { sealed: SealedMessage; receipt: SignedReceipt } | null;
  verdict: Verdict;
  at: Date;
}

/** Judges a try by its answer and the time that has gone by. */
export function judgeAttempt(attempt: Attempt, at: Date, random: () => number = Math.random): JudgedAttempt {
  const { message } = attempt;
  const proof = attempt.is === "ANSWERED" ? { sealed: attempt.sealed, receipt: attempt.receipt } : null;
  const fault = faultOf(attempt);
  if (fault === null) return { message, proof, verdict: { becomes: "DELIVERED" }, at };
  const waited = at.getTime() - message.waitingSince.getTime();
  if (waited >= patienceWith(fault, attempt.is)) return { message, proof, verdict: { becomes: "FAILED", fault }, at };
  const nextTryAt = new Date(at.getTime() + backOff(message.attempts, undefined, random));
  return { message, proof, verdict: { becomes: "WAITING", fault, nextTryAt }, at };
}

function faultOf(attempt: Attempt): string | null {
  return attempt.is === "ANSWERED" ? attempt.receipt.receipt.reason : attempt.fault;
}

function patienceWith(fault: string, is: Attempt["is"]): number {
  if (fault === NOT_OF_THE_FORMAT) return 0;
  if (is !== "ANSWERED") return PATIENCE_MS;
  if (fault === "UNKNOWN_SENDER") return UNKNOWN_PATIENCE_MS;
  return nextStepAfter(fault as RefusalReason) === "GIVE_UP" ? 0 : PATIENCE_MS;
}
